"""A claim held against any other: why the two are linked or not, and by which chain of links they hang together."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from kg.analysis import ClaimEdge
from kg.analysis.argument import other_end
from kg.analysis.paths import path_along
from kg.analysis.wording import worded
from kg.errors import ClaimtrailError
from kg.model import Graph, Relation
from kg.search import Query
from views.components.asked_tests import asked_tests
from views.components.card_links import proof_link
from views.components.fold import fold
from views.components.frame import error
from views.data import Snapshot
from views.grounds import grounded
from views.plain import cut, label, shown
from views.searching import search, searchable

_OFFERED = 8
"""Claims offered as the other one."""
_WIDTH = 110
_WAYS = {
    (Relation.DISPUTES, True): "disputes",
    (Relation.DISPUTES, False): "is disputed by",
    (Relation.SUPPORTS, True): "supports",
    (Relation.SUPPORTS, False): "is supported by",
    (Relation.RESTATES, True): "says again what is said in",
    (Relation.RESTATES, False): "is said again in",
}


def held_against(now: Snapshot, claim: str) -> None:
    """A fold on a claim's card in which any other claim can be chosen and asked about.

    Args:
        now: the graph.
        claim: the claim's id.
    """
    with fold("Hold it against another claim", f"against-{claim}") as opened:
        if not opened:
            return
        st.caption("Linked or not: every test that is asked of the two, and how it comes out.")
        words = st.text_input(
            "The other claim",
            key=f"against-words-{claim}",
            placeholder="words of it, or its id",
        ).strip()
        try:
            offered = _offered(now, claim, words)
        except ClaimtrailError as err:
            error(str(err))
            return
        if not offered:
            st.caption("No other claim answers these words.")
            return
        other = st.selectbox(
            "Which" if words else "Which, of those nearest in meaning",
            offered,
            index=None,
            format_func=lambda id_: cut(shown(worded(now.graph, now.graph.claim(id_))), _WIDTH),
            placeholder="choose a claim",
            key=f"against-{claim}-{words}",
        )
        if other is not None:
            _answer(now, claim, other)


def _offered(now: Snapshot, claim: str, words: str) -> list[str]:
    """Ids of the claims that words find, or an id names; without words of those nearest in meaning."""
    graph = now.graph
    statement = now.statement(words)
    named = words if statement is None else statement.claim
    if graph.has_claim(named):
        found = [named]
    else:
        query = (
            Query(text=words, limit=_OFFERED + 1) if words else Query(like=claim, limit=_OFFERED)
        )
        found = [hit.claim.id for hit in search(searchable(), query).hits]
    # A search may answer from the graph before the latest change.
    return [id_ for id_ in found if id_ != claim and graph.has_claim(id_)][:_OFFERED]


def _answer(now: Snapshot, claim: str, other: str) -> None:
    edges = [edge for edge in now.edges.get(claim, ()) if other_end(edge, claim) == other]
    if edges:
        for edge in edges:
            _step(now.graph, claim, edge)
    else:
        st.markdown("**No link joins these two.**")
        _chain(now, claim, other)
    st.markdown("**Every test that was asked**")
    from extractors.why import pair_of  # costs a second, and only few pages ask it

    one, two = pair_of(now.graph, claim, other)
    try:
        asked_tests(now, one.id, two.id)
    except ClaimtrailError as err:
        error(str(err))


def _chain(now: Snapshot, claim: str, other: str) -> None:
    """The shortest chain of links from the one claim to the other."""
    steps = path_along(now.edges, claim, other)
    if not steps:
        st.caption("Nor does any chain of links.")
        return
    st.caption(f"The shortest chain of links between them has {len(steps)} steps; this claim")
    for here, edge in _walked(claim, steps):
        _step(now.graph, here, edge)


def _walked(claim: str, steps: tuple[ClaimEdge, ...]) -> Iterator[tuple[str, ClaimEdge]]:
    """Each edge with the claim at which it is entered."""
    here = claim
    for edge in steps:
        yield here, edge
        here = other_end(edge, here)


def _step(graph: Graph, here: str, edge: ClaimEdge) -> None:
    """An edge from where one stands: what it says, the claim at its other end, its ground and its proof."""
    link = max(edge.links, key=lambda one: (one.confidence, one.id))
    with st.container(border=True, gap="xsmall"):
        st.caption(f"**{_WAYS[edge.relation, edge.from_claim == here]}**")
        st.text(shown(worded(graph, graph.claim(other_end(edge, here)))))
        st.caption(label(f"Ground: {grounded(link)}"))
        proof_link(edge)
