"""Finds posts: a thread's posts and copies, readers' comments under an article, speakers' turns.

A page of another kind has none. Authors are named only where the text shows them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.draft import Block, BlockKind, Draft, Layer
from extractors.language.english import words
from extractors.page.comment_trees import TreeComment, names_time
from extractors.page.dates import find_date
from extractors.page.header import header_length, person_name
from extractors.page.lines import (
    Line,
    ends_sentence,
    leading_handle,
    line_start,
    page_lexicon,
    page_lines,
    word_count,
)
from extractors.page.notices import line_reason
from extractors.page.post_authors import with_authors, with_own_words
from extractors.page.readers import comment_count, readers_part, social_part
from extractors.page.threads import Row, Segment, restates, segment
from extractors.page.turns import is_turn_label, speakers, turn_of
from extractors.page.versions import with_versions
from kg.model import AuthorEvidence, AuthorTest, Post, SourceKind, Span

_AGO = re.compile(
    r"\b\d{1,3}\s?(?:s|m|h|d|w|y|mo|min|mins|hours?|hrs?|days?|weeks?|months?|years?|minutes?)\b"
    r"(?:\s+ago)?|\byesterday\b|\bjust now\b",
    re.IGNORECASE,
)
_SAYS = re.compile(r"(.{2,40}?)\s+(?:says|wrote|writes|said|commented|replied)\s*:?", re.IGNORECASE)
_USER = re.compile(r"[^\W\d][\w.-]{1,29}")
_INITIAL = re.compile(r"\s[A-Z]\.$")
_AT = re.compile(r"@([A-Za-z0-9_]{2,30})")
_CUT_NAME = re.compile(r"\s*[\u00b7|,\u2022(\u2014\u2013]\s*|\s+-\s+|\s+@|\s+\d")

# "Q" and "AI" are no names in capitals.
_SHORTEST_NAME = 3
_MARKS = 20  # characters by which a copy's marks and spaces may differ


@dataclass(frozen=True, slots=True)
class PostsStep:
    """Finds posts and tells each block which post it belongs to."""

    name: str = "posts"
    version: str = "2"
    requires: frozenset[Layer] = frozenset({Layer.TEXT, Layer.METADATA, Layer.BLOCKS})
    provides: frozenset[Layer] = frozenset({Layer.POSTS})

    def __call__(self, draft: Draft) -> Draft:
        """The draft with its posts, and with its blocks' ``post`` filled."""
        match draft.metadata.kind:
            case SourceKind.THREAD:
                posts, blocks = _thread(draft)
            case SourceKind.COMMENTS:
                posts, blocks = _comments(draft)
            case SourceKind.TRANSCRIPT:
                posts, blocks = _turns(draft)
            case _:
                posts, blocks = (), draft.blocks
        return replace(draft, posts=posts, blocks=blocks)


STEP = PostsStep()


@dataclass(frozen=True, slots=True)
class _Group:
    """Blocks (by index, in order) that make one post, and who wrote it if that is shown."""

    blocks: list[int]
    author: str | None = None
    handle: str | None = None
    shown: AuthorEvidence | None = None


def _id(number: int) -> str:
    """The id of the post with this number, counted from 0."""
    return f"p{number + 1:03d}"


def _posted(
    draft: Draft, groups: Iterable[_Group], heads: frozenset[int]
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
            start = line_start(draft.text, start)
        span = Span.of(draft.text, start, end)
        shown = (group.shown,) if group.shown is not None and group.author is not None else ()
        posts.append(
            Post(_id(number), span, author=group.author, handle=group.handle, author_evidence=shown)
        )
        for i in group.blocks:
            blocks[i] = replace(blocks[i], post=_id(number))
    return posts, tuple(blocks)


def _thread(draft: Draft) -> tuple[tuple[Post, ...], tuple[Block, ...]]:
    """A thread's posts, its headline and summary left out."""
    body = _body(draft)
    part = social_part(body)
    if part is not None:
        return _tree(draft, body, part.tree)
    chosen = _thread_blocks(draft)
    rows = [
        Row(draft.blocks[i].span.quote, _has_gap(draft, i), draft.blocks[i].kind is BlockKind.META)
        for i in chosen
    ]
    segments = _without_bare_heads(rows, _loose(rows) or segment(rows))
    groups = [_thread_group(draft, rows, one, chosen) for one in segments]
    posts, blocks = _posted(draft, groups, frozenset())
    for i, one in enumerate(segments):
        posts[i] = replace(
            posts[i],
            duplicate_of=None if one.copy_of is None else _id(one.copy_of),
            quotes=None if one.quotes is None else _id(one.quotes),
        )
    return tuple(_with_replies(with_authors(draft.text, with_versions(posts)))), blocks


def _body(draft: Draft) -> tuple[Line, ...]:
    """The page's lines without front matter."""
    lines = page_lines(draft.text)
    return lines[header_length(lines) :]


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
    return [i for i in range(start, end) if not _is_rule(draft.blocks[i])]


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


def _is_rule(block: Block) -> bool:
    """Whether a block is a line of marks between posts."""
    return block.kind is BlockKind.META and not any(map(str.isalnum, block.span.quote))


def _has_gap(draft: Draft, i: int) -> bool:
    """Whether a blank line stands before a block."""
    before = draft.text[draft.blocks[i - 1].span.end : draft.blocks[i].span.start] if i else ""
    return max(before.count("\n"), before.count("\r")) >= 2


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


def _thread_group(draft: Draft, rows: list[Row], one: Segment, chosen: list[int]) -> _Group:
    """The blocks of a segment, and its poster where a line before the text names one."""
    places = list(range(one.first, one.last + 1))
    at = next((i for i in places if rows[i].head), None)
    head = None if at is None else rows[at].text
    body = [chosen[i] for i in places if not rows[i].head]
    handle = _AT.search(head) if head else None
    name = person_name(_CUT_NAME.split(head, maxsplit=1)[0]) if head else None
    found = handle[1] if handle else None
    line = None if at is None else draft.blocks[chosen[at]].span
    return _Group(body, name or found, found, _poster_line(line))


def _poster_line(line: Span | None) -> AuthorEvidence | None:
    """A line over a post as what shows its poster."""
    return None if line is None else AuthorEvidence(AuthorTest.POSTER_LINE, line)


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


def _comments(draft: Draft) -> tuple[tuple[Post, ...], tuple[Block, ...]]:
    """The readers' comments under an article."""
    body = _body(draft)
    part = readers_part(body)
    if part is None:
        return (), draft.blocks
    if part.tree:
        return _tree(draft, body, part.tree)
    zone = [
        i
        for i, block in enumerate(draft.blocks)
        if block.span.start >= body[part.start].start and block.kind is not BlockKind.HEADING
    ]
    heads = _comment_heads(draft, zone)
    gaps_part = not heads and _gaps_part(draft, zone, comment_count(body[part.start].text))
    groups: list[_Group] = []
    parted = False
    for i in zone:
        if i in heads or _is_rule(draft.blocks[i]):
            parted = True
            continue
        opens = (parted and not heads) or (gaps_part and _has_gap(draft, i))
        parted = False
        if i - 1 in heads:
            line = _poster_line(draft.blocks[i - 1].span)
            groups.append(_Group([i], author=heads[i - 1], shown=line))
        elif groups and not opens and not _opens_comment(draft, i, bool(heads)):
            groups[-1].blocks.append(i)
        else:
            groups.append(_Group([i]))
    posts, blocks = _posted(draft, groups, frozenset(heads))
    return tuple(with_own_words(draft.text, posts)), blocks


def _tree(
    draft: Draft, lines: tuple[Line, ...], tree: tuple[TreeComment, ...]
) -> tuple[tuple[Post, ...], tuple[Block, ...]]:
    """The comments of a tree, each with what it answers; one that says nothing is no post."""
    groups: list[_Group] = []
    numbers: dict[int | None, str] = {}
    at = 0
    for i, one in enumerate(tree):
        start, end = lines[one.first].start, lines[one.last].end
        aside = {lines[n].start for n in one.aside}
        while at < len(draft.blocks) and draft.blocks[at].span.start < start:
            at += 1
        own = []
        while at < len(draft.blocks) and draft.blocks[at].span.start < end:
            own.append(at)
            at += 1
        line = _poster_line(draft.blocks[own[0]].span) if one.label else None
        heads = [n for n in own[:2] if draft.blocks[n].kind is BlockKind.META]
        said = [n for n in own[len(heads) :] if draft.blocks[n].span.start not in aside]
        while said and _is_around(draft.blocks[said[-1]]):
            said.pop()
        if said:
            numbers[i] = _id(len(groups))
            groups.append(_Group(said, author=one.author, handle=one.handle, shown=line))
    posts, blocks = _posted(draft, groups, frozenset())
    answered = [
        replace(
            post,
            reply_to=numbers.get(tree[i].parent),
            duplicate_of=numbers.get(tree[i].copy_of),
            quotes=numbers.get(tree[i].quotes),
        )
        for post, i in zip(posts, (i for i in numbers if i is not None), strict=True)
    ]
    return tuple(with_own_words(draft.text, with_versions(answered))), blocks


def _is_around(block: Block) -> bool:
    """Whether a block at a post's end is what the page printed there."""
    return block.kind is BlockKind.META or line_reason(block.span.quote, in_post=True) is not None


def _gaps_part(draft: Draft, zone: list[int], counted: int | None) -> bool:
    """Whether blank lines part readers' comments and not the paragraphs of one.

    Shown where they leave as many as the heading counts, or where some paragraphs follow without one.
    """
    texts = [i for i in zone if not _is_rule(draft.blocks[i])]
    gaps = [_has_gap(draft, i) for i in texts[1:]]
    return counted == 1 + sum(gaps) or (any(gaps) and not all(gaps))


def _comment_heads(draft: Draft, zone: list[int]) -> dict[int, str | None]:
    """Blocks that only say who commented and when, with the name where it is one."""
    heads: dict[int, str | None] = {}
    for i in zone:
        text = draft.blocks[i].span.quote
        if len(text) > 80 or word_count(text) > 10:
            continue
        says = _SAYS.fullmatch(text)
        if says or (not ends_sentence(text) and (_AGO.search(text) or find_date(text))):
            name = says[1] if says else _CUT_NAME.split(text, maxsplit=1)[0]
            name = name.strip()
            timed = names_time(text)
            heads[i] = name if not timed and (_is_name(name) or _USER.fullmatch(name)) else None
            if timed and i - 1 in heads:
                heads[i] = heads[i - 1]
            above = draft.blocks[i - 1].span.quote
            if heads[i] is None and i - 1 in zone and i - 1 not in heads and _is_name(above):
                heads[i - 1] = heads[i] = above
    return heads or _bare_names(draft, zone)


def _bare_names(draft: Draft, zone: list[int]) -> dict[int, str | None]:
    """Lines that hold a name and nothing else and stand on top of a comment, where at least two do.

    The first of a part that prints names is one of them.
    """
    found: dict[int, str | None] = {}
    for i, after in pairwise(zone):
        text = draft.blocks[i].span.quote
        free = i == zone[0] or _has_gap(draft, i)
        tight = after == i + 1 and not _has_gap(draft, after)
        if free and tight and _goes_by(text) and word_count(draft.blocks[after].span.quote):
            found[i] = text
    return found if len(found) >= 2 and zone[0] in found else {}


def _goes_by(text: str) -> bool:
    """Whether a line alone over a comment can be its writer's name: one token, or capitals throughout."""
    return bool(_USER.fullmatch(text)) or (_is_name(text) and text.istitle())


def _is_name(text: str) -> bool:
    """Whether a short text can be the name a reader goes by."""
    return (
        0 < len(text) <= 40
        and word_count(text) <= 4
        and (not ends_sentence(text) or _INITIAL.search(text) is not None)
        and text[0].isupper()
    )


def _opens_comment(draft: Draft, i: int, named: bool) -> bool:
    """Whether a paragraph opens a comment: the writer says "I", addresses somebody, or a gap says so.

    Where comments carry names, only a name opens one.
    """
    before, block = draft.blocks[i - 1], draft.blocks[i]
    if named or before.kind is BlockKind.QUOTE or block.kind is BlockKind.QUOTE:
        return False
    told = words(block.span.quote[:60])
    known = page_lexicon().labels.comment_openers
    opener = any(" ".join(told[:n]) in known for n in (1, 2, 3) if len(told) >= n)
    return opener or leading_handle(block.span.quote) is not None


def _turns(draft: Draft) -> tuple[tuple[Post, ...], tuple[Block, ...]]:
    """The speakers' turns of a transcript, each with its speaker."""
    groups: list[_Group] = []
    speaker: str | None = None
    shown: AuthorEvidence | None = None
    fresh = False
    known = speakers(_body(draft))
    for i, block in enumerate(draft.blocks):
        label = block.span.quote
        if block.kind is BlockKind.META and (is_turn_label(label) or label in known):
            speaker, fresh = _speaker(label), True
            shown = AuthorEvidence(AuthorTest.TURN_LABEL, block.span)
        elif speaker is None or block.kind in (BlockKind.META, BlockKind.HEADING):
            continue
        elif fresh:
            groups.append(_Group([i], author=speaker, shown=shown))
            fresh = False
        else:
            groups[-1].blocks.append(i)
    posts, blocks = _posted(draft, groups, frozenset())
    return tuple(posts), blocks


def _speaker(label: str) -> str:
    """The name in a turn's label, without time marks and role; capitals throughout are undone."""
    turn = turn_of(Line(0, len(label), label, 0, 0))
    name = (label if turn is None else turn.name).strip(" :*[]()")
    return name.title() if name.isupper() and len(name) > _SHORTEST_NAME else name
