"""Search: words and meaning while they are typed, facets with counts; each claim says why it is here."""

from __future__ import annotations

import streamlit as st

from extractors.searching import query_types
from kg.search import ClaimHit, Facets, Query, SearchResult
from views import data
from views.components import selection
from views.components.card import map_link, said_by, side_card, source_link, told_how_often
from views.components.facets import choose, chosen, facet
from views.components.frame import page, snapshot_or_stop
from views.components.search_box import search_box
from views.data import Snapshot
from views.plain import label, marked, shown
from views.state import Key, Room, pick, picked

_LIMIT = 20
_MORE_STATEMENTS = 3
_TYPE, _HOLDER, _SOURCE, _TOPIC, _SIDE = "type", "holder", "in", "topic", "side"
_SINCE, _UNTIL = "since", "until"


@page(Room.SEARCH)
def render() -> None:
    """The page."""
    now = snapshot_or_stop()
    query = _query()
    found = data.search(now, query)
    search_box(_told(query, found))
    narrow, left, right = st.columns([5, 9, 7], gap="medium")
    with narrow:
        _facets(now, found.facets)
    with left:
        _results(now, query, found)
    with right:
        name = selection.claim()
        if name is None:
            st.info("“Show its card” opens a claim here: who says it, and what disputes it.")
        else:
            side_card(now, name)


def _query() -> Query:
    """The search that the address names."""
    return Query(
        text=picked(Key.QUERY) or "",
        types=query_types(chosen(_TYPE)),
        speakers=chosen(_HOLDER),
        sources=chosen(_SOURCE),
        topics=chosen(_TOPIC),
        groups=chosen(_SIDE),
        like=picked(Key.LIKE),
        since=_one(_SINCE),
        until=_one(_UNTIL),
        limit=_LIMIT,
        unfinished=True,
    )


def _one(name: str) -> str | None:
    return st.query_params.get(name, "").strip() or None


def _told(query: Query, found: SearchResult) -> str:
    """What was found, in one line."""
    if not found.hits:
        return "Nothing is found."
    claims = "claim" if len(found.hits) == 1 else "claims"
    answer = "statement answers" if found.total == 1 else "statements answer"
    if query.like is None and not query.text:
        answer = "statement" if found.total == 1 else "statements"
    return f"{len(found.hits)} {claims} shown; {found.total} {answer}."


def _facets(now: Snapshot, counts: Facets) -> None:
    facet(_TYPE, "Type", counts.types, opened=True)
    facet(_SIDE, "Side of a debate", counts.groups)
    facet(_HOLDER, "Who says it", counts.speakers)
    facet(_TOPIC, "Topic", counts.topics)
    facet(_SOURCE, "Source", counts.sources, lambda source: now.titles.get(source, source))
    _dates(counts)
    if any(
        name in st.query_params for name in (_TYPE, _SIDE, _HOLDER, _TOPIC, _SOURCE, _SINCE, _UNTIL)
    ):
        st.button(
            "Take all filters away",
            key="no-filters",
            icon=":material/filter_alt_off:",
            on_click=_clear,
        )


def _dates(counts: Facets) -> None:
    since, until = _one(_SINCE), _one(_UNTIL)
    known = {item.value: item.count for item in counts.months}
    if not known and since is None and until is None:
        return
    with st.expander("Published", expanded=since is not None or until is not None):
        key = "facet-month"
        st.session_state[key] = since if since == until and since in known else None
        st.pills(
            "Month",
            sorted(known, reverse=True),
            format_func=lambda month: f"{month} · {known[month]}",
            key=key,
            on_change=lambda: _between(st.session_state[key], st.session_state[key]),
        )
        _date("Since", _SINCE, "2025-06")
        _date("Until", _UNTIL, "2026")


def _date(words: str, name: str, hint: str) -> None:
    key = f"published-{name}"
    st.session_state[key] = _one(name) or ""

    def take() -> None:
        value = st.session_state[key].strip()
        choose(name, [value] if value else [])

    st.text_input(words, key=key, placeholder=hint, on_change=take)


def _between(since: str | None, until: str | None) -> None:
    choose(_SINCE, [since] if since else [])
    choose(_UNTIL, [until] if until else [])


def _clear() -> None:
    for name in (_TYPE, _SIDE, _HOLDER, _TOPIC, _SOURCE, _SINCE, _UNTIL):
        choose(name, [])


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
        st.info("Nothing is found. Try other words, or take a filter away.")
        return
    for hit in found.hits:
        _hit(now, query, hit)
    st.caption("The address of this page holds the search with its filters: keep it or send it.")


def _hit(now: Snapshot, query: Query, hit: ClaimHit) -> None:
    words = [word for one in hit.hits for word in one.words]
    with st.container(border=True, gap="xsmall"):
        st.markdown(marked(hit.claim.text, words))
        counted = told_how_often(now, hit.claim.id)
        st.caption(label(said_by(now.graph, hit.best)) + (f" · {counted}" if counted else ""))
        if hit.why and (query.text or query.like):
            st.caption(f"Why: {label('; '.join(hit.why))}")
        for other in hit.hits[1 : 1 + _MORE_STATEMENTS]:
            statement = now.graph.statement(other.statement)
            st.caption(
                label(f"also “{shown(statement.span.quote)}” — {said_by(now.graph, statement)}")
            )
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            source_link(hit.best)
            st.button(
                "Show its card",
                key=f"hit-{hit.claim.id}",
                type="tertiary",
                icon=":material/arrow_forward:",
                on_click=pick,
                args=(Key.CLAIM, hit.claim.id),
            )
            map_link(hit.claim.id, "On the map")
            st.button(
                "More like this",
                key=f"like-{hit.claim.id}",
                type="tertiary",
                icon=":material/join:",
                on_click=pick,
                args=(Key.LIKE, hit.claim.id),
            )
