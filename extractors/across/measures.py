"""What a measure does not show: limits that one source puts to results that another tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from extractors.across.cues import cue_span, pattern, plain
from extractors.across.ends import End, link
from extractors.across.keys import DURATION, measures, measures_named
from kg.model import BenchmarkResult, Direction, Graph, Link, Relation, Stance, Statement

_IN_MINUTES = {
    "seconds": 1 / 60, "minutes": 1.0, "hours": 60.0, "days": 1440.0, "weeks": 10080.0,
    "months": 43200.0,
}  # fmt: skip


def measure_links(graph: Graph, source_id: str) -> Iterator[Link]:
    """Statements that say what a measure does not show dispute the best result that another source tells.

    Only the furthest result of a source on a measure is answered: it is the one that others go by.

    Args:
        graph: holds the source and its neighbours.
        source_id: the source.
    """
    furthest = _furthest(graph.benchmarks)
    for statement in graph.statements:
        named = measures_named(statement) & furthest.keys()
        if not named or not _speaks(statement):
            continue
        # A benchmark by name says more closely what is meant than that it measures time.
        measure = min(named, key=lambda name: (name == DURATION, name))
        for source, result in furthest[measure].items():
            ends = {statement.source, source}
            row = "|" in graph.statement(result.statement).span.quote  # a table argues nothing
            if len(ends) == 2 and source_id in ends and not row:
                yield _limited(graph, statement, result)


def _furthest(results: Iterable[BenchmarkResult]) -> dict[str, dict[str, BenchmarkResult]]:
    """By measure and source, the furthest result of a system."""
    found: dict[str, dict[str, BenchmarkResult]] = defaultdict(dict)
    for result in results:
        for measure in () if result.human else measures(result):
            known = found[measure].get(result.source)
            if known is None or _further(result) > _further(known):
                found[measure][result.source] = result
    return found


def _speaks(statement: Statement) -> bool:
    return statement.stance not in (Stance.REJECTED, Stance.QUESTIONED)


def _further(result: BenchmarkResult) -> tuple[float, str]:
    """By score, times in minutes; the lower one where that is the better."""
    score = result.score * _IN_MINUTES.get(result.unit, 1.0)
    return (-score if result.direction is Direction.LOWER else score, result.id)


def _limited(graph: Graph, statement: Statement, result: BenchmarkResult) -> Link:
    match = pattern("measure_limits").search(plain(statement.canonical))
    cue = cue_span(statement, match.group() if match else "")
    ends = End(statement, cue), End(graph.statement(result.statement), result.span)
    return link(ends, Relation.DISPUTES, "measure-limited", 0.55, "stance")
