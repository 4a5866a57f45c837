"""What a new source changed: new claims, claims made again, new disputes with their proofs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import streamlit as st

from kg.analysis.changes import Changes, Gained
from kg.model import Claim, Graph, Link, Relation
from views.components.card import map_link, proof, said_by, source_link
from views.plain import label, shown

_SHOWN = 20
_VERBS = {
    Relation.SUPPORTS: "supports",
    Relation.DISPUTES: "disputes",
    Relation.RESTATES: "restates",
}

T = TypeVar("T", Claim, Gained, Link)


def what_changed(graph: Graph, changes: Changes) -> None:
    """The changes, disputes first, each with the way to its place.

    Args:
        graph: as it is now; what is gone from it since is left out.
        changes: what came.
    """
    claims = {claim.id for claim in graph.claims}
    links = {link.id for link in graph.links}
    held = [link for link in changes.links if link.id in links]
    disputes = [link for link in held if link.relation is Relation.DISPUTES]
    _listed("New disputes", disputes, lambda link: _link(graph, link))
    _listed(
        "Claims that others made before",
        [gained for gained in changes.gained if gained.claim.id in claims],
        lambda gained: _gained(graph, gained),
    )
    _listed(
        "New claims",
        [claim for claim in changes.new if claim.id in claims],
        lambda claim: _claim(graph, claim),
    )
    others = [link for link in held if link.relation is not Relation.DISPUTES]
    _listed("New supports and restatements", others, lambda link: _link(graph, link), open_=False)


def _listed(
    heading: str, found: Sequence[T], show: Callable[[T], None], *, open_: bool = True
) -> None:
    with st.expander(f"{heading} ({len(found)})", expanded=open_ and bool(found)):
        for one in found[:_SHOWN]:
            with st.container(border=True, gap="xsmall"):
                show(one)
        if len(found) > _SHOWN:
            st.caption(f"and {len(found) - _SHOWN} more")
        if not found:
            st.caption("none")


def _claim(graph: Graph, claim: Claim) -> None:
    st.text(shown(claim.text))
    first = graph.statements_of(claim.id)[0]
    st.caption(label(said_by(graph, first)))
    with st.container(horizontal=True):
        source_link(first)
        map_link(claim.id)


def _gained(graph: Graph, gained: Gained) -> None:
    st.text(shown(gained.claim.text))
    told = len(graph.statements_of(gained.claim.id))
    st.caption(f"now made {told} times; new here:")
    for statement in gained.statements[:3]:
        st.text(f"“{shown(statement.span.quote)}”")
        st.caption(label(said_by(graph, statement)))
        source_link(statement)
    map_link(gained.claim.id)


def _link(graph: Graph, link: Link) -> None:
    one, other = graph.statement(link.from_), graph.statement(link.to)
    st.text(shown(one.canonical))
    st.caption(f"{_VERBS[link.relation]}")
    st.text(shown(other.canonical))
    proof(graph, link)
    with st.container(horizontal=True):
        source_link(one)
        map_link(one.claim)
        map_link(other.claim, "The other claim on the map")
