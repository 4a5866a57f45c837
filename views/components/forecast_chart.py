"""The front page's forecasts as a chart and as a table; both answer with the statement that was picked.

The chart is plain Vega-Lite, which Altair writes elsewhere: loading Altair and pandas takes a second, and
this is the first page that a fresh server draws.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import streamlit as st

from kg.analysis import ForecastPoint
from kg.analysis.chance_words import with_caveat
from kg.analysis.front_page import ToldForecast
from kg.model import AUTHOR, Operator
from views.components.beside import MARGIN, beside, mark_reach, mark_size, place_fields
from views.components.chance_bars import SHAPES, SPOKEN, bar_fields, bar_layers, spoken
from views.data import Snapshot
from views.plain import cut, shown, voice

CHART_KEY = "forecast_chart"
TABLE_KEY = "forecast_table"
PICK = "mark"
"""What a chart calls what is picked on it."""
FIGURE = "figure"
"""The field that tells one mark from another."""
_MARKS = "forecast_marks"
_NAMED = 8
"""Forecasters told apart by colour and shape; the rest share one of each."""
_OTHERS = "others"
# Okabe and Ito's palette (told apart by colour-blind readers), its pale tones darkened.
COLOURS = [
    "#0072b2", "#d55e00", "#009e73", "#c0629a", "#a07800", "#3a9bd9", "#7a5aa6", "#8a5a44", "#808080",
]  # fmt: skip
# A year's last day lies beside the next year's first: named after the year that ends there.
DATES = {
    "tickCount": "year",
    "labelExpr": "'end of ' + timeFormat(datum.value - 86400000, '%Y')",
}
SHARES = {"format": "%"}
_FIGURES = (Operator.EQUAL, Operator.ABOUT)
"""A chance that is one figure, told plainly or roughly."""
LEGEND: dict[str, Any] = {
    "orient": "bottom",
    "columns": {"expr": "width < 420 ? 1 : width < 700 ? 2 : 3"},
    "labelLimit": {"expr": "width < 420 ? width - 30 : 230"},
}
"""Where a chart's legends stand: below, with as many names side by side as the width holds."""
LAYOUT = {"bottom": {"direction": "vertical", "anchor": "start", "margin": 8}}
"""How they stand to each other: on a telephone there is no room side by side."""
AUTOSIZE = {"type": "fit-x", "contains": "padding"}
"""A chart's height is that of its plot: on a telephone its legends are long, and stand below it."""
_HEIGHT = 300


def forecast_chart(forecasts: Sequence[ToldForecast]) -> tuple[str, ...]:
    """Draw the forecasts that have a date and a probability.

    Returns:
        Ids of the statements that tell the picked mark's figure, in the order given; none without a pick.
    """
    drawn = [one for one in forecasts if one.point.drawable]
    if not drawn:
        st.caption("No forecast gives both a date and a probability; all are listed by event.")
        return ()
    event = st.vega_lite_chart(chart(drawn), on_select="rerun", key=CHART_KEY)
    picked = picked_mark(event)
    return tuple(one.point.statement for one in _figures(drawn).get(picked or "", ()))


def picked_mark(event: Mapping[str, Any]) -> str | None:
    """The mark that was picked on a chart of forecasts, by what its rows call it; None without a pick."""
    rows = event.get("selection", {}).get(PICK, [])
    return rows[0].get(FIGURE) if rows else None


def forecast_table(forecasts: Sequence[ToldForecast]) -> str | None:
    """List the forecasts.

    Returns:
        Id of the statement whose row is picked, or None.
    """
    rows = [
        {
            "Forecaster": _teller(one),
            "Event": shown(one.point.event),
            "Probability": probability_words(one.point),
            "By": one.point.date or "",
            "Source": shown(one.title),
        }
        for one in forecasts
    ]
    event = st.dataframe(
        rows,
        hide_index=True,
        placeholder="",
        on_select="rerun",
        selection_mode="single-row",
        key=TABLE_KEY,
        height=min(38 + 35 * len(rows), 320),
        column_config={"Event": st.column_config.TextColumn(width="large")},
    )
    picked = event["selection"]["rows"]
    return forecasts[picked[0]].point.statement if picked else None


def probability_words(point: ForecastPoint) -> str:
    """The probability as a reader would write it, with what turns it round or holds it to a condition."""
    return shown(with_caveat(_figure(point), negated=point.negated, condition=point.condition))


def _figure(point: ForecastPoint) -> str:
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
    return _named(forecaster, source.author, source.title)


def named_or_others(who: list[str]) -> list[str]:
    """The names, those beyond the most frequent ones under one name: colours are few."""
    named = {name for name, _ in Counter(who).most_common(_NAMED)}
    return [name if name in named else _OTHERS for name in who]


def chart(forecasts: Sequence[ToldForecast]) -> dict[str, Any]:
    """The Vega-Lite chart of forecasts that all have a date and a probability, one or more.

    What one forecaster gives for one day is one mark, however often it is told.
    """
    rows = _rows(forecasts)
    dates = [datetime.fromisoformat(row["date"]) for row in rows]
    first, last = min(dates) - MARGIN, max(dates) + MARGIN
    ends = [first.isoformat(), last.isoformat()]
    base = {
        "x": _field("beside", "temporal", title=None, axis=DATES, scale={"domain": ends}),
        "color": _field("who", "nominal", title="Forecaster", scale={"range": COLOURS}),
        "opacity": {"condition": {"param": PICK, "value": 1}, "value": 0.3},
    }
    shares = {"title": "Probability", "axis": SHARES, "scale": {"domain": [0, 1]}}
    marks = {
        "name": _MARKS,
        "mark": {
            "type": "point",
            "filled": True,
            "size": mark_size(rows, last - first),
            "stroke": "transparent",
            "strokeJoin": "round",
            "strokeWidth": mark_reach(rows, last - first),
        },
        "encoding": {
            **base,
            "y": _field("point", "quantitative", **shares),
            "shape": _field("who", "nominal", title="Forecaster", scale={"range": SHAPES}),
            "description": _field(SPOKEN, "nominal"),
            "tooltip": [
                _field("forecaster", "nominal", title="who"),
                _field("said", "nominal", title="how likely"),
                _field("date", "temporal", title="by"),
                _field("event", "nominal", title="what"),
                _field("told", "quantitative", title="times told"),
            ],
        },
    }
    ink = "#dddddd" if st.context.theme.type == "dark" else "#333333"
    inked = dict.fromkeys(_INKED, ink)
    layers = [*bar_layers(rows, base, shares, ink), marks]
    return {
        # Data that stands at the top would be turned into Arrow, by way of pandas.
        "layer": [{"data": {"values": rows}, "transform": [beside(last - first)], "layer": layers}],
        "params": [
            {"name": PICK, "select": {"type": "point", "fields": [FIGURE]}, "views": [_MARKS]}
        ],
        "height": _HEIGHT,
        "autosize": AUTOSIZE,
        "config": {"axis": inked, "legend": {**inked, **LEGEND, "layout": LAYOUT}},
    }


def _figures(forecasts: Sequence[ToldForecast]) -> dict[str, list[ToldForecast]]:
    """The forecasts by the figure that a forecaster gives for a day: "60%" and "about 60%" are one.

    So is "40% that it does not": a chance against it is drawn as the chance for it.
    """
    figures: dict[str, list[ToldForecast]] = defaultdict(list)
    for one in forecasts:
        point, (low, high, share) = one.point, _chance(one)
        bounds = () if point.operator in _FIGURES else (low, high)
        figures[" ".join(map(str, (_teller(one), point.date, share, *bounds)))].append(one)
    return figures


def _chance(one: ToldForecast) -> tuple[float, float, float]:
    """Bounds and figure of a chance; of one that is drawn there are all three."""
    return one.point.chance or (0.0, 0.0, 0.0)


def _rows(forecasts: Sequence[ToldForecast]) -> list[dict[str, Any]]:
    """A row for each figure that a forecaster gives for a day; its words are those of the first telling."""
    figures = _figures(forecasts)
    told = list(figures.values())
    dates = [datetime.fromisoformat(group[0].point.date or "") for group in told]
    shares = [_chance(group[0]) for group in told]
    who = [_teller(group[0]) for group in told]
    return [
        {
            FIGURE: mark,
            "date": date.isoformat(),
            **place,
            "point": share,
            **bar_fields(low, high, share),
            "who": name,
            "forecaster": forecaster,
            "event": _events(group),
            "said": (said := _said(group)),
            "told": len(group),
            SPOKEN: spoken(forecaster, said, date.isoformat(), shown(group[0].point.event)),
        }
        for mark, group, date, place, (low, high, share), name, forecaster in zip(
            figures,
            told,
            dates,
            place_fields(dates, [(low, high) for low, high, _ in shares]),
            shares,
            named_or_others(who),
            who,
            strict=True,
        )
    ]


def _said(group: Sequence[ToldForecast]) -> str:
    """A figure's words in every wording, the first first."""
    return "; ".join(dict.fromkeys(probability_words(one.point) for one in group))


def _events(group: Sequence[ToldForecast]) -> str:
    """What a figure is given for: the first event, and how many others, which may be that one in other words."""
    others = len({one.point.event.casefold() for one in group}) - 1
    many = "s" if others > 1 else ""
    more = f" (and {others} other event{many} or wording{many})" if others else ""
    return cut(shown(group[0].point.event), 120) + more


_INKED = ("labelColor", "titleColor")


def _field(name: str, kind: str, **more: object) -> dict[str, object]:
    return {"field": name, "type": kind, **more}


def _teller(one: ToldForecast) -> str:
    return _named(one.point.forecaster, one.author, one.title)


def _named(forecaster: str, author: str | None, title: str) -> str:
    if forecaster == AUTHOR and author is None:
        # Two texts' unnamed authors are two people: they must not share a mark.
        return f"author of {cut(shown(title), 30)}"
    return voice(forecaster, author)
