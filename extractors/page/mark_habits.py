"""Habits of punctuation, by which posts of one writer stand out on a page.

Marks that a writer strews into sentences and others leave are among the steadiest signs of authorship
(Chaski 2005; Stamatatos 2009). Here they only ever bear out what other words show.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.model import Post, Span

_MARKS = (
    re.compile(r"(?<=\w)\.\.\.(?=\s+[\w'’\"“(])"),
    re.compile(r"(?<=\w)\s?…(?=\s*[\w'’\"“(])"),
    re.compile(r"(?<=\w)\s?--\s?(?=\w)"),
    re.compile(r"(?<=\w)\s?—\s?(?=\w)"),
    re.compile(r"(?<=\w)\s~\s(?=\w)"),
)
_FEWEST = 3  # marks in the post, and posts of the writer that have them
_WORDS_A_MARK = 60  # a rarer mark is no habit


def shared_habit(
    post: Post, own: Iterable[Post], others: Iterable[Post]
) -> tuple[Span, Span] | None:
    """The places of a mark that a post and a writer's posts strew in, and no other post has; or None.

    Args:
        post: whose writer is asked for.
        own: the posts known as the writer's.
        others: every other post that may be somebody else's.
    """
    mine, rest = tuple(own), tuple(others)
    for mark in _MARKS:
        here = list(mark.finditer(post.span.quote))
        if len(here) < _FEWEST or len(post.span.quote.split()) > _WORDS_A_MARK * len(here):
            continue
        kept = [found for one in mine if (found := _first(mark, one)) is not None]
        if len(kept) >= _FEWEST and not any(mark.search(one.span.quote) for one in rest):
            place = _first(mark, post)
            return None if place is None else (place, kept[0])
    return None


def _first(mark: re.Pattern[str], post: Post) -> Span | None:
    """The first place of a mark in a post, with the word before it."""
    match = mark.search(post.span.quote)
    if match is None:
        return None
    words = post.span.quote[: match.start()].rsplit(None, 1)
    start = match.start() - len(words[-1]) if words else match.start()
    start = max(0, start)
    return Span(
        post.span.start + start, post.span.start + match.end(), post.span.quote[start : match.end()]
    )
