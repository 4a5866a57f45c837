"""Claims against holders as a component: a table where there is room, a list on a narrow screen."""

from __future__ import annotations

from typing import Any

import streamlit as st

from kg.analysis.stands import Cell, Stand, StandTable
from kg.analysis.wording import worded
from kg.model import Graph
from views.components.card import said_by
from views.components.scripts import script, style
from views.components.selection import on_pick, told
from views.components.ways import follow
from views.data import Snapshot
from views.grounds import ground
from views.plain import breakable, cut, cut_apart, shown

KEY = "stands"
_NAME = 34
_CLAIM = 170
_TIP = 160
_WAYS = {"for": "For it:", "against": "Against it:"}
_SIDES = ("for", "against", "open")
_SIGNS = {
    Stand.ASSERTS: "✓",
    Stand.RESTATES: "≡",
    Stand.SUPPORTS: "+",
    Stand.CONDITIONAL: "…",
    Stand.QUESTIONS: "?",
    Stand.REJECTS: "✗",
    Stand.DISPUTES: "−",
    Stand.BOTH: "±",
}

_mount = st.components.v2.component(
    "claimtrail_stands",
    css=style("stands"),
    js=script("stands", "theme", "elements", "ways"),
)


def stands(now: Snapshot, table: StandTable, about: str, wanted: str | None) -> None:
    """Show who takes which stand; a click opens the words behind a cell and writes them into the address.

    Args:
        now: the graph.
        table: what to show.
        about: tells this table from others over the same graph.
        wanted: id of the statement to open, or None.
    """
    found = _mount(
        key=KEY,
        data={
            **payload(now.graph, table),
            "rev": f"{now.graph.revision}-{about}",
            "told": told(KEY, wanted),
        },
        on_picked_change=on_pick(KEY),
        on_go_change=lambda: None,
    )
    follow(found.get("go"))


def payload(graph: Graph, table: StandTable) -> dict[str, Any]:
    """What the component shows: heads of columns, for each claim its cells, and the words of each cell."""
    words: dict[str, dict[str, Any]] = {}
    rows = []
    for claim in table.claims:
        cells = []
        for n, holder in enumerate(table.holders):
            cell = table.cells.get((claim.id, holder.id))
            if cell is not None:
                key = str(len(words))
                words[key] = _words(graph, cell)
                made = [cell.stand.side, _SIGNS[cell.stand], cell.stand.value, cell.statement.id]
                cells.append([n, *made, key])
        cells.sort(key=lambda made: _SIDES.index(made[1]))
        rows.append({"text": cut(shown(worded(graph, claim)), _CLAIM), "cells": cells})
    names = [shown(holder.name) for holder in table.holders]
    heads = (breakable(brief) for brief in cut_apart(names, _NAME))
    return {
        "title": "Who takes which stand on which claim",
        "heads": [list(pair) for pair in zip(heads, names, strict=True)],
        "rows": rows,
        "words": words,
    }


def _words(graph: Graph, cell: Cell) -> dict[str, Any]:
    """The words behind a cell, of somebody who goes both ways those of either way, and the cell's tip."""
    ways = cell.ways
    parts = [_part(graph, one, _WAYS[side] if len(ways) > 1 else "") for side, one in ways]
    quotes = (f"{part['way']} “{cut(part['quote'], _TIP)}”".strip() for part in parts)
    return {"tip": " ".join(quotes), "parts": parts}


def _part(graph: Graph, cell: Cell, way: str) -> dict[str, str]:
    statement, link = cell.statement, cell.link
    proof = ""
    if link is not None:
        about = cut(shown(graph.statement(link.to).canonical), 120)
        proof = (
            f"{link.relation.value} “{about}”: {ground(link.test)}, "
            f"confidence {link.confidence:.0%}"
        )
    return {
        "way": way,
        "quote": shown(statement.span.quote),
        "by": said_by(graph, statement),
        "proof": proof,
        "source": statement.source,
        "claim": statement.id,
    }
