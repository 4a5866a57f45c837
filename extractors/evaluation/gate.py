"""A floor under quality: what was once reached may not be lost unseen.

The idea is trafilatura's evaluation gate: floors beside a digest of the gold they were measured on,
and an update that only lowers one when told to.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from extractors.evaluation.counts import Category, Reading, Row, reading
from extractors.evaluation.report import Report
from kg.errors import SettingsError

_STEPS = 100
# Half of what could part two counts' ratios is far more; a rounding error is far less.
_ROUNDING = 1e-9


class Bound(StrEnum):
    """Which figure of a category a floor bounds; the value is its key in the file of floors."""

    PRECISION = "p"
    RECALL = "r"
    F1 = "f"
    MOST = "max"
    """The share of errors may not be above it: a floor's mirror image."""


_WORDS = {
    Bound.PRECISION: "precision",
    Bound.RECALL: "recall",
    Bound.F1: "F1",
    Bound.MOST: "share",
}
# What an update bounds by itself; others may be set by hand and are then kept up to date too.
_USUAL = {
    Reading.BOTH: Bound.F1,
    Reading.RECALL: Bound.RECALL,
    Reading.PRECISION: Bound.PRECISION,
    Reading.ERRORS: Bound.MOST,
}


@dataclass(frozen=True, slots=True)
class Floor:
    """The least (for ``MOST``, the greatest) that a figure of a category may be, 0 to 1.

    Raises:
        SettingsError: the value is not between 0 and 1.
    """

    category: Category
    bound: Bound
    value: float

    def __post_init__(self) -> None:
        """A figure lies between 0 and 1."""
        if not 0.0 <= self.value <= 1.0:
            msg = f"the floor {self.name} is {self.value}, not between 0 and 1; correct it"
            raise SettingsError(msg)

    @property
    def name(self) -> str:
        """Category and figure, as messages call it."""
        return f"{self.category.value} {_WORDS[self.bound]}"

    def held_by(self, measured: float) -> bool:
        """Whether a measured figure keeps to the floor."""
        if self.bound is Bound.MOST:
            return measured <= self.value + _ROUNDING
        return measured >= self.value - _ROUNDING

    def looser_than(self, other: Floor) -> bool:
        """Whether this floor lets pass what another one of the same figure stops."""
        return not other.held_by(self.value)


@dataclass(frozen=True, slots=True)
class Floors:
    """The floors of one gold set.

    Args:
        gold: digest of the gold they were measured on; "" before the first measurement.
        floors: in the categories' order.
    """

    gold: str = ""
    floors: tuple[Floor, ...] = ()


@dataclass(frozen=True, slots=True)
class Shortfall:
    """One reason why the gate is shut.

    Args:
        category: what fell short, or None where the measurement as a whole cannot be judged.
        line: the reason, in words.
    """

    category: Category | None
    line: str


def check(report: Report, floors: Floors) -> tuple[Shortfall, ...]:
    """Every floor that a measurement does not reach; none when the gate is open.

    Gold without floors, gold that has changed since they were measured, and a gold file that
    could not be measured each count as a shortfall: a gate that cannot judge stays shut.
    """
    found = [Shortfall(None, problem) for problem in report.problems]
    if not floors.gold:
        found.append(Shortfall(None, "no floors yet; measure and set them with --update"))
    elif floors.gold != report.gold:
        found.append(
            Shortfall(None, "the gold has changed; measure again and update the floors (--update)")
        )
    for floor in floors.floors:
        measured = _measured(report.row(floor.category), floor.bound)
        if measured is None:
            line = f"{floor.name}: nothing to measure it on, its floor is {floor.value:.2f}"
            found.append(Shortfall(floor.category, line))
        elif not floor.held_by(measured):
            than = "above" if floor.bound is Bound.MOST else "below"
            line = f"{floor.name} is {measured:.3f}, {than} its floor {floor.value:.2f}"
            found.append(Shortfall(floor.category, line))
    return tuple(found)


def update(floors: Floors, report: Report, *, allow_regression: bool = False) -> Floors:
    """Floors raised to what was measured, rounded to the loose side of a hundredth.

    Args:
        floors: those that hold now.
        report: the measurement.
        allow_regression: let floors fall, or go where nothing is left to measure them on.

    Raises:
        SettingsError: a floor would fall (it is named), or the report could not measure all of
            its gold.
    """
    if report.problems:
        msg = f"floors not updated: {report.problems[0]}; correct this first"
        raise SettingsError(msg)
    measured = _floors_of(report, floors)
    if not allow_regression and (lost := _regressions(floors, measured)):
        msg = f"floors not updated: {'; '.join(lost)}; accept it with --allow-regression"
        raise SettingsError(msg)
    return Floors(report.gold, measured)


def _measured(row: Row, bound: Bound) -> float | None:
    """A row's figure, or None where there was nothing to measure it on."""
    match bound:
        case Bound.PRECISION:
            return row.precision if row.predicted or row.gold else None
        case Bound.RECALL:
            return row.recall if row.gold else None
        case Bound.F1:
            return row.f1 if row.predicted or row.gold else None
        case Bound.MOST:
            # Without predictions there are no errors; what is missing is for others to tell.
            return row.precision if row.predicted else 0.0


def _floors_of(report: Report, floors: Floors) -> tuple[Floor, ...]:
    bounds = {
        (row.category, _USUAL[reading(row.category)])
        for row in report.rows
        if reading(row.category) in _USUAL
    }
    bounds.update((floor.category, floor.bound) for floor in floors.floors)
    found = []
    for category in Category:
        for bound in Bound:
            measured = _measured(report.row(category), bound)
            if (category, bound) in bounds and measured is not None:
                found.append(Floor(category, bound, _rounded(measured, bound)))
    return tuple(found)


def _rounded(measured: float, bound: Bound) -> float:
    if bound is Bound.MOST:
        return math.ceil(measured * _STEPS - _ROUNDING) / _STEPS
    return math.floor(measured * _STEPS + _ROUNDING) / _STEPS


def _regressions(before: Floors, after: tuple[Floor, ...]) -> list[str]:
    now = {(floor.category, floor.bound): floor for floor in after}
    lost = []
    for old in before.floors:
        new = now.get((old.category, old.bound))
        if new is None:
            lost.append(f"{old.name} {old.value:.2f} has nothing left to measure it on")
        elif new.looser_than(old):
            lost.append(f"{old.name} would go from {old.value:.2f} to {new.value:.2f}")
    return lost
