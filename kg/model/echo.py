"""Echoes as records: a statement that repeats another, here or in another source."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.errors import ValueProblem


class EchoTest(StrEnum):
    """How a statement shows that it repeats another."""

    SAME_WORDS = "same-words"
    NEAR_COPY = "near-copy"
    QUOTED = "quoted"


@dataclass(frozen=True, slots=True, order=True)
class Repetition:
    """A statement that repeats another, which itself repeats none.

    Args:
        statement: id of the repetition.
        origin: id of the statement that it repeats in the end.
        test: how it shows.

    Raises:
        ValueProblem: a statement that would repeat itself.
    """

    statement: str
    origin: str
    test: EchoTest

    def __post_init__(self) -> None:
        """No statement is its own echo."""
        if self.statement == self.origin:
            msg = f"statement {self.statement} cannot repeat itself"
            raise ValueProblem(msg)
