"""What became of each piece of a text: extracted as a claim, or passed over and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.model.checks import need_text
from kg.model.span import Span


class Fate(StrEnum):
    """What a piece of text is taken for."""

    CLAIM = "claim"
    DEFINITION = "definition"
    QUESTION = "question"
    NARRATION = "narration"  # a made-up scene, told to the reader
    HEADING = "heading"
    OTHER = "other"

    @property
    def is_extracted(self) -> bool:
        """Whether a statement was made of it."""
        return self in {Fate.CLAIM, Fate.DEFINITION}


@dataclass(frozen=True, slots=True)
class SentenceFate:
    """What became of a sentence, or of a piece of the page that is cut into none.

    The fates of a text do not overlap; with its boilerplate they cover all that is not blank.

    Args:
        span: its place.
        fate: what it is taken for.
        reason: the rule that extracted it, or why it was passed over.

    Raises:
        ValueProblem: no reason.
    """

    span: Span
    fate: Fate
    reason: str

    def __post_init__(self) -> None:
        """Nothing is passed over without a reason."""
        need_text(self.reason, "the reason for a sentence's fate")
