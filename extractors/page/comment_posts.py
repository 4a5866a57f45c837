"""Readers' comments as posts: those of a tree, and those that names, gaps or openings part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from extractors.draft import Block, BlockKind, Draft
from extractors.language.english import words
from extractors.page.addressing import with_addressees
from extractors.page.answering import Talk, with_answers
from extractors.page.comment_trees import TreeComment
from extractors.page.dates import find_date
from extractors.page.head_quotations import without_head_quotations
from extractors.page.lines import Line, ends_sentence, leading_handle, page_lexicon, word_count
from extractors.page.menus import is_menu
from extractors.page.notices import line_reason
from extractors.page.opening_posts import opens_talk
from extractors.page.post_authors import with_authors, with_own_words
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
from extractors.page.poster_lines import names_time
from extractors.page.readers import comment_count, readers_part
from extractors.page.versions import with_versions
from kg.model import Post

_AGO = re.compile(
    r"\b\d{1,3}\s?(?:s|m|h|d|w|y|mo|min|mins|hours?|hrs?|days?|weeks?|months?|years?|minutes?)\b"
    r"(?:\s+ago)?|\byesterday\b|\bjust now\b",
    re.IGNORECASE,
)
_SAYS = re.compile(r"(.{2,40}?)\s+(?:says|wrote|writes|said|commented|replied)\s*:?", re.IGNORECASE)
_USER = re.compile(r"[^\W\d][\w.-]{1,29}")
_INITIAL = re.compile(r"\s[A-Z]\.$")
_NAMELESS = 0.5
_FOOT_WORDS = 10  # of a line at the foot of a page
_FEWEST_TOLD = 2  # answers by which a page shows that it tells who answers whom


def comment_posts(draft: Draft) -> tuple[tuple[Post, ...], tuple[Block, ...]]:
    """The readers' comments under an article."""
    body = page_body(draft)
    part = readers_part(body)
    if part is None:
        return (), draft.blocks
    if part.tree:
        return tree_posts(draft, body, part.tree)
    zone = [
        i
        for i, block in enumerate(draft.blocks)
        if block.span.start >= body[part.start].start and block.kind is not BlockKind.HEADING
    ]
    heads = _comment_heads(draft, zone)
    gaps_part = not heads and _gaps_part(draft, zone, comment_count(body[part.start].text))
    groups: list[Group] = []
    parted = False
    for i in zone:
        if i in heads or is_rule(draft.blocks[i]):
            parted = True
            continue
        opens = (parted and not heads) or (gaps_part and has_gap(draft, i))
        parted = False
        if i - 1 in heads:
            line = poster_line(draft.blocks[i - 1].span)
            groups.append(Group([i], author=heads[i - 1], shown=line))
        elif groups and not opens and not _opens_comment(draft, i, bool(heads)):
            groups[-1].blocks.append(i)
        else:
            groups.append(Group([i]))
    posts, blocks = posted(draft, groups, frozenset(heads))
    found = with_own_words(draft.text, posts)
    return tuple(_answered(draft, found, opens=False) if heads else found), blocks


def tree_posts(
    draft: Draft, lines: tuple[Line, ...], tree: tuple[TreeComment, ...]
) -> tuple[tuple[Post, ...], tuple[Block, ...]]:
    """The comments of a tree, each with what it answers; one that says nothing is no post."""
    groups: list[Group] = []
    numbers: dict[int | None, str] = {}
    quoted: dict[int, str] = {}
    at = 0
    for i, one in enumerate(tree):
        start, end = lines[one.first].start, lines[one.last].end
        aside = {at for n in one.aside for at in range(lines[n].start, lines[n].end)}
        while at < len(draft.blocks) and draft.blocks[at].span.start < start:
            at += 1
        own = []
        while at < len(draft.blocks) and draft.blocks[at].span.start < end:
            own.append(at)
            at += 1
        shown = one.label or one.signed is not None
        line = poster_line(_naming(draft, own, one).span) if shown else None
        heads = list(takewhile(lambda n: draft.blocks[n].kind is BlockKind.META, own[:2]))
        said = [n for n in own[len(heads) :] if draft.blocks[n].span.start not in aside]
        said = _over_foot(draft, said, ends=one is tree[-1])
        if said:
            numbers[i] = post_id(len(groups))
            above = (n for n in own if n < said[0] and draft.blocks[n].kind is BlockKind.QUOTE)
            quoted.update(dict.fromkeys(above, numbers[i]))
            groups.append(Group(said, author=one.author, handle=one.handle, shown=line))
    posts, blocks = posted(draft, groups, frozenset())
    # Words quoted over a post are not its writer's, and still tell what the post is about.
    blocks = tuple(
        replace(block, post=quoted[n]) if n in quoted else block for n, block in enumerate(blocks)
    )
    answered = [
        replace(
            post,
            reply_to=numbers.get(tree[i].parent),
            duplicate_of=numbers.get(tree[i].copy_of),
            quotes=numbers.get(tree[i].quotes),
        )
        for post, i in zip(posts, (i for i in numbers if i is not None), strict=True)
    ]
    found = _threaded(with_own_words(draft.text, with_versions(answered)))
    if not any(one.placed for one in tree):
        tops = tuple(tree[i].top for i in numbers if i is not None)
        found = _answered(draft, found, opens=tree[0].opens, tops=tops)
    if _is_nameless(found):
        found = with_authors(draft.text, found)
        if tree[0].opens:
            found = [found[0], *(_below_first(post, found[0]) for post in found[1:])]
    return tuple(without_head_quotations(found)), blocks


def _is_nameless(posts: Sequence[Post]) -> bool:
    """Whether a page prints the names of few of its writers."""
    named = sum(1 for post in posts if post.author or post.handle)
    return named < _NAMELESS * len(posts)


def _below_first(post: Post, first: Post) -> Post:
    """A post that answers nothing else as an answer to the one that opens the talk."""
    free = post.reply_to is None and post.quotes is None and post.duplicate_of is None
    return replace(post, reply_to=first.id) if free else post


def _answered(
    draft: Draft, posts: list[Post], *, opens: bool, tops: tuple[bool | None, ...] = ()
) -> list[Post]:
    """The posts of a page that does not show how deep they stand, with what they answer by their words and turns."""
    opened = opens or opens_talk(draft, posts)
    owner = posts[0].author if opened and posts else draft.metadata.author
    named = with_addressees(posts, owner, opened=opened)
    above = draft.text[: posts[0].span.start] if posts else ""
    if opened and posts:
        above += posts[0].span.quote
    found = with_answers(draft.text, named, Talk(owner, opened, above, tops))
    return _gone_on(found) if opened else found


def _threaded(posts: list[Post]) -> list[Post]:
    """The posts of a page that says who answers whom, those by which an account goes on at once as answers to each other."""
    told = sum(1 for post in posts if post.reply_to)
    if told < _FEWEST_TOLD or any(post.handle is None for post in posts):
        return posts
    found: list[Post] = []
    above: Post | None = None
    for post in posts:
        goes_on = above is not None and post.handle == above.handle and post.reply_to is None
        if goes_on and above is not None and post.duplicate_of is None and post.quotes is None:
            post = replace(post, reply_to=above.id)  # noqa: PLW2901
        found.append(post)
        above = above if post.duplicate_of else post
    return found


def _gone_on(posts: list[Post]) -> list[Post]:
    """The posts, those by which the first account goes on at once as answers to each other."""
    found = list(posts)
    for i in range(1, len(found)):
        first, above, post = found[0], found[i - 1], found[i]
        if post.handle is None or post.handle != first.handle or post.duplicate_of:
            break
        if post.reply_to in (None, first.id):
            found[i] = replace(post, reply_to=above.id)
    return found


def _naming(draft: Draft, own: list[int], one: TreeComment) -> Block:
    """The line of a comment's head that names its writer; its first where none does."""
    name = one.author or one.handle or ""
    heads = list(takewhile(lambda n: draft.blocks[n].kind is BlockKind.META, own))
    if one.signed is not None:
        heads = [n for n in reversed(own) if draft.blocks[n].kind is BlockKind.META]
    shown = (draft.blocks[n] for n in heads if name and name in draft.blocks[n].span.quote)
    return next(shown, draft.blocks[own[0]])


def _is_around(block: Block) -> bool:
    """Whether a block at a post's end is what the page printed there."""
    return block.kind is BlockKind.META or line_reason(block.span.quote, in_post=True) is not None


def _over_foot(draft: Draft, said: list[int], *, ends: bool) -> list[int]:
    """The blocks of a post without what the page printed below.

    Where it ``ends`` the page, those are its own last lines too: short, unfinished, behind a gap, with a notice.
    """
    end = len(said)
    while end and _is_around(draft.blocks[said[end - 1]]):
        end -= 1
    said = said[:end]
    if not ends:
        return said
    while end > 1 and _may_be_foot(draft.blocks[said[end - 1]].span.quote):
        end -= 1
    while end < len(said) and not has_gap(draft, said[end]):
        end += 1
    foot = [draft.blocks[n].span.quote for n in said[end:]]
    noted = any(line_reason(text, in_post=False) or is_menu(text) for text in foot)
    return said[:end] if noted else said


def _may_be_foot(text: str) -> bool:
    short = word_count(text) <= _FOOT_WORDS and not ends_sentence(text)
    return short or line_reason(text, in_post=False) is not None


def _gaps_part(draft: Draft, zone: list[int], counted: int | None) -> bool:
    """Whether blank lines part readers' comments and not the paragraphs of one.

    Shown where they leave as many as the heading counts, or where some paragraphs follow without one.
    """
    texts = [i for i in zone if not is_rule(draft.blocks[i])]
    gaps = [has_gap(draft, i) for i in texts[1:]]
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
            name = says[1] if says else CUT_NAME.split(text, maxsplit=1)[0]
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
        free = i == zone[0] or has_gap(draft, i)
        tight = after == i + 1 and not has_gap(draft, after)
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
