"""Posts that say themselves who wrote them: by a signature, or by calling a named work their own.

A name behind a dash may also be the source of a quotation, so a signature counts only under a text in the
first person that opens with no quotation mark. "My essay" names a writer where the same work stands with a
possessive or a "by" elsewhere on the page, and with one name only.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from kg.model import AuthorEvidence, AuthorTest, Post, Span

_NAME = (
    r"[^\W\d_a-z][\w’'-]*(?:[ ](?:[^\W\d_a-z]\.|[^\W\d_a-z][\w’'-]+|de|van|von|der|la|bin|al)){0,3}"
)
_SIGNATURE = re.compile(
    r"(?:^|[\n\r]|(?<=[.!?…])[ ]+)[ \t]*(?:--|[—–-]|~|(?i:signed,?|yours(?: \w+)?,|best(?: \w+)?,|cheers,|"
    rf"regards,|(?:many )?thanks,))[ \t]*[\n\r]*[ \t]*(?P<name>{_NAME})[ \t.]*$"
)
_FIRST_PERSON = re.compile(r"\b(?:I|my|My|me|I['’]\w+)\b")
_QUOTE_MARKS = '"“«‘>'
_TAIL = 120  # code points at a post's end in which a signature can stand
_WORKS = (
    r"(?:essay|article|book|paper|report|column|newsletter|post|piece|talk|study|thread|series|blog|memo|"
    r"novel|survey|lecture|story|review|thesis|dissertation)"
)
_TITLE = r"(?:[“\"‘*_](?P<{0}>[^“”\"‘’*_\n]{{4,120}})[”\"’*_]|(?P<{0}_bare>[A-Z][\w’'-]+(?:[ ](?:[A-Z0-9][\w’'-]*|of|the|and|in|on|for|a|to)){{1,9}}))"
_MY_WORK = re.compile(
    rf"\b[Mm]y (?:(?!{_WORKS})[\w-]+ ){{0,3}}{_WORKS}(?:,|:| called| titled| entitled| on| in| at)? "
    + _TITLE.format("mine")
)
_THEIR_WORK = re.compile(
    rf"\b(?P<owner>[A-Z][\w-]+(?:[ ][A-Z][\w.-]+){{1,3}})['’]s (?:(?!{_WORKS})[\w-]+ ){{0,3}}{_WORKS}"
    rf"(?:,|:| called| titled| entitled| on| in| at)? " + _TITLE.format("theirs")
)
_BY = re.compile(_TITLE.format("work") + r",? by (?P<writer>[A-Z][\w-]+(?:[ ][A-Z][\w.-]+){1,3})")


def signed(text: str, posts: Sequence[Post]) -> dict[str, tuple[str, tuple[AuthorEvidence, ...]]]:
    """For posts that say who wrote them the name and the words that say so.

    Args:
        text: the whole page.
        posts: without copies.
    """
    found: dict[str, tuple[str, tuple[AuthorEvidence, ...]]] = {}
    owners = _owners(text) if any("my " in post.span.quote.lower() for post in posts) else {}
    for post in posts:
        mark = _signature(post) or _own_work(post, owners)
        if mark is not None:
            found[post.id] = mark
    return found


def _signature(post: Post) -> tuple[str, tuple[AuthorEvidence, ...]] | None:
    """The name that closes a post in the first person."""
    own = post.span.quote
    base = max(0, len(own) - _TAIL)
    match = _SIGNATURE.search(own[base:])
    if match is None or not match["name"][0].isupper() or own[0] in _QUOTE_MARKS:
        return None
    above = own[: base + match.start()]
    if not _FIRST_PERSON.search(above) or above.rstrip().endswith(("”", '"', "»")):
        return None
    start, end = match.span("name")
    place = _inside(post, base + start, base + end)
    return match["name"], (AuthorEvidence(AuthorTest.SIGNATURE, place),)


def _own_work(
    post: Post, owners: dict[str, list[tuple[str, Span]]]
) -> tuple[str, tuple[AuthorEvidence, ...]] | None:
    """The writer of the one named work that a post calls its own."""
    match = _MY_WORK.search(post.span.quote)
    if match is None:
        return None
    named = owners.get(_folded(match["mine"] or match["mine_bare"]), [])
    if len({name for name, _ in named}) != 1:
        return None
    name, place = named[0]
    mine = _inside(post, *match.span())
    return name, tuple(AuthorEvidence(AuthorTest.OWN_WORK, at) for at in (mine, place))


def _owners(text: str) -> dict[str, list[tuple[str, Span]]]:
    """Named works with those to whom the page gives them, and where it does."""
    found: dict[str, list[tuple[str, Span]]] = defaultdict(list)
    for match in _THEIR_WORK.finditer(text):
        title = _folded(match["theirs"] or match["theirs_bare"])
        found[title].append((match["owner"], Span.of(text, *match.span())))
    for match in _BY.finditer(text):
        title = _folded(match["work"] or match["work_bare"])
        found[title].append((match["writer"], Span.of(text, *match.span())))
    return found


def _inside(post: Post, start: int, end: int) -> Span:
    """A place in a post as a place in the text."""
    return Span(post.span.start + start, post.span.start + end, post.span.quote[start:end])


def _folded(title: str) -> str:
    """A title without case, marks and spacing."""
    return " ".join(re.findall(r"[^\W_]+", title.lower()))
