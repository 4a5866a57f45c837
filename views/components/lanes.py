"""Upright lanes for lines in the gaps between columns of boxes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_SMALLEST = 34
_OUTER = 16
_EDGE = 13
"""Pixels between a box and the first lane: room for the end of a line."""
_WIDE, _NARROW, _MANY = 9, 6, 8
_CLEAR = 6
"""Pixels that two runs in one lane are apart."""
_SAME = 4
_TURNS = 4
_OVERLAY = 3
"""What two lines that lie over each other cost, in crossings."""

End = tuple[float, int]
"""The height of an end, and the side to which the line goes on from it: -1 left, 1 right."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a line that goes upright in a gap.

    Args:
        line: the line.
        part: which of its stretches, from 0.
        gap: the gap's number; the one right of column n has number n + 1.
        start: where it comes from.
        end: where it goes.
    """

    line: str
    part: int
    gap: int
    start: End
    end: End

    @property
    def low(self) -> float:
        """The upper end's height."""
        return min(self.start[0], self.end[0])

    @property
    def high(self) -> float:
        """The lower end's height."""
        return max(self.start[0], self.end[0])


def lanes(
    runs: Sequence[Run], widths: Sequence[int]
) -> tuple[dict[tuple[str, int], float], list[int], int]:
    """A lane for each run.

    Args:
        runs: in any gap.
        widths: of the columns, in pixels.

    Returns:
        The place of each run from the left, by line and part; where each column begins; and how wide all is.
    """
    by_gap: dict[int, list[Run]] = defaultdict(list)
    for run in runs:
        by_gap[run.gap].append(run)
    places: dict[tuple[str, int], float] = {}
    lefts, x = [], 0
    for gap in range(len(widths) + 1):
        number = _numbered(_ordered(by_gap[gap]))
        count = max(number.values(), default=-1) + 1
        outer = gap in (0, len(widths))
        width = _width(count, _OUTER if outer else _SMALLEST)
        step = (width - 2 * _EDGE) / max(1, count)
        places |= {key: round(x + _EDGE + (n + 0.5) * step, 1) for key, n in number.items()}
        x += width
        if gap < len(widths):
            lefts.append(x)
            x += widths[gap]
    return places, lefts, x


def crossed(left: Run, right: Run) -> int:
    """How often two runs in one gap cross where the one has a lane left of the other's."""
    count = 0
    for y, side in (left.start, left.end):
        count += side > 0 and right.low < y < right.high
    for y, side in (right.start, right.end):
        count += side < 0 and left.low < y < left.high
        count += _OVERLAY * sum(
            side < 0 and other > 0 and abs(y - here) < _SAME
            for here, other in (left.start, left.end)
        )
    return count


def _width(count: int, least: int) -> int:
    step = _WIDE if count <= _MANY else _NARROW
    return max(least, 2 * _EDGE + step * count) if count else least


def _ordered(runs: Sequence[Run]) -> list[Run]:
    """The runs of a gap from the left, so that few cross."""
    order = sorted(runs, key=lambda run: (run.low + run.high, run.line, run.part))
    cost = {(a, b): crossed(a, b) for a in order for b in order if a is not b}
    for _ in range(_TURNS):
        before = list(order)
        for run in before:
            order.remove(run)
            gains = [0]  # of standing before the first, then further on by one each
            for other in order:
                gains.append(gains[-1] + cost[other, run] - cost[run, other])
            order.insert(gains.index(min(gains)), run)
        if order == before:
            break
    return order


def _numbered(order: Sequence[Run]) -> Mapping[tuple[str, int], int]:
    """The number of each run's lane; runs that are apart in height may share one."""
    found: dict[tuple[str, int], int] = {}
    for n, run in enumerate(order):
        beside = (
            found[o.line, o.part]
            for o in order[:n]
            if o.low - _CLEAR < run.high and run.low - _CLEAR < o.high
        )
        found[run.line, run.part] = max(beside, default=-1) + 1
    return found
