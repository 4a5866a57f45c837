"""Captions joined to the table or picture that they name.

A caption stands right above or below what it names, and says by its first word which of the two that is;
"Source: ..." and "Credit: ..." may stand at either. Where a caption has such a neighbour on both sides, the
one without a blank line between is taken; else it is joined to none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.draft import Block, BlockKind
from extractors.page.tables import TABLE_RULE
from kg.model import Caption, Captioned, Span

PICTURE = re.compile(
    r"!\[[^\]]{0,200}\]\([^)]{1,400}\)|<(?:img|figure)\b[^>]{0,400}>|"
    r"\[(?:image|photo|picture|figure)[^\]]{0,80}\]",
    re.IGNORECASE,
)
_TABLE = re.compile(r"\W*(?:table|tab\.)\b", re.IGNORECASE)
_EITHER = re.compile(r"\W*(?:source|credit|caption)\b", re.IGNORECASE)
_FAR = 2  # blank lines between a caption and what it names


def find_captions(text: str, blocks: tuple[Block, ...]) -> tuple[Caption, ...]:
    """The captions whose table or picture is known, in the order of the page.

    Args:
        text: the untouched text.
        blocks: its blocks.
    """
    near = {
        i: _near(text, blocks, i)
        for i, block in enumerate(blocks)
        if block.kind is BlockKind.CAPTION
    }
    clear = {one[0].side for one in near.values() if _is_clear(one)}
    found = []
    for i, beside in near.items():
        # Where the others of the page stand above what they name, so does one between two tables.
        told = beside if _is_clear(beside) else [one for one in beside if clear == {one.side}]
        if told:
            found.append(Caption(blocks[i].span, told[0].kind, told[0].span))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Beside:
    """A table or picture beside a caption: on which side, and behind how many blank lines."""

    gap: int
    side: int
    kind: Captioned
    span: Span


def _is_clear(beside: list[_Beside]) -> bool:
    """Whether one neighbour is nearer than the other, or the only one."""
    return len(beside) == 1 or (len(beside) > 1 and beside[0].gap < beside[1].gap)


def _near(text: str, blocks: tuple[Block, ...], i: int) -> list[_Beside]:
    """What the caption at ``i`` can name, the nearer first."""
    quote = blocks[i].span.quote
    either, table = _EITHER.match(quote), _TABLE.match(quote)
    beside = (_beside(text, blocks, i, step) for step in (-1, 1))
    found = [
        one
        for one in beside
        if one is not None and (either or (one.kind is Captioned.TABLE) == bool(table))
    ]
    return sorted(found, key=lambda one: (one.gap, one.side))


def _beside(text: str, blocks: tuple[Block, ...], i: int, step: int) -> _Beside | None:
    """The table or picture right before or behind a block."""
    j = i + step
    if not 0 <= j < len(blocks):
        return None
    one, two = (blocks[j], blocks[i]) if step < 0 else (blocks[i], blocks[j])
    between = text[one.span.end : two.span.start]
    gap = max(between.count("\n"), between.count("\r")) - 1
    if gap > _FAR:
        return None
    if blocks[j].kind is BlockKind.META and PICTURE.fullmatch(blocks[j].span.quote):
        return _Beside(gap, step, Captioned.PICTURE, blocks[j].span)
    end = j
    while 0 <= end < len(blocks) and _is_table(blocks[end]):
        end += step
    rows = [block for block in blocks[min(j, end + 1) : max(j + 1, end)] if _is_table(block)]
    if not any(block.kind is BlockKind.TABLE for block in rows):
        return None
    whole = Span.of(text, rows[0].span.start, rows[-1].span.end)
    return _Beside(gap, step, Captioned.TABLE, whole)


def _is_table(block: Block) -> bool:
    """Whether a block is a row of a table or the rule under its head."""
    rule = block.kind is BlockKind.META and TABLE_RULE.fullmatch(block.span.quote) is not None
    return block.kind is BlockKind.TABLE or rule
