"""The front page: as it is kept beside the graph, so that it is there before the graph is read."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import streamlit as st

from kg.analysis.front_page import FrontPage, front_page
from kg.analysis.kept_front_page import KeptFrontPage
from views.ahead import do_ahead
from views.data import Snapshot, newest_snapshot, revision_now, snapshot
from views.holders import directory_of

_LIBRARIES = ("pandas", "altair")


def front_page_now() -> FrontPage:
    """The front page of the workspace as it is now; where another one is kept, worked out and kept.

    Raises:
        StoreError: the workspace cannot be read.
    """
    workspace, revision = revision_now()
    page = KeptFrontPage(workspace).read(revision)
    if page is not None:
        return page
    now = snapshot()
    return _front_page(str(workspace), now.graph.revision, now)


def read_ahead() -> None:
    """Get ready what the next page asks for, while the first one is read."""
    do_ahead(("pages", *revision_now()), _get_ready)


def _get_ready() -> None:
    for module in _LIBRARIES:
        import_module(module)
    now = newest_snapshot()
    directory_of(now)
    _ = now.net, now.origins


@st.cache_resource(max_entries=3, show_spinner=False)
def _front_page(workspace: str, revision: str, _now: Snapshot) -> FrontPage:  # noqa: ARG001
    page = front_page(_now.graph, _now.net, directory_of(_now))
    KeptFrontPage(Path(workspace)).keep(page)
    return page
