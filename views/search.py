"""Search: words and meaning, with filters; each claim found says why it is here."""

from __future__ import annotations

import streamlit as st

from kg.model import ClaimType
from kg.search import ClaimHit, Query, SearchResult
from views import data
from views.components import selection
from views.components.card import claim_card, said_by, source_link, told_how_often
from views.components.frame import page, snapshot_or_stop
from views.data import Snapshot
from views.plain import label, marked
from views.state import Key, Place, Room, pick, target

_LIMIT = 20


@page(Room.SEARCH)
def render() -> None:
    """The page."""
    now = snapshot_or_stop()
    query = _query(now)
    found = data.search(now, query)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        _results(now, query, found)
    with right:
        name = selection.claim()
        if name is None:
            st.info("“Show its card” opens a claim here: who says it, and what disputes it.")
        else:
            claim_card(now, name)


def _query(now: Snapshot) -> Query:
    text = st.text_input(
        "Search for", key="q", bind="query-params", placeholder="words, a name, or a whole question"
    )
    kinds, people, sources, topics, since, until = st.columns([3, 3, 3, 3, 2, 2])
    return Query(
        text=text or "",
        types=tuple(kinds.multiselect("Type", list(ClaimType), format_func=_value, key="types")),
        speakers=tuple(people.multiselect("Speaker", now.speakers, key="speakers")),
        sources=tuple(
            sources.multiselect(
                "Source", list(now.titles), format_func=now.titles.__getitem__, key="in"
            )
        ),
        topics=tuple(topics.multiselect("Topic", now.topics, key="topics")),
        since=since.text_input("Since", key="since", placeholder="2025-06").strip() or None,
        until=until.text_input("Until", key="until", placeholder="2026").strip() or None,
        limit=_LIMIT,
    )


def _value(kind: ClaimType) -> str:
    return kind.value


def _results(now: Snapshot, query: Query, found: SearchResult) -> None:
    if found.note:
        st.caption(label(found.note))
    if not found.hits:
        st.info("Nothing is found. Try other words, or take a filter away.")
        return
    st.caption(f"{len(found.hits)} claims shown; {found.total} statements answer.")
    for hit in found.hits:
        _hit(now, query, hit)


def _hit(now: Snapshot, query: Query, hit: ClaimHit) -> None:
    words = [word for one in hit.hits for word in one.words]
    with st.container(border=True, gap="xsmall"):
        st.markdown(marked(hit.claim.text, words))
        counted = told_how_often(now, hit.claim.id)
        st.caption(label(said_by(now.graph, hit.best)) + (f" · {counted}" if counted else ""))
        if query.text and hit.why:
            st.caption(f"Why: {label('; '.join(hit.why))}")
        with st.container(horizontal=True, vertical_alignment="center"):
            source_link(hit.best)
            st.button(
                "Show its card",
                key=f"hit-{hit.claim.id}",
                type="tertiary",
                icon=":material/arrow_forward:",
                on_click=pick,
                args=(Key.CLAIM, hit.claim.id),
            )
            place = Place(Room.MAP, claim=hit.claim.id)
            st.page_link(
                target(place.room),
                label="On the map",
                icon=":material/account_tree:",
                query_params=place.query(),
            )
