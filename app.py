"""Claimtrail's app: the pages and the menu; everything else lives in ``views``.

Run it with ``claimtrail app`` or ``streamlit run app.py``.
"""

from collections.abc import Callable
from importlib import import_module

import streamlit as st

from views.state import Room

_MODULES = {
    Room.OVERVIEW: "overview",
    Room.MAP: "argument_map",
    Room.DEBATE: "debate",
    Room.PEOPLE: "people",
    Room.FORECASTS: "forecasts",
    Room.SEARCH: "search",
    Room.BENCHMARKS: "benchmarks",
    Room.SOURCES: "sources",
    Room.ADD: "add_source",
    Room.CURATION: "curation",
}


def page(room: Room) -> Callable[[], None]:
    """The page of a room; what it needs is loaded when it is first drawn, so no other page waits for it."""

    def render() -> None:
        import_module(f"views.{_MODULES[room]}").render()

    return render


def main() -> None:
    """Draw the frame and the page that the address names."""
    st.set_page_config(page_title="Claimtrail", layout="wide")
    pages = [
        # No icon: the browser would fetch the tab's picture from outside.
        st.Page(page(room), title=room.label, url_path=room.value, default=room is Room.OVERVIEW)
        for room in _MODULES
    ]
    st.navigation(pages, position="top").run()


main()
