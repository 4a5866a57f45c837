"""Times that stand by themselves ("Q3 2027", "the late 2030s") as periods of the calendar."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from extractors.forecasting.number_words import NUMBER_WORDS
from extractors.forecasting.periods import Period, days, months, years
from extractors.forecasting.time_patterns import QUARTERS, time_words

_LAST_MONTH = 12
_TWO_DIGITS = 2
_CENTURY = 2000


def absolute_period(match: re.Match[str]) -> Period | None:
    """The period that a match of the pattern of times names; None where the calendar has none such."""
    for group, read in _READERS:
        if match[group] is not None:
            return read(match)
    return None


def month_number(words: str) -> int:
    """The number of a month's name, with or without its stop."""
    return time_words().months[words.lower().rstrip(".")]


def part_months(words: str) -> tuple[int, ...]:
    """First and last month of a part of a year: "mid", "the second half of"."""
    parts = time_words().parts
    plain = " ".join(words.lower().split())
    return parts[plain if plain in parts else " ".join(re.split(r"[\s\u2010-\u2014-]+", plain))]


def _iso(match: re.Match[str]) -> Period | None:
    parts = [int(part) for part in match["iso"].split("-")]
    whole = len(parts) == len(("y", "m", "d"))
    return days(*parts) if whole else months(parts[0], parts[1], parts[1])


def _day_first(match: re.Match[str]) -> Period | None:
    return days(int(match["year1"]), month_number(match["month1"]), int(match["day1"]))


def _month_first(match: re.Match[str]) -> Period | None:
    return days(int(match["year2"]), month_number(match["month2"]), int(match["day2"]))


def _month_year(match: re.Match[str]) -> Period | None:
    month = month_number(match["month3"])
    return months(int(match["year3"]), month, month)


def _feast(match: re.Match[str]) -> Period | None:
    year = int(match["feastyear"])
    month, day = feast_day(match["feast"], year)
    return days(year, month, day)


def is_feast(words: str) -> bool:
    """Whether words name a feast."""
    known = time_words()
    name = _plain(words)
    return name in known.feasts or name in known.movable or name in known.weekday_feasts


def feast_day(words: str, year: int) -> tuple[int, int]:
    """Month and day of a feast in a year."""
    known, name = time_words(), _plain(words)
    if name in known.movable:
        found = _easter(year) + timedelta(days=known.movable[name])
        return found.month, found.day
    if name in known.weekday_feasts:
        month, weekday, nth = known.weekday_feasts[name]
        return month, _nth_weekday(year, month, weekday, nth)
    month, day = known.feasts[name]
    return month, day


def _plain(words: str) -> str:
    return " ".join(words.lower().replace("’", "'").rstrip(".").split())


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> int:
    """The day of a month that is its first, second, ... or last (-1) day of some name."""
    inside = [
        day
        for day in range(1, monthrange(year, month)[1] + 1)
        if date(year, month, day).weekday() == weekday
    ]
    return inside[nth - 1 if nth > 0 else nth]


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus 1991, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def _spelled(match: re.Match[str]) -> Period | None:
    """A year in words: "twenty thirty-three"."""
    year = (
        _CENTURY
        + NUMBER_WORDS[" ".join(re.split(r"[\s\u2010-\u2014-]+", match["spelled"].lower()))]
    )
    return years(year, year)


def _quarter(match: re.Match[str]) -> Period | None:
    year = int(match["year4"])
    year += 2000 if len(match["year4"]) == _TWO_DIGITS else 0
    half = match["half"] or match["halfbefore"]
    if half:
        return months(year, 6 * int(half) - 5, 6 * int(half), precise=False)
    stated = match["quarter"] or match["quarterbefore"]
    number = int(stated) if stated else QUARTERS.index(match["quarterword"].lower()) + 1
    return months(year, 3 * number - 2, 3 * number, precise=False)


def _quarter_after(match: re.Match[str]) -> Period | None:
    year, half = int(match["year6"]), match["halfafter"]
    if half:
        return months(year, 6 * int(half) - 5, 6 * int(half), precise=False)
    last = 3 * int(match["quarterafter"])
    return months(year, last - 2, last, precise=False)


def _decade(match: re.Match[str]) -> Period | None:
    first = int(match["decade"]) * 10
    low, high = decade_part(match["decadepart"] or "")
    return years(first + low, first + high)


def decade_part(words: str) -> tuple[int, int]:
    """First and last year of a part of a decade; all of it for no words."""
    part = " ".join(words.lower().split())
    if part.startswith("mid") and part.endswith("late"):
        return 4, 9
    found = time_words().decades.get(part)
    return (found[0], found[-1]) if found else (0, 9)


def _season(match: re.Match[str]) -> Period | None:
    first, last = season_months(match["season"])
    year = int(match["seasonyear"])
    if last < first and not re.search(r"\d[-\u2010-\u2014/]\d+$", match["core"]):
        # "Winter 2027" may begin or end in that year.
        whole = years(year, year)
        return Period(whole.first, whole.last, None) if whole else None
    return months(year, first, last, precise=False)


def season_months(words: str) -> tuple[int, int]:
    """First and last month of a season of the northern half of the world."""
    found = time_words().seasons[words.lower()]
    return found[0], found[-1]


def _range(match: re.Match[str]) -> Period | None:
    closing = match["to"] or match["tofull"]
    first, last = int(match["from"]), int(closing)
    if len(closing) == _TWO_DIGITS:
        last += first - first % 100
    return years(first, last) if first < last else None


def _pair(match: re.Match[str]) -> Period | None:
    """Two years on end, the second by its last two figures: "2030-31"."""
    first = int(match["pair"])
    last = first - first % 100 + int(match["pairend"])
    return years(first, last) if last == first + 1 else None


def _part(match: re.Match[str]) -> Period | None:
    first, last = part_months(match["part"])
    period = months(int(match["year5"]), first, last)
    if period is None:
        return None
    closing = first == last == _LAST_MONTH
    opening = period.first.replace(month=1) if closing else period.first
    return Period(opening, period.last, match["year5"])


def _short_year(match: re.Match[str]) -> Period | None:
    """A year by its last two figures: "end of '31", "March '28"."""
    year = _CENTURY + int(match["shortyear"])
    if match["shortmonth"]:
        month = month_number(match["shortmonth"])
        return months(year, month, month)
    if not match["shortpart"]:
        return years(year, year)
    first, last = part_months(match["shortpart"])
    period = months(year, first, last)
    closing = first == last == _LAST_MONTH
    return Period(date(year, 1, 1), period.last, f"{year}") if period and closing else period


def _fiscal(match: re.Match[str]) -> Period | None:
    year = int(match["fiscal"])
    year += 2000 if len(match["fiscal"]) == _TWO_DIGITS else 0
    found = years(year, year)
    return Period(found.first, found.last, None) if found else None


def _year(match: re.Match[str]) -> Period | None:
    return years(int(match["year"]), int(match["year"]))


_READERS: tuple[tuple[str, Callable[[re.Match[str]], Period | None]], ...] = (
    ("iso", _iso),
    ("year1", _day_first),
    ("year2", _month_first),
    ("year3", _month_year),
    ("feastyear", _feast),
    ("year4", _quarter),
    ("year6", _quarter_after),
    ("decade", _decade),
    ("seasonyear", _season),
    ("spelled", _spelled),
    ("from", _range),
    ("pair", _pair),
    ("year5", _part),
    ("fiscal", _fiscal),
    ("shortyear", _short_year),
    ("year", _year),
)
