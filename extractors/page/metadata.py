"""What a source says of itself: title, kind, author, publisher, date, address.

Read from front matter, header lines, bylines and datelines. What the user stated wins; what the page
does not say stays None.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.draft import Draft, Layer, Metadata
from extractors.page.dates import find_date, is_only_date, stated_date
from extractors.page.header import (
    SEPARATOR,
    Sender,
    after_opener,
    dates_issue,
    header_fields,
    header_length,
    is_mail,
    is_press_notice,
    parts,
    person_name,
    sender,
)
from extractors.page.kinds import detect_kind, is_post_head, speaks_to_subscribers
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
from extractors.page.notices import line_reason
from extractors.page.readers import readers_part, social_part
from extractors.page.releases import headline, issuer_of
from extractors.page.turns import speakers, turn_of
from kg.model import SourceKind

_URL = re.compile(r"https?://[^\s<>\"')\]]+")
_DATELINE = re.compile(
    r"([A-Z][A-Za-z.' ,]{2,50}?)(?:,?\s|\s(?:--|[\u2014\u2013-])\s)((?:[A-Z][a-z]{2,8}\.?\s\d{1,2},\s|\d{1,2}\s[A-Z][a-z]{2,8}\s)\d{4})\s*(?:\([^)]*\)\s*)?(?:--|[\u2014\u2013-]|[.:]\s)"
)
_RECORDED = re.compile(
    r"[*_(]*(?:[Tt]his\s\w+\swas\s)?(?:[Rr]ecorded|[Aa]ired|[Bb]roadcast|[Ff]ilmed|[Tt]aped|[Ss]treamed)\b[^.\n\d]{0,60}?\s(?:on\s)?(?P<day>\d{1,2}(?:st|nd|rd|th)?\s[A-Z][a-z]{2,8}\s\d{4}|[A-Z][a-z]{2,8}\s\d{1,2},?\s\d{4}|\d{4}-\d\d-\d\d)\b"
)
_ISSUED = re.compile(
    r"[*_]*(?:[^\W\d]+\s)?([^\W\d]+)\s(?:[Nn]o\.?\s|#\s?)?\d{1,4}\s(?:of|by|from)\s(?:the\s)?([A-Z].{2,90})"
)
_COPYRIGHT = re.compile(
    r"(?:\u00a9|\([cC]\)|[Cc]opyright)\s*(?:\u00a9\s*)?(?:\d{4}(?:\s?[\u2013-]\s?\d{4})?,?\s+)?(?:by\s+)?"
    r"([A-Z][^|.,;\u00b7\u2022()\[\]]{1,60})"
)
# Parts of a byline, each in its own words: "By Ada Quill, first published in The Sluice".
_PARTS = re.compile(r"\s*[|\u00b7\u2022\u2014]\s*|[,.]\s+(?=\d|[A-Z][a-z]+\s\d)")
_PHRASES = re.compile(r"\s*[|\u00b7\u2022]\s*|,\s+(?=[a-z]+\s(?:published|appeared)\b|published\b)")
_CAPTIONS = re.compile(r"WEBVTT\b.*|Kind: captions|Language: \w+")  # heads a file of captions
_UNDER_TITLE = 5
_LABEL_WORDS = 5
"""A name or a section has no more words than this; a sentence under the title has."""
_HEAD = 10
_TAIL = 6
_LONGEST_TITLE = 200
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
        found = Metadata(
            title=stated.title or header.get("title") or _title(own, kind) or draft.name or None,
            kind=kind,
            kind_confidence=confidence,
            author=stated.author
            or header.get("author")
            or _author(own)
            or _over_date(own, body)
            or _writer(sent_by),
            publisher=stated.publisher
            or header.get("publisher")
            or _publisher(body)
            or _list_of(sent_by, kind),
            published=stated.published or _header_date(header) or _published(own),
            url=stated.url or _header_url(header) or _url(body),
        )
        return replace(draft, metadata=found)


STEP = MetadataStep()


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


def _title(body: tuple[Line, ...], kind: SourceKind) -> str | None:
    """The Markdown title, else a release's headline or the first line if it reads like one."""
    for line in body[:6]:
        if line.text.startswith("# ") and len(line.text) <= _LONGEST_TITLE:
            return flat(line.text.strip("# ")) or None
    if kind is SourceKind.PRESS:
        top = body[:_HEAD]
        return headline(top, [is_title_like(line) and not _is_chrome(line) for line in top])
    first = next((line for line in body[:_HEAD] if not _is_chrome(line)), None)
    if first is None or not is_title_like(first) or _opens_turn(first, body):
        return None
    return flat(first.text.strip("#*_ ")) or None


def _is_chrome(line: Line) -> bool:
    """Whether a line at a page's top is what every page of its site prints there."""
    text = line.text
    return (
        _CAPTIONS.fullmatch(text) is not None
        or line_reason(text, in_post=False) is not None
        or is_only_date(text)
        or is_press_notice(text)
    )


def _opens_turn(line: Line, body: tuple[Line, ...]) -> bool:
    """Whether a line is a speaker's: the name recurs, or what follows it is a sentence."""
    turn = turn_of(line)
    return turn is not None and (ends_sentence(line.text) or turn.name in speakers(body))


def is_title_like(line: Line) -> bool:
    """Whether a page's first line can be its title: short, and no running sentence.

    A line that ends like a sentence needs capitals in most of its words; a turn or reply is no title.
    """
    text = line.text
    if len(text) > _LONGEST_TITLE or word_count(text) > 28 or text.endswith((":", ",", ";")):
        return False
    if is_post_head(text) or text.startswith((">", "|", "- ", "* ")):
        return False
    if not any(letter.isalpha() for letter in text) or _URL.match(text):
        return False
    closed = ends_sentence(text) and not text.endswith(("?", "?\u201d", "!"))
    return not closed or capital_share(text) >= 0.6


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
            rest = line.text.partition(" by ")[2]
        if rest and len(line.text) <= 120 and (name := person_name(rest)):
            return name
    return None


def _over_date(own: tuple[Line, ...], body: tuple[Line, ...]) -> str | None:
    """The name that stands alone over the date under the title, and once more on the page."""
    for line, below in pairwise(own[1:_HEAD]):
        name = person_name(line.text) if len(line.text) <= 60 else None
        if name is not None and name == line.text and is_only_date(below.text):
            return name if sum(name in other.text for other in body) > 1 else None
    return None


def _publisher(body: tuple[Line, ...]) -> str | None:
    """The name after "Published by", "Originally published in" in a short line near an end."""
    for line in (*body[:_HEAD], *body[_HEAD:][-_TAIL:]):
        told = _PHRASES.split(line.text) if len(line.text) <= 120 else []
        found = [after_opener(part, page_lexicon().byline.publisher) for part in told]
        rest = next((one for one in found if one), None)
        name = SEPARATOR.split(rest, maxsplit=1)[0].strip(" .,*_") if rest else ""
        if name and name[0].isupper() and capital_share(name) >= 0.8 and word_count(name) <= 7:
            return flat(name)
    return _issuer(body) or _owner(body) or _about(body)


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
    above = "\n".join(line.text for line in body[:-1])
    for line in body[-_TAIL:]:
        match = _COPYRIGHT.search(line.shaped)
        name = match[1].strip(" .,*_") if match else ""
        if name and capital_share(name) >= 0.8 and word_count(name) <= 7 and name in above:
            return flat(name)
    return None


def _published(body: tuple[Line, ...]) -> str | None:
    """The date in a line that is one, in a byline, after "Published", or in a dateline."""
    for i, line in enumerate((*body[:_HEAD], *body[_HEAD:][-_TAIL:])):
        text = line.shaped
        short = len(text) <= 120
        opened = short and (
            after_opener(text, page_lexicon().byline.published) is not None
            or after_opener(text, page_lexicon().byline.author) is not None
        )
        stated = (
            opened
            or is_only_date(text)
            or (0 < i < _UNDER_TITLE and (dates_issue(text) or _ends_in_date(text)))
        )
        if stated and (found := find_date(text)):
            return found
        recorded = _RECORDED.match(text) if i < _HEAD else None
        if recorded and (found := find_date(recorded["day"])):
            return found
        dateline = _DATELINE.match(text) if i < _HEAD else None
        if dateline and (found := find_date(dateline[2])):
            return found
    return None


def _ends_in_date(text: str) -> bool:
    """Whether a short line under the title closes with a date: "Ida Fenn, 12 March 2026"."""
    parts = _PARTS.split(text.strip("*_ "))
    few = all(len(part.split()) <= _LABEL_WORDS for part in parts[:-1])
    return len(text) <= 100 and len(parts) > 1 and few and is_only_date(parts[-1])


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
