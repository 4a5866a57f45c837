"""The benchmark ledger: each benchmark's comparable results over time, and what stands beside them."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.analysis.clashes import Clash, Figure, figures, find_clashes
from kg.analysis.comparability import (
    MINUTES,
    ComparisonKey,
    NotComparable,
    comparison_key,
    family,
    why_not_comparable,
)
from kg.model import BenchmarkResult, Direction, Graph

_YEAR, _MONTH = len("2028"), len("2028-03")


@dataclass(frozen=True, slots=True)
class ProgressPoint:
    """A figure as it is charted.

    Args:
        figure: the score or range; durations in minutes.
        day: the middle of the period stated (full ISO date), or None where no date is known.
        stated: whether the text dates the result; else ``day`` is its source's publication.
    """

    figure: Figure
    day: str | None
    stated: bool


@dataclass(frozen=True, slots=True)
class Series:
    """Comparable results of one benchmark.

    Args:
        key: what they share.
        name: the benchmark as most results name it, with measure and baseline.
        unit: of the chart: "minutes" for every duration.
        direction: which end of the scale is the better one, or None.
        points: by day, those without one last.
    """

    key: ComparisonKey
    name: str
    unit: str
    direction: Direction | None
    points: tuple[ProgressPoint, ...]

    @property
    def lasting(self) -> bool:
        """Whether the scores are durations, which want a logarithmic scale."""
        return self.unit == "minutes"


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A benchmark with all that is known of it.

    Args:
        name: as most results name it.
        series: the largest first; results of two series are not comparable.
        apart: why they are not, for each pair.
        clashes: figures of which only one can hold.
    """

    name: str
    series: tuple[Series, ...]
    apart: tuple[NotComparable, ...]
    clashes: tuple[Clash, ...]

    @property
    def results(self) -> tuple[BenchmarkResult, ...]:
        """Every result, by series and day."""
        return tuple(p.figure.first for s in self.series for p in s.points)


def benchmark_ledger(graph: Graph, name: str | None = None) -> tuple[Benchmark, ...]:
    """The benchmarks of a graph, those with most results first.

    Args:
        graph: every result, with its sources for their dates of publication.
        name: keep the benchmarks whose name holds these words, in any case; None keeps all.
    """
    held: dict[str, list[BenchmarkResult]] = defaultdict(list)
    for result in graph.benchmarks:
        held[family(result)].append(result)
    wanted = "".join(c for c in (name or "").casefold() if c.isalnum())
    published = {source.id: source.published for source in graph.sources}
    found = [
        _benchmark(results, published)
        for key, results in held.items()
        if wanted in key or wanted in "".join(c for c in key if c.isalnum())
    ]
    return tuple(sorted(found, key=lambda b: (-len(b.results), b.name.casefold())))


def _benchmark(results: list[BenchmarkResult], published: dict[str, str | None]) -> Benchmark:
    groups: dict[ComparisonKey, list[BenchmarkResult]] = defaultdict(list)
    for result in results:
        groups[comparison_key(result)].append(result)
    ranked = sorted(groups, key=lambda key: (-len(groups[key]), key))
    series = tuple(_series(key, groups[key], published) for key in ranked)
    firsts = [one.points[0].figure.first for one in series]
    apart = tuple(
        NotComparable(one, other, why_not_comparable(one, other))
        for at, one in enumerate(firsts)
        for other in firsts[at + 1 :]
    )
    return Benchmark(_common(_base(r) for r in results), series, apart, find_clashes(results))


def _base(result: BenchmarkResult) -> str:
    variant = result.variant or ""
    cut = result.benchmark.casefold().endswith(f" {variant.casefold()}") and bool(variant)
    return result.benchmark[: -len(variant) - 1] if cut else result.benchmark


def _series(
    key: ComparisonKey, results: list[BenchmarkResult], published: dict[str, str | None]
) -> Series:
    name = _common(r.benchmark for r in results)
    told = [r.metric for r in results if r.metric]
    beside = [_common(told)] if told else []
    share = [r.baseline for r in results if r.baseline]
    beside += [f"share of {_common(share)}"] if share else []
    unit = "minutes" if results[0].unit in MINUTES else results[0].unit
    points = [_point(figure, published) for figure in figures(results)]
    directions = [r.direction for r in results if r.direction is not None]
    return Series(
        key=key,
        name=f"{name} ({', '.join(beside)})" if beside else name,
        unit=unit,
        direction=Direction(_common(directions)) if directions else None,
        points=tuple(sorted(points, key=_order)),
    )


def _order(point: ProgressPoint) -> tuple[str, float, str, int, str]:
    first = point.figure.first
    # "~" sorts after every digit.
    return (point.day or "~", point.figure.low, first.source, first.span.start, first.id)


def _point(figure: Figure, published: dict[str, str | None]) -> ProgressPoint:
    stated = figure.first.date
    day = stated or published.get(figure.first.source)
    return ProgressPoint(figure, None if day is None else middle(day), stated is not None)


def middle(date: str) -> str:
    """The middle day of a year or month; a day as it is.

    Args:
        date: ISO, as precise as stated.
    """
    if len(date) == _YEAR:
        return f"{date}-07-01"
    if len(date) == _MONTH:
        year, month = map(int, date.split("-"))
        return f"{date}-{(monthrange(year, month)[1] + 1) // 2:02d}"
    return date


def _common(names: Iterable[str]) -> str:
    counts = Counter(names)
    return min(counts, key=lambda name: (-counts[name], name))
