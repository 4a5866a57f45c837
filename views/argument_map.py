"""Argument map: claims as nodes, supports and disputes as edges; what is picked beside it."""

from __future__ import annotations

import hashlib
from collections import Counter

import streamlit as st

from kg.analysis import MapStep
from kg.model import Relation
from views.components import selection
from views.components.card import side_card
from views.components.frame import page, snapshot_or_stop
from views.components.map_address import named_steps
from views.components.map_filters import MapChoice, map_filters, told
from views.components.map_view import map_view
from views.components.proof import proof
from views.components.screens import hint_above, hint_beside
from views.data import Snapshot
from views.maps import DrawnMap, drawn_map, position_claims
from views.plain import counted
from views.state import Key, Room, pick, picked

_ROOTS = "map_roots"
_HINT = (
    "Pick a claim to see who says it, in which words, and what disputes it. Pick a line to see why the two "
    "are linked."
)


@page(Room.MAP)
def render() -> None:
    """The page."""
    now = snapshot_or_stop()
    choice = map_filters(now)
    edge = selection.edge(now)
    wanted = selection.claim(now)
    claim = now.claim(wanted).id if wanted and edge is None else None
    shown = (edge.from_claim, edge.to_claim) if edge else (claim,) if claim else ()
    steps = named_steps(picked(Key.STEPS))
    roots, drawn = _around(now, shown, choice, steps)
    if not drawn.view.nodes:
        st.info("No claim fits these filters. Take one away to see more.")
        return
    _summary(now, drawn, choice, roots)
    left, right = st.columns([2, 1], gap="medium")
    with left, st.container(key="map_side"):
        if edge is None and claim is None:
            hint_above("Pick a claim to see who says it, or a line to see why it is there.")
        series = _digest((roots, choice))
        rev = _digest((now.graph.revision, roots, choice, steps))
        map_view(drawn, rev, series, picked(Key.EDGE) if edge else claim)
        if drawn.steps:
            st.button(
                "Back to the map as it was",
                type="tertiary",
                icon=":material/undo:",
                on_click=pick,
                args=(Key.STEPS, None),
            )
    with right:
        if edge is not None:
            proof(now, edge)
        elif claim is not None:
            side_card(now, claim)
        else:
            hint_beside(_HINT)


def _around(
    now: Snapshot, shown: tuple[str, ...], choice: MapChoice, steps: tuple[MapStep, ...]
) -> tuple[tuple[str, ...], DrawnMap]:
    """The map that is on the screen as long as it holds what is picked, else one that does."""
    start = position_claims(now, choice.position) if choice.position else ()
    last_choice, last_roots = st.session_state.get(_ROOTS, (None, ()))
    kept = last_roots if last_choice == choice and shown else start
    choices: list[tuple[str, ...]] = [kept, start, shown]
    for roots in choices:
        drawn = drawn_map(now, roots, choice.limit, choice.wanted, steps)
        if all(claim in drawn for claim in shown):
            break
    else:
        roots, drawn = shown, drawn_map(now, shown, choice.limit, choice.wanted, ())
    st.session_state[_ROOTS] = choice, roots
    return roots, drawn


def _summary(now: Snapshot, drawn: DrawnMap, choice: MapChoice, roots: tuple[str, ...]) -> None:
    kinds = Counter(edge.relation for edge in drawn.view.edges)
    linked = {end for edge in drawn.view.edges for end in (edge.from_claim, edge.to_claim)}
    supports, disputes = kinds[Relation.SUPPORTS], kinds[Relation.DISPUTES]
    start = "the most disputed first"
    if roots:
        start = "around the picked claim"
    if roots and choice.position and roots == position_claims(now, choice.position):
        start = "around what stands for and against the position"
    only = told(now, choice)
    alone = sum(node.claim.id not in linked for node in drawn.view.nodes)
    rest = (
        f" {alone} without a link among these stand in rows below."
        if drawn.is_overview and alone
        else ""
    )
    claims = (
        f"{counted(len(drawn.view.nodes), 'claim')}, {start}{f'; only {only}' if only else ''}. "
    )
    if linked:
        links = f"Between them: {counted(supports, 'support')}, {counted(disputes, 'dispute')}."
    else:
        links = "Nothing was found that supports or disputes what is shown."
    st.caption(claims + links + rest)


def _digest(parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]
