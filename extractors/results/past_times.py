"""Dates of results that are told from the day of writing: "in March", "last week", "a year ago".

What was measured lies in the past, so a month without its year is the last one that has begun; forecasts
read the same words the other way. Without the day of writing such words give no date.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from extractors.forecasting.time_patterns import time_words

_MONTH, _DAY = len("2026-01"), len("2026-01-01")
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PHRASE = re.compile(
    r"\b(?:(?:of|in|by|from|for|since|[Ll]ast|[Ee]arly|[Ll]ate|[Mm]id)[\s-])+?"
    r"(?P<month>(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
    r"(?P<of>\sof\slast\syear)?(?!\.?\s\d)"
    r"|\b(?P<unit>(?i:last|this))\s(?P<span>year|month|week)\b"
    r"|\b(?i:last|on|this)\s(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
    r"|\b(?P<day>[Yy]esterday|[Tt]oday)\b"
    r"|\b(?:(?i:an?|one)\s(?P<ago>year|month|week)\s(?:ago|earlier|before))\b"
    r"|\b(?i:twelve\smonths)\s(?P<twelve>ago|earlier|before)\b"
)


@dataclass(frozen=True, slots=True)
class PastTime:
    """A date counted back.

    Args:
        start: first code point.
        end: past the last.
        iso: as precise as the words are (YYYY, YYYY-MM or YYYY-MM-DD).
    """

    start: int
    end: int
    iso: str


def past_times(text: str, start: int, end: int, written: str | None) -> tuple[PastTime, ...]:
    """Dates in ``text[start:end]`` that count back from the day of writing, in order.

    Args:
        text: the whole text.
        start: first code point looked at (inclusive).
        end: last code point (exclusive).
        written: ISO date, as precise as known; None gives none.
    """
    if written is None:
        return ()
    found = ((m, _iso(m, written)) for m in _PHRASE.finditer(text, start, end))
    return tuple(PastTime(m.start(), m.end(), iso) for m, iso in found if iso is not None)


def _iso(match: re.Match[str], written: str) -> str | None:
    return next(
        (read(match[group].lower(), match, written) for group, read in _READERS if match[group]),
        None,
    )


def _month(name: str, match: re.Match[str], written: str) -> str | None:
    number = time_words().months.get(name)
    if number is None or len(written) < _MONTH:
        return None
    year, now = int(written[:4]), int(written[5:7])
    back = 1 if match["of"] else number > now
    return f"{year - back:04d}-{number:02d}"


def _span(unit: str, match: re.Match[str], written: str) -> str | None:
    return _back(unit, written, int(match["unit"].lower() == "last"))


def _ago(unit: str, _: re.Match[str], written: str) -> str | None:
    return _back(unit, written, 1)


def _twelve(_: str, __: re.Match[str], written: str) -> str | None:
    return _back("year", written, 1)


def _back(unit: str, written: str, steps: int) -> str | None:
    """The year or month so many units before; of a week, the month of its days where that is one."""
    year = int(written[:4])
    if unit == "year":
        return f"{year - steps:04d}"
    if len(written) < _MONTH:
        return None
    if unit == "month":
        index = year * 12 + int(written[5:7]) - 1 - steps
        return f"{index // 12:04d}-{index % 12 + 1:02d}"
    if len(written) < _DAY:
        return None
    today = date.fromisoformat(written)
    monday = today - timedelta(days=today.weekday() + 7 * steps)
    sunday = monday + timedelta(days=6)
    return f"{monday:%Y-%m}" if monday.month == sunday.month else None


def _weekday(name: str, _: re.Match[str], written: str) -> str | None:
    if len(written) < _DAY:
        return None
    today = date.fromisoformat(written)
    back = (today.weekday() - _DAYS.index(name)) % 7 or 7
    return (today - timedelta(days=back)).isoformat()


def _today(word: str, _: re.Match[str], written: str) -> str | None:
    if len(written) < _DAY:
        return None
    today = date.fromisoformat(written)
    return (today - timedelta(days=int(word == "yesterday"))).isoformat()


_READERS: tuple[tuple[str, Callable[[str, re.Match[str], str], str | None]], ...] = (
    ("month", _month),
    ("span", _span),
    ("weekday", _weekday),
    ("day", _today),
    ("ago", _ago),
    ("twelve", _twelve),
)
