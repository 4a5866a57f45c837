"""Claimtrail's app: the pages and the menu; everything else lives in ``views``.

Run it with ``claimtrail app`` or ``streamlit run app.py``.
"""

import streamlit as st

from views import (
    add_source,
    argument_map,
    benchmarks,
    curation,
    debate,
    forecasts,
    overview,
    people,
    search,
    sources,
)
from views.state import Room

_PAGES = {
    Room.OVERVIEW: overview.render,
    Room.MAP: argument_map.render,
    Room.DEBATE: debate.render,
    Room.PEOPLE: people.render,
    Room.FORECASTS: forecasts.render,
    Room.SEARCH: search.render,
    Room.BENCHMARKS: benchmarks.render,
    Room.SOURCES: sources.render,
    Room.ADD: add_source.render,
    Room.CURATION: curation.render,
}


def main() -> None:
    """Draw the frame and the page that the address names."""
    st.set_page_config(page_title="Claimtrail", layout="wide")
    pages = [
        # No icon: the browser would fetch the tab's picture from outside.
        st.Page(render, title=room.label, url_path=room.value, default=room is Room.OVERVIEW)
        for room, render in _PAGES.items()
    ]
    st.navigation(pages, position="top").run()


main()
