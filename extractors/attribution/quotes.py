"""Quotations of a plain text: what stands between quotation marks, over sentences and paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_MARK = re.compile(r"[“”\"]|(?<![\w’'])‘(?=\w)|(?<=[\w.,!?…])’(?!\w)")
_BLANK = " \t\r\n>"  # between two paragraphs, also of a quoted block
_LONGEST = 6000  # code points; a longer one has lost its closing mark


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks, marks included.

    Args:
        start: the opening mark.
        end: one past the closing mark, or the last paragraph's end where none closes.
    """

    start: int
    end: int


class Quotations:
    """The quotations of a text, outermost only, by place."""

    def __init__(self, text: str, paragraphs: Iterable[tuple[int, int]]) -> None:
        self.all = tuple(_joined(text, _read(text, tuple(paragraphs))))
        self._starts = [quotation.start for quotation in self.all]

    def around(self, at: int) -> Quotation | None:
        """The quotation that covers a code point."""
        index = bisect_right(self._starts, at) - 1
        if index < 0 or self.all[index].end <= at:
            return None
        return self.all[index]

    def within(self, start: int, end: int) -> tuple[Quotation, ...]:
        """The quotations that share a code point with a stretch."""
        first = max(0, bisect_right(self._starts, start) - 1)
        found = []
        for quotation in self.all[first:]:
            if quotation.start >= end:
                break
            if quotation.end > start:
                found.append(quotation)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    closed: bool
    opens_paragraph: bool


def _read(text: str, paragraphs: tuple[tuple[int, int], ...]) -> Iterator[_Found]:
    for start, end in paragraphs:
        opened: int | None = None
        kind = ""
        for match in _MARK.finditer(text, start, end):
            mark, at = match.group(), match.start()
            if opened is None:
                if mark in "“‘" or (mark == '"' and _may_open(text, start, at, end)):
                    opened, kind = at, mark
            elif _closes(kind, mark):
                yield _Found(opened, at + 1, True, opened == start)
                opened = None
        if opened is not None and kind != "‘":
            yield _Found(opened, end, False, opened == start)


def _may_open(text: str, start: int, at: int, end: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    return (before.isspace() or before in "([—–-:,'‘") and not after.isspace()


def _closes(kind: str, mark: str) -> bool:
    return {"“": "”", '"': '"', "‘": "’"}[kind] == mark or (kind == "“" and mark == '"')


def _joined(text: str, found: Iterable[_Found]) -> Iterator[Quotation]:
    """Quotations that run on: a paragraph left open and the next one opening with a mark."""
    held: _Found | None = None
    for one in found:
        if held is not None:
            gap = text[held.end : one.start].strip(_BLANK)
            if not gap and one.opens_paragraph and one.end - held.start <= _LONGEST:
                held = _Found(held.start, one.end, one.closed, held.opens_paragraph)
                if held.closed:
                    yield Quotation(held.start, held.end)
                    held = None
                continue
            yield from _lone(text, held)
            held = None
        if one.closed:
            yield Quotation(one.start, one.end)
        else:
            held = one
    if held is not None:
        yield from _lone(text, held)


def _lone(text: str, one: _Found) -> Iterator[Quotation]:
    """A quotation that never closes: it ends with its paragraph, where it stood alone in it."""
    if one.opens_paragraph or text[one.start - 2 : one.start].strip() in {":", ","}:
        yield Quotation(one.start, one.end)
