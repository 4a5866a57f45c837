"""Argument map: claims as nodes, supports and disputes as edges; a picked claim's card beside it."""

from __future__ import annotations

import hashlib
from collections import Counter

import streamlit as st

from kg.analysis import MapFilter
from kg.model import Relation
from views.components import selection
from views.components.card import claim_card
from views.components.frame import page, snapshot_or_stop
from views.components.map_view import map_view
from views.components.outline import outline
from views.data import DrawnMap, Snapshot, drawn_map
from views.state import Room

_SIZES = (30, 40, 60, 80)
_ROOTS = "map_roots"


@page(Room.MAP)
def render() -> None:
    """The page."""
    now = snapshot_or_stop()
    wanted, limit = _filters(now)
    picked = selection.claim()
    claim = now.claim(picked).id if picked else None
    roots, drawn = _around(now, claim, limit, wanted)
    if not drawn.view.nodes:
        st.info("No claim fits these filters. Take one away to see more.")
        return
    st.caption(_summary(drawn, roots))
    left, right = st.columns([2, 1], gap="medium")
    with left:
        map_view(drawn, _rev(now, roots, limit, wanted), claim)
    with right:
        if claim is None:
            st.info("Click a claim to see who says it, in which words, and what disputes it.")
        else:
            claim_card(now, claim)
    with st.expander("The same as an outline", icon=":material/format_list_bulleted:"):
        outline(drawn.view)


def _filters(now: Snapshot) -> tuple[MapFilter, int]:
    topics, people, sources, sizes = st.columns([3, 3, 3, 2])
    topic = topics.selectbox(
        "Topic", now.topics, index=None, placeholder="any", key="topic", bind="query-params"
    )
    person = people.selectbox(
        "Person", now.speakers, index=None, placeholder="anyone", key="speaker", bind="query-params"
    )
    source = sources.selectbox(
        "Source",
        list(now.titles),
        index=None,
        placeholder="any",
        key="within",
        format_func=now.titles.__getitem__,
        bind="query-params",
    )
    limit = sizes.selectbox("Claims at most", _SIZES, index=1, key="size", bind="query-params")
    return MapFilter(topic=topic, speaker=person, source=source), limit or _SIZES[1]


def _around(
    now: Snapshot, claim: str | None, limit: int, wanted: MapFilter
) -> tuple[tuple[str, ...], DrawnMap]:
    """The map that is on the screen as long as it holds the picked claim, else one that does."""
    last_filter, last_roots = st.session_state.get(_ROOTS, (None, ()))
    kept = last_roots if last_filter == (limit, wanted) and claim is not None else ()
    choices: list[tuple[str, ...]] = [kept, (), (claim,) if claim else ()]
    roots = next(
        (r for r in choices if claim is None or claim in drawn_map(now, r, limit, wanted)),
        choices[-1],
    )
    drawn = drawn_map(now, roots, limit, wanted)
    st.session_state[_ROOTS] = (limit, wanted), roots
    return roots, drawn


def _summary(drawn: DrawnMap, roots: tuple[str, ...]) -> str:
    kinds = Counter(edge.relation for edge in drawn.view.edges)
    supports, disputes = kinds[Relation.SUPPORTS], kinds[Relation.DISPUTES]
    start = "around the picked claim" if roots else "the most disputed first"
    return (
        f"{len(drawn.view.nodes)} claims, {start}. Between them: "
        f"{supports} × supports, {disputes} × disputes."
    )


def _rev(now: Snapshot, roots: tuple[str, ...], limit: int, wanted: MapFilter) -> str:
    """Differs whenever another map is drawn."""
    parts = repr((now.graph.revision, roots, limit, wanted))
    return hashlib.sha256(parts.encode()).hexdigest()[:16]
