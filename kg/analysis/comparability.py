"""Which benchmark results can be set side by side, and why others cannot.

Two results are comparable where benchmark, variant, measure, unit and baseline agree. A name is the
same in other letters and marks; a measure is the same as its initials ("WER", "word error rate"). A count's whole
is its unit ("of 45"), and a factor ("2.4x") is a share of what its own text compares with.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import BenchmarkResult, fold

MINUTES = {
    "milliseconds": 1 / 60_000,
    "seconds": 1 / 60,
    "minutes": 1.0,
    "hours": 60.0,
    "days": 24 * 60.0,
    "weeks": 7 * 24 * 60.0,
}
"""Minutes in each unit of time: durations are compared and charted in minutes."""

_TIME = "time"
_FACTOR = "x"
_NOT_NAMED = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, order=True)
class ComparisonKey:
    """What must agree for two results to be comparable; "" stands for what a text leaves unsaid.

    Args:
        benchmark: the name without its variant, in lower-case letters and digits alone.
        variant: the part of the benchmark.
        metric: the measure, by its initials where it has several words.
        unit: "time" for every unit of time.
        baseline: what the score is a share of; the source for a factor that does not say.
    """

    benchmark: str
    variant: str
    metric: str
    unit: str
    baseline: str


_Part = tuple[str, str, str, str | None, str | None]
"""Both sides of a key's part, what it is called, and both sides as the texts have them."""


@dataclass(frozen=True, slots=True)
class NotComparable:
    """Two groups of results of one benchmark that must not share an axis.

    Args:
        one: a result of the first group, the first by source and place.
        other: one of the second.
        reasons: each a short sentence.
    """

    one: BenchmarkResult
    other: BenchmarkResult
    reasons: tuple[str, ...]


def comparison_key(result: BenchmarkResult) -> ComparisonKey:
    """The key of a result; results with equal keys are comparable."""
    return ComparisonKey(
        benchmark=family(result),
        variant=_plain(result.variant),
        metric=_metric(result.metric),
        unit=_TIME if result.unit in MINUTES else result.unit.casefold(),
        baseline=_plain(result.baseline) or (result.source if result.unit == _FACTOR else ""),
    )


def family(result: BenchmarkResult) -> str:
    """The benchmark's name without its variant, in lower-case letters and digits alone."""
    name, variant = result.benchmark, result.variant or ""
    if variant and name.casefold().endswith(f" {variant.casefold()}"):
        name = name[: -len(variant) - 1]
    return _plain(name) or fold(name)


def why_not_comparable(one: BenchmarkResult, other: BenchmarkResult) -> tuple[str, ...]:
    """Why two results cannot be set side by side, in words; empty where they can."""
    a, b = comparison_key(one), comparison_key(other)
    told = (
        (a.benchmark, b.benchmark, "the benchmark", one.benchmark, other.benchmark),
        (a.variant, b.variant, "the part of the benchmark", one.variant, other.variant),
        (a.metric, b.metric, "the measure", one.metric, other.metric),
        (a.unit, b.unit, "the unit", one.unit or None, other.unit or None),
        (a.baseline, b.baseline, "the baseline", one.baseline, other.baseline),
    )
    factors = one.unit == other.unit == _FACTOR and not (one.baseline or other.baseline)
    if factors and a.baseline != b.baseline:
        reason = "each is a factor over what its own source compares with"
        return (*_differences(told[:-1]), reason)
    return _differences(told)


def _differences(told: tuple[_Part, ...]) -> tuple[str, ...]:
    return tuple(
        f"{what} is {_said(x)} in one and {_said(y)} in the other"
        for left, right, what, x, y in told
        if left != right
    )


def in_minutes(result: BenchmarkResult) -> float:
    """The score, durations in minutes and all else as printed; of a range, the lower end."""
    return result.score * MINUTES.get(result.unit, 1.0)


def high_in_minutes(result: BenchmarkResult) -> float:
    """The upper end of a range as `in_minutes` gives the lower one; for a single figure, that figure."""
    high = result.score if result.score_high is None else result.score_high
    return high * MINUTES.get(result.unit, 1.0)


def _said(words: str | None) -> str:
    return f"“{words}”" if words else "not stated"


def _plain(words: str | None) -> str:
    return _NOT_NAMED.sub("", fold(words)) if words else ""


def _metric(words: str | None) -> str:
    parts = [part for part in _NOT_NAMED.split(fold(words or "")) if part]
    return "".join(part[0] for part in parts) if len(parts) > 1 else "".join(parts)
