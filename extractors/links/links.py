"""Links inside a text: what supports or disputes what, only where words or structure show it.

No link is made for a shared topic. Each comes from a named test, with words on both sides. The tests
live in rooms by what they look at: replies, paragraphs, results, disputes; here are those of single
statements, and the order in which all are asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from extractors.draft import Draft, Layer
from extractors.language.shallow import content_stems
from extractors.links.link_acceptance import accepting_links, granting_links
from extractors.links.link_addressees import unmarked_reply_links
from extractors.links.link_articles import article_links
from extractors.links.link_at_issue import (
    affirmed_links,
    company_links,
    jump_links,
    told_argument_links,
)
from extractors.links.link_comments import comment_links, polarity_links, quoted_links
from extractors.links.link_conclusions import conclusion_links, forecast_links
from extractors.links.link_connectives import connective_links
from extractors.links.link_context import LinkContext
from extractors.links.link_continued import (
    continued_links,
    objection_reason_links,
    verdict_reason_links,
)
from extractors.links.link_disputes import (
    answer_links,
    category_links,
    concession_links,
    denial_links,
    figure_links,
    received_links,
    score_links,
    timed_links,
    verdict_links,
)
from extractors.links.link_expected import rival_figure_links, unfulfilled_links
from extractors.links.link_facts import fact_links, rejection_links
from extractors.links.link_figures import figure_judged_links
from extractors.links.link_found import Found
from extractors.links.link_grounds import ground_links, listed_ground_links, objection_links
from extractors.links.link_instances import (
    argument_links,
    bare_assertion_links,
    instance_links,
    scenario_links,
    unlikely_witness_links,
    view_told_links,
)
from extractors.links.link_lead_ins import announced_links, example_links, why_links
from extractors.links.link_lists import list_links
from extractors.links.link_meets import met_links
from extractors.links.link_paragraphs import (
    bearing_figure_links,
    importance_links,
    reason_links,
    theme_of_topic_links,
    topic_links,
)
from extractors.links.link_particulars import particular_links
from extractors.links.link_points import point_links
from extractors.links.link_reasons import (
    aside_links,
    bare_reason_links,
    chance_reason_links,
    colon_links,
    denial_reason_links,
    evidence_links,
    inference_links,
    second_reason_links,
)
from extractors.links.link_rebuttals import (
    camp_links,
    fault_links,
    holder_links,
    positions,
    rebuttal_links,
)
from extractors.links.link_rejoinders import outcome_links, rejoinder_links
from extractors.links.link_reported import beside_links, recalled_links
from extractors.links.link_reports import late_contrast_links, report_denied_links
from extractors.links.link_results import (
    results_above,
    results_below,
    results_concluded,
    results_told,
)
from extractors.links.link_retorts import already_links, judged_links, question_links
from extractors.links.link_summed import forecast_view_links, summed_links, universal_links
from extractors.links.link_themes import echo_reply_links, theme_links
from extractors.links.link_threads import root_links, self_links
from extractors.links.link_timelines import quantity_links, timeline_links
from extractors.links.link_turned_away import turns_away
from extractors.links.link_turns import (
    bare_denial,
    conceded_links,
    denied_links,
    echo_links,
    granted_links,
    rated_links,
    told_next,
)
from extractors.links.link_verdicts import (
    borne_out_links,
    evaluated_links,
    past_view_links,
    taken_up_links,
)
from extractors.links.link_view_grounds import (
    holder_told_links,
    opening_view_links,
    view_explained_links,
)
from extractors.links.link_views import (
    agreement_links,
    endorsement_links,
    heading_links,
    herald_links,
    ordinal_links,
)
from extractors.links.link_voices import (
    admission_links,
    announced_dispute_links,
    because_links,
    cited_links,
    figure_report_links,
    other_holder_links,
    quotation_links,
    record_links,
    witness_links,
)
from extractors.links.reply_links import reply_links
from kg.model import Link, Relation, Stance


@dataclass(frozen=True, slots=True)
class LinkStep:
    """Links the statements of a draft."""

    name: str = "links"
    version: str = "4"
    requires: frozenset[Layer] = frozenset(
        {
            *(Layer.STATEMENTS, Layer.POSTS, Layer.BLOCKS, Layer.SENTENCES),
            *(Layer.PROPOSITIONS, Layer.FORECASTS, Layer.BENCHMARKS, Layer.PARSES),
        }
    )
    provides: frozenset[Layer] = frozenset({Layer.LINKS})

    def __call__(self, draft: Draft) -> Draft:
        """The draft with its links, sorted by their ends; one for each pair."""
        context = LinkContext(draft)
        found: dict[frozenset[str], Link] = {}
        set_up = positions(context)  # what stands under "Myth:" is backed by nothing here
        for test in TESTS:
            for seen in test(context):
                if seen.relation is Relation.SUPPORTS and {seen.from_.id, seen.to.id} & set_up:
                    continue
                # The first test to join a pair decides: the tests are in order of strength.
                pair = frozenset((seen.from_.id, seen.to.id))
                if len(pair) == 2 and pair not in found and not turns_away(seen):
                    found[pair] = seen.link()
        place = {statement.id: n for n, statement in enumerate(draft.statements)}
        ordered = sorted(found.values(), key=lambda link: (place[link.from_], place[link.to]))
        return replace(draft, links=tuple(ordered))


STEP = LinkStep()
_BARE = 3  # code points after "X disagrees": nothing but a full stop


def stance_links(context: LinkContext) -> Iterator[Found]:
    """Somebody who rejects or questions a view disputes it, where the text told that view before."""
    for here in context.statements:
        if here.stance not in {Stance.REJECTED, Stance.QUESTIONED} or here.cue is None:
            continue
        if here.reporter is None:
            continue
        bare = here.span.end - here.cue.end <= _BARE
        # "Vaupell rejects that: ..." answers whoever was heard last, by name or not.
        that = bare_denial(here.span.quote, here.cue.end - here.span.start)
        if bare:
            target = context.other_before(here)
        elif that:
            target = context.heard_last(here)
        else:
            target = context.rival_before(here)
        shared = target is not None and content_stems(here.canonical) & content_stems(
            target.canonical
        )
        if target is not None and (bare or that or shared):
            yield Found(here, target, Relation.DISPUTES, "stance", 0.6, here.cue, "stance")
        if target is not None and bare:
            told, main = (
                told_next(context, here),
                context.answered_by(here, told_from=here.span.start),
            )
            if told is not None and main is not None:
                yield Found(
                    told,
                    main,
                    Relation.DISPUTES,
                    "stance-told",
                    0.6,
                    here.cue,
                    "stance",
                    other=main.span,
                )


TESTS: tuple[Callable[[LinkContext], Iterator[Found]], ...] = (
    quoted_links,
    accepting_links,
    reply_links,
    quantity_links,
    timeline_links,
    figure_judged_links,
    timed_links,
    stance_links,
    ground_links,
    results_above,
    list_links,
    ordinal_links,
    objection_links,
    because_links,
    results_concluded,
    connective_links,
    answer_links,
    announced_dispute_links,
    other_holder_links,
    admission_links,
    endorsement_links,
    herald_links,
    heading_links,
    received_links,
    concession_links,
    rebuttal_links,
    holder_links,
    camp_links,
    fault_links,
    point_links,
    verdict_links,
    figure_links,
    score_links,
    category_links,
    denial_links,
    comment_links,
    polarity_links,
    echo_links,
    denied_links,
    rated_links,
    conceded_links,
    granted_links,
    evaluated_links,
    past_view_links,
    taken_up_links,
    borne_out_links,
    unfulfilled_links,
    rival_figure_links,
    outcome_links,
    rejoinder_links,
    report_denied_links,
    late_contrast_links,
    question_links,
    judged_links,
    already_links,
    theme_links,
    unmarked_reply_links,
    echo_reply_links,
    granting_links,
    root_links,
    recalled_links,
    met_links,
    beside_links,
    rejection_links,
    fact_links,
    article_links,
    self_links,
    results_below,
    announced_links,
    why_links,
    evidence_links,
    cited_links,
    bare_reason_links,
    aside_links,
    colon_links,
    example_links,
    conclusion_links,
    inference_links,
    forecast_links,
    topic_links,
    bearing_figure_links,
    results_told,
    reason_links,
    denial_reason_links,
    chance_reason_links,
    quotation_links,
    figure_report_links,
    record_links,
    witness_links,
    bare_assertion_links,
    instance_links,
    scenario_links,
    argument_links,
    view_told_links,
    continued_links,
    verdict_reason_links,
    objection_reason_links,
    agreement_links,
    unlikely_witness_links,
    summed_links,
    forecast_view_links,
    universal_links,
    second_reason_links,
    theme_of_topic_links,
    importance_links,
    listed_ground_links,
    company_links,
    affirmed_links,
    told_argument_links,
    jump_links,
    particular_links,
    view_explained_links,
    holder_told_links,
    opening_view_links,
)
