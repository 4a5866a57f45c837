"""Groups of blocks that make one post, and the posts made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from extractors.draft import Block, BlockKind, Draft
from extractors.page.header import header_length
from extractors.page.lines import Line, line_start, page_lines
from kg.model import AuthorEvidence, AuthorTest, Post, Span

CUT_NAME = re.compile(r"\s*[\u00b7|,\u2022(\u2014\u2013]\s*|\s+-\s+|\s+@|\s+\d")


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks (by index, in order) that make one post, and who wrote it if that is shown."""

    blocks: list[int]
    author: str | None = None
    handle: str | None = None
    shown: AuthorEvidence | None = None


def post_id(number: int) -> str:
    """The id of the post with this number, counted from 0."""
    return f"p{number + 1:03d}"


def posted(
    draft: Draft, groups: Iterable[Group], heads: frozenset[int]
) -> tuple[list[Post], tuple[Block, ...]]:
    """Posts of groups of blocks, and the blocks with their posts and with bare names as such."""
    blocks = list(draft.blocks)
    posts = []
    for i in heads:
        blocks[i] = replace(blocks[i], kind=BlockKind.META, lead=None)
    for number, group in enumerate(groups):
        first, last = draft.blocks[group.blocks[0]], draft.blocks[group.blocks[-1]]
        start, end = first.span.start, last.span.end
        if first.kind in (BlockKind.BULLET, BlockKind.QUOTE):
            above = draft.blocks[group.blocks[0] - 1].span.end if group.blocks[0] else 0
            marked = line_start(draft.text, start)
            start = marked if marked >= above else start  # a label may stand before it
        span = Span.of(draft.text, start, end)
        shown = (group.shown,) if group.shown is not None and group.author is not None else ()
        posts.append(
            Post(
                post_id(number),
                span,
                author=group.author,
                handle=group.handle,
                author_evidence=shown,
            )
        )
        for i in group.blocks:
            blocks[i] = replace(blocks[i], post=post_id(number))
    return posts, tuple(blocks)


def poster_line(line: Span | None) -> AuthorEvidence | None:
    """A line over a post as what shows its poster."""
    return None if line is None else AuthorEvidence(AuthorTest.POSTER_LINE, line)


def is_rule(block: Block) -> bool:
    """Whether a block is a line of marks between posts."""
    return block.kind is BlockKind.META and not any(map(str.isalnum, block.span.quote))


def has_gap(draft: Draft, i: int) -> bool:
    """Whether a blank line stands before a block."""
    before = draft.text[draft.blocks[i - 1].span.end : draft.blocks[i].span.start] if i else ""
    return max(before.count("\n"), before.count("\r")) >= 2


def page_body(draft: Draft) -> tuple[Line, ...]:
    """The page's lines without front matter."""
    lines = page_lines(draft.text)
    return lines[header_length(lines) :]
