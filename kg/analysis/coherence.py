"""Whether one person's chances for an event can all hold, and whether reports of a forecast agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from kg.analysis.event_groups import EventGroup, person_key
from kg.model import Forecast, Graph, Operator, fold

_SLACK = 0.021
"""How far printed figures may miss each other by rounding."""


class Finding(StrEnum):
    """What two forecasts of one person show."""

    EARLIER_LIKELIER = "more likely by the earlier day than by the later one"
    NOT_COMPLEMENT = (
        "the chance that it happens and the chance that it does not do not add up to one"
    )
    ABOVE_CONDITION = "the chance on a condition does not fit the chances with and without it"
    REPORTS_DIFFER = "reports of one forecast differ"
    UPDATED = "changed between the days of the two statements"


@dataclass(frozen=True, slots=True)
class Incoherence:
    """Two forecasts of one person that do not go together, with both places.

    Args:
        finding: what is off, or that it was updated.
        event: key of the event's group.
        forecaster: whose forecasts they are.
        one: the forecast of the earlier day, or of the earlier statement.
        other: the other one.
    """

    finding: Finding
    event: str
    forecaster: str
    one: Forecast
    other: Forecast


def incoherences(graph: Graph, groups: Sequence[EventGroup]) -> tuple[Incoherence, ...]:
    """Forecasts that do not go together, by event and forecaster.

    The rules are those of probability (de Finetti 1937, La prévision): what has happened by 2027 has
    happened by 2028, and an event and its opposite share one. Statements of different days are an
    update, not an incoherence; where a day is not known the two are held to be of one day.

    Args:
        graph: holds the days of the statements.
        groups: the forecasts by event.
    """
    found: dict[tuple[str, ...], Incoherence] = {}
    for group in groups:
        for forecaster, told in _by_forecaster(group):
            for one, other in combinations(told, 2):
                finding = _finding(graph, one, other)
                if finding is None:
                    continue
                # Repeats of two forecasts in one source say nothing new.
                figures = sorted([_figure(one), _figure(other)])
                key = (group.key, forecaster, finding.value, *figures)
                found.setdefault(key, Incoherence(finding, group.key, one.forecaster, one, other))
    return tuple(found[key] for key in sorted(found))


def _by_forecaster(group: EventGroup) -> Iterator[tuple[str, list[Forecast]]]:
    """Named forecasters' figures; a text's own voice is one person within its source alone."""
    told: dict[str, list[Forecast]] = {}
    for forecast in group.forecasts:
        if forecast.probability is None or forecast.horizon is None:
            continue
        who = person_key(forecast)
        if who is not None:
            told.setdefault(who, []).append(forecast)
    yield from sorted(told.items())


def _finding(graph: Graph, one: Forecast, other: Forecast) -> Finding | None:
    if one.conditional_on is not None or other.conditional_on is not None:
        return _on_condition(graph, one, other)
    if one.negated is not other.negated:
        return _of_opposites(graph, one, other)
    first, second = _bounds(one), _bounds(other)
    early, late = _day(one), _day(other)
    if early == late:
        return _of_reports(graph, one, other)
    (low, high), (later_low, later_high) = (first, second) if early < late else (second, first)
    if one.negated:
        # "Not by 2028" implies "not by 2027": the later day is the less likely one.
        low, high, later_low, later_high = later_low, later_high, low, high
    if low <= later_high + _SLACK:
        return None
    return Finding.UPDATED if _days_differ(graph, one, other) else Finding.EARLIER_LIKELIER


def _of_opposites(graph: Graph, one: Forecast, other: Forecast) -> Finding | None:
    if _day(one) != _day(other):
        return None
    low, high = _bounds(one)
    other_low, other_high = _bounds(other)
    if low - _SLACK <= 1 - other_low and 1 - other_high <= high + _SLACK:
        return None
    return Finding.UPDATED if _days_differ(graph, one, other) else Finding.NOT_COMPLEMENT


def _of_reports(graph: Graph, one: Forecast, other: Forecast) -> Finding | None:
    """Figures of one person for one day: the same, told differently, or changed."""
    if one.probability is None or other.probability is None:
        return None
    here, there = one.probability, other.probability
    if (here.low, here.high) == (there.low, there.high) and _sign(one) == _sign(other):
        return None
    if here.point != there.point and _days_differ(graph, one, other):
        return Finding.UPDATED
    return Finding.REPORTS_DIFFER


def _on_condition(graph: Graph, one: Forecast, other: Forecast) -> Finding | None:
    """A chance on a condition against the plain one: P(E) is at least P(E and C) for every C.

    Only what needs no chance of the condition itself is tested: where both conditions are the same,
    an earlier day may not be likelier than a later one.
    """
    if fold(one.conditional_on or "") != fold(other.conditional_on or ""):
        return None
    early, late = sorted((one, other), key=_day)
    if _day(early) == _day(late) or one.negated or other.negated:
        return None
    if _bounds(early)[0] <= _bounds(late)[1] + _SLACK:
        return None
    return Finding.UPDATED if _days_differ(graph, one, other) else Finding.EARLIER_LIKELIER


def _sign(forecast: Forecast) -> Operator | None:
    return forecast.probability.operator if forecast.probability else None


def _figure(forecast: Forecast) -> str:
    low, high = _bounds(forecast)
    return f"{_day(forecast)} {low:.4f} {high:.4f} {_sign(forecast)} {forecast.source}"


def _bounds(forecast: Forecast) -> tuple[float, float]:
    chance = forecast.probability
    return (0.0, 1.0) if chance is None else (chance.low, chance.high)


def _day(forecast: Forecast) -> str:
    return forecast.horizon.date if forecast.horizon else ""


def _days_differ(graph: Graph, one: Forecast, other: Forecast) -> bool:
    """Whether both statements' days are known and differ."""
    days = [graph.source(forecast.source).published for forecast in (one, other)]
    return all(days) and days[0] != days[1]
