"""Blocks marked as boilerplate on the way: their reasons, and how much speaks for each."""

from __future__ import annotations

from extractors.draft import Draft

# How much each sort of evidence speaks for a line; several of them add up, see `Reasons.add`.
PHRASE = 0.9
REPEATED = 0.8
SENTENCE = 0.8
UNDER_LABEL = 0.7
SLOGAN = 0.7
BRAND = 0.6
NEIGHBOURS = 0.6

Mark = tuple[int, int, str, float]


class Reasons(dict[int, str]):
    """Blocks marked so far with their reasons, the first one of each, and scores."""

    def __init__(self) -> None:
        super().__init__()
        self.scores: dict[int, float] = {}

    def add(self, i: int, reason: str, score: float) -> None:
        """Mark a block; independent evidence adds up as 1 - (1 - a)(1 - b)."""
        self.setdefault(i, reason)
        self.scores[i] = 1.0 - (1.0 - self.scores.get(i, 0.0)) * (1.0 - score)


def article_blocks(draft: Draft) -> list[int]:
    """Indexes of the blocks that are in no post."""
    return [i for i, block in enumerate(draft.blocks) if block.post is None]


def has_gap(draft: Draft, i: int) -> bool:
    """Whether a blank line stands before a block that is not the first."""
    before = draft.text[draft.blocks[i - 1].span.end if i else 0 : draft.blocks[i].span.start]
    return max(before.count("\n"), before.count("\r")) >= 2
