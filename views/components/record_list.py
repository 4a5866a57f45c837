"""Records as a list on a telephone, in a wide table's place: each unfolds to its words or leads to its page.

Which of the two is seen is a rule of ``page.css``, by the keys of the containers: a server does not know how wide
a screen is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from views.components.card import said_by
from views.components.large_data import packed
from views.components.screens import on_telephones
from views.components.scripts import script, style
from views.components.ways import follow
from views.data import Snapshot
from views.plain import shown
from views.state import Place

_MOST = 120
"""Records of a list; a telephone's reader narrows a longer one down first."""

_mount = st.components.v2.component(
    "claimtrail_record_list",
    css=style("record_list", "ways"),
    js=script("record_list", "elements", "ways"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A record as the list shows it.

    Args:
        title: its first line.
        lines: what stands under it; empty ones are left out.
        statement: id of the statement whose words it unfolds to.
    """

    title: str
    lines: tuple[str, ...]
    statement: str


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A record that has a page of its own, as the list shows it.

    Args:
        title: its first line.
        lines: what stands under it; empty ones are left out.
        place: its page.
    """

    title: str
    lines: tuple[str, ...]
    place: Place


def record_list(now: Snapshot, rows: Sequence[Row | LinkRow], key: str, name: str) -> None:
    """List records where the screen is a telephone's; nothing is seen of it elsewhere.

    Args:
        now: the graph.
        rows: what to list.
        key: names the list on the page.
        name: what it is a list of, for who hears it read.
    """
    drawn = packed(payload(now, rows, name))
    rev = hashlib.sha256(drawn.encode()).hexdigest()[:16]
    with on_telephones(key):
        mounted = _mount(key=key, data={"drawn": drawn, "rev": rev}, on_go_change=lambda: None)
    follow(mounted.get("go"))


def payload(now: Snapshot, rows: Sequence[Row | LinkRow], name: str) -> dict[str, Any]:
    """What the component draws: each record's lines, with its words and the ways on, or its page."""
    left = len(rows) - _MOST
    return {
        "name": name,
        "rows": [_row(now, row) for row in rows[:_MOST]],
        "left": f"{left} more are left out." if left > 0 else "",
    }


def _row(now: Snapshot, row: Row | LinkRow) -> dict[str, Any]:
    head = {"title": shown(row.title), "lines": [shown(line) for line in row.lines if line]}
    if isinstance(row, LinkRow):
        return {**head, "room": row.place.room.value, "place": row.place.query()}
    statement = now.graph.statement(row.statement)
    return {
        **head,
        "quote": shown(statement.span.quote),
        "by": said_by(now.graph, statement),
        "source": statement.source,
        "statement": statement.id,
        "claim": statement.claim,
    }
