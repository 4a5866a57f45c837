"""What a source says of itself: title, kind, author, publisher, date, address.

Read from front matter, header lines, bylines and datelines. What the user stated wins; what the page
does not say stays None.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.draft import Draft, Layer, Metadata
from extractors.language.english import words
from extractors.page.dates import is_only_date, stated_date
from extractors.page.header import (
    SEPARATOR,
    Sender,
    after_opener,
    header_fields,
    header_length,
    is_mail,
    is_press_notice,
    parts,
    person_name,
    sender,
)
from extractors.page.kinds import detect_kind, speaks_to_subscribers
from extractors.page.lines import (
    Line,
    capital_share,
    ends_sentence,
    flat,
    is_short_line,
    page_lexicon,
    page_lines,
    word_count,
)
from extractors.page.mastheads import episode, publication
from extractors.page.published import field_date, published
from extractors.page.readers import readers_part, social_part
from extractors.page.releases import issuer_of
from extractors.page.titles import page_title, talk_title
from extractors.page.widgets import is_widget
from kg.model import SourceKind

_URL = re.compile(r"https?://[^\s<>\"')\]]+")
_ISSUED = re.compile(
    r"[*_]*(?:[^\W\d]+\s)?([^\W\d]+)\s(?:[Nn]o\.?\s|#\s?)?\d{1,4}\s(?:of|by|from)\s(?:the\s)?([A-Z].{2,90})"
)
_COPYRIGHT = re.compile(
    r"(?:\u00a9|\([cC]\)|[Cc]opyright)\s*(?:\u00a9\s*)?(?:\d{4}(?:\s?[\u2013-]\s?\d{4})?,?\s+)?(?:by\s+)?"
    r"([A-Z][^|.,;\u00b7\u2022\u2219()\[\]]{1,60})"
)
_YEAR_BEHIND = re.compile(r"\s+\d{4}\s*$")
_PHRASES = re.compile(r"\s*[|\u00b7\u2022]\s*|,\s+(?=[a-z]+\s(?:published|appeared)\b|published\b)")
_FOLLOWING = frozenset({"follow", "follow author", "subscribe"})
_UNDER_TITLE = 5
_TOP = 16
_HEAD = 10
_TAIL = 6
_MAILED = 0.9


@dataclass(frozen=True, slots=True)
class MetadataStep:
    """Finds what a source says of itself."""

    name: str = "metadata"
    version: str = "3"
    requires: frozenset[Layer] = frozenset({Layer.TEXT})
    provides: frozenset[Layer] = frozenset({Layer.METADATA})

    def __call__(self, draft: Draft) -> Draft:
        """The draft with its metadata; fields that the user stated are taken as they are."""
        lines = page_lines(draft.text)
        count = header_length(lines)
        header, body = header_fields(lines[:count]), lines[count:]
        mail = is_mail(lines)
        kind, confidence = _kind(draft.stated.kind, header, body, mail=mail)
        sent_by = sender(lines[:count]) if mail else Sender()
        stated, own = draft.stated, _own(body, kind)
        title = stated.title or header.get("title") or _post_title(body, kind)
        title = title or _title(own, kind) or draft.name or None
        at = _title_at(own, title)
        found = Metadata(
            title=title,
            kind=kind,
            kind_confidence=confidence,
            author=stated.author
            or header.get("author")
            or _author(own)
            or _over_date(own, body)
            or _author(own[at:])
            or _over_date(own[at:], body)
            or _writer(sent_by),
            publisher=stated.publisher
            or header.get("publisher")
            or _publisher(own, body)
            or _list_of(sent_by, kind),
            published=stated.published
            or _header_date(header)
            or _published(own, body, kind, _header_url(header) or _url(body), at),
            url=stated.url or _header_url(header) or _url(body),
        )
        return replace(draft, metadata=found)


STEP = MetadataStep()

_ON_DATE = re.compile(r"\s+(?:on|at)\s+(?=[^,]*\d).*$")
_READING = re.compile(r"\b\d{1,3}\s?min(?:ute)?s?\s(?:read|listen)\b", re.IGNORECASE)
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\b(?!\.\d)")
_EMPHASIS = re.compile(r"([*_]{1,3})(?=\S).*(?<=\S)\1")
_IN_PLACE = re.compile(r"\s(?:in|at)\s[A-Z][\w'\u2019 -]{1,30}$")  # "Ada Quill in Oslo"
_YEAR = 4  # characters of a year
_PRINTED = 4  # lines below a name in which software shows itself


def _title(own: tuple[Line, ...], kind: SourceKind) -> str | None:
    """The page's title; under the name of its publication that of the issue, where it has one."""
    title = page_title(own, kind)
    if title and kind in (SourceKind.COMMENTS, SourceKind.THREAD):
        title = talk_title(own, title) or title
    return title and (episode(own, title) or title)


def _title_at(own: tuple[Line, ...], title: str | None) -> int:
    """The line of the title below what a site prints on top of its pages; 0 where it is the first."""
    return next((i for i, line in enumerate(own[:_TOP]) if flat(line.text) == title), 0)


def _published(
    own: tuple[Line, ...], body: tuple[Line, ...], kind: SourceKind, url: str | None, at: int
) -> str | None:
    """When the page was published; where its head as a whole shows but a year, what stands below its title."""
    found = published(own, body, kind, url)
    if at and (found is None or len(found) == _YEAR):
        return published(own[at:], body[at:], kind, url) or found
    return found


def _writer(sent_by: Sender) -> str | None:
    """The person from whom a mail is; a name that its address is made of is a list's."""
    return None if sent_by.is_list else person_name(sent_by.name)


def _list_of(sent_by: Sender, kind: SourceKind) -> str | None:
    """The name of a newsletter that sends its mails under it."""
    named = kind is SourceKind.NEWSLETTER and (sent_by.is_list or not person_name(sent_by.name))
    return (sent_by.name or None) if named else None


def _kind(
    stated: SourceKind | None, header: Mapping[str, str], body: tuple[Line, ...], *, mail: bool
) -> tuple[SourceKind, float]:
    """The kind that the user stated, else the page, else its signs; a mail to subscribers is a newsletter."""
    if stated:
        return stated, 1.0
    named = header.get("kind", "").lower()
    if named in {kind.value for kind in SourceKind}:
        return SourceKind(named), 0.95
    found = detect_kind(body)
    if mail and found[0] is not SourceKind.COMMENTS and speaks_to_subscribers(body):
        return SourceKind.NEWSLETTER, _MAILED
    return found


def _own(body: tuple[Line, ...], kind: SourceKind) -> tuple[Line, ...]:
    """The lines that are no reader's."""
    part = readers_part(body) if kind is SourceKind.COMMENTS else None
    part = social_part(body) if kind is SourceKind.THREAD else part
    return body if part is None else body[: part.start]


def _post_title(body: tuple[Line, ...], kind: SourceKind) -> str | None:
    """The title of the post that opens a thread."""
    part = social_part(body) if kind is SourceKind.THREAD else None
    at = part.tree[0].title if part is not None else None
    return None if at is None else flat(body[at].text.strip("#*_ "))


def _author(body: tuple[Line, ...]) -> str | None:
    """The name after "By", "Written by" and the like at the head of a short line near an end."""
    for i, line in enumerate(body):
        if _HEAD <= i < len(body) - 2 * _TAIL:
            continue
        openers = page_lexicon().byline.author
        told = [after_opener(part, openers) for part in parts(line.text[:240])]
        rest = next((one for one in told if one is not None), None)
        if rest == "" and i + 1 < len(body):
            rest = body[i + 1].text
        if rest is None and after_opener(line.text, page_lexicon().byline.published) is not None:
            rest = line.text.partition(" by ")[2].partition(". ")[0]
        if rest and len(line.text) <= 120 and (name := person_name(_without_post(rest))):
            return name
    return None


def _without_post(rest: str) -> str:
    """A byline's name without the post behind it, however that is written, and without "on" and a date."""
    rest = _ON_DATE.sub("", rest)
    name, comma, post = rest.partition(",")
    last = words(post)[-1:] if comma else ()
    return name if set(last) & page_lexicon().byline.offices else rest


def _over_date(own: tuple[Line, ...], body: tuple[Line, ...]) -> str | None:
    """The name under the title that stands alone over the date, or in the line of the date, and again on the page.

    What the writer is may stand between name and date; where it says so ("Economics correspondent"), once is enough.
    """
    top = own[1:_TOP]
    for line, below, after in zip(top, top[1:], (*top[2:], None), strict=False):
        shown_as = _IN_PLACE.sub("", line.text)
        name = person_name(shown_as) if len(line.text) <= 60 else None
        if name is None or name != shown_as:
            continue
        office = set(words(below.text)) & page_lexicon().byline.offices
        if office and after is not None and field_date(after.text) is not None:
            return name
        if field_date(below.text) is not None:
            again = sum(name in other.text for other in body) > 1
            shown = again or _is_printed(name, own[own.index(line) + 1 :])
            return name if shown or _is_under_title(name, own) else None
        if below.text.lower() in _FOLLOWING and not _is_outlet(name):
            return name
    for i, line in enumerate(own[1:_UNDER_TITLE], start=1):
        emphatic = _EMPHASIS.fullmatch(line.text) is not None and ", " in line.text
        fields = re.split(r",\s", line.text, maxsplit=1) if emphatic else parts(line.text)
        first, *others = (fields if len(line.text) <= 120 else []) or [""]
        name = person_name(first)
        dated = any(is_only_date(other.strip("*_ ")) for other in others)
        if name is None or name != first.strip("*_ ") or not dated or _is_outlet(name):
            continue
        if emphatic or _signs(name, body) or _is_printed(name, own[i:]):
            return name
    return None


def _is_printed(name: str, below: Sequence[Line]) -> bool:
    """Whether software shows itself below a name: a time of day, a time of reading, counts and buttons.

    Then the name is who wrote the page, if it is not the outlet's.
    """
    top = below[:_PRINTED]
    marked = (
        _READING.search(line.text)
        or is_widget(line.text)
        or (field_date(line.text) is not None and _CLOCK.search(line.text))
        for line in top
    )
    return not _is_outlet(name) and any(marked)


def _is_under_title(name: str, own: Sequence[Line]) -> bool:
    """Whether a name stands right between title and date, where a place or an outlet may stand as well."""
    between = len(own) > 2 and own[1].text == name and is_only_date(own[2].text)
    return between and not _is_outlet(name)


def _is_outlet(name: str) -> bool:
    """Whether a name of capitalised words is a publication's, an organisation's or a place's."""
    byline = page_lexicon().byline
    return bool(set(words(name)) & (byline.outlets | byline.place_words))


def _signs(name: str, body: tuple[Line, ...]) -> bool:
    """Whether a name comes back on the page, or its first part is a line below the text."""
    again = sum(name in line.text for line in body) > 1
    return again or any(line.text.strip("*_ ,") == name.split()[0] for line in body[_HEAD:])


def _publisher(own: tuple[Line, ...], body: tuple[Line, ...]) -> str | None:
    """The name after "Published by", "Originally published in" in a short line near an end, or of the site."""
    for line in (*body[:_HEAD], *body[_HEAD:][-_TAIL:]):
        told = _PHRASES.split(line.text) if len(line.text) <= 120 else []
        found = [after_opener(part, page_lexicon().byline.publisher) for part in told]
        rest = next((one for one in found if one), None)
        name = SEPARATOR.split(rest, maxsplit=1)[0].strip(" .,*_") if rest else ""
        if name and name[0].isupper() and capital_share(name) >= 0.8 and word_count(name) <= 7:
            return flat(name)
    return _issuer(body) or publication(own, body) or _owner(body) or _about(body)


def _about(body: tuple[Line, ...]) -> str | None:
    """Who issued a release: whom its "About ..." section at the end and its first lines name."""
    if not any(is_press_notice(line.text) for line in (*body[:_HEAD], *body[-_TAIL:])):
        return None
    top = "\n".join(line.text for line in body[:_HEAD])
    found = (issuer_of(line.text) for line in body[_UNDER_TITLE:][-2 * _TAIL :])
    return next((name for name in found if name and name in top), None)


def _issuer(body: tuple[Line, ...]) -> str | None:
    """Who issued a numbered report or bulletin, as a line under the title says: "Report 7 of the ..."."""
    for line in body[1:_UNDER_TITLE]:
        match = _ISSUED.match(line.shaped) if not ends_sentence(line.text) else None
        if match and match[1].lower() in page_lexicon().byline.serial:
            name = SEPARATOR.split(match[2], maxsplit=1)[0].strip(" .,*_")
            if name and capital_share(name) >= 0.8 and word_count(name) <= 9:
                return flat(name)
    return None


def _owner(body: tuple[Line, ...]) -> str | None:
    """Whose copyright the last lines state, where the name stands in the title or in the text too."""
    above = "\n".join(line.text for line in body[:-1]).casefold()
    for line in body[-_TAIL:]:
        match = _COPYRIGHT.search(line.shaped)
        name = _YEAR_BEHIND.sub("", match[1]).strip(" .,*_") if match else ""
        if (
            name
            and capital_share(name) >= 0.8
            and word_count(name) <= 7
            and name.casefold() in above
        ):
            return flat(name)
    return None


def _header_date(header: Mapping[str, str]) -> str | None:
    """The date that front matter states."""
    return stated_date(header["published"]) if "published" in header else None


def _header_url(header: Mapping[str, str]) -> str | None:
    """The address that front matter states."""
    match = _URL.search(header.get("url", ""))
    return match.group() if match else None


def _url(body: tuple[Line, ...]) -> str | None:
    """An address that stands alone in one of the first lines."""
    for line in body[:5]:
        if _URL.fullmatch(line.text[:2000]) and is_short_line(line.text):
            return line.text
    return None
