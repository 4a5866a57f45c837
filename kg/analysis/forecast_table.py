"""Forecasts as a table: rows of plain values and a pandas frame."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from kg.analysis.event_groups import EventGroup
from kg.model import Graph

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class ForecastRow:
    """One forecast, flat. Chances are 0 to 1, days ISO; None where the text does not say.

    ``event_key`` is shared by the forecasts of one event; ``said`` is the day of the source.
    """

    id: str
    event_key: str
    event: str
    forecaster: str
    low: float | None
    high: float | None
    point: float | None
    operator: str | None
    words: str | None
    verbal_low: float | None
    verbal_high: float | None
    scale: str | None
    negated: bool
    condition: str | None
    start: str | None
    by: str | None
    undated: str | None
    said: str | None
    source: str
    title: str
    statement: str
    begin: int
    end: int
    quote: str


COLUMNS = tuple(field.name for field in fields(ForecastRow))
"""The columns of the table, in order."""


def cells(row: ForecastRow) -> tuple[str | float | int | bool | None, ...]:
    """The values of a row in the order of `COLUMNS`."""
    return tuple(getattr(row, name) for name in COLUMNS)


def forecast_rows(graph: Graph, groups: Iterable[EventGroup]) -> tuple[ForecastRow, ...]:
    """The forecasts of groups, in their order.

    Args:
        graph: holds the sources.
        groups: as `kg.analysis.event_groups` gives them, all or some.
    """
    rows = []
    for group in groups:
        for forecast in group.forecasts:
            chance, verbal, horizon = forecast.probability, forecast.verbal, forecast.horizon
            source = graph.source(forecast.source)
            rows.append(
                ForecastRow(
                    id=forecast.id,
                    event_key=group.key,
                    event=forecast.event,
                    forecaster=forecast.forecaster,
                    low=chance.low if chance else None,
                    high=chance.high if chance else None,
                    point=chance.point if chance else None,
                    operator=chance.operator.value if chance else None,
                    words=chance.text if chance else verbal.words if verbal else None,
                    verbal_low=verbal.low if verbal else None,
                    verbal_high=verbal.high if verbal else None,
                    scale=verbal.scale if verbal else None,
                    negated=forecast.negated,
                    condition=forecast.conditional_on,
                    start=horizon.start if horizon else None,
                    by=horizon.date if horizon else None,
                    undated=forecast.undated,
                    said=source.published,
                    source=source.id,
                    title=source.title,
                    statement=forecast.statement,
                    begin=forecast.span.start,
                    end=forecast.span.end,
                    quote=forecast.span.quote,
                )
            )
    return tuple(rows)


def forecast_frame(rows: Sequence[ForecastRow]) -> pd.DataFrame:
    """The rows as a pandas frame, one column for each field; days are timestamps."""
    import pandas as pd

    frame = pd.DataFrame(list(map(cells, rows)), columns=list(COLUMNS))
    frame["by"] = pd.to_datetime(frame["by"])
    frame["start"] = pd.to_datetime(frame["start"])
    return frame
