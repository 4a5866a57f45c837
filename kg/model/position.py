"""Positions: a side of a debate, named by a person in a sentence or two."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.checks import need_text


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A side of a debate.

    Args:
        name: short; unlike any other position's, folded.
        statement: what who takes this side says, in a sentence or two.
        origin: the folder whose build brought it, ending in "/"; empty where a person added it.

    Raises:
        ValueProblem: no name or no statement.
    """

    name: str
    statement: str
    origin: str = ""

    def __post_init__(self) -> None:
        """A position says something."""
        need_text(self.name, "the position's name")
        need_text(self.statement, f"the statement of the position {self.name!r}")
