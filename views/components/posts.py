"""Posts of a thread as the reader heads them: who wrote them and why we say so, what they answer and repeat."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from kg.model import AuthorTest, Extraction, Post
from views.plain import shown

_LONGEST = 60
_CHANGES = 3
_GROUNDS = {
    AuthorTest.POSTER_LINE: "named above it",
    AuthorTest.TURN_LABEL: "named where the turn begins",
    AuthorTest.SIGNATURE: "signed",
    AuthorTest.OWN_WORK: "calls that writer's work its own",
    AuthorTest.ADDRESSED: "called so in a reply",
    AuthorTest.LEFT_OUT: "the one party that a reply does not address",
    AuthorTest.GOES_ON: "goes on with that writer's words",
    AuthorTest.ANSWERS: "answers what that writer was asked",
    AuthorTest.GLOSS: "says what that writer's words meant",
    AuthorTest.RUN: "stands between two posts of that writer",
    AuthorTest.HABIT: "writes as only that writer does here",
}
"""How each test is told: why a post is somebody's."""


@dataclass(frozen=True, slots=True)
class PostHead:
    """The head of a post in the reader.

    Args:
        line: the text's line where the post begins, from 0.
        until: one past the line where it ends.
        title: what the head says.
        folded: whether the post only repeats another and is shown folded.
    """

    line: int
    until: int
    title: str
    folded: bool


def post_heads(found: Extraction) -> tuple[PostHead, ...]:
    """Heads of the source's posts in order; a post that begins inside another's lines has none.

    Args:
        found: the source with its posts.
    """
    text = found.document.text
    starts = [0, *(i + 1 for i, char in enumerate(text) if char == "\n")]
    names = {post.id: _name(post) for post in found.posts}
    heads: list[PostHead] = []
    for post in sorted(found.posts, key=lambda post: (post.span, post.id)):
        line = bisect_right(starts, post.span.start) - 1
        until = bisect_right(starts, max(post.span.start, post.span.end - 1))
        if not heads or line >= heads[-1].until:
            folded = post.duplicate_of is not None and post.version_of is None
            heads.append(PostHead(line, until, _title(post, names), folded))
    return tuple(heads)


def _name(post: Post) -> str:
    if post.author:
        return shown(post.author)
    return f"@{shown(post.handle)}" if post.handle else "unknown author"


def _title(post: Post, names: Mapping[str, str]) -> str:
    parts = [f"{shown(post.id)}, {_name(post)}"]
    if post.author_evidence:
        first = post.author_evidence[0]
        parts.append(f"{_GROUNDS[first.test]}: “{_short(first.span.quote)}”")
    for verb, other in (("answers", post.reply_to), ("quotes", post.quotes)):
        if other is not None:
            parts.append(f"{verb} {_of(other, names)}")
    if post.version_of is not None:
        parts.append(f"version of {_of(post.version_of, names)}: {_changes(post)}")
    elif post.duplicate_of is not None:
        parts.append(f"repeats {_of(post.duplicate_of, names)}")
    return " · ".join(parts)


def _of(post: str, names: Mapping[str, str]) -> str:
    return f"{shown(post)} ({names.get(post, 'unknown author')})"


def _changes(post: Post) -> str:
    """What a version says in place of the other post's words."""
    return "; ".join(
        f"“{_short(change.other.quote)}” became “{_short(change.own.quote)}”"
        for change in post.changes[:_CHANGES]
    )


def _short(words: str) -> str:
    plain = " ".join(shown(words).split())
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1].rstrip() + "…"
