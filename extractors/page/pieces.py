"""Lines on their way to blocks: wrapped lines joined, the marks at their heads cut off."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import quantiles

from extractors.draft import BlockKind
from extractors.page.footnotes import note_mark_end
from extractors.page.lines import Line, bullet_end, ends_sentence

RULE = re.compile(r"(?:[-=_*~#\u2013\u2014\u2500+ ]{3,}|[\u2042\u2022 *]+)")
_QUOTE_MARK = re.compile(r"(?:>\s?)+")
_COLUMNS = re.compile(r"\S(?: {3,}|\t)\S")  # fields of a table, or of a head over a printed page
_NARROW, _WIDE = 40, 130  # characters of a column
_FULL = 0.6  # of the column, where a paragraph goes on
_FEWEST_BROKEN = 3
_OVER = 1.3  # of the column: longer lines were not broken at it
_MOST_OVER = 0.02  # of the lines


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


def units(text: str, lines: tuple[Line, ...], column: int | None = None) -> list[Piece]:
    """Lines, or wrapped lines joined into paragraphs, without the marks at their heads.

    Args:
        text: the page.
        lines: some of its lines.
        column: the width at which the page's paragraphs are known to be broken; else these lines must show it.
    """
    width = column_width(lines) if column is None else column
    groups: list[list[Line]] = []
    for line in lines:
        if width and groups and _continues(groups[-1][-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_unmarked(text, group) for group in groups]


def column_width(lines: tuple[Line, ...]) -> int | None:
    """The width at which paragraphs were broken, so that lines are not units of meaning; None where they were not.

    Shown by many neighbouring lines of which the first is nearly full and unfinished and the second goes on in small
    letters: a quarter of all neighbours, or half of those full lines on a page whose lines all keep to one width.
    """
    lengths = [len(line.text) for line in lines]
    width = round(quantiles(lengths, n=10)[-1]) if len(lengths) > 1 else 0
    if not _NARROW <= width <= _WIDE:
        return None
    pairs = [(one, two) for one, two in pairwise(lines) if two.gap == 0]
    told = [(one, two) for one, two in pairs if not _is_apart(one.shaped) | _is_apart(two.shaped)]
    full = [(one, two) for one, two in told if len(one.text) >= _FULL * width]
    unfinished = [(one, two) for one, two in full if not ends_sentence(one.text)]
    broken = sum(1 for _, two in unfinished if two.text[0].islower() and not bullet_end(two.text))
    kept = sum(1 for length in lengths if length > _OVER * width) <= _MOST_OVER * len(lines)
    printed = kept and len(full) >= 0.25 * len(lines) and broken >= 0.5 * len(unfinished)
    return width if broken >= _FEWEST_BROKEN and (broken >= 0.25 * len(pairs) or printed) else None


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
    if any(_is_apart(line.shaped) for line in (one, two)):
        return False
    return len(one.text) >= _FULL * width or two.text[0].islower()


def _is_apart(text: str) -> bool:
    """Whether a line is of no paragraph: a rule, a row of fields, a page's number."""
    return bool(RULE.fullmatch(text) or _COLUMNS.search(text) or text.isdigit())


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
