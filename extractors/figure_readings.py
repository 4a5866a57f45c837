"""Figures of a text as the trained reader sees them: what the step that reads them hands to others."""

from __future__ import annotations

from dataclasses import dataclass

NO_FIGURE = "NONE"
"""The label of a number, date or word of chance that is no chance, deadline or score."""


@dataclass(frozen=True, slots=True)
class ReadRole:
    """Words that belong to a figure, as the trained reader sees them.

    Args:
        label: CHANCE, DEADLINE, WHO, EVENT, TEST, SYSTEM, HUMAN or DATE.
        start: first code point in the text.
        end: one past the last.
        probability: of its surest word, 0 to 1.
    """

    label: str
    start: int
    end: int
    probability: float


@dataclass(frozen=True, slots=True)
class ReadFigure:
    """A run of words that may be a figure, and what the trained reader takes it for.

    Args:
        start: first code point, with the words that qualify it.
        end: one past the last.
        label: CHANCE, DEADLINE or SCORE, or `NO_FIGURE` where it is most likely none of them.
        probability: that it is what the label says, 0 to 1.
        roles: what belongs to it, the surest of each label.
    """

    start: int
    end: int
    label: str
    probability: float
    roles: tuple[ReadRole, ...] = ()

    def role(self, label: str) -> ReadRole | None:
        """What belongs to it under a label, or None."""
        return next((role for role in self.roles if role.label == label), None)
