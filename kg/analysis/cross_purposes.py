"""Pairs that talk past each other: they look like a disagreement, and are about different events.

Three signs, each a named test. Nothing is said of pairs that show none of them; that two wordings are of
different events is told from the wordings alone, so that it can be two names for one thing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kg.analysis.chance_words import chance_words
from kg.analysis.directory import Directory, Holder
from kg.analysis.event_groups import EventGroup, event_groups, is_borrowed
from kg.analysis.event_words import stems_of
from kg.model import ClaimType, Forecast, Graph, Link, Relation, Statement

_APART = 0.1
"""Difference of two chances from which they look like a disagreement."""
_COMMON = 2
"""Stems that two events' wordings share to be under one word."""
_MARKS = ".,;:!?\"'“”‘’()"
_LONGEST = 14
"""Words of an event; a longer wording is a whole sentence and names no event."""


class CrossTest(StrEnum):
    """The sign by which two voices were taken to talk past each other."""

    DISPUTED_FIGURES = "disputed-figures-of-two-events"
    DISPUTED_MEANING = "disputed-meaning"
    SHARED_WORDS = "one-wording-two-events"

    @property
    def in_words(self) -> str:
        """What the test found."""
        return _IN_WORDS[self]


_IN_WORDS = {
    CrossTest.DISPUTED_FIGURES: "one chance disputes the other, and each is of another event",
    CrossTest.DISPUTED_MEANING: "what is disputed is what a word means",
    CrossTest.SHARED_WORDS: "different chances by one day, under words that two events share",
}


@dataclass(frozen=True, slots=True)
class CrossSide:
    """What one of the two says.

    Args:
        holder: who.
        statement: the words.
        event: what their forecast is of, or None where they say what a word means.
        chance: the words of their chance, or None.
        meanings: where they define a word of the event, by source and place.
    """

    holder: Holder
    statement: Statement
    event: str | None
    chance: str | None
    meanings: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class CrossPurposes:
    """Two voices that talk past each other.

    Args:
        one: the side that objects, or the first by name.
        other: the other side.
        test: the sign.
        shared: words of the one event that the other has too, in their order; may be none where one
            disputes the other.
        link: the dispute, where there is one.
    """

    one: CrossSide
    other: CrossSide
    test: CrossTest
    shared: tuple[str, ...]
    link: Link | None


def cross_purposes(
    graph: Graph, directory: Directory, groups: Sequence[EventGroup] | None = None
) -> tuple[CrossPurposes, ...]:
    """Pairs of voices that talk past each other, disputes first, the surest first, then by names.

    Two voices are told once for each pair of events.

    Args:
        graph: the graph.
        directory: of that graph.
        groups: the forecasts of that graph by event, where they are known already.
    """
    work = _Work(graph, directory, event_groups(graph) if groups is None else groups)
    found: dict[tuple[frozenset[str], frozenset[str]], CrossPurposes] = {}
    for key, pair in (*work.disputed(), *work.shared_words()):
        found.setdefault(key, pair)
    return tuple(found.values())


_Keyed = tuple[tuple[frozenset[str], frozenset[str]], CrossPurposes]


class _Work:
    def __init__(self, graph: Graph, directory: Directory, groups: Sequence[EventGroup]) -> None:
        self._graph = graph
        self._directory = directory
        self._groups = groups
        self._group_of = {f.id: group for group in groups for f in group.forecasts}
        self._forecasts: dict[str, list[Forecast]] = defaultdict(list)
        for forecast in graph.forecasts:
            if _names_an_event(forecast):
                self._forecasts[forecast.statement].append(forecast)
        self._definitions: dict[str, list[Statement]] = defaultdict(list)
        for statement in graph.statements:
            if statement.type is ClaimType.DEFINITION:
                self._definitions[directory.of(statement).id].append(statement)

    def disputed(self) -> Iterator[_Keyed]:
        """Disputes between two events, and about what a word means."""
        disputes = [link for link in self._graph.links if link.relation is Relation.DISPUTES]
        for link in sorted(disputes, key=lambda link: (-link.confidence, link.id)):
            said, about = self._graph.statement(link.from_), self._graph.statement(link.to)
            one, other = self._directory.of(said), self._directory.of(about)
            if one.id == other.id:
                continue
            ours, theirs = self._forecasts.get(said.id), self._forecasts.get(about.id)
            if ours and theirs:
                yield from self._figures(link, ours, theirs)
            elif ClaimType.DEFINITION in (said.type, about.type):
                ends = frozenset((said.claim, about.claim))
                yield (
                    (frozenset((one.id, other.id)), ends),
                    CrossPurposes(
                        self._meaning(one, said),
                        self._meaning(other, about),
                        CrossTest.DISPUTED_MEANING,
                        (),
                        link,
                    ),
                )

    def _figures(
        self, link: Link, ours: Sequence[Forecast], theirs: Sequence[Forecast]
    ) -> Iterator[_Keyed]:
        """A dispute of two chances, where no event of the one is an event of the other."""
        mine, other = ({self._group_of[f.id].key for f in some} for some in (ours, theirs))
        if mine & other:
            return
        yield self._pair(ours[0], theirs[0], CrossTest.DISPUTED_FIGURES, link)

    def shared_words(self) -> Iterator[_Keyed]:
        """Different chances for one day, of events in different groups whose wordings share words."""
        told: dict[tuple[str, str, str], Forecast] = {}
        for forecasts in self._forecasts.values():
            for forecast in forecasts:
                if forecast.horizon and forecast.conditional_on is None and not forecast.negated:
                    who = self._directory.of_forecast(forecast).id
                    event = self._group_of[forecast.id].key
                    told.setdefault((forecast.horizon.date, who, event), forecast)
        pairs = [
            self._pair(told[one], told[other], CrossTest.SHARED_WORDS, None)
            for one, other in self._alike(told)
        ]
        pairs.sort(key=lambda keyed: (keyed[1].one.holder.name, keyed[1].other.holder.name))
        yield from pairs

    def _alike(
        self, told: Mapping[tuple[str, str, str], Forecast]
    ) -> Iterator[tuple[tuple[str, str, str], tuple[str, str, str]]]:
        """Keys of two holders' forecasts of two events by one day that share words and differ in chance."""
        naming: dict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
        shared: Counter[tuple[tuple[str, str, str], tuple[str, str, str]]] = Counter()
        for key in sorted(told):
            for stem in sorted(_stems(told[key].event)):
                place = naming[key[0], stem]
                shared.update((known, key) for known in place)
                place.append(key)
        for (one, other), count in sorted(shared.items()):
            apart = one[1] != other[1] and one[2] != other[2]
            if apart and count >= _COMMON and _differ(told[one], told[other]):
                yield one, other

    def _pair(self, one: Forecast, other: Forecast, test: CrossTest, link: Link | None) -> _Keyed:
        sides = self._side(one), self._side(other)
        if link is None:
            sides = min(sides, sides[::-1], key=lambda pair: pair[0].holder.name)
        events = frozenset(self._group_of[f.id].key for f in (one, other))
        stems = _stems(one.event) & _stems(other.event)
        words = (word.strip(_MARKS) for word in (sides[0].event or "").split())
        shared = tuple(dict.fromkeys(word for word in words if _stems(word) & stems))
        return (
            (frozenset(side.holder.id for side in sides), events),
            CrossPurposes(*sides, test, shared, link),
        )

    def _side(self, forecast: Forecast) -> CrossSide:
        holder = self._directory.of_forecast(forecast)
        named = _stems(forecast.event)
        return CrossSide(
            holder=holder,
            statement=self._graph.statement(forecast.statement),
            event=forecast.event,
            chance=chance_words(forecast) or None,
            meanings=tuple(
                statement
                for statement in self._definitions.get(holder.id, ())
                if len(named & _stems(statement.canonical)) >= min(_COMMON, len(named))
            ),
        )

    def _meaning(self, holder: Holder, statement: Statement) -> CrossSide:
        return CrossSide(holder, statement, None, None, ())


def _names_an_event(forecast: Forecast) -> bool:
    """Whether a forecast gives a chance of something that a few words of its own place name."""
    given = forecast.probability is not None or forecast.verbal is not None
    return given and len(forecast.event.split()) <= _LONGEST and not is_borrowed(forecast)


def _stems(event: str) -> frozenset[str]:
    return stems_of(event, {})


def _differ(one: Forecast, other: Forecast) -> bool:
    """Whether two chances lie apart, at every value that their bounds allow."""
    (low, high), (other_low, other_high) = _bounds(one), _bounds(other)
    return max(low, other_low) - min(high, other_high) >= _APART


def _bounds(forecast: Forecast) -> tuple[float, float]:
    if forecast.probability is not None:
        return forecast.probability.low, forecast.probability.high
    if forecast.verbal is not None:
        return forecast.verbal.low, forecast.verbal.high
    return 0.0, 1.0
