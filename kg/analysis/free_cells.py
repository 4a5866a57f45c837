"""Free cells of a grid for claims that come to a drawing, so that what is there stays where it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from kg.analysis.argument import ClaimEdge, edges_by_claim, other_end
from kg.analysis.neighbourhood import MapView
from kg.model import Relation

Cell = tuple[int, int]
"""Column and row, counted from 0."""


def _ends(edges: Sequence[ClaimEdge], claim: str) -> Iterator[str]:
    return (other_end(edge, claim) for edge in edges)


def continued(
    view: MapView, known: Mapping[str, Cell], taken: Set[Cell] = frozenset()
) -> dict[str, Cell]:
    """The known cells and, for what is new, the free cells nearest to what it is linked to.

    Args:
        view: what is drawn.
        known: cells of some of its claims; at least one.
        taken: more cells that are not free, because a claim's box reaches over them.

    Returns:
        A cell for each claim, moved together so that the first column and row are 0.
    """
    at = edges_by_claim(view.edges)
    cells = dict(known)
    # Nearest to what is placed first: each new claim then has a neighbour with a cell, if it has any.
    waiting = [node.claim.id for node in view.nodes if node.claim.id not in cells]
    while waiting:
        claim = next(
            (c for c in waiting if any(o in cells for o in _ends(at.get(c, ()), c))), waiting[0]
        )
        waiting.remove(claim)
        anchor = next((edge for edge in at.get(claim, ()) if other_end(edge, claim) in cells), None)
        cells[claim] = _free({*cells.values(), *taken}, claim, anchor, cells)
    left = min(column for column, _ in cells.values())
    top = min(row for _, row in cells.values())
    return {claim: (column - left, row - top) for claim, (column, row) in cells.items()}


def _free(used: set[Cell], claim: str, anchor: ClaimEdge | None, cells: Mapping[str, Cell]) -> Cell:
    """The free cell nearest to the claim at an edge's other end, on the side where it belongs."""
    if anchor is None:
        return _behind(used)
    column, row = cells[other_end(anchor, claim)]
    side = 1 if anchor.relation is Relation.DISPUTES else -1
    reach = 3
    while True:
        ring = [
            (column + x, row + y)
            for x in range(-min(reach, 2), min(reach, 2) + 1)
            for y in range(-reach, reach + 1)
            if (column + x, row + y) not in used
        ]
        if ring:
            return min(ring, key=lambda cell: _distance(cell, column, row, side))
        reach += 1


def _behind(used: set[Cell]) -> Cell:
    """The cell behind the last of the last row, or the first of a new row where that one is full."""
    last = max(row for _, row in used)
    right = max(column for column, row in used if row == last)
    if right < max(column for column, _ in used):
        return right + 1, last
    return min(column for column, _ in used), last + 1


def _distance(cell: Cell, column: int, row: int, side: int) -> tuple[float, Cell]:
    x, y = cell[0] - column, cell[1] - row
    wrong = 2.0 if x * side < 0 else 3.0 if x == 0 else 0.0
    return abs(x) * 1.5 + abs(y) + wrong, cell
