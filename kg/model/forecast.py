"""Forecasts: who, how likely, what, by when."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.errors import ValueProblem
from kg.model.checks import need_iso_date, need_text, need_unit_interval
from kg.model.span import Span


class Operator(StrEnum):
    """How a stated probability bounds the true one."""

    EQUAL = "="
    AT_LEAST = ">="
    AT_MOST = "<="
    ABOVE = ">"
    BELOW = "<"
    ABOUT = "~"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Probability:
    """A probability as stated.

    Args:
        low: lower bound, 0 to 1.
        high: upper bound, 0 to 1.
        point: the number printed, or the middle of a range.
        operator: how the words bound it.
        text: the words.

    Raises:
        ValueProblem: outside 0 to 1, or bounds out of order. Nothing is clamped.
    """

    low: float
    high: float
    point: float
    operator: Operator
    text: str

    def __post_init__(self) -> None:
        """Check range and order."""
        for value in (self.low, self.high, self.point):
            need_unit_interval(value, f"the probability in {self.text!r}")
        if not self.low <= self.point <= self.high:
            msg = f"the bounds {self.low}..{self.high} of {self.text!r} do not hold its value {self.point}"
            raise ValueProblem(msg)


def of_opposite(share: float) -> float:
    """The chance of an event's opposite, without the dust of binary fractions: 0.1 for 0.9.

    Args:
        share: the event's own chance, 0 to 1.
    """
    return round(1.0 - share, 9)


_FAR = 1.5
"""Odds so many times longer are another opinion: 60 % against 50 %, but not 60 % against 65 %."""


def are_far_apart(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Whether two chances differ so much that whoever gives one cannot agree with the other.

    Their ranges do not meet, and the odds of the nearer ends differ by half or more.

    Args:
        one: bounds of a chance, 0 to 1, the lower first.
        other: bounds of the other.
    """
    (_, below), (above, _) = sorted((one, other))
    if below >= above:
        return False
    longer = above * (1.0 - below) - _FAR * below * (1.0 - above)
    return longer > -1e-9  # 60 % against 50 % to the last digit


@dataclass(frozen=True, slots=True)
class VerbalChance:
    """Words for a probability and the interval in which a published scale reads them.

    Args:
        words: as written, folded to lower case.
        low: lower bound of the scale's interval, 0 to 1.
        high: upper bound.
        scale: the published scale, by its short name.

    Raises:
        ValueProblem: no words, or bounds outside 0 to 1 or out of order.
    """

    words: str
    low: float
    high: float
    scale: str

    def __post_init__(self) -> None:
        """Check range and order."""
        need_text(self.words, "words of probability")
        for value in (self.low, self.high):
            need_unit_interval(value, f"the interval of {self.words!r}")
        if self.low > self.high:
            msg = f"the interval {self.low}..{self.high} of {self.words!r} is out of order"
            raise ValueProblem(msg)


@dataclass(frozen=True, slots=True)
class Horizon:
    """The period by whose end the event should have happened.

    Args:
        start: first day of the period (ISO), or None when open.
        date: last day of the period (ISO).
        text: the words.
    """

    start: str | None
    date: str
    text: str

    def __post_init__(self) -> None:
        """Check both dates and their order."""
        need_iso_date(self.start, f"the start of {self.text!r}")
        need_iso_date(self.date, f"the end of {self.text!r}")
        if self.start is not None and self.start > self.date:
            msg = f"the period {self.text!r} ends ({self.date}) before it starts ({self.start})"
            raise ValueProblem(msg)


class ForecastRefusal(StrEnum):
    """Why words that look like a forecast make no record."""

    NO_CHANCE = "a chance lies between 0 and 100 %"
    NO_RANGE = "the ends of the range are out of order"
    NO_ODDS = "odds with nothing on one side"
    NO_EVENT = "names no event, and no forecast before it does"
    NO_DATE = "the calendar has no such date"


@dataclass(frozen=True, slots=True)
class RefusedForecast:
    """Words that look like a forecast and are none.

    Args:
        span: their place.
        reason: what is wrong with them.
    """

    span: Span
    reason: ForecastRefusal


@dataclass(frozen=True, slots=True)
class Forecast:
    """A forecast made in a statement.

    Args:
        id: from source, span and figures.
        source: id of the source.
        statement: id of the statement that makes it.
        span: its place.
        forecaster: canonical name, or the statement's speaker.
        event: what is forecast, in stand-alone words.
        probability: or None for a date without one.
        horizon: or None for a probability without a date.
        conditional_on: the condition's words, or None.
        verbal: words of probability beside an event without a number, or None.
        negated: whether it is forecast that the event does not happen.
        undated: why a time is named but has no date, or None.

    Raises:
        ValueProblem: no event or no forecaster.
    """

    id: str
    source: str
    statement: str
    span: Span
    forecaster: str
    event: str
    probability: Probability | None
    horizon: Horizon | None
    conditional_on: str | None = None
    verbal: VerbalChance | None = None
    negated: bool = False
    undated: str | None = None

    def __post_init__(self) -> None:
        """A forecast names an event and a forecaster."""
        need_text(self.event, "the forecast's event")
        need_text(self.forecaster, "the forecaster")
