"""Who stands where, what both sides hold, who talks past whom, and the camps that links alone make."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from kg.analysis.camps import SharedGround, Side, TwoCamps
from kg.analysis.cross_purposes import CrossPurposes, CrossSide
from kg.analysis.directory import Holder
from kg.analysis.followers import Follower
from kg.analysis.wording import worded
from kg.model import Claim
from views.components.card import said_by
from views.components.card_links import map_link, source_link
from views.components.fold import fold
from views.data import Snapshot
from views.holders import directory_of
from views.plain import counted, label, shown
from views.state import Place, Room, target

_PAIRS = 3
_HOLDERS = 5
_CLAIMS = 5
_NAME = 38


def standing_where(now: Snapshot, found: Sequence[Follower], left: str, right: str) -> None:
    """Show whose claims stand on which side, and who has claims on both.

    Args:
        now: the graph.
        found: the holders of both sides' claims.
        left: name of the left position.
        right: name of the right one.
    """
    st.header("Who stands where", anchor=False)
    groups = (
        (f"only with {left}", [f for f in found if not f.right]),
        ("with claims on both sides", [f for f in found if f.left and f.right]),
        (f"only with {right}", [f for f in found if not f.left]),
    )
    for column, (title, members) in zip(st.columns(3), groups, strict=True):
        with column:
            st.caption(label(f"{title}: {len(members)}"))
            for one in members[:_HOLDERS]:
                _holder(now, one.holder, claims_by_side(one))
            if len(members) > _HOLDERS:
                with fold(f"{len(members) - _HOLDERS} more", title) as opened:
                    for one in members[_HOLDERS:] if opened else ():
                        _holder(now, one.holder, claims_by_side(one))


def claims_by_side(one: Follower) -> str:
    """How many claims somebody has, and on which side where they have some on both."""
    if one.left and one.right:
        return f"{len(one.left)} left, {len(one.right)} right"
    return counted(len(one.left) + len(one.right), "claim")


def common(found: Sequence[SharedGround]) -> None:
    """Show claims that people of both sides stand for, with the words of each."""
    for ground in found:
        with st.container(border=True, gap="xsmall"):
            st.text(shown(ground.claim.text))
            for holder, cell in (ground.first[0], ground.second[0]):
                st.caption(
                    label(f"{holder.name} {cell.stand.value}: “{cell.statement.span.quote}”")
                )
                source_link(cell.statement, label(f"Read {holder.name}", 60))
            map_link(ground.claim.id)


def talking_past(now: Snapshot, found: Sequence[CrossPurposes]) -> None:
    """Show pairs that look like a disagreement and are about different events."""
    st.header("Talking past each other", anchor=False)
    if not found:
        st.caption("No pair here was found to speak of different events under one word.")
        return
    st.caption(
        "These look like a disagreement, and the events they speak of are worded differently. "
        "Two wordings may still mean one thing: read both. Pairs that stand among the disputes above are "
        "not told again."
    )
    for pair in found[:_PAIRS]:
        _pair(now, pair)
    if len(found) > _PAIRS:
        with fold(f"{len(found) - _PAIRS} more", "past") as opened:
            for pair in found[_PAIRS:] if opened else ():
                _pair(now, pair)


def _pair(now: Snapshot, pair: CrossPurposes) -> None:
    with st.container(border=True, gap="xsmall"):
        for column, side in zip(st.columns(2), (pair.one, pair.other), strict=True):
            with column:
                _side(now, side)
        shared = f"; shared: {', '.join(pair.shared)}" if pair.shared else ""
        st.caption(label(f"Why: {pair.test.in_words} ({pair.test.value}{shared})"))


def _side(now: Snapshot, side: CrossSide) -> None:
    said = side.event or side.statement.canonical
    _holder(now, side.holder, "")
    st.text(shown(f"{side.chance}: {said}" if side.chance else said))
    st.caption(label(said_by(now.graph, side.statement)))
    for meaning in side.meanings[:1]:
        st.caption(label(f"What it means there: “{meaning.span.quote}”", 260))
    with st.container(horizontal=True):
        source_link(side.statement)
        for meaning in side.meanings[:1]:
            source_link(meaning, "Read the meaning")


def camps_found(now: Snapshot, found: Sequence[TwoCamps]) -> None:
    """Show the camps that supports and disputes alone make, whatever positions are picked."""
    if not found:
        st.caption("No holder's claim disputes another's yet.")
        return
    st.caption(
        "Every debate of the graph is cut in two so that as few links as possible disagree with the "
        "cut. It knows nothing of the positions above."
    )
    for two in found[:_PAIRS]:
        _two_camps(now, two)
    rest = found[_PAIRS:]
    if rest:
        with fold(counted(len(rest), "smaller debate"), "camps") as opened:
            for two in rest if opened else ():
                _two_camps(now, two)


def _two_camps(now: Snapshot, two: TwoCamps) -> None:
    with st.container(border=True):
        st.caption(
            f"{counted(two.disputes, 'dispute')} across; {two.frustration:.0%} of the links, by "
            "weight, do not fit two camps"
        )
        for column, side in zip(st.columns(2), (two.first, two.second), strict=True):
            with column:
                _camp(now, side)
        common(two.shared[:2])


def _camp(now: Snapshot, side: Side) -> None:
    for holder in side.holders[:_HOLDERS]:
        _holder(now, holder, "")
    if len(side.holders) > _HOLDERS:
        st.caption(f"and {len(side.holders) - _HOLDERS} more")
    for claim in side.claims[:_CLAIMS]:
        _claim(now, claim)


def _claim(now: Snapshot, claim: Claim) -> None:
    st.text(shown(worded(now.graph, claim)))
    with st.container(horizontal=True):
        source_link(now.graph.statements_of(claim.id)[0])
        map_link(claim.id)


def _holder(now: Snapshot, holder: Holder, counts: str) -> None:
    place = Place(Room.PEOPLE, person=directory_of(now).address(holder))
    name = label(holder.name, _NAME)
    st.page_link(
        target(place.room),
        label=f"{name} · {counts}" if counts else name,
        icon=":material/person:",
        query_params=place.query(),
    )
