"""Footnotes: the marks in a text joined to their notes.

A mark is ``[^name]``, ``[3]``, a raised figure or a dagger. Its note stands below it in a line that opens
with the same mark, or with the same number under a heading such as "Notes". A label that two notes open
with joins nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import takewhile

from extractors.draft import Block, BlockKind, Footnote
from extractors.language.english import words
from extractors.page.lines import page_lexicon
from kg.model import Span

_RAISED = "\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079"
_FIGURES = str.maketrans(_RAISED, "1230456789")
_LABEL = rf"\[\^([^\]\s]{{1,40}})\]|\[(\d{{1,3}})\]|([{_RAISED}]{{1,3}})|([\u2020\u2021]{{1,3}})"
_MARK = re.compile(_LABEL)
_NOTE = re.compile(rf"(?:{_LABEL}):?[ \t]+(?=\S)")
_NUMBERED = re.compile(r"\(?(\d{1,3})[.)]\s*")
_LINE_BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_INDENT = 2


def note_mark_end(text: str) -> int:
    """Length of the mark with which a note opens, and the space behind it; 0 without one."""
    match = _NOTE.match(text[:60])
    return match.end() if match and match.end() < len(text) else 0


def find_footnotes(text: str, blocks: tuple[Block, ...]) -> tuple[Footnote, ...]:
    """Every mark in the text that has a note below it, in the order of the marks.

    Args:
        text: the untouched text.
        blocks: its blocks, without the marks at the heads of notes.
    """
    notes = _notes(text, blocks)
    if not notes:
        return ()
    found = []
    for block in blocks:
        for match in _MARK.finditer(text, block.span.start, block.span.end):
            label = _label(match)
            at = notes.get(label, -1)
            if at >= 0 and match.start() < blocks[at].span.start and not _is_own(blocks[at], match):
                mark = Span.of(text, match.start(), match.end())
                found.append(Footnote(label, mark, _note_span(text, blocks, at), at))
    return tuple(found)


def _label(match: re.Match[str]) -> str:
    """The number or word in a mark; a raised figure counts as the plain one."""
    return next(group for group in match.groups() if group is not None).translate(_FIGURES)


def _is_own(block: Block, match: re.Match[str]) -> bool:
    """Whether a mark stands inside the very note it would be joined to."""
    return block.span.start <= match.start() < block.span.end


def _notes(text: str, blocks: tuple[Block, ...]) -> dict[str, int]:
    """Index of the block in which the note with each label begins; ambiguous labels left out."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for i, block in enumerate(blocks):
        before = _line_head(text, block.span.start)
        match = _NOTE.match(before + " x") if before else None
        if match is None and block.kind is BlockKind.BULLET and _under_notes(blocks, i):
            match = _NUMBERED.match(before)
        if match is not None:
            found[_label(match)].append(i)
    return {label: where[0] for label, where in found.items() if len(where) == 1}


def _under_notes(blocks: tuple[Block, ...], i: int) -> bool:
    """Whether a block stands under a heading such as "Notes"."""
    lead = blocks[i].lead
    told = " ".join(words(blocks[lead].span.quote)) if lead is not None else ""
    return told in page_lexicon().labels.notes


def _line_head(text: str, at: int) -> str:
    """What stands before ``at`` in its line, without white space at its ends."""
    return "".join(
        reversed(list(takewhile(_no_break, reversed(text[max(0, at - 80) : at]))))
    ).strip()


def _no_break(char: str) -> bool:
    return char not in _LINE_BREAKS


def _note_span(text: str, blocks: tuple[Block, ...], at: int) -> Span:
    """The note that begins in a block, with the indented lines below that go on with it."""
    end = blocks[at].span.end
    for block in blocks[at + 1 :]:
        here = block.span.start
        start = here - len(list(takewhile(_no_break, reversed(text[max(0, here - 80) : here]))))
        plain = block.kind in (BlockKind.PARAGRAPH, BlockKind.BULLET)
        if not plain or here - start < _INDENT or text[start:here].strip():
            break
        end = block.span.end
    return Span.of(text, blocks[at].span.start, end)
