"""What somebody's claims do to others' and others' to theirs, each line with ways to its words."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from kg.analysis.directory import Holder
from kg.analysis.people import Exchange, Profile, told_once
from kg.model import Link, Relation
from views.components.card_links import source_link
from views.components.fold import fold
from views.data import Snapshot
from views.grounds import ground
from views.holders import People
from views.plain import counted, label, shown
from views.state import Key, pick

_LINES = 2
"""Lines of one kind before the rest waits in a fold."""
_GROUPS = (
    (Relation.DISPUTES, True, "Disputes others"),
    (Relation.DISPUTES, False, "Is disputed"),
    (Relation.SUPPORTS, True, "Supports others"),
    (Relation.SUPPORTS, False, "Is supported"),
    (Relation.RESTATES, True, "Says the same as others"),
    (Relation.RESTATES, False, "Is repeated"),
)
_ROLES = {
    Relation.DISPUTES: ("Read the objection", "against"),
    Relation.SUPPORTS: ("Read the support", "for"),
    Relation.RESTATES: ("Read it here", "the same as"),
}


def exchanged(now: Snapshot, known: People, found: Profile) -> None:
    """Show whom somebody disputes and supports, and who does that to them."""
    st.header("With others", anchor=False)
    if not found.exchanges:
        st.caption("No claim of theirs was found to bear on another's, or another's on theirs.")
    for relation, outgoing, heading in _GROUPS:
        lines = [
            (exchange, link)
            for exchange in found.exchanges
            if exchange.relation is relation
            and (exchange.from_ if outgoing else exchange.to).id == found.holder.id
            for link in told_once(now.graph, exchange)
        ]
        if not lines:
            continue
        st.markdown(f"**{heading} {counted(len(lines), 'time')}**")
        _lines(now, known, lines[:_LINES], outgoing=outgoing)
        if len(lines) > _LINES:
            key = f"{relation.value}-{outgoing}-{found.holder.id}"
            with fold(f"{len(lines) - _LINES} more", key) as opened:
                _lines(now, known, lines[_LINES:] if opened else (), outgoing=outgoing)


def _lines(
    now: Snapshot, known: People, lines: Sequence[tuple[Exchange, Link]], *, outgoing: bool
) -> None:
    for exchange, link in lines:
        said, about = now.graph.statement(link.from_), now.graph.statement(link.to)
        other = exchange.to if outgoing else exchange.from_
        role, towards = _ROLES[exchange.relation]
        with st.container(border=True, gap="xsmall"):
            _person(known, other, f"{link.id}-{outgoing}")
            st.text(shown(said.canonical))
            st.caption(label(f"{towards}: {about.canonical}", 160))
            st.caption(label(f"Ground: {ground(link.test)} · confidence {link.confidence:.0%}"))
            with st.container(horizontal=True):
                source_link(said, role)
                source_link(about, "Read the other")


def _person(known: People, holder: Holder, key: str) -> None:
    # A link to the page one is on would show it and leave the address as it was.
    st.button(
        label(holder.name, 70),
        key=key,
        type="tertiary",
        icon=":material/person:",
        on_click=open_person,
        args=(known.directory.address(holder),),
    )


def open_person(address: str | None) -> None:
    """Write a person into the address of the page that one is on; None for everybody."""
    pick(Key.CLAIM, None)
    pick(Key.PERSON, address)
