"""Talks of two whose turns are paragraphs in turn: a short one that asks or remarks, and one that answers.

An interviewer does not only ask ("People say you have destroyed four hundred jobs."): where all questions of a page
stand at every second paragraph, what stands at the others of these places is the interviewer's too.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.draft import Block, BlockKind
from extractors.language.english import words
from extractors.page.lines import PERSONAL, word_count

_LONGEST_REMARK = 30  # words
_ASKED = 0.34  # of the turns of whoever asks
_FEWEST = 2
_SPEAKS = frozenset(
    {
        "i",
        "i'm",
        "i've",
        "i'd",
        "i'll",
        "we",
        "my",
        "our",
        "me",
        "us",
        "you",
        "your",
        "we've",
        "we're",
        "you're",
        "you've",
    }
)


def alternating_turns(
    blocks: Sequence[Block], questions: Sequence[int]
) -> tuple[list[int], list[int]] | None:
    """The turns of whoever asks and of whoever answers; None where the page's paragraphs do not alternate.

    Args:
        blocks: of the page.
        questions: indexes of the blocks that end as questions do.
    """
    if len(questions) < _FEWEST or any((i - questions[0]) % 2 for i in questions):
        return None
    first = questions[0]
    while first >= 3 and _is_turn(blocks, first - 2):
        first -= 2
    last = questions[-1]
    while last + 3 < len(blocks) and _is_turn(blocks, last + 2):
        last += 2
    asked = list(range(first, last + 1, 2))
    answers = [i + 1 for i in asked if i + 1 < len(blocks)]
    if len(asked) == len(questions) or len(questions) < _ASKED * len(asked):
        return None  # Nothing but questions is told by their marks alone.
    turns = [blocks[i] for i in (*asked, *answers)]
    if any(block.kind in (BlockKind.BULLET, BlockKind.QUOTE, BlockKind.TITLE) for block in turns):
        return None
    if any(word_count(blocks[i].span.quote) > _LONGEST_REMARK for i in asked):
        return None
    said = [sum(word_count(blocks[i].span.quote) for i in part) for part in (asked, answers)]
    spoken = sum(1 for block in turns if (PERSONAL | _SPEAKS) & set(words(block.span.quote[:800])))
    return (asked, answers) if said[0] < said[1] and 2 * spoken >= len(asked) else None


def _is_turn(blocks: Sequence[Block], i: int) -> bool:
    """Whether a block may be a short turn of whoever asks, before an answer in somebody's own voice."""
    short = word_count(blocks[i].span.quote) <= _LONGEST_REMARK
    own = _SPEAKS & {*words(blocks[i].span.quote), *words(blocks[i + 1].span.quote[:800])}
    plain = blocks[i].kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)
    return short and bool(own) and plain and blocks[i + 1].kind is BlockKind.PARAGRAPH
