"""The frames of a sentence that attribute, by place."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.attribution.records import Sort


@dataclass(frozen=True, slots=True)
class Frame:
    """An attribution in one sentence, as indices of its words.

    Args:
        source: words that name the holder; may be empty.
        cue: words that attribute.
        content: words that are held; empty where only a quotation beside it can be.
        head: the cue's head word.
        sort: what sort of holding it is.
        denied: whether the holding is denied.
        reason: the frame's name.
    """

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    head: int
    sort: Sort
    denied: bool
    reason: str
