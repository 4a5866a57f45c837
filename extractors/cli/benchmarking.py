"""The command about benchmark results: the ledger as table, CSV or JSON."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from extractors.cli.display import note, one_line, say, table, to_json, visible
from extractors.cli.options import WorkspaceOption, opened

if TYPE_CHECKING:
    from kg.analysis.progress import Benchmark
    from kg.model import BenchmarkResult, Graph


class Format(StrEnum):
    """How the ledger is printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def benchmarks(
    benchmark: Annotated[
        str | None, typer.Option(help="Only benchmarks whose name holds these words.")
    ] = None,
    format: Annotated[Format, typer.Option(help="table, csv or json.")] = Format.TABLE,
    workspace: WorkspaceOption = None,
) -> None:
    """List benchmark results, those that can be compared together, and figures that clash."""
    from kg.analysis.benchmark_frame import COLUMNS, benchmark_rows
    from kg.analysis.progress import benchmark_ledger
    from kg.export.tables import table_csv

    with opened(workspace) as store:
        graph = store.graph()
    ledger = benchmark_ledger(graph, benchmark)
    if format is Format.JSON:
        say(to_json(ledger))
    elif format is Format.CSV:
        sys.stdout.write(table_csv(COLUMNS, benchmark_rows(graph, benchmark)))
    else:
        for one in ledger:
            _say(graph, one)
    if not ledger:
        note("no benchmark result found; try other words, or `claimtrail list` for what is there")


def _say(graph: Graph, one: Benchmark) -> None:
    for series in one.series:
        better = f", {series.direction.value} is better" if series.direction else ""
        say(f"{visible(series.name)}{better}")
        found = [point.figure.first for point in series.points]
        table(("id", "system", "score", "date", "how", "source"), [_row(graph, r) for r in found])
    for line in (*_apart(one), *_clashes(graph, one)):
        say(line)
    say()


def _row(graph: Graph, r: BenchmarkResult) -> tuple[str, ...]:
    system = r.system or ("people" if r.human else "not stated")
    told = (r.setting, r.qualifier, f"given by {r.reporter}" if r.reporter else None)
    return (
        r.id,
        one_line(system, 40),
        one_line(r.text or f"{r.score:g} {r.unit}", 24),
        r.date or "",
        one_line("; ".join(part for part in told if part), 50),
        one_line(graph.source(r.source).title, 40),
    )


def _apart(one: Benchmark) -> Iterator[str]:
    for pair in one.apart:
        names = f"{visible(pair.one.benchmark)} ({pair.one.id}) and {visible(pair.other.benchmark)} ({pair.other.id})"
        yield f"  not comparable: {names}: {visible('; '.join(pair.reasons))}"


def _clashes(graph: Graph, one: Benchmark) -> Iterator[str]:
    for clash in one.clashes:
        yield f"  clash: {visible(clash.why)}"
        for figure in (clash.one, clash.other):
            first = figure.first
            title = one_line(graph.source(first.source).title, 40)
            yield f"    {first.id}  “{one_line(first.span.quote, 90)}” ({title}, {first.span.start}–{first.span.end})"
