"""What the attribution reader finds: source, cue and content, each as places in the text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.model import HoldingMode as Mode
from kg.model import Span

__all__ = ["Attribution", "Mode", "Sort"]


class Sort(StrEnum):
    """What sort of holding the cue tells of."""

    STATEMENT = "statement"
    BELIEF = "belief"
    EVIDENCE = "evidence"
    INTENTION = "intention"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody holds something.

    Args:
        source: the words that name whoever holds it, in order; empty where nobody is named.
        cue: the words that attribute; empty where only the page does ("NAME: ...").
        content: the words that are held, in order; more than one place where the source stands
            inside them. Never empty.
        head: the cue's head word, or None without a cue.
        mode: how the content is taken.
        sort: a statement, a belief, evidence or an intention.
        denied: whether the holding itself is denied ("did not say that").
        depth: how many other attributions hold this one in their content; 0 for the outermost.
        reason: the frame that was recognised.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    head: Span | None
    mode: Mode
    sort: Sort
    denied: bool
    depth: int
    reason: str

    @property
    def start(self) -> int:
        """The first code point of all its words."""
        return min(span.start for span in (*self.source, *self.cue, *self.content))

    @property
    def end(self) -> int:
        """One past the last code point of all its words."""
        return max(span.end for span in (*self.source, *self.cue, *self.content))
