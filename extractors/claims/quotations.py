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
    """The quotations of a draft that hold a clause of six words or more; shorter ones only name a term.

    A quotation may run over sentences and never over blocks.
    """
    found: list[Quotation] = []
    for block in draft.blocks:
        text = block.span.quote
        for match in (*_CURLY.finditer(text), *_STRAIGHT.finditer(text)):
            inner = Span.trimmed(
                draft.text, block.span.start + match.start(1), block.span.start + match.end(1)
            )
            if (
                inner is not None
                and len(inner.quote.split()) >= _MIN_WORDS
                and has_clause(inner.quote)
            ):
                found.append(Quotation(inner))
    ordered: list[Quotation] = []
    for quotation in sorted(found, key=lambda q: (q.span.start, -q.span.end)):
        if not ordered or quotation.span.start >= ordered[-1].span.end:
            ordered.append(quotation)
    return Quotations(tuple(ordered), tuple(q.span.start for q in ordered))
