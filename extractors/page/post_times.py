"""When posts were written, as their heads and feet say, to tell which of two came first.

A time may be an age ("3h", "2 days ago") or a date, often without its year. Only times of one kind are held
against each other, and an earlier one is only certain where the coarser of the two still shows it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.page.dates import find_date
from extractors.page.lines import page_lexicon
from extractors.page.poster_lines import moments

_AGE = re.compile(r"(\d{1,3}|an?)\s?([a-z]+)", re.IGNORECASE)
_MINUTES = {"s": 1, "m": 1, "h": 60, "d": 1440, "w": 10080, "mo": 43200, "y": 525600}
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?::\d{2})?\s?([ap])?", re.IGNORECASE)
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_NAME = re.compile(r"[A-Za-z]{3,9}")
_HALF = 12


@dataclass(frozen=True, slots=True)
class PostTime:
    """A time of posting.

    Args:
        minutes: since the start of its calendar, or, for an age, before the page was saved, negative.
        unit: length of the unit that it is told in, in minutes.
        aged: whether it is an age.
        dated: whether its year is told.
    """

    minutes: int
    unit: int
    aged: bool
    dated: bool = False


def post_time(text: str) -> PostTime | None:
    """The last time of posting in what stands between two posts, or None."""
    found = [read for told in moments(text) if (read := _read(told)) is not None]
    return found[-1] if found else None


def surely_earlier(one: PostTime | None, other: PostTime | None) -> bool:
    """Whether the first time lies before the second, however coarse both are."""
    if one is None or other is None or (one.aged, one.dated) != (other.aged, other.dated):
        return False
    if one.aged:  # "5h" is five to six hours before
        return one.minutes <= other.minutes - other.unit
    return one.minutes + one.unit <= other.minutes


def _read(told: str) -> PostTime | None:
    """A time as software prints it."""
    month = next(
        (
            page_lexicon().months.get(word.lower())
            for word in _NAME.findall(told)
            if word.lower() in page_lexicon().months
        ),
        None,
    )
    full = find_date(told)
    if full is None and month is None:
        return _age(told)
    clock = _CLOCK.search(told)
    if full is not None and len(full) == len("2031-05-03"):
        year, number, day = (int(part) for part in full.split("-"))
    elif month is not None and (found := _DAY.search(told)):
        year, number, day = 0, month, int(found[1])
    else:
        return None
    minutes = ((year * _HALF + number) * 31 + day) * 1440
    if clock is None:
        return PostTime(minutes, 1440, aged=False, dated=year > 0)
    hour = int(clock[1]) % _HALF + _HALF * (clock[3].lower() == "p") if clock[3] else int(clock[1])
    return PostTime(minutes + hour * 60 + int(clock[2]), 1, aged=False, dated=year > 0)


def _age(told: str) -> PostTime | None:
    """An age as minutes before the page was saved."""
    match = _AGE.search(told)
    if match is None:
        return None
    unit = match[2].lower()
    length = _MINUTES["mo"] if unit.startswith("mo") else _MINUTES.get(unit[0])
    if length is None:
        return None
    count = int(match[1]) if match[1].isdigit() else 1
    return PostTime(-count * length, length, aged=True)
