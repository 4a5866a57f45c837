"""Direct quotations: stretches between quotation marks long enough to be somebody's words."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from extractors.draft import Draft
from extractors.language.shallow import has_clause
from kg.model import Span

_CURLY = re.compile(r"“([^“”]{1,3000})”")
_STRAIGHT = re.compile(r"(?<![\w])\"([^\"\n]{1,1500})\"(?!\w)")
_MIN_WORDS = 6
_MIN_SENTENCE = 3  # words of a quotation that opens a sentence and closes like one
_LEAD = 2  # words before a quotation that may name who speaks
_OPENS = re.compile(r"(?:^|[.!?:”\"])\s*[“\"]?$")
_CLOSES = re.compile(r"[,.!?]$")


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

    Shorter ones only name a term. A quotation may run over sentences and never over blocks.
    """
    found: list[Quotation] = []
    for block in draft.blocks:
        text = block.span.quote
        for match in (*_CURLY.finditer(text), *_STRAIGHT.finditer(text)):
            inner = Span.trimmed(
                draft.text, block.span.start + match.start(1), block.span.start + match.end(1)
            )
            if inner is not None and _is_speech(inner.quote, text[: match.start()]):
                found.append(Quotation(inner))
    ordered: list[Quotation] = []
    for quotation in sorted(found, key=lambda q: (q.span.start, -q.span.end)):
        if not ordered or quotation.span.start >= ordered[-1].span.end:
            ordered.append(quotation)
    return Quotations(tuple(ordered), tuple(q.span.start for q in ordered))


def quoted_inside(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Places between quotation marks in ``text[start:end]`` that other words lead up to.

    Whoever is named there is spoken of by whoever is quoted.
    """
    found = (*_CURLY.finditer(text, start, end), *_STRAIGHT.finditer(text, start, end))
    return tuple(
        match.span(1) for match in found if len(text[start : match.start()].split()) >= _LEAD
    )


def _is_speech(inner: str, before: str) -> bool:
    """Whether what stands between marks is somebody's words and not only a term."""
    words = len(inner.split())
    if words < _MIN_WORDS:
        whole = _OPENS.search(before) is not None and _CLOSES.search(inner) is not None
        return whole and words >= _MIN_SENTENCE and has_clause(inner)
    return has_clause(inner)
