"""Whether the figures that several sources give for one system on one benchmark agree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kg.analysis.clashes import Figure, agree, held_together
from kg.model import BenchmarkResult


class Verdict(StrEnum):
    """What can be said of one system's figures."""

    AGREE = "agree"
    CLASH = "clash"
    ALONE = "one source only"
    UNDATED = "no date to hold them together"


@dataclass(frozen=True, slots=True)
class Reading:
    """One value, with every figure that gives it.

    Args:
        figures: all of which can hold together, by source and place.
    """

    figures: tuple[Figure, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of the sources that give it, each once."""
        return tuple(dict.fromkeys(figure.first.source for figure in self.figures))


@dataclass(frozen=True, slots=True)
class Agreement:
    """What is told of one system at one date.

    Args:
        system: as the first source names it.
        date: as stated, or None.
        readings: the values, that of most sources first; more than one is a clash.
        verdict: whether they agree.
    """

    system: str
    date: str | None
    readings: tuple[Reading, ...]
    verdict: Verdict

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of the sources that give a figure, each once."""
        return tuple(dict.fromkeys(s for reading in self.readings for s in reading.sources))


def agreements(results: Iterable[BenchmarkResult]) -> tuple[Agreement, ...]:
    """One entry for each system and date of comparable results; clashes first, then by date and system.

    Figures are held against each other as :func:`kg.analysis.clashes.find_clashes` does it: undated ones
    of two sources may tell of two runs, so they neither agree nor clash.

    Args:
        results: of one benchmark.
    """
    found = [_agreement(held) for held in held_together(results)]
    return tuple(sorted(found, key=_order))


def _agreement(held: tuple[Figure, ...]) -> Agreement:
    first = held[0].first
    readings: list[list[Figure]] = []
    for figure in held:
        home = next((r for r in readings if all(agree(figure, other) for other in r)), None)
        # "rose from 12% to 15%": a change within one statement, and no clash
        home = home or next((r for r in readings if _in_one_statement(figure, r)), None)
        if home is None:
            readings.append([figure])
        else:
            home.append(figure)
    made = [Reading(tuple(figures)) for figures in readings]
    ranked = tuple(sorted(made, key=lambda r: -len(r.sources)))
    return Agreement(first.system or "", first.date, ranked, _verdict(ranked, first.date))


def _verdict(readings: tuple[Reading, ...], date: str | None) -> Verdict:
    sources = {source for reading in readings for source in reading.sources}
    if len(sources) > 1 and date is None:
        return Verdict.UNDATED
    if len(readings) > 1:
        return Verdict.CLASH
    return Verdict.AGREE if len(sources) > 1 else Verdict.ALONE


def _in_one_statement(figure: Figure, others: list[Figure]) -> bool:
    one = figure.first
    return any(o.first.source == one.source and o.first.span == one.span for o in others)


def _order(one: Agreement) -> tuple[bool, str, str]:
    return one.verdict is not Verdict.CLASH, one.date or "~", one.system.casefold()
