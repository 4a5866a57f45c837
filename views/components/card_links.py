"""Ways from what is shown to its words, its claim on the map, its maker and a link's proof."""

from __future__ import annotations

import streamlit as st

from kg.analysis import ClaimEdge
from kg.model import Statement
from views.components.map_address import edge_name
from views.data import Snapshot
from views.holders import directory_of
from views.plain import label
from views.state import Place, Room, target


def source_link(statement: Statement, words: str = "Read it in its source") -> None:
    """A link that opens the statement's source at its words."""
    words_link(statement.id, statement.source, words)


def words_link(statement: str | None, source: str, words: str = "Read it in its source") -> None:
    """A link that opens a source at the words of one of its statements.

    Args:
        statement: the statement's id; None opens the source's beginning.
        source: the source's id.
        words: what the link says.
    """
    place = Place(Room.SOURCES, claim=statement, source=source)
    st.page_link(
        target(place.room),
        label=words,
        icon=":material/menu_book:",
        query_params=place.query(),
    )


def map_link(claim: str, words: str = "On the map") -> None:
    """A link that opens a claim on the map."""
    place = Place(Room.MAP, claim=claim)
    st.page_link(
        target(place.room),
        label=words,
        icon=":material/account_tree:",
        query_params=place.query(),
    )


def person_link(now: Snapshot, statement: Statement) -> None:
    """A link to the page of whoever makes the statement."""
    directory = directory_of(now)
    holder = directory.of(statement)
    holder_link(holder.name, directory.address(holder))


def holder_link(name: str, address: str) -> None:
    """A link to somebody's page.

    Args:
        name: who it is.
        address: what names them and nobody else.
    """
    place = Place(Room.PEOPLE, person=address)
    st.page_link(
        target(place.room),
        label=label(name, 60),
        icon=":material/person:",
        query_params=place.query(),
    )


def proof_link(edge: ClaimEdge) -> None:
    """A link to the edge's proof beside the map: both spans, and every test that was asked."""
    place = Place(Room.MAP, edge=edge_name(edge.from_claim, edge.relation, edge.to_claim))
    st.page_link(
        target(place.room),
        label="Why these two?",
        icon=":material/help:",
        query_params=place.query(),
    )
