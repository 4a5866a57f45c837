"""What a claim hangs on: how it fares among the links found, and the claims that move it most."""

from __future__ import annotations

import streamlit as st

from kg.analysis import ClaimNet, Verdict
from kg.analysis.front_page import Hinge, hinge_of
from kg.model import Relation
from views.components.card_links import map_link, words_link
from views.components.fold import fold
from views.data import Snapshot
from views.plain import shown

_VERDICTS = {
    Verdict.HOLDS: "holds up",
    Verdict.FALLS: "does not hold up",
    Verdict.UNDECIDED: "is undecided",
}
_MOVERS = 8
_TRIED = 60
"""Claims that are taken away and turned; each costs up to a hundredth of a second."""


def hinge_shown(hinge: Hinge) -> None:
    """Say how a claim fares and show the claims that move it, each with the ways to its card and words."""
    st.caption(
        f"By the links found alone it {_VERDICTS[hinge.verdict]}: what supports and disputes it leaves it a "
        f"strength of {hinge.strength:.2f} of 1, where 0.50 is even. These claims move it most."
    )
    for mover in hinge.movers:
        with st.container(border=True, gap="xsmall"):
            st.text(shown(mover.words))
            turns = ", enough to turn the verdict" if mover.flips else ""
            way = "rise" if mover.reversed_ > 0 else "fall"
            by = max(
                abs(mover.reversed_), 0.001
            )  # what moves it at all does not move it by nothing
            digits = 2 if by >= 0.01 else 3
            st.caption(
                f"Were the opposite true, the strength would {way} by {by:.{digits}f}{turns}."
            )
            with st.container(horizontal=True):
                map_link(mover.claim.id, "Open its card")
                words_link(mover.statement, mover.source)
    if not hinge.movers:
        st.caption("No claim bears on it.")


def hangs_on(now: Snapshot, claim: str) -> None:
    """A fold on a claim's card, where anything supports or disputes it.

    Args:
        now: the graph.
        claim: the claim's id.
    """
    if not any(
        edge.to_claim == claim and edge.relation is not Relation.RESTATES
        for edge in now.edges.get(claim, ())
    ):
        return
    with fold("What it hangs on", f"hangs-on-{claim}") as opened:
        if opened:
            hinge_shown(_hinge(str(now.workspace), now.graph.revision, claim, now.net))


@st.cache_resource(max_entries=64, show_spinner="Weighing …")
def _hinge(workspace: str, revision: str, claim: str, _net: ClaimNet) -> Hinge:  # noqa: ARG001
    return hinge_of(_net, claim, movers=_MOVERS, tried=_TRIED)
