"""Whether one person's chances for an event can all hold, and whether reports of a forecast agree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, product

from kg.analysis.event_groups import EventGroup, person_key, same_stems
from kg.analysis.event_words import event_stems
from kg.model import Forecast, Graph, Operator, fold

_CONDITION = re.compile(
    r"\W*(?P<word>if|unless|provided(?:\sthat)?|assuming(?:\sthat)?|given\sthat|without|with)\s(?P<rest>.+)",
    re.IGNORECASE | re.DOTALL,
)
_DENIED = re.compile(
    r"(?:\s(?:do|does|did|is|are|will|has|have))?(?:\snot|n[’']t)\b|\bno(?=\s)|\bnot\b",
    re.IGNORECASE,
)
_SLACK = 0.021
"""How far printed figures may miss each other by rounding."""


class Finding(StrEnum):
    """What two forecasts of one person show."""

    EARLIER_LIKELIER = "more likely by the earlier day than by the later one"
    NOT_COMPLEMENT = (
        "the chance that it happens and the chance that it does not do not add up to one"
    )
    ABOVE_CONDITION = (
        "the plain chance does not fit the chance on a condition and the condition's own"
    )
    OUTSIDE_CONDITIONS = (
        "the plain chance does not lie between the chance on a condition and that without it"
    )
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
        third: the chance of the condition itself, or the chance without it, where that is needed.
    """

    finding: Finding
    event: str
    forecaster: str
    one: Forecast
    other: Forecast
    third: Forecast | None = None

    @property
    def forecasts(self) -> tuple[Forecast, ...]:
        """The two or three forecasts that do not go together."""
        return (self.one, self.other) if self.third is None else (self.one, self.other, self.third)


def incoherences(graph: Graph, groups: Sequence[EventGroup]) -> tuple[Incoherence, ...]:
    """Forecasts that do not go together, by event and forecaster.

    The rules are those of probability (de Finetti 1937, La prévision): what has happened by 2027 has
    happened by 2028, and an event and its opposite share one. Statements of different days are an
    update, not an incoherence; where a day is not known the two are held to be of one day. A chance
    on a condition is held against the plain one where the same person says how likely the condition
    is, or gives the chance without it too (law of total probability); alone it bounds nothing.

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
    for clash in against_conditions(groups):
        if not any(_days_differ(graph, clash.one, other) for other in clash.forecasts[1:]):
            figures = sorted(map(_figure, clash.forecasts))
            key = (clash.event, fold(clash.forecaster), clash.finding.value, *figures)
            found.setdefault(key, clash)
    return tuple(found[key] for key in sorted(found))


def _by_forecaster(
    group: EventGroup, *, dated: bool = True
) -> Iterator[tuple[str, list[Forecast]]]:
    """Named forecasters' figures; a text's own voice is one person within its source alone."""
    told: dict[str, list[Forecast]] = {}
    for forecast in group.forecasts:
        if forecast.probability is None or (dated and forecast.horizon is None):
            continue
        who = person_key(forecast)
        if who is not None:
            told.setdefault(who, []).append(forecast)
    yield from sorted(told.items())


def _finding(graph: Graph, one: Forecast, other: Forecast) -> Finding | None:
    if (one.conditional_on is None) is not (other.conditional_on is None):
        return (
            None  # Held against each other where a third figure says how, in `against_conditions`.
        )
    if one.conditional_on is not None:
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
    # "About 30%" and "30%" are one figure, read more or less exactly.
    alike = _sign(one) == _sign(other) or {_sign(one), _sign(other)} <= {
        Operator.EQUAL,
        Operator.ABOUT,
    }
    if (here.low, here.high) == (there.low, there.high) and alike:
        return None
    if here.point != there.point and _days_differ(graph, one, other):
        return Finding.UPDATED
    return Finding.REPORTS_DIFFER


def _on_condition(graph: Graph, one: Forecast, other: Forecast) -> Finding | None:
    """Two chances on one condition: an earlier day may not be likelier than a later one."""
    if fold(one.conditional_on or "") != fold(other.conditional_on or ""):
        return None
    early, late = sorted((one, other), key=_day)
    if _day(early) == _day(late) or one.negated or other.negated:
        return None
    if _bounds(early)[0] <= _bounds(late)[1] + _SLACK:
        return None
    return Finding.UPDATED if _days_differ(graph, one, other) else Finding.EARLIER_LIKELIER


def against_conditions(groups: Sequence[EventGroup]) -> Iterator[Incoherence]:
    """Plain chances that do not fit chances on a condition, by the law of total probability.

    P(E) lies between P(E|C) and P(E|not C); and with P(C) told it is at least P(E|C) P(C) and at most
    P(E|C) P(C) + 1 - P(C). Bounds and ranges are taken at their widest.

    Args:
        groups: the forecasts by event; the condition is looked for among all of them.
    """
    stems = event_stems(
        words
        for group in groups
        for forecast in group.forecasts
        for words in (forecast.event, bare_condition(forecast.conditional_on)[0])
    )
    everybody: dict[str, list[Forecast]] = {}
    for group in groups:
        for who, told in _by_forecaster(group, dated=False):
            everybody.setdefault(who, []).extend(told)
    for group in groups:
        for who, told in _by_forecaster(group):
            plain = [f for f in told if f.conditional_on is None and not f.negated]
            given = [f for f in told if f.conditional_on is not None and not f.negated]
            for one, other in product(plain, given):
                if _day(one) == _day(other):
                    yield from _total(group, one, other, given, everybody[who], stems)


def _total(
    group: EventGroup,
    plain: Forecast,
    given: Forecast,
    others: Sequence[Forecast],
    told: Sequence[Forecast],
    stems: Mapping[str, frozenset[str]],
) -> Iterator[Incoherence]:
    """The plain chance against one chance on a condition, with what else the person told of it."""
    condition, holds = bare_condition(given.conditional_on)
    (low, high), (on_low, on_high) = _bounds(plain), _bounds(given)
    for other in others:
        words, other_holds = bare_condition(other.conditional_on)
        if other_holds is holds or _day(other) != _day(given) or not holds:
            continue
        if same_stems(stems[words], stems[condition]):
            least, most = min(on_low, _bounds(other)[0]), max(on_high, _bounds(other)[1])
            if high < least - _SLACK or low > most + _SLACK:
                yield Incoherence(
                    Finding.OUTSIDE_CONDITIONS, group.key, plain.forecaster, plain, given, other
                )
    for chance in told:
        if chance.conditional_on is not None or not same_stems(
            stems[chance.event], stems[condition]
        ):
            continue
        if chance is plain or chance.probability is None:
            continue
        c_low, c_high = _bounds(chance)
        if chance.negated is holds:
            c_low, c_high = 1 - c_high, 1 - c_low
        if high < on_low * c_low - _SLACK or low > 1 - c_low * (1 - on_high) + _SLACK:
            yield Incoherence(
                Finding.ABOVE_CONDITION, group.key, plain.forecaster, plain, given, chance
            )


def bare_condition(words: str | None) -> tuple[str, bool]:
    """A condition without its conjunction, and whether it is one that holds ("if") or not ("unless")."""
    match = _CONDITION.match(words or "")
    if match is None:
        return words or "", True
    rest = match["rest"]
    denied = _DENIED.search(rest)
    holds = match["word"].lower() != "unless"
    return (_DENIED.sub(" ", rest), not holds) if denied else (rest, holds)


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
