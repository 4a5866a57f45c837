"""Benchmarks: each one's results over time, why others are not beside them, and figures that clash."""

from __future__ import annotations

import streamlit as st

from kg.analysis.clashes import Clash
from kg.analysis.progress import Benchmark, Series
from kg.model import BenchmarkResult, Direction
from views.components.card import map_link, said_by, source_link
from views.components.frame import page, snapshot_or_stop
from views.components.progress_chart import (
    progress_chart,
    results_table,
    score_words,
    system_words,
)
from views.data import Snapshot
from views.plain import cut, label, shown
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
    st.caption(
        "Each mark is one result; a hollow one is undated in its text and stands where its source "
        "was published, and without any date results stand below each other. The dashed line is the best so far. Pick a mark or a row to read the words."
    )
    words = st.container()
    picked = [_draw(now, series, nth) for nth, series in enumerate(chosen.series[:_CHARTS])]
    picked.insert(0, results_table(now, results, chosen.series[0].key.benchmark))
    for result in results:
        if result.id in picked:
            with words:
                _words(now, result)
            break
    _apart(chosen)
    _clashes(now, chosen.clashes)


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
    st.subheader(label(f"{series.name}{better}"), anchor=False)
    missing = sum(point.day is None for point in series.points)
    if 0 < missing < len(series.points):
        st.caption(f"{missing} of {len(series.points)} figures have no date; the table has them.")
    return progress_chart(now, series, nth)


def _words(now: Snapshot, result: BenchmarkResult) -> None:
    statement = now.graph.statement(result.statement)
    with st.container(border=True, key="result_words"):
        st.text(f"{system_words(result)}: {score_words(result)} on {shown(result.benchmark)}")
        _quoted(now, result)
        map_link(statement.claim)


def _quoted(now: Snapshot, result: BenchmarkResult) -> None:
    """A result's words, who says them and a link to their place."""
    statement = now.graph.statement(result.statement)
    st.text(f"“{shown(result.span.quote)}”")
    st.caption(label(said_by(now.graph, statement)))
    source_link(statement)


def _apart(chosen: Benchmark) -> None:
    if not chosen.apart:
        return
    st.subheader("Why some results are not comparable", anchor=False)
    for pair in chosen.apart:
        one, other = (
            f"{cut(shown(r.benchmark), 60)}, {system_words(r)} {score_words(r)}"
            for r in (pair.one, pair.other)
        )
        st.text(f"{one} and {other}: {shown('; '.join(pair.reasons))}.")


def _clashes(now: Snapshot, clashes: tuple[Clash, ...]) -> None:
    st.subheader("Clashes", anchor=False)
    if not clashes:
        st.caption("No two figures here contradict each other.")
    for clash in clashes:
        with st.container(border=True):
            st.text(shown(clash.why))
            for column, figure in zip(st.columns(2), (clash.one, clash.other), strict=True):
                with column:
                    _quoted(now, figure.first)
