"""Results on named benchmarks."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from kg.errors import ValueProblem
from kg.model.checks import need_iso_date, need_text
from kg.model.span import Span


class Direction(StrEnum):
    """Which end of a measure's scale is the better one."""

    HIGHER = "higher"
    LOWER = "lower"


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
        score: the number printed; of a range, its lower end.
        unit: ``%``, ``minutes``, ``hours``, ``x``, ...
        date: ISO, as precise as stated, or None.
        qualifier: words that bound or qualify it ("roughly", "best"), or None.
        text: the score as written ("~6 hours"); "" where a record was made without it.
        metric: what the number counts ("accuracy", "WER"), or None where the text does not say.
        direction: which end of the scale is the better one, or None where nothing tells.
        variant: the part of the benchmark that was run ("Verified", "clean"), or None.
        setting: how the system was run ("CORE-Agent scaffold", "high effort", "5-shot"), or None.
        baseline: what the score is a share of ("of the human baseline"), or None.
        human: whether people took the test.
        reporter: who gives the figure, or None for the text's own voice.
        score_high: the upper end of a range ("25-28%"), or None for a single figure.

    Raises:
        ValueProblem: no benchmark, no finite score, a range upside down or an impossible date.
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
    text: str = ""
    metric: str | None = None
    direction: Direction | None = None
    variant: str | None = None
    setting: str | None = None
    baseline: str | None = None
    human: bool = False
    reporter: str | None = None
    score_high: float | None = None

    def __post_init__(self) -> None:
        """Check name, score and date."""
        need_text(self.benchmark, "the benchmark's name")
        need_iso_date(self.date, "the result's date")
        if not (math.isfinite(self.score) and math.isfinite(self.score_high or 0.0)):
            msg = f"the score on {self.benchmark} is not a number"
            raise ValueProblem(msg)
        if self.score_high is not None and self.score_high <= self.score:
            msg = (
                f"the score on {self.benchmark} is no range: {self.score:g} to {self.score_high:g}"
            )
            raise ValueProblem(msg)
