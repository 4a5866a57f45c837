"""Results on named benchmarks."""

from __future__ import annotations

import math
from dataclasses import dataclass

from kg.errors import ValueProblem
from kg.model.checks import need_iso_date, need_text
from kg.model.span import Span


@dataclass(frozen=True, slots=True)
class BenchmarkResult:
    """One score of one system on one benchmark.

    Args:
        id: from source, span and figures.
        source: id of the source.
        statement: id of the statement that reports it.
        span: its place.
        benchmark: the benchmark's name.
        system: the system's name, or None where the text does not say.
        score: the number printed.
        unit: ``%``, ``minutes``, ``hours``, ``x``, ...
        date: ISO, as precise as stated, or None.
        qualifier: words that bound or qualify it ("roughly", "best"), or None.

    Raises:
        ValueProblem: no benchmark, no finite score or an impossible date.
    """

    id: str
    source: str
    statement: str
    span: Span
    benchmark: str
    system: str | None
    score: float
    unit: str
    date: str | None
    qualifier: str | None

    def __post_init__(self) -> None:
        """Check name, score and date."""
        need_text(self.benchmark, "the benchmark's name")
        need_iso_date(self.date, "the result's date")
        if not math.isfinite(self.score):
            msg = f"the score on {self.benchmark} is not a number"
            raise ValueProblem(msg)
