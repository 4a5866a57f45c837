"""A page's posts and what was left out of it, in words for `show` and `extract`."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.cli.display import one_line, visible
from kg.model import Extraction, Post

Row = tuple[object, ...]


def post_rows(found: Extraction) -> list[Row]:
    """For each post its place, writer, relations, the words that show the writer, and its beginning."""
    return [
        (
            post.id,
            f"{post.span.start}-{post.span.end}",
            post.author or "unknown",
            _relations(post),
            "; ".join(
                f"{e.test.value} “{one_line(e.span.quote, 40)}”" for e in post.author_evidence
            ),
            one_line(post.span.quote, 80),
        )
        for post in found.posts
    ]


POST_COLUMNS = ("post", "place", "who", "relations", "because", "text")
LEFT_OUT_COLUMNS = ("place", "left out as", "score", "text")


def left_out_rows(found: Extraction) -> list[Row]:
    """For each piece of boilerplate its place, reason, score and words."""
    return [
        (
            f"{b.span.start}-{b.span.end}",
            b.reason,
            f"{b.score:.2f}",
            one_line(b.span.quote, 120),
        )
        for b in found.boilerplate
    ]


def page_lines(found: Extraction) -> Iterator[str]:
    """Lines on posts, how versions differ, and what was left out; none where there is nothing."""
    if found.posts:
        yield f"  posts: {len(found.posts)}"
    for post in found.posts:
        told = _relations(post)
        who = visible(post.author or "unknown")
        yield f"    {post.id}  {who}{f' ({told})' if told else ''}  {one_line(post.span.quote, 80)}"
        for shown in post.author_evidence:
            yield f"      writer by {shown.test.value}: “{one_line(shown.span.quote, 80)}”"
        for change in post.changes:
            own, other = one_line(change.own.quote, 60), one_line(change.other.quote, 60)
            yield f"      says “{own}” where {post.version_of} says “{other}”"
    if found.boilerplate:
        yield f"  left out: {len(found.boilerplate)}"
    for place, reason, score, words in left_out_rows(found):
        yield f"    {place}  {reason} {score}  {words}"


def _relations(post: Post) -> str:
    """What a post is to others, in a few words."""
    told = (
        ("version of", post.version_of),
        ("copy of", None if post.version_of else post.duplicate_of),
        ("quotes", post.quotes),
        ("answers", post.reply_to),
    )
    return ", ".join(f"{what} {other}" for what, other in told if other)
