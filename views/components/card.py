"""A claim's card: its wording, who says it in which words, and what supports and disputes it."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from kg.analysis import ClaimEdge
from kg.analysis.wording import worded
from kg.model import EchoTest, Graph, Relation, Stance, Statement
from views.components import correcting
from views.components.card_links import map_link, person_link, proof_link, source_link
from views.components.fold import fold
from views.components.hanging import hangs_on
from views.components.held_against import held_against
from views.components.side import sheet
from views.data import Snapshot
from views.grounds import grounded
from views.holders import directory_of
from views.plain import certain, counted, label, shown, speaker, titled
from views.state import Key, pick

_GROUPS = (
    (Relation.DISPUTES, True, "Disputed by"),
    (Relation.DISPUTES, False, "Disputes"),
    (Relation.SUPPORTS, True, "Supported by"),
    (Relation.SUPPORTS, False, "Supports"),
    (Relation.RESTATES, True, "Restated by"),
    (Relation.RESTATES, False, "Restates"),
)
_ECHOES = {
    EchoTest.SAME_WORDS: "Repeats the words of",
    EchoTest.NEAR_COPY: "Nearly repeats the words of",
    EchoTest.QUOTED: "Quotes",
}
_SHOWN = 6
"""Claims listed under a heading before a button shows the rest."""
_STATEMENTS = 60
"""Statements listed of one claim; the rest is only counted."""
_NAMES = 3
_PLACES = 3
"""Places of one figure that are shown before the rest is folded."""
_LINKS = 3
"""Links listed for one edge: the others are echoes of these."""


def side_card(now: Snapshot, name: str) -> None:
    """A claim's card beside what it was opened from; on a telephone a sheet over the page, which can be closed.

    Args:
        now: the graph.
        name: as for `claim_card`.

    Raises:
        NotFoundError: there is neither such a claim nor such a statement.
    """
    with sheet(Key.CLAIM):
        claim_card(now, name)


def claim_card(now: Snapshot, name: str) -> None:
    """Show the card of a claim, or of the claim that a statement expresses.

    Args:
        now: the graph.
        name: id of the claim or of one of its statements; that statement comes first.

    Raises:
        NotFoundError: neither is in the graph.
    """
    claim = now.claim(name)
    said = sorted(now.graph.statements_of(claim.id), key=lambda s: s.id != name)
    with st.container(border=True, key="claim_card"):
        st.header(label(worded(now.graph, claim)), anchor=False)
        topic = now.net.topics.get(claim.id)
        st.caption(label(claim.type.value + (f" · topic: {topic.name}" if topic else "")))
        st.caption(_summary(now, claim.id, len(said)))
        _statements(now, said)
        for relation, incoming, heading in _GROUPS:
            edges = [
                edge
                for edge in now.edges.get(claim.id, ())
                if edge.relation is relation
                and claim.id == (edge.to_claim if incoming else edge.from_claim)
            ]
            _edges(now, claim.id, heading, edges, incoming=incoming)
        hangs_on(now, claim.id)
        held_against(now, claim.id)
        correcting.claim_button(now, claim)


def _summary(now: Snapshot, claim: str, times: int) -> str:
    """How often a claim is disputed, supported and said: what the card goes on to list."""
    edges = now.edges.get(claim, ())
    against, for_ = (
        sum(edge.relation is relation and edge.to_claim == claim for edge in edges)
        for relation in (Relation.DISPUTES, Relation.SUPPORTS)
    )
    return f"Disputed by {against} · supported by {for_} · said {_times(times)}"


def forecast_words(now: Snapshot, statements: Iterable[str]) -> None:
    """The words of a picked figure, who says them, and the ways to their source and claim.

    Args:
        now: the graph.
        statements: ids of those that tell it; the first few are shown at once.
    """
    told = list(dict.fromkeys(statements))
    with st.container(key="forecast_words"):
        if len(told) > 1:
            st.caption(f"This figure is told in {len(told)} places.")
        for one in told[:_PLACES]:
            _told(now, one)
        if len(told) > _PLACES:
            with st.expander(f"{len(told) - _PLACES} more"):
                for one in told[_PLACES:]:
                    _told(now, one)


def _told(now: Snapshot, name: str) -> None:
    statement = now.graph.statement(name)
    with st.container(border=True):
        st.text(f"“{shown(statement.span.quote)}”")
        st.caption(label(said_by(now.graph, statement)))
        with st.container(horizontal=True):
            source_link(statement)
            map_link(statement.claim)
            person_link(now, statement)
        correcting.statement_button(now, statement)


def said_by(graph: Graph, statement: Statement) -> str:
    """Who makes the statement, how, who passes it on and where, in one line of plain text."""
    source = graph.source(statement.source)
    parts = [speaker(statement.speaker, source)]
    reporter = statement.reporter
    if reporter is not None:
        parts.append(f"reported by {speaker(reporter, source)}")
    if reporter is None or statement.stance is not Stance.REPORTED:
        parts.append(statement.stance.value)
    parts += [certain(statement.certainty, statement.span.quote), f"in {titled(source)}"]
    return " · ".join(parts)


def told_how_often(now: Snapshot, claim: str) -> str:
    """How often a claim is made and how often independently; "" where it is made once.

    Raises:
        NotFoundError: the graph has no such claim.
    """
    told = now.origins.of_claim(claim)
    return told.counted if told.mentions > 1 else ""


def _statements(now: Snapshot, said: list[Statement]) -> None:
    st.markdown("**Who says it**")
    _statement(now, said[0])
    others = said[1:]
    if not others:
        return
    sources = len({statement.source for statement in said})
    st.caption(told_how_often(now, said[0].claim))
    title = f"Said {_times(len(said))} in {counted(sources, 'source')}: the others"
    with fold(title, f"said-{said[0].claim}") as opened:
        if not opened:
            return
        for statement in others[:_STATEMENTS]:
            _statement(now, statement)
        if len(others) > _STATEMENTS:
            st.caption(f"and {len(others) - _STATEMENTS} more")


def _statement(now: Snapshot, statement: Statement) -> None:
    with st.container(border=True, gap="xsmall"):
        st.text(f"“{shown(statement.span.quote)}”")
        st.caption(label(said_by(now.graph, statement)))
        if echo := _echo(now, statement):
            st.caption(label(echo))
        with st.container(horizontal=True):
            source_link(statement)
            person_link(now, statement)
        correcting.statement_button(now, statement)


def _echo(now: Snapshot, statement: Statement) -> str:
    """What a statement repeats, in one line of plain text; "" where it repeats nothing."""
    origin = now.origins.of_statement(statement.id)
    test = next((e.test for e in origin.echoes if e.statement.id == statement.id), None)
    if test is None:
        return ""
    source = now.graph.source(origin.statement.source)
    who = speaker(origin.statement.speaker, source)
    return f"{_ECHOES[test]} {who} in {shown(source.title)}"


def _edges(
    now: Snapshot, claim: str, heading: str, edges: list[ClaimEdge], *, incoming: bool
) -> None:
    if not edges:
        return
    st.markdown(f"**{heading} {counted(len(edges), 'claim')}**")
    opened = f"all-{heading}-{claim}"
    listed = edges if st.session_state.get(opened) else edges[:_SHOWN]
    for edge in listed:
        _edge(now, edge, incoming=incoming)
    if len(edges) > len(listed):
        st.button(
            f"Show all {len(edges)}",
            key=f"{opened}-button",
            icon=":material/expand_more:",
            on_click=_open,
            args=(opened,),
        )


def _open(key: str) -> None:
    st.session_state[key] = True


def _edge(now: Snapshot, edge: ClaimEdge, *, incoming: bool) -> None:
    """The claim at an edge's other end: who makes it, its words, and on what ground the two are linked."""
    graph = now.graph
    other = graph.claim(edge.from_claim if incoming else edge.to_claim)
    links = sorted(edge.links, key=lambda link: (-link.confidence, link.id))
    said = [graph.statement(link.from_ if incoming else link.to) for link in links]
    with st.container(border=True, gap="xsmall"):
        st.caption(f"**{label(_holders(now, said), 140)}**")
        st.text(shown(worded(graph, other)))
        for words in list(dict.fromkeys(grounded(link) for link in links))[:_LINKS]:
            st.caption(label(f"Ground: {words}"))
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            source_link(said[0])
            proof_link(edge)
            st.button(
                "Show its card",
                key=f"card-{edge.from_claim}-{edge.relation.value}-{edge.to_claim}",
                type="tertiary",
                icon=":material/arrow_forward:",
                on_click=pick,
                args=(Key.CLAIM, other.id),
            )
            if len(links) == 1:  # of several each has its own button in the proof
                correcting.link_button(graph, links[0])


def _holders(now: Snapshot, said: list[Statement]) -> str:
    """Who makes these statements, each once, the surest link's first."""
    directory = directory_of(now)
    names = list(dict.fromkeys(directory.of(statement).name for statement in said))
    more = len(names) - _NAMES
    return ", ".join(names[:_NAMES]) + (f" and {more} more" if more > 0 else "")


def _times(n: int) -> str:
    return {1: "once", 2: "twice"}.get(n, f"{n} times")
