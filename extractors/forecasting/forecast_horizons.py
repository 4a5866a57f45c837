"""The period of a forecast: of its time as written, or borrowed from a forecast before."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from extractors.forecasting.anaphora import Memory
from extractors.forecasting.horizons import (
    NOT_BEFORE,
    TimeKind,
    TimePhrase,
    Undated,
    find_times,
    is_closing,
)
from extractors.forecasting.to_come import Place
from kg.model import Horizon

_LASTS = re.compile(
    r"\b(?:stays?|remains?|keeps?|continues?|lasts?|holds?|not|never|no)\b|n[’']t\b", re.IGNORECASE
)
_PARTED = re.compile(
    r"\b(?:late|early|spring|summer|autumn|fall|winter|quarter|half)\b", re.IGNORECASE
)
_MONTH_OF = re.compile(
    r"(?:an?\s|the\s)?(?P<month>January|February|March|April|May|June|July|August|September|October|November|December)\s(?=[a-z]+$)"
)
_DEADLINE = frozenset({"by", "before", "within", "until", "no later than", "prior to"})
_THAT_POINT = re.compile(
    r"\b(?:that|this)\s(?:point|date|day|mark|level|goal|target|milestone|threshold|stage|moment)\b",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?<![\d.,$€£])20\d\d(?![\d%])")


def of_decade(text: str, time: TimePhrase, horizon: Horizon) -> TimePhrase:
    """In an undated text "this decade" is that of the horizon named before."""
    if time.kind is not TimeKind.RELATIVE or "decade" not in text[time.core : time.end].lower():
        return time
    decades = Counter(year[:3] for year in _YEARS.findall(text))
    if decades.most_common(1)[0][0] != horizon.date[:3]:
        return time  # A deadline may well lie in the next decade.
    again = find_times(text, time.start, time.end, reference=horizon.date)
    return again[0] if again else time


def horizon_of(
    time: TimePhrase | None, memory: Memory, event: str, published: str | None
) -> Horizon | None:
    """The period of a time; a forecast without time or event is about the one before."""
    if time is None and (named := memory.date_named(event)) is not None:
        return named
    if time is None and (month := _MONTH_OF.match(event)) is not None:
        found = next(iter(find_times(f"in {month['month']}", reference=published)), None)
        return replace(found.horizon, text=month["month"]) if found and found.horizon else None
    if time is None:
        return memory.horizon if not event or _THAT_POINT.search(event) else None
    if time.kind is TimeKind.SAME:
        return time.horizon or memory.horizon
    return _up_to(time, event) or time.horizon or _from_year(time)


def _up_to(time: TimePhrase, event: str) -> Horizon | None:
    """The period of what lasts until a date: "stays shut until 2030" is of the years before."""
    if time.relation != "until" or time.iso is None or not _LASTS.search(event):
        return None
    if time.horizon is not None and (
        is_closing(time.horizon.text) or _PARTED.search(time.horizon.text)
    ):
        return None
    first = date.fromisoformat(time.iso + "-01-01"[len(time.iso) - len("2030") :])
    words = time.horizon.text if time.horizon else time.iso
    return Horizon(None, (first - timedelta(days=1)).isoformat(), words)


def timeless(place: Place, segment: tuple[int, int]) -> TimePhrase | None:
    """The time beside a chance that has no day: "by the end of time", "by 31 February 2030"."""
    beside = (t for t in place.times if segment[0] <= t.start < segment[1])
    return next((t for t in beside if t.is_impossible or t.kind is TimeKind.VAGUE), None)


def why_undated(time: TimePhrase | None) -> str | None:
    """Why a time has no period; None where it has one or where there is no time."""
    return time.undated.value if time is not None and time.undated is not None else None


def _from_year(time: TimePhrase) -> Horizon | None:
    """The year from which something holds: "31 million a year from 2030", "none after 2031"."""
    if time.relation not in {"from", "after"} or time.iso is None:
        return None
    words = time.iso[:4]
    return Horizon(f"{words}-01-01", f"{words}-12-31", words)


def is_denied_before(time: TimePhrase | None) -> bool:
    """Whether a time says that something does not happen before it: "not before 2032"."""
    return time is not None and time.relation in NOT_BEFORE


def is_ahead(time: TimePhrase, published: str | None) -> bool:
    """Whether a time names a period that ends after the text was written.

    Args:
        time: the time.
        published: ISO date of the text, as precise as known; without one only words like "by" say so.
    """
    if time.horizon is None or time.attributive:
        return False
    if published is None:
        return time.relation in {"by", "before", "within", "until"}
    return time.horizon.date[: len(published)] > published


def is_set_ahead(time: TimePhrase, published: str | None) -> bool:
    """Whether a time lies ahead, or is a deadline though nobody can date it: "before the next election".

    Args:
        time: the time.
        published: ISO date of the text, as precise as known, or None.
    """
    undated = time.horizon is None and time.undated not in {Undated.NO_SUCH_DATE, Undated.OPEN}
    return is_ahead(time, published) or (undated and time.relation in _DEADLINE)
