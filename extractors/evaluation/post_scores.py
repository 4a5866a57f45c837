"""Counting posts, their authors and their relations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractors.evaluation.counts import Category, Row, right_share
from extractors.evaluation.gold import Gold, GoldPost
from extractors.evaluation.matching import Aliases, name_key
from kg.model import Extraction, Post

_NEAR = 2
"""Code points by which two posts' starts may differ: a mark or a blank at the head."""


def post_rows(gold: Gold, found: Extraction, aliases: Aliases) -> Iterator[Row]:
    """Rows for posts, authors and relations; none where the gold has no posts."""
    if not gold.posts:
        return
    starts, wanted = [p.span.start for p in found.posts], [g.start for g in gold.posts]
    yield Row(
        Category.POSTS,
        sum(_near_one(start, wanted) for start in starts),
        len(starts),
        sum(_near_one(start, starts) for start in wanted),
        len(wanted),
    )
    pairs = [(g, _post_at(g.start, found.posts)) for g in gold.posts]
    authored = [(g, post) for g, post in pairs if g.author]
    right = sum(post is not None and _wrote(g, post, aliases) for g, post in authored)
    yield right_share(Category.POST_AUTHOR, right, len(authored))
    yield _relations(gold, found, pairs)


def _near(a: int, b: int) -> bool:
    return abs(a - b) <= _NEAR


def _near_one(start: int, others: Iterable[int]) -> bool:
    return any(_near(start, other) for other in others)


def _post_at(start: int, posts: tuple[Post, ...]) -> Post | None:
    return next((post for post in posts if _near(post.span.start, start)), None)


def _wrote(gold: GoldPost, post: Post, aliases: Aliases) -> bool:
    by_handle = name_key(gold.author) == name_key(post.handle)
    return by_handle or aliases.match(gold.author, post.author)


def _relations(gold: Gold, found: Extraction, pairs: list[tuple[GoldPost, Post | None]]) -> Row:
    """How many annotated relations are predicted between the same posts.

    A relation to a copy counts as one to its original: which of them was meant is seldom told.
    """
    start_of = {g.id: g.start for g in gold.posts}
    by_id = {post.id: post for post in found.posts}
    asked = right = 0
    for g, post in pairs:
        for meant, said in _related(g, post):
            if meant not in start_of:
                continue
            asked += 1
            target = by_id.get(said or "")
            if target is not None:
                right += bool(target.duplicate_of) or _near(target.span.start, start_of[meant])
    return Row(Category.POST_RELATIONS, found=right, gold=asked)


def _related(gold: GoldPost, post: Post | None) -> tuple[tuple[str, str | None], ...]:
    """Each relation's target as annotated ("" for none) and as predicted."""
    return (
        (gold.quotes, None if post is None else post.quotes),
        (gold.duplicate_of, None if post is None else post.duplicate_of),
        (gold.reply_to, None if post is None else post.reply_to),
    )
