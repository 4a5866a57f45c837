"""One event's forecasts as cumulative curves, and a table of all forecasts that sorts and filters."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from kg.analysis.event_groups import EventGroup
from kg.analysis.forecast_table import ForecastRow
from kg.model import Forecast
from views.components.chance_bars import LEGEND_HEIGHT, SHAPES, bar_fields, bar_layers
from views.components.forecast_chart import (
    COLOURS,
    DATES,
    LAYOUT,
    LEGEND,
    MARGIN,
    SHARES,
    named_or_others,
    side_by_side,
    told_by,
)
from views.data import ForecastLedger, Snapshot
from views.plain import cut, cut_apart, shown

CURVES_KEY = "forecast_curves"
PERSON_KEY = "person_curves"
LEDGER_KEY = "forecast_ledger"
_PICK = "curve_mark"
_ROW = 66
"""Pixels of a row: from 65 on Streamlit breaks the words of a cell into lines, of which three fit."""
_EVENT, _TITLE = 120, 44
_WIDTH = 1080
"""Pixels of all columns together, which a screen of 1,280 has room for; the event takes what others leave."""
_WIDTHS = {
    "Forecaster": 130,
    "Chance": 65,
    "Range": 85,
    "In words": 95,
    "By": 88,
    "Note": 95,
    "Said": 88,
    "Source": 165,
}


def forecast_curves(now: Snapshot, group: EventGroup) -> str | None:
    """Draw who gives the event which chance by which day.

    A forecaster's marks of rising days are joined, since what has happened by one day has happened by
    the next; the chance that it does not happen is drawn as its complement. Forecasts on a condition
    are in the table alone.

    Returns:
        Id of the statement whose mark is picked, or None.
    """
    return _drawn(curve_frame(now, group), "Forecaster", CURVES_KEY)


def person_curves(
    now: Snapshot, forecasts: Iterable[Forecast], events: Mapping[str, str], who: str
) -> str | None:
    """Draw the chances that one person gives to events, a curve for each event.

    Args:
        now: the graph.
        forecasts: one person's.
        events: the event's name by the forecast's id.
        who: the person's id; another person's chart has nothing picked.

    Returns:
        Id of the statement whose mark is picked, or None.
    """
    rows = [
        {**row, "who": cut(shown(events[forecast.id]), 50)}
        for forecast in forecasts
        for row in _row(now, forecast)
    ]
    return _drawn(_frame(rows), "Event", f"{PERSON_KEY}-{who}")


def _drawn(frame: pd.DataFrame, legend: str, key: str) -> str | None:
    if frame.empty:
        st.caption("No forecast here gives a day and a chance; the table has them all.")
        return None
    dark = st.context.theme.type == "dark"
    of = hashlib.sha256(repr((frame.to_dict("list"), legend, dark)).encode()).hexdigest()
    event = st.vega_lite_chart(_spec(of, frame, legend, dark), on_select="rerun", key=key)
    rows = event.get("selection", {}).get(_PICK, [])
    return rows[0].get("statement") if rows else None


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
    lines = bar_layers(rows, {**place, "opacity": {"value": 0.6}}, shares, _ink(dark=_dark))
    spec["layer"] = [{"data": {"values": rows}, "layer": [curves, *lines, marks]}]
    spec["height"] += LEGEND_HEIGHT * bool(lines)
    spec["config"]["legend"]["layout"] = (
        LAYOUT  # Vega-Lite takes it, Altair's schema does not know it
    )
    return spec


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
    frame["told"] = frame.groupby(same)["statement"].transform("size")
    frame = frame.drop_duplicates(same)
    frame = frame.sort_values(["who", "date", "point"]).reset_index(drop=True)
    frame["date"] = pd.to_datetime(frame["date"])
    frame["beside"] = side_by_side(frame["date"], steps=30)
    frame["who"] = named_or_others(list(frame["who"]))
    return frame


def _row(now: Snapshot, forecast: Forecast) -> Iterator[dict[str, Any]]:
    horizon, read = forecast.horizon, _read(forecast)
    if horizon is None or forecast.conditional_on is not None or read is None:
        return
    low, high, point, said = read
    if forecast.negated:
        low, high, point = 1 - high, 1 - low, 1 - point
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
    pick = alt.selection_point(name=_PICK, fields=["statement"])
    ends = [
        edge.isoformat() for edge in (frame["date"].min() - MARGIN, frame["date"].max() + MARGIN)
    ]
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
    curves = numbers.mark_line(strokeWidth=2).encode(y=shares)
    marks = (
        base.mark_point(size=130, filled=True)
        .encode(
            y=shares,
            shape=alt.Shape(
                "who:N",
                title=legend,
                scale=alt.Scale(range=SHAPES),
                legend=alt.Legend(symbolOpacity=1),
            ),
            opacity=alt.condition(pick, alt.value(1.0), alt.value(0.3)),
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
        .properties(height=340)
        .configure_axis(labelColor=ink, titleColor=ink)
        .configure_legend(labelColor=ink, titleColor=ink, **LEGEND)
    )


def ledger_table(now: Snapshot, ledger: ForecastLedger) -> str | None:
    """List every forecast, filtered by what the boxes say.

    Returns:
        Id of the statement whose row is picked, or None.
    """
    rows = ledger.rows
    people = sorted({told_by(now, row.forecaster, row.source) for row in rows})
    who, where, words, sure = st.columns([3, 3, 3, 2])
    chosen = who.multiselect("Forecaster", people, key="forecast_who")
    titles = where.multiselect(
        "Source", list(now.titles), format_func=now.titles.__getitem__, key="forecast_in"
    )
    asked = words.text_input("Event contains", key="forecast_words_filter").casefold().split()
    numbered = sure.checkbox("With a chance", key="forecast_numbered")
    kept = [
        row
        for row in rows
        if (not chosen or told_by(now, row.forecaster, row.source) in chosen)
        and (not titles or row.source in titles)
        and all(word in row.event.casefold() for word in asked)
        and (not numbered or row.point is not None)
    ]
    brief = dict(zip(now.titles, cut_apart(list(now.titles.values()), _TITLE), strict=True))
    frame = pd.DataFrame(
        {
            "Forecaster": [told_by(now, row.forecaster, row.source) for row in kept],
            "Event": [cut(shown(row.event), _EVENT) for row in kept],
            "Chance": [row.point for row in kept],
            "Range": [_range(row) for row in kept],
            "In words": [shown(row.words or "") for row in kept],
            "By": [row.by or (shown(row.undated) if row.undated else "") for row in kept],
            "Note": [_note(row) for row in kept],
            "Said": [row.said or "" for row in kept],
            "Source": [brief[row.source] for row in kept],
        }
    )
    frame = frame.drop(columns=[n for n in ("Range", "Note", "Said") if not any(frame[n])])
    text = st.column_config.TextColumn
    room = _WIDTH - sum(width for name, width in _WIDTHS.items() if name in frame)
    event = st.dataframe(
        frame,
        hide_index=True,
        placeholder="",
        on_select="rerun",
        selection_mode="single-row",
        key=LEDGER_KEY,
        height=min(38 + _ROW * max(len(frame), 1), 500),
        row_height=_ROW,
        column_config={
            "Forecaster": text(width=_WIDTHS["Forecaster"]),
            "Event": text(width=room),
            "Chance": st.column_config.NumberColumn(format="percent", width=_WIDTHS["Chance"]),
            "Range": text(width=_WIDTHS["Range"], help="The bounds, where a chance has two."),
            "In words": text(width=_WIDTHS["In words"], help="The chance as it is written."),
            "By": text(width=_WIDTHS["By"], help="The day or the words by which it happens."),
            "Note": text(width=_WIDTHS["Note"], help="A chance against it, or on a condition."),
            "Said": text(width=_WIDTHS["Said"], help="The day on which its source appeared."),
            "Source": text(width=_WIDTHS["Source"]),
        },
    )
    picked = event["selection"]["rows"]
    return kept[picked[0]].statement if picked and picked[0] < len(kept) else None


def _note(row: ForecastRow) -> str:
    """What turns a chance round or holds it to a condition; "" for most."""
    turned = "that it does not happen" if row.negated else ""
    condition = f"if {shown(row.condition).removeprefix('if ')}" if row.condition else ""
    return "; ".join(part for part in (turned, condition) if part)


def _range(row: ForecastRow) -> str:
    """The bounds of a chance; "" where they say no more than the chance itself."""
    low = row.low if row.low is not None else row.verbal_low
    high = row.high if row.high is not None else row.verbal_high
    if low is None or high is None or low == high == row.point:
        return ""
    return f"{low:.0%}–{high:.0%}"
