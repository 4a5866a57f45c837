"""From a new source's statements to the pairs that say the same, here and in other sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from extractors.language.noun_phrases import noun_phrases
from extractors.restating.same_claim import NEAR, Side, Verdict, compare
from extractors.restating.wording_features import features
from kg.model import (
    BenchmarkResult,
    Bound,
    ClaimType,
    Forecast,
    Graph,
    Meaning,
    Restated,
    Statement,
)
from kg.search.encoder import Encoder
from kg.store import Sameness
from kg.store.meaning_codes import cosine, encode_aspects, encode_codes, near_pairs

R = TypeVar("R", Forecast, BenchmarkResult)


def sameness(statements: Sequence[Statement], source_id: str, encoder: Encoder) -> Sameness:
    """What the store needs to hold a source's statements against all others.

    The wordings of one source are encoded together and by themselves, so that a vector depends on its
    own source alone.

    Args:
        statements: of the source.
        source_id: its id.
        encoder: makes the vectors.

    Raises:
        EncoderError: the encoder cannot be had.
    """
    compare = partial(restated_pairs, source_id=source_id, encoder=encoder)
    return Sameness(meanings_of(statements, encoder), compare)


def meanings_of(statements: Sequence[Statement], encoder: Encoder) -> tuple[Meaning, ...]:
    """What is kept of statements so that others can be held against them.

    Args:
        statements: of one source, all together, so that their vectors depend on it alone; or a single
            one whose wording a person changed.
        encoder: makes the vectors.

    Raises:
        EncoderError: the encoder cannot be had.
    """
    wordings = [statement.canonical for statement in statements]
    vectors = encode_codes(encoder.encode(wordings))
    found = zip(statements, vectors, noun_phrases(wordings), encode_aspects(vectors), strict=True)
    return tuple(
        Meaning(statement.id, bound_of(statement), vector, phrases, aspect)
        for statement, vector, phrases, aspect in found
    )


def bound_of(statement: Statement) -> Bound:
    """What a statement's proposition is tied to."""
    found = features(statement.canonical)
    if found.placed:
        return Bound.PLACE
    if statement.type is ClaimType.FORECAST or found.own:
        return Bound.HOLDER
    return Bound.FREE


def restated_pairs(
    graph: Graph, meanings: Sequence[Meaning], source_id: str, encoder: Encoder
) -> tuple[Restated, ...]:
    """The pairs of a source's statements with any others that say the same, by their ids.

    A pair is found by its two statements alone, so the graph's pairs are the same whatever the order
    in which sources came. Candidates are neighbours in meaning, and forecasts of one chance by one date.

    Args:
        graph: holds the source and its neighbours.
        meanings: of their statements.
        source_id: the source.
        encoder: for the events of forecasts.
    """
    work = _Comparing(graph, meanings, source_id, encoder)
    found = {pair: work.held(*pair) for pair in sorted(work.candidates())}
    return tuple(restated for restated in found.values() if restated is not None)


def verdict(graph: Graph, one: str, other: str, encoder: Encoder) -> Verdict:
    """How two statements compare, check by check, whether or not they are one claim.

    Args:
        graph: holds both.
        one: a statement's id.
        other: another's.
        encoder: for their wordings and events.

    Raises:
        NotFoundError: no such statement.
        EncoderError: the encoder cannot be had.
    """
    ends = [graph.statement(one), graph.statement(other)]
    codes = encode_codes(encoder.encode([end.canonical for end in ends]))
    near = next(iter(near_pairs(codes[:1], codes[1:], -1.0)), None)
    work = _Comparing(graph, (), ends[0].source, encoder)
    return work.verdict(one, other, near.cosine if near else 0.0)


@dataclass(frozen=True, slots=True)
class _Key:
    """What forecasts must share to be held against each other."""

    chance: float
    date: str


class _Comparing:
    def __init__(
        self, graph: Graph, meanings: Sequence[Meaning], source_id: str, encoder: Encoder
    ) -> None:
        self._graph = graph
        self._meanings = meanings
        self._source = source_id
        self._encoder = encoder
        self._cosines: dict[tuple[str, str], float] = {}
        self._events: dict[str, bytes] = {}
        self._forecasts = _by_statement(graph.forecasts)
        self._results = _by_statement(graph.benchmarks)

    def candidates(self) -> set[tuple[str, str]]:
        """Pairs of statement ids in order, of which one is the source's."""
        for one, other, near in self._neighbours():
            self._cosines[_ends(one, other)] = near
        return {*self._cosines, *self._forecast_pairs()}

    def _neighbours(self) -> Iterator[tuple[str, str, float]]:
        mine = [
            m for m in self._meanings if self._graph.statement(m.statement).source == self._source
        ]
        vectors = [m.vector for m in mine], [m.vector for m in self._meanings]
        for near in near_pairs(*vectors, NEAR):
            one, other = mine[near.mine], self._meanings[near.other]
            if one.statement != other.statement and Bound.PLACE not in (one.bound, other.bound):
                yield one.statement, other.statement, near.cosine

    def _forecast_pairs(self) -> Iterator[tuple[str, str]]:
        by_key: dict[_Key, list[Forecast]] = defaultdict(list)
        known = {meaning.statement for meaning in self._meanings}
        for forecast in self._graph.forecasts:
            if forecast.probability is None or forecast.horizon is None:
                continue
            if forecast.statement in known:
                by_key[_Key(forecast.probability.point, forecast.horizon.date)].append(forecast)
        for group in by_key.values():
            for mine in (f for f in group if f.source == self._source):
                for other in group:
                    if other.statement != mine.statement:
                        yield _ends(mine.statement, other.statement)

    def held(self, one: str, other: str) -> Restated | None:
        """The pair, if it says the same in words that differ."""
        # One wording is one claim already, but for what binds it; that is seen when the graph is read.
        cosine = self._cosines.get((one, other))
        if cosine is None:
            cosine = self._cosine(*(self._graph.statement(end).canonical for end in (one, other)))
        found = self.verdict(one, other, cosine)
        if not found.same:
            return None
        similarity = min(1.0, max(0.0, cosine))
        return Restated(one, other, found.test, similarity, found.at_one, found.at_other)

    def verdict(self, one: str, other: str, cosine: float) -> Verdict:
        """How two statements compare."""
        return compare(self._side(one), self._side(other), cosine, self._cosine)

    def _side(self, statement: str) -> Side:
        return Side(
            self._graph.statement(statement),
            self._forecasts.get(statement, ()),
            self._results.get(statement, ()),
        )

    def _cosine(self, one: str, other: str) -> float:
        for text in (one, other):
            if text not in self._events:
                # By itself: what else is encoded with a text moves its vector's last digits.
                self._events[text] = encode_codes(self._encoder.encode([text]))[0]
        return cosine(self._events[one], self._events[other])


def _by_statement(records: Iterable[R]) -> dict[str, tuple[R, ...]]:
    found: dict[str, list[R]] = defaultdict(list)
    for record in sorted(records, key=lambda record: (record.span, record.id)):
        found[record.statement].append(record)
    return {statement: tuple(group) for statement, group in found.items()}


def _ends(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)
