"""A span: a half-open range of code points in a source's text, with the words found there."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import SpanError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Where a record stands in its source.

    Args:
        start: first code point (inclusive), counted from 0 in the untouched text.
        end: last code point (exclusive).
        quote: exactly ``text[start:end]``.

    Raises:
        SpanError: the range is empty, negative or not as long as the quotation.
    """

    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        """Check what can be known without the text."""
        if not 0 <= self.start < self.end:
            msg = f"span [{self.start}, {self.end}) is empty or negative; a record needs a place in its text"
            raise SpanError(msg)
        if len(self.quote) != self.end - self.start:
            msg = f"span [{self.start}, {self.end}) is {self.end - self.start} code points long, its quotation {len(self.quote)}"
            raise SpanError(msg)

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span of ``text[start:end]``.

        Raises:
            SpanError: the range is empty or reaches beyond the text.
        """
        if end > len(text):
            msg = (
                f"span [{start}, {end}) reaches beyond the text, which has {len(text)} code points"
            )
            raise SpanError(msg)
        return cls(start, end, text[start:end] if start >= 0 else "")

    @classmethod
    def trimmed(cls, text: str, start: int, end: int) -> Span | None:
        """The span without white space at either end; None when nothing is left."""
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return cls.of(text, start, end) if start < end else None

    def check(self, text: str) -> None:
        """Hold the span against its text.

        Raises:
            SpanError: ``text[start:end] != quote``.
        """
        found = text[self.start : self.end]
        if found != self.quote:
            msg = f"span [{self.start}, {self.end}) reads {found[:40]!r} in the text, not {self.quote[:40]!r}"
            raise SpanError(msg)

    def overlap(self, other: Span) -> int:
        """How many code points both spans cover."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def __len__(self) -> int:
        """Length in code points."""
        return self.end - self.start
