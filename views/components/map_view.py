"""The argument map as a component: claims as boxes with their words, edges with a line style each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

import streamlit as st

from kg.analysis import ClaimEdge, Layout, MapNode, MapStep, MapView, OutlineRow, outline, with_step
from kg.analysis.force_layout import CELL
from kg.analysis.free_cells import Cell
from kg.model import AUTHOR, Relation
from views.components.box_words import box_lines
from views.components.large_data import packed
from views.components.map_address import edge_name, named_steps, steps_name
from views.components.map_lines import Box, Line, drawing
from views.components.scripts import script, style
from views.components.selection import on_pick_either, told
from views.maps import DrawnMap
from views.plain import certain, cut, shown
from views.state import Key, pick, picked

KEY = "argument_map"
_LINES = 4
_PADDING = 18
_SIGNS = {
    Relation.SUPPORTS: "supported by:",
    Relation.DISPUTES: "disputed by:",
    Relation.RESTATES: "restated by:",
}


@dataclass(frozen=True, slots=True)
class _Size:
    """How a claim is drawn: box width, font and line height in pixels, letters in a line, lines at most.

    The height is that of the lines, or given where it is not 0.
    """

    width: int
    font: float
    row: int
    letters: int
    lines: int = _LINES
    height: int = 0


_SIZES = {1: _Size(186, 12.5, 16, 26), 2: _Size(204, 13, 17, 27), 3: _Size(222, 14, 18, 28)}
_SMALL = {n: _Size(w, 0, 0, 0, 0, w // 2 + 4) for n, w in ((1, 20), (2, 26), (3, 34))}
_LANDMARK_LINES = 3

_mount = st.components.v2.component(
    "claimtrail_map",
    css=style("map", "drawing"),
    js=script("map", "theme", "svg"),
)


def map_view(drawn: DrawnMap, rev: str, series: str, wanted: str | None) -> None:
    """Show the map; a click writes the claim or the link into the address.

    Args:
        drawn: what to show and where.
        rev: changes whenever anything drawn does.
        series: the same for maps that go on from each other.
        wanted: id of the claim, or name of the edge, to pick; or None.
    """
    _mount(
        key=KEY,
        data={
            "drawn": _packed(rev, drawn),
            "rev": rev,
            "series": series,
            "told": told(KEY, wanted),
        },
        on_picked_change=on_pick_either(KEY),
        on_step_change=_on_step,
    )


def _on_step() -> None:
    value = st.session_state[KEY].get("step")
    if value:
        step = MapStep(value["id"], bool(value["opened"]))
        pick(Key.STEPS, steps_name(with_step(named_steps(picked(Key.STEPS)), step)))


@st.cache_resource(max_entries=16, show_spinner=False)
def _packed(rev: str, _drawn: DrawnMap) -> str:  # noqa: ARG001
    return packed(payload(_drawn))


def payload(drawn: DrawnMap) -> dict[str, Any]:
    """What the component draws: sizes and places in pixels, words already broken into lines."""
    grid, view = drawn.layout, drawn.view
    labelled = not drawn.is_overview
    landmark = _landmark(grid.label)
    texts = {node.claim.id: shown(node.words) for node in view.nodes}
    links = _links(view)
    opened = {step.claim for step in drawn.steps if step.opened}
    nodes = [
        _node(
            node,
            links[node.claim.id],
            _drawn(node, grid.labelled, landmark, labelled=labelled),
            node.claim.id in opened,
        )
        for node in view.nodes
    ]
    ends = {(edge.from_claim, edge.to_claim) for edge in view.edges}
    edges = [_edge(edge, texts, ends) for edge in view.edges]
    place = _between_boxes if labelled else _overview
    return {
        "size": place(grid, nodes, edges),
        "labelled": labelled,
        "first": drawn.start if drawn.start in texts else next(iter(texts), None),
        "anchor": drawn.steps[-1].claim if drawn.steps else None,
        "nodes": nodes,
        "edges": edges,
        "outline": [_row(row) for row in outline(view)],
    }


def _between_boxes(
    grid: Layout, nodes: Sequence[dict[str, Any]], edges: Sequence[dict[str, Any]]
) -> dict[str, int]:
    """Place the boxes, and the lines between them; the size of the whole."""
    cells = grid.cells()
    made = drawing(
        [Box(node["id"], *cells[node["id"]], node["w"], node["h"]) for node in nodes],
        [Line(edge["id"], edge["from"], edge["to"]) for edge in edges],
    )
    for node in nodes:
        node["x"], node["y"] = made.centres[node["id"]]
        node["h"] = made.heights[node["id"]]
    for edge in edges:
        edge["d"] = made.paths[edge["id"]]
    return {"x": 0, "y": 0, "w": made.width, "h": made.height}


def _overview(
    grid: Layout,
    nodes: Sequence[dict[str, Any]],
    edges: Sequence[dict[str, Any]],  # noqa: ARG001
) -> dict[str, int]:
    """Place the boxes of an overview, whose lines go straight from one to the other; the size of the whole."""
    width, height = (n * side for n, side in zip((grid.columns, grid.rows), CELL, strict=True))
    for node, place in zip(nodes, grid.places, strict=True):
        node["x"], node["y"] = round(place.x * width), round(place.y * height)
    return {"x": 0, "y": 0, "w": width, "h": height}


def _links(view: MapView) -> Mapping[str, Counter[str]]:
    """How many edges of the view come to each claim, by what they do."""
    counts: dict[str, Counter[str]] = {node.claim.id: Counter() for node in view.nodes}
    for edge in view.edges:
        counts[edge.to_claim][edge.relation.value] += 1
    return counts


def _landmark(label: Cell) -> _Size:
    """How a claim of an overview that shows its words is drawn: in a box of that many cells."""
    width, height = (cells * side - 8 for cells, side in zip(label, CELL, strict=True))
    row = height / (_LANDMARK_LINES + 0.6)
    font = row / 1.25
    letters = max(8, int((width - 24) / (0.54 * font)))
    return _Size(width, round(font, 1), round(row), letters, _LANDMARK_LINES, round(height))


def _drawn(node: MapNode, landmarks: Set[str], landmark: _Size, *, labelled: bool) -> _Size:
    if labelled:
        return _SIZES[node.salience]
    return landmark if node.claim.id in landmarks else _SMALL[node.salience]


def _node(
    node: MapNode,
    links: Counter[str],
    drawn: _Size,
    opened: bool,
) -> dict[str, Any]:
    lines = box_lines(node.words, drawn.letters, drawn.lines) if drawn.lines else ()
    return {
        "id": node.claim.id,
        "type": node.claim.type.value,
        "sure": min(3, int(node.certainty * 4)),
        "w": drawn.width,
        "h": drawn.height or _PADDING + drawn.row * len(lines),
        "font": drawn.font,
        "row": drawn.row,
        "lines": lines,
        "hidden": node.hidden,
        "more": "" if drawn.height else _more(node, opened),
        "text": shown(node.words),
        "title": _title(node, links),
    }


def _more(node: MapNode, opened: bool) -> str:
    if node.hidden:
        return f"+{node.hidden}"
    return "−" if opened else ""


def _title(node: MapNode, links: Counter[str]) -> str:
    """The claim as it is read out: words, holders, kind, and what there is at it."""
    who = ", ".join("the text’s author" if s == AUTHOR else shown(s) for s in node.speakers)
    parts = [
        f"{shown(node.words)} — {who}",
        f"{node.claim.type.value}, {certain(node.certainty, node.words)}",
    ]
    for relation, sign in _SIGNS.items():
        if count := links[relation.value]:
            parts.append(f"{sign[:-1]} {count}")
    if node.hidden:
        parts.append(f"{node.hidden} more not shown")
    return "; ".join(parts)


def _edge(edge: ClaimEdge, texts: dict[str, str], ends: set[tuple[str, str]]) -> dict[str, Any]:
    words = (cut(texts[claim], 80) for claim in (edge.from_claim, edge.to_claim))
    told = f" {edge.relation.value} ".join(f"“{end}”" for end in words)
    return {
        "id": edge_name(edge.from_claim, edge.relation, edge.to_claim),
        "from": edge.from_claim,
        "to": edge.to_claim,
        "relation": edge.relation.value,
        "back": (edge.to_claim, edge.from_claim) in ends,
        "title": f"{told}; confidence {edge.confidence:.0%}",
    }


def _row(row: OutlineRow) -> dict[str, str | int | bool]:
    relation = row.edge.relation if row.edge else None
    return {
        "id": row.claim,
        "depth": row.depth,
        "sign": _SIGNS[relation] if relation else "",
        "relation": relation.value if relation else "",
        "again": row.again,
    }
