"""The front page: as it is kept beside the graph, so that it is there before the graph is read."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import streamlit as st

from kg.analysis.front_page import FrontPage, front_page
from kg.analysis.kept_front_page import KeptFrontPage
from views import ahead, data, searching
from views.data import Snapshot, newest_snapshot, revision_now, snapshot
from views.holders import directory_of

_LIBRARIES = ("pandas", "altair")
_coming: set[tuple[Path, str]] = set()


@dataclass(frozen=True, slots=True)
class Front:
    """What the front page can show now.

    Args:
        page: its figures; None where a large graph was never read before.
        is_before: whether they are those of the graph before it changed, while it is read.
    """

    page: FrontPage | None
    is_before: bool


def front_now() -> Front:
    """The front page of the workspace as it is now; where another one is kept, worked out and kept.

    Of a large graph that changed elsewhere the last page is given, while a thread works out the next.

    Raises:
        StoreError: the workspace cannot be read.
    """
    workspace, revision = revision_now()
    kept = KeptFrontPage(workspace)
    page = kept.read(revision)
    if page is not None:
        return Front(page, is_before=False)
    if _is_coming(workspace, revision):
        return Front(kept.last(), is_before=True)
    now = snapshot()
    return Front(_worked_out(now), is_before=now.graph.revision != revision)


def read_ahead() -> None:
    """Get ready what the next page asks for, while the first one is read."""
    ahead.do_ahead(("pages", *revision_now()), _get_ready)


def _is_coming(workspace: Path, revision: str) -> bool:
    """Whether the page is being worked out beside; begun here once where the graph takes long to read.

    One that went wrong is not begun again: then the page itself reads the graph, and says what is wrong.
    """
    one = workspace, revision
    if one in _coming:
        return True
    if not (ahead.is_serving() and data.takes_long(workspace, revision)):
        return False

    def work() -> None:
        try:
            _worked_out(newest_snapshot())
        finally:
            _coming.discard(one)

    _coming.add(one)
    if ahead.do_ahead(("front page", *one), work):
        return True
    _coming.discard(one)
    return False


def _get_ready() -> None:
    for module in _LIBRARIES:
        import_module(module)
    newest_snapshot().work_out()
    searching.get_ready()


def _worked_out(now: Snapshot) -> FrontPage:
    return _front_page(str(now.workspace), now.graph.revision, now)


@st.cache_resource(max_entries=3, show_spinner=False)
def _front_page(workspace: str, revision: str, _now: Snapshot) -> FrontPage:  # noqa: ARG001
    page = front_page(_now.graph, _now.net, directory_of(_now))
    KeptFrontPage(Path(workspace)).keep(page)
    return page
