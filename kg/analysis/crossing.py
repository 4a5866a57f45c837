"""Two columns of claims with lines across: an order in which few lines cross.

Claims that lines hold together, directly or through others, make a knot with a place of its own, so that
no line of one crosses a line of another. Within a knot each column is put in the order of the mean height
of what its claims are joined to (the barycentre heuristic of Sugiyama, Tagawa and Toda, 1981), and then
each claim is moved to where its lines cross fewest others (the sifting of Matuszewski, Schönfeld and
Molitor, "Using sifting for k-layer straightline crossing minimization", 1999).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Line = tuple[str, str]
"""A claim of the left column and one of the right column."""

_SWEEPS = 6
_STARTS = 8


@dataclass(frozen=True, slots=True)
class Knot:
    """Claims that lines hold together.

    Args:
        left: claims of the left column, from the top.
        right: claims of the right column, from the top.
        lines: the lines between them, from the top of the left column.
    """

    left: tuple[str, ...]
    right: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def crossings(self) -> int:
        """How many pairs of its lines cross."""
        return crossings(self.left, self.right, self.lines)


def knots(lines: Sequence[Line]) -> tuple[Knot, ...]:
    """The lines as knots, that with most lines first, then as they come.

    Args:
        lines: each once; no claim stands in both columns.
    """
    return tuple(sorted((_untangled(knot) for knot in _apart(lines)), key=lambda k: -len(k.lines)))


def crossings(left: Sequence[str], right: Sequence[str], lines: Iterable[Line]) -> int:
    """How many pairs of lines cross between two columns in this order."""
    at_left = {claim: n for n, claim in enumerate(left)}
    at_right = {claim: n for n, claim in enumerate(right)}
    ends = sorted((at_left[one], at_right[other]) for one, other in lines)
    return sum(
        one[0] < other[0] and one[1] > other[1]
        for n, one in enumerate(ends)
        for other in ends[n + 1 :]
    )


def hubs(lines: Sequence[Line]) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    """Every line once, under the claim of its two that has more of them: how a list tells what is drawn."""
    rest, found = list(lines), []
    while rest:
        counts = Counter(claim for line in rest for claim in line)
        hub = max(counts, key=lambda claim: counts[claim])  # of several the first
        found.append((hub, tuple(line for line in rest if hub in line)))
        rest = [line for line in rest if hub not in line]
    return tuple(found)


def _apart(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each knot, as they come."""
    root: dict[tuple[int, str], tuple[int, str]] = {}

    def find(end: tuple[int, str]) -> tuple[int, str]:
        while root.setdefault(end, end) != end:
            end = root[end]
        return end

    for one, other in lines:
        root[find((1, other))] = find((0, one))
    found: dict[tuple[int, str], list[Line]] = defaultdict(list)
    for line in lines:
        found[find((0, line[0]))].append(line)
    return list(found.values())


def _untangled(lines: Sequence[Line]) -> Knot:
    """The lines in the best order found from several starts: which one is good cannot be told before."""
    step = max(1, len(lines) // _STARTS)
    turned = ([*lines[at:], *lines[:at]] for at in range(0, len(lines), step))
    settled = [_settled(start) for start in turned]
    left, right = min(settled, key=lambda columns: crossings(columns[0], columns[1], lines))
    places = {claim: n for column in (left, right) for n, claim in enumerate(column)}
    ordered = sorted(lines, key=lambda line: (places[line[0]], places[line[1]]))
    return Knot(tuple(left), tuple(right), tuple(ordered))


def _settled(lines: Sequence[Line]) -> list[list[str]]:
    """Both columns, each in turn put in order as long as fewer lines cross by it."""
    columns = [list(dict.fromkeys(line[side] for line in lines)) for side in (0, 1)]
    best, least = [list(column) for column in columns], crossings(columns[0], columns[1], lines)
    for sweep in range(_SWEEPS):
        side = 1 - sweep % 2
        ends = _ends(columns[1 - side], side, lines)
        columns[side].sort(key=lambda claim, ends=ends: sum(ends[claim]) / len(ends[claim]))  # type: ignore[misc]
        for turn in (side, 1 - side):
            columns[turn] = _sifted(columns[turn], _ends(columns[1 - turn], turn, lines))
        if (now := crossings(columns[0], columns[1], lines)) < least:
            best, least = [list(column) for column in columns], now
    return best


def _ends(other: Sequence[str], side: int, lines: Sequence[Line]) -> dict[str, list[int]]:
    """Where the lines of each claim of a column end in the other one."""
    heights = {claim: n for n, claim in enumerate(other)}
    ends: dict[str, list[int]] = defaultdict(list)
    for line in lines:
        ends[line[side]].append(heights[line[1 - side]])
    return ends


def _sifted(column: Sequence[str], ends: dict[str, list[int]]) -> list[str]:
    """The column with each claim moved to where its lines cross fewest others."""
    order = list(column)
    for claim in sorted(column, key=lambda claim: -len(ends[claim])):
        order.remove(claim)
        gains = [0]  # of standing over the first, then further down by one each
        for other in order:
            under = sum(a > b for a in ends[other] for b in ends[claim])
            over = sum(a > b for a in ends[claim] for b in ends[other])
            gains.append(gains[-1] + under - over)
        order.insert(gains.index(min(gains)), claim)
    return order
