"""What a new source changed: new claims, claims made again, new disputes with their proofs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

from kg.analysis.changes import Changes, Gained, between_claims
from kg.analysis.wording import left_out, with_event, worded
from kg.model import Claim, Graph, Link, Relation, Statement
from views.components.card import said_by
from views.components.card_links import map_link, source_link
from views.components.map_address import edge_name
from views.data import Snapshot
from views.grounds import grounded
from views.holders import directory_of
from views.plain import counted, label, shown
from views.state import Place, Room, target

_SHOWN = 20
_OTHERS = 3
"""Of the claims that a new statement is linked to, those shown at once."""
_VERBS = {
    Relation.SUPPORTS: "supports",
    Relation.DISPUTES: "disputes",
    Relation.RESTATES: "restates",
}
_PASSIVES = {
    Relation.SUPPORTS: "is supported by",
    Relation.DISPUTES: "is disputed by",
    Relation.RESTATES: "is restated by",
}


@dataclass(frozen=True, slots=True)
class Other:
    """A claim that a new statement bears on, or that bears on it.

    Args:
        said: its surest statement.
        verb: what the new statement does, or has done to it.
        link: the surest link between the two claims.
    """

    said: Statement
    verb: str
    link: Link


@dataclass(frozen=True, slots=True)
class Bearing:
    """A statement of a new source with all that it is newly linked to.

    Args:
        said: the statement.
        others: each claim once, the surest link first.
    """

    said: Statement
    others: tuple[Other, ...]


T = TypeVar("T", Claim, Gained, Bearing)


def bearings(graph: Graph, links: Iterable[Link], sources: frozenset[str]) -> tuple[Bearing, ...]:
    """New links by the claim of the new source that they start or end at, those with most others first.

    Args:
        graph: holds the links.
        links: new ones.
        sources: ids of the new sources.
    """
    found: dict[str, dict[tuple[str, str], Other]] = {}
    said: dict[str, Statement] = {}
    for link in sorted(links, key=lambda link: (-link.confidence, link.id)):
        one, other = graph.statement(link.from_), graph.statement(link.to)
        outgoing = one.source in sources
        new, old = (one, other) if outgoing else (other, one)
        verb = _VERBS[link.relation] if outgoing else _PASSIVES[link.relation]
        said.setdefault(new.claim, new)
        others = found.setdefault(new.claim, {})
        others.setdefault((verb, old.claim), Other(old, verb, link))
    made = [Bearing(said[claim], tuple(others.values())) for claim, others in found.items()]
    return tuple(sorted(made, key=lambda b: (-len(b.others), b.said.span.start, b.said.id)))


def what_changed(now: Snapshot, changes: Changes, sources: frozenset[str]) -> None:
    """The changes, disputes first, each with the way to its place.

    Args:
        now: the graph as it is now; what is gone from it since is left out.
        changes: what came.
        sources: ids of the sources that brought it.
    """
    graph = now.graph
    claims = {claim.id for claim in graph.claims}
    held = held_links(graph, changes.links)
    disputes = [link for link in held if link.relation is Relation.DISPUTES]
    _listed(
        f"New disputes ({between_claims(graph, disputes)})",
        bearings(graph, disputes, sources),
        lambda one: _bearing(now, one),
    )
    gains = [gained for gained in changes.gained if gained.claim.id in claims]
    _listed(
        f"Claims that others made before ({len(gains)})",
        gains,
        lambda gained: _gained(graph, gained),
    )
    new = [claim for claim in changes.new if claim.id in claims]
    _listed(
        f"New claims ({len(new)})",
        new,
        lambda claim: _claim(graph, claim),
    )
    others = [link for link in held if link.relation is not Relation.DISPUTES]
    _listed(
        f"New supports and restatements ({between_claims(graph, others)})",
        bearings(graph, others, sources),
        lambda one: _bearing(now, one),
        open_=False,
    )


def summary(graph: Graph, changes: Changes) -> str:
    """What came, counted in one line: claims and each kind of link; restatements only where there are any.

    Args:
        graph: as it is now; what is gone from it since is not counted.
        changes: what came.
    """
    claims = {claim.id for claim in graph.claims}
    held = held_links(graph, changes.links)
    made = {
        relation: between_claims(graph, [link for link in held if link.relation is relation])
        for relation in Relation
    }
    gained = sum(one.claim.id in claims for one in changes.gained)
    parts = [
        counted(sum(claim.id in claims for claim in changes.new), "new claim"),
        f"{counted(gained, 'claim')} that others made before",
        counted(made[Relation.DISPUTES], "new dispute"),
        counted(made[Relation.SUPPORTS], "new support"),
    ]
    if made[Relation.RESTATES]:
        parts.append(counted(made[Relation.RESTATES], "new restatement"))
    return f"{', '.join(parts)}."


def held_links(graph: Graph, links: Iterable[Link]) -> list[Link]:
    """Those of some links that the graph still holds."""
    held = {link.id for link in graph.links}
    return [link for link in links if link.id in held]


def _listed(
    heading: str, found: Sequence[T], show: Callable[[T], None], *, open_: bool = True
) -> None:
    if not found:
        return  # the line above them all says that there are none
    with st.expander(heading, expanded=open_):
        for one in found[:_SHOWN]:
            with st.container(border=True, gap="xsmall"):
                show(one)
        if len(found) > _SHOWN:
            st.caption(f"and {len(found) - _SHOWN} more")


def _claim(graph: Graph, claim: Claim) -> None:
    st.text(shown(worded(graph, claim)))
    first = graph.statements_of(claim.id)[0]
    st.caption(label(said_by(graph, first)))
    with st.container(horizontal=True):
        source_link(first)
        map_link(claim.id)


def _gained(graph: Graph, gained: Gained) -> None:
    st.text(shown(worded(graph, gained.claim)))
    told = len(graph.statements_of(gained.claim.id))
    st.caption(f"now made {told} times; new here:")
    for statement in gained.statements[:3]:
        st.text(f"“{shown(statement.span.quote)}”")
        st.caption(label(said_by(graph, statement)))
        source_link(statement)
    map_link(gained.claim.id)


def _bearing(now: Snapshot, new: Bearing) -> None:
    """One statement of the new source: what it disputes or supports, and what does that to it."""
    st.text(f"{_who(now, new.said)}: {_words(now, new.said)}")
    with st.container(horizontal=True):
        source_link(new.said)
        map_link(new.said.claim)
    _others(now, new.others[:_OTHERS])
    if len(new.others) > _OTHERS:
        with st.expander(f"{len(new.others) - _OTHERS} more"):
            _others(now, new.others[_OTHERS:])


def _others(now: Snapshot, others: Sequence[Other]) -> None:
    for other in others:
        st.markdown(
            f"**{other.verb}** {label(_who(now, other.said))}: {label(_words(now, other.said))}"
        )
        link = other.link
        st.caption(label(f"Ground: {grounded(link)} · confidence {link.confidence:.0%}"))
        ends = now.graph.statement(link.from_).claim, now.graph.statement(link.to).claim
        place = Place(Room.MAP, edge=edge_name(ends[0], link.relation, ends[1]))
        with st.container(horizontal=True):
            source_link(other.said)
            st.page_link(
                target(place.room),
                label="Why these two?",
                icon=":material/help:",
                query_params=place.query(),
            )


def _words(now: Snapshot, statement: Statement) -> str:
    event = left_out(now.graph, now.graph.claim(statement.claim))
    return shown(with_event(statement.canonical, event))


def _who(now: Snapshot, statement: Statement) -> str:
    return shown(directory_of(now).of(statement).name)
