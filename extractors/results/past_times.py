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
_LAST = re.compile(r"\b[Ll]ast\b")
COUNTS = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
    "eighteen": 18,
}
"""Numbers of years and months in words."""
_SEASONS = {"spring": 5, "summer": 8, "autumn": 11, "fall": 11}
"""The month with which a season of one year ends."""
# "Last year's winner had 3.8" tells when, "ahead of last year's flagship" tells which.
_PHRASE = re.compile(
    r"\b(?:(?:of|[Ii]n|[Bb]y|from|for|[Ss]ince|[Ll]ast|[Ee]arly|[Ll]ate|[Mm]id)[\s-])+?"
    r"(?P<month>(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|january|february|april|june|july|august|september|october|november|december)\b)"
    r"(?P<of>\sof\slast\syear)?(?!\.?\s\d)"
    r"|\b(?P<season>(?i:last|this))\s(?:spring|summer|autumn|fall|winter)\b(?!['’])"
    r"|(?<!\bahead\sof\s)(?<!\bthan\s)(?<!\bbehind\s)(?<!\babove\s)(?<!\bbelow\s)\b(?P<unit>(?i:last|this))\s(?P<span>year|month|week)\b"
    r"|\b(?i:last|on|this)\s(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
    r"|\b(?:began|begins|started|opened|entered)\s(?P<opened>the)\syear\b"
    r"|\b(?P<day>[Yy]esterday|[Ll]ast\snight|[Tt]oday)\b"
    r"|\b(?P<weekend>(?i:(?:last|this|over\sthe|at\sthe)\sweekend))\b"
    r"|\b(?P<date>\d{1,2})(?:st|nd|rd|th)?\s(?:of\s)?(?P<its>January|February|March|April|May|June|July|August|September|October|November|December)\b(?!,?\s\d)"
    r"|\b(?i:this)\s(?P<now>January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|\b(?P<count>(?i:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|\d{1,2}))\s(?P<ago>year|month|week)s?"
    r"(?P<half>\sand\sa\shalf)?\s(?:ago\b|earlier\b|before(?=[.,;:)\n]|$))"
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


def past_times(
    text: str, start: int, end: int, written: str | None, *, months: bool = True
) -> tuple[PastTime, ...]:
    """Dates in ``text[start:end]`` that count back from the day of writing, in order.

    Args:
        text: the whole text.
        start: first code point looked at (inclusive).
        end: last code point (exclusive).
        written: ISO date, as precise as known; None gives none.
        months: whether a month alone counts back from the day of writing, too ("in March"); not where a year
            was told before.
    """
    if written is None:
        return ()
    said = _PHRASE.finditer(text, start, end)
    plain = (m for m in said if months or not m["month"] or m["of"] or _LAST.search(m.group()))
    found = ((m, _iso(m, written)) for m in plain)
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
    # In November "last November" is the year before's.
    last = _LAST.search(match.group()) is not None
    back = 1 if match["of"] else number >= now if last else number > now
    return f"{year - back:04d}-{number:02d}"


def _span(unit: str, match: re.Match[str], written: str) -> str | None:
    return _back(unit, written, int(match["unit"].lower() == "last"))


def _now(name: str, _: re.Match[str], written: str) -> str | None:
    number = time_words().months.get(name)
    return None if number is None else f"{written[:4]}-{number:02d}"


def _season(which: str, match: re.Match[str], written: str) -> str | None:
    """The year of a season: "last summer" said in autumn may be of this year or the one before, and so of none."""
    year, ends = int(written[:4]), _SEASONS.get(match.group().split()[-1].lower())
    if ends is None or len(written) < _MONTH:
        return None
    month = int(written[5:7])
    if which == "this":
        return f"{year:04d}"
    return f"{year - 1:04d}" if month <= ends else None


def _ago(unit: str, match: re.Match[str], written: str) -> str | None:
    """So many units back; of a year and a half, or twelve months, the month that is meant."""
    said = match["count"].lower()
    count = COUNTS.get(said) or (int(said) if said.isdigit() else 1)
    if match["half"] and unit == "year":
        return _back("month", written, 12 * count + 6)
    if unit == "month" and count == 12:
        return _back("year", written, 1)
    return _back(unit, written, count)


def _back(unit: str, written: str, steps: int) -> str | None:
    """The year or month so many units before; of a week, the month of its same day."""
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
    return f"{date.fromisoformat(written) - timedelta(days=7 * steps):%Y-%m}"


def _opened(_: str, __: re.Match[str], written: str) -> str | None:
    return f"{written[:4]}-01"


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
    return (today - timedelta(days=int(word != "today"))).isoformat()


def _weekend(_: str, __: re.Match[str], written: str) -> str | None:
    """The month of the weekend before; None where it lies in two."""
    if len(written) < _DAY:
        return None
    today = date.fromisoformat(written)
    sunday = today - timedelta(days=(today.weekday() + 1) % 7 or 7)
    saturday = sunday - timedelta(days=1)
    return f"{sunday:%Y-%m}" if saturday.month == sunday.month else None


def _date(day: str, match: re.Match[str], written: str) -> str | None:
    """A day and month without the year: the last such day."""
    number = time_words().months.get(match["its"].lower())
    if number is None or len(written) < _DAY:
        return None
    told = f"{number:02d}-{int(day):02d}"
    year = int(written[:4]) - (told > written[5:])
    try:
        return date.fromisoformat(f"{year:04d}-{told}").isoformat()
    except ValueError:
        return None


_READERS: tuple[tuple[str, Callable[[str, re.Match[str], str], str | None]], ...] = (
    ("month", _month),
    ("season", _season),
    ("span", _span),
    ("opened", _opened),
    ("weekday", _weekday),
    ("day", _today),
    ("weekend", _weekend),
    ("date", _date),
    ("now", _now),
    ("ago", _ago),
)
