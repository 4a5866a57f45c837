"""Cuts content into sentences and parses them: no headings, no boilerplate, no copies of posts.

Of a post that is a version of another only the sentences that changed are content.
A line's end ends a sentence too, unless the page was hard-wrapped and the lines are one block.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.draft import BlockKind, Draft, Footnote, Layer, Parse, Sentence, Token
from extractors.language.english import sentence_ranges
from extractors.language.syntax import ParsedSentence, read_sentences
from extractors.page.lines import ends_sentence
from extractors.page.score_lines import score_lines
from kg.model import Span

_SILENT = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.META})


@dataclass(frozen=True, slots=True)
class SentencesStep:
    """Cuts content into sentences, each with its syntax."""

    name: str = "sentences"
    version: str = "4"
    requires: frozenset[Layer] = frozenset(
        {Layer.BLOCKS, Layer.POSTS, Layer.FOOTNOTES, Layer.OUTLOOKS, Layer.BOILERPLATE}
    )
    provides: frozenset[Layer] = frozenset({Layer.SENTENCES, Layer.PARSES})

    def __call__(self, draft: Draft) -> Draft:
        """The draft with its sentences in order, each in one block, and a parse for each.

        Raises:
            ModelError: the syntax pipeline's files are missing or damaged.
            SettingsError: the pipeline that the user names cannot be used.
        """
        parts = list(_content(draft))
        found = read_sentences(draft.text, [(start, end) for _, start, end in parts])
        listed = {line.block for line in score_lines(draft.blocks)}
        sentences = []
        parses = []
        for (block, _, _), read in zip(parts, found, strict=True):
            row = draft.blocks[block].kind is BlockKind.TABLE or block in listed
            for sentence in _whole(read) if row else read:
                span = Span.of(draft.text, sentence.start, sentence.end)
                sentences.append(Sentence(span, block, draft.blocks[block].post))
                parses.append(sentence.parse)
        return replace(draft, sentences=tuple(sentences), parses=tuple(parses))


STEP = SentencesStep()


def _whole(read: Sequence[ParsedSentence]) -> Sequence[ParsedSentence]:
    """A row of a table as one sentence, whatever marks stand in its cells."""
    if len(read) < 2:
        return read
    tokens: list[Token] = []
    for sentence in read:
        shift = len(tokens)
        tokens += [replace(token, head=token.head + shift) for token in sentence.parse.tokens]
    return [ParsedSentence(read[0].start, read[-1].end, Parse(tuple(tokens)))]


def _content(draft: Draft) -> Iterator[tuple[int, int, int]]:
    """Block, start and end of the content, what is boilerplate cut out."""
    copies = {post.id for post in draft.posts if post.duplicate_of and not post.version_of}
    changed = {post.id: [c.own for c in post.changes] for post in draft.posts if post.version_of}
    holes = sorted(
        [(mark.span.start, mark.span.end) for mark in draft.boilerplate]
        + [(note.mark.start, note.mark.end) for note in draft.footnotes if _closes(draft, note)]
    )
    at = 0
    told = {outlook.block for outlook in draft.outlooks}
    told |= {line.block for line in score_lines(draft.blocks)}
    for i, block in enumerate(draft.blocks):
        while at < len(holes) and holes[at][1] <= block.span.start:
            at += 1
        silent = block.kind in _SILENT and i not in told
        if silent or block.post in copies or block.quotes is not None:
            continue
        for start, end in _left(block.span.start, block.span.end, holes, at):
            if block.post not in changed:
                yield i, start, end
                continue
            for first, last in sentence_ranges(draft.text, start, end):
                if any(own.start < last and first < own.end for own in changed[block.post]):
                    yield i, first, last


def _closes(draft: Draft, note: Footnote) -> bool:
    """Whether a footnote's mark stands behind the end of a sentence, of which it is no part."""
    before = draft.text[max(0, note.mark.start - 4) : note.mark.start]
    after = draft.text[note.mark.end : note.mark.end + 1]
    return ends_sentence(before) and (not after or after.isspace())


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
