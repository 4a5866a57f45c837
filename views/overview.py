"""Overview: what is in the graph, what is disputed most, and the forecasts on one chart."""

from __future__ import annotations

import streamlit as st

from kg.model import EntityKind, Graph, Relation
from views.components.card import forecast_words
from views.components.forecast_chart import forecast_chart, forecast_table
from views.components.frame import page, snapshot_or_stop
from views.data import Snapshot
from views.plain import label, shown
from views.state import Place, Room, target

_NEWEST = 6


@page(Room.OVERVIEW)
def render() -> None:
    """The page."""
    now = snapshot_or_stop()
    _counts(now.graph)
    left, right = st.columns(2, gap="large")
    with left:
        _disputed(now)
    with right:
        _newest(now.graph)
    _forecasts(now)


def _counts(graph: Graph) -> None:
    links = [link.relation for link in graph.links]
    figures = {
        "Sources": len(graph.sources),
        "Claims": len(graph.claims),
        "Statements": len(graph.statements),
        "Forecasts": len(graph.forecasts),
        "Benchmarks": len(graph.benchmarks),
        "People": sum(entity.kind is EntityKind.PERSON for entity in graph.entities),
        "Supports": links.count(Relation.SUPPORTS),
        "Disputes": links.count(Relation.DISPUTES),
    }
    for column, (name, count) in zip(st.columns(len(figures)), figures.items(), strict=True):
        column.metric(name, count)


def _disputed(now: Snapshot) -> None:
    st.subheader("Most disputed claims", anchor=False)
    if not now.contested:
        st.caption("No claim disputes another yet.")
    for contested in now.contested:
        place = Place(Room.MAP, claim=contested.claim.id)
        with st.container(border=True, gap="xsmall"):
            st.text(shown(contested.claim.text))
            with st.container(horizontal=True, vertical_alignment="center"):
                st.caption(f"disputed by {contested.disputes}, supported by {contested.supports}")
                st.page_link(
                    target(place.room),
                    label="Open its card",
                    icon=":material/account_tree:",
                    query_params=place.query(),
                )


def _newest(graph: Graph) -> None:
    st.subheader("Newest sources", anchor=False)
    dated = sorted(graph.sources, key=lambda s: (s.published or "", s.id), reverse=True)
    for source in dated[:_NEWEST]:
        place = Place(Room.SOURCES, source=source.id)
        with st.container(border=True, gap="xsmall"):
            st.text(shown(source.title))
            about = (source.kind.value, source.author, source.publisher, source.published)
            with st.container(horizontal=True, vertical_alignment="center"):
                st.caption(label(" · ".join(part for part in about if part)))
                st.page_link(
                    target(place.room),
                    label="Read it",
                    icon=":material/menu_book:",
                    query_params=place.query(),
                )


def _forecasts(now: Snapshot) -> None:
    st.subheader("Forecasts", anchor=False)
    if not now.points:
        st.caption("No forecast has been found yet.")
        return
    st.caption(
        "Each mark is one forecast: how likely, by the end of which day; those of one day stand "
        "side by side. A bar shows a range or bound. Pick a mark or a row to read the words."
    )
    charted = forecast_chart(now)
    words = st.container()
    picked = forecast_table(now) or charted
    if picked is not None:
        with words:
            forecast_words(now, picked)
