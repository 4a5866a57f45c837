"""Overview: what is in the graph, where to start, what is disputed most and on what it hangs."""

from __future__ import annotations

import streamlit as st

from kg.analysis import Contested, Verdict
from kg.analysis.questions import Asks, Question
from kg.model import EntityKind, Graph, Relation
from views.components.card import (
    forecast_words,
    map_link,
    person_link,
    source_link,
)
from views.components.forecast_chart import forecast_chart, forecast_table
from views.components.frame import page, snapshot_or_stop
from views.data import Snapshot
from views.holders import cruxes_of, directory_of, questions
from views.plain import cut, label, shown
from views.state import Place, Room, target

_NEWEST = 6
_CRUXES = 3
_TOPICS = 8
_CUT = 150
_VERDICTS = {
    Verdict.HOLDS: "holds up",
    Verdict.FALLS: "does not hold up",
    Verdict.UNDECIDED: "is undecided",
}


@page(Room.OVERVIEW)
def render() -> None:
    """The page."""
    now = snapshot_or_stop()
    _counts(now.graph)
    _search()
    _questions(now)
    left, right = st.columns(2, gap="large")
    with left:
        _disputed(now)
    with right:
        hangs = st.container()
        _newest(now.graph)
        _topics(now.graph)
    _forecasts(now)
    with hangs:
        # Last, since it is what takes longest after a change: all else can be read meanwhile.
        _cruxes(now)


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
    with st.container(horizontal=True, gap="medium"):
        for name, count in figures.items():
            st.metric(name, count, width="content")


def _search() -> None:
    with st.form("ask", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        words = st.text_input("Search the claims", placeholder="words, a name, or a whole question")
        asked = st.form_submit_button("Search", icon=":material/search:")
    if asked and words.strip():
        place = Place(Room.SEARCH, words=words.strip())
        st.switch_page(target(place.room), query_params=place.query())


def _questions(now: Snapshot) -> None:
    st.subheader("Start with a question", anchor=False)
    asked = questions(now)
    # Text wraps on a narrow screen, a link's words do not.
    for column, question in zip(st.columns(max(len(asked), 1)), asked, strict=False):
        place = _answer(question)
        with column, st.container(border=True, gap="xsmall"):
            st.text(shown(cut(question.text, 2 * _CUT)))
            st.page_link(
                target(place.room),
                label=f"See it in: {place.room.label}",
                icon=":material/arrow_forward:",
                query_params=place.query(),
            )


def _answer(question: Question) -> Place:
    """Where a question is answered."""
    about = question.about
    match question.asks:
        case Asks.DEBATE:
            return Place(Room.DEBATE, sides=(shown(about[0]), shown(about[1])))
        case Asks.CLAIM:
            return Place(Room.MAP, claim=about[0])
        case Asks.EVENT:
            return Place(Room.FORECASTS, event=about[0])
        case Asks.TOPIC:
            return Place(Room.SEARCH, words=about[0])


def _disputed(now: Snapshot) -> None:
    st.subheader("Most disputed claims", anchor=False)
    if not now.contested:
        st.caption("No claim disputes another yet.")
    for contested in now.contested:
        with st.container(border=True, gap="xsmall"):
            st.text(shown(contested.claim.text))
            st.caption(f"disputed by {contested.disputes}, supported by {contested.supports}")
            st.caption(label(_objection(now, contested)))
            with st.container(horizontal=True, vertical_alignment="center"):
                first = now.graph.statements_of(contested.claim.id)[0]
                map_link(contested.claim.id, "Open its card")
                source_link(first)
                person_link(now, first)


def _objection(now: Snapshot, contested: Contested) -> str:
    """The surest objection, with who makes it."""
    disputes = [
        edge
        for edge in now.edges[contested.claim.id]
        if edge.relation is Relation.DISPUTES and edge.to_claim == contested.claim.id
    ]
    best = max(disputes, key=lambda edge: (edge.confidence, edge.from_claim))
    said = now.graph.statement(max(best.links, key=lambda link: (link.confidence, link.id)).from_)
    who = directory_of(now).of(said).name
    return f"{who} objects: “{cut(' '.join(said.canonical.split()), _CUT)}”"


def _cruxes(now: Snapshot) -> None:
    if not now.contested:
        return
    st.subheader("What the most disputed claim hangs on", anchor=False)
    found = cruxes_of(now, now.contested[0].claim.id)
    st.text(cut(" ".join(shown(found.root.text).split()), _CUT))
    st.caption(
        f"Among the links found it {_VERDICTS[found.verdict]}: strength {found.strength:.2f}, where "
        "0.50 is even. These claims move it most."
    )
    for crux in found.cruxes[:_CRUXES]:
        with st.container(border=True, gap="xsmall"):
            st.text(shown(crux.claim.text))
            turns = ", enough to turn the verdict" if crux.flips else ""
            st.caption(f"if it were the other way round: {crux.reversed_:+.2f}{turns}")
            with st.container(horizontal=True):
                map_link(crux.claim.id, "Open its card")
                source_link(now.graph.statements_of(crux.claim.id)[0])
    if not found.cruxes:
        st.caption("No claim bears on it.")


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


def _topics(graph: Graph) -> None:
    if not graph.topics:
        return
    st.subheader("Topics", anchor=False)
    with st.container(horizontal=True, gap="xsmall"):
        for topic in graph.topics[:_TOPICS]:
            place = Place(Room.SEARCH, words=topic.name)
            st.page_link(
                target(place.room),
                label=label(f"{topic.name} ({len(topic.claims)})", 60),
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
