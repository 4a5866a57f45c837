"""Links between sources: the same forecast told again, forecasts and results that clash; and all others.

Never a shared topic: structure (events, people, years, figures) or cues on both sides. A pair of statements
is linked in the same way whatever the order in which their sources were added.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from extractors.across.cues import pattern, plain
from extractors.across.doubts import doubt_links
from extractors.across.ends import End, link, ordered
from extractors.across.keys import link_keys
from extractors.across.measures import measure_links
from extractors.across.points import ANSWERS, point_links, point_sorts
from extractors.across.schemes import scheme_links
from extractors.language.shallow import content_stems
from kg.model import (
    BenchmarkResult,
    ClaimType,
    Extraction,
    Forecast,
    Graph,
    Link,
    Meaning,
    Probability,
    Relation,
    Statement,
    are_far_apart,
    fold,
    is_named,
)
from kg.store import Crossing
from kg.store.meaning_codes import cosine

_SAME_EVENT = 0.5
_NEAR = 0.4  # cosine of two wordings
_NEARER = 0.6
_FEWEST_SHARED = 2
_SAME_SCORE = 1e-9
_SAME_WORDS = 0.7  # of the longer proposition's content words
_FEWEST_WORDS = 4
_FIGURE = re.compile(r"\d[\d.,]*")


def crossing(extraction: Extraction) -> Crossing:
    """What the store needs to link a source with others."""
    source = extraction.document.source.id

    def find(graph: Graph, meanings: tuple[Meaning, ...]) -> tuple[Link, ...]:
        return cross_links(graph, source, meanings)

    return Crossing(find, link_keys(extraction), point_sorts(extraction.statements), ANSWERS)


def cross_links(graph: Graph, source_id: str, meanings: Sequence[Meaning] = ()) -> tuple[Link, ...]:
    """The links between a source's statements and those of all other sources.

    Each pair is tried by all tests in turn; the first to join it decides.

    Args:
        graph: holds the source and its neighbours.
        source_id: the source.
        meanings: of the statements; without them no two are found by nearness.

    Returns:
        Links sorted by id: ``restates`` for the same person's forecast of the same event, figure and
        year, for a named person's proposition told again, for one score of one system on one
        benchmark at one date, and for near propositions; ``disputes`` for different people's forecasts of
        one event and year whose chances are far apart, for different scores, and for doubt; ``supports`` for
        the same point.
    """
    found: dict[frozenset[str], Link] = {}
    for link_ in (
        *_forecast_links(graph, source_id, meanings),
        *_vaguer_links(graph, source_id),
        *_result_links(graph, source_id),
        *_repeat_links(graph, source_id),
        *doubt_links(graph, source_id, _told_first(graph)),
        *measure_links(graph, source_id),
        *scheme_links(graph, meanings, source_id),
        *point_links(graph, meanings, source_id),
    ):
        found.setdefault(frozenset((link_.from_, link_.to)), link_)
    return tuple(sorted(found.values(), key=lambda link_: link_.id))


def event_overlap(one: str, other: str) -> float:
    """How much of the shorter event's content the longer one shares, 0 to 1 (overlap coefficient)."""
    a, b = content_stems(one), content_stems(other)
    smaller = min(len(a), len(b))
    return len(a & b) / smaller if smaller else 0.0


def _forecast_links(graph: Graph, source_id: str, meanings: Sequence[Meaning]) -> Iterator[Link]:
    vectors = {meaning.statement: meaning.vector for meaning in meanings}
    by_year: dict[str, list[Forecast]] = defaultdict(list)
    for forecast in _told_first(graph):
        by_year[_year(forecast)].append(forecast)
    for forecasts in by_year.values():
        mine = [f for f in forecasts if f.source == source_id]
        others = [f for f in forecasts if f.source != source_id]
        events = {f.id: _events(f, forecasts, vectors) for f in forecasts}
        for one in mine:
            for other in others:
                link_ = _forecast_link(graph, one, other, vectors, events)
                if link_ is not None:
                    yield link_


def _events(
    forecast: Forecast, forecasts: Sequence[Forecast], vectors: Mapping[str, bytes]
) -> tuple[str, ...]:
    """The words of a forecast's event, its own first, then those in which its source tells the same forecast again."""
    again = (
        other.event
        for other in forecasts
        if other.id != forecast.id
        and other.source == forecast.source
        and is_named(forecast.forecaster)
        and fold(other.forecaster) == fold(forecast.forecaster)
        and other.negated is forecast.negated
        and _point(other) == _point(forecast)
        and _near(forecast, other, vectors)
    )
    return (forecast.event, *again)


def _point(forecast: Forecast) -> float | None:
    return None if forecast.probability is None else forecast.probability.point


def _told_first(graph: Graph) -> list[Forecast]:
    """Unconditional forecasts with figure and year, each once for a source and event.

    Repeats add nothing; the same figure told of an event in other words does. What others expect ("those
    who give it one chance in ten") is no forecast of whoever says so.
    """
    first: dict[tuple[str, str, str, float], list[Forecast]] = defaultdict(list)
    for forecast in sorted(graph.forecasts, key=lambda f: (f.source, f.span.start, f.id)):
        if forecast.probability is None or forecast.horizon is None:
            continue
        spoken_of = pattern("of_others").search(
            plain(graph.statement(forecast.statement).canonical)
        )
        if forecast.conditional_on is None and spoken_of is None:
            who, point = fold(forecast.forecaster), forecast.probability.point
            known = first[forecast.source, _year(forecast), who, point]
            if all(event_overlap(told.event, forecast.event) < _SAME_EVENT for told in known):
                known.append(forecast)
    return [forecast for known in first.values() for forecast in known]


def _forecast_link(
    graph: Graph,
    one: Forecast,
    other: Forecast,
    vectors: Mapping[str, bytes],
    events: Mapping[str, tuple[str, ...]],
) -> Link | None:
    a, b = one.probability, other.probability
    same_event = event_overlap(one.event, other.event) >= _SAME_EVENT
    if a is None or b is None:
        return None
    if fold(one.forecaster) != fold(other.forecaster):
        apart = are_far_apart(_chances(one, a), _chances(other, b))
        # Whoever clashes with one telling of a forecast clashes with it in other words.
        clash = same_event or any(
            event_overlap(mine, theirs) >= _SAME_EVENT
            for mine in events[one.id]
            for theirs in events[other.id]
        )
        if not (apart and clash) or _one_voice(graph, one, other):
            return None
        return _link(graph, one, other, Relation.DISPUTES, "incompatible-probability", 0.65)
    same_claim = graph.statement(one.statement).claim == graph.statement(other.statement).claim
    if a.point == b.point and one.negated is other.negated and not same_claim:
        if same_event:
            return _link(graph, one, other, Relation.RESTATES, "same-forecast", 0.8)
        if is_named(one.forecaster) and _near(one, other, vectors):
            return _link(graph, one, other, Relation.RESTATES, "same-figures", 0.7)
    return None


def _chances(forecast: Forecast, chance: Probability) -> tuple[float, float]:
    """The bounds of the chance that the event happens, also where it is told that it does not."""
    if forecast.negated:
        return 1.0 - chance.high, 1.0 - chance.low
    return chance.low, chance.high


def _near(one: Forecast, other: Forecast, vectors: Mapping[str, bytes]) -> bool:
    """Whether one person's two figures for one day are told of one thing in other words.

    The events share a word or the sentences are nearer still.
    """
    a, b = vectors.get(one.statement), vectors.get(other.statement)
    dates = {f.horizon.date for f in (one, other) if f.horizon is not None}
    if not a or not b or len(dates) > 1:
        return False
    shared = content_stems(one.event) & content_stems(other.event)
    return cosine(a, b) >= (_NEAR if shared else _NEARER)


def _vaguer_links(graph: Graph, source_id: str) -> Iterator[Link]:
    """A forecast that tells a named forecaster's event with a longer period and without the figure."""
    exact = _told_first(graph)
    for vague in graph.forecasts:
        period = vague.horizon
        if vague.probability is not None or period is None or period.start is None:
            continue
        told = graph.statement(vague.statement)
        for other in exact:
            ends = {vague.source, other.source}
            if len(ends) == 1 or source_id not in ends or other.horizon is None:
                continue
            named = is_named(other.forecaster) and fold(other.forecaster) in fold(told.span.quote)
            inside = period.start <= other.horizon.date <= period.date
            shared = content_stems(vague.event) & content_stems(other.event)
            alike = event_overlap(vague.event, other.event) >= _SAME_EVENT
            if named and inside and alike and len(shared) >= _FEWEST_SHARED:
                found = End(told, vague.span), End(graph.statement(other.statement), other.span)
                yield link(found, Relation.RESTATES, "vaguer-forecast", 0.6, "quantity")


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
    ends = ordered(graph, End(one, one.span), End(other, other.span))
    return link(ends, Relation.RESTATES, "same-proposition", 0.6, "claim")


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
    ends = [End(graph.statement(record.statement), record.span) for record in (one, other)]
    return link(ordered(graph, *ends), relation, test, confidence, "quantity")
