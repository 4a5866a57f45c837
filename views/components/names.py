"""Why written names were taken for one person's, each reason with ways to its words."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from kg.analysis.people import Profile, statement_at
from kg.model import Graph, Mention, Side
from views.plain import label, shown
from views.state import Place, Room, target

_SIDES = {Side.FROM: "Read the one", Side.TO: "Read the other"}


def names_taken(graph: Graph, found: Profile) -> None:
    """Show why each name was taken for somebody's, in a fold; nothing where there is only one."""
    if not (found.merges or found.joins):
        return
    with st.expander(f"Names taken for this one, and why ({len(found.merges) + len(found.joins)})"):
        _reasons(graph, found)
        st.page_link(
            target(Room.CURATION),
            label="Wrong? Part two names on the Curation page",
            icon=":material/edit:",
        )


def _reasons(graph: Graph, found: Profile) -> None:
    name = found.holder.name
    for merge in found.merges:
        where = graph.source(merge.alias_at.source).title
        said = f"‘{merge.alias}’ is {name}: {merge.test.in_words}, in {where}"
        against = f"held against “{merge.name_at.span.quote}”"
        _named(
            graph,
            said,
            (against,),
            (("Read it", merge.alias_at), ("Read the full name", merge.name_at)),
        )
    names = {entity.id: entity.name for entity in graph.entities}
    for join in found.joins:
        where = graph.source(join.source).title
        into = names.get(join.into, name)
        said = f"‘{names.get(join.entity, '?')}’ in {where} is {into}: {join.test.in_words}"
        words = [f"{piece.kind}: “{piece.span.quote}”" for piece in join.evidence]
        places = [
            (_SIDES[piece.side], Mention(piece.source, piece.span)) for piece in join.evidence
        ]
        _named(graph, said, words, places)


def _named(
    graph: Graph, said: str, words: Sequence[str], places: Sequence[tuple[str, Mention]]
) -> None:
    with st.container(border=True, gap="xsmall"):
        st.text(shown(said))
        for line in words:
            st.caption(label(line, 220))
        with st.container(horizontal=True):
            for title, mention in places:
                statement = statement_at(graph, mention)
                place = Place(
                    Room.SOURCES, source=mention.source, claim=statement.id if statement else None
                )
                st.page_link(
                    target(place.room),
                    label=title,
                    icon=":material/menu_book:",
                    query_params=place.query(),
                )
