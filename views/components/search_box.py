"""The search box as a component: what is typed is searched while it is typed."""

from __future__ import annotations

import streamlit as st

from views.components.scripts import script, style
from views.components.selection import told
from views.state import Key, pick, picked

KEY = "search_box"

_mount = st.components.v2.component(
    "claimtrail_search_box",
    css=style("search_box"),
    js=script("search_box"),
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
