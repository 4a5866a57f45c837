"""Links that a component holds to other pages of the app, followed by the page that holds it."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from views.state import Place, Room, target


def follow(go: Mapping[str, str] | None) -> None:
    """Go where a link of a component leads, as ``ways.js`` tells it; nothing where none was pressed.

    Args:
        go: the page under ``room``, and what is picked on it.
    """
    if not go:
        return
    place = Place(
        Room(go["room"]),
        source=go.get("source"),
        claim=go.get("claim"),
        person=go.get("person"),
    )
    st.switch_page(target(place.room), query_params=place.query())
