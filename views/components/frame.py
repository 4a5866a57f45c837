"""What every page shares: its heading, and errors as one plain line."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import NoReturn

import streamlit as st

from kg.errors import ClaimtrailError
from views import data, searching
from views.components.flash import say_now
from views.plain import label
from views.state import Room, target

_style = st.components.v2.component(
    "claimtrail_page_style",
    html="<span hidden></span>",
    css=(Path(__file__).parent / "page.css").read_text(encoding="utf-8"),
    isolate_styles=False,
)
"""Our few rules for Streamlit's own elements; nothing of a source enters them."""


def page(room: Room) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Make a function a page: its heading on top, an error of ours as one line under it."""

    def decorate(content: Callable[[], None]) -> Callable[[], None]:
        @wraps(content)
        def render() -> None:
            _style(key="page_style")
            st.title(room.label, anchor=False)
            say_now()
            try:
                content()
            except ClaimtrailError as err:
                error(str(err))

        return render

    return decorate


def error(message: str) -> None:
    """One line that says what is wrong; it may quote a document."""
    st.error(label(message), icon=":material/error:")


def snapshot_or_stop() -> data.Snapshot:
    """The workspace as it is now; an empty one is explained and ends the page."""
    now = data.snapshot()
    if not now.graph.sources:
        nothing_here()
    say_if_behind()
    return now


def searchable_or_stop() -> searching.Searchable:
    """The workspace as it can be searched now; an empty one is explained and ends the page."""
    if not data.snapshot().graph.sources:
        nothing_here()
    ready = searching.searchable()
    _say(searching.trouble(), behind=searching.newer_is_coming())
    return ready


def say_if_behind() -> None:
    """Say so where the page shows the graph as it was before the latest change."""
    _say(data.trouble(), behind=data.newer_is_coming())


def _say(trouble: str | None, *, behind: bool) -> None:
    if trouble is not None:
        error(f"The graph has changed, and this is the one before: {trouble}")
    elif behind:
        st.caption("The graph has just changed, and this is the one before: reload in a moment.")


def nothing_here() -> NoReturn:
    """Explain an empty workspace, and end the page."""
    st.info(
        "Nothing is in this workspace yet. Add a text, and its claims, forecasts and who "
        "makes them appear here, each with the words it came from.",
        icon=":material/info:",
    )
    st.page_link(target(Room.ADD), label="Add a source", icon=":material/add_circle:")
    st.stop()
