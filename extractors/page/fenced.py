"""Posts that buttons and counters part: whatever heads them, the same widgets stand under each.

"Reply Repost Like 12 Share" under every post shows where posts end, also where a page prints no time, and
for some posts no name. Most blocks between such lines must open with a name; what stands above the name in
its block is the page's, and a quoted post.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.language.english import words
from extractors.page.comment_trees import timed_writer
from extractors.page.lines import Line, ends_sentence
from extractors.page.widgets import HANDLE, account_line, is_badge, is_widget, name_alone, replying

_FEWEST = 3
_NAMED = 0.6  # of the blocks that open with a name
_ALIKE = 0.5  # of the words of two feet
_TOP = 4  # lines above a name that the page may print
_PIN = re.compile(r"\[[A-Z]\w+\]\s*")
_QUOTED = re.compile(r"(?:>|\u2502|\|)\s*|(?:QT|RT)\b:?\s*")
_SYMBOL = 0x2190


@dataclass(slots=True)
class FencedPost:
    """A post by its lines.

    Args:
        first: index of the first line of its head, or of its words where it has none.
        head: index of the last line of its head; ``first`` where it has none.
        author: the name as written, or None.
        handle: the account, or None.
        answers: whom the page says it answers, or "".
        cites: the words that the page quotes above it, perhaps with their writer's name, or "".
        body: indexes of what is said.
        aside: indexes of what the page printed around it.
    """

    first: int
    head: int
    author: str | None
    handle: str | None
    answers: str = ""
    cites: str = ""
    body: list[int] = field(default_factory=list)
    aside: list[int] = field(default_factory=list)


def fenced_posts(lines: tuple[Line, ...]) -> list[FencedPost]:
    """The posts between lines of widgets; none where the page shows no such pattern.

    Args:
        lines: the page, or its readers' part.
    """
    feet = _feet(lines)
    if len(feet) < _FEWEST:
        return []
    posts = []
    start = 0
    for foot in feet:
        block = range(start, foot.start)
        start = foot.stop
        post = _post(lines, block)
        if post is not None:
            post.aside += foot
            posts.append(post)
    last = _post(lines, range(start, len(lines))) if start < len(lines) else None
    if last is not None and (last.author or last.handle):
        posts.append(last)
    named = [post for post in posts if post.author or post.handle]
    if len(named) < max(_FEWEST, _NAMED * len(posts)):
        return []
    known = {(post.handle or post.author or "").lower() for post in named}
    return posts if len(known) > 1 else []


def _feet(lines: tuple[Line, ...]) -> list[range]:
    """Runs of widgets that look like most of them do."""
    runs: list[range] = []
    for i, line in enumerate(lines):
        if not is_widget(line.text):
            continue
        if runs and runs[-1].stop == i:
            runs[-1] = range(runs[-1].start, i + 1)
        else:
            runs.append(range(i, i + 1))
    shapes = [_shape(lines, run) for run in runs]
    common = Counter(shape for shape in shapes if shape).most_common(1)
    if not common:
        return []
    usual = common[0][0]
    return [run for run, shape in zip(runs, shapes, strict=True) if _alike(shape, usual)]


def _shape(lines: tuple[Line, ...], run: range) -> frozenset[str]:
    """The words and symbols of a foot, its numbers left out; "reply" and "replies" are one."""
    text = " ".join(lines[i].text for i in run)
    told = {re.sub(r"(?:ies|y|s)$", "", word) for word in words(text) if not word[0].isdigit()}
    return frozenset(told | {char for char in text if ord(char) >= _SYMBOL and char.isprintable()})


def _alike(shape: frozenset[str], usual: frozenset[str]) -> bool:
    return bool(shape) and len(shape & usual) >= _ALIKE * len(shape | usual)


def _post(lines: tuple[Line, ...], block: range) -> FencedPost | None:
    """The post of a block; None where it says nothing."""
    for at in block[:_TOP]:
        found = _writer(lines, at, block, first=at == block.start)
        if found is not None:
            post = _with_top(lines, found, block.start)
            break
    else:
        post = FencedPost(block.start, block.start - 1, None, None)
    for i in range(post.head + 1, block.stop):
        text = lines[i].text
        if not post.body and (named := replying(text)):
            post.answers = named
            post.aside.append(i)
        elif not post.body and is_badge(text):
            post.aside.append(i)
        else:
            post.body.append(i)
    if not post.body:
        return None
    post.head = max(post.head, post.first)
    return post


def _with_top(lines: tuple[Line, ...], post: FencedPost, start: int) -> FencedPost:
    """The post with what the page printed above its name: a post that it quotes, perhaps."""
    for i in range(start, post.first):
        mark = _QUOTED.match(lines[i].text)
        if mark and not post.cites:
            post.cites = lines[i].text[mark.end() :]
    if start < post.first:
        post.aside += range(start + 1, post.head + 1)
        post.first = start
    return post


def _writer(
    lines: tuple[Line, ...], at: int, block: Sequence[int], *, first: bool
) -> FencedPost | None:
    """The head that a line opens, or None; a bare name counts in a block's first line or below a gap."""
    text = _PIN.sub("", lines[at].text, count=1)
    if at == block[-1] or _QUOTED.match(text):
        return None
    if match := HANDLE.fullmatch(text):
        return FencedPost(at, at, match[1], match[1])
    if found := account_line(text) or _said(text):
        return FencedPost(at, at, *found)
    name = name_alone(text) if (first or lines[at].gap) and not ends_sentence(text) else None
    if name is None:
        return None
    below = HANDLE.fullmatch(lines[at + 1].text)
    if below:
        return FencedPost(at, at + 1, name, below[1], aside=[at + 1])
    return FencedPost(at, at, name, None)


def _said(text: str) -> tuple[str, None] | None:
    """The writer in a line that says who wrote and when, in the form of `account_line`."""
    name = timed_writer(text)
    return (name, None) if name else None
