"""The search box as a component: what is typed is searched while it is typed."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from views.components.selection import told
from views.state import Key, pick, picked

KEY = "search_box"
_HERE = Path(__file__).parent

_mount = st.components.v2.component(
    "claimtrail_search_box",
    css=(_HERE / "search_box.css").read_text(encoding="utf-8"),
    js=(_HERE / "search_box.js").read_text(encoding="utf-8"),
)


def search_box(status: str) -> None:
    """Show the box; what is typed goes into the address.

    Args:
        status: what was found, told to screen readers when it changes.
    """
    _mount(
        key=KEY,
        data={
            "label": "Search for",
            "hint": "words, a name, or a whole question",
            "status": status,
            "of": picked(Key.QUERY) or "",
            "told": told(KEY, picked(Key.QUERY)),
        },
        on_typed_change=_take,
    )


def _take() -> None:
    """Write what was typed into the address."""
    value = st.session_state[KEY].get("typed")
    if not value:
        return
    text = value["text"] or None
    st.session_state[f"{KEY}.seen"] = text
    pick(Key.LIKE, None)
    pick(Key.QUERY, text)
