"""Lines on their way to blocks: wrapped lines joined, the marks at their heads cut off."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extractors.draft import BlockKind
from extractors.page.footnotes import note_mark_end
from extractors.page.lines import Line, bullet_end, is_hard_wrapped, usual_length

RULE = re.compile(r"(?:[-=_*~#\u2013\u2014\u2500+ ]{3,}|[\u2042\u2022 *]+)")
_QUOTE_MARK = re.compile(r"(?:>\s?)+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or some lines of one wrapped paragraph, on its way to a block.

    Args:
        line: its text and place, without the mark of a bullet, note or block quotation.
        kind: what it is, as far as known.
        mark: the mark that was cut off, or "".
    """

    line: Line
    kind: BlockKind
    mark: str = ""


def units(text: str, lines: tuple[Line, ...]) -> list[Piece]:
    """Lines, or wrapped lines joined into paragraphs, without the marks at their heads."""
    wrapped = is_hard_wrapped(lines)
    width = usual_length(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if wrapped and groups and _continues(groups[-1][-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_unmarked(text, group) for group in groups]


def cut(text: str, line: Line, mark: int, end: int | None = None) -> Line:
    """A line from after its mark, to the end of its paragraph where that ends later."""
    start, end = line.start + mark, line.end if end is None else end
    while start < end and text[start].isspace():
        start += 1
    return replace(line, start=start, end=end, text=text[start:end])


def _continues(one: Line, two: Line, width: int) -> bool:
    """Whether a line of a hard-wrapped page belongs to the paragraph of the line before it."""
    if two.gap or bullet_end(two.text) or note_mark_end(two.text):
        return False
    if two.text[0] in ">#|" or one.text[0] in "#|":
        return False
    if RULE.fullmatch(one.shaped) or RULE.fullmatch(two.shaped):
        return False
    return len(one.text) >= 0.6 * width or two.text[0].islower()


def _unmarked(text: str, group: list[Line]) -> Piece:
    """The piece of a line or paragraph, its bullet, note or quotation mark cut off."""
    first, end = group[0], group[-1].end
    quoted = _QUOTE_MARK.match(first.shaped)
    if quoted and quoted.end() < len(first.text):
        return _marked(text, first, quoted.end(), end, BlockKind.QUOTE)
    if RULE.fullmatch(first.shaped):
        return Piece(cut(text, first, 0, end), BlockKind.PARAGRAPH)
    if length := bullet_end(first.text):
        return _marked(text, first, length, end, BlockKind.BULLET)
    return _marked(text, first, note_mark_end(first.text), end, BlockKind.PARAGRAPH)


def _marked(text: str, line: Line, mark: int, end: int, kind: BlockKind) -> Piece:
    return Piece(cut(text, line, mark, end), kind, line.text[:mark].strip())
