"""Places in a text, and when two of them count as the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol


class Extent(Protocol):
    """Anything with a half-open range of code points: a gold place, or a `kg.model.Span`."""

    @property
    def start(self) -> int:
        """First code point (inclusive)."""

    @property
    def end(self) -> int:
        """Last code point (exclusive)."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A half-open range ``[start, end)`` of code points; never empty."""

    start: int
    end: int


def shared_length(a: Extent, b: Extent) -> int:
    """How many code points two places have in common."""
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def overlap(a: Extent, b: Extent) -> bool:
    """Whether two places have a code point in common."""
    return shared_length(a, b) > 0


def same_place(a: Extent, b: Extent) -> bool:
    """Whether two places hold the same thing: they share three fifths of the shorter one.

    Measured on the shorter, so that each clause of one predicted sentence may be hit by it.
    """
    shorter = min(a.end - a.start, b.end - b.start)
    return overlap(a, b) and 5 * shared_length(a, b) >= 3 * shorter


def mostly_inside(inner: Extent, zone: Extent) -> bool:
    """Whether at least half of a place lies in a zone."""
    return overlap(inner, zone) and 2 * shared_length(inner, zone) >= inner.end - inner.start


def at_one_of(place: Extent, places: Iterable[Extent]) -> bool:
    """Whether a place is the same as one of several."""
    return any(same_place(place, other) for other in places)
