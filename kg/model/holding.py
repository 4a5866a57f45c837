"""The holders of a claim, from whoever tells it to whoever holds it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.model.checks import need_text
from kg.model.span import Span


class HoldingMode(StrEnum):
    """How a holder takes what the next one holds, or, as the last, the claim."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    ENDORSED = "endorsed"
    REJECTED = "rejected"
    QUESTIONED = "questioned"
    CONDITIONAL = "conditional"
    HYPOTHETICAL = "hypothetical"


@dataclass(frozen=True, slots=True)
class Holding:
    """One step of the chain that leads to a claim.

    Args:
        holder: who, as in `Statement.speaker`.
        mode: how they take what follows.
        cue: the words that attribute to them, or None for the text's or a post's own voice.
        source: the words that name them, or None likewise, or where only the page names them.
    """

    holder: str
    mode: HoldingMode
    cue: Span | None = None
    source: Span | None = None

    def __post_init__(self) -> None:
        """Check that somebody holds."""
        need_text(self.holder, "the holder of a claim")
