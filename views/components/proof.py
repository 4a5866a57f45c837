"""An edge's proof: both claims, and for each link the words on both sides and the tests."""

from __future__ import annotations

import streamlit as st

from kg.analysis import ClaimEdge
from kg.analysis.wording import worded
from kg.model import Evidence, Link, Relation, Statement
from views.components import correcting
from views.components.asked_tests import asked_tests
from views.components.card import said_by
from views.components.card_links import source_link
from views.components.side import sheet
from views.data import Snapshot
from views.grounds import ground, shown_by
from views.plain import label, shown
from views.state import Key, pick

_VERBS = {
    Relation.SUPPORTS: "supports",
    Relation.DISPUTES: "disputes",
    Relation.RESTATES: "says again what is said in",
}
_LINKS = 6


def proof(now: Snapshot, edge: ClaimEdge, note: str = "") -> None:
    """Show why an edge is there, beside the drawing it was opened from; on a telephone as a sheet over it.

    Args:
        now: the graph.
        edge: one of its edges.
        note: a sentence on the edge from where it was opened.
    """
    with sheet(Key.EDGE), st.container(border=True, key="proof"):
        st.header("Why these two?", anchor=False)
        _claim(now, edge.from_claim)
        st.markdown(f"**{label(_VERBS[edge.relation])}**")
        _claim(now, edge.to_claim)
        count = len(edge.links)
        if count > 1:
            st.caption(
                f"{count} links between statements of these claims, the surest with a confidence of "
                f"{edge.confidence:.0%}."
            )
        if note:
            st.caption(label(note))
        for link in sorted(edge.links, key=lambda link: -link.confidence)[:_LINKS]:
            _link(now, link)
        if count > _LINKS:
            st.caption(f"and {count - _LINKS} more")


def _claim(now: Snapshot, claim: str) -> None:
    st.text(shown(worded(now.graph, now.graph.claim(claim))))
    st.button(
        "Show its card",
        key=f"proof-{claim}",
        type="tertiary",
        icon=":material/arrow_forward:",
        on_click=_pick_claim,
        args=(claim,),
    )


def _pick_claim(claim: str) -> None:
    pick(Key.CLAIM, claim)
    pick(Key.EDGE, None)


def _link(now: Snapshot, link: Link) -> None:
    with st.container(border=True, gap="xsmall"):
        st.markdown(
            f"**{label(ground(link.test).capitalize())}** · confidence {link.confidence:.0%}",
            help=f"The test that it passed is called “{label(link.test)}”.",
        )
        for side, end in (("from", link.from_), ("to", link.to)):
            statement = now.graph.statement(end)
            _side(now, statement, [piece for piece in link.evidence if piece.side == side])
        correcting.link_button(now.graph, link)
        if st.toggle("Show every test that was asked", key=f"asked-{link.id}"):
            asked_tests(now, link.from_, link.to)


def _side(now: Snapshot, statement: Statement, evidence: list[Evidence]) -> None:
    st.text(f"“{shown(statement.span.quote)}”")
    st.caption(label(said_by(now.graph, statement)))
    for piece in evidence:
        if piece.span != statement.span:  # the whole sentence stands above
            st.caption(label(f"{shown_by(piece.kind)}: “{piece.span.quote}”"))
    source_link(statement)
