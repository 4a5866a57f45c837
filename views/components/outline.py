"""The map's content as an indented outline: for keyboards, screen readers and plain reading."""

from __future__ import annotations

from collections import defaultdict

import streamlit as st

from kg.analysis import ClaimEdge, MapView
from kg.model import Relation
from views.plain import label
from views.state import Key, pick

_INDENT = (0.04, 0.96)


def outline(view: MapView) -> None:
    """Every claim of the map, and under it what supports and what disputes it."""
    texts = {node.claim.id: node.claim.text for node in view.nodes}
    into: dict[str, list[ClaimEdge]] = defaultdict(list)
    for edge in view.edges:
        into[edge.to_claim].append(edge)
    answered = [node.claim.id for node in view.nodes if into[node.claim.id]]
    joined = {end for edge in view.edges for end in (edge.from_claim, edge.to_claim)}
    for claim in answered:
        _row(texts[claim], claim, "")
        _, inner = st.columns(_INDENT, gap="xxsmall")
        with inner.container(gap="xxsmall"):
            for edge in sorted(into[claim], key=lambda edge: edge.relation is Relation.SUPPORTS):
                _row(f"{_SIGN[edge.relation]} {texts[edge.from_claim]}", edge.from_claim, claim)
    alone = [node.claim.id for node in view.nodes if node.claim.id not in joined]
    if alone:
        st.caption("Claims on this map that nothing supports or disputes")
        for claim in alone:
            _row(texts[claim], claim, "")


_SIGN = {
    Relation.SUPPORTS: "supported by:",
    Relation.DISPUTES: "disputed by:",
    Relation.RESTATES: "restated by:",
}


def _row(text: str, claim: str, under: str) -> None:
    st.button(
        label(text, 220),
        key=f"outline-{under}-{claim}-{text[:14]}",
        type="tertiary",
        on_click=pick,
        args=(Key.CLAIM, claim),
    )
