"""Whether the first post of a page opens the talk that the others are: then they answer it, unless they answer another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.draft import BlockKind, Draft
from extractors.language.english import content_words
from extractors.page.dates import find_date
from extractors.page.lines import ends_sentence, word_count
from extractors.page.post_times import PostTime, post_time, surely_earlier
from extractors.page.poster_lines import moments
from extractors.page.readers import is_comments_heading
from kg.model import Post

_MINUTE = re.compile(r"\b\d{1,2}:\d{2}\b")
_FEWEST_AGED = 2
_FEWEST = 3
_NEAR = 200  # characters above a post in which its head stands
_TITLE = 4  # words of a talk's title
_TEXT = 12  # words of a sentence that is text of a page
_LATER = 0.5  # of the posts that are surely later than the one that opens the talk
_SHARED = 2  # words that a title shares with the post below it


def opens_talk(draft: Draft, posts: Sequence[Post]) -> bool:
    """Whether all posts of a page are talk about its first.

    Args:
        draft: with its blocks.
        posts: in page order.
    """
    return _first_is_dated(draft.text, posts) or _stands_under_title(draft, posts)


def _stands_under_title(draft: Draft, posts: Sequence[Post]) -> bool:
    """Whether the earliest post stands first, under a title of its own words or a question, with no text between."""
    title = draft.metadata.title or ""
    if len(posts) < _FEWEST or word_count(title) < _TITLE:
        return False
    above = [block for block in draft.blocks if block.span.end <= posts[0].span.start]
    if any(is_comments_heading(block.span.quote) for block in above):
        return False
    if any(
        block.kind is not BlockKind.TITLE
        and ends_sentence(block.span.quote)
        and word_count(block.span.quote) > _TEXT
        for block in above
    ):
        return False
    shared = set(content_words(title)) & set(content_words(posts[0].span.quote))
    asked = title.rstrip().endswith("?")
    return (asked or len(shared) >= _SHARED) and _is_earliest(_times(draft.text, posts))


def _times(text: str, posts: Sequence[Post]) -> list[PostTime | None]:
    """For each post the last time that is told between it and the post above."""
    ends = [max(0, posts[0].span.start - _NEAR), *(post.span.end for post in posts)]
    return [post_time(text[end : post.span.start]) for end, post in zip(ends, posts, strict=False)]


def _is_earliest(times: Sequence[PostTime | None]) -> bool:
    """Whether the first time is before half of the others and behind none."""
    first, others = times[0], times[1:]
    later = sum(1 for other in others if surely_earlier(first, other))
    return later >= _LATER * len(others) and not any(
        surely_earlier(other, first) for other in others
    )


def _first_is_dated(text: str, posts: Sequence[Post]) -> bool:
    """Whether the page prints the date and minute of its first post and only the age of others: all answer it."""
    if len(posts) < _FEWEST_AGED + 1:
        return False
    first, second = posts[0].span, posts[1].span
    around = text[max(0, first.start - _NEAR) : first.start] + text[first.end : second.start]
    dated = any(find_date(told) for told in moments(around)) and _MINUTE.search(around) is not None
    below = pairwise(posts[1:])
    aged = sum(1 for one, two in below if _is_aged(text[one.span.end : two.span.start]))
    return dated and aged >= _FEWEST_AGED


def _is_aged(text: str) -> bool:
    """Whether the last time told in a text is an age, or a day without a year."""
    time = post_time(text)
    return time is not None and (time.aged or (time.unit > 1 and not time.dated))
