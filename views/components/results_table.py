"""A benchmark's results as a table, each with whether others agree; on a telephone as a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from kg.analysis.agreement import Agreement, Reading, Verdict
from kg.analysis.benchmark_frame import COLUMNS, result_rows
from kg.model import BenchmarkResult
from views.components.download import csv_download
from views.components.progress_chart import score_words, system_words
from views.components.record_list import Row, record_list
from views.components.screens import on_wide_screens
from views.data import Snapshot
from views.plain import counted, cut, shown, speaker

TABLE_KEY = "progress_table"
_TALLEST = 740  # twenty rows
_TITLE = 60


def results_table(
    now: Snapshot, results: tuple[BenchmarkResult, ...], found: Sequence[Agreement], key: str
) -> str | None:
    """List results, each with whether others agree with it; columns without any word are left out.

    Returns:
        Id of the result whose row is picked in the table, or None.
    """
    beside = _beside(found)
    with on_wide_screens(TABLE_KEY):
        picked = _table(now, results, beside, key)
    listed = [_row(now, result, beside.get(result.id, "")) for result in results]
    record_list(now, listed, "progress_list", "Results")
    csv_download(
        f"Save {counted(len(results), 'figure')} as CSV",
        "benchmark-results.csv",
        COLUMNS,
        lambda: result_rows(now.graph, results),
    )
    return picked


def _row(now: Snapshot, result: BenchmarkResult, beside: str) -> Row:
    run = (result.variant, result.metric, result.setting)
    source = shown(now.graph.source(result.source).title)
    return Row(
        title=f"{system_words(result)}: {score_words(result)}",
        lines=(
            " · ".join(filter(None, (result.date or "date not stated", beside))),
            " · ".join(filter(None, run)),
            " · ".join(filter(None, (_giver(now, result), f"in {cut(source, _TITLE)}"))),
        ),
        statement=result.statement,
    )


def _table(
    now: Snapshot, results: tuple[BenchmarkResult, ...], beside: Mapping[str, str], key: str
) -> str | None:
    frame = pd.DataFrame(
        {
            "System": [system_words(r) for r in results],
            "Score": [score_words(r) for r in results],
            "Date": [r.date or "not stated" for r in results],
            "Beside others": [beside.get(r.id, "") for r in results],
            "Part": [shown(r.variant or "") for r in results],
            "Measure": [shown(r.metric or "") for r in results],
            "Run with": [shown(r.setting or "") for r in results],
            "Given by": [_giver(now, r) for r in results],
            "Source": [shown(now.graph.source(r.source).title) for r in results],
        }
    )
    empty = [name for name in ("Part", "Measure", "Run with", "Given by") if not any(frame[name])]
    event = st.dataframe(
        frame.drop(columns=empty),
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        key=f"{TABLE_KEY}_{key}",
        height=min(38 + 35 * len(frame), _TALLEST),
        column_config={"Source": st.column_config.TextColumn(width="large")},
    )
    rows = event["selection"]["rows"]
    return results[rows[0]].id if rows else None


def _beside(found: Sequence[Agreement]) -> dict[str, str]:
    """By a result's id, what others say of the same system, date and setting."""
    told: dict[str, str] = {}
    for one in found:
        for reading in one.readings:
            for figure in reading.figures:
                others = len(reading.figures) - 1
                words = f"agrees with {others}" if others else "the only one"
                if one.verdict is Verdict.CLASH:
                    words = f"clashes with {sum(map(_size, one.readings)) - others - 1}"
                elif one.verdict is Verdict.UNDATED:
                    words = "undated"
                told[figure.first.id] = words
    return told


def _size(reading: Reading) -> int:
    return len(reading.figures)


def _giver(now: Snapshot, result: BenchmarkResult) -> str:
    if result.reporter is None:
        return ""
    return speaker(result.reporter, now.graph.source(result.source))
