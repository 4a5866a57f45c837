"""The forecasts as a chart and as a table; both answer with the statement that was picked."""

from __future__ import annotations

from collections import Counter
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from kg.analysis import ForecastPoint
from kg.model import AUTHOR
from views.data import Snapshot
from views.plain import cut, shown, speaker

CHART_KEY = "forecast_chart"
TABLE_KEY = "forecast_table"
_PICK = "mark"
_NAMED = 8
"""Forecasters told apart by colour and shape; the rest share one of each."""
_OTHERS = "others"
# Okabe and Ito's palette (told apart by colour-blind readers), its pale tones darkened.
COLOURS = [
    "#0072b2", "#d55e00", "#009e73", "#c0629a", "#a07800", "#3a9bd9", "#7a5aa6", "#8a5a44", "#808080",
]  # fmt: skip
# A year's last day lies beside the next year's first: named after the year that ends there.
DATES = alt.Axis(tickCount="year", labelExpr="'end of ' + timeFormat(datum.value - 86400000, '%Y')")
MARGIN = pd.Timedelta(days=250)
LEGEND = 150
"""Pixels of a legend's words: two stand side by side on a telephone."""
SHARES = alt.Axis(format="%")


def forecast_chart(now: Snapshot) -> str | None:
    """Draw the forecasts that have a date and a probability.

    Returns:
        Id of the statement whose mark is picked, or None.
    """
    frame = _frame(now, [point for point in now.points if point.drawable])
    if frame.empty:
        st.caption("No forecast gives both a date and a probability; the table has them all.")
        return None
    event = st.altair_chart(_chart(frame), on_select="rerun", key=CHART_KEY)
    rows = event.get("selection", {}).get(_PICK, [])
    return rows[0].get("statement") if rows else None


def forecast_table(now: Snapshot) -> str | None:
    """List every forecast.

    Returns:
        Id of the statement whose row is picked, or None.
    """
    frame = pd.DataFrame(
        {
            "Forecaster": [told_by(now, p.forecaster, p.source) for p in now.points],
            "Event": [shown(p.event) for p in now.points],
            "Probability": [probability_words(p) for p in now.points],
            "By": [p.date or "" for p in now.points],
            "Source": [shown(now.graph.source(p.source).title) for p in now.points],
        }
    )
    event = st.dataframe(
        frame,
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        key=TABLE_KEY,
        height=min(38 + 35 * len(frame), 320),
        column_config={"Event": st.column_config.TextColumn(width="large")},
    )
    rows = event["selection"]["rows"]
    return now.points[rows[0]].statement if rows else None


def probability_words(point: ForecastPoint) -> str:
    """The probability as a reader would write it."""
    if point.point is None or point.low is None or point.high is None or point.operator is None:
        return ""
    if point.operator == "range":
        return f"{point.low:.0%}–{point.high:.0%}"
    sign = (
        ""
        if point.operator == "="
        else {">=": "≥ ", "<=": "≤ "}.get(point.operator, f"{point.operator} ")
    )
    return f"{sign}{point.point:.0%}"


def told_by(now: Snapshot, forecaster: str, source_id: str) -> str:
    """How a forecaster is named on a page; a text's own voice by its source."""
    source = now.graph.source(source_id)
    if forecaster == AUTHOR and source.author is None:
        # Two texts' unnamed authors are two people: they must not share a mark.
        return f"author of {cut(shown(source.title), 30)}"
    return speaker(forecaster, source)


def _frame(now: Snapshot, points: list[ForecastPoint]) -> pd.DataFrame:
    who = [told_by(now, point.forecaster, point.source) for point in points]
    dates = pd.Series(pd.to_datetime([point.date for point in points]))
    return pd.DataFrame(
        {
            "statement": [p.statement for p in points],
            "date": dates,
            "beside": side_by_side(dates),
            "point": [p.point for p in points],
            "low": [p.low for p in points],
            "high": [p.high for p in points],
            "who": named_or_others(who),
            "forecaster": who,
            "event": [cut(shown(p.event), 120) for p in points],
            "said": [probability_words(p) for p in points],
        }
    )


def named_or_others(who: list[str]) -> list[str]:
    """The names, those beyond the most frequent ones under one name: colours are few."""
    named = [name for name, _ in Counter(who).most_common(_NAMED)]
    return [name if name in named else _OTHERS for name in who]


def side_by_side(dates: pd.Series, steps: int = 80) -> pd.Series:
    """The dates, moved apart where several are the same, so that no mark hides another.

    Args:
        dates: days, some of them equal.
        steps: how many marks fit side by side on the chart.
    """
    if dates.empty:
        return dates
    step = (dates.max() - dates.min() + 2 * MARGIN) / steps
    nth, count = dates.groupby(dates).cumcount(), dates.groupby(dates).transform("size")
    return dates + (nth - (count - 1) / 2) * step


def _chart(frame: pd.DataFrame) -> Any:
    pick = alt.selection_point(name=_PICK, fields=["statement"])
    ends = [
        edge.isoformat() for edge in (frame["date"].min() - MARGIN, frame["date"].max() + MARGIN)
    ]
    base = alt.Chart(frame).encode(
        x=alt.X("beside:T", title=None, axis=DATES, scale=alt.Scale(domain=ends)),
        color=alt.Color("who:N", title="Forecaster", scale=alt.Scale(range=COLOURS)),
        opacity=alt.condition(pick, alt.value(1.0), alt.value(0.3)),
    )
    ranges = base.mark_rule(strokeWidth=3).encode(
        y=alt.Y("low:Q", title="Probability", axis=SHARES, scale=alt.Scale(domain=[0, 1])),
        y2="high:Q",
    )
    marks = base.mark_point(size=130, filled=True).encode(
        y="point:Q",
        shape=alt.Shape("who:N", title="Forecaster"),
        tooltip=[
            alt.Tooltip("forecaster:N", title="who"),
            alt.Tooltip("said:N", title="how likely"),
            alt.Tooltip("date:T", title="by"),
            alt.Tooltip("event:N", title="what"),
        ],
    )
    ink = "#dddddd" if st.context.theme.type == "dark" else "#333333"
    return (
        (ranges + marks.add_params(pick))
        .properties(height=320)
        .configure_axis(labelColor=ink, titleColor=ink)
        .configure_legend(
            labelColor=ink, titleColor=ink, labelLimit=LEGEND, orient="bottom", columns=2
        )
    )
