"""Direct quotations: stretches between quotation marks long enough to be somebody's words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from extractors.attribution.quotes import Quotations as MarkedText
from extractors.draft import Draft
from extractors.language.shallow import has_clause
from kg.model import Span

_CURLY = re.compile(r"“([^“”]{1,3000})”")
_STRAIGHT = re.compile(r"(?<![\w])\"([^\"\n]{1,1500})\"(?!\w)")
_MIN_WORDS = 6
_MIN_SENTENCE = 2  # words of a quotation that opens a sentence and closes like one
_LEAD = 2  # words before a quotation that may name who speaks
_OPENS = re.compile(r"(?:^|[.!?:”\"])\s*[“\"]?$")
_CLOSES = re.compile(r"[,.!?…]$")
_ENDS = re.compile(r"[.!?…]$")
_OPENING, _CLOSING = '“"', '”"'


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks.

    Args:
        span: the words, marks outside.
    """

    span: Span


@dataclass(frozen=True, slots=True)
class Quotations:
    """All quotations of a text, by place.

    Args:
        all: sorted, not overlapping.
        starts: their first code points.
    """

    all: tuple[Quotation, ...]
    starts: tuple[int, ...]

    def near(self, span: Span) -> range:
        """Indexes of the quotations that overlap a span."""
        low = bisect_left(self.starts, span.start)
        while low > 0 and self.all[low - 1].span.end > span.start:
            low -= 1
        return range(low, bisect_left(self.starts, span.end, low))


def find_quotations(draft: Draft) -> Quotations:
    """The quotations of a draft that hold a clause of six words or more, or a sentence.

    Shorter ones only name a term. A quotation may run over sentences, and over paragraphs where each opens
    with a mark and only the last one closes.
    """
    ranges = [(block.span.start, block.span.end) for block in draft.blocks]
    found = [
        inner
        for marked in MarkedText(draft.text, ranges).all
        if draft.text[marked.start] in _OPENING
        and (inner := _without_marks(draft.text, marked.start, marked.end)) is not None
        and _is_speech(inner.quote, draft.text[_block_start(ranges, marked.start) : marked.start])
    ]
    return Quotations(tuple(map(Quotation, found)), tuple(span.start for span in found))


def _block_start(ranges: list[tuple[int, int]], at: int) -> int:
    index = bisect_right(ranges, (at, at + 1)) - 1
    return ranges[index][0] if index >= 0 else 0


def _without_marks(text: str, start: int, end: int) -> Span | None:
    closed = text[end - 1] in _CLOSING
    return Span.trimmed(text, start + 1, end - 1 if closed else end)


def quoted_inside(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Places between quotation marks in ``text[start:end]`` that other words lead up to.

    Whoever is named there is spoken of by whoever is quoted.
    """
    found = (*_CURLY.finditer(text, start, end), *_STRAIGHT.finditer(text, start, end))
    return tuple(
        match.span(1) for match in found if len(text[start : match.start()].split()) >= _LEAD
    )


def opening_quotation(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The quotation that opens ``text[start:end]`` where other words follow it, or None."""
    for pattern in (_CURLY, _STRAIGHT):
        match = pattern.match(text, start, end)
        if match is not None and any(map(str.isalpha, text[match.end() : end])):
            return match.span(1)
    return None


def _is_speech(inner: str, before: str) -> bool:
    """Whether what stands between marks is somebody's words and not only a term."""
    words = len(inner.split())
    if words < _MIN_WORDS:
        whole = _OPENS.search(before) is not None and _CLOSES.search(inner) is not None
        said = has_clause(inner) or (inner[:1].isupper() and _ENDS.search(inner) is not None)
        return whole and words >= _MIN_SENTENCE and said
    return has_clause(inner) or "\n" in inner
