"""Finds posts: a thread's posts and copies, readers' comments under an article, speakers' turns.

A page of another kind has none. Authors are named only where the text shows them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extractors.draft import Block, BlockKind, Draft, Layer
from extractors.language.english import words
from extractors.page.addressing import with_addressees, with_handles
from extractors.page.comment_posts import comment_posts, tree_posts
from extractors.page.header import person_name
from extractors.page.lines import (
    ends_sentence,
    leading_handle,
    word_count,
)
from extractors.page.notices import line_reason
from extractors.page.post_authors import with_authors
from extractors.page.post_groups import (
    CUT_NAME,
    Group,
    has_gap,
    is_rule,
    page_body,
    post_id,
    posted,
    poster_line,
)
from extractors.page.readers import social_part
from extractors.page.record_bodies import GONE
from extractors.page.threads import Row, Segment, restates, segment
from extractors.page.turn_names import turn_names
from extractors.page.turns import ends_talk, is_turn_label, speakers
from extractors.page.versions import with_versions
from kg.model import AuthorEvidence, AuthorTest, Post, SourceKind, Span

_AT = re.compile(r"@([A-Za-z0-9_]{2,30})")

_MARKS = 20  # characters by which a copy's marks and spaces may differ


@dataclass(frozen=True, slots=True)
class PostsStep:
    """Finds posts and tells each block which post it belongs to."""

    name: str = "posts"
    version: str = "3"
    requires: frozenset[Layer] = frozenset({Layer.TEXT, Layer.METADATA, Layer.BLOCKS})
    provides: frozenset[Layer] = frozenset({Layer.POSTS})

    def __call__(self, draft: Draft) -> Draft:
        """The draft with its posts, and with its blocks' ``post`` filled."""
        match draft.metadata.kind:
            case SourceKind.THREAD:
                posts, blocks = _thread(draft)
            case SourceKind.COMMENTS:
                posts, blocks = comment_posts(draft)
            case SourceKind.TRANSCRIPT:
                posts, blocks = _turns(draft)
            case _:
                posts, blocks = (), draft.blocks
        if draft.metadata.kind is not SourceKind.TRANSCRIPT:
            posts = tuple(with_addressees(posts, draft.metadata.author))
        return replace(draft, posts=posts, blocks=blocks)


STEP = PostsStep()


def _thread(draft: Draft) -> tuple[tuple[Post, ...], tuple[Block, ...]]:
    """A thread's posts, its headline and summary left out."""
    body = page_body(draft)
    part = social_part(body)
    if part is not None:
        return tree_posts(draft, body, part.tree)
    chosen = _thread_blocks(draft)
    rows = [
        Row(draft.blocks[i].span.quote, has_gap(draft, i), draft.blocks[i].kind is BlockKind.META)
        for i in chosen
    ]
    segments = _without_bare_heads(rows, _loose(rows) or segment(rows))
    groups = [_thread_group(draft, rows, one, chosen) for one in segments]
    posts, blocks = posted(draft, groups, frozenset())
    for i, one in enumerate(segments):
        posts[i] = replace(
            posts[i],
            duplicate_of=None if one.copy_of is None else post_id(one.copy_of),
            quotes=None if one.quotes is None else post_id(one.quotes),
        )
    return tuple(_with_replies(with_authors(draft.text, with_versions(posts)))), blocks


def _thread_blocks(draft: Draft) -> list[int]:
    """Indexes of the blocks that posts are made of, the widgets at the page's end left out."""
    title = next((i for i, block in enumerate(draft.blocks) if block.kind is BlockKind.TITLE), -1)
    start = title + 1
    while start < len(draft.blocks) and _is_front(draft, start):
        start += 1
    summary = title >= 0 and start < len(draft.blocks) and draft.metadata.title
    if summary and restates(draft.blocks[start].span.quote, summary):
        start += not _comes_back(draft, start)
    end = len(draft.blocks)
    while end > start and line_reason(draft.blocks[end - 1].span.quote, in_post=True):
        end -= 1
    return [i for i in range(start, end) if not is_rule(draft.blocks[i])]


def _comes_back(draft: Draft, i: int) -> bool:
    """Whether a later block repeats this one, as posts are repeated and summaries are not."""
    told = words(draft.blocks[i].span.quote)
    return any(
        abs(len(block.span.quote) - len(draft.blocks[i].span.quote)) < _MARKS
        and words(block.span.quote) == told
        for block in draft.blocks[i + 1 :]
    )


def _is_front(draft: Draft, i: int) -> bool:
    """Whether a block is front matter and no name of a poster."""
    block = draft.blocks[i]
    return block.kind is BlockKind.META and "@" not in block.span.quote


def _loose(rows: list[Row]) -> list[Segment]:
    """Segments of a thread that repeats nothing: by names, numbers, blank lines or lines; else none."""
    told = [" ".join(words(row.text)) for row in rows if word_count(row.text) >= 4]
    if any(row.head for row in rows) or len(set(told)) < len(told):
        return []
    gaps = sum(1 for row in rows if row.gap)
    by_gap = gaps >= 0.3 * len(rows)
    found: list[Segment] = []
    for i, row in enumerate(rows):
        if found and by_gap and not row.gap and not leading_handle(row.text):
            found[-1] = replace(found[-1], last=i)
        else:
            found.append(Segment(i, i))
    return found


def _without_bare_heads(rows: list[Row], segments: list[Segment]) -> list[Segment]:
    """Segments that hold more than the name of a poster, their references renumbered."""
    kept = [
        i
        for i, one in enumerate(segments)
        if not all(row.head for row in rows[one.first : one.last + 1])
    ]
    new: dict[int | None, int] = {old: i for i, old in enumerate(kept)}
    return [
        replace(
            segments[i],
            copy_of=new.get(segments[i].copy_of),
            quotes=new.get(segments[i].quotes),
        )
        for i in kept
    ]


def _thread_group(draft: Draft, rows: list[Row], one: Segment, chosen: list[int]) -> Group:
    """The blocks of a segment, and its poster where a line before the text names one."""
    places = list(range(one.first, one.last + 1))
    at = next((i for i in places if rows[i].head), None)
    head = None if at is None else rows[at].text
    body = [chosen[i] for i in places if not rows[i].head]
    handle = _AT.search(head) if head else None
    name = person_name(CUT_NAME.split(head, maxsplit=1)[0]) if head else None
    found = handle[1] if handle else None
    line = None if at is None else draft.blocks[chosen[at]].span
    return Group(body, name or found, found, poster_line(line))


def _with_replies(posts: list[Post]) -> list[Post]:
    """Posts that open with a handle as replies: to what they quote, else to that person's latest post."""
    latest: dict[str, str] = {}
    answered = []
    for post in posts:
        handle = leading_handle(post.span.quote)
        if handle and not post.duplicate_of:
            post = replace(post, reply_to=post.quotes or latest.get(handle.lower()))  # noqa: PLW2901
        if post.handle and not post.duplicate_of:
            latest[post.handle.lower()] = post.id
        answered.append(post)
    return answered


def _turns(draft: Draft) -> tuple[tuple[Post, ...], tuple[Block, ...]]:
    """The speakers' turns of a transcript, each with its speaker."""
    groups: list[Group] = []
    label: Span | None = None
    fresh = False
    known = speakers(page_body(draft))
    labels: list[Span] = []
    for i, block in enumerate(draft.blocks):
        text = block.span.quote
        if ends_talk(text) and groups:
            break
        if block.kind is BlockKind.META and (
            is_turn_label(text) or {text.removesuffix("."), text.strip("*_")} & known
        ):
            label, fresh = block.span, True
        elif label is None or block.kind in (BlockKind.META, BlockKind.HEADING):
            continue
        elif fresh:
            groups.append(Group([i], shown=AuthorEvidence(AuthorTest.TURN_LABEL, label)))
            labels.append(label)
            fresh = False
        else:
            groups[-1].blocks.append(i)
    while len(groups) > 1 and _only_names(draft, groups[0]):
        groups, labels = groups[1:], labels[1:]  # "Guest: Ada Quill" over the talk
    gone = [all(GONE.fullmatch(draft.blocks[i].span.quote) for i in one.blocks) for one in groups]
    groups = [one for one, left in zip(groups, gone, strict=True) if not left]
    above = draft.text[: labels[0].start] if labels else ""
    labels = [one for one, left in zip(labels, gone, strict=True) if not left]
    opening = " ".join(draft.blocks[i].span.quote for one in groups[:1] for i in one.blocks)
    names = turn_names([one.quote for one in labels], above, opening)
    groups = [replace(one, author=name) for one, name in zip(groups, names, strict=True)]
    while groups and len(groups[-1].blocks) > 1 and _is_notice(draft, groups[-1].blocks[-1]):
        groups[-1].blocks.pop()
    posts, blocks = posted(draft, groups, frozenset())
    return tuple(with_handles(posts)), blocks


def _only_names(draft: Draft, group: Group) -> bool:
    """Whether what stands behind a label is a person's name and says nothing."""
    said = draft.blocks[group.blocks[0]].span.quote
    return len(group.blocks) == 1 and not ends_sentence(said) and person_name(said) is not None


def _is_notice(draft: Draft, i: int) -> bool:
    """Whether a block behind the last turn is the page's: a notice, a call to its listeners."""
    return line_reason(draft.blocks[i].span.quote, in_post=False) is not None
