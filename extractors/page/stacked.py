"""Posts whose heads stand over several lines, as copied from a page's widgets.

A name, a handle, a time and what the page hangs on a post ("Reply", "Like (4)", a bare count) have a line each
there. A head is known by its time, with a name or handle right above or in the same line. A page has such
posts only where handles, levels or widgets show that software printed them. What stands around the posts is
told apart from what they say. Time is linear in the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractors.language.english import words
from extractors.page.comment_trees import name_of, names_time, timed_writer
from extractors.page.lines import Line, ends_sentence, page_lexicon, word_count

HANDLE = re.compile(r"\W{0,3}(?:@|u/)([A-Za-z0-9_][\w.-]{1,60}?)(?:@[\w-]+(?:\.[\w-]+)+)?\W{0,3}")
_COUNT = re.compile(r"[+-]?\d[\d.,]*\s?[KkMm]?")
_LEVEL = re.compile(r"(?:level|depth)\s(\d{1,2})", re.IGNORECASE)
_REPLYING = re.compile(
    r"(?:in\s)?(?:repl(?:y|ies|ied|ying)|respond(?:s|ed|ing)?)\sto\b", re.IGNORECASE
)
_MENTION = re.compile(r"@([A-Za-z0-9_][\w.-]{1,60})")
_QUOTING = re.compile(r"(?:quote|quoted|quoting|quote (?:post|tweet))\W*", re.IGNORECASE)
_MORE = re.compile(
    r"(?:view|show|hide|load|see|expand|continue)\s(?:all\s|this\s)?(?:\d+\s)?(?:more\s)?"
    r"(?:repl(?:y|ies)|comments?|answers?|thread)|"
    r"\d+\s(?:more\s)?(?:repl(?:y|ies)|comments?|answers?)(?:\s(?:by|from)\s.{2,60})?",
    re.IGNORECASE,
)
_REPLY_BY = re.compile(r"repl(?:y|ies)\s(?:by|from)\s(.{2,40}?)(?:\sand\s.*)?$", re.IGNORECASE)
_GONE = re.compile(r"\[[a-z][a-z ]{2,20}\]")
_MARK = re.compile(r"\[[-\u2013\u2014+]\]\s*")
_TO = re.compile(r"[>\u203a\u25b8\u2192\u21b3]\s*(?=\w)")
_MINUTE = re.compile(r"\b\d{1,2}:\d{2}\b")
_LONGEST_WIDGET = 9
_LONGEST = 80
_OVER = 4  # lines between a head's name and its time
_FEWEST = 3
_PLACE = re.compile(r"[A-Z][\w.'-]*(?:\s[A-Z][\w.'-]*){0,2},\s[A-Z][\w.]*(?:\s[A-Z][\w.]*)?")
_PLACED = 0.8
_TIMED = 0.6
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
        quoted: whether the page says that the post above it quotes it.
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
    posts = _found(lines)
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
    if closed < 0.5 * len(said) or (printed < 0.5 * len(posts) and not plain):
        return []
    _cut_tail(posts)
    return posts


def is_widget(text: str) -> bool:
    """Whether a line is what software prints around a post: a count, buttons, a separator."""
    if len(text) > _LONGEST:
        return False
    if not any(map(str.isalnum, text)):
        return not any(ord(char) > 0x2BFF for char in text)  # an emoji may be all that a post says
    if _COUNT.fullmatch(text):
        return True
    told = words(text)
    if len(told) > _LONGEST_WIDGET or (
        ends_sentence(text) and not text.endswith(("...", "\u2026"))
    ):
        return False
    if told[:2] == ["liked", "by"] or _MORE.fullmatch(text.rstrip(".\u2026 ")):
        return True
    known = page_lexicon().kinds
    small = known.post_widgets | known.beside_time
    return any(word in known.post_widgets for word in told) and all(
        word in small or word[0].isdigit() for word in told
    )


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
    return posts


def _head(lines: tuple[Line, ...], i: int) -> StackedPost | None:
    """The head whose last line is this one: the time of a post, a name or handle above or in it."""
    text = lines[i].text
    if len(text) > _LONGEST:
        return None
    if HANDLE.fullmatch(text):
        post = _without_time(lines, i)
    elif _TO.match(text):
        post = _to_somebody(lines, i)
    else:
        post = (
            _over_time(lines, i)
            if _is_time(text)
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
    name = _name(lines[i - 1].text) if i and not lines[i].gap else None
    for line in lines[i + 1 : i + _OVER]:
        if _is_time(line.text):
            return None  # the head goes on to there
        if any(map(str.isalnum, line.text)) and not _is_badge(line.text):
            break
    if match is None or name is None:
        return None
    return StackedPost(i - 1, i, name, match[1], lines[i - 1].indent)


def _to_somebody(lines: tuple[Line, ...], i: int) -> StackedPost | None:
    """A head whose second line names the one who is answered: "Marguerite", "> Fen Okoro - 2 months ago"."""
    answered = timed_writer(_TO.sub("", lines[i].text, count=1))
    name = _name(lines[i - 1].text) if i and not lines[i].gap else None
    if not answered or name is None:
        return None
    return StackedPost(i - 1, i, name, None, lines[i - 1].indent, answers=answered)


def _with_places(lines: tuple[Line, ...], posts: list[StackedPost]) -> list[StackedPost]:
    """The posts with the name over a place ("Helen / Portland / March 4"), where nearly all heads have both."""
    moved: list[tuple[StackedPost, str]] = []
    for post in posts:
        at = post.first - 1
        name = _name(lines[at].text) if at >= 0 and not lines[post.first].gap else None
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
    told = timed_writer(text)
    if told is None or (below is not None and text.endswith(":") and _is_time(below.text)):
        return None
    found = _MENTION.search(text)
    return StackedPost(i, i, told or None, found[1] if found else None, line.indent)


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
        elif name := _name(text):
            return StackedPost(at, i, name, handle[1] if handle else None, lines[at].indent)
        elif at == i - 1 and _PLACE.fullmatch(text):
            return StackedPost(at, i, None, None, lines[at].indent)
        elif any(map(str.isalnum, text)) and not _is_badge(text):
            break
    if handle is None:
        return None
    return StackedPost(handle[0], i, handle[1], handle[1], lines[handle[0]].indent)


def _below(post: StackedPost, i: int, text: str) -> None:
    """A line under a head: what the post says, or what the page printed around it."""
    replying = not post.body and (_REPLYING.match(text) or post.answers == "?")
    if replying and len(text) <= _LONGEST and not ends_sentence(text):
        found = _MENTION.search(text)
        post.answers = found[1] if found else "?"
        post.aside.append(i)
    elif (
        is_widget(text)
        or (post.body and _is_time(text))
        or (not post.body and (_is_badge(text) or _GONE.fullmatch(text)))
    ):
        by = _REPLY_BY.search(text)
        post.next_by = by[1].strip() if by else post.next_by
        post.aside.append(i)
    else:
        post.body.append(i)


def _announces(text: str) -> bool:
    """Whether a line announces a head: its level, or that a quoted post follows."""
    return len(text) <= 20 and bool(_LEVEL.fullmatch(text) or _QUOTING.fullmatch(text))


def _is_badge(text: str) -> bool:
    """Whether a line is a badge beside a name ("OP", "Author", "Moderator")."""
    told = words(text) if len(text) <= 30 else []
    return 0 < len(told) <= 3 and all(word in page_lexicon().kinds.badges for word in told)


def _is_time(text: str) -> bool:
    """Whether a line is the time of a post; a day and month without a year will do."""
    if len(text) > _LONGEST:
        return False
    if names_time(text):
        return True
    lexicon, told = page_lexicon(), words(text)
    return (
        1 < len(told) <= 6
        and any(word in lexicon.months for word in told)
        and any(word[0].isdigit() for word in told)
        and all(
            word in lexicon.months or word[0].isdigit() or word in lexicon.kinds.beside_time
            for word in told
        )
    )


def _name(text: str) -> str | None:
    """The name or account that a line alone holds, or None."""
    said = timed_writer(text) if text.rstrip(": ").endswith(("says", "wrote", "said")) else None
    bare = said or text.strip("*_ ").removeprefix("u/")
    name = name_of(bare)
    if (
        name is None
        or not bare.endswith(name)
        or len(text) > 40
        or is_widget(text)
        or _is_badge(text)
    ):
        return None
    parts = name.split()
    particles = page_lexicon().byline.name_particles
    full = all(part[0].isupper() or part.lower() in particles for part in parts)
    return name if len(parts) == 1 or full else None


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
