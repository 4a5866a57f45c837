"""Periods of the calendar: first day, last day, and the date as precise as stated."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, and the date as precise as stated (YYYY, YYYY-MM, YYYY-MM-DD) or None."""

    first: date
    last: date
    iso: str | None


def days(year: int, month: int, day: int) -> Period | None:
    """One day; None where the calendar has none such."""
    if not (1 <= month <= 12 and 1 <= year <= date.max.year):
        return None
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    found = date(year, month, day)
    return Period(found, found, found.isoformat())


def months(year: int, first: int, last: int, *, precise: bool = True) -> Period | None:
    """From a month of a year to another one; a last month below the first lies in the next year.

    Args:
        year: the year of the first month.
        first: 1 to 12.
        last: 1 to 12.
        precise: whether one single month is stated as that month.
    """
    closing = year + (last < first)
    if not (year >= 1 and closing <= date.max.year):
        return None
    end = date(closing, last, calendar.monthrange(closing, last)[1])
    iso = f"{year:04d}-{first:02d}" if first == last and precise else f"{year:04d}"
    return Period(date(year, first, 1), end, iso)


def years(first: int, last: int, *, precise: bool = True) -> Period | None:
    """From a year to another one, both included."""
    if not 1 <= first <= last <= date.max.year:
        return None
    iso = f"{first:04d}" if first == last and precise else None
    return Period(date(first, 1, 1), date(last, 12, 31), iso)


def months_ahead(base: str, count: int) -> Period | None:
    """From a month or day to as many months later, to the day where the base has one.

    Args:
        base: YYYY-MM or YYYY-MM-DD.
        count: how many months.
    """
    index = int(base[:4]) * 12 + int(base[5:7]) - 1 + count
    last = months(index // 12, index % 12 + 1, index % 12 + 1)
    if last and len(base) == len("2026-01-01"):
        closing = min(last.last.day, int(base[8:10]))
        return Period(date.fromisoformat(base), last.last.replace(day=closing), None)
    opening = months(int(base[:4]), int(base[5:7]), int(base[5:7]))
    return Period(opening.first, last.last, None) if last and opening else None
