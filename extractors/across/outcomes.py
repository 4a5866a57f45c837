"""Each named test for links between sources, asked of two statements: passed with which words, or why not.

The tests themselves are those that make the links; nothing is judged a second way here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.across.crosslinks import cross_links, event_overlap
from extractors.across.cues import pointer
from extractors.across.schemes import scheme
from extractors.language.shallow import content_stems
from extractors.links.outcomes import Outcome, passed
from kg.model import Forecast, Graph, Meaning, Statement, fold, is_named


def across(
    graph: Graph, one: Statement, other: Statement, meanings: Sequence[Meaning]
) -> tuple[Outcome, ...]:
    """Every test for links between sources, asked of two statements of different sources.

    Args:
        graph: holds both.
        one: a statement.
        other: one of another source.
        meanings: of all statements.
    """
    pair = {one.source, other.source}
    part = Graph(
        revision=graph.revision,
        sources=tuple(source for source in graph.sources if source.id in pair),
        statements=tuple(s for s in graph.statements if s.source in pair),
        forecasts=tuple(f for f in graph.forecasts if f.source in pair),
        benchmarks=tuple(b for b in graph.benchmarks if b.source in pair),
    )
    known_ids = {statement.id for statement in part.statements}
    kept = [meaning for meaning in meanings if meaning.statement in known_ids]
    made = {
        link.test: link
        for link in cross_links(part, one.source, kept)
        if {link.from_, link.to} == {one.id, other.id}
    }
    told = (
        ("same-forecast", _forecasts(graph, one, other, same=True)),
        ("incompatible-probability", _forecasts(graph, one, other, same=False)),
        ("same-score", _results(graph, one, other)),
        ("different-score", _results(graph, one, other)),
        ("same-proposition", _proposition(one, other)),
        *_points(one, other),
    )
    found: list[Outcome] = []
    named: set[str] = set()
    for tests, detail in told:
        each = tests.split(", ")
        named.update(each)
        outcomes = [passed(made[test], test) for test in each if test in made]
        found += outcomes or [Outcome(tests, passed=False, detail=detail)]
    return (*found, *(passed(made[test], test) for test in sorted(made.keys() - named)))


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
    return "their chances are not far apart, or one person tells both"


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


def _points(one: Statement, other: Statement) -> Iterator[tuple[str, str]]:
    """Why two statements do not make or answer one point."""
    ways = [pointer(statement) for statement in (one, other)]
    told = " / ".join("none" if way is None else f"{way.way} (“{way.words}”)" for way in ways)
    for test in ("forecast-doubted, forecast-questioned", "measure-limited"):
        yield test, "no doubt on one side that names the other's forecast or measure"
    names = "doubted-progress, same-doubt, same-harm, same-limit, near-proposition"
    yield (
        "same-gap, gap-denied, same-lack-of-evidence",
        f"schemes: {_scheme(one)} / {_scheme(other)}",
    )
    yield "same-figures, vaguer-forecast", "not one forecaster's event in other words"
    yield names, f"ways: {told}; or they are not among each other's nearest in meaning"


def _scheme(statement: Statement) -> str:
    """The scheme of argument that a statement follows, with its words."""
    told = scheme(statement)
    return "none" if told is None else f"{told.name} (“{told.words}”)"
