"""Each named test for links, asked of two statements: passed with which words, or why not.

The tests themselves are those that make the links; nothing is judged a second way here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extractors.draft import Draft
from extractors.language.shallow import content_stems
from extractors.links.crosslinks import cross_links, event_overlap
from extractors.links.link_context import LinkContext
from extractors.links.link_found import Found
from extractors.links.links import TESTS
from kg.model import Forecast, Graph, Link, Statement, fold, is_named

_WORDS = 60
_NAMES: dict[str, str] = {
    "reply_links": "reply-agrees, reply-disagrees, reply-doubts",
    "quoted_links": "quote-agrees, quote-disagrees",
    "comment_links": "comment-agrees, comment-disagrees",
    "polarity_links": "opposite-polarity",
    "quantity_links": "incompatible-probability",
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
    "score_links": "score-limited",
    "category_links": "category-denied",
    "denial_links": "forecast-denied",
    "announced_links": "announced",
    "why_links": "why-answered",
    "evidence_links": "evidence-announced",
    "bare_reason_links": "reason-announced",
    "colon_links": "colon",
    "example_links": "example",
    "conclusion_links": "conclusion",
    "inference_links": "inference",
    "forecast_links": "forecast-reason",
    "topic_links": "topic-sentence",
    "bearing_figure_links": "figures-for-claim",
    "reason_links": "reason-for-verdict",
    "denial_reason_links": "denial-explained",
    "chance_reason_links": "chance-explained",
    "quotation_links": "own-words",
    "figure_report_links": "own-figures",
    "cited_links": "evidence-cited",
    "record_links": "own-records",
    "witness_links": "witness",
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


def across(graph: Graph, one: Statement, other: Statement) -> tuple[Outcome, ...]:
    """Every test for links between sources, asked of two statements of different sources."""
    made = {
        link.test: link
        for link in cross_links(graph, one.source)
        if {link.from_, link.to} == {one.id, other.id}
    }
    told = (
        ("same-forecast", _forecasts(graph, one, other, same=True)),
        ("incompatible-probability", _forecasts(graph, one, other, same=False)),
        ("same-score", _results(graph, one, other)),
        ("different-score", _results(graph, one, other)),
        ("same-proposition", _proposition(one, other)),
    )
    known = tuple(
        _passed(made[test], test) if test in made else Outcome(test, passed=False, detail=detail)
        for test, detail in told
    )
    named = {test for test, _ in told}
    return (*known, *(_passed(made[test], test) for test in sorted(made.keys() - named)))


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
            return _passed(found.link(), found.test)
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


def _passed(link: Link, test: str) -> Outcome:
    words = "; ".join(f"{p.side.value} “{p.span.quote[:_WORDS]}”" for p in link.evidence)
    detail = f"{link.from_} {link.relation.value} {link.to}, by {words}"
    return Outcome(test, passed=True, detail=detail, link=link)


def _forecasts(graph: Graph, one: Statement, other: Statement, *, same: bool) -> str:
    """Why two statements are not one forecast, or not two that clash."""
    a, b = _forecast(graph, one), _forecast(graph, other)
    if a is None or b is None or a.probability is None or b.probability is None:
        return "not both give an event a chance"
    if a.horizon is None or b.horizon is None or a.horizon.date[:4] != b.horizon.date[:4]:
        return "not both name the same year"
    shared = event_overlap(a.event, b.event)
    if shared < 0.5:
        return f"their events share {shared:.2f} of the shorter one's words; 0.50 are asked"
    if (fold(a.forecaster) == fold(b.forecaster)) is not same:
        return "they have the same forecaster" if not same else "they have different forecasters"
    if same:
        return "their chances differ, or they make one claim already"
    return "their chances have a value in common, or one person tells both"


def _forecast(graph: Graph, statement: Statement) -> Forecast | None:
    return next((f for f in graph.forecasts if f.statement == statement.id), None)


def _results(graph: Graph, one: Statement, other: Statement) -> str:
    mine = [r for r in graph.benchmarks if r.statement == one.id]
    theirs = [r for r in graph.benchmarks if r.statement == other.id]
    if not mine or not theirs:
        return "not both give a benchmark's result"
    return "benchmark, system, date and unit are not all told and the same on both sides, or the scores do not fit"


def _proposition(one: Statement, other: Statement) -> str:
    if not is_named(one.speaker) or fold(one.speaker) != fold(other.speaker):
        return "not one named person says both"
    a, b = content_stems(one.canonical), content_stems(other.canonical)
    share = len(a & b) / max(len(a), len(b), 1)
    return f"{share:.2f} of the longer one's words are shared (0.70 are asked), with figures and polarity alike"
