"""What a post quotes above its own words: marks, lines that say whose words follow, and words repeated without a mark."""

from __future__ import annotations

import re

from extractors.language.english import words
from extractors.page.record_slots import has_moment, is_named_well, moment_pattern
from extractors.page.stacked_heads import StackedPost
from extractors.page.widgets import replying

_WROTE = re.compile(
    r"(?:On\b(?:\s.{4,80}[,:>])?[\s,;:>-]*|At\b(?:\s.{4,60},)?[\s,;]*)?\"?@?(?P<name>[^\W_][^<>:\n]{0,50}?)\"?\s*(?:<[^<>\n]{3,60}>|\([^()\n]{3,40}\))?\s*"
    r"(?:wrote|said|writes|a \u00e9crit|schrieb)\s?:?\s*(?:\W?\s?(?P<rest>.{0,40}))?$"
)
_POSTED_BY = re.compile(
    r"(?:originally posted by|quote from|quoting|quote:|quote by|in reply to|reply to|replying to|>)\s*:?\s*(?P<name>[^\n:]{2,40}?):?$",
    re.IGNORECASE,
)
_IN_D = re.compile(r"In\s\S+#\d+,\s@?(?P<name>[\w.-]{2,40})\swrote:$")
ANSWERING = re.compile(
    r"[\[({]?\s*(?:in\s)?(?:reply|replied|replying|response|responding|answer)\sto:?\s(?:the\s)?@?(?P<name>.{1,90}?)\s*[\])}]?:?$",
    re.IGNORECASE,
)
_TO_NUMBER = re.compile(r"(?:comment|post|msg|message|no\.?)?\s?#?(\d{1,10})\b", re.IGNORECASE)
MARK = re.compile(r">>\s?#?(\d{1,10})(?:\s|$)")
QUOTE = re.compile(r"(?:>\s?)+|\|\s(?=\S)")
_RECIPIENTS = re.compile(r"to\s(?=\S)[^.!?]{2,160}")
_MARKS = "\"\u201c\u2018'"
_LONGEST = 200
_KNOWN = 4  # words by which a quotation is known
_COPIED = 6


class Talk:
    """The posts so far, by what others may answer them by."""

    def __init__(self) -> None:
        self.posts: list[StackedPost] = []
        self.told: list[str] = []
        self.numbers: dict[str, int] = {}
        self.asked: int | None = None  # the first post that is signed below it
        self.closed: int | None = None  # the last such

    def knows(self, name: str) -> bool:
        """Whether a writer further up goes by a name."""
        return any(post.author and post.author.lower() == name.lower() for post in self.posts)

    def quoted(self, text: str, fewest: int = _KNOWN) -> int | None:
        """The latest post that holds these words."""
        told = words(text)
        if len(told) < fewest:
            return None
        key = f" {' '.join(told)} "
        part = f" {' '.join(told[:_COPIED])} "
        for wanted in (key, part if len(told) > _COPIED else key):
            for j in range(len(self.told) - 1, -1, -1):
                if wanted in self.told[j]:
                    return j
        return None


def is_named(text: str, talk: Talk) -> bool:
    """Whether a line is a writer further up and a colon, as some pages head a quotation."""
    return text.endswith(":") and any(post.author == text[:-1] for post in talk.posts)


def cite(post: StackedPost, text: str, talk: Talk) -> None:
    """Take what a marked quotation or reference says of the post that is answered; what is quoted in it says nothing."""
    mark = MARK.match(text)
    if mark and not post.body:
        post.to = talk.numbers.get(mark[1], post.to)
        return
    marks = QUOTE.match(text)
    if marks and marks.group().count(">") > 1:
        return
    found = talk.quoted(QUOTE.sub("", text))
    if found is not None and post.to is None:
        post.to = found


def opens_quotation(post: StackedPost, text: str, talk: Talk, below: str = "") -> bool:
    """Whether a line only says whose words follow, or who is answered; the post is then an answer to that.

    Args:
        post: the post so far.
        text: the line.
        talk: the posts further up.
        below: the line after it.
    """
    if len(text) > _LONGEST:
        return False
    match = _IN_D.fullmatch(text) or ANSWERING.fullmatch(text) or _POSTED_BY.fullmatch(text)
    if match is None:
        match = _wrote(post, text, talk, below)
    if match is None:
        named = replying(text)
        if not named or post.body:
            return False
        post.answers = post.answers or named
        return True
    name = moment_pattern().sub("", match["name"]).strip(' ,@"')
    quoted = talk.quoted(name) if match["name"][0] in _MARKS else None
    number = _TO_NUMBER.search(name)
    by, _, of = name.partition(" from ")
    if quoted is not None:
        post.to = quoted
    elif number and number[1] in talk.numbers:
        post.to = talk.numbers[number[1]]
    elif "this message" in name:
        post.to = len(talk.posts) - 1 if talk.posts else None
    elif post.to is None and (not post.answers or not talk.knows(post.answers)):
        post.answers = by if of else name
    return True


def _wrote(post: StackedPost, text: str, talk: Talk, below: str) -> re.Match[str] | None:
    """The words that say who wrote what follows: a writer of this page, or what software prints over a quotation."""
    match = _WROTE.fullmatch(moment_pattern().sub(" ", text)) or _WROTE.fullmatch(text)
    if match is None or (match["rest"] and not has_moment(match["rest"])):
        return None
    printed = has_moment(text) or "<" in text or QUOTE.match(below) is not None
    shown = not post.body and is_named_well(match["name"])
    return match if printed or shown or talk.knows(match["name"]) else None


def recipients(text: str) -> list[str]:
    """Those to whom a line under a head says that a message went ("to Ann Lee, rivers-list"); none for other lines."""
    if _RECIPIENTS.fullmatch(text) is None:
        return []
    return [name.strip() for name in text[3:].split(",")]


def is_repeated(post: StackedPost, text: str, talk: Talk, *, marked: bool) -> bool:
    """Whether a line at a post's head repeats words of a post further up, as quotations without marks do."""
    found = talk.quoted(text, 2 if marked else _COPIED)
    if found is None:
        return False
    if not marked and f" {' '.join(words(text))} " not in talk.told[found]:
        return False
    post.to = found if post.to is None else post.to
    return True
