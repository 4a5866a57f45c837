"""Where the claims of an overview are drawn: by forces, for too many to be layered and read at once.

Each connected group is laid out by springs along its links and repulsion between its claims (Fruchterman
and Reingold, "Graph drawing by force-directed placement", 1991), from places that depend on the group alone.
Every claim then takes the free cell of a fine grid nearest to its place, so that nothing overlaps; a few
claims of the highest rank take as many cells as their words need. The groups are packed by their own
outline round the largest (polyomino packing after Freivalds, Dogrusoz and Kikusts, "Disconnected graph
layout and the polyomino packing approach", 2002), and claims without a link stand in rows below. A drawing
that goes on from another keeps every cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import atan2, ceil, cos, dist, hypot, pi, sin, sqrt

from kg.analysis.argument import ClaimEdge, edges_by_claim, other_end
from kg.analysis.free_cells import Cell, continued
from kg.analysis.layout import Layout, Place
from kg.analysis.neighbourhood import MapView

CELL = (38, 27)
"""Width and height of a cell in units of the drawing; a box without words fits into it."""
_LANDMARKS = 9
"""Claims that show their words."""
_LEAST_GROUP = 3
"""Claims of a group that is worth a landmark."""
_FILLED = 0.36
"""Part of a group's cells that its claims take; the rest is for the lines."""
_SPREAD = 0.2
"""About the part of the drawing that linked claims take, with what lies between their groups."""
_LINK = 2.2 * CELL[0]
"""Mean length of a link at most, so that small groups stay together."""
_ASPECT = 1.5
"""Width of the drawing as part of its height, as the component shows it."""
_LABEL = (0.2, 0.1)
"""Width and height of a landmark as parts of the drawing."""
_ROUNDS = 120
_GOLDEN = pi * (3 - sqrt(5))
_KEPT = 0.5
"""Part of the claims that must have had a place before for the drawing to go on from it."""

Point = tuple[float, float]


def force_layout(view: MapView, before: Mapping[str, Cell] | None = None) -> Layout:
    """A place for each claim of an overview, such that no two boxes overlap.

    Args:
        view: what is drawn.
        before: cells of a drawing that this one goes on from. Where at least half of the claims have
            one, those keep it, and the others get free cells beside the claims they are linked to.

    Returns:
        The places; ``labelled`` names the claims with room for their words.
    """
    drawn = {node.claim.id for node in view.nodes}
    known = {claim: cell for claim, cell in (before or {}).items() if claim in drawn}
    at = edges_by_claim(view.edges)
    groups = _groups(view, at)
    ranked = [node.claim.id for node in view.nodes]
    alone = [group[0] for group in groups if len(group) == 1]
    label = _label(len(ranked) - len(alone), len(alone))
    wanted = _landmarks(ranked, groups, at)
    if known and len(known) >= _KEPT * len(ranked):
        roomy = _roomy(known, wanted, label)
        taken = {cell for claim in roomy for cell in _footprint(known[claim], label)}
        cells = continued(view, known, taken)
    else:
        linked = [group for group in groups if len(group) > 1]
        cells = _packed([_block(group, at, set(wanted), label) for group in linked])
        cells.update(_in_rows(alone, cells, label if wanted else (1, 1)))
    return _laid(ranked, cells, _roomy(cells, wanted, label), label)


def _laid(
    ranked: Sequence[str], cells: Mapping[str, Cell], roomy: Sequence[str], label: Cell
) -> Layout:
    """The layout with its grid cut to what is used, half a landmark beyond the outermost ones."""
    used = [
        *cells.values(),
        *(cell for claim in roomy for cell in _footprint(cells[claim], label)),
    ]
    left, top = (min((cell[axis] for cell in used), default=0) for axis in (0, 1))
    columns = 1 + max((column - left for column, _ in used), default=0)
    rows = 1 + max((row - top for _, row in used), default=0)
    return Layout(
        places=tuple(
            Place(claim, (column - left + 0.5) / columns, (row - top + 0.5) / rows)
            for claim in ranked
            for column, row in [cells[claim]]
        ),
        width=1 / columns,
        height=1 / rows,
        columns=columns,
        rows=rows,
        labelled=frozenset(roomy),
        label=label,
    )


def _landmarks(
    ranked: Sequence[str], groups: Sequence[Sequence[str]], at: Mapping[str, Sequence[ClaimEdge]]
) -> list[str]:
    """The claims that show their words: of high rank, and none beside or at a neighbour of another."""
    worth = {claim for group in groups if len(group) >= _LEAST_GROUP for claim in group}
    beside = {claim: {other_end(edge, claim) for edge in at.get(claim, ())} for claim in worth}
    found: list[str] = []
    near: set[str] = set()
    for claim in ranked:
        if claim in worth and not near & {claim, *beside[claim]}:
            found.append(claim)
            near |= {claim, *beside[claim]}
            if len(found) == _LANDMARKS:
                break
    return found


def _label(linked: int, alone: int) -> Cell:
    """Columns and rows of a landmark's box, both odd so that a cell is its middle."""
    area = linked / _SPREAD + alone
    rows = sqrt(area * CELL[0] / CELL[1] / _ASPECT)
    return _odd(area / max(rows, 1) * _LABEL[0]), _odd(rows * _LABEL[1])


def _odd(length: float) -> int:
    """The odd number at or next above a length."""
    return 2 * max(0, ceil((length - 1) / 2)) + 1


def _footprint(middle: Cell, label: Cell) -> Iterator[Cell]:
    """The cells of a landmark's box."""
    (column, row), (wide, high) = middle, label
    for x in range(column - wide // 2, column + wide // 2 + 1):
        for y in range(row - high // 2, row + high // 2 + 1):
            yield x, y


def _roomy(cells: Mapping[str, Cell], wanted: Iterable[str], label: Cell) -> list[str]:
    """Those of some claims that have room for their words, in their order."""
    used = set(cells.values())
    roomy = []
    for claim in wanted:
        middle = cells.get(claim)
        if middle is None:
            continue
        own = set(_footprint(middle, label)) - {middle}
        if not own & used:
            roomy.append(claim)
            used |= own
    return roomy


def _groups(view: MapView, at: Mapping[str, Sequence[ClaimEdge]]) -> list[list[str]]:
    """Each connected group of claims in order of rank; the largest first, then by rank."""
    seen: set[str] = set()
    groups = []
    place = {node.claim.id: n for n, node in enumerate(view.nodes)}
    for node in view.nodes:
        if node.claim.id in seen:
            continue
        group, waiting = {node.claim.id}, [node.claim.id]
        while waiting:
            here = waiting.pop()
            beside = {other_end(edge, here) for edge in at.get(here, ())} - group
            group |= beside
            waiting += beside
        seen |= group
        groups.append(sorted(group, key=place.__getitem__))
    return sorted(groups, key=lambda group: -len(group))


def _block(
    group: Sequence[str], at: Mapping[str, Sequence[ClaimEdge]], landmarks: set[str], label: Cell
) -> tuple[dict[str, Cell], frozenset[Cell]]:
    """Cells of one group of several claims around its middle, and all that it takes."""
    named = [claim for claim in group if claim in landmarks]
    size = (len(group) + len(named) * label[0] * label[1]) / _FILLED
    places = _sprung(group, at)
    lengths = [
        dist(places[claim], places[other_end(edge, claim)])
        for claim in group
        for edge in at.get(claim, ())
    ]
    length = _LINK + (CELL[0] * label[0] / 2 if named else 0)
    points = _scaled(places, size * CELL[0] * CELL[1], length, sum(lengths) / len(lengths))
    cells: dict[str, Cell] = {}
    used: set[Cell] = set()
    for claim in [*named, *(claim for claim in group if claim not in landmarks)]:
        own = label if claim in landmarks else (1, 1)
        cells[claim] = _nearest_free(points[claim], own, used)
        used |= set(_footprint(cells[claim], own))
    return cells, frozenset(used)


def _sprung(group: Sequence[str], at: Mapping[str, Sequence[ClaimEdge]]) -> dict[str, Point]:
    """The claims' places by forces; the first of the group starts in the middle, the others in a spiral."""
    import rustworkx

    number = {claim: n for n, claim in enumerate(group)}
    graph: rustworkx.PyGraph[str, None] = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(list(group))
    graph.add_edges_from(
        [
            (number[claim], number[end], None)
            for claim in group
            for end in (other_end(edge, claim) for edge in at.get(claim, ()))
            if number[claim] < number[end]
        ]
    )
    start = {
        n: (sqrt(n / len(group)) * cos(n * _GOLDEN), sqrt(n / len(group)) * sin(n * _GOLDEN))
        for n in range(len(group))
    }
    found = rustworkx.spring_layout(graph, pos=start, num_iter=_ROUNDS, seed=1)
    return {claim: (float(found[n][0]), float(found[n][1])) for claim, n in number.items()}


def _scaled(
    points: Mapping[str, Point], area: float, length: float, links: float
) -> dict[str, Point]:
    """The points turned so that their longer axis lies across, and spread.

    Args:
        points: places by forces.
        area: most that they are spread over.
        length: the mean length that their links get at most.
        links: the mean length that they have.
    """
    n = len(points)
    x0, y0 = (sum(point[axis] for point in points.values()) / n for axis in (0, 1))
    xx, xy, yy = 0.0, 0.0, 0.0
    for x, y in points.values():
        xx, xy, yy = xx + (x - x0) ** 2, xy + (x - x0) * (y - y0), yy + (y - y0) ** 2
    turn = atan2(2 * xy, xx - yy) / 2
    turned = {
        claim: (
            (x - x0) * cos(turn) + (y - y0) * sin(turn),
            (y - y0) * cos(turn) - (x - x0) * sin(turn),
        )
        for claim, (x, y) in points.items()
    }
    sides = [
        max(point[axis] for point in turned.values())
        - min(point[axis] for point in turned.values())
        for axis in (0, 1)
    ]
    covered = max(sides[0] * sides[1], (max(sides) / 4) ** 2)
    scale = min(sqrt(area / covered), length / links) if covered and links else 0.0
    return {claim: (x * scale, y * scale) for claim, (x, y) in turned.items()}


def _nearest_free(point: Point, own: Cell, used: set[Cell]) -> Cell:
    """The cell nearest to a point round which a box of that many columns and rows is free."""
    column, row = round(point[0] / CELL[0]), round(point[1] / CELL[1])

    def far(cell: Cell) -> tuple[float, Cell]:
        return hypot(cell[0] * CELL[0] - point[0], cell[1] * CELL[1] - point[1]), cell

    reach = 0
    while True:
        free = [c for c in _ring(column, row, reach) if used.isdisjoint(_footprint(c, own))]
        if free:
            return min(free, key=far)
        reach += 1


def _ring(column: int, row: int, reach: int) -> Iterator[Cell]:
    """The cells at that distance from a cell, counted as a king moves."""
    for x in range(-reach, reach + 1):
        step = 1 if abs(x) == reach else 2 * reach
        for y in range(-reach, reach + 1, max(1, step)):
            yield column + x, row + y


def _packed(blocks: Sequence[tuple[dict[str, Cell], frozenset[Cell]]]) -> dict[str, Cell]:
    """The groups round the first, each as near to the middle as its outline fits, a cell apart."""
    used: set[Cell] = set()
    cells: dict[str, Cell] = {}
    spots = _Spots()
    begun: dict[frozenset[Cell], int] = {}
    for own, outline in blocks:
        n = begun.get(outline, 0)
        while any((x + spots[n][0], y + spots[n][1]) in used for x, y in outline):
            n += 1
        begun[outline] = n  # what is used stays so: the next of this form fits no nearer
        dx, dy = spots[n]
        cells.update((claim, (x + dx, y + dy)) for claim, (x, y) in own.items())
        used.update(
            (x + dx + i, y + dy + j) for x, y in outline for i in (-1, 0, 1) for j in (-1, 0, 1)
        )
    return cells


def _in_rows(alone: Sequence[str], cells: Mapping[str, Cell], label: Cell) -> dict[str, Cell]:
    """Cells in rows for claims without a link, below all the others and as wide as those."""
    columns = [column for column, _ in cells.values()]
    wide = max(1, round(sqrt(len(alone) * _ASPECT * CELL[1] / CELL[0])))
    left = min(columns, default=0)
    wide = max(wide, max(columns, default=0) - left + 1)
    top = max((row for _, row in cells.values()), default=-2) + label[1] // 2 + 2
    return {claim: (left + n % wide, top + n // wide) for n, claim in enumerate(alone)}


class _Spots:
    """The cells from the middle outwards, in rectangles of the drawing's aspect; as many as are asked for."""

    def __init__(self) -> None:
        self._spots: list[Cell] = []
        self._reach = 0

    def __getitem__(self, n: int) -> Cell:
        while n >= len(self._spots):
            self._grow()
        return self._spots[n]

    def _grow(self) -> None:
        """All cells as far as the next reach, sorted; those there were keep their places."""
        self._reach += 8
        wide, high = _ASPECT * self._reach * CELL[1] / CELL[0], self._reach
        inner = set(self._spots)
        new = [
            (x, y)
            for x in range(-int(wide), int(wide) + 1)
            for y in range(-high, high + 1)
            if (x, y) not in inner
        ]
        new.sort(key=lambda cell: (self._far(cell), hypot(*cell), cell))
        self._spots += new

    @staticmethod
    def _far(cell: Cell) -> float:
        return max(abs(cell[0]) * CELL[0] / _ASPECT, abs(cell[1]) * CELL[1])
