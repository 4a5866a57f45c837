"""Marks of one day side by side on a chart, so that none hides another and none is nearer to another day.

A chart that grows with its page (`beside`, `mark_size`) works their places out in the browser, by its width in pixels:
what stands apart on a wide screen would lie on a heap on a telephone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

MARGIN = timedelta(days=250)
"""What a chart shows before its first day and after its last."""
_STEP = 13
"""Pixels between the middles of marks that stand side by side."""
_LEAST, _MOST = 6, 11.5
"""Pixels that a mark is wide."""
_REACH = 24
"""Pixels across within which a finger meets a mark."""
_MARK = 0.1
"""Height of a mark as part of the chart's."""
_SPREAD = 0.7
"""Part of the way to the nearest other day that the marks of one day may take."""
_WHOLE = (0.0, 1.0)


def side_by_side(
    dates: Sequence[datetime],
    bounds: Sequence[tuple[float, float]] | None = None,
    steps: int = 80,
) -> list[datetime]:
    """The dates, moved apart where marks of one day would hide each other, and never nearer to another day.

    Args:
        dates: days, some of them equal.
        bounds: the lowest and highest chance of each mark, 0 to 1: far ones stand over each other; None where
            all are to stand beside each other.
        steps: how many marks fit side by side on the chart.
    """
    if not len(dates):
        return []
    step = (max(dates) - min(dates) + 2 * MARGIN) / steps
    return [
        date + place * min(step, widest)
        for date, (place, widest) in zip(dates, _places(dates, bounds), strict=True)
    ]


def _places(
    dates: Sequence[datetime], bounds: Sequence[tuple[float, float]] | None
) -> list[tuple[float, timedelta]]:
    """For each mark how many steps from its day it stands, and how wide a step of that day may be."""
    whole = bounds or [_WHOLE] * len(dates)
    of: dict[datetime, list[int]] = defaultdict(list)
    for n, date in enumerate(dates):
        of[date].append(n)
    found: dict[int, tuple[float, timedelta]] = {}
    for date, here in of.items():
        steps: dict[int, float] = {}
        for heap in _heaps(here, whole):
            columns = _columns(heap, whole)
            middle = max(columns.values()) / 2
            steps |= {n: column - middle for n, column in columns.items()}
        most = 2 * max(steps.values()) + 1
        found |= {n: (step, _room(date, of) / most) for n, step in steps.items()}
    return [found[n] for n in range(len(dates))]


def _heaps(here: Sequence[int], bounds: Sequence[tuple[float, float]]) -> list[list[int]]:
    """The marks of a day in groups, none of which reaches over another; their order is kept within each."""
    heaps: list[list[int]] = []
    for n in here:
        near = [
            heap for heap in heaps if not all(_apart(bounds[n], bounds[other]) for other in heap)
        ]
        heaps = [heap for heap in heaps if heap not in near]
        heaps.append(sorted([n, *(other for heap in near for other in heap)]))
    return heaps


def _columns(heap: Sequence[int], bounds: Sequence[tuple[float, float]]) -> dict[int, int]:
    """The first column for each mark in which it hides no other."""
    found: dict[int, int] = {}
    for n in heap:
        taken = {found[other] for other in found if not _apart(bounds[n], bounds[other])}
        found[n] = next(column for column in range(len(heap)) if column not in taken)
    return found


def _apart(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] - other[1] > _MARK or other[0] - one[1] > _MARK


def _room(day: datetime, days: Iterable[datetime]) -> timedelta:
    """How far the marks of a day may spread: most of the way to the nearest other day."""
    return _SPREAD * min((abs(day - other) for other in days if other != day), default=MARGIN)


def place_fields(
    dates: Sequence[datetime], bounds: Sequence[tuple[float, float]]
) -> list[dict[str, float]]:
    """What `beside` and `mark_size` need to know of each mark.

    Args:
        dates: days, some of them equal.
        bounds: the lowest and highest chance of each mark, 0 to 1.

    Returns:
        ``step``: how many steps from its day it stands; ``widest``: milliseconds that such a step has at most.
    """
    return [{"step": step, "widest": _ms(widest)} for step, widest in _places(dates, bounds)]


def beside(span: timedelta) -> dict[str, str]:
    """The Vega-Lite transform that places marks: their field ``beside`` out of ``date`` and `place_fields`.

    Args:
        span: the time between the chart's edges.
    """
    step = f"{_STEP} * {_ms(span)} / max(width, 1)"
    return {
        "calculate": f"toDate(datum.date) + datum.step * min(datum.widest, {step})",
        "as": "beside",
    }


def mark_size(rows: Sequence[Mapping[str, Any]], span: timedelta) -> dict[str, str]:
    """The area of marks: on a narrow chart they shrink, so that those of one day do not cover each other.

    Args:
        rows: of the chart, each with `place_fields`.
        span: the time between the chart's edges.
    """
    return {"expr": f"pow({_wide(rows, span)}, 2)"}


def mark_reach(rows: Sequence[Mapping[str, Any]], span: timedelta) -> dict[str, str]:
    """The width of a border that nobody sees: a mark can be met beside it too, up to the next one's middle.

    Args:
        rows: as for `mark_size`.
        span: the time between the chart's edges.
    """
    wide, step = _wide(rows, span), f"min({_STEP}, {_narrowest(rows, span)})"
    return {"expr": f"max(0, min({_REACH}, 2 * {step} - 2) - {wide})"}


def _wide(rows: Sequence[Mapping[str, Any]], span: timedelta) -> str:
    """The expression for a mark's width in pixels."""
    return f"clamp({_narrowest(rows, span)} - 1, {_LEAST}, {_MOST})"


def _narrowest(rows: Sequence[Mapping[str, Any]], span: timedelta) -> str:
    """The expression for the narrowest step that marks of one day have room for, in pixels."""
    narrowest = min((row["widest"] for row in rows if row["step"]), default=_ms(span))
    return f"{narrowest} / {_ms(span)} * width"


def _ms(time: timedelta) -> int:
    return time // timedelta(milliseconds=1)
