"""Search as the pages ask it: the graph with its indexes open, made ready beside the pages that are shown.

Bringing the indexes to a changed graph takes longer than anybody should wait who only types a word. So a
search answers from the state before until the next one is ready, in one thread for all visitors.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from extractors.debating.gathering import sides
from extractors.searching import engine
from extractors.settings import workspace_dir
from kg.errors import EncoderError
from kg.search import ClaimGroup, Query, SearchEngine, SearchResult
from kg.store import open_store
from views import data
from views.data import Snapshot
from views.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Searchable:
    """The graph at one revision, ready to be searched.

    Args:
        now: the graph.
        engine: with indexes of this very graph.
        sides: of the graph's positions, to which a search can be narrowed.
    """

    now: Snapshot
    engine: SearchEngine
    sides: tuple[ClaimGroup, ...]


def searchable() -> Searchable:
    """The workspace as it can be searched now; a large one that has just changed, as it was before.

    Raises:
        StoreError: the workspace cannot be read.
        SearchIndexError: the indexes cannot be written.
    """
    workspace, revision = data.revision_now()
    found = _shelf.at_hand(str(workspace), revision)
    if found is None:
        with st.spinner("Preparing search …"):
            found = _shelf.newest(str(workspace), revision)
    return found


def get_ready() -> None:
    """Make the workspace ready to be searched as it is now, before anybody asks; draws nothing.

    Raises:
        StoreError: the workspace cannot be read.
        SearchIndexError: the indexes cannot be written.
    """
    workspace, revision = data.revision_now()
    _shelf.newest(str(workspace), revision)


def newer_is_coming() -> bool:
    """Whether the workspace holds something newer than a search finds, which is being made ready."""
    return _shelf.is_behind(str(workspace_dir()))


def trouble() -> str | None:
    """Why a search answers from the graph before the latest change, where it cannot be made ready; else None."""
    return _shelf.trouble(str(workspace_dir()))


def search(ready: Searchable, query: Query) -> SearchResult:
    """The claims that answer a query.

    Raises:
        SearchIndexError: the indexes are damaged and cannot be written again.
        NotFoundError: the query names a side or a claim that is not there.
    """
    return _search(str(ready.now.workspace), ready.now.graph.revision, query, ready)


@st.cache_resource(max_entries=128, show_spinner="Searching …")
def _search(workspace: str, revision: str, query: Query, _ready: Searchable) -> SearchResult:  # noqa: ARG001
    return _ready.engine.search(_ready.now.graph, query, _ready.sides)


def _searchable(workspace: str, revision: str) -> Searchable:
    now = data.snapshot_at(workspace, revision)
    searcher = engine(Path(workspace))
    searcher.refresh(now.graph)
    return Searchable(now, searcher, _sides(now))


def _sides(now: Snapshot) -> tuple[ClaimGroup, ...]:
    if not now.graph.positions:
        return ()
    with open_store(now.workspace) as store:
        meanings = store.meanings()
    try:
        return sides(now.graph, meanings)
    except EncoderError:
        return ()  # then claims are searched by words only, and the result says so


_shelf = Shelf(
    _searchable, lambda last: data.is_large(last.now), lambda made: made.now.graph.revision
)
