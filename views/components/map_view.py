"""The argument map as a component: claims as boxes with their words, edges with a line style each."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import Any

import streamlit as st

from kg.analysis import ClaimEdge, MapNode, Place
from views.components.selection import on_pick, told
from views.data import DrawnMap
from views.plain import cut, shown

KEY = "argument_map"
_HERE = Path(__file__).parent
_COLUMN = 262
"""Width of a grid column in pixels; the box takes what the layout leaves of it."""
_ROW = 116
_BOX_WIDTH = 204
_LINE_HEIGHT = 17
_LETTERS = 28
"""Letters of 13 pixels that fit a box's width."""
_LINES = 4

_mount = st.components.v2.component(
    "claimtrail_map",
    css=(_HERE / "map.css").read_text(encoding="utf-8"),
    js=(_HERE / "map.js").read_text(encoding="utf-8"),
)


def map_view(drawn: DrawnMap, rev: str, wanted: str | None) -> None:
    """Show the map; a click writes the claim into the address.

    Args:
        drawn: what to show and where.
        rev: changes whenever anything drawn does.
        wanted: id of the claim to pick, or None.
    """
    _mount(
        key=KEY,
        data={**payload(drawn), "rev": rev, "told": told(KEY, wanted)},
        on_picked_change=on_pick(KEY),
    )


def payload(drawn: DrawnMap) -> dict[str, Any]:
    """What the component draws: sizes and places in pixels, words already broken into lines."""
    grid = drawn.layout
    size = {"x": 0, "y": 0, "w": grid.columns * _COLUMN, "h": grid.rows * _ROW, "row": _ROW}
    texts = {node.claim.id: shown(node.claim.text) for node in drawn.view.nodes}
    nodes = [
        _node(node, place, size) for node, place in zip(drawn.view.nodes, grid.places, strict=True)
    ]
    return {
        "size": size,
        "first": nodes[0]["id"] if nodes else None,
        "nodes": nodes,
        "edges": [_edge(edge, texts) for edge in drawn.view.edges],
    }


def _node(node: MapNode, place: Place, size: dict[str, int]) -> dict[str, Any]:
    lines = box_lines(node.claim.text)
    speakers = ", ".join(map(shown, node.speakers))
    return {
        "id": node.claim.id,
        "type": node.claim.type.value,
        "x": round(place.x * size["w"]),
        "y": round(place.y * size["h"]),
        "w": _BOX_WIDTH,
        "h": 20 + _LINE_HEIGHT * len(lines),
        "lines": lines,
        "title": f"{shown(node.claim.text)} — {speakers}",
    }


def _edge(edge: ClaimEdge, texts: dict[str, str]) -> dict[str, str]:
    ends = (cut(texts[claim], 60) for claim in (edge.from_claim, edge.to_claim))
    return {
        "from": edge.from_claim,
        "to": edge.to_claim,
        "relation": edge.relation.value,
        "title": f" {edge.relation.value} ".join(f"“{end}”" for end in ends),
    }


def box_lines(text: str) -> list[str]:
    """A claim's words as the lines of its box, cut with an ellipsis where they do not fit."""
    return textwrap.wrap(
        " ".join(shown(text).split()),
        width=_LETTERS,
        max_lines=_LINES,
        placeholder=" …",
        break_on_hyphens=False,
    )
