"""Times that count from the day of writing: "next year", "by spring", "within two years"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from extractors.forecasting.calendar_times import (
    decade_part,
    feast_day,
    is_feast,
    month_number,
    part_months,
    season_months,
)
from extractors.forecasting.number_words import NUMBER_WORDS
from extractors.forecasting.periods import Period, days, months, months_ahead, years
from extractors.forecasting.time_patterns import DECADES, QUARTERS, WEEKDAYS, time_words

_MONTH, _DAY = len("2026-01"), len("2026-01-01")
_YEAR = 12
_NEAR = 3
"""Months; "next Christmas" skips the one that is so close."""
_IN_MONTHS = {"year": 12, "decade": 120, "quarter": 3, "month": 1}
_SPAN_LED = frozenset(["over", "within", "in", "during", "through", "inside"])
"""\"Over the next decade" is ten years from now, "by the next decade" the one that the calendar has next."""
_IN_DAYS = {"day": 1, "week": 7}


def is_duration(match: re.Match[str]) -> bool:
    """Whether a match of the pattern of times counts units: "within two years"."""
    return match["unit"] is not None or match["single"] is not None


def is_relative(match: re.Match[str]) -> bool:
    """Whether a match names a period by its place from today: "next year", "by March"."""
    groups = (
        "decadeword",
        "afternext",
        "thisdecade",
        "nextdecade",
        "century",
        "whichyear",
        "yearend",
        "bareseason",
        "bare",
        "weekday",
        "barequarter",
        "namedquarter",
        "closed",
        "closedof",
        "closing",
        "midyear",
        "byday",
    )
    return any(match[group] is not None for group in groups)


def relative_period(match: re.Match[str], reference: str | None) -> Period | None:
    """The period counted from a day; None where the day is not known precisely enough.

    Args:
        match: a match of the pattern of times.
        reference: ISO date, as precise as known.
    """
    if match["unit"]:
        return _span(match, reference)
    if reference is None:
        return None
    return next(read(match, reference) for group, read in _READERS if match[group] is not None)


def _single(match: re.Match[str], reference: str) -> Period | None:
    return _ahead(reference, 0, 1, match["single"].lower(), within=True)


def _of_decade(match: re.Match[str], reference: str) -> Period | None:
    led = (match["relation"] or "").lower() in _SPAN_LED
    if led and " ".join(match.group().lower().split()).endswith(" the next decade"):
        return _ahead(reference, 0, 1, "decade", within=True)
    first = int(reference[:4]) // 10 * 10 + (10 if match["nextdecade"] else 0)
    part = match["thispart"] or match["thispart2"] or ""
    low, high = decade_part(f"{part} of" if match["thispart"] else part)
    if "end of" in f"{part} of":
        low = 0
    if part.lower() == "turn":
        low = high = 9
    return years(first + low, first + high, precise=False)


def _decade_word(match: re.Match[str], reference: str) -> Period | None:
    """The decade of the century that lies ahead: "the late forties"; one that has passed is no time."""
    first = int(reference[:4]) // 100 * 100 + (DECADES.index(match["decadeword"].lower()) + 3) * 10
    low, high = decade_part(match["wordpart"] or "")
    return years(first + low, first + high, precise=False)


def _after_next(_: re.Match[str], reference: str) -> Period | None:
    return years(int(reference[:4]) + 2, int(reference[:4]) + 2)


def _of_century(match: re.Match[str], reference: str) -> Period | None:
    year = int(reference[:4])
    first = year // 100 * 100
    return years(year, first + (50 if "mid" in match["century"].lower() else 100), precise=False)


def _year_end(_: re.Match[str], reference: str) -> Period | None:
    return years(int(reference[:4]), int(reference[:4]))


def _next(match: re.Match[str], reference: str) -> Period | None:
    """Periods such as "next year" or "the first half of next year"."""
    step = int(match["whichyear"].lower() != "this")
    year, unit = int(reference[:4]), match["nextunit"].lower()
    part = " ".join((match["yearpart"] or "").lower().split())
    if part == "this time":
        return _ahead(reference, 0, 1, unit, within=True)
    if unit == "year":
        return _part_of_year(year + step, part)
    if len(reference) < (_DAY if unit == "week" else _MONTH):
        return None
    if unit == "quarter":
        index = year * 4 + (int(reference[5:7]) - 1) // 3 + step
        return months(index // 4, index % 4 * 3 + 1, index % 4 * 3 + 3, precise=False)
    if unit == "week":
        today = date.fromisoformat(reference)
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
        return Period(monday, monday + timedelta(days=6), None)
    index = year * 12 + int(reference[5:7]) - 1 + step
    return months(index // 12, index % 12 + 1, index % 12 + 1)


def _part_of_year(year: int, part: str) -> Period | None:
    """A year or a part of it; its end reaches from its first day on."""
    if not part or part == "later":
        return years(year, year)
    first, last = part_months(part)
    period = months(year, first, last)
    if period is None or first != last:
        return period
    return Period(date(year, 1, 1), period.last, f"{year:04d}")


def _season(match: re.Match[str], reference: str) -> Period | None:
    """The season that comes next; "next" skips none, but the one that has begun."""
    if len(reference) < _MONTH:
        return None
    first, last = season_months(match["bareseason"])
    year, month = int(reference[:4]), int(reference[5:7])
    running = first <= month <= last
    # "Before the autumn", said in autumn, is before the next one.
    again = running and (match["relation"] or "").lower() == "before"
    began = (last >= first and month > last) or again
    near = running or (first - month) % _YEAR < _NEAR
    skips = (match["whichseason"] or "").lower() == "next" and near
    return months(year + int(began or skips), first, last, precise=False)


def _closing(unit: str, reference: str) -> Period | None:
    """The year, decade, month or week that is running: "the decade's end", "before the year ends"."""
    unit, year = unit.lower(), int(reference[:4])
    if unit in {"year", "decade", "century"}:
        size = {"year": 1, "decade": 10, "century": 100}[unit]
        first = year // size * size
        return years(first, first + size - 1, precise=False)
    if len(reference) < (_DAY if unit == "week" else _MONTH):
        return None
    month = int(reference[5:7])
    if unit == "week":
        today = date.fromisoformat(reference)
        monday = today - timedelta(days=today.weekday())
        return Period(monday, monday + timedelta(days=6), None)
    first = (month - 1) // 3 * 3 + 1 if unit == "quarter" else month
    return months(year, first, first + 2 if unit == "quarter" else month, precise=False)


def _mid_year(reference: str) -> Period | None:
    """The middle of the year: the next one that has not passed."""
    if len(reference) < _MONTH:
        return None
    return months(int(reference[:4]) + int(int(reference[5:7]) > _YEAR // 2), 5, 6, precise=False)


def _next_day(name: str, reference: str) -> Period | None:
    """The next day of that name, today left out: "by Friday"."""
    if len(reference) < _DAY:
        return None
    today = date.fromisoformat(reference)
    away = (WEEKDAYS.index(name.lower()) - today.weekday() - 1) % 7 + 1
    named = today + timedelta(days=away)
    return days(named.year, named.month, named.day)


def _weekday(match: re.Match[str], reference: str) -> Period | None:
    """The named day of the week after this one: "next Wednesday"."""
    if len(reference) < _DAY:
        return None
    today = date.fromisoformat(reference)
    away = WEEKDAYS.index(match["weekday"].lower()) - today.weekday()
    named = today + timedelta(days=away + 7 if away <= 0 else away)
    return days(named.year, named.month, named.day)


def _quarter(match: re.Match[str], reference: str) -> Period | None:
    """A quarter or half without its year: the next one that has not passed."""
    if len(reference) < _MONTH:
        return None
    year, month, number = int(reference[:4]), int(reference[5:7]), int(match["barequarter"][1])
    size = 3 if match["barequarter"][0].upper() == "Q" else 6
    if size * number > _YEAR:
        return None
    of = year + int(size * number < month)
    return months(of, size * (number - 1) + 1, size * number, precise=False)


def _named_quarter(match: re.Match[str], reference: str) -> Period | None:
    """A quarter or half in words without its year: the next one that has not passed; its end lasts from its first day on."""
    if len(reference) < _MONTH:
        return None
    which, unit = match["namedquarter"].lower().split()
    size = 3 if unit == "quarter" else 6
    number = QUARTERS.index(which) + 1 if which in QUARTERS else _YEAR // size
    year = int(reference[:4]) + int(size * number < int(reference[5:7]))
    first = size * (number - 1) + 1
    part = (match["quarterpart"] or "").lower()
    last = first + ("start" not in part) * (size - 1 if "middle" not in part else size // 2)
    return months(year, first, last, precise=False)


def _month(match: re.Match[str], reference: str) -> Period | None:
    """A month or feast without its year: the next one that has not passed."""
    if len(reference) < _MONTH:
        return None
    year, month = int(reference[:4]), int(reference[5:7])
    skips = (match["barenext"] or "").lower() == "next"
    name = " ".join(match["bare"].lower().replace("’", "'").rstrip(".").split())
    if is_feast(name):
        feast, feast_on = feast_day(name, year)
        of = year + int(feast < month + _NEAR * skips)
        return days(of, *feast_day(name, of)) if of != year else days(year, feast, feast_on)
    number = month_number(name)
    of = year + int(number < month or (skips and number == month))
    if day := match["bareday"] or match["dayfirst"]:
        return days(of, number, int(day))
    return months(of, number, number)


def _span(match: re.Match[str], reference: str | None) -> Period | None:
    """Units ahead ("within three to five years of 2024"): from the base's first to its last possible day."""
    base, unit = match["base"] or reference, match["unit"].lower()
    if base is None:
        return None
    low = _number(match["low"])
    high = _number(match["high"] or match["low"])
    if (match["orhigh"] or "").lower() == "two":
        high = max(high, 2)
    if low > high:
        return None
    several = match["high"] is not None
    return _ahead(base, low if several else 0, high, unit, within=match["base"] is None)


def _ahead(base: str, low: int, high: int, unit: str, *, within: bool) -> Period | None:
    year = int(base[:4])
    if not within or len(base) == len("2026"):
        if unit not in {"year", "decade"}:
            return None
        size = 10 if unit == "decade" else 1
        return years(year + low * size, year + high * size, precise=False)
    if unit in _IN_DAYS:
        if len(base) < _DAY:
            return None
        opening = date.fromisoformat(base)
        return Period(opening, opening + timedelta(days=high * _IN_DAYS[unit]), None)
    return months_ahead(base, high * _IN_MONTHS[unit])


def _number(words: str) -> int:
    known = {**NUMBER_WORDS, **time_words().numbers}
    return int(words) if words.isdigit() else known[words.lower()]


_READERS: tuple[tuple[str, Callable[[re.Match[str], str], Period | None]], ...] = (
    ("single", _single),
    ("decadeword", _decade_word),
    ("afternext", _after_next),
    ("thisdecade", _of_decade),
    ("nextdecade", _of_decade),
    ("century", _of_century),
    ("yearend", _year_end),
    ("whichyear", _next),
    ("bareseason", _season),
    ("bare", _month),
    ("weekday", _weekday),
    ("barequarter", _quarter),
    ("namedquarter", _named_quarter),
    ("closed", lambda match, reference: _closing(match["closed"], reference)),
    ("closedof", lambda match, reference: _closing(match["closedof"], reference)),
    ("closing", lambda match, reference: _closing(match["closing"], reference)),
    ("midyear", lambda _, reference: _mid_year(reference)),
    ("byday", lambda match, reference: _next_day(match["byday"], reference)),
)
