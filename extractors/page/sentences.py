"""Cuts content into sentences: no headings, no boilerplate, no copies of posts.

A line's end ends a sentence too, unless the page was hard-wrapped and the lines are one block.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.draft import BlockKind, Draft, Layer, Sentence
from extractors.language.english import sentence_ranges
from kg.model import Span

_SILENT = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.META})


@dataclass(frozen=True, slots=True)
class SentencesStep:
    """Cuts content into sentences."""

    name: str = "sentences"
    version: str = "2"
    requires: frozenset[Layer] = frozenset({Layer.BLOCKS, Layer.POSTS, Layer.BOILERPLATE})
    provides: frozenset[Layer] = frozenset({Layer.SENTENCES})

    def __call__(self, draft: Draft) -> Draft:
        """The draft with its sentences in order; each lies in one block."""
        return replace(draft, sentences=tuple(_sentences(draft)))


STEP = SentencesStep()


def _sentences(draft: Draft) -> Iterator[Sentence]:
    """Sentences of the content blocks, what is boilerplate cut out."""
    copies = {post.id for post in draft.posts if post.duplicate_of}
    holes = [(mark.span.start, mark.span.end) for mark in draft.boilerplate]
    at = 0
    for i, block in enumerate(draft.blocks):
        while at < len(holes) and holes[at][1] <= block.span.start:
            at += 1
        if block.kind in _SILENT or block.post in copies:
            continue
        for start, end in _left(block.span.start, block.span.end, holes, at):
            for first, last in sentence_ranges(draft.text, start, end):
                yield Sentence(Span.of(draft.text, first, last), i, block.post)


def _left(start: int, end: int, holes: list[tuple[int, int]], at: int) -> Iterator[tuple[int, int]]:
    """What of a range is in no hole; ``at`` is the first hole that ends behind its start."""
    here = start
    while at < len(holes) and holes[at][0] < end:
        if here < holes[at][0]:
            yield here, holes[at][0]
        here = max(here, holes[at][1])
        at += 1
    if here < end:
        yield here, end
