"""Posts that buttons and counters part: whatever heads them, the same widgets stand under each.

"Reply Repost Like 12 Share" under every post shows where posts end, also where a page prints no time, and
for some posts no name. Most blocks between such lines must open with a name; what stands above the name in
its block is the page's, and a quoted post.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from extractors.language.english import words
from extractors.page.lines import Line, ends_sentence, leading_handle, page_lexicon, word_count
from extractors.page.poster_lines import timed_writer
from extractors.page.widgets import (
    account_line,
    handle_line,
    is_badge,
    is_widget,
    name_alone,
    replying,
    runs_of,
)

_FEWEST = 3
_NAMED = 0.6  # of the blocks that open with a name
_COUNTED = 0.8  # of the feet that are rows of counters
_ALIKE = 0.5  # of the words of two feet
_SENTENCE = 4  # words that make a line more than an item of a menu
_COPIED = 8  # words of a post that is known again
_TOP = 10  # lines above a name that the page may print
_PIN = re.compile(r"\[[A-Z]\w+\]\s*")
_QUOTED = re.compile(r"(?:>|\u2502|\|)\s*|(?:QT|RT)\b:?\s*")
_SYMBOL = 0x2190
# "12   3   88   7K": replies, reposts, likes and views of a post
_COUNTERS = re.compile(r"(?:\d[\d.,]*\s?[KkMm]?(?:\s+|\s*[\u00b7|]\s*)){2,5}\d[\d.,]*\s?[KkMm]?")
_FEWEST_ROWS = 5  # rows of counters that show posts though none has a name


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
        opens: whether it is the post that the others are talk about.
        parted: whether it is a post printed again at a block's head, so that the one above has no part in it.
        body: indexes of what is said.
        aside: indexes of what the page printed around it.
    """

    first: int
    head: int
    author: str | None
    handle: str | None
    answers: str = ""
    cites: str = ""
    parted: bool = False
    opens: bool = False
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
    rows = sum(1 for foot in feet if len(foot) == 1 and is_counters(lines[foot.start].text))
    counted = rows >= max(_FEWEST_ROWS, _COUNTED * len(feet))
    posts: list[FencedPost] = []
    told: dict[str, FencedPost] = {}
    start = 0
    for foot in [*feet, range(len(lines), len(lines))]:
        block = range(_behind_advert(lines, range(start, foot.start)), foot.start)
        start = foot.stop
        post = _post(lines, block) if block else None
        if post is None or (not foot and (post.handle is None or counted)):
            continue
        if not (counted or _says(lines, post)):
            continue
        parts = _parted(lines, post, told)
        parts[-1].aside += foot
        posts += parts
    if counted and any(post.handle or leading_handle(lines[post.body[0]].text) for post in posts):
        posts[0].opens = posts[0].handle is not None
        return posts
    named = [post for post in posts if post.author or post.handle]
    if len(named) < max(_FEWEST, _NAMED * len(posts)):
        return []
    known = {(post.handle or post.author or "").lower() for post in named}
    return posts if len(known) > 1 else []


def _behind_advert(lines: tuple[Line, ...], block: range) -> int:
    """Where a block begins, an advert at its head left out that says below its words that it is one."""
    kinds = page_lexicon().kinds
    ends = [
        i + 1
        for i in block[1:-1]
        if lines[i].text.lower() in kinds.advert and lines[i + 1].gap and not lines[i].gap
    ]
    return ends[-1] if ends else block.start


def _is_foot(text: str) -> bool:
    return is_widget(text) or is_counters(text)


def _feet(lines: tuple[Line, ...]) -> list[range]:
    """Runs of widgets that look like most of them do."""
    runs = runs_of(lines, _is_foot)
    shapes = [_shape(lines, run) for run in runs]
    common = Counter(shape for shape in shapes if shape).most_common(1)
    if not common:
        return []
    usual = common[0][0]
    return [
        run
        for run, shape in zip(runs, shapes, strict=True)
        if _alike(shape, usual) or _is_headed(lines, run.stop)
    ]


def _is_headed(lines: tuple[Line, ...], i: int) -> bool:
    """Whether a name over an account stands at a line."""
    return (
        i + 1 < len(lines)
        and name_alone(lines[i].text) is not None
        and handle_line(lines[i + 1].text) is not None
    )


def _shape(lines: tuple[Line, ...], run: range) -> frozenset[str]:
    """The words and symbols of a foot, its numbers left out; "reply" and "replies" are one."""
    text = " ".join(lines[i].text for i in run)
    if any(is_counters(lines[i].text) for i in run):
        return frozenset({"#"})
    told = {re.sub(r"(?:ies|y|s)$", "", word) for word in words(text) if not word[0].isdigit()}
    return frozenset(told | {char for char in text if ord(char) >= _SYMBOL and char.isprintable()})


def is_counters(text: str) -> bool:
    """Whether a line is a row of three counters or more."""
    return _COUNTERS.fullmatch(text) is not None


def _alike(shape: frozenset[str], usual: frozenset[str]) -> bool:
    return bool(shape) and len(shape & usual) >= _ALIKE * len(shape | usual)


def _post(lines: tuple[Line, ...], block: range) -> FencedPost | None:
    """The post of a block; None where it says nothing."""
    strong = (_account(lines, at, block) for at in block[:_TOP])
    found = next((one for one in strong if one is not None), None) or _bare(lines, block)
    post = found and _with_top(lines, found, block.start)
    if post is None:
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


def _says(lines: tuple[Line, ...], post: FencedPost) -> bool:
    """Whether a post says something: under a bare name, words of the page's menu do not."""
    texts = [lines[i].text for i in post.body]
    return post.handle is not None or any(
        ends_sentence(text) or word_count(text) >= _SENTENCE for text in texts
    )


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


def _account(lines: tuple[Line, ...], at: int, block: range) -> FencedPost | None:
    """The head that a line opens with an account or a time, or None."""
    text = _PIN.sub("", lines[at].text, count=1)
    if at == block[-1] or _QUOTED.match(text):
        return None
    if handle := handle_line(text):
        return FencedPost(at, at, handle, handle)
    if found := account_line(text) or _said(text):
        return FencedPost(at, at, *found)
    below = handle_line(lines[at + 1].text)
    name = name_alone(text) if below and not lines[at + 1].gap else None
    return FencedPost(at, at + 1, name, below, aside=[at + 1]) if name else None


def _bare(lines: tuple[Line, ...], block: range) -> FencedPost | None:
    """The head that is a bare name: in a block's first line, or below a gap where the page quotes a post."""
    for at in block[:_TOP]:
        text = _PIN.sub("", lines[at].text, count=1)
        if _QUOTED.match(text):
            continue
        if at == block[-1] or ends_sentence(text) or (at > block.start and not lines[at].gap):
            return None
        name = name_alone(text)
        return FencedPost(at, at, name, None) if name else None
    return None


def _parted(
    lines: tuple[Line, ...], post: FencedPost, told: dict[str, FencedPost]
) -> list[FencedPost]:
    """A post, with a post that is printed again inside it as one of its own.

    Args:
        lines: the page.
        post: what stands between two feet.
        told: the posts further up by their words; the new one is added.
    """
    own = [i for i in post.body if (key := _key(lines[i].text)) not in told or not key]
    again = [i for i in post.body if i not in own]
    if not again:
        told.setdefault(_key(" ".join(lines[i].text for i in post.body)), post)
        return [post]
    copy = told[_key(lines[again[0]].text)]
    made = FencedPost(again[0], again[0], copy.author, copy.handle, body=again[:1])
    rest = [i for i in own if i > again[0]]
    if again[0] == post.body[0]:
        made.parted = True
        after = FencedPost(rest[0], rest[0], None, None, body=rest, aside=[]) if rest else None
        if post.author or post.handle:
            post.body = own or post.body
            return [post]
        return [made, after] if after else [made]
    post.body = [i for i in own if i < again[0]]
    made.body += rest
    return [post, made]


def _key(text: str) -> str:
    """The words of a post as they are compared; "" for one too short to be known again."""
    told = words(text)
    return " ".join(told) if len(told) >= _COPIED else ""


def _said(text: str) -> tuple[str, None] | None:
    """The writer in a line that says who wrote and when, in the form of `account_line`."""
    name = timed_writer(text)
    return (name, None) if name else None
