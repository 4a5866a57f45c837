"""Dates and periods as written, read as partial ISO dates and as horizons of forecasts."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from extractors.language.lexicon import load_lexicon
from kg.model import Horizon

_S = "[ \u00a0\u2009\u202f]"
_DASH = "[-\u2010\u2011\u2012\u2013\u2014]"
_YEAR = r"(?<![\d.,$€£])(?:19|20|21)\d\d(?![\d%]|[.,]\d|-\d)"
_RELATION = (
    rf"(?P<relation>by or before|as{_S}early{_S}as|as{_S}soon{_S}as|as{_S}late{_S}as|no{_S}later{_S}than|not{_S}before|prior{_S}to|sometime{_S}in"
    rf"|by{_S}around|by{_S}about|by|before|until|till|through|within|in|during|around|circa|after|since|for|from|over|at|on|of){_S}"
)
_CLOSING = re.compile(rf"\b(?:end|close){_S}of{_S}|\bend{_DASH}|\byear{_DASH}end\b", re.IGNORECASE)
_LAST_MONTH = 12
_QUARTERS = ("first", "second", "third", "fourth")


class TimeKind(StrEnum):
    """How a time is given."""

    DATE = "date"
    DURATION = "duration"
    RELATIVE = "relative"
    SAME = "same"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class TimePhrase:
    """A date or period as written.

    Args:
        start: first code point, with the preposition.
        end: past the last.
        core: first code point of the time itself, after the preposition.
        kind: how it is given.
        relation: the preposition in lower case, or "".
        iso: the date as precise as stated (YYYY, YYYY-MM, YYYY-MM-DD), where it is one date.
        horizon: the period meant, or None where the text alone does not say.
    """

    start: int
    end: int
    core: int
    kind: TimeKind
    relation: str
    iso: str | None
    horizon: Horizon | None


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The lexicon of time: months, parts of years and decades, numbers in words."""

    months: Mapping[str, int]
    parts: Mapping[str, tuple[int, ...]]
    decades: Mapping[str, tuple[int, ...]]
    numbers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Period:
    """First and last day, and the date as precise as stated."""

    first: date
    last: date
    iso: str | None


def time_words() -> TimeWords:
    """The lexicon of time.

    Raises:
        SettingsError: the lexicon is missing or not as described.
    """
    return load_lexicon(TimeWords, "time")


def find_times(
    text: str, start: int = 0, end: int | None = None, *, reference: str | None = None
) -> tuple[TimePhrase, ...]:
    """Every date or period in ``text[start:end]``, in order, none overlapping.

    Args:
        text: the whole text.
        start: first code point looked at (inclusive).
        end: last code point (exclusive); None for the text's end.
        reference: ISO date, as precise as known, that "next year" or "this decade" counts from;
            without one such a phrase has no horizon.
    """
    stop = len(text) if end is None else end
    phrases = [_phrase(match, reference) for match in _pattern().finditer(text, start, stop)]
    return tuple(phrase for phrase in phrases if phrase is not None)


@cache
def _pattern() -> re.Pattern[str]:
    words = time_words()
    month = rf"(?:{_names(words.months)})\b\.?"
    part = _names(words.parts)
    number = rf"(?:\d{{1,3}}|{_names(words.numbers)})"
    forms = [
        r"(?P<iso>(?<![\d-])(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?(?![\d-]))",
        rf"(?P<day1>(?<![\d.,])\d{{1,2}})(?:st|nd|rd|th)?{_S}(?:of{_S})?(?P<month1>{month}),?{_S}(?P<year1>{_YEAR})",
        rf"\b(?P<month2>{month}){_S}(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?{_S}(?P<year2>{_YEAR})",
        rf"\b(?:(?P<third>early|mid|late|(?:the{_S})?end{_S}of|(?:the{_S})?middle{_S}of)(?:{_S}|{_DASH}))?(?P<month3>{month}),?(?:{_S}of)?{_S}(?P<year3>{_YEAR})",
        rf"\b(?:Q(?P<quarter>[1-4])|(?:the{_S})?(?P<quarterword>{'|'.join(_QUARTERS)}){_S}quarter{_S}of|H(?P<half>[12])){_S}?(?P<year4>{_YEAR})",
        rf"\b(?:the{_S})?(?:(?P<decadepart>(?:mid{_DASH}to{_DASH})?(?:early|mid|late)|end{_S}of)(?:{_S}|{_DASH})(?:the{_S})?)?(?P<decade>(?<!\d)(?:19|20|21)\d)0['’]?s\b",
        rf"(?:\bbetween{_S})?(?P<from>{_YEAR}){_S}?(?:{_DASH}|/|to{_S}|and{_S}|or{_S}){_S}?(?P<to>{_YEAR}|\d\d(?![\d%]))",
        rf"\b(?P<part>{part})(?:{_S}|{_DASH})?(?P<year5>{_YEAR})",
        rf"(?<![\w\u2011-])(?P<year>{_YEAR})(?!{_DASH}?(?:\w|AI))",
        rf"\b(?P<thisdecade>(?:the{_S}end{_S}of{_S})?(?:this|the{_S}current|the){_S}decade)\b",
        rf"\b(?P<next>the{_S}end{_S}of{_S}next|the{_S}end{_S}of{_S}this|end{_S}of{_S}this|end{_S}of{_S}next|early{_S}next|late{_S}next|later{_S}this|next|this|the{_S}coming){_S}(?P<nextunit>year|month|decade|quarter)\b",
        rf"\b(?:the{_S})?(?:next{_S}|coming{_S}|following{_S}|span{_S}of{_S})?(?P<low>{number})(?:(?:{_S}to{_S}|{_DASH}|{_S}or{_S})(?P<high>{number}))?(?:{_S}|{_DASH})(?P<unit>year|month|decade|week)s?\b(?:{_S}of{_S}(?P<base>{_YEAR})|{_S}from{_S}now|{_S}hence)?",
        rf"\b(?P<same>(?:that|this|such{_S}an?)(?:{_S}short)?(?:{_S}a)?{_S}(?:time{_S}?frame|timeline|timescale|date|deadline|horizon|point{_S}in{_S}time)|then)\b",
        rf"\b(?P<vague>imminent(?:ly)?|soon|any{_S}day{_S}now|the{_S}near{_S}future|the{_S}coming{_S}years|the{_S}next{_S}few{_S}years|a{_S}few{_S}years)\b",
    ]
    return re.compile(
        rf"(?:\b{_RELATION}(?:(?:around|about|roughly|the){_S})?)?(?P<core>{'|'.join(forms)})",
        re.IGNORECASE,
    )


def _names(words: Mapping[str, object]) -> str:
    return "|".join(
        re.escape(word).replace(r"\ ", _S) for word in sorted(words, key=lambda w: (-len(w), w))
    )


def _phrase(match: re.Match[str], reference: str | None) -> TimePhrase | None:
    relation = " ".join((match["relation"] or "").lower().split())
    core = match.start("core")
    if match["same"]:
        if match["same"].lower() == "then" and relation != "by":
            return None
        return TimePhrase(match.start(), match.end(), core, TimeKind.SAME, relation, None, None)
    if match["vague"]:
        return TimePhrase(match.start(), match.end(), core, TimeKind.VAGUE, relation, None, None)
    kind = _kind(match)
    period = _period(match, reference)
    if period is None and kind is TimeKind.DATE:
        return None
    if kind is TimeKind.DURATION and relation not in {"within", "in", "over", "by"}:
        return None
    horizon = _horizon(period, relation, match.group()) if period else None
    return TimePhrase(
        match.start(), match.end(), core, kind, relation, period.iso if period else None, horizon
    )


def _kind(match: re.Match[str]) -> TimeKind:
    if match["thisdecade"] or match["next"]:
        return TimeKind.RELATIVE
    return TimeKind.DURATION if match["unit"] else TimeKind.DATE


def _horizon(period: _Period, relation: str, words: str) -> Horizon | None:
    """The period by whose end something should have happened; None after a date only."""
    if relation in {"after", "since", "not before", "from"}:
        return None
    closing = _CLOSING.search(words) is not None
    if relation in {"before", "prior to", "till"} and not closing:
        if period.first == date.min:
            return None
        day = period.first - timedelta(days=1)
        return Horizon(None, day.isoformat(), words)
    inside = relation in {"in", "around", "circa", "during", "sometime in", "at", "on", ""}
    start = period.first.isoformat() if inside or period.iso is None else None
    return Horizon(start, period.last.isoformat(), words)


def _period(match: re.Match[str], reference: str | None) -> _Period | None:
    for group, read in _READERS:
        if match[group] is not None:
            return read(match)
    if match["thisdecade"]:
        return _this_decade(reference)
    if match["next"]:
        return _next(match, reference)
    return _span(match, reference)


def _iso(match: re.Match[str]) -> _Period | None:
    parts = [int(part) for part in match["iso"].split("-")]
    return (
        _days(*parts)
        if len(parts) == len(("y", "m", "d"))
        else _months(parts[0], parts[1], parts[1])
    )


def _day_first(match: re.Match[str]) -> _Period | None:
    return _days(int(match["year1"]), _month(match["month1"]), int(match["day1"]))


def _month_first(match: re.Match[str]) -> _Period | None:
    return _days(int(match["year2"]), _month(match["month2"]), int(match["day2"]))


def _month_year(match: re.Match[str]) -> _Period | None:
    month = _month(match["month3"])
    return _months(int(match["year3"]), month, month)


def _quarter(match: re.Match[str]) -> _Period | None:
    if match["half"]:
        last = 6 * int(match["half"])
        return _months(int(match["year4"]), last - 5, last, precise=False)
    number = (
        int(match["quarter"])
        if match["quarter"]
        else _QUARTERS.index(match["quarterword"].lower()) + 1
    )
    return _months(int(match["year4"]), 3 * number - 2, 3 * number, precise=False)


def _decade(match: re.Match[str]) -> _Period | None:
    first = int(match["decade"]) * 10
    part = " ".join((match["decadepart"] or "").lower().split())
    years = time_words().decades.get(part)
    if part.startswith("mid") and part.endswith("late"):
        years = (4, 9)
    low, high = (years[0], years[-1]) if years else (0, 9)
    return _years(first + low, first + high)


def _range(match: re.Match[str]) -> _Period | None:
    first = int(match["from"])
    last = (
        int(match["to"]) if len(match["to"]) > len("28") else first - first % 100 + int(match["to"])
    )
    return _years(first, last) if first < last else None


def _part(match: re.Match[str]) -> _Period | None:
    part = re.sub(r"\s+", " ", match["part"].lower())
    months = time_words().parts[part]
    period = _months(int(match["year5"]), months[0], months[-1])
    precise = period is not None and months[0] == months[-1] == _LAST_MONTH
    return (
        _Period(period.first, period.last, match["year5"])
        if period and not precise
        else (
            _Period(period.first.replace(month=1), period.last, match["year5"]) if period else None
        )
    )


def _year(match: re.Match[str]) -> _Period | None:
    return _years(int(match["year"]), int(match["year"]))


_READERS: tuple[tuple[str, Callable[[re.Match[str]], _Period | None]], ...] = (
    ("iso", _iso),
    ("year1", _day_first),
    ("year2", _month_first),
    ("year3", _month_year),
    ("year4", _quarter),
    ("decade", _decade),
    ("from", _range),
    ("year5", _part),
    ("year", _year),
)


def _this_decade(reference: str | None) -> _Period | None:
    if reference is None:
        return None
    first = int(reference[:4]) // 10 * 10
    return _years(first, first + 9, precise=False)


def _next(match: re.Match[str], reference: str | None) -> _Period | None:
    """Periods such as "next year", counted from the reference; None when it is not precise enough."""
    if reference is None:
        return None
    step = int("next" in match["next"].lower() or "coming" in match["next"].lower())
    year, unit = int(reference[:4]), match["nextunit"].lower()
    if unit == "decade":
        return _years((year // 10 + step) * 10, (year // 10 + step) * 10 + 9, precise=False)
    if unit == "year":
        return _years(year + step, year + step)
    if unit != "month" or len(reference) < len("2026-01"):
        return None
    index = year * 12 + int(reference[5:7]) - 1 + step
    return _months(index // 12, index % 12 + 1, index % 12 + 1)


def _span(match: re.Match[str], reference: str | None) -> _Period | None:
    """Years ahead ("within three to five years of 2024"): from the base's first to its last possible day."""
    base = match["base"] or reference
    if base is None:
        return None
    low, high = _number(match["low"]), _number(match["high"] or match["low"])
    if low > high:
        return None
    unit = match["unit"].lower()
    start_year = int(base[:4])
    if match["base"] or len(base) == len("2026"):
        if unit in {"year", "decade"}:
            size = 10 if unit == "decade" else 1
            first = start_year + (low * size if match["high"] else 0)
            return _years(first, start_year + high * size, precise=False)
        return None
    months = high * {"year": 12, "decade": 120, "month": 1}.get(unit, 0)
    if not months:
        return None
    return _months_ahead(base, months)


def _months_ahead(base: str, months: int) -> _Period | None:
    """From a month or day to as many months later, to the day where the base has one."""
    start_year = int(base[:4])
    index = start_year * 12 + int(base[5:7]) - 1 + months
    last = _months(index // 12, index % 12 + 1, index % 12 + 1)
    if last and len(base) == len("2026-01-01"):
        closing = min(last.last.day, int(base[8:10]))
        return _Period(date.fromisoformat(base), last.last.replace(day=closing), None)
    first_day = _months(start_year, int(base[5:7]), int(base[5:7]))
    return _Period(first_day.first, last.last, None) if last and first_day else None


def _number(words: str) -> int:
    return int(words) if words.isdigit() else time_words().numbers[words.lower()]


def _month(words: str) -> int:
    return time_words().months[words.lower().rstrip(".")]


def _days(year: int, month: int, day: int) -> _Period | None:
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    found = date(year, month, day)
    return _Period(found, found, found.isoformat())


def _months(year: int, first: int, last: int, *, precise: bool = True) -> _Period | None:
    if not 1 <= year <= date.max.year:
        return None
    end = date(year, last, calendar.monthrange(year, last)[1])
    iso = f"{year:04d}-{first:02d}" if first == last and precise else f"{year:04d}"
    return _Period(date(year, first, 1), end, iso)


def _years(first: int, last: int, *, precise: bool = True) -> _Period | None:
    if not 1 <= first <= last <= date.max.year:
        return None
    iso = f"{first:04d}" if first == last and precise else None
    return _Period(date(first, 1, 1), date(last, 12, 31), iso)
