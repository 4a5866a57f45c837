"""Who answers, quotes and repeats whom among posts whose heads stand over several lines."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.language.english import words
from extractors.page.comment_trees import TreeComment
from extractors.page.lines import Line
from extractors.page.stacked import stacked_posts
from extractors.page.stacked_heads import StackedPost

_MENTION = re.compile(r"@([A-Za-z0-9_][\w.-]{1,60})")
_SHORTENED = 20  # characters of a shortened quotation that show which post it opens
_ALIKE = 50  # posts of one opening that are held against a quotation
_COPIED = 4  # words of a post whose repetition is a copy

_QUOTED = re.compile(r"(?m)^\s*>+\s?(.+)$|[\u201c\"]([^\u201c\u201d\"\n]{12,300})[\u201d\"]")
_QUOTED_WORDS = 4

_Told = tuple[str, str]  # a post's writer and words, as compared


def stacked_tree(
    lines: tuple[Line, ...], *, told: bool = False, plain: bool = False
) -> tuple[TreeComment, ...]:
    """The posts with stacked heads as a tree, in page order; empty where the page has no such posts.

    Args:
        lines: the page, or its readers' part.
        told: whether a heading says that these are comments.
        plain: whether names and times alone will do.
    """
    posts = stacked_posts(lines, told=told, plain=plain)
    texts = [" ".join(lines[i].text for i in post.body) for post in posts]
    parents = _parents(posts, texts)
    copies = _copies(posts, texts)
    placed = len({_depth(post) for post in posts}) > 1 or _is_linked(posts)
    topped = not placed and any("parent" in post.links for post in posts)
    found: list[TreeComment] = []
    for i, post in enumerate(posts):
        found.append(
            TreeComment(
                post.first,
                post.last,
                _label(lines, post),
                post.author,
                None if copies[i] is not None or post.quoted else parents[i],
                post.handle,
                frozenset(post.aside),
                copies[i],
                _cited(post, texts[:i]),
                opens=post.opens,
                title=post.title,
                placed=placed,
                top="parent" not in post.links if topped else None,
                signed=post.signed,
            )
        )
        quoted = i if copies[i] is None else copies[i]
        if i and not post.parted and (post.quoted or copies[i] is not None) and quoted != i - 1:
            above = found[i - 1]
            if above.copy_of is None and above.quotes is None:
                found[i - 1] = replace(above, quotes=quoted)
    return tuple(found)


def is_social(posts: tuple[TreeComment, ...]) -> bool:
    """Whether posts are a thread of accounts rather than comments under a text."""
    handles = sum(1 for post in posts if post.handle)
    quoting = any(post.quotes is not None for post in posts)
    opened = bool(posts) and posts[0].opens
    return bool(posts) and (quoting or opened or handles >= 0.5 * len(posts))


def _parents(posts: list[StackedPost], texts: list[str]) -> list[int | None]:
    """For each post the index of the one that it answers, by depth or by the account that it names."""
    flat = len({_depth(post) for post in posts}) < 2
    if _is_linked(posts) and flat:
        return _linked(posts)
    latest: dict[str, int] = {}
    said: dict[str, list[int]] = {}
    keys = [f" {' '.join(words(text))} " for text in texts]
    open_: list[tuple[int, int]] = []
    parents: list[int | None] = []
    for i, (post, text) in enumerate(zip(posts, texts, strict=True)):
        while open_ and open_[-1][0] >= _depth(post):
            open_.pop()
        parent = open_[-1][1] if open_ and not flat else post.to
        mention = _MENTION.match(text)
        named = post.answers.strip("?") or (mention[1] if mention else "")
        if parent is None and named:
            quoted = _quoted(text, said.get(named.lower(), []), keys)
            parent = latest.get(named.lower()) if quoted is None else quoted
        if parent is None and i and post.author and posts[i - 1].next_by == post.author:
            parent = i - 1
        parents.append(parent)
        if not post.quoted:
            open_.append((_depth(post), i))
            for name in (post.author, post.handle):
                latest[(name or "").lower()] = i
                said.setdefault((name or "").lower(), []).append(i)
    return parents


def _quoted(text: str, own: list[int], keys: list[str]) -> int | None:
    """Of somebody's posts the latest whose words a post quotes: who answers by name may mean an earlier one."""
    for match in _QUOTED.finditer(text):
        key = " ".join(words(match[1] or match[2]))
        if key.count(" ") >= _QUOTED_WORDS - 1:
            found = next((i for i in reversed(own) if f" {key} " in keys[i]), None)
            if found is not None:
                return found
    return None


def _is_linked(posts: list[StackedPost]) -> bool:
    """Whether links in the heads of posts tell more than whether each answers another."""
    return any(post.links & {"root", "prev"} for post in posts) and any(
        "parent" in post.links for post in posts
    )


def _linked(posts: list[StackedPost]) -> list[int | None]:
    """For each post the index of the one that it answers, by the links to posts around it in its head.

    A post at the top has no link to a parent, one below such a post none to a root; one without a link to a
    sibling above it ("prev") is the first answer to the post right above. A deeper one with such a link may
    answer any of several posts, and is left without, unless only one is that deep.
    """
    siblings = any("prev" in post.links for post in posts)
    path: list[int] = []  # the posts from the top down to the one right above
    unsure = False  # whether the depth of the one right above is not known
    parents: list[int | None] = []
    for i, post in enumerate(posts):
        parent = None
        if "parent" not in post.links:
            path, unsure = [], False
        elif siblings and "prev" not in post.links and i:
            parent = i - 1
        elif "root" not in post.links and path:
            path, unsure = path[:1], False
            parent = path[0]
        elif len(path) == 2 and not unsure:
            parent = i - 1  # deeper than the first level, below a post of that
        elif len(path) == 3 and not unsure:
            path = path[:2]
            parent = path[1]
        else:
            unsure = True
        parents.append(parent)
        path.append(i)
    return parents


def _copies(posts: list[StackedPost], texts: list[str]) -> list[int | None]:
    """For each post the index of the post whose words it repeats.

    What a page marks as quoted repeats the post that is not so marked, wherever that stands; it may be
    shortened.
    """
    keys: list[_Told] = [
        ((post.handle or post.author or "").lower(), " ".join(words(text)))
        for post, text in zip(posts, texts, strict=True)
    ]
    first: dict[_Told, int] = {}
    for quoted in (False, True):
        for i, key in enumerate(keys):
            if posts[i].quoted is quoted and key[1].count(" ") >= _COPIED - 1:
                first.setdefault(key, i)
    opening: dict[_Told, list[int]] = {}
    for i, (writer, said) in enumerate(keys):
        if not posts[i].quoted:
            opening.setdefault((writer, said[:_SHORTENED]), []).append(i)
    copies: list[int | None] = []
    for i, key in enumerate(keys):
        of = first.get(key)
        if of == i and posts[i].quoted and len(key[1]) >= _SHORTENED:
            alike = opening.get((key[0], key[1][:_SHORTENED]), [])[:_ALIKE]
            longer = [j for j in alike if keys[j][1].startswith(key[1])]
            of = longer[0] if len(longer) == 1 else of
        copies.append(None if of == i else of)
    return copies


def _cited(post: StackedPost, above: list[str]) -> int | None:
    """The latest post further up that opens with the words quoted above this one; they may be shortened."""
    for told in (post.cites, post.cites.partition(":")[2]):
        key = " ".join(words(told))
        if len(key) >= _SHORTENED:
            for i in reversed(range(len(above))):
                if " ".join(words(above[i])).startswith(key):
                    return i
    return None


def _label(lines: tuple[Line, ...], post: StackedPost) -> int:
    """How many characters of a post's first line name its writer."""
    if post.label is not None:
        return post.label
    return 0 if post.first in post.body[:1] else len(lines[post.first].text)


def _depth(post: StackedPost) -> int:
    """How deep a post stands."""
    return post.indent if post.level is None else post.level
