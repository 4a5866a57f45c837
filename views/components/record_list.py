"""Records as a list whose items unfold to their words: on a telephone it stands in a wide table's place.

Which of the two is seen is a rule of ``page.css``, by the keys of the containers: a server does not know how wide
a screen is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from views.components.card import said_by
from views.components.large_data import packed
from views.components.scripts import script
from views.data import Snapshot
from views.plain import shown
from views.state import Place, Room, target

_HERE = Path(__file__).parent
_MOST = 120
"""Records of a list; a telephone's reader narrows a longer one down first."""

_mount = st.components.v2.component(
    "claimtrail_record_list",
    css=(_HERE / "record_list.css").read_text(encoding="utf-8"),
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


def on_wide_screens(key: str) -> AbstractContextManager[object]:
    """A place that a telephone does not show.

    Args:
        key: names it on the page.
    """
    return st.container(key=f"wide-{key}")


def record_list(now: Snapshot, rows: Sequence[Row], key: str, name: str) -> None:
    """List records where the screen is a telephone's; nothing is seen of it elsewhere.

    Args:
        now: the graph.
        rows: what to list.
        key: names the list on the page.
        name: what it is a list of, for who hears it read.
    """
    drawn = packed(payload(now, rows, name))
    rev = hashlib.sha256(drawn.encode()).hexdigest()[:16]
    with st.container(key=f"narrow-{key}"):
        mounted = _mount(key=key, data={"drawn": drawn, "rev": rev}, on_go_change=lambda: None)
    go = mounted.get("go")
    if go:
        place = Place(Room(go["room"]), source=go.get("source"), claim=go["claim"])
        st.switch_page(target(place.room), query_params=place.query())


def payload(now: Snapshot, rows: Sequence[Row], name: str) -> dict[str, Any]:
    """What the component draws: each record's lines, its words and the ways on."""
    left = len(rows) - _MOST
    return {
        "name": name,
        "rows": [_row(now, row) for row in rows[:_MOST]],
        "left": f"{left} more are left out." if left > 0 else "",
    }


def _row(now: Snapshot, row: Row) -> dict[str, Any]:
    statement = now.graph.statement(row.statement)
    return {
        "title": shown(row.title),
        "lines": [shown(line) for line in row.lines if line],
        "quote": shown(statement.span.quote),
        "by": said_by(now.graph, statement),
        "source": statement.source,
        "statement": statement.id,
        "claim": statement.claim,
    }
