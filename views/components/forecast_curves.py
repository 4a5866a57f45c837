"""One event's forecasts, or one person's, as cumulative curves."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from kg.analysis.event_groups import EventGroup
from kg.model import Forecast
from kg.model.forecast import of_opposite
from views.components.beside import MARGIN, beside, mark_reach, mark_size, place_fields
from views.components.chance_bars import SHAPES, SPOKEN, bar_fields, bar_layers, spoken
from views.components.forecast_chart import (
    AUTOSIZE,
    COLOURS,
    DATES,
    FIGURE,
    LAYOUT,
    LEGEND,
    PICK,
    SHARES,
    named_or_others,
    picked_mark,
    told_by,
)
from views.data import Snapshot
from views.plain import cut, shown

CURVES_KEY = "forecast_curves"
PERSON_KEY = "person_curves"


def forecast_curves(now: Snapshot, group: EventGroup) -> tuple[str, ...]:
    """Draw who gives the event which chance by which day.

    A forecaster's marks of rising days are joined, since what has happened by one day has happened by
    the next; the chance that it does not happen is drawn as its complement. Forecasts on a condition
    are in the table alone.

    Returns:
        Ids of the statements that tell the picked mark's figure; none without a pick.
    """
    return _drawn(curve_frame(now, group), "Forecaster", CURVES_KEY)


def person_curves(
    now: Snapshot, forecasts: Iterable[Forecast], events: Mapping[str, str], who: str
) -> tuple[str, ...]:
    """Draw the chances that one person gives to events, a curve for each event.

    Args:
        now: the graph.
        forecasts: one person's.
        events: the event's name by the forecast's id.
        who: the person's id; another person's chart has nothing picked.

    Returns:
        Ids of the statements that tell the picked mark's figure; none without a pick.
    """
    rows = [
        {**row, "who": cut(shown(events[forecast.id]), 50)}
        for forecast in forecasts
        for row in _row(now, forecast)
    ]
    return _drawn(_frame(rows), "Event", f"{PERSON_KEY}-{who}")


def _drawn(frame: pd.DataFrame, legend: str, key: str) -> tuple[str, ...]:
    if frame.empty:
        st.caption("No forecast here gives a day and a chance; all are listed below.")
        return ()
    tellings: dict[str, tuple[str, ...]] = dict(
        zip(frame[FIGURE], frame.pop("tellings"), strict=True)
    )
    dark = st.context.theme.type == "dark"
    of = hashlib.sha256(repr((frame.to_dict("list"), legend, dark)).encode()).hexdigest()
    event = st.vega_lite_chart(_spec(of, frame, legend, dark), on_select="rerun", key=key)
    return tellings.get(picked_mark(event) or "", ())


@st.cache_data(max_entries=64, show_spinner=False)
def _spec(of: str, _frame: pd.DataFrame, _legend: str, _dark: bool) -> dict[str, Any]:  # noqa: ARG001
    """The chart as plain Vega-Lite, made once for the same marks: Altair checks all of it against its schema."""
    with alt.data_transformers.enable("default", max_rows=None):
        spec: dict[str, Any] = _chart(_frame, _legend, _dark).to_dict()
    (rows,) = spec.pop("datasets").values()
    del spec["data"]
    # Data that stands at the top would be turned into Arrow, where days are no longer read as days.
    curves, marks = spec["layer"]
    place = {name: marks["encoding"][name] for name in ("x", "color")}
    shares = {name: marks["encoding"]["y"][name] for name in ("title", "axis", "scale")}
    lines = bar_layers(rows, {**place, "opacity": {"value": 0.85}}, shares, _ink(dark=_dark))
    span = _last(_frame) - _first(_frame)
    marks["mark"] |= {"size": mark_size(rows, span), "strokeWidth": mark_reach(rows, span)}
    spec["layer"] = [
        {"data": {"values": rows}, "transform": [beside(span)], "layer": [curves, *lines, marks]}
    ]
    spec["autosize"] = AUTOSIZE
    spec["config"]["legend"]["layout"] = (
        LAYOUT  # Vega-Lite takes it, Altair's schema does not know it
    )
    return spec


def _first(frame: pd.DataFrame) -> datetime:
    """What the chart shows first; `_last` what it shows last."""
    first: datetime = frame["date"].min() - MARGIN
    return first


def _last(frame: pd.DataFrame) -> datetime:
    last: datetime = frame["date"].max() + MARGIN
    return last


def _ink(*, dark: bool) -> str:
    return "#dddddd" if dark else "#333333"


def curve_frame(now: Snapshot, group: EventGroup) -> pd.DataFrame:
    """One row for each forecast of an event that has a day and a chance, in numbers or words."""
    return _frame([row for forecast in group.forecasts for row in _row(now, forecast)])


def _frame(rows: list[dict[str, Any]]) -> pd.DataFrame:
    frame = pd.DataFrame(rows)
    if frame.empty:
        return frame
    # A figure that is told several times is one mark; the table has every place.
    same = ["who", "date", "low", "high", "verbal"]
    figures = frame.groupby(same, sort=False)
    frame["told"] = figures["statement"].transform("size")
    frame["said"] = figures["said"].transform(lambda said: "; ".join(dict.fromkeys(said)))
    told = (frame[name] for name in ("forecaster", "said", "date", "event"))
    frame[SPOKEN] = [spoken(*words) for words in zip(*told, strict=True)]
    frame[FIGURE] = frame[same].astype(str).agg(" ".join, axis=1)
    frame["tellings"] = frame[FIGURE].map(frame.groupby(FIGURE)["statement"].agg(tuple))
    frame = frame.drop_duplicates(same)
    frame = frame.sort_values(["who", "date", "point"]).reset_index(drop=True)
    frame["date"] = pd.to_datetime(frame["date"])
    bounds = list(zip(frame["low"], frame["high"], strict=True))
    places = pd.DataFrame(place_fields(list(frame["date"]), bounds))
    frame[list(places.columns)] = places
    frame["who"] = named_or_others(list(frame["who"]))
    return frame


def _row(now: Snapshot, forecast: Forecast) -> Iterator[dict[str, Any]]:
    horizon, read = forecast.horizon, _read(forecast)
    if horizon is None or forecast.conditional_on is not None or read is None:
        return
    low, high, point, said = read
    if forecast.negated:
        low, high, point = of_opposite(high), of_opposite(low), of_opposite(point)
        said = f"{said} that it does not happen"
    who = told_by(now, forecast.forecaster, forecast.source)
    yield {
        "statement": forecast.statement,
        "source": forecast.source,
        "who": who,
        "forecaster": who,
        "date": horizon.date,
        "low": low,
        "high": high,
        "point": point,
        "verbal": forecast.probability is None,
        **bar_fields(low, high, point, verbal=forecast.probability is None),
        "said": shown(said),
        "event": cut(shown(forecast.event), 120),
    }


def _read(forecast: Forecast) -> tuple[float, float, float, str] | None:
    """Bounds, the figure printed and the words; words alone stand in the middle of their interval."""
    chance, verbal = forecast.probability, forecast.verbal
    if chance is not None:
        return chance.low, chance.high, chance.point, chance.text
    if verbal is None:
        return None
    middle = (verbal.low + verbal.high) / 2
    return verbal.low, verbal.high, middle, f"{verbal.words} ({verbal.scale})"


def _chart(frame: pd.DataFrame, legend: str, dark: bool) -> Any:
    pick = alt.selection_point(name=PICK, fields=[FIGURE])
    ends = [_first(frame).isoformat(), _last(frame).isoformat()]
    base = alt.Chart(frame).encode(
        x=alt.X("beside:T", title=None, axis=DATES, scale=alt.Scale(domain=ends)),
        color=alt.Color(
            "who:N",
            title=legend,
            scale=alt.Scale(range=COLOURS),
            legend=alt.Legend(symbolOpacity=1),
        ),
    )
    shares = alt.Y(
        "point:Q", title="Chance by that day", axis=SHARES, scale=alt.Scale(domain=[0, 1])
    )
    numbers = base.transform_filter("!datum.verbal")
    curves = numbers.mark_line(strokeWidth=2, aria=False).encode(y=shares)
    marks = (
        base.mark_point(filled=True, stroke="transparent", strokeJoin="round")
        .encode(
            y=shares,
            shape=alt.Shape(
                "who:N",
                title=legend,
                scale=alt.Scale(range=SHAPES),
                legend=alt.Legend(symbolOpacity=1),
            ),
            opacity=alt.condition(pick, alt.value(1.0), alt.value(0.3)),
            description=alt.Description(f"{SPOKEN}:N"),
            tooltip=[
                alt.Tooltip("forecaster:N", title="who"),
                alt.Tooltip("said:N", title="how likely"),
                alt.Tooltip("date:T", title="by"),
                alt.Tooltip("event:N", title="what"),
                alt.Tooltip("told:Q", title="times told"),
            ],
        )
        .add_params(pick)
    )
    ink = _ink(dark=dark)
    return (
        (curves + marks)
        .properties(height=260)
        .configure_axis(labelColor=ink, titleColor=ink)
        .configure_legend(labelColor=ink, titleColor=ink, **LEGEND)
    )
