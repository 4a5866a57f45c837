"""Which forecasts are about the same event, across sources, and where its wording drifts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from kg.analysis.event_words import slug, spelled_out, stems_of
from kg.model import AUTHOR, Forecast, Graph, fold, is_named

_LEAST = 0.6
"""Share of the stems of two events that have to be the same (Jaccard's coefficient)."""

_TWO = 2
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class EventGroup:
    """Forecasts of one event.

    Args:
        key: a name that stays the same for the same wording: its words in lower case with hyphens.
        event: the wording that most forecasts have, the shortest of those.
        forecasts: by date, forecaster, source and place.
    """

    key: str
    event: str
    forecasts: tuple[Forecast, ...]


@dataclass(frozen=True, slots=True)
class Drift:
    """One figure told of two events: the same forecaster, chance and day, in words that differ.

    Args:
        one: a forecast.
        other: the other one, of another group.
    """

    one: Forecast
    other: Forecast


def event_groups(graph: Graph) -> tuple[EventGroup, ...]:
    """The forecasts of a graph by event, the largest group first.

    Two wordings are one event when their stems agree by at least 0.6 (Jaccard 1912, The distribution
    of the flora in the alpine zone), or one says all that the other says and adds only words around
    it, and the figures in both are the same. A wording joins a group by its agreement with the group's
    first wording alone, so that groups do not grow by small steps. Acronyms are read through the
    events that spell them out.
    """
    wordings = Counter(fold(f.event) for f in graph.forecasts)
    shown = {fold(f.event): f.event for f in reversed(graph.forecasts)}
    spelled = spelled_out(shown.values())
    stems = {folded: stems_of(event, spelled) for folded, event in shown.items()}
    heads: list[str] = []
    known = _Heads()
    group_of: dict[str, str] = {}
    for folded in sorted(wordings, key=lambda w: (-wordings[w], len(w), w)):
        place = known.first_like(stems[folded])
        if place is None:
            heads.append(folded)
            known.add(stems[folded])
        group_of[folded] = folded if place is None else heads[place]
    members: dict[str, list[Forecast]] = {head: [] for head in heads}
    for forecast in graph.forecasts:
        members[group_of[fold(forecast.event)]].append(forecast)
    groups = [EventGroup(slug(head), shown[head], _in_order(members[head])) for head in heads]
    return tuple(sorted(groups, key=lambda g: (-len(g.forecasts), g.key)))


def find_group(groups: Iterable[EventGroup], words: str) -> EventGroup | None:
    """The group that a user names by its key, an event's words or some of them; None without any.

    Args:
        groups: largest first.
        words: a key, or words of the event.
    """
    groups, wanted = tuple(groups), fold(words)
    for group in groups:
        if words == group.key or any(fold(f.event) == wanted for f in group.forecasts):
            return group
    return next(iter(groups_like(groups, words)), None)


def groups_like(groups: Iterable[EventGroup], words: str) -> tuple[EventGroup, ...]:
    """The groups with an event that holds all the words, in their order.

    Args:
        groups: largest first.
        words: some of an event.
    """
    asked = stems_of(words, {})
    if not asked:
        return ()
    return tuple(g for g in groups if any(asked <= stems_of(f.event, {}) for f in g.forecasts))


def drifts(groups: Sequence[EventGroup]) -> tuple[Drift, ...]:
    """Pairs of groups that hold one forecaster's same figure for the same day, one pair for each.

    A mention that names no event itself ("the 60% that Ada gives it") drifts nowhere.
    """
    by_figure: dict[tuple[str, float, str], dict[str, Forecast]] = {}
    for group in groups:
        for forecast in group.forecasts:
            if forecast.probability is None or forecast.horizon is None or forecast.negated:
                continue
            if is_borrowed(forecast):
                continue
            who = person_key(forecast)
            if who is None:
                continue
            figure = who, forecast.probability.point, forecast.horizon.date
            by_figure.setdefault(figure, {}).setdefault(group.key, forecast)
    return tuple(
        Drift(told[one], told[other])
        for _, told in sorted(by_figure.items())
        for one, other in combinations(sorted(told), 2)
    )


def is_borrowed(forecast: Forecast) -> bool:
    """Whether an event's words stand elsewhere: its own place holds less than half of their stems."""
    event, here = stems_of(forecast.event, {}), stems_of(forecast.span.quote, {})
    return bool(event) and len(event & here) / len(event) < _HALF


def person_key(forecast: Forecast) -> str | None:
    """One key for one person: a text's own voice is one within its source; None for groups."""
    if forecast.forecaster == AUTHOR:
        return f"{AUTHOR} {forecast.source}"
    return fold(forecast.forecaster) if is_named(forecast.forecaster) else None


def same_stems(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two events' stems are close enough to be one event."""
    if _figures(one) != _figures(other):
        return False
    shared = one & other
    if not shared:
        return one == other
    if len(shared) / len(one | other) >= _LEAST:
        return True
    smaller = min(one, other, key=len)
    return (
        smaller == shared and len(smaller) >= _TWO and len(one | other) <= _TWO * len(smaller) + 1
    )


class _Heads:
    """The first wordings of groups, each found by the stems that it shares with another wording."""

    def __init__(self) -> None:
        self._stems: list[frozenset[str]] = []
        self._with: dict[tuple[frozenset[str], str], list[int]] = defaultdict(list)
        self._bare: int | None = None

    def add(self, stems: frozenset[str]) -> None:
        """Take in one more; a wording without stems is like another such only."""
        place, figures = len(self._stems), _figures(stems)
        self._stems.append(stems)
        for stem in stems:
            self._with[figures, stem].append(place)
        if not stems and self._bare is None:
            self._bare = place

    def first_like(self, stems: frozenset[str]) -> int | None:
        """The place of the first whose stems are close enough to be one event, or None."""
        if not stems:
            return self._bare
        figures = _figures(stems)
        places = sorted((self._with.get((figures, stem), []) for stem in stems), key=len)
        # Two that are one event share half of the one's stems, less one half: so of its stems all but that
        # many, and one more, hold every candidate; the rarest hold the fewest.
        least = max(1, len(stems) // 2)
        near = {place for found in places[: len(stems) - least + 1] for place in found}
        return next((n for n in sorted(near) if same_stems(self._stems[n], stems)), None)


def _figures(stems: frozenset[str]) -> frozenset[str]:
    return frozenset(stem for stem in stems if stem[0].isdigit())


def _in_order(forecasts: Sequence[Forecast]) -> tuple[Forecast, ...]:
    return tuple(
        sorted(
            forecasts,
            key=lambda f: (
                f.horizon.date if f.horizon else "~",
                f.forecaster,
                f.source,
                f.span.start,
                f.id,
            ),
        )
    )
