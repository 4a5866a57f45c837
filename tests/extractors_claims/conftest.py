"""Drafts built by hand: each line a block, its sentences, the people and posts that a test names."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from extractors.claims import attribution, canonical, propositions, statements
from extractors.draft import Block, BlockKind, Draft, Metadata, Parse, Sentence
from extractors.language.english import sentence_ranges
from extractors.links import links
from kg.model import Entity, EntityKind, Mention, Post, Span, Statement

Build = Callable[..., Draft]


def _block(text: str, start: int, end: int, lead: int | None) -> tuple[Block, int]:
    line = text[start:end]
    for mark, kind in (
        ("# ", BlockKind.HEADING),
        ("- ", BlockKind.BULLET),
        ("> ", BlockKind.QUOTE),
    ):
        if line.startswith(mark):
            span = Span.of(text, start + len(mark), end)
            return Block(span, kind, lead if kind is not BlockKind.HEADING else None), 0
    return Block(Span.of(text, start, end), BlockKind.PARAGRAPH), 1


def _mentions(text: str, names: tuple[str, ...]) -> tuple[Mention, ...]:
    found: dict[tuple[int, int], Mention] = {}
    for name in sorted(names, key=len, reverse=True):
        for match in re.finditer(rf"\b{re.escape(name)}\b", text):
            place = (match.start(), match.end())
            if not any(a < place[1] and place[0] < b for a, b in found):
                found[place] = Mention("s", Span.of(text, *place))
    return tuple(found[place] for place in sorted(found))


@pytest.fixture
def build() -> Build:
    """Builds a draft up to entities.

    ``people``/``organisations`` map a canonical name to its other names; ``posts`` give each line's
    post as (id, handle, answered) or None.
    """

    def make(
        text: str,
        *,
        people: dict[str, tuple[str, ...]] | None = None,
        organisations: dict[str, tuple[str, ...]] | None = None,
        posts: list[tuple[str, str | None, str | None] | None] | None = None,
        author: str | None = None,
    ) -> Draft:
        blocks: list[Block] = []
        sentences: list[Sentence] = []
        made: list[Post] = []
        lead: int | None = None
        at = 0
        for number, line in enumerate(text.split("\n")):
            block, opens = _block(text, at, at + len(line), lead)
            post = posts[number] if posts else None
            if post is not None:
                block = replace(block, post=post[0])
                made.append(Post(post[0], block.span, handle=post[1], reply_to=post[2]))
            if opens:
                lead = number
            blocks.append(block)
            sentences += [
                Sentence(Span.of(text, a, b), number, block.post)
                for a, b in sentence_ranges(text, block.span.start, block.span.end)
                if block.kind is not BlockKind.HEADING
            ]
            at += len(line) + 1
        entities = tuple(
            Entity(Entity.id_for(kind, name), kind, name, (), (), _mentions(text, (name, *others)))
            for kind, table in (
                (EntityKind.PERSON, people),
                (EntityKind.ORGANISATION, organisations),
            )
            for name, others in (table or {}).items()
        )
        return Draft(
            text=text,
            source="s",
            metadata=Metadata(author=author),
            blocks=tuple(blocks),
            sentences=tuple(sentences),
            parses=tuple(Parse(()) for _ in sentences),  # rules of words alone
            posts=tuple(made),
            entities=entities,
        )

    return make


@pytest.fixture
def read(build: Build) -> Build:
    """Builds a draft and runs the steps from propositions to claims; forecasts can be planted."""

    def make(text: str, *, forecasts: tuple = (), benchmarks: tuple = (), **known) -> Draft:
        draft = attribution.STEP(propositions.STEP(build(text, **known)))
        draft = replace(draft, forecasts=forecasts, benchmarks=benchmarks)
        return canonical.STEP(links.STEP(statements.STEP(draft)))

    return make


def said(draft: Draft, words: str) -> Statement:
    """The statement whose place holds these words."""
    return next(s for s in draft.statements if words in s.span.quote)


@pytest.fixture
def find() -> Callable[[Draft, str], Statement]:
    return said
