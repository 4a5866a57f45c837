"""Whom a post answers where only its words say so: a handle at its head, or a name it is spoken to by.

A name counts where one writer further up goes by it, in full or by its first or last part, and nobody else
does; the post then answers that writer's latest post.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import Post, fold

_HEAD = re.compile(r"\W{0,3}@([\w.-]{2,60})")
_NAME = r"[^\W\d_][\w\u2019'-]+(?: [^\W\d_][\w\u2019'-]+){0,2}"
# At a post's head: a name with a comma, a dash or a colon after it.
_OPENING = re.compile(rf"\W{{0,3}}({_NAME})(?:,| ?[\u2014\u2013]|:) ?(?=\S)")
# At a sentence's end: a comma and a name.
_CLOSING = re.compile(rf"[^,;:.!?]{{8}},\s({_NAME})[.!?](?=\s|$|[\"\u201d'])")
_POINTING_UP = re.compile(r"\^+(?=\s|$)")  # "^ this"
_LONGEST = 4  # words of a name


def with_addressees(
    posts: Sequence[Post], owner: str | None = None, *, opened: bool = False
) -> list[Post]:
    """The posts, each that speaks to a writer further up as a reply to that writer's latest post.

    Posts that answer one already, and copies, stay as they are. Who speaks to the owner of the page by name, with
    somebody else's post right above, speaks of the text or of the post that opens the talk.

    Args:
        posts: in page order.
        owner: who wrote the text above the posts, or the post that opens the talk.
        opened: whether the first post opens it.
    """
    mine = _key(owner) if owner else None
    latest: dict[str, str] = {}
    writers: dict[str, frozenset[str]] = {}
    answered: list[Post] = []
    for post in posts:
        own = _writer(post)
        if post.reply_to is None and post.duplicate_of is None:
            others = {key: parts for key, parts in writers.items() if key != own}
            found = next(_addressees(post.span.quote, others), None)
            to = latest[found] if found is not None else _nameless(post, answered)
            above = next((one for one in reversed(answered) if not one.duplicate_of), None)
            if found is not None and found == mine and above and _writer(above) != mine:
                to = answered[0].id if opened else None
            post = replace(post, reply_to=to)  # noqa: PLW2901
        if own is not None and post.duplicate_of is None:
            latest[own] = post.id
            writers[own] = writers.get(own, frozenset()) | _parts(post)
        answered.append(post)
    return answered


def with_handles(posts: Sequence[Post]) -> list[Post]:
    """The turns of a chat, each that opens with a speaker's handle or points up ("^") as a reply.

    Args:
        posts: in page order.
    """
    latest: dict[str, str] = {}
    writers: dict[str, frozenset[str]] = {}
    answered: list[Post] = []
    for post in posts:
        own, text = _writer(post), post.span.quote
        others = {key: parts for key, parts in writers.items() if key != own}
        above = answered[-1] if answered else None
        if text.startswith("@"):
            to = next((latest[found] for found in _addressees(text, others)), None)
        else:
            up = above is not None and _POINTING_UP.match(text) and _writer(above) != own
            to = above.id if above and up else None
        post = replace(post, reply_to=post.reply_to or to)  # noqa: PLW2901
        if own is not None:
            latest[own] = post.id
            writers[own] = writers.get(own, frozenset()) | _parts(post)
        answered.append(post)
    return answered


def _nameless(post: Post, above: Sequence[Post]) -> str | None:
    """The post right above, where it shows no writer and this one opens with a handle of nobody known."""
    before = next((one for one in reversed(above) if one.duplicate_of is None), None)
    nameless = before is not None and before.author is None and before.handle is None
    return before.id if before and nameless and _HEAD.match(post.span.quote) else None


def _addressees(text: str, writers: dict[str, frozenset[str]]) -> Iterator[str]:
    """The writers that a post speaks to, those at its head first."""
    head = _HEAD.match(text)
    if head:
        yield from _who(head[1].strip(".-"), writers)
    told = text.lstrip("@").split(maxsplit=_LONGEST)[:_LONGEST]
    for n in range(_LONGEST, 1, -1):
        # Some pages put the name of the one who is answered before the words, and no mark.
        if (key := _key(" ".join(told[:n]))) in writers:
            yield key
    for match in (_OPENING.match(text), *_CLOSING.finditer(text)):
        if match is not None and match[1][0].isupper():
            yield from _who(match[1], writers)


def _who(name: str, writers: dict[str, frozenset[str]]) -> Iterator[str]:
    """The one writer who goes by a name; none where it could be two."""
    key = _key(name)
    meant = [writer for writer, parts in writers.items() if key == writer or key in parts]
    exact = [writer for writer in meant if key == writer]
    if len(exact or meant) == 1:
        yield (exact or meant)[0]


def _writer(post: Post) -> str | None:
    name = post.author or post.handle
    return _key(name) if name else None


def _parts(post: Post) -> frozenset[str]:
    """What a writer may be called: handle, name, its first part and its last."""
    found = {_key(name) for name in (post.author, post.handle) if name}
    parts = re.split(r"[\s_-]", post.author or "")
    last = (post.author or "").split()[-1:]
    found |= {_key(part) for part in (parts[0], parts[-1], *last) if len(part) > 2}
    return frozenset(found - {""})


def _key(name: str) -> str:
    return fold(name.replace("_", " ")).replace(" ", "")
