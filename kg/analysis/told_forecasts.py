"""Which mentions tell one and the same forecast, within a source and across sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.analysis.event_groups import EventGroup, person_key
from kg.analysis.event_words import event_stems
from kg.model import Forecast
from kg.model.forecast import of_opposite

_Figure = tuple[str, float | None, str, bool]


@dataclass(frozen=True, slots=True)
class ToldForecast:
    """One forecast and every mention of it.

    Args:
        mentions: by source and place; at least one.
        events: keys of the event groups that its wordings belong to, sorted; several where its
            wording drifts.
    """

    mentions: tuple[Forecast, ...]
    events: tuple[str, ...]

    @property
    def drifts(self) -> bool:
        """Whether it is told of events that are not worded as one."""
        return len(self.events) > 1

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of the sources that tell it, sorted."""
        return tuple(sorted({mention.source for mention in self.mentions}))


def told_forecasts(groups: Sequence[EventGroup]) -> tuple[ToldForecast, ...]:
    """Every forecast once, with its mentions; the one told most often first.

    Two mentions are one forecast when the same person gives the same figure for the same last day,
    and their events are one or, where a figure is printed, share a word of meaning (acronyms spelled
    out). A chance against the event is the rest of the chance for it: "40% that it does not" tells
    the 60% again. A date without a figure is too little to join wordings
    that differ; forecasts of groups and unknown voices stay alone, since nobody knows who made them.

    Args:
        groups: as `kg.analysis.event_groups` gives them.
    """
    stems = event_stems(f.event for group in groups for f in group.forecasts)
    by_figure: dict[_Figure, list[tuple[str, Forecast]]] = {}
    alone: list[ToldForecast] = []
    for group in groups:
        for forecast in group.forecasts:
            figure = _figure(forecast)
            if figure is None:
                alone.append(ToldForecast((forecast,), (group.key,)))
            else:
                by_figure.setdefault(figure, []).append((group.key, forecast))
    joined = [
        told
        for figure, mentions in by_figure.items()
        for told in _joined(mentions, stems, printed=figure[1] is not None)
    ]
    return tuple(sorted((*joined, *alone), key=lambda t: (-len(t.mentions), _place(t.mentions[0]))))


def _figure(forecast: Forecast) -> _Figure | None:
    """Who says how much until when; None where one of these is not told."""
    who = person_key(forecast)
    if who is None or forecast.horizon is None or forecast.conditional_on is not None:
        return None
    chance = forecast.probability
    if chance is None:
        return who, None, forecast.horizon.date, forecast.negated
    share = of_opposite(chance.point) if forecast.negated else chance.point
    return who, share, forecast.horizon.date, False


def _joined(
    mentions: Iterable[tuple[str, Forecast]], stems: dict[str, frozenset[str]], *, printed: bool
) -> Iterator[ToldForecast]:
    """Mentions of one figure as forecasts: a wording joins those that it shares a word with."""
    clusters: list[tuple[set[str], set[str], list[Forecast]]] = []
    for key, forecast in mentions:
        words = set(stems[forecast.event]) if printed else set()
        near = [c for c in clusters if key in c[0] or words & c[1]]
        keys, known, members = {key}, words, [forecast]
        for cluster in near:
            keys |= cluster[0]
            known |= cluster[1]
            members = cluster[2] + members
            clusters.remove(cluster)
        clusters.append((keys, known, members))
    for keys, _, members in clusters:
        yield ToldForecast(tuple(sorted(members, key=_place)), tuple(sorted(keys)))


def _place(forecast: Forecast) -> tuple[str, int, int, str]:
    return forecast.source, forecast.span.start, forecast.span.end, forecast.id
