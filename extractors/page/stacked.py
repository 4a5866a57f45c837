"""Posts whose heads stand over several lines, as copied from a page's widgets.

A name, a handle, a time and what the page hangs on a post ("Reply", "Like (4)", a bare count) have a line each
there. A head is known by its time, with a name or handle right above or in the same line. A page has such
posts only where handles, levels or widgets show that software printed them. What stands around the posts is
told apart from what they say. Time is linear in the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractors.page.comment_trees import timed_writer
from extractors.page.fenced import fenced_posts
from extractors.page.footed import footed_posts
from extractors.page.lines import Line, ends_sentence, word_count
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
    replying,
)

_LEVEL = re.compile(r"(?:level|depth)\s(\d{1,2})", re.IGNORECASE)
_QUOTING = re.compile(r"(?:quote|quoted|quoting|quote (?:post|tweet))\W*", re.IGNORECASE)
_REPLY_BY = re.compile(r"repl(?:y|ies)\s(?:by|from)\s(.{2,40}?)(?:\sand\s.*)?$", re.IGNORECASE)
_GONE = re.compile(r"\[[a-z][a-z ]{2,20}\]")
_MARK = re.compile(r"\[[-\u2013\u2014+]\]\s*")
_TO = re.compile(r"[>\u203a\u25b8\u2192\u21b3]\s*(?=\w)")
_MINUTE = re.compile(r"\b\d{1,2}:\d{2}\b")
# "2d", "3d - Edited -"
_SHORT_TIME = re.compile(
    r"\W{0,3}\d{1,3}\s?(?:s|m|h|d|w|y|mo|yr|min)\b(?:\W{1,4}[Ee]dited)?\W{0,4}"
)
_OVER = 4  # lines between a head's name and its time
_FEWEST = 3
_PLACE = re.compile(r"[A-Z][\w.'-]*(?:\s[A-Z][\w.'-]*){0,2},\s[A-Z][\w.]*(?:\s[A-Z][\w.]*)?")
_PLACED = 0.8
_TIMED = 0.6
_MARKED = 0.8  # of the posts with a handle: then nothing else need look like a post
_ARTICLE = 250  # words that make the text under the first name and date an article


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
        parted: whether what hangs on the post above stands between.
        quoted: whether the page says that the post above it quotes it.
        cites: the words that the page quotes above it, perhaps with their writer's name, or "".
        next_by: whose reply to it the page announces, or "".
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
    parted: bool = False
    body: list[int] = field(default_factory=list)
    aside: list[int] = field(default_factory=list)

    @property
    def last(self) -> int:
        """The last line that is the post's or hangs on it."""
        return max(self.head, *self.body[-1:], *self.aside[-1:])


def stacked_posts(
    lines: tuple[Line, ...], *, told: bool = False, plain: bool = False
) -> list[StackedPost]:
    """The posts of a page whose heads stand over several lines; none where it has no such posts.

    Args:
        lines: the page, or its readers' part.
        told: whether a heading says that these are comments.
        plain: whether names and times alone will do.
    """
    headed = _headed_posts(lines, told=told, plain=plain)
    fenced = [
        StackedPost(
            one.first,
            one.head,
            one.author,
            one.handle,
            lines[one.first].indent,
            answers=one.answers,
            cites=one.cites,
            parted=one.parted,
            body=one.body,
            aside=one.aside,
        )
        for one in fenced_posts(lines)
    ]
    # Where the same widgets stand under every post, they also part those that show no name.
    finer = len(fenced) > len(headed) and {one.head for one in headed} <= {
        one.head for one in fenced
    }
    return fenced if finer else headed or fenced


def _headed_posts(lines: tuple[Line, ...], *, told: bool, plain: bool) -> list[StackedPost]:
    """The posts with a head that tells the time, or a foot that does, where the page is made of such."""
    posts = [
        StackedPost(
            one.first,
            one.first,
            one.name,
            None,
            lines[one.first].indent,
            body=list(one.body),
            aside=list(one.foot),
        )
        for one in footed_posts(lines)
    ] or _found(lines)
    if len(posts) > 1 and not told and _is_article(lines, posts):
        posts = posts[1:]
    said = [post for post in posts if post.body]
    names = {post.handle or post.author for post in said} - {None}
    if len(said) < (2 if told else _FEWEST) or len(names) < 2 or len(said) < 0.6 * len(posts):
        return []
    closed = sum(1 for post in said if ends_sentence(lines[post.body[-1]].text))
    # Only software writes the minute of a post.
    printed = sum(
        1
        for post in posts
        if post.handle
        or post.level is not None
        or _hangs(lines, post)
        or _MINUTE.search(lines[post.head].text)
    )
    marked = sum(1 for post in posts if post.handle)
    if closed < 0.5 * len(said) and marked < _MARKED * len(posts):
        return []
    if printed < 0.5 * len(posts) and not plain:
        return []
    _cut_tail(posts)
    return posts


def _found(lines: tuple[Line, ...]) -> list[StackedPost]:
    """Every head, and the lines below it up to the next."""
    posts = _with_places(
        lines, [post for i in range(len(lines)) if (post := _head(lines, i)) is not None]
    )
    quoting = sum(1 for post in posts if lines[post.head].text.endswith(" wrote:"))
    if quoting <= (1 - _TIMED) * len(posts):  # among heads with times it opens a quotation
        posts = [post for post in posts if not lines[post.head].text.endswith(" wrote:")]
    for n, post in enumerate(posts):
        end = posts[n + 1].first if n + 1 < len(posts) else len(lines)
        for i in range(post.head + 1, end):
            _below(post, i, lines[i].text)
        if n + 1 < len(posts) and post.body and (named := replying(lines[end - 1].text)):
            # Some pages say whom a post answers above the name of its writer.
            posts[n + 1].answers = named
            post.body = [i for i in post.body if i != end - 1]
            post.aside.append(end - 1)
    return posts


def _head(lines: tuple[Line, ...], i: int) -> StackedPost | None:
    """The head whose last line is this one: the time of a post, a name or handle above or in it."""
    text = lines[i].text
    if len(text) > LONGEST:
        return None
    if HANDLE.fullmatch(text):
        post = _without_time(lines, i)
    elif account := handle_line(text):
        name = name_alone(lines[i - 1].text) if i and not lines[i].gap else None
        at = i if name is None else i - 1
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
    post.aside = list(range(post.first + 1, i + 1))
    return post


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


def _with_places(lines: tuple[Line, ...], posts: list[StackedPost]) -> list[StackedPost]:
    """The posts with the name over a place ("Helen / Portland / March 4"), where nearly all heads have both."""
    moved: list[tuple[StackedPost, str]] = []
    for post in posts:
        at = post.first - 1
        name = name_alone(lines[at].text) if at >= 0 and not lines[post.first].gap else None
        free = at <= 0 or lines[at].gap > 0 or is_widget(lines[at - 1].text)
        if name is not None and free and post.handle is None and post.level is None:
            moved.append((post, name))
    if len(posts) >= _FEWEST and len(moved) >= _PLACED * len(posts):
        for post, name in moved:
            post.first, post.author = post.first - 1, name
            post.aside = list(range(post.first + 1, post.head + 1))
    return posts


def _in_one_line(line: Line, i: int, below: Line | None) -> StackedPost | None:
    """A head in a line of its own: "kelp_ 4 hours ago"."""
    text = _MARK.sub("", line.text, count=1)
    if account := account_line(text):
        return StackedPost(i, i, account[0], account[1], line.indent)
    told = timed_writer(text)
    if told is None or (below is not None and text.endswith(":") and is_time(below.text)):
        return None
    return StackedPost(i, i, told or None, mentioned(text), line.indent)


def _over_time(lines: tuple[Line, ...], i: int) -> StackedPost | None:
    """A head above a line with a time: a name, a handle or both, perhaps with badges between."""
    handle: tuple[int, str] | None = None
    for at in range(i - 1, max(-1, i - 1 - _OVER), -1):
        text = lines[at].text
        match = HANDLE.fullmatch(text) if handle is None else None
        if match:
            handle = (at, match[1])
        elif _GONE.fullmatch(text):
            return StackedPost(at, i, None, None, lines[at].indent)
        elif name := name_alone(text):
            described = None if handle or _is_free(lines, at) else _over_described(lines, i)
            return described or StackedPost(
                at, i, name, handle[1] if handle else None, lines[at].indent
            )
        elif at == i - 1 and _PLACE.fullmatch(text):
            return StackedPost(at, i, None, None, lines[at].indent)
        elif any(map(str.isalnum, text)) and not is_badge(text):
            break
    if handle is None:
        return _over_described(lines, i)
    return StackedPost(handle[0], i, handle[1], handle[1], lines[handle[0]].indent)


def _over_described(lines: tuple[Line, ...], i: int) -> StackedPost | None:
    """A head whose writer is described between name and time ("Kofi Brandt / 3rd+ / Engineer / 2d")."""
    if not _SHORT_TIME.fullmatch(lines[i].text):
        return None
    for at in range(i - 1, max(-1, i - 1 - _OVER), -1):
        text = lines[at].text
        if _is_free(lines, at) and (name := name_alone(text)):
            return StackedPost(at, i, name, None, lines[at].indent)
        if lines[at].gap or (ends_sentence(text) and not text.endswith('"')) or len(text) > LONGEST:
            break
    return None


def _is_free(lines: tuple[Line, ...], i: int) -> bool:
    """Whether a post can open at a line: at the page's start, below a gap or what hangs on another."""
    return i == 0 or lines[i].gap > 0 or is_widget(lines[i - 1].text)


def _below(post: StackedPost, i: int, text: str) -> None:
    """A line under a head: what the post says, or what the page printed around it."""
    if not post.body and (named := replying(text, going_on=post.answers == "?")):
        post.answers = named
        post.aside.append(i)
    elif (
        is_widget(text)
        or (post.body and is_time(text))
        or (not post.body and (is_badge(text) or _GONE.fullmatch(text)))
    ):
        by = _REPLY_BY.search(text)
        post.next_by = by[1].strip() if by else post.next_by
        post.aside.append(i)
    else:
        post.body.append(i)


def _announces(text: str) -> bool:
    """Whether a line announces a head: its level, or that a quoted post follows."""
    return len(text) <= 20 and bool(_LEVEL.fullmatch(text) or _QUOTING.fullmatch(text))


def _hangs(lines: tuple[Line, ...], post: StackedPost) -> bool:
    """Whether the page hung something on a post, a separator apart."""
    return any(at > post.head and any(map(str.isalnum, lines[at].text)) for at in post.aside)


def _is_article(lines: tuple[Line, ...], posts: list[StackedPost]) -> bool:
    """Whether the first head is an article's byline: its text is long, and no other's is."""
    lengths = [sum(word_count(lines[i].text) for i in post.body) for post in posts]
    paragraphs = len(posts[0].body) >= 3 and lengths[0] > 2 * max(lengths[1:])
    return lengths[0] >= _ARTICLE or paragraphs


def _cut_tail(posts: list[StackedPost]) -> None:
    """End the last post behind its widgets, where those of the page do."""
    *others, last = posts
    ended = sum(1 for post in others if post.body and post.last > post.body[-1])
    after = [at for at in last.aside if last.body and at > last.body[0]]
    if ended < 0.6 * len(others) or not after:
        return
    end = after[0]
    while end + 1 in last.aside:
        end += 1
    last.body = [at for at in last.body if at < end]
    last.aside = [at for at in last.aside if at <= end]
