"""When a page was published, as it says itself.

Tried in turn, the most explicit first: lines at its head or foot that only date it, bylines and datelines;
fields of a line at its head ("14 Nov 2026 · 9 min read"); the number of a magazine; the time of the post that
opens a thread; the address; the date of a later change; and, for a talk whose times are hours or days old, the
date at its foot or the year of its owner's copyright. What only readers' comments say dates no article.
"""

from __future__ import annotations

import re

from extractors.page.dates import find_date, is_only_date
from extractors.page.header import after_opener, dates_issue
from extractors.page.lines import Line, page_lexicon, word_count
from extractors.page.poster_lines import names_age
from kg.model import SourceKind

# "LISBON (Agency), 5 May 2030 --", "Dec 3, 2030 (Agency) -", "OSLO/BERGEN, June 24 2030:".
_DATELINE = re.compile(
    r"(?:([A-Z][A-Za-z\u00c0-\u017f.'/ ,-]{2,50}?)(?:\s\([^)]{2,30}\))?(?:,?\s|\s(?:--|[\u2014\u2013-])\s))?((?:[A-Z][a-z]{2,8}\.?\s\d{1,2},?\s|\d{1,2}\s[A-Z][a-z]{2,8}\s)\d{4})\s*(?:\([^)]*\)\s*)?(?:--|[\u2014\u2013-]|[.:]\s|(?<=\))$)"
)
_RECORDED = re.compile(
    r"(?:^|(?<=[.!?\u201d\"]\s))[*_(]*(?:[Tt]his\s\w+\swas\s)?(?:(?:[Rr]ecorded|[Aa]ired|[Bb]roadcast|[Ff]ilmed|[Tt]aped|[Ss]treamed)\b[^.\n\d]{0,60}?|[Tt]ranscri(?:pt|bed|ption)\b[^\n\d]{0,80}?[.,])\s(?:on\s)?(?P<day>\d{1,2}(?:st|nd|rd|th)?\s[A-Z][a-z]{2,8}\s\d{4}|[A-Z][a-z]{2,8}\s\d{1,2},?\s\d{4}|\d{4}-\d\d-\d\d)\b"
)
# Parts of a byline, each in its own words: "By Ada Quill, 4 May 2026".
_PARTS = re.compile(
    r"\s*[|\u00b7\u2022\u2014]\s*|[,.]\s+(?=\d|[A-Z][a-z]+\s\d|[A-Z][a-z]+day\b)|\s\(|,\s(?=[A-Z])"
)
_FIELDS = re.compile(
    r"\s*[|\u00b7\u2022\u2219\u2014]\s*|\s{2,}|\t|\.\s+(?=[A-Z])|;\s+|\s+/{1,2}\s+"
)
_NUMBER = re.compile(
    r"\b(?:[Ff]rom|[Ii]n|[Tt]he)\s(?:the\s|our\s)?([A-Z][a-z]{2,8}(?:\s\d{1,2},)?\s\d{4}|\d{1,2}\s[A-Z][a-z]{2,8}\s\d{4})\s(?:issue|edition|number)\b"
)
_CHANGED = re.compile(
    r"^[*_(]*[Tt]his\s\w+\s(?:was|has\sbeen)\s(?:last\s)?(?:amended|updated|corrected|modified|edited|revised)\b[^\d]{0,20}"
)
_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d\d)(?:[/-](\d\d))?(?=[/-]|$)")
_COPYRIGHT = re.compile(
    r"(?:\u00a9|\([cC]\)|[Cc]opyright)[^\d\n]{0,40}(?:\d{4}\s?[\u2013-]\s?)?(\d{4})\b"
)
_UNDER_TITLE = 5
_HEAD, _TAIL = 10, 6
_TOP = 20
_LONG = 25  # words that make a line one of the text
_LABEL_WORDS = 6
"""A name or a section has no more words than this; a sentence under the title has."""
_SHORT = 120
_FRESH = 2


def published(
    own: tuple[Line, ...], body: tuple[Line, ...], kind: SourceKind, url: str | None
) -> str | None:
    """The page's date in ISO form as precise as stated, or None.

    Args:
        own: the page's lines that are no reader's, without front matter.
        body: all of its lines.
        kind: what the page is.
        url: its address.
    """
    talk = kind is SourceKind.THREAD
    return (
        _stated(own)
        or _field(own)
        or (_opening(body[len(own) :]) if talk else None)
        or _addressed(url)
        or _changed(own)
        or _saved(body, kind)
    )


def _stated(own: tuple[Line, ...]) -> str | None:
    """The date in a line that is one, in a byline, after "Published", or in a dateline."""
    for i, line in enumerate((*own[:_HEAD], *own[_HEAD:][-_TAIL:])):
        text = line.shaped
        byline = page_lexicon().byline
        short = len(text) <= _SHORT
        opened = short and (
            after_opener(text, byline.published) is not None
            or after_opener(text, byline.author) is not None
        )
        stated = (
            opened
            or is_only_date(text)
            or (0 < i < _UNDER_TITLE and dates_issue(text))
            or (i < _UNDER_TITLE and _ends_in_date(text))
        )
        if stated and (found := find_date(text)):
            return found
        recorded = _RECORDED.search(text) if i < _HEAD else None
        if recorded and (found := find_date(recorded["day"])):
            return found
        dateline = _DATELINE.match(text) if i < _HEAD else None
        if dateline and (found := find_date(dateline[2])):
            return found
    return None


def _ends_in_date(text: str) -> bool:
    """Whether a short line under the title closes with a date: "Ida Fenn, 12 March 2026"."""
    parts = [part for part in _PARTS.split(text.strip("*_ ()")) if part]
    few = all(len(part.split()) <= _LABEL_WORDS for part in parts[:-1])
    return len(text) <= _SHORT and len(parts) > 1 and few and _is_dated(parts[-1])


def _top(own: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines above the text: up to the second long one, for the first may stand under the title."""
    long = [i for i, line in enumerate(own[:_TOP]) if word_count(line.text[:600]) >= _LONG]
    return own[: long[1]] if len(long) > 1 else own[:_TOP]


def _field(own: tuple[Line, ...]) -> str | None:
    """The date that is a field of a line above the text, or that names the number of a magazine."""
    for line in _top(own):
        text = line.shaped.strip("*_# ")
        if len(text) > _SHORT:
            continue
        number = _NUMBER.search(text)
        if number and (found := find_date(number[1])):
            return found
        if found := field_date(text):
            return found
    return None


def field_date(text: str) -> str | None:
    """The date that is a field of a line of labels ("14 Nov 2026 · 9 min read"), or None."""
    fields = [part for part in _FIELDS.split(text) if part and _tells_change(part) is None]
    if len(text) > _SHORT or any(word_count(part) > _LABEL_WORDS for part in fields):
        return None
    return next((found for part in fields if _is_dated(part) and (found := find_date(part))), None)


def _is_dated(part: str) -> bool:
    """Whether a field is a date, or one after a word like "Published"."""
    rest = after_opener(part, page_lexicon().byline.published)
    return is_only_date(part if rest is None else rest)


def _tells_change(text: str) -> str | None:
    """What follows the words that tell a later change at a text's head, or None."""
    match = _CHANGED.match(text)
    return text[match.end() :] if match else after_opener(text, page_lexicon().byline.changed)


def _opening(posts: tuple[Line, ...]) -> str | None:
    """The first date that is a line among a thread's posts, or a field of a short one ("@kelp - Nov 3, 2030")."""
    for line in posts:
        for part in _FIELDS.split(line.text) if len(line.text) <= _SHORT else ():
            if part and is_only_date(part) and (found := find_date(part)):
                return found
    return None


def _addressed(url: str | None) -> str | None:
    """The date in the page's address ("/2026/05/03/the-title")."""
    match = _ADDRESS.search(url) if url else None
    return find_date("-".join(part for part in match.groups() if part)) if match else None


def _changed(own: tuple[Line, ...]) -> str | None:
    """The date of the last change, where a line at the page's head or foot gives one."""
    for line in (*_top(own), *own[-3 * _TAIL :]):
        for part in _FIELDS.split(line.shaped) if len(line.text) <= 2 * _SHORT else ():
            rest = _tells_change(part.strip("*_( "))
            if rest is not None and (found := find_date(rest[:_SHORT])):
                return found
    return None


def _saved(body: tuple[Line, ...], kind: SourceKind) -> str | None:
    """When a talk whose posts are minutes, hours or days old was saved: a date at its foot, else its owner's year."""
    if kind not in (SourceKind.THREAD, SourceKind.COMMENTS):
        return None
    if sum(1 for line in body if names_age(line.text)) < _FRESH:
        return None
    foot = body[-_TAIL:]
    dated = next((line.text for line in foot if is_only_date(line.text)), None)
    if dated is not None:
        return find_date(dated)
    owned = next((found for line in foot if (found := _COPYRIGHT.search(line.shaped))), None)
    return owned[1] if owned else None
