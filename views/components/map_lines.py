"""Where the boxes and lines of a map that shows its words are drawn, in pixels.

Lines run between the boxes, never over one: upright along the gaps between columns, each in a lane, and
along the gaps between rows where they pass whole columns. Each has its own place at a box's edge, in the
order of where it leads. Boxes and gaps grow with the lines that they must hold. Lanes stand in an order in
which few lines cross, found by sifting as in `kg.analysis.crossing`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from views.components.lanes import Run, lanes

_APART = 9
"""Pixels between the ends of two lines at a box."""
_FAR = 16
_CORNER = 8
_TALLEST = 190
_ROW_GAP = 30
_UNDER = 5
"""Pixels between two lines in the gap between two rows, and under the lowest of them."""
_ROUND = 6
_STOP = 2
"""Pixels between a line's end and its box."""


@dataclass(frozen=True, slots=True)
class Box:
    """A claim's box: its cell of the grid, counted from 0, and the size that its words ask for."""

    id: str
    column: int
    row: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line from a box to another one."""

    id: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything in pixels.

    Args:
        width: of the whole.
        height: of the whole.
        centres: of each box by id.
        heights: of each box by id; more than was asked for where many lines end.
        paths: of each line by id, as an SVG path's data.
    """

    width: int
    height: int
    centres: Mapping[str, tuple[int, int]]
    heights: Mapping[str, int]
    paths: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Way:
    """How a line goes.

    Args:
        sides: of the start's and the end's box, -1 left and 1 right; 0 where it goes straight up or down.
        gaps: gaps between columns that it goes upright in; the one right of column n has number n + 1.
        over: the row over which it passes the columns between; None where none is in its way.
    """

    sides: tuple[int, int]
    gaps: tuple[int, ...]
    over: int | None = None


def drawing(boxes: Sequence[Box], lines: Sequence[Line]) -> Drawing:
    """Place the boxes and route the lines between them.

    Args:
        boxes: each in a cell of its own.
        lines: each between two different ones of these.
    """
    at = {box.id: box for box in boxes}
    columns = 1 + max((box.column for box in boxes), default=0)
    taken = {(box.column, box.row) for box in boxes}
    ways = {line.id: _way(at[line.start], at[line.end], taken, columns) for line in lines}
    ports = _ports(at, lines, ways)
    heights = _heights(boxes, ports)
    middles, passes, height = _rows(boxes, heights, lines, ways)
    ends = _ends(ports, heights, {box.id: middles[box.row] for box in boxes})
    runs = [run for line in lines for run in _runs(line, ways[line.id], ends, passes)]
    widths = [
        max((box.width for box in boxes if box.column == n), default=0) for n in range(columns)
    ]
    lane_at, lefts, width = lanes(runs, widths)
    centres = {
        box.id: (lefts[box.column] + widths[box.column] // 2, middles[box.row]) for box in boxes
    }
    paths = {}
    for n, line in enumerate(lines):
        way = ways[line.id]
        if way.gaps:
            edges = [
                centres[end][0] + side * at[end].width / 2
                for end, side in zip((line.start, line.end), way.sides, strict=True)
            ]
            at_lanes = [lane_at[line.id, part] for part in range(len(way.gaps))]
            points = _corners(line.id, way, edges, ends, at_lanes, passes)
        else:
            alike = [m for m, o in enumerate(lines) if {o.start, o.end} == {line.start, line.end}]
            shift = _FAR * (alike.index(n) - (len(alike) - 1) / 2)
            points = _upright(line, centres, heights, shift)
        paths[line.id] = _path(points)
    return Drawing(width, height, centres, heights, paths)


def _way(start: Box, end: Box, taken: Set[tuple[int, int]], columns: int) -> _Way:
    if start.column == end.column:
        rows = range(min(start.row, end.row) + 1, max(start.row, end.row))
        if not any((start.column, row) in taken for row in rows):
            return _Way((0, 0), ())
        side = -1 if start.column > (columns - 1) / 2 else 1  # on the side of the map's middle
        return _Way((side, side), (start.column + (side > 0),))
    way = 1 if end.column > start.column else -1
    first, last = start.column + (way > 0), end.column + (way < 0)
    between = range(min(start.column, end.column) + 1, max(start.column, end.column))
    if not any((column, end.row) in taken for column in between):
        return _Way((way, -way), (first,))
    if not any((column, start.row) in taken for column in between):
        return _Way((way, -way), (last,))
    over = end.row if start.row <= end.row else end.row + 1
    return _Way((way, -way), (first, last), over)


def _ports(
    at: Mapping[str, Box], lines: Sequence[Line], ways: Mapping[str, _Way]
) -> dict[tuple[str, int], list[tuple[str, int]]]:
    """The ends of lines at each side of each box, from the top: lines by id with 0 for their start, 1 for their end."""
    found: dict[tuple[str, int], list[tuple[int, int, str, int]]] = defaultdict(list)
    for line in lines:
        for which, (own, other) in enumerate(((line.start, line.end), (line.end, line.start))):
            side = ways[line.id].sides[which]
            if side:
                near = abs(at[other].column - at[own].column)
                found[own, side].append((at[other].row, near, line.id, which))
    return {place: [(e[2], e[3]) for e in sorted(all_)] for place, all_ in found.items()}


def _heights(
    boxes: Sequence[Box], ports: Mapping[tuple[str, int], Sequence[tuple[str, int]]]
) -> dict[str, int]:
    most = {box.id: max(len(ports.get((box.id, side), ())) for side in (-1, 1)) for box in boxes}
    return {
        box.id: max(box.height, min((most[box.id] - 1) * _APART + 2 * _CORNER, _TALLEST))
        for box in boxes
    }


def _rows(
    boxes: Sequence[Box],
    heights: Mapping[str, int],
    lines: Sequence[Line],
    ways: Mapping[str, _Way],
) -> tuple[list[int], dict[str, int], int]:
    """The middle of each row, the height at which a line passes columns by its id, and that of the whole."""
    over: dict[int, list[str]] = defaultdict(list)
    for line in lines:
        row = ways[line.id].over
        if row is not None:
            over[row].append(line.id)
    rows = 1 + max((box.row for box in boxes), default=0)
    middles: list[int] = []
    passes: dict[str, int] = {}
    y = 0
    for row in range(rows + 1):
        y += max(_ROW_GAP, _ROW_GAP // 2 + _UNDER * (len(over[row]) + 1))
        passes.update((id_, y - _UNDER * (n + 1)) for n, id_ in enumerate(over[row]))
        if row < rows:
            tall = max((heights[box.id] for box in boxes if box.row == row), default=0)
            middles.append(y + tall // 2)
            y += tall
    return middles, passes, y


def _ends(
    ports: Mapping[tuple[str, int], Sequence[tuple[str, int]]],
    heights: Mapping[str, int],
    middles: Mapping[str, int],
) -> dict[tuple[str, int], float]:
    """The height of each end of each line that ends at a side of a box."""
    found = {}
    for (box, _), here in ports.items():
        step = min(_FAR, (heights[box] - 2 * _CORNER) / max(1, len(here) - 1))
        for n, end in enumerate(here):
            found[end] = round(middles[box] + (n - (len(here) - 1) / 2) * step, 1)
    return found


def _runs(
    line: Line,
    way: _Way,
    ends: Mapping[tuple[str, int], float],
    passes: Mapping[str, int],
) -> list[Run]:
    """The upright stretches of a line."""
    if not way.gaps:
        return []
    start, end = ends[line.id, 0], ends[line.id, 1]
    if way.over is None:
        # A box's right side is to the left of the gap.
        sides = -way.sides[0], -way.sides[1]
        return [Run(line.id, 0, way.gaps[0], (start, sides[0]), (end, sides[1]))]
    y, on = passes[line.id], way.sides[0]
    return [
        Run(line.id, 0, way.gaps[0], (start, -on), (y, on)),
        Run(line.id, 1, way.gaps[1], (y, -on), (end, on)),
    ]


def _corners(
    id_: str,
    way: _Way,
    edges: Sequence[float],
    ends: Mapping[tuple[str, int], float],
    at_lanes: Sequence[float],
    passes: Mapping[str, int],
) -> list[tuple[float, float]]:
    start, end = ends[id_, 0], ends[id_, 1]
    heights = [start, end] if way.over is None else [start, passes[id_], end]
    points = [(edges[0], start)]
    for n, lane in enumerate(at_lanes):
        points += [(lane, heights[n]), (lane, heights[n + 1])]
    return [*points, (edges[1] + way.sides[1] * _STOP, end)]


def _upright(
    line: Line,
    centres: Mapping[str, tuple[int, int]],
    heights: Mapping[str, int],
    shift: float,
) -> list[tuple[float, float]]:
    (x, start), (_, end) = centres[line.start], centres[line.end]
    down = 1 if end > start else -1
    return [
        (x + shift, start + down * heights[line.start] / 2),
        (x + shift, end - down * (heights[line.end] / 2 + _STOP)),
    ]


def _path(points: Sequence[tuple[float, float]]) -> str:
    """A path along level and upright stretches, with rounded corners."""
    parts = [f"M{points[0][0]:g},{points[0][1]:g}"]
    for (x0, y0), (x, y), (x1, y1) in zip(points, points[1:], points[2:], strict=False):
        before, after = abs(x - x0) + abs(y - y0), abs(x1 - x) + abs(y1 - y)
        bend = min(_ROUND, before / 2, after / 2)
        if bend <= 0:
            continue
        a = (x + _toward(x0 - x, bend), y + _toward(y0 - y, bend))
        b = (x + _toward(x1 - x, bend), y + _toward(y1 - y, bend))
        parts.append(f"L{a[0]:g},{a[1]:g} Q{x:g},{y:g} {b[0]:g},{b[1]:g}")
    parts.append(f"L{points[-1][0]:g},{points[-1][1]:g}")
    return " ".join(parts)


def _toward(way: float, by: float) -> float:
    return 0 if way == 0 else by if way > 0 else -by
