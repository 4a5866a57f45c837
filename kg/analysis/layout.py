"""Where the claims of a map are drawn.

Each connected group of claims gets a block of its own. Within it the claim that is disputed most
stands in the middle; what supports it lies to the left, what disputes it to the right, and claims
further away lie further out (a layered drawing after Sugiyama, Tagawa and Toda, "Methods for visual
understanding of hierarchical system structures", 1981, with hops from the middle as layers). Blocks
are packed on shelves. Every claim has a cell of a grid to itself, so labels cannot overlap. Within a
column claims stand near those they are linked to (the barycentre heuristic of the same paper). A drawing
that goes on from another keeps every cell of it and finds free cells for what is new.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass

from kg.analysis.argument import ClaimEdge, edges_by_claim, other_end
from kg.analysis.free_cells import Cell, continued
from kg.analysis.neighbourhood import MapView
from kg.errors import SettingsError
from kg.model import Relation

# The part of a cell that a box may fill; the rest is the gap to its neighbours.
_FILL = 0.85
_SWEEPS = 3
_KEPT = 0.5
"""Part of the claims that must have had a place before for the drawing to go on from it."""


@dataclass(frozen=True, slots=True)
class Place:
    """The centre of a claim's box, from the left and from the top, 0 to 1 each."""

    claim: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands.

    Args:
        places: one for each node of the view, in its order.
        width: of every box, as part of the drawing; what was asked for or, when that many boxes do
            not fit, less.
        height: of every box, likewise.
        columns: of the grid, so that a drawing can be made as wide as it needs to be.
        rows: of the grid.
        labelled: the claims of an overview that have room for their words.
        label: columns and rows of their boxes.
    """

    places: tuple[Place, ...]
    width: float
    height: float
    columns: int
    rows: int
    labelled: frozenset[str] = frozenset()
    label: Cell = (1, 1)

    def cells(self) -> dict[str, Cell]:
        """The cell of each claim."""
        return {
            place.claim: (int(place.x * self.columns), int(place.y * self.rows))
            for place in self.places
        }


@dataclass(frozen=True, slots=True)
class _Block:
    """A group's cells."""

    cells: dict[str, Cell]
    columns: int
    rows: int


def layout(
    view: MapView,
    width: float = 0.17,
    height: float = 0.06,
    before: Mapping[str, Cell] | None = None,
) -> Layout:
    """A place for each claim, such that no two boxes overlap and none leaves the drawing.

    Args:
        view: what is drawn.
        width: of a box, as part of the drawing, above 0 and at most 1.
        height: of a box, likewise; shrunk when there are more rows than fit.
        before: cells of a drawing that this one goes on from. Where at least half of the claims have
            one, those keep it, and the others get free cells beside the claims they are linked to; the
            drawing may then grow by columns.

    Raises:
        SettingsError: a size outside these bounds.
    """
    if not (0.0 < width <= 1.0 and 0.0 < height <= 1.0):
        msg = f"a box of {width} by {height} does not fit; give parts of the drawing above 0 and up to 1"
        raise SettingsError(msg)
    most = max(1, int(_FILL / width + 1e-9))  # 0.85 / 0.17 is 5, whatever floats say
    drawn = {node.claim.id for node in view.nodes}
    known = {claim: cell for claim, cell in (before or {}).items() if claim in drawn}
    if known and len(known) >= _KEPT * len(view.nodes):
        cells = continued(view, known)
        columns = 1 + max(column for column, _ in cells.values())
        rows = 1 + max(row for _, row in cells.values())
    else:
        at = edges_by_claim(view.edges)
        blocks = [_block(group, sides, most, at) for group, sides in _groups(view, at)]
        cells, columns, rows = _packed(blocks, most)
    return Layout(
        places=tuple(
            Place(node.claim.id, (column + 0.5) / columns, (row + 0.5) / rows)
            for node in view.nodes
            for column, row in [cells[node.claim.id]]
        ),
        width=min(width, _FILL / columns),
        height=min(height, _FILL / rows),
        columns=columns,
        rows=rows,
    )


def _groups(
    view: MapView, at: Mapping[str, tuple[ClaimEdge, ...]]
) -> list[tuple[list[str], dict[str, int]]]:
    """Each connected group of claims, breadth first from its middle, with each claim's layer."""
    groups: list[tuple[list[str], dict[str, int]]] = []
    seen: set[str] = set()
    # The view's nodes come by rank, so the first of a group that is met is its middle.
    for node in view.nodes:
        if node.claim.id not in seen:
            layers = _layers(node.claim.id, at)
            seen |= layers.keys()
            groups.append((list(layers), layers))
    return groups


def _layers(middle: str, at: Mapping[str, tuple[ClaimEdge, ...]]) -> dict[str, int]:
    """The layer of each claim that hangs together with ``middle``: 0 there, below 0 to the left."""
    layers = {middle: 0}
    waiting = deque([middle])
    while waiting:
        here = waiting.popleft()
        for edge in at.get(here, ()):
            claim = other_end(edge, here)
            if claim not in layers:
                layers[claim] = _next_layer(layers[here], edge.relation)
                waiting.append(claim)
    return layers


def _next_layer(layer: int, relation: Relation) -> int:
    if layer == 0:
        return 1 if relation is Relation.DISPUTES else -1
    return layer + (1 if layer > 0 else -1)


def _block(
    group: list[str],
    layers: dict[str, int],
    most: int,
    at: Mapping[str, tuple[ClaimEdge, ...]],
) -> _Block:
    """The group as columns of claims, at most ``most`` columns wide."""
    stacks = _ordered(_stacks(group, layers, most), at)
    tall = max(4, -(-2 * len(group) // most))
    while sum(-(-len(stack) // tall) for stack in stacks) > most:
        tall += 1
    columns = [stack[i : i + tall] for stack in stacks for i in range(0, len(stack), tall)]
    rows = max(map(len, columns))
    cells = {
        claim: (number, row + (rows - len(column)) // 2)
        for number, column in enumerate(columns)
        for row, claim in enumerate(column)
    }
    return _Block(cells, len(columns), rows)


def _stacks(group: list[str], layers: dict[str, int], most: int) -> list[list[str]]:
    """The claims of each layer, from left to right; far layers share the outermost column."""
    left = min(-min(layers.values()), (most - 1) // 2)
    right = min(max(layers.values()), most - 1 - left)
    stacks: dict[int, list[str]] = defaultdict(list)
    for claim in group:
        stacks[max(-left, min(right, layers[claim]))].append(claim)
    return [stacks[layer] for layer in sorted(stacks)]


def _ordered(stacks: list[list[str]], at: Mapping[str, tuple[ClaimEdge, ...]]) -> list[list[str]]:
    """The columns with each claim near the height of those it is linked to in other columns."""
    height: dict[str, float] = {}

    def settle(stack: list[str]) -> None:
        height.update((claim, n - len(stack) / 2) for n, claim in enumerate(stack))

    for stack in stacks:
        settle(stack)
    for sweep in range(_SWEEPS):
        for stack in stacks if sweep % 2 else stacks[::-1]:
            own = set(stack)
            wished = {claim: _wished(claim, at, own, height) for claim in stack}
            stack.sort(key=wished.__getitem__)
            settle(stack)
    return stacks


def _wished(
    claim: str,
    at: Mapping[str, tuple[ClaimEdge, ...]],
    own: set[str],
    height: Mapping[str, float],
) -> float:
    """The mean height of those a claim is linked to in other columns, or its own."""
    ends = [
        height[end] for end in (other_end(e, claim) for e in at.get(claim, ())) if end not in own
    ]
    return sum(ends) / len(ends) if ends else height[claim]


def _packed(blocks: list[_Block], most: int) -> tuple[dict[str, tuple[int, int]], int, int]:
    """The blocks on shelves, the tallest first; every cell, and the grid's columns and rows."""
    cells: dict[str, tuple[int, int]] = {}
    column = top = shelf = widest = 0
    for block in sorted(blocks, key=lambda block: -block.rows):
        if column + block.columns > most:
            column, top, shelf = 0, top + shelf, 0
        for claim, (x, y) in block.cells.items():
            cells[claim] = (column + x, top + y)
        column += block.columns
        shelf = max(shelf, block.rows)
        widest = max(widest, column)
    return cells, max(1, widest), max(1, top + shelf)
