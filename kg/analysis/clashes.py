"""Clashes: results that give one system two figures where one was measured."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from math import inf

from kg.analysis.comparability import comparison_key, high_in_minutes, in_minutes
from kg.model import BenchmarkResult, fold

_ROUGH = frozenset(
    ["~", "∼", "≈", "about", "almost", "approximately", "around", "close to", "nearly", "roughly", "some"]
)  # fmt: skip
_ROUGHLY = 0.05
"""How far a figure given roughly may lie from another, as a share of it."""
_FROM = frozenset([">", "≥", "at least", "more than", "over", "above"])
_TO = frozenset(["<", "≤", "at most", "less than", "under", "below", "up to"])
_DIGITS = 1e-9


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a text: a score or a range.

    Args:
        first: the result.
        low: the lower end, durations in minutes.
        high: the upper end.
    """

    first: BenchmarkResult
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Clash:
    """Two figures for one system on one benchmark that cannot both hold as written.

    Args:
        one: the first by source and place.
        other: the second.
        within: whether one source gives both.
        why: what agrees, in words.
    """

    one: Figure
    other: Figure
    within: bool
    why: str


def figures(results: Iterable[BenchmarkResult]) -> tuple[Figure, ...]:
    """Results as figures, by source and place."""
    return tuple(Figure(r, in_minutes(r), high_in_minutes(r)) for r in sorted(results, key=_order))


def find_clashes(results: Iterable[BenchmarkResult]) -> tuple[Clash, ...]:
    """Every clash among results, by benchmark, system, source and place.

    Figures are held against each other where benchmark, variant, measure, unit, baseline, system,
    setting and date are the same. Where neither has a date, two texts may speak of two runs, so
    only one source's own figures are held against each other.
    """
    return tuple(
        clash
        for held in held_together(results)
        for one, other in combinations(held, 2)
        for clash in _clash(one, other)
    )


def held_together(results: Iterable[BenchmarkResult]) -> tuple[tuple[Figure, ...], ...]:
    """Figures of one system for one benchmark, variant, measure, unit, baseline, setting and date.

    Results without a system are in none.
    """
    held: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in figures(results):
        r = figure.first
        if r.system is not None:
            held[comparison_key(r), _name(r.system), fold(r.setting or ""), r.date].append(figure)
    return tuple(tuple(held[key]) for key in sorted(held, key=str))


def _clash(one: Figure, other: Figure) -> Iterator[Clash]:
    a, b = one.first, other.first
    within = a.source == b.source
    same_words = within and a.span == b.span  # "rose from 12% to 15%": a change, and no clash
    if agree(one, other) or same_words or (a.date is None and not within):
        return
    when = f"in {a.date}" if a.date else "with no date for either"
    where = "one source" if within else "two sources"
    why = (
        f"{where}: {a.text or f'{a.score:g}'} and {b.text or f'{b.score:g}'} for {a.system} {when}"
    )
    yield Clash(one, other, within, why)


def agree(one: Figure, other: Figure) -> bool:
    """Whether two figures can both hold: they overlap, allowing for bounds and rounding words.

    "At least 80" reaches upwards without end, so that 90 agrees with it and 50 does not.
    """
    rough = (_said(one) | _said(other)) & _ROUGH
    slack = _ROUGHLY * max(abs(one.high), abs(other.high)) if rough else _DIGITS
    (low, high), (other_low, other_high) = _reach(one), _reach(other)
    return low <= other_high + slack and other_low <= high + slack


def _said(figure: Figure) -> set[str]:
    """The words that qualify a figure."""
    return {part.casefold() for part in (figure.first.qualifier or "").split("; ")}


def _reach(figure: Figure) -> tuple[float, float]:
    """How low and how high a figure may be meant."""
    said = _said(figure)
    return -inf if said & _TO else figure.low, inf if said & _FROM else figure.high


def _name(system: str) -> str:
    return "".join(c for c in fold(system) if c.isalnum() or c == ".")


def _order(result: BenchmarkResult) -> tuple[str, int, int, float, str]:
    return (result.source, result.span.start, result.span.end, result.score, result.id)
