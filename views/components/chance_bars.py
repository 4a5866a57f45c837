"""What a chance that is no single figure looks like on a chart: a bar for a range, an arrow for a bound.

"At least 60%" is no range from 60% to 100%: the figure is where it stops, and an arrow says which way it lies.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

_EDGE = 0.02
"""How far from the chart's edge an arrow's head stands, so that all of it is seen."""
# No shape of a forecaster looks like an arrow's head.
SHAPES = [
    "circle",
    "square",
    "diamond",
    "cross",
    "M-1,-.6L-.6,-1L0,-.4L.6,-1L1,-.6L.4,0L1,.6L.6,1L0,.4L-.6,1L-1,.6L-.4,0Z",
    "M0,-1L.3,-.3L1,0L.3,.3L0,1L-.3,.3L-1,0L-.3,-.3Z",
    "M-1,-1L1,-1L-1,1L1,1Z",
    "M-1,-1L1,1L1,-1L-1,1Z",
    "M-1,-.4L1,-.4L1,.4L-1,.4Z",
]


class Bar(StrEnum):
    """What the line at a mark means, as the legend says it."""

    RANGE = "range: from its lowest to its highest"
    BOUND = "at least or at most: the arrow's way"
    WORDS = "words, as a published scale reads them"


_DASHES = {Bar.RANGE: [1, 0], Bar.BOUND: [7, 3], Bar.WORDS: [2, 3]}


def bar_fields(
    low: float, high: float, point: float, *, verbal: bool = False
) -> dict[str, str | float | None]:
    """What a chart needs to draw a chance's line.

    Args:
        low: lowest chance.
        high: highest.
        point: the figure printed, or the middle of a range.
        verbal: whether it is told in words alone.

    Returns:
        ``bar``: its kind, "" where the figure is all; ``from`` and ``to``: the line's ends; ``way``: "up" or
        "down" where it is an arrow, else "".
    """
    if low == high:
        return {"bar": "", "from": point, "to": point, "way": ""}
    if verbal:
        return {"bar": Bar.WORDS, "from": low, "to": high, "way": ""}
    if point == low:
        return {"bar": Bar.BOUND, "from": point, "to": max(point, 1 - _EDGE), "way": "up"}
    if point == high:
        return {"bar": Bar.BOUND, "from": point, "to": min(point, _EDGE), "way": "down"}
    return {"bar": Bar.RANGE, "from": low, "to": high, "way": ""}


SILENT = {"aria": False}
"""Of a mark that only draws: read aloud, a line's end would pass for a figure that somebody gave."""

SPOKEN = "spoken"
"""The field that holds what a screen reader says at a mark; Vega's own words tell where it is drawn."""


def spoken(forecaster: str, said: str, date: str, event: str) -> str:
    """What a screen reader says at a forecast's mark."""
    return f"{forecaster}: {said} by {date[:10]}, {event}"


def bar_layers(
    rows: list[dict[str, Any]], base: dict[str, Any], shares: dict[str, Any], ink: str
) -> list[dict[str, Any]]:
    """The Vega-Lite layers that draw the lines and the arrows' heads; none where every chance is one figure.

    Args:
        rows: what is drawn, each with `bar_fields`.
        base: encoding of place and colour.
        shares: title, axis and scale of the chances.
        ink: colour of the legend's lines.
    """
    drawn = {row["bar"] for row in rows}
    kinds = [kind for kind in _DASHES if kind in drawn]
    if not kinds:
        return []
    dashes: dict[str, Any] = {
        "field": "bar",
        "type": "nominal",
        "title": "Line at a mark",
        "scale": {"domain": kinds, "range": [_DASHES[kind] for kind in kinds]},
        "legend": {
            "symbolType": "stroke",
            "symbolStrokeColor": ink,
            "symbolSize": 400,
            "symbolStrokeWidth": 2,
        },
    }
    lines: dict[str, Any] = {
        "transform": [{"filter": "datum.bar"}],
        "mark": {"type": "rule", "strokeWidth": 3, **SILENT},
        "encoding": {
            **base,
            "y": {"field": "from", "type": "quantitative", **shares},
            "y2": {"field": "to"},
            "strokeDash": dashes,
        },
    }
    heads: list[dict[str, Any]] = [
        {
            "transform": [{"filter": f"datum.way == '{way}'"}],
            "mark": {
                "type": "point",
                "shape": f"triangle-{way}",
                "size": 110,
                "filled": True,
                **SILENT,
            },
            "encoding": {**base, "y": {"field": "to", "type": "quantitative", **shares}},
        }
        for way in ("up", "down")
    ]
    return [lines, *heads]
