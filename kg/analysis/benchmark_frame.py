"""The benchmark ledger as a table for analysts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.analysis.comparability import comparison_key, in_minutes
from kg.analysis.progress import benchmark_ledger
from kg.model import BenchmarkResult, Graph

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (
    "id", "benchmark", "variant", "metric", "system", "human", "score", "score_high", "unit", "minutes", "direction", "date",
    "qualifier", "setting", "baseline", "reporter", "words", "comparable", "source", "title", "statement", "start",
    "end",
)  # fmt: skip
"""The columns of the table, in order."""

Row = tuple[str | float | int | bool | None, ...]


def benchmark_rows(graph: Graph, name: str | None = None) -> tuple[Row, ...]:
    """The rows of the table as tuples in the order of `COLUMNS`; see `benchmark_frame`."""
    results = (r for benchmark in benchmark_ledger(graph, name) for r in benchmark.results)
    return result_rows(graph, results)


def result_rows(graph: Graph, results: Iterable[BenchmarkResult]) -> tuple[Row, ...]:
    """The rows of some results of a graph, in their order, each in the order of `COLUMNS`."""
    titles = {source.id: source.title for source in graph.sources}
    return tuple(_row(result, titles[result.source]) for result in results)


def benchmark_frame(graph: Graph, name: str | None = None) -> pd.DataFrame:
    """Every result as a row of a data frame.

    Args:
        graph: from a store.
        name: keep the benchmarks whose name holds these words; None keeps all.

    Returns:
        One row a result, by benchmark and day. ``minutes`` is the score of a duration in minutes,
        ``comparable`` the key that comparable results share, ``start`` and ``end`` the place in
        code points; what a text does not state is missing.
    """
    import pandas as pd

    return pd.DataFrame(list(benchmark_rows(graph, name)), columns=list(COLUMNS))


def _row(r: BenchmarkResult, title: str) -> Row:
    key = comparison_key(r)
    return (
        r.id, r.benchmark, r.variant, r.metric, r.system, r.human, r.score, r.score_high, r.unit,
        in_minutes(r) if key.unit == "time" else None, None if r.direction is None else r.direction.value, r.date,
        r.qualifier, r.setting, r.baseline, r.reporter, r.text or None,
        "/".join((key.benchmark, key.variant, key.metric, key.unit, key.baseline)), r.source, title, r.statement,
        r.span.start, r.span.end,
    )  # fmt: skip
