"""Whether a benchmark's figures agree: said in one line, then each clash with the words of both sides."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from kg.analysis.agreement import Agreement, Reading, Verdict
from kg.model import Graph
from views.components.card import said_by
from views.components.card_links import source_link
from views.components.progress_chart import score_words
from views.plain import label, shown

_SOURCES = 4


def agreement(graph: Graph, found: Sequence[Agreement]) -> None:
    """Say whether the figures agree, and show every clash.

    Args:
        graph: with the results' statements and sources.
        found: of one benchmark.
    """
    st.header("Do they agree?", anchor=False)
    clashes = [one for one in found if one.verdict is Verdict.CLASH]
    st.text(told(found))
    for clash in clashes:
        with st.container(border=True):
            when = f" in {clash.date}" if clash.date else ""
            values = " against ".join(_value(reading) for reading in clash.readings)
            heading = f"{clash.system}{when}: {values}"
            st.markdown(f"**{label(heading)}**")
            for reading in clash.readings:
                _reading(graph, reading)


def told(found: Sequence[Agreement]) -> str:
    """The answer in words: how many systems have figures of several sources, and what became of them."""
    counts = {verdict: sum(one.verdict is verdict for one in found) for verdict in Verdict}
    held = counts[Verdict.AGREE] + counts[Verdict.CLASH]
    if not held:
        answer = "There is nothing to hold them against: no figure is told by two sources."
        counts[Verdict.ALONE] = 0
    elif not counts[Verdict.CLASH]:
        answer = f"Yes: {_figures(held)} told more than once, and all of them agree."
    elif not counts[Verdict.AGREE]:
        answer = f"No: {_figures(held)} told more than once, and none of them agree."
    else:
        answer = (
            f"Not all: {_figures(held)} told more than once; {counts[Verdict.AGREE]} agree, "
            f"{counts[Verdict.CLASH]} clash."
        )
    rest = []
    if counts[Verdict.ALONE]:
        rest.append(f"{_figures(counts[Verdict.ALONE])} told by one source only")
    if counts[Verdict.UNDATED]:
        rest.append(f"{_figures(counts[Verdict.UNDATED])} told without a date, perhaps of two runs")
    return " ".join([answer, *(f"{part[0].upper()}{part[1:]}." for part in rest)])


def _figures(n: int) -> str:
    return "one figure is" if n == 1 else f"{n} figures are"


def _value(reading: Reading) -> str:
    """The value as first written, with how many sources give it."""
    count = len(reading.sources)
    return f"{score_words(reading.figures[0].first)} ({count} source{'s' if count > 1 else ''})"


def _reading(graph: Graph, reading: Reading) -> None:
    first = graph.statement(reading.figures[0].first.statement)
    st.text(f"“{shown(first.span.quote)}”")
    st.caption(label(said_by(graph, first)))
    with st.container(horizontal=True):
        source_link(first)
        for figure in reading.figures[1:_SOURCES]:
            other = graph.statement(figure.first.statement)
            source_link(other, label(f"Also in {graph.source(other.source).title}", 60))
