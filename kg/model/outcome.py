"""Outcomes: what became of a forecast event, on a person's word and with a source."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.errors import ValueProblem
from kg.model.checks import need_iso_date, need_text
from kg.model.ids import fold


class Happened(StrEnum):
    """What is known of an event; ``withdrawn`` takes back what was said before."""

    YES = "yes"
    NO = "no"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A person's word on an event; the latest on the same event counts.

    Args:
        event: the event's words, as one of its forecasts has them.
        happened: whether it did.
        date: the day it happened, or up to which it had not (full ISO date).
        source: where that can be read: an address or a citation.

    Raises:
        ValueProblem: no event or source, or no full date.
    """

    event: str
    happened: Happened
    date: str
    source: str

    def __post_init__(self) -> None:
        """An outcome names its event, its day and its source."""
        need_text(self.event, "the event of an outcome")
        need_text(self.source, "the source of an outcome")
        need_iso_date(self.date, "the day of an outcome")
        if len(self.date) != len("2026-01-01"):
            msg = f"the day of an outcome needs year, month and day, not {self.date!r}"
            raise ValueProblem(msg)

    @property
    def key(self) -> str:
        """The event, whatever its letters and marks."""
        return fold(self.event)
