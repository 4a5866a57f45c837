"""What a publication calls itself: the name at the head of its menu, over the number of its issue, or in its notices."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from extractors.page.lines import (
    Line,
    capital_share,
    ends_sentence,
    flat,
    page_lexicon,
    word_count,
)
from extractors.page.menus import is_site_menu
from extractors.page.titles import masthead

_HEAD = 4  # lines of a page in which its publication is named
_FOOT = 10  # lines at its end in which a publication speaks of itself
_MOST_WORDS = 6
_ACRONYM = 5  # letters from which a name in capitals is taken for written so by its designer
_CAPITALS = 0.8
_LONGEST = 240
_FIELDS = re.compile(
    r"\s{2,}|\t|\s*[|\u00a6\u00b7\u2022\u2219>\u203a\u00bb]\s*|\s+[/\u2013\u2014]\s+|\s*\[(?=[A-Z])"
)
_MARKED_LINK = re.compile(r"\[([^\]\[]+)\]\([^)\s]*\)")
_TITLED = re.compile(r"\s?[:\u2013\u2014-]\s?\w")
_MARKS = " #*_[]\u201c\u201d\"'.,:"


def publication(own: tuple[Line, ...], body: tuple[Line, ...]) -> str | None:
    """The name of the site, newsletter or programme in which a page stands, or None where it is not told.

    Args:
        own: the page's lines that are no reader's.
        body: all of its lines.
    """
    name = masthead(own) or _over_its_menu(own) or _numbered(own) or _of_itself(own, body)
    return None if name is None else _in_small_letters(name, body)


def episode(own: tuple[Line, ...], name: str) -> str | None:
    """The title of the issue that stands right under a publication's name, with its number: "Episode 7: The quay"."""
    for line, below in pairwise(own[: _HEAD + 1]):
        under = _plain(below).strip(_MARKS)
        number = _issue_number().match(under) if len(under) <= _LONGEST else None
        named = _plain(line).strip(_MARKS).casefold() == name.casefold()
        if named and number is not None and _TITLED.match(under, number.end()):
            return flat(under)
    return None


def _in_small_letters(name: str, body: tuple[Line, ...]) -> str:
    """A name in capitals as the page writes it elsewhere, else as it is."""
    if not name.isupper() or len(name) < _ACRONYM:
        return name
    again = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    told = (found.group() for line in body for found in again.finditer(line.shaped))
    return next((one for one in told if not one.isupper() and one[0].isupper()), name)


def _over_its_menu(own: tuple[Line, ...]) -> str | None:
    """The first item of a menu that heads the page, where it is no part of the site: "Orchard Post | News | Sport"."""
    for line in own[:_HEAD]:
        text = _plain(line)
        first, *others = [field for field in _FIELDS.split(text) if field.strip(_MARKS)] or [""]
        if not others or len(text) > _LONGEST:
            continue
        listed = [field.strip(_MARKS) for field in others]
        known = page_lexicon().labels.menu_items
        if all(field.lower() in known for field in listed) or is_site_menu(" | ".join(listed)):
            return _name(first)
    return None


def _numbered(own: tuple[Line, ...]) -> str | None:
    """The name before the number of an issue, in its line or over it: "Orchard Post, no. 18", "Episode 7: ...".

    A line over a number or a date alone may be a title; it is a publication's name where the page has it again.
    """
    number = _issue_number()
    for at, line in enumerate(own[:_HEAD]):
        text = _plain(line)
        told = number.search(text) if len(text) <= _LONGEST else None
        if told is not None:
            name = _name(_FIELDS.split(text[: told.start()])[0])
            if name is not None:
                return name
            continue
        name = _name(_FIELDS.split(text)[0]) if len(text) <= _LONGEST else None
        if name is None or at + 1 == len(own):
            continue
        under = _plain(own[at + 1]).strip(_MARKS)
        over = number.match(under)
        titled = over is not None and _TITLED.match(under, over.end()) is not None
        again = over is not None and any(
            name.casefold() in below.text.casefold() for below in own[at + 2 :]
        )
        if titled or again or _tagline().match(under) is not None:
            return name
    return None


def _of_itself(own: tuple[Line, ...], body: tuple[Line, ...]) -> str | None:
    """The name that a notice gives the publication, where the page's first lines have it too."""
    top = [" ".join(_plain(line).casefold().split()) for line in own[:_HEAD]]
    for line in (*own[:_HEAD], *body[-_FOOT:]):
        for told in _notices().finditer(_plain(line)[:_LONGEST]):
            name = _name(told["name"] or told["made"])
            if name is not None and any(first.startswith(name.casefold()) for first in top):
                return name
    return None


@cache
def _issue_number() -> re.Pattern[str]:
    """The number of an issue, with the words before it."""
    known = "|".join(sorted(map(re.escape, page_lexicon().publication.issue_words)))
    return re.compile(rf"(?:\b(?:{known})\b\.?\s?#?\s?|#\s?)\d{{1,4}}(?!\s?\w)", re.IGNORECASE)


@cache
def _tagline() -> re.Pattern[str]:
    """What a publication says that it is, up to what it is about: "A fortnightly letter on vaccines"."""
    known = page_lexicon().publication
    kinds, about = ("|".join(sorted(map(re.escape, told))) for told in (known.kinds, known.about))
    return re.compile(
        rf"(?:a|an|the|your) (?:[\w-]+ ){{0,3}}(?:{kinds})(?: (?:{about})\b|[.,:;]|$)",
        re.IGNORECASE,
    )


@cache
def _notices() -> re.Pattern[str]:
    """What a publication says of itself, with its name as `name` or `made`."""
    known = page_lexicon().publication
    openers, verbs = (
        "|".join(map(re.escape, told)) for told in (known.notice_openers, known.notice_verbs)
    )
    name = r"(?:(?:[A-Z\d][^\s.,;!?]*|&|of|the|and|in|on|for)\s?){1,6}"
    return re.compile(
        rf"\b(?i:{openers}) (?P<name>{name})(?=[.,!:]|\s?\b(?:because|as|since|from|on|in)\b|$)"
        rf"|(?:^|[.!?]\s+)(?P<made>{name}) (?:{verbs})\b"
    )


def _plain(line: Line) -> str:
    """A line without the addresses of its links."""
    return _MARKED_LINK.sub(r"\1", line.shaped)


def _name(written: str) -> str | None:
    """What can be a publication's name, else None."""
    name = flat(written.strip(_MARKS))
    known = page_lexicon().labels.menu_items | page_lexicon().byline.sections
    short = 0 < word_count(name) <= _MOST_WORDS and not ends_sentence(name)
    if not short or capital_share(name) < _CAPITALS or name.lower() in known:
        return None
    return name if name[0].isupper() else None
