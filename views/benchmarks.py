"""Benchmarks: each one's results over time, why others are not beside them, and figures that clash."""

from __future__ import annotations

import streamlit as st

from kg.analysis.agreement import agreements
from kg.analysis.progress import Benchmark, Series
from kg.model import BenchmarkResult, Direction
from views.components.agreement import agreement
from views.components.card import said_by
from views.components.card_links import map_link, source_link
from views.components.frame import page, snapshot_or_stop
from views.components.progress_chart import progress_chart, score_words, system_words
from views.components.results_table import results_table
from views.data import Snapshot
from views.plain import counted, cut, label, shown
from views.state import Room

_CHARTS = 6
"""Series drawn for one benchmark; the rest stand in the table alone."""
_BETTER = {Direction.HIGHER: "higher is better", Direction.LOWER: "lower is better"}


@page(Room.BENCHMARKS)
def render() -> None:
    """The page."""
    now = snapshot_or_stop()
    if not now.ledger:
        st.caption("No benchmark result has been found yet.")
        return
    chosen = _choose(now.ledger)
    results = chosen.results
    sources = len({result.source for result in results})
    st.caption(f"{counted(len(results), 'figure')} in {counted(sources, 'source')}.")
    found = agreements(results)
    agreement(now.graph, found)
    st.header("Every figure", anchor=False)
    st.caption(
        "Pick a mark or a row to read the words. A hollow mark is undated in its text and stands where "
        "its source was published; the dashed line is the best so far."
    )
    words = st.container()
    picked = [_draw(now, series, nth) for nth, series in enumerate(chosen.series[:_CHARTS])]
    picked.insert(0, results_table(now, results, found, chosen.series[0].key.benchmark))
    for result in results:
        if result.id in picked:
            with words:
                _words(now, result)
            break
    _apart(now, chosen)


def _choose(ledger: tuple[Benchmark, ...]) -> Benchmark:
    by_name = {shown(b.name): b for b in reversed(ledger)}
    names = [name for b in ledger if by_name[name := shown(b.name)] is b]
    picked = st.selectbox(
        "Benchmark",
        names,
        key="benchmark",
        bind="query-params",
    )
    return by_name[picked]


def _draw(now: Snapshot, series: Series, nth: int) -> str | None:
    better = f" · {_BETTER[series.direction]}" if series.direction else ""
    st.header(label(f"{series.name}{better}"), anchor=False)
    missing = sum(point.day is None for point in series.points)
    if 0 < missing < len(series.points):
        st.caption(
            f"{missing} of {len(series.points)} figures have no date; they are listed below."
        )
    return progress_chart(now, series, nth)


def _words(now: Snapshot, result: BenchmarkResult) -> None:
    statement = now.graph.statement(result.statement)
    with st.container(border=True, key="result_words"):
        st.text(f"{system_words(result)}: {score_words(result)} on {shown(result.benchmark)}")
        st.text(f"“{shown(result.span.quote)}”")
        st.caption(label(said_by(now.graph, statement)))
        with st.container(horizontal=True):
            source_link(statement)
            map_link(statement.claim)


def _apart(now: Snapshot, chosen: Benchmark) -> None:
    if not chosen.apart:
        return
    st.header("Why some figures are not comparable", anchor=False)
    for pair in chosen.apart:
        one, other = (
            f"{cut(shown(r.benchmark), 60)}, {system_words(r)} {score_words(r)}"
            for r in (pair.one, pair.other)
        )
        with st.container(border=True, gap="xsmall"):
            st.text(f"{one} and {other}: {shown('; '.join(pair.reasons))}.")
            with st.container(horizontal=True):
                for result, words in (
                    (pair.one, "Read the first"),
                    (pair.other, "Read the second"),
                ):
                    source_link(now.graph.statement(result.statement), words)
