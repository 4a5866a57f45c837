"""Posts that open with somebody else's words in quotation marks: their writer's own begin behind those."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.language.english import words
from kg.model import Post, Span

_QUOTED = re.compile(r"(?:\u201c([^\u201c\u201d]{12,400})\u201d|\"([^\"]{12,400})\")\s*(?=\S)")
_FEWEST = 4  # words of a quotation that is known again


def without_head_quotations(posts: Sequence[Post]) -> list[Post]:
    """The posts, each that opens with a quotation from one further up by another writer without it.

    Args:
        posts: in page order.
    """
    told = [f" {' '.join(words(post.span.quote))} " for post in posts]
    found = []
    for i, post in enumerate(posts):
        match = _QUOTED.match(post.span.quote)
        key = words(match[1] or match[2]) if match else []
        cited = len(key) >= _FEWEST and any(
            f" {' '.join(key)} " in told[j]
            and posts[j].author != post.author
            and posts[j].duplicate_of is None
            for j in range(i)
        )
        if match and cited:
            start = post.span.start + match.end()
            own = Span(start, post.span.end, post.span.quote[match.end() :])
            post = replace(post, span=own)  # noqa: PLW2901
        found.append(post)
    return found
