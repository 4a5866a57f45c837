"""Forecasts of one event, by different people, whose chances by their days cannot both hold.

The chance that something has happened by a day only grows with the day (a cumulative distribution). Whoever holds an
event likely by an early day and whoever holds it unlikely by the same or a later one cannot both be right. An outright
forecast ("it opens in 2031", "not before 2040") counts as likely or unlikely.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from extractors.draft import FoundForecast
from extractors.language.shallow import content_stems
from extractors.links.link_addressees import addressed
from extractors.links.link_context import LinkContext
from extractors.links.link_found import Found
from kg.model import Relation, Stance, Statement, are_far_apart

_LIKELY = (0.56, 1.0)
"""Bounds of a chance that nobody put a number on: whoever says that something will be holds it likelier than not.

Evens are near enough to either not to be far apart from it, and either is far from the other.
"""
_UNLIKELY = (0.0, 0.44)
_MOST = 24  # forecasts back with which one is compared
_SAME = 0.75  # part of the shorter event's content words that the longer one has
_LEAST = 2  # content words that two events worded apart must share


@dataclass(frozen=True, slots=True)
class _Bound:
    """Bounds of the chance that an event has happened by a day (ISO)."""

    day: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class _Told:
    forecast: FoundForecast
    statement: Statement
    bounds: tuple[_Bound, ...]


def quantity_links(context: LinkContext) -> Iterator[Found]:
    """Different forecasters whose probabilities for one year cannot both hold."""
    for here, there in context.incompatible_forecasts():
        yield Found(
            here.statement, there.statement, Relation.DISPUTES, "incompatible-probability", 0.65,
            here.span, "quantity", other=there.span,
        )  # fmt: skip


def timeline_links(context: LinkContext) -> Iterator[Found]:
    """Forecasts of one event that cannot both hold by their days, the later told disputing the first told.

    Two numbers for one year are left to the test of chances.
    """
    earlier: list[_Told] = []
    for told in _told(context):
        rivals = [
            other
            for other in earlier[-_MOST:]
            if other.forecast.forecaster != told.forecast.forecaster
            and other.statement.id != told.statement.id
            and not _both_numbered(told.forecast, other.forecast)
            and _one_event(told.forecast.event, other.forecast.event)
            and _apart(told.bounds, other.bounds)
            and _meet(context, told.statement, other.statement)
        ]
        if rivals:
            target = rivals[-1]
            yield Found(
                told.statement, target.statement, Relation.DISPUTES, "incompatible-date", 0.6,
                told.forecast.span, "date", other=target.forecast.span,
            )  # fmt: skip
        earlier.append(told)


def _meet(context: LinkContext, here: Statement, there: Statement) -> bool:
    """Whether both stand in one paragraph, or one in the post or turn that the other's answers."""
    post = context.post(here.post)
    answered = addressed(context, post) or context.turn_before(post) if post is not None else None
    if answered is not None and there.post == answered.id:
        return True
    return context.sentence(here).block == context.sentence(there).block


def _told(context: LinkContext) -> Iterator[_Told]:
    """The held forecasts with a day, with their statements, in the order of the text."""
    by_place = {(s.span.start, s.span.end): s for s in context.statements}
    for forecast in context.draft.forecasts:
        span = context.draft.propositions[forecast.proposition].span
        statement = by_place.get((span.start, span.end))
        bounds = _bounds(forecast)
        if statement is None or not bounds or forecast.conditional_on is not None:
            continue
        if statement.stance not in {Stance.QUESTIONED, Stance.REJECTED, Stance.CONDITIONAL}:
            yield _Told(forecast, statement, bounds)


def _bounds(forecast: FoundForecast) -> tuple[_Bound, ...]:
    """What a forecast says of the chance by its day, and of that before its period where it names one outright."""
    period = forecast.horizon
    if period is None:
        return ()
    if forecast.probability is not None:
        chance = (forecast.probability.low, forecast.probability.high)
        low, high = (1 - chance[1], 1 - chance[0]) if forecast.negated else chance
        return (_Bound(period.date, low, high),)
    if forecast.verbal is not None:
        return (_Bound(period.date, forecast.verbal.low, forecast.verbal.high),)
    low, high = _UNLIKELY if forecast.negated else _LIKELY
    by = _Bound(period.date, low, high)
    if forecast.negated or period.start is None:
        return (by,)
    return (_Bound(_day_before(period.start), *_UNLIKELY), by)


def _day_before(day: str) -> str:
    first = date.fromisoformat(day)
    return (first - timedelta(days=1)).isoformat() if first > date.min else day


def _both_numbered(one: FoundForecast, other: FoundForecast) -> bool:
    """Whether both give a number for one year."""
    numbered = one.probability is not None and other.probability is not None
    a, b = one.horizon, other.horizon
    return numbered and a is not None and b is not None and a.date[:4] == b.date[:4]


def _apart(mine: tuple[_Bound, ...], theirs: tuple[_Bound, ...]) -> bool:
    """Whether one holds likely by a day what the other holds unlikely by the same or a later one."""
    return any(_clash(a, b) or _clash(b, a) for a in mine for b in theirs)


def _clash(soon: _Bound, late: _Bound) -> bool:
    return (
        soon.day <= late.day
        and soon.low > late.high
        and are_far_apart((soon.low, soon.high), (late.low, late.high))
    )


def _one_event(one: str, other: str) -> bool:
    """Whether two events have the same words, or nearly all content words of the shorter one in common."""
    if one.lower() == other.lower():
        return True
    a, b = content_stems(one), content_stems(other)
    shared = len(a & b)
    return shared >= _LEAST and shared / min(len(a), len(b)) >= _SAME
