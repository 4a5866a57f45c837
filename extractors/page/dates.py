"""Dates as a page writes them of itself, read as ISO dates as precise as stated."""

from __future__ import annotations

import re
from datetime import date

from extractors.page.lines import page_lexicon

_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})(?:-(\d{2}))?(?!\d)")
_FIGURES = re.compile(r"(?<!\d)(\d{4})[/.](\d{2})[/.](\d{2})(?!\d)")
_DAY_FIRST = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.)?[\s-]+(?:of\s+)?([A-Za-z]{3,9})\.?,?[\s-]+(\d{4})\b"
)
_MONTH_FIRST = re.compile(r"\b([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_MONTH_YEAR = re.compile(r"\b([A-Za-z]{3,9})\.?,?\s+(\d{4})\b")
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})([/.])(\d{1,2})\2(\d{4})(?!\d)")
# Forms of a full date, and which groups are its year, month and day.
_FORMS = (
    (_ISO, (1, 2, 3)),
    (_FIGURES, (1, 2, 3)),
    (_DAY_FIRST, (3, 2, 1)),
    (_MONTH_FIRST, (3, 1, 2)),
)
_CLOCK = re.compile(
    r"(?<=\s)T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?|\bat\b|\bon\b|\b\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\s*(\d{4})\s*")


def find_date(text: str) -> str | None:
    """The first date written in ``text`` as YYYY-MM-DD or YYYY-MM; None without one.

    A date in figures whose day and month could be exchanged (03/04/2026) gives only its year; full stops part the day first.
    """
    full = [
        (match.start(), found)
        for form, (year, month, day) in _FORMS
        for match in form.finditer(text)
        if (found := _iso(match[year], _month(match[month]), match[day]))
    ]
    if full:
        return min(full)[1]
    for match in _MONTH_YEAR.finditer(text):
        if found := _iso(match[2], _month(match[1]), None):
            return found
    figures = _SLASHED.search(text)
    return _slashed(*figures.groups()) if figures else None


def stated_date(text: str) -> str | None:
    """The date that a header's value states: as `find_date`, or a year alone."""
    year = _YEAR.fullmatch(text.strip("\"' "))
    return year[1] if year else find_date(text)


def is_only_date(text: str) -> bool:
    """Whether a line holds a date and next to nothing else ("Tuesday, 3 March 2026")."""
    if len(text) > 60 or find_date(text) is None:
        return False
    rest = text
    for form in (_ISO, _FIGURES, _DAY_FIRST, _MONTH_FIRST, _MONTH_YEAR, _SLASHED):
        rest = form.sub(" ", rest, count=1)
        if rest != text:
            break
    rest = _CLOCK.sub(" ", rest)
    rest = re.sub(
        r"\b\w{3,6}day\b|\b(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b|\b[A-Z]{2,4}\b", " ", rest
    )
    return not re.search(r"\w{2,}", rest)


def _month(name: str) -> str:
    """Two figures of a month by its name or number, or "" for another word."""
    if name.isdigit():
        return name
    number = page_lexicon().months.get(name.lower())
    return f"{number:02d}" if number else ""


def _iso(year: str, month: str, day: str | None) -> str | None:
    """An ISO date of real parts, or None."""
    if not month or not 1500 <= int(year) <= 2999:
        return None
    try:
        full = date(int(year), int(month), int(day) if day else 1)
    except ValueError:
        return None
    return full.isoformat() if day else full.isoformat()[:7]


def _slashed(one: str, mark: str, two: str, year: str) -> str | None:
    """A date in figures: in full only if one number cannot be a month, both are the same, or stops part them."""
    if int(two) <= 12 and (int(one) > 12 or mark == "." or one == two):
        return _iso(year, two, one)
    if int(two) > 12 >= int(one):
        return _iso(year, one, two)
    return year if 1500 <= int(year) <= 2999 else None
