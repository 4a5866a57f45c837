"""Search: words and meaning while they are typed, facets with counts; each claim says why it is here."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from extractors.searching import query_types
from kg.errors import ValueProblem
from kg.search import Facets, Query, SearchResult
from views.components import selection
from views.components.card import side_card
from views.components.facets import SINCE, UNTIL, Facet, choose, chosen, facets, one
from views.components.frame import error, page, searchable_or_stop
from views.components.screens import hint_beside
from views.components.search_box import search_box
from views.components.search_hits import search_hits
from views.data import Snapshot
from views.plain import counted, label
from views.searching import search
from views.state import Key, Room, pick, picked

_LIMIT = 20
_MORE = "search_shown"
_TYPE, _HOLDER, _SOURCE, _TOPIC, _SIDE = "type", "holder", "in", "topic", "side"
_FILTERS = (_TYPE, _HOLDER, _SOURCE, _TOPIC, _SIDE, SINCE, UNTIL)


@page(Room.SEARCH)
def render() -> None:
    """The page."""
    ready = searchable_or_stop()
    now = ready.now
    asked = _query()
    query = replace(asked, limit=_shown_of(asked))
    found = search(ready, query)
    search_box(_told(query, found))
    narrow, left, right = st.columns([5, 9, 7], gap="medium")
    with narrow:
        _facets(now, found.facets)
    with left:
        _results(now, query, found)
        if _goes_on(query, found):
            st.button(
                f"Show {_LIMIT} more",
                key="more-hits",
                icon=":material/expand_more:",
                on_click=_show_more,
                args=(asked, query.limit + _LIMIT),
            )
    with right:
        name = selection.claim(now)
        if name is None:
            hint_beside("“Show its card” opens a claim here: who says it, and what disputes it.")
        else:
            side_card(now, name)


def _shown_of(asked: Query) -> int:
    """How many claims are listed: more where more of this very search were asked for."""
    last, many = st.session_state.get(_MORE, (None, _LIMIT))
    return int(many) if last == asked else _LIMIT


def _show_more(asked: Query, many: int) -> None:
    st.session_state[_MORE] = asked, many


def _goes_on(query: Query, found: SearchResult) -> bool:
    """Whether the list ends because it is long enough, not because nothing more answers."""
    listed = sum(len(hit.hits) for hit in found.hits)
    return len(found.hits) >= query.limit and listed < found.total


def _query() -> Query:
    """The search that the address names; a date that is none is told of and left out."""
    asked = _undated()
    try:
        return replace(asked, since=one(SINCE), until=one(UNTIL))
    except ValueProblem as err:
        error(str(err))
        return asked


def _undated() -> Query:
    return Query(
        text=picked(Key.QUERY) or "",
        types=query_types(chosen(_TYPE)),
        speakers=chosen(_HOLDER),
        sources=chosen(_SOURCE),
        topics=chosen(_TOPIC),
        groups=chosen(_SIDE),
        like=picked(Key.LIKE),
        limit=_LIMIT,
        unfinished=True,
    )


def _told(query: Query, found: SearchResult) -> str:
    """What was found, in one line."""
    if not found.hits:
        return "Nothing is found."
    claims = "claim" if len(found.hits) == 1 else "claims"
    if query.like is None and not query.text:
        return f"{len(found.hits)} {claims} shown, of {counted(found.total, 'statement')}."
    fit = "fits" if found.total == 1 else "fit"
    return f"{len(found.hits)} {claims} shown, the best first; {counted(found.total, 'statement')} {fit}."


def _facets(now: Snapshot, counts: Facets) -> None:
    facets(
        (
            Facet(_TYPE, "Type", counts.types, opened=True),
            Facet(_SIDE, "Side of a debate", counts.groups),
            Facet(_HOLDER, "Who says it", counts.speakers),
            Facet(_TOPIC, "Topic", counts.topics),
            Facet(_SOURCE, "Source", counts.sources, lambda source: now.titles.get(source, source)),
        ),
        counts.months,
    )
    if any(name in st.query_params for name in _FILTERS):
        st.button(
            "Take all filters away",
            key="no-filters",
            icon=":material/filter_alt_off:",
            on_click=choose,
            args=(dict.fromkeys(_FILTERS, ()),),
        )


def _results(now: Snapshot, query: Query, found: SearchResult) -> None:
    if query.like is not None:
        with st.container(border=True, gap="xsmall"):
            st.caption(f"Near in meaning to: “{label(now.graph.claim(query.like).text, 160)}”")
            st.button(
                "Back to the words",
                key="unlike",
                type="tertiary",
                on_click=pick,
                args=(Key.LIKE, None),
            )
    if found.note:
        st.caption(label(found.note))
    if not found.hits:
        st.info("Try other words, or take a filter away.")
        return
    search_hits(now, query, found)
    st.caption("The address of this page holds the search with its filters: keep it or send it.")
