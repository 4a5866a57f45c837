"""Links between sources: the same forecast told again, forecasts and results that clash.

Only structure counts (events, people, years, figures), never a shared topic. A pair of statements is
linked in the same way whatever the order in which their sources were added.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractors.language.shallow import content_stems
from kg.model import (
    BenchmarkResult,
    ClaimType,
    Evidence,
    Forecast,
    Graph,
    Link,
    Relation,
    Side,
    Span,
    Statement,
    fold,
    is_named,
)

_SAME_EVENT = 0.5
_SAME_SCORE = 1e-9
_SAME_WORDS = 0.7  # of the longer proposition's content words
_FEWEST_WORDS = 4
_FIGURE = re.compile(r"\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class _Placed:
    """A record with what decides the direction of a link from it: later published, then larger id."""

    statement: Statement
    span: Span
    published: str


def cross_links(graph: Graph, source_id: str) -> tuple[Link, ...]:
    """The links between a source's statements and those of all other sources.

    Args:
        graph: holds the source and the others.
        source_id: the source.

    Returns:
        Links sorted by id: ``restates`` for the same person's forecast of the same event, figure and
        year, for a named person's proposition told again, and for one score of one system on one
        benchmark at one date; ``disputes`` for different people's forecasts of one event and year whose
        ranges do not meet, and for different scores.
    """
    found = {
        link.id: link
        for link in (
            *_forecast_links(graph, source_id),
            *_result_links(graph, source_id),
            *_repeat_links(graph, source_id),
        )
    }
    return tuple(found[key] for key in sorted(found))


def event_overlap(one: str, other: str) -> float:
    """How much of the shorter event's content the longer one shares, 0 to 1 (overlap coefficient)."""
    a, b = content_stems(one), content_stems(other)
    smaller = min(len(a), len(b))
    return len(a & b) / smaller if smaller else 0.0


def _forecast_links(graph: Graph, source_id: str) -> Iterator[Link]:
    by_year: dict[str, list[Forecast]] = defaultdict(list)
    for forecast in _told_first(graph.forecasts):
        by_year[_year(forecast)].append(forecast)
    for forecasts in by_year.values():
        mine = [f for f in forecasts if f.source == source_id]
        others = [f for f in forecasts if f.source != source_id]
        for one in mine:
            for other in others:
                link = _forecast_link(graph, one, other)
                if link is not None:
                    yield link


def _told_first(forecasts: Iterable[Forecast]) -> list[Forecast]:
    """Unconditional forecasts with figure and year, each once for a source: repeats add nothing."""
    first: dict[tuple[str, str, str, float], Forecast] = {}
    for forecast in sorted(forecasts, key=lambda f: (f.source, f.span.start, f.id)):
        if forecast.probability is None or forecast.horizon is None:
            continue
        if forecast.conditional_on is None:
            who, point = fold(forecast.forecaster), forecast.probability.point
            first.setdefault((forecast.source, _year(forecast), who, point), forecast)
    return list(first.values())


def _forecast_link(graph: Graph, one: Forecast, other: Forecast) -> Link | None:
    a, b = one.probability, other.probability
    if a is None or b is None or event_overlap(one.event, other.event) < _SAME_EVENT:
        return None
    if fold(one.forecaster) == fold(other.forecaster):
        same_claim = graph.statement(one.statement).claim == graph.statement(other.statement).claim
        if a.point != b.point or same_claim:
            return None
        return _link(graph, one, other, Relation.RESTATES, "same-forecast", 0.8)
    if (a.low > b.high or a.high < b.low) and not _one_voice(graph, one, other):
        return _link(graph, one, other, Relation.DISPUTES, "incompatible-probability", 0.65)
    return None


def _one_voice(graph: Graph, one: Forecast, other: Forecast) -> bool:
    """Whether one person makes both statements: who passes on another's figure disputes nobody."""
    voices = {graph.statement(forecast.statement).speaker for forecast in (one, other)}
    return len({fold(voice) for voice in voices}) == 1 and all(map(is_named, voices))


def _year(forecast: Forecast) -> str:
    return forecast.horizon.date[:4] if forecast.horizon is not None else ""


def _result_links(graph: Graph, source_id: str) -> Iterator[Link]:
    by_key: dict[tuple[str, str, str, str], list[BenchmarkResult]] = defaultdict(list)
    for result in graph.benchmarks:
        if result.system is not None and result.date is not None:
            by_key[_result_key(result)].append(result)
    for mine in (r for r in graph.benchmarks if r.source == source_id):
        if mine.system is None or mine.date is None:
            continue
        for other in by_key[_result_key(mine)]:
            if other.source == source_id:
                continue
            if _apart(mine, other) > _SAME_SCORE:
                yield _link(graph, mine, other, Relation.DISPUTES, "different-score", 0.6)
            elif _ends(mine) != _ends(other):
                continue
            elif graph.statement(mine.statement).claim != graph.statement(other.statement).claim:
                yield _link(graph, mine, other, Relation.RESTATES, "same-score", 0.7)


def _ends(result: BenchmarkResult) -> tuple[float, float]:
    """Both ends of a range; of a single figure, that figure twice."""
    return (result.score, result.score if result.score_high is None else result.score_high)


def _apart(one: BenchmarkResult, other: BenchmarkResult) -> float:
    """How far two figures lie apart; 0 or less where their ranges meet ("25-28%" and "27%")."""
    return max(_ends(one)[0], _ends(other)[0]) - min(_ends(one)[1], _ends(other)[1])


def _repeat_links(graph: Graph, source_id: str) -> Iterator[Link]:
    """Propositions that a named person makes here and, in nearly the same words, elsewhere.

    Figures and polarity must agree. Who is asked is found through shared content words of the same
    speaker, so that only that speaker's statements are compared.
    """
    told = [s for s in graph.statements if is_named(s.speaker) and s.type is not ClaimType.FORECAST]
    elsewhere: dict[tuple[str, str], list[int]] = defaultdict(list)
    stems = [content_stems(statement.canonical) for statement in told]
    for index, statement in enumerate(told):
        if statement.source != source_id:
            for word in stems[index]:
                elsewhere[fold(statement.speaker), word].append(index)
    for index, mine in enumerate(told):
        if mine.source != source_id or len(stems[index]) < _FEWEST_WORDS:
            continue
        votes = Counter(
            other for word in stems[index] for other in elsewhere[fold(mine.speaker), word]
        )
        for other, shared in sorted(votes.items()):
            alike = shared >= _SAME_WORDS * max(len(stems[index]), len(stems[other]))
            if alike and _same_claim(mine, told[other]):
                yield _repeat(graph, mine, told[other])


def _same_claim(one: Statement, other: Statement) -> bool:
    """Whether polarity and figures agree and the claims are not one already."""
    return (
        one.claim != other.claim
        and one.polarity is other.polarity
        and sorted(_FIGURE.findall(one.canonical)) == sorted(_FIGURE.findall(other.canonical))
    )


def _repeat(graph: Graph, one: Statement, other: Statement) -> Link:
    ends = [_Placed(s, s.span, graph.source(s.source).published or "") for s in (one, other)]
    return _between(ends, Relation.RESTATES, "same-proposition", 0.6, "claim")


def _result_key(result: BenchmarkResult) -> tuple[str, str, str, str]:
    return (
        fold(result.benchmark),
        fold(result.system or ""),
        result.date or "",
        fold(result.unit) or result.unit,
    )


def _link(
    graph: Graph,
    one: Forecast | BenchmarkResult,
    other: Forecast | BenchmarkResult,
    relation: Relation,
    test: str,
    confidence: float,
) -> Link:
    """A link from the later published source, or at one date from the larger id."""
    ends = [
        _Placed(graph.statement(r.statement), r.span, graph.source(r.source).published or "")
        for r in (one, other)
    ]
    return _between(ends, relation, test, confidence, "quantity")


def _between(
    ends: list[_Placed], relation: Relation, test: str, confidence: float, kind: str
) -> Link:
    to, from_ = sorted(ends, key=lambda end: (end.published, end.statement.id))
    return Link(
        id=Link.id_for(from_.statement.id, to.statement.id, relation, test),
        from_=from_.statement.id,
        to=to.statement.id,
        relation=relation,
        confidence=confidence,
        test=test,
        evidence=(
            Evidence(kind, Side.FROM, from_.statement.source, from_.span),
            Evidence(kind, Side.TO, to.statement.source, to.span),
        ),
    )
