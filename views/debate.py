"""Debate: two positions side by side, the disputes between them and what is left unanswered."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from kg.analysis import Objection
from kg.analysis.camps import SharedGround
from kg.analysis.cruxes import by_target
from kg.analysis.debate import Camp, Clash, Debate
from kg.analysis.positions import position_of
from kg.analysis.standings import Standing, StandsFor
from kg.analysis.wording import worded
from kg.model import Claim, Graph, Position
from views.components import selection
from views.components.across import DRAWN, across, answered, edge_of
from views.components.card import said_by, side_card
from views.components.card_links import map_link, proof_link, source_link
from views.components.fold import fold
from views.components.frame import error, page, snapshot_or_stop
from views.components.proof import proof
from views.components.screens import hint_beside
from views.components.sides import camps_found, common, standing_where, talking_past
from views.data import Snapshot, debate_of, keep_position
from views.grounds import ground
from views.holders import camps_of, sides_of
from views.plain import counted, label, shown
from views.state import Key, Room, pick, picked

_CLAIMS = 4
"""Claims of a side before the rest is folded: on a telephone all stand below each other."""
_OPEN = 3


@page(Room.DEBATE)
def render() -> None:
    """The page."""
    now = snapshot_or_stop()
    left, right = _two_sides(now)
    if left is None or right is None:
        st.info(
            "A debate sets two positions against each other. Type a few words for each side above, or "
            "name one here with a sentence that its followers would sign. Claims find their side by "
            "their words and links.",
            icon=":material/info:",
        )
        _form(opened=True)
        return
    if left.name == right.name:
        st.caption("Pick two different positions.")
    else:
        found = debate_of(now, left, right)
        _heads(found)
        _disputes(now, found)
        _claims(now.graph, found)
        open_objections(now.graph, found)
        sides = sides_of(now, found)
        standing_where(now, sides.followers, shown(left.name), shown(right.name))
        _shared(now, found.shared, sides.ground)
        talking_past(now, sides.past)
    if st.toggle("Show the camps that supports and disputes alone make", key="camps"):
        camps_found(now, camps_of(now))
    _form()


def _two_sides(now: Snapshot) -> tuple[Position | None, Position | None]:
    """The positions picked, or those that words typed in name; None where a box is empty."""
    positions = {shown(position.name): position for position in now.graph.positions}
    boxes = ("One side", "left"), ("The other side", "right")
    picked: list[Position | None] = []
    for n, (column, (title, key)) in enumerate(zip(st.columns(2), boxes, strict=True)):
        with column:
            words = st.selectbox(
                title,
                list(positions),
                n if n < len(positions) else None,
                key=key,
                bind="query-params",
                on_change=_anew,
                accept_new_options=True,
                placeholder="a few words for a side",
                help="Pick a position, or type words for any other side.",
            )
        said = (words or "").strip()
        picked.append((positions.get(said) or position_of(now.graph, said)) if said else None)
    return picked[0], picked[1]


def _anew() -> None:
    """Another debate: what was picked in the last one is closed."""
    pick(Key.CLAIM, None)
    pick(Key.EDGE, None)


def _heads(found: Debate) -> None:
    """Both positions: what each holds, and how much speaks for it."""
    if not found.opposed:
        st.caption(
            "These two were not found to oppose each other; each side shows what is for it alone."
        )
    for column, camp in zip(st.columns(2), (found.left, found.right), strict=True):
        position = camp.view.position
        with column:
            st.header(label(position.name), anchor=False)
            if position.statement != position.name:
                st.text(shown(position.statement))
            st.caption(
                f"{counted(len(camp.claims), 'claim')} on this side."
                if camp.claims
                else "No claim was found for this side; say it in other words, or name it below with a "
                "sentence."
            )
            if not camp.view.leaning.sign:
                st.caption("Its words lean no way, so only forecasts and links tell a side.")


def _disputes(now: Snapshot, found: Debate) -> None:
    """The disputes drawn across, and beside them the proof or the card of what is picked."""
    st.header("Disputes between them", anchor=False)
    if not found.clashes:
        st.caption("No dispute was found between these two sides.")
        return
    st.caption(
        f"{counted(len(found.clashes), 'dispute')} between the two sides. Pick one to read the words of both "
        "and why the one disputes the other; pick a claim to see who says it."
    )
    edge = selection.edge(now)
    wanted = selection.claim(now)
    name = picked(Key.EDGE) if edge else None
    reasons = _reasons(now.graph, found)
    left, right = st.columns([2, 1], gap="medium")
    with left:
        across(now, found, reasons, name or wanted)
    with right, st.container(key="beside"):
        if edge is not None:
            told = [answered(clash) for clash in found.clashes if edge_of(clash) == name]
            proof(now, edge, note=" ".join(told))
        elif wanted is not None:
            side_card(now, wanted)
        else:
            hint_beside("What you pick is opened here.")
    if len(found.clashes) > DRAWN:
        _undrawn(now.graph, found.clashes[DRAWN:])


def _undrawn(graph: Graph, clashes: Sequence[Clash]) -> None:
    """Disputes that the drawing leaves out, each with the way to its proof on the map."""
    with fold(f"{len(clashes)} more, less sure ones", "clashes") as opened:
        for clash in clashes if opened else ():
            with st.container(border=True, gap="xsmall"):
                st.text(shown(worded(graph, clash.objector)))
                st.caption(label(f"disputes: {worded(graph, clash.target)}"))
                proof_link(clash.edge)


def _reasons(graph: Graph, found: Debate) -> dict[str, str]:
    """Why each claim that is in a dispute stands on its side."""
    ends = {claim.id for clash in found.clashes for claim in (clash.objector, clash.target)}
    return {
        standing.claim.id: why_on_side(graph, standing, camp.view.position, other.view.position)
        for camp, other in ((found.left, found.right), (found.right, found.left))
        for standing in camp.claims
        if standing.claim.id in ends
    }


def _claims(graph: Graph, found: Debate) -> None:
    """All claims of each side."""
    st.header("What speaks for each side", anchor=False)
    st.caption(
        "First what is for the side, then what is against the other; of each the nearest to its words first."
    )
    camps = ((found.left, found.right), (found.right, found.left))
    for column, (camp, other) in zip(st.columns(2), camps, strict=True):
        with column:
            _camp(graph, camp, other.view.position)


def _camp(graph: Graph, camp: Camp, other: Position) -> None:
    position = camp.view.position
    st.markdown(f"**{label(position.name)}**")
    for standing in camp.claims[:_CLAIMS]:
        with st.container(border=True, gap="xsmall"):
            _said(graph, standing.claim)
            st.caption(label(why_on_side(graph, standing, position, other)))
    rest = camp.claims[_CLAIMS:]
    if rest:
        with fold(f"{len(rest)} more", f"claims-{position.name}") as opened:
            for standing in rest if opened else ():
                _said(graph, standing.claim)
                st.caption(label(why_on_side(graph, standing, position, other)))


def open_objections(graph: Graph, found: Debate) -> None:
    """Show what is left unanswered on each side, the objections to one claim together."""
    st.header("Objections nobody has answered", anchor=False)
    if not (found.open_left or found.open_right):
        st.caption("Every objection to these claims is disputed by somebody.")
        return
    sides = ((found.left, found.open_left), (found.right, found.open_right))
    for column, (camp, objections) in zip(st.columns(2), sides, strict=True):
        with column:
            name = camp.view.position.name
            heading = label(f"To claims of {name}: {len(objections)}")
            st.markdown(f"**{heading}**")
            groups = by_target(objections)
            for group in groups[:_OPEN]:
                _objected(graph, group, name)
            if len(groups) > _OPEN:
                rest = groups[_OPEN:]
                with fold(f"to {counted(len(rest), 'more claim')}", f"objected-{name}") as opened:
                    for group in rest if opened else ():
                        _objected(graph, group, name)


def _objected(graph: Graph, objections: Sequence[Objection], side: str) -> None:
    """A claim and the objections to it."""
    target = objections[0].target
    with st.container(border=True, gap="xsmall"):
        st.caption(label(f"To: {worded(graph, target)}"))
        for objection in objections[:_OPEN]:
            _said(graph, objection.objector)
        rest = objections[_OPEN:]
        if rest:
            with fold(f"{len(rest)} more", f"objections-{side}-{target.id}") as opened:
                for objection in rest if opened else ():
                    _said(graph, objection.objector)


def _shared(now: Snapshot, claims: Sequence[Claim], ground: Sequence[SharedGround]) -> None:
    st.header("Held by both", anchor=False)
    if not (claims or ground):
        st.caption("No claim was found that people of both sides stand for.")
    for claim in claims:
        with st.container(border=True, gap="xsmall"):
            _said(now.graph, claim)
    common(ground)


def _said(graph: Graph, claim: Claim) -> None:
    """A claim, who makes it, and the ways to its card and to its words."""
    statement = graph.statements_of(claim.id)[0]
    st.text(shown(worded(graph, claim)))
    st.caption(label(said_by(graph, statement)))
    with st.container(horizontal=True):
        source_link(statement)
        map_link(claim.id)


def why_on_side(graph: Graph, standing: Standing, position: Position, other: Position) -> str:
    """Why a claim stands on a position's side, in one line: it is for it, or against the other one."""
    reason = standing.reason
    if reason.link is not None and reason.via is not None:
        end = worded(graph, graph.claim(reason.via))
        relation = reason.link.relation.value
        why = f"{relation}: {ground(reason.link.test)}, with: {end}"
    else:
        bears_on = position if standing.side is StandsFor.FOR else other
        parts = [f"{standing.side.value} {bears_on.name}"]
        if reason.words:
            parts.append(f"shares “{', '.join(reason.words)}”")
        parts.append(f"says “{', '.join(reason.cues)}”")
        why = " · ".join(parts)
    return f"Why here: {why} · nearness {standing.score:.2f} of 1"


def _form(*, opened: bool = False) -> None:
    """A new position, typed in."""
    fold = st.expander("Name a position", expanded=opened)
    with fold, st.form("position", clear_on_submit=True):
        name = st.text_input("Name", max_chars=80, placeholder="slow permits")
        statement = st.text_area(
            "What it holds, in a sentence or two",
            max_chars=600,
            placeholder="Slow permits keep wind farms from being built.",
            help="Say what happens or does not.",
        )
        if not st.form_submit_button("Keep it"):
            return
        if not name.strip() or not statement.strip():
            error("A position needs a name and a sentence.")
            return
        keep_position(Position(name.strip(), statement.strip()))
        st.rerun()
