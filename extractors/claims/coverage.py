"""Coverage: what became of every piece of a text, so that nothing is dropped silently."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.draft import Block, BlockKind, Draft, Layer
from kg.model import ClaimType, Fate, SentenceFate, Span, Statement

_FATES = {"question": Fate.QUESTION, "made-up-scene": Fate.NARRATION}
_HEADS = {BlockKind.TITLE, BlockKind.HEADING}


@dataclass(frozen=True, slots=True)
class CoverageStep:
    """Gives each sentence, and each piece of the page that is cut into none, its one fate."""

    name: str = "coverage"
    version: str = "1"
    requires: frozenset[Layer] = frozenset(
        {
            *(Layer.BLOCKS, Layer.POSTS, Layer.BOILERPLATE, Layer.FOOTNOTES, Layer.SENTENCES),
            *(Layer.PROPOSITIONS, Layer.SKIPS, Layer.STATEMENTS),
        }
    )
    provides: frozenset[Layer] = frozenset({Layer.FATES})

    def __call__(self, draft: Draft) -> Draft:
        """The draft with its fates by place; with boilerplate they cover all that is not blank."""
        fates = [*_of_sentences(draft), *_of_the_rest(draft)]
        return replace(draft, fates=tuple(sorted(fates, key=lambda fate: fate.span)))


STEP = CoverageStep()


def _of_sentences(draft: Draft) -> Iterator[SentenceFate]:
    reasons = {skip.sentence: skip.reason for skip in draft.skips}
    made = {(statement.span.start, statement.span.end): statement for statement in draft.statements}
    rules: dict[int, list[str]] = {}
    types: dict[int, set[ClaimType]] = {}
    for proposition in draft.propositions:
        statement = made.get((proposition.span.start, proposition.span.end))
        if statement is not None:
            rules.setdefault(proposition.sentence, []).append(_rule(statement))
            types.setdefault(proposition.sentence, set()).add(statement.type)
    for index, sentence in enumerate(draft.sentences):
        if index in rules:
            defines = types[index] == {ClaimType.DEFINITION}
            told = "; ".join(dict.fromkeys(rules[index]))
            yield SentenceFate(sentence.span, Fate.DEFINITION if defines else Fate.CLAIM, told)
        else:
            reason = reasons.get(index, "nothing-new")
            yield SentenceFate(sentence.span, _FATES.get(reason, Fate.OTHER), reason)


def _rule(statement: Statement) -> str:
    """The rules that took and attributed a statement, without the step's name."""
    return statement.provenance.maker.removeprefix("statements.")


def _of_the_rest(draft: Draft) -> Iterator[SentenceFate]:
    """Fates of what is neither boilerplate nor cut into sentences: headings, copies, marks."""
    taken = sorted(
        (span.start, span.end)
        for span in (
            *(piece.span for piece in draft.boilerplate),
            *(sentence.span for sentence in draft.sentences),
        )
    )
    page = _Page(draft)
    at = 0
    for start, end in [*taken, (len(draft.text), len(draft.text))]:
        for piece in page.pieces(at, start):
            yield page.fate(piece)
        at = max(at, end)


class _Page:
    """What the page has at each place beside its sentences."""

    def __init__(self, draft: Draft) -> None:
        self._text = draft.text
        self._blocks = sorted(draft.blocks, key=lambda block: block.span)
        self._starts = [block.span.start for block in self._blocks]
        self._copied = {post.id: post.duplicate_of for post in draft.posts if post.duplicate_of}
        self._marks = {note.mark.start for note in draft.footnotes}

    def pieces(self, start: int, end: int) -> Iterator[Span]:
        """What is not blank between two places, cut where blocks begin and end."""
        first = max(0, bisect_right(self._starts, start) - 1)
        cuts = {start, end}
        for block in self._blocks[first : bisect_right(self._starts, end)]:
            cuts.update(edge for edge in (block.span.start, block.span.end) if start < edge < end)
        edges = sorted(cuts)
        for low, high in pairwise(edges):
            piece = Span.trimmed(self._text, low, high)
            if piece is not None:
                yield piece

    def fate(self, piece: Span) -> SentenceFate:
        """What a piece outside sentences is, by its block."""
        block = self._block(piece)
        if block is not None and block.kind in _HEADS:
            return SentenceFate(piece, Fate.HEADING, block.kind.value)
        return SentenceFate(piece, Fate.OTHER, self._reason(piece, block))

    def _block(self, piece: Span) -> Block | None:
        at = bisect_right(self._starts, piece.start) - 1
        return self._blocks[at] if at >= 0 and piece.start < self._blocks[at].span.end else None

    def _reason(self, piece: Span, block: Block | None) -> str:
        if piece.start in self._marks:
            return "note-mark"
        if not any(char.isalnum() for char in piece.quote):
            return "mark"
        if block is None:
            return "list-number" if len(piece) <= len("100.") else "page-line"
        if block.kind is BlockKind.META:
            return "page-line"
        if block.post in self._copied:
            return f"repeats-post {self._copied[block.post]}"
        return "quotes-a-paragraph" if block.quotes is not None else "page-line"
