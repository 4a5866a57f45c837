"""Forecasts as points in time, ready for a chart."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass

from kg.model import Forecast, Graph, Operator, fold
from kg.model.forecast import of_opposite

_YEAR, _MONTH = len("2028"), len("2028-03")


@dataclass(frozen=True, slots=True)
class ForecastPoint:
    """A forecast as it is charted.

    Args:
        forecaster: canonical name.
        event: what is forecast.
        date: last day by which it should have happened (full ISO date), or None when no date is
            given.
        low: lower bound of the probability, 0 to 1; it, ``high``, ``point`` and ``operator`` are
            None together, when no probability is given.
        high: upper bound.
        point: the number printed, or the middle of a range.
        operator: how the words bound it.
        statement: id of the statement that makes it.
        source: id of its source.
        negated: whether the chance is that it does not happen.
        condition: what the chance hangs on, or None.
    """

    forecaster: str
    event: str
    date: str | None
    low: float | None
    high: float | None
    point: float | None
    operator: Operator | None
    statement: str
    source: str
    negated: bool = False
    condition: str | None = None

    @property
    def drawable(self) -> bool:
        """Whether it has both a date and a probability, and hangs on nothing else."""
        return self.date is not None and self.point is not None and self.condition is None

    @property
    def chance(self) -> tuple[float, float, float] | None:
        """Bounds and figure of the chance that it happens, also where the opposite's is told."""
        if self.point is None or self.low is None or self.high is None:
            return None
        if self.negated:
            return of_opposite(self.high), of_opposite(self.low), of_opposite(self.point)
        return self.low, self.high, self.point


def forecast_points(graph: Graph) -> tuple[ForecastPoint, ...]:
    """Every forecast, by event, forecaster and date, then by source and place.

    Forecasts without a date stand after those with one. One event in other letters or marks stands
    together; telling whether two wordings mean the same event is not done here.
    """
    return tuple(_point(forecast) for forecast in sorted(graph.forecasts, key=_order))


def _order(forecast: Forecast) -> tuple[str, str, str, str, int, int, str]:
    # "~" sorts after every digit.
    date = _last_day(forecast.horizon.date) if forecast.horizon else "~"
    span = forecast.span
    return (
        fold(forecast.event),
        forecast.forecaster,
        date,
        forecast.source,
        span.start,
        span.end,
        forecast.id,
    )


def _point(forecast: Forecast) -> ForecastPoint:
    chance = forecast.probability
    return ForecastPoint(
        forecaster=forecast.forecaster,
        event=forecast.event,
        date=_last_day(forecast.horizon.date) if forecast.horizon else None,
        low=chance.low if chance else None,
        high=chance.high if chance else None,
        point=chance.point if chance else None,
        operator=chance.operator if chance else None,
        statement=forecast.statement,
        source=forecast.source,
        negated=forecast.negated,
        condition=forecast.conditional_on,
    )


def _last_day(date: str) -> str:
    """The last day of a year, month or day."""
    if len(date) == _YEAR:
        return f"{date}-12-31"
    if len(date) == _MONTH:
        year, month = map(int, date.split("-"))
        return f"{date}-{monthrange(year, month)[1]:02d}"
    return date
