"""Heads of posts that stand over several lines: a name, an account, a time, and what else is printed among them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractors.page.lines import Line, ends_sentence, page_lexicon
from extractors.page.poster_lines import timed_writer, writer_line
from extractors.page.record_slots import may_name
from extractors.page.widgets import (
    HANDLE,
    LONGEST,
    account_line,
    handle_line,
    is_badge,
    is_time,
    is_widget,
    mentioned,
    name_alone,
)

_LEVEL = re.compile(r"(?:level|depth)\s(\d{1,2})", re.IGNORECASE)
_QUOTING = re.compile(r"(?:quote|quoted|quoting|quote (?:post|tweet))\W*", re.IGNORECASE)
GONE = re.compile(r"\[[a-z][a-z ]{2,20}\]")
_MARK = re.compile(r"\[[-\u2013\u2014+]\]\s*")
_TO = re.compile(r"[>\u203a\u25b8\u2192\u21b3]\s*(?=\w)")
# "2d", "3d - Edited -"
_SHORT_TIME = re.compile(
    r"\W{0,3}\d{1,3}\s?(?:s|m|h|d|w|y|mo|yr|min)\b(?:\W{1,4}[Ee]dited)?\W{0,4}"
)
_EDITS = re.compile(r"\d{1,2}")  # how often a post was edited, between name and time
_OVER = 4  # lines between a head's name and its time
_PLACE = re.compile(r"[A-Z][\w.'-]*(?:\s[A-Z][\w.'-]*){0,2},\s[A-Z][\w.]*(?:\s[A-Z][\w.]*)?")


@dataclass(slots=True)
class StackedPost:
    """A post in the making; lines by index.

    Args:
        first: the first line of its head.
        head: the last line of its head, which tells the time.
        author: the name or account that the head shows, or None.
        handle: the account, where the head shows one with a mark.
        indent: of the line with the name.
        level: how deep the page says it stands, or None.
        answers: the account that it says it answers, or "".
        opens: whether it opens the page's talk, the time over its writer's name.
        title: the line over its words that is their title, or None.
        parted: whether what hangs on the post above stands between.
        quoted: whether the page says that the post above it quotes it.
        cites: the words that the page quotes above it, perhaps with their writer's name, or "".
        next_by: whose reply to it the page announces, or "".
        links: links to posts around it in its head ("root", "parent", "prev", "next").
        to: index of the post that it answers where the page shows which, or None.
        label: characters of the first line that name its writer, where what is said follows in it; None for all.
        signed: the line in which its writer's name closes it and where in that line, or None.
        body: lines that it says.
        aside: lines that the page printed around it, those of the head behind the first included.
    """

    first: int
    head: int
    author: str | None
    handle: str | None
    indent: int
    level: int | None = None
    answers: str = ""
    quoted: bool = False
    next_by: str = ""
    cites: str = ""
    links: frozenset[str] = frozenset()
    opens: bool = False
    title: int | None = None
    parted: bool = False
    to: int | None = None
    label: int | None = None
    signed: tuple[int, int] | None = None
    body: list[int] = field(default_factory=list)
    aside: list[int] = field(default_factory=list)

    @property
    def last(self) -> int:
        """The last line that is the post's or hangs on it."""
        return max([self.head, *self.body[-1:], *self.aside[-1:]])


def post_head(lines: tuple[Line, ...], i: int) -> StackedPost | None:
    """The head whose last line is this one: the time of a post, a name or handle above or in it."""
    text = lines[i].text
    if len(text) > LONGEST:
        return None
    if is_time(text) and (opening := _time_first(lines, i)) is not None:
        opening.aside = [opening.head]
        return opening
    if HANDLE.fullmatch(text):
        post = _without_time(lines, i)
    elif account := handle_line(text):
        name, at = _over_handle(lines, i)
        post = StackedPost(at, i, name or account, account, lines[at].indent)
    elif _TO.match(text):
        post = _to_somebody(lines, i)
    else:
        post = (
            _over_time(lines, i)
            if is_time(text)
            else _in_one_line(lines[i], i, lines[i + 1] if i + 1 < len(lines) else None)
        )
    if post is None:
        return None
    while post.first and _announces(lines[post.first - 1].text):
        post.first -= 1
        level = _LEVEL.fullmatch(lines[post.first].text)
        post.level = int(level[1]) if level else post.level
        post.quoted = post.quoted or _QUOTING.fullmatch(lines[post.first].text) is not None
    post.aside = list(range(post.first + 1, post.head + 1))
    return post


def _over_handle(lines: tuple[Line, ...], i: int) -> tuple[str | None, int]:
    """The name above a handle and the line where the head begins; a line that describes the writer may stand between."""
    shown = lines[i - 1].text if i and not lines[i].gap else ""
    if shown and name_alone(shown) is None and _is_own_name(lines, i - 1):
        return shown, i - 1
    for at in range(i - 1, max(-1, i - 3), -1):
        if lines[at + 1].gap:
            break
        name = name_alone(lines[at].text)
        if name is not None and (at == i - 1 or is_free(lines, at)):
            described = at - 1 if at and not lines[at].gap and not is_free(lines, at) else None
            over = name_alone(lines[described].text) if described is not None else None
            if over is not None and described is not None and is_free(lines, described):
                return over, described  # the line between, short as it is, describes
            return name, at
    return None, i


def _without_time(lines: tuple[Line, ...], i: int) -> StackedPost | None:
    """A head that ends in a handle under a name, where its time stands elsewhere."""
    match = HANDLE.fullmatch(lines[i].text)
    name = name_alone(lines[i - 1].text) if i and not lines[i].gap else None
    for line in lines[i + 1 : i + _OVER]:
        if is_time(line.text):
            return None  # the head goes on to there
        if any(map(str.isalnum, line.text)) and not is_badge(line.text):
            break
    if match is None or name is None:
        return None
    return StackedPost(i - 1, i, name, match[1], lines[i - 1].indent)


def _to_somebody(lines: tuple[Line, ...], i: int) -> StackedPost | None:
    """A head whose second line names the one who is answered: "Marguerite", "> Fen Okoro - 2 months ago"."""
    answered = timed_writer(_TO.sub("", lines[i].text, count=1))
    name = name_alone(lines[i - 1].text) if i and not lines[i].gap else None
    if not answered or name is None:
        return None
    return StackedPost(i - 1, i, name, None, lines[i - 1].indent, answers=answered)


def _in_one_line(line: Line, i: int, below: Line | None) -> StackedPost | None:
    """A head in a line of its own: "kelp_ 4 hours ago"."""
    text = _MARK.sub("", line.text, count=1)
    if account := account_line(text):
        return StackedPost(i, i, account[0], account[1], line.indent)
    told = writer_line(text)
    if told is None or (below is not None and text.endswith(":") and is_time(below.text)):
        return None
    handle = told.handle or mentioned(text)
    return StackedPost(
        i,
        i,
        told.name,
        handle,
        line.indent,
        answers=told.answers,
        links=told.links,
        opens=told.opens,
    )


def _over_time(lines: tuple[Line, ...], i: int) -> StackedPost | None:
    """A head above a line with a time: a name, a handle or both, perhaps with badges between."""
    handle: tuple[int, str] | None = None
    for at in range(i - 1, max(-1, i - 1 - _OVER), -1):
        text = lines[at].text
        match = HANDLE.fullmatch(text) if handle is None else None
        if match:
            handle = (at, match[1])
        elif GONE.fullmatch(text):
            return StackedPost(at, i, None, None, lines[at].indent)
        elif name := name_alone(text):
            described = None if handle or is_free(lines, at) else _over_described(lines, i)
            return described or StackedPost(
                at, i, name, handle[1] if handle else None, lines[at].indent
            )
        elif handle and handle[0] == at + 1 and _is_own_name(lines, at):
            return StackedPost(at, i, text, handle[1], lines[at].indent)
        elif at == i - 1 and _PLACE.fullmatch(text):
            return StackedPost(at, i, None, None, lines[at].indent)
        elif at == i - 1 and _EDITS.fullmatch(text):
            continue
        elif any(map(str.isalnum, text)) and not is_badge(text):
            break
    if handle is None:
        return _over_described(lines, i) or _of_guest(lines, i)
    return StackedPost(handle[0], i, handle[1], handle[1], lines[handle[0]].indent)


def _of_guest(lines: tuple[Line, ...], i: int) -> StackedPost | None:
    """A head whose writer has no account: a badge that says so stands in the place of the name."""
    at = i - 1
    guest = at >= 0 and not lines[i].gap and lines[at].text.lower() in page_lexicon().kinds.guests
    above = at - 1 if guest and at and not lines[at].gap and is_badge(lines[at - 1].text) else at
    return (
        StackedPost(above, i, None, None, lines[at].indent)
        if guest and is_free(lines, above)
        else None
    )


def _time_first(lines: tuple[Line, ...], i: int) -> StackedPost | None:
    """The head of the post that opens a page, where its time stands over its writer's name.

    The name is alone under the time, a gap follows it, and no name stands above. A title marked as one may follow
    where every line stands apart.
    """
    if i + 2 >= len(lines) or not lines[i + 2].gap:
        return None
    if lines[i + 1].gap and not lines[i + 2].text.startswith("#"):
        return None
    name = name_alone(lines[i + 1].text)
    over = name_alone(lines[i - 1].text) if i and not lines[i].gap else None
    if name is None or over is not None or is_time(lines[i + 1].text):
        return None
    return StackedPost(i, i + 1, name, None, lines[i].indent, opens=True)


def _over_described(lines: tuple[Line, ...], i: int) -> StackedPost | None:
    """A head whose writer is described between name and time ("Kofi Brandt / 3rd+ / Engineer / 2d")."""
    if not _SHORT_TIME.fullmatch(lines[i].text):
        return None
    for at in range(i - 1, max(-1, i - 1 - _OVER), -1):
        text = lines[at].text
        if is_free(lines, at) and (name := name_alone(text)):
            return StackedPost(at, i, name, None, lines[at].indent)
        if lines[at].gap or (ends_sentence(text) and not text.endswith('"')) or len(text) > LONGEST:
            break
    return None


def _is_own_name(lines: tuple[Line, ...], at: int) -> bool:
    """Whether a line over an account is a name of its owner's making ("night owl 3000")."""
    free = is_free(lines, at) or ends_sentence(lines[at - 1].text)
    return free and not lines[at + 1].gap and may_name(lines[at].text)


def is_free(lines: tuple[Line, ...], i: int) -> bool:
    """Whether a post can open at a line: at the page's start, below a gap or what hangs on another."""
    return i == 0 or lines[i].gap > 0 or is_widget(lines[i - 1].text)


def _announces(text: str) -> bool:
    """Whether a line announces a head: its level, or that a quoted post follows."""
    return len(text) <= 20 and bool(_LEVEL.fullmatch(text) or _QUOTING.fullmatch(text))
