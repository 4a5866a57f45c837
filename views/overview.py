"""Overview: what is in the graph, where to start, what is disputed most and on what it hangs.

It reads the kept front page alone, and the graph only once a forecast is picked.
"""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from kg.analysis.front_page import Counts, DisputedClaim, FrontPage, Hinge
from kg.analysis.questions import Asks, Question
from kg.model import Source
from views.components.card import forecast_words
from views.components.card_links import holder_link, map_link, words_link
from views.components.fold import fold
from views.components.forecast_chart import forecast_chart, forecast_table
from views.components.frame import nothing_here, page
from views.components.hanging import hinge_shown
from views.components.screens import on_wide_screens
from views.data import snapshot
from views.front import Front, front_now, read_ahead
from views.plain import cut, label, shown
from views.state import Place, Room, target

_CUT = 150
_FIRST = 5
"""Disputed claims before the rest is folded: on a telephone everything stands below them."""
_LISTED = "forecast_listed"
AGAIN_S = 2.0
"""Seconds after which a page of figures before a change looks for the new ones."""


@page(Room.OVERVIEW)
def render() -> None:
    """The page."""
    front = front_now()
    if front.is_before:
        _say_what_comes(front)
    if front.page is not None:
        _figures(front.page)
    else:
        _search()
    read_ahead()


def _say_what_comes(front: Front) -> None:
    """Say that the figures are those before the last change, and draw the page again once others are there."""
    words = "This large graph is read for the first time here: its figures come in a moment."
    if front.page is not None:
        words = (
            "The graph has changed. What stands here is as it was before: the new figures take its "
            "place in a moment."
        )
    st.info(words, icon=":material/hourglass_top:")
    _look_again()


@st.fragment(run_every=AGAIN_S)
def _look_again() -> None:
    if not front_now().is_before:
        st.rerun()


def _figures(front: FrontPage) -> None:
    if not front.counts.sources:
        nothing_here()
    _counts(front.counts)
    _search()
    _questions(front.questions)
    left, right = st.columns(2, gap="large")
    with left:
        _disputed(front.disputed)
    with right:
        if front.hinge is not None:
            _hinge(front.hinge)
        _newest(front.newest)
        _topics(front.topics)
    _forecasts(front)


def _counts(counts: Counts) -> None:
    figures = {
        "Sources": counts.sources,
        "Claims": counts.claims,
        "Statements": counts.statements,
        "Forecasts": counts.forecasts,
        "Benchmark results": counts.benchmarks,
        "People": counts.people,
        "Supports": counts.supports,
        "Disputes": counts.disputes,
    }
    with st.container(key="counts", horizontal=True, gap="medium"):
        for name, count in figures.items():
            st.metric(name, count, width="content")
    st.caption(
        "A statement is a place in a source where somebody says something; what is said in several places is "
        "one claim. Supports and disputes are links between claims."
    )


def _search() -> None:
    with st.form("ask", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        words = st.text_input("Search the claims", placeholder="words, a name, or a whole question")
        asked = st.form_submit_button("Search", icon=":material/search:")
    if asked and words.strip():
        place = Place(Room.SEARCH, words=words.strip())
        st.switch_page(target(place.room), query_params=place.query())


def _questions(asked: tuple[Question, ...]) -> None:
    st.header("Start with a question", anchor=False)
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


def _disputed(found: tuple[DisputedClaim, ...]) -> None:
    st.header("Most disputed claims", anchor=False)
    if not found:
        st.caption("No claim disputes another yet.")
    for one in found[:_FIRST]:
        _disputed_claim(one)
    rest = found[_FIRST:]
    if rest:
        with fold(f"{len(rest)} more", "disputed") as opened:
            for one in rest if opened else ():
                _disputed_claim(one)


def _disputed_claim(one: DisputedClaim) -> None:
    with st.container(border=True, gap="xsmall"):
        st.text(shown(one.words))
        counted = f"disputed by {one.contested.disputes}, supported by {one.contested.supports}"
        st.caption(counted)
        st.caption(label(f"{one.objector} objects: “{cut(one.objection, _CUT)}”"))
        with st.container(horizontal=True, vertical_alignment="center"):
            map_link(one.contested.claim.id, "Open its card")
            words_link(one.statement, one.source)
            holder_link(one.holder, one.address)


def _hinge(hinge: Hinge) -> None:
    st.header("What the most disputed claim hangs on", anchor=False)
    st.text(cut(" ".join(shown(hinge.words).split()), _CUT))
    hinge_shown(hinge)


def _newest(sources: tuple[Source, ...]) -> None:
    st.header("Newest sources", anchor=False)
    dated = sum(source.published is not None for source in sources)
    if sources and not dated:
        st.caption("None of them tells on which day it was published.")
    elif dated < len(sources):
        st.caption("By the day they were published; those that tell no day stand last.")
    for source in sources:
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


def _topics(topics: Iterable[tuple[str, int]]) -> None:
    if not topics:
        return
    st.header("Topics", anchor=False)
    with st.container(horizontal=True, gap="xsmall"):
        for name, count in topics:
            place = Place(Room.SEARCH, words=name)
            st.page_link(
                target(place.room),
                label=label(f"{name} ({count})", 60),
                query_params=place.query(),
            )


def _forecasts(front: FrontPage) -> None:
    st.header("Forecasts", anchor=False)
    if not front.forecasts:
        st.caption("No forecast has been found yet.")
        return
    few = len(front.forecasts)
    which = "" if few == front.counts.forecasts else f"The {few} forecasts of the newest sources. "
    st.caption(
        f"{which}Each mark is one figure that somebody gives for one day, however often it is told: how "
        "likely, by the end of which day; those of one day stand side by side. “At least” and “at most” are "
        "arrows that start at the figure. Pick a mark to read the words."
    )
    charted = forecast_chart(front.forecasts)
    words = st.container()
    listed = None
    with on_wide_screens("listed"):  # on a telephone the page behind the link below lists them
        table = st.expander("As a table", on_change="rerun", key=_LISTED)
        if table.open:
            with table:
                listed = forecast_table(front.forecasts)
    st.page_link(
        target(Room.FORECASTS),
        label=f"All {front.counts.forecasts} forecasts, by event",
        icon=":material/arrow_forward:",
    )
    picked = (listed,) if listed else charted
    if picked:
        with words:
            forecast_words(snapshot(), picked)
