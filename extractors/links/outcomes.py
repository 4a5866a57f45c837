"""Each named test for links, asked of two statements: passed with which words, or why not.

The tests themselves are those that make the links; nothing is judged a second way here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extractors.draft import Draft
from extractors.links.link_context import LinkContext
from extractors.links.link_found import Found
from extractors.links.links import TESTS
from kg.model import Link, Statement

_WORDS = 60
_NAMES: dict[str, str] = {
    "reply_links": "reply-agrees, reply-disagrees, reply-doubts, reply-argument",
    "quoted_links": "quote-agrees, quote-disagrees",
    "comment_links": "comment-agrees, comment-disagrees",
    "polarity_links": "opposite-polarity",
    "quantity_links": "incompatible-probability",
    "timeline_links": "incompatible-date",
    "stance_links": "stance, stance-told",
    "ground_links": "grounds, grounds-doubted",
    "results_above": "results-above",
    "echo_links": "opposite-predicate",
    "denied_links": "denied",
    "rated_links": "chance-given",
    "conceded_links": "concession-turned",
    "granted_links": "granted",
    "evaluated_links": "verdict-on-said, verdict-and-chance",
    "past_view_links": "past-view",
    "borne_out_links": "borne-out",
    "taken_up_links": "words-taken-up",
    "accepting_links": "reply-accepts",
    "unfulfilled_links": "expectation-denied",
    "rival_figure_links": "rival-figure",
    "outcome_links": "outcome-told",
    "rejoinder_links": "rejoinder",
    "report_denied_links": "report-denied",
    "late_contrast_links": "contrast-late",
    "question_links": "reply-asks-back, reply-answers-itself",
    "judged_links": "reply-belittles",
    "already_links": "reply-already",
    "theme_links": "reply-takes-up",
    "recalled_links": "said-before",
    "beside_links": "view-beside",
    "fact_links": "fact-beside",
    "rejection_links": "view-turned-back",
    "met_links": "reply-meets, report-met",
    "root_links": "root-disagrees",
    "article_links": "article-agrees, article-disagrees",
    "self_links": "thread-goes-on",
    "echo_reply_links": "reply-echoes",
    "unmarked_reply_links": "reply-opposes",
    "results_told": "result-told",
    "results_concluded": "results-concluded",
    "results_below": "results-below",
    "list_links": "list-under-claim, critics-list",
    "ordinal_links": "point-answered",
    "objection_links": "objection",
    "because_links": "because",
    "connective_links": "connective-evidence, connective-result, connective-contrast",
    "answer_links": "answer",
    "announced_dispute_links": "announced-dispute, dissent-told",
    "other_holder_links": "contrast-other-holder",
    "admission_links": "admission",
    "endorsement_links": "endorsed, granted-but",
    "herald_links": "announced-objection",
    "heading_links": "objections-heading",
    "received_links": "received-view",
    "concession_links": "concession-answered",
    "verdict_links": "verdict",
    "figure_links": "contrast-figures, contrast-same-holder",
    "timed_links": "timed-otherwise",
    "figure_judged_links": "figure-rejected, figure-approved, figure-countered",
    "score_links": "score-limited",
    "category_links": "category-denied",
    "denial_links": "forecast-denied",
    "announced_links": "announced",
    "why_links": "why-answered",
    "evidence_links": "evidence-announced",
    "bare_reason_links": "reason-announced",
    "granting_links": "reply-grants, concession-turned",
    "aside_links": "in-brackets",
    "colon_links": "colon",
    "example_links": "example",
    "conclusion_links": "conclusion, premise",
    "inference_links": "inference",
    "forecast_links": "forecast-reason",
    "topic_links": "topic-sentence",
    "theme_of_topic_links": "topic-theme",
    "bearing_figure_links": "figures-for-claim",
    "reason_links": "reason-for-verdict",
    "denial_reason_links": "denial-explained",
    "chance_reason_links": "chance-explained",
    "quotation_links": "own-words",
    "figure_report_links": "own-figures",
    "cited_links": "evidence-cited",
    "record_links": "own-records",
    "witness_links": "witness",
    "bare_assertion_links": "bare-assertion",
    "instance_links": "instance",
    "scenario_links": "scenario",
    "argument_links": "own-argument",
    "view_told_links": "view-told",
    "continued_links": "own-view-goes-on",
    "verdict_reason_links": "verdict-explained",
    "objection_reason_links": "objection-explained",
    "agreement_links": "agreed",
    "unlikely_witness_links": "unlikely-witness",
    "summed_links": "summed-up",
    "forecast_view_links": "view-and-forecast",
    "universal_links": "holds-of-all",
    "second_reason_links": "second-reason",
    "importance_links": "importance-told",
    "rebuttal_links": "myth-answered, position-answered",
    "holder_links": "holder-answered",
    "camp_links": "camp-answers",
    "fault_links": "view-faulted",
    "point_links": "point-faulted, point-turned, reply-told, told-back",
    "listed_ground_links": "ground-taken-up, ground-doubted",
    "company_links": "in-company",
    "affirmed_links": "affirmed",
    "told_argument_links": "argument-told",
    "jump_links": "jump-questioned",
    "particular_links": "particulars",
    "view_explained_links": "view-explained",
    "holder_told_links": "holder-told",
    "opening_view_links": "opening-view",
}
"""The names that each test may give a link."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one test found out about two statements.

    Args:
        test: its name; several, with commas, where one look at the text may give any of them.
        passed: whether it joins the two.
        detail: the words that it saw, or why it does not join them, for a person.
        link: the link that it would make, where it passed.
    """

    test: str
    passed: bool
    detail: str
    link: Link | None = None


def within(draft: Draft, one: Statement, other: Statement) -> tuple[Outcome, ...]:
    """Every test for links inside a text, asked of two of its statements, in order of strength.

    Args:
        draft: with its statements.
        one: a statement of the draft.
        other: another.
    """
    context = LinkContext(draft)
    return tuple(_asked(test, context, one, other) for test in TESTS)


def names_of(test: Callable[[LinkContext], Iterator[Found]]) -> str:
    """The names that a test may give a link, with commas between them."""
    return _NAMES.get(test.__name__, test.__name__)


def _asked(
    test: Callable[[LinkContext], Iterator[Found]],
    context: LinkContext,
    one: Statement,
    other: Statement,
) -> Outcome:
    elsewhere: Found | None = None
    for found in test(context):
        ends = {found.from_.id, found.to.id}
        if ends == {one.id, other.id}:
            return passed(found.link(), found.test)
        if elsewhere is None and ends & {one.id, other.id}:
            elsewhere = found
    if elsewhere is None:
        detail = "no such words or structure at either"
    else:
        joined = {one.id, other.id} & {elsewhere.from_.id, elsewhere.to.id}
        far = elsewhere.to if elsewhere.from_.id in joined else elsewhere.from_
        cue = elsewhere.cue.quote[:_WORDS]
        detail = (
            f"“{cue}” joins {min(joined)} to another claim: “{far.span.quote[:_WORDS]}” ({far.id})"
        )
    return Outcome(names_of(test), passed=False, detail=detail)


def passed(link: Link, test: str) -> Outcome:
    """The outcome of a test that made a link, with the words it saw."""
    words = "; ".join(f"{p.side.value} “{p.span.quote[:_WORDS]}”" for p in link.evidence)
    detail = f"{link.from_} {link.relation.value} {link.to}, by {words}"
    return Outcome(test, passed=True, detail=detail, link=link)
