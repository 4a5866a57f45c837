"""A benchmark's results over time as a chart, which answers with the result picked."""

from __future__ import annotations

import hashlib
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from kg.analysis.progress import ProgressPoint, Series
from kg.model import BenchmarkResult, Direction
from views.components.beside import side_by_side
from views.components.forecast_chart import LEGEND
from views.data import Snapshot
from views.plain import cut, shown

CHART_KEY = "progress_chart"
_PICK = "mark"
_MACHINE, _PEOPLE = "#0072b2", "#d55e00"
_TIPS = [
    alt.Tooltip(f"{field}:N", title=title)
    for field, title in (
        ("system", "system"),
        ("said", "score"),
        ("date", "date"),
        ("dated", "drawn"),
        ("setting", "run with"),
        ("source", "in"),
    )
]
_DAYS = alt.Axis(format="%b %Y", tickCount=8, labelOverlap=True)
_MARGIN = pd.Timedelta(days=60)
_NEAR = pd.Timedelta(days=120)
"""Marks of one system nearer than this are named once."""
# Durations are drawn in minutes; the axis names them as people do.
_TICKS = [0.1, 0.5, 1, 5, 15, 60, 240, 480, 1440, 4320, 10080, 43200]
_DURATION = (
    "datum.value < 1 ? format(datum.value * 60, '~r') + ' s' : datum.value < 60 ? format(datum.value, '~r') + ' min' "
    ": datum.value < 1440 ? format(datum.value / 60, '~r') + ' h' : format(datum.value / 1440, '~r') + ' d'"
)


def progress_chart(now: Snapshot, series: Series, nth: int) -> str | None:
    """Draw a series' results that have a day, with the best so far as a line; else all by score.

    Args:
        now: the graph.
        series: comparable results.
        nth: which chart of the page it is, for its key.

    Returns:
        Id of the result whose mark is picked, or None.
    """
    points = [point for point in series.points if point.day is not None]
    if points:
        frame = _frame(now, points).assign(best=best_so_far(points, series.direction))
    else:
        frame = _frame(now, list(series.points))
    dark = st.context.theme.type == "dark"
    told = (frame.to_dict("list"), series.direction, series.unit, series.lasting, dark)
    of = hashlib.sha256(repr(told).encode()).hexdigest()
    event = st.vega_lite_chart(
        _spec(of, frame, series),
        on_select="rerun",
        key=f"{CHART_KEY}_{series.key.benchmark}_{nth}",
    )
    rows = event.get("selection", {}).get(_PICK, [])
    return rows[0].get("result") if rows else None


@st.cache_data(max_entries=64, show_spinner=False)
def _spec(of: str, _frame: pd.DataFrame, _series: Series) -> dict[str, Any]:  # noqa: ARG001
    """The chart as plain Vega-Lite, made once for the same marks: Altair checks all of it against its schema."""
    drawn = (_chart if "best" in _frame else _undated)(_frame, _series)
    with alt.data_transformers.enable("default", max_rows=None):
        spec: dict[str, Any] = drawn.to_dict()
    (rows,) = spec.pop("datasets").values()
    del spec["data"]
    # Data that stands at the top would be turned into Arrow, where days are no longer read as days.
    parts = ("layer",) if "layer" in spec else ("mark", "encoding", "params")
    inner = {part: spec.pop(part) for part in parts if part in spec}
    return {**spec, "layer": [{"data": {"values": rows}, **inner}]}


def system_words(result: BenchmarkResult) -> str:
    """The system's name, marked where people took the test."""
    name = shown(result.system or "not stated")
    return f"{name} (people)" if result.human else name


def score_words(result: BenchmarkResult) -> str:
    """The score as written, with its unit where the words lack it."""
    return shown(result.text) or f"{result.score:g} {shown(result.unit)}".strip()


def best_so_far(points: list[ProgressPoint], direction: Direction | None) -> list[bool]:
    """Which points, in the order of their days, beat all machines' results before them.

    Args:
        points: each with a day, by day.
        direction: None gives no best.
    """
    found: list[bool] = []
    best: float | None = None
    for point in points:
        value = point.figure.high if direction is Direction.HIGHER else -point.figure.low
        ahead = direction is not None and not point.figure.first.human
        better = ahead and (best is None or value > best)
        best = value if better else best
        found.append(better)
    return found


def _frame(now: Snapshot, points: list[ProgressPoint]) -> pd.DataFrame:
    firsts = [point.figure.first for point in points]
    low = pd.Series([point.figure.low for point in points])
    high = pd.Series([point.figure.high for point in points])
    days = pd.Series(pd.to_datetime([point.day for point in points]), dtype="datetime64[ns]")
    return pd.DataFrame(
        {
            "result": [r.id for r in firsts],
            "day": days,
            "beside": side_by_side(days) if days.notna().all() else days,
            "low": low,
            "high": high,
            "value": (low + high) / 2,
            "who": ["people" if r.human else "systems" for r in firsts],
            "dated": [
                "as the text dates it" if p.stated else "as its source was published"
                for p in points
            ],
            "system": [cut(system_words(r), 40) for r in firsts],
            "name": _names(points),
            "said": [score_words(r) for r in firsts],
            "date": [r.date or "not stated" for r in firsts],
            # What a screen reader says at a mark: Vega's own words tell where it is drawn.
            "spoken": [
                f"{system_words(r)}: {score_words(r)}, {r.date or 'date not stated'}"
                for r in firsts
            ],
            "setting": [shown(r.setting or "not stated") for r in firsts],
            "source": [cut(shown(now.graph.source(r.source).title), 60) for r in firsts],
            # Neighbours' names stand above and below their marks in turn.
            "above": [n % 2 == 0 for n in range(len(points))],
        }
    )


def _names(points: list[ProgressPoint]) -> list[str]:
    """The systems' names, one for marks of a system that stand near each other."""
    told: dict[str | None, pd.Timestamp | None] = {}
    found = []
    for point in points:
        name = point.figure.first.system
        day = pd.Timestamp(point.day) if point.day else None
        last = told.get(name)
        near = name in told and (day is None or last is None or day - last < _NEAR)
        found.append("" if near else cut(shown(name or ""), 24))
        told[name] = day
    return found


def _undated(frame: pd.DataFrame, series: Series) -> Any:
    """Results without any date: a row a system, the best on top."""
    pick = alt.selection_point(name=_PICK, fields=["result"])
    falling = series.direction is not Direction.LOWER
    best = alt.EncodingSortField("value", op="max", order="descending" if falling else "ascending")
    y = alt.Y("system:N", title=None, sort=best)
    title, axis, scale = _scale(series, frame)
    x = alt.X("value:Q", title=title, axis=axis, scale=scale)
    marks = (
        alt.Chart(frame)
        .mark_point(size=130, strokeWidth=2)
        .encode(
            x=x,
            y=y,
            color=_colour(frame),
            shape=_shape(frame),
            opacity=alt.condition(pick, alt.value(1.0), alt.value(0.35)),
            tooltip=_TIPS,
            description=alt.Description("spoken:N"),
        )
    )
    ink = _ink()
    return (
        marks.add_params(pick)
        .properties(height=alt.Step(34))
        .configure_axis(labelColor=ink, titleColor=ink, labelLimit=260)
        .configure_legend(labelColor=ink, titleColor=ink, **LEGEND)
    )


def _ink() -> str:
    return "#dddddd" if st.context.theme.type == "dark" else "#333333"


def _paper() -> str:
    return "#161614" if st.context.theme.type == "dark" else "#ffffff"


def _scale(series: Series, frame: pd.DataFrame) -> tuple[str, alt.Axis, alt.Scale]:
    """Title, axis and scale of the scores: logarithmic for durations."""
    if series.lasting and frame["low"].min() > 0:
        low, high = float(frame["low"].min()) / 2, float(frame["high"].max()) * 2
        values = [tick for tick in _TICKS if low <= tick <= high]
        axis = alt.Axis(values=values, labelExpr=_DURATION)
        return "Duration", axis, alt.Scale(type="log", domain=[low, high])
    title = f"Score ({series.unit})" if series.unit else "Score"
    whole = series.unit == "%" and frame["high"].max() > 1
    scale = alt.Scale(domain=[0, 100]) if whole else alt.Scale(zero=False, padding=20)
    return title, alt.Axis(), scale


def _chart(frame: pd.DataFrame, series: Series) -> Any:
    pick = alt.selection_point(name=_PICK, fields=["result"])
    ends = [
        edge.isoformat() for edge in (frame["day"].min() - _MARGIN, frame["day"].max() + _MARGIN)
    ]
    title, axis, scale = _scale(series, frame)
    y = alt.Y("value:Q", title=title, axis=axis, scale=scale)
    days = alt.X("beside:T", title=None, axis=_DAYS, scale=alt.Scale(domain=ends))
    base = alt.Chart(frame).encode(x=days, y=y)
    ink = _ink()
    line = (
        base.transform_filter("datum.best")
        .mark_line(interpolate="step-after", color="#808080", strokeDash=[4, 3], aria=False)
        .encode(y=y)
    )
    ranges = base.mark_rule(strokeWidth=3, aria=False).encode(
        y="low:Q", y2="high:Q", color=_colour(frame)
    )
    marks = base.mark_point(size=130, strokeWidth=2).encode(
        color=_colour(frame),
        fill=alt.condition(
            "datum.dated == 'as the text dates it'", _colour(frame), alt.value("white")
        ),
        shape=_shape(frame),
        opacity=alt.condition(pick, alt.value(1.0), alt.value(0.35)),
        tooltip=_TIPS,
        description=alt.Description("spoken:N"),
    )
    names = [
        base.transform_filter(f"datum.above == {told}")
        .mark_text(align="center", dy=dy, fontSize=12, aria=False, **drawn_with)
        .encode(text="name:N")
        for told, dy in (("true", -15), ("false", 19))
        # First in the page's colour and thick, so that no line crosses the words.
        for drawn_with in ({"stroke": _paper(), "strokeWidth": 5}, {"color": ink})
    ]
    drawn = alt.layer(line, ranges, *names, marks.add_params(pick))
    return (
        drawn.properties(height=340)
        .configure_axis(labelColor=ink, titleColor=ink)
        .configure_legend(labelColor=ink, titleColor=ink, **LEGEND)
    )


def _colour(frame: pd.DataFrame) -> alt.Color:
    people = "people" in set(frame["who"])
    return alt.Color(
        "who:N",
        title="Taken by",
        # Where no person took the test there is nothing to tell apart.
        legend=alt.Legend() if people else None,
        scale=alt.Scale(domain=["systems", "people"], range=[_MACHINE, _PEOPLE]),
    )


def _shape(frame: pd.DataFrame) -> alt.Shape:
    people = "people" in set(frame["who"])
    return alt.Shape("who:N", title="Taken by", legend=alt.Legend() if people else None)
