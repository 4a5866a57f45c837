"""Dates and periods as written, read as partial ISO dates and as horizons of forecasts."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from extractors.forecasting.calendar_times import absolute_period
from extractors.forecasting.periods import Period
from extractors.forecasting.relative_times import is_duration, is_relative, relative_period
from extractors.forecasting.time_patterns import time_pattern
from kg.model import Horizon

_CLOSING = re.compile(
    r"\b(?:(?:end|close|middle)\sof\s|end[-\u2010\u2011\u2012\u2013\u2014]|mid[-\s\u2010\u2011]|(?:year|decade|century|month|week|quarter)(?:['\u2019]s\s(?:end|close)|[-\u2010\u2011]end)\b|year(?:['\u2019]s)?[-\u2010\u2011\u2012\u2013\u2014 ]?end\b)",
    re.IGNORECASE,
)
_FAR_YEAR = re.compile(
    r"\b(?P<relation>by|before|until)\s(?P<core>(?:(?:the\s)?(?:end|start|middle|close)\sof\s)?(?:the\syear\s)?\d{5,6})(?=\s*(?:[.,;:!?)]|$))",
    re.IGNORECASE,
)
_AFTER = frozenset(["after", "since", "from", "beyond"])
NOT_BEFORE = frozenset(["not before", "no earlier than", "no sooner than", "not until"])
"""Relations after which something has not happened before a date."""
_BEFORE = frozenset(["before", "prior to", "till", "ahead of", "until before", *NOT_BEFORE])
_INSIDE = frozenset(
    [
        "in",
        "around",
        "circa",
        "during",
        "throughout",
        "past",
        "sometime in",
        "at",
        "on",
        "for",
        "over",
        "",
    ]
)
_OUT = re.compile(r"\s(?:(?:is|are)\s(?:out|over|up|done|finished)|ends|closes|finishes)\b")
"""After a period these words close it: "before the decade is out"."""
_TO_HAPPEN = _BEFORE | {"by", "until", "through", "within"}
_MOST_AHEAD = 250
_SEEN = 80
"""Code points before a month in which a word of what is to come is looked for."""
_AHEAD_LED = re.compile(
    r"\b(?:will|won[\u2019']t|shall|(?:expected|due|set|likely|unlikely|slated|scheduled)\s(?:to|in)|going\sto)\b[^.;:!?,]*\Z|[\u2019']ll\b[^.;:!?,]*\Z",
    re.IGNORECASE,
)
_PUT_OFF = re.compile(
    r"\b(?:push\w*|postpone\w*|delay\w*|defer\w*|mov(?:e|es|ed|ing)|put|puts|slip\w*|brought|bring\w*|shift\w*)\b[^.;:!?]*?\s(?:back|off|out|forward|on)?\s?(?:from\s\w+\s)?to\s\Z",
    re.IGNORECASE,
)
"""Before a month to which something is put off or brought forward."""
_OF_NEXT = re.compile(r",?\s(?:of\s)?(?:next|the\s(?:following|coming))\syear\b", re.IGNORECASE)
_LED = frozenset(["within", "in", "over", "through", "during", "inside"])
"""\"By ten years\" is by how much, not by when."""


class TimeKind(StrEnum):
    """How a time is given."""

    DATE = "date"
    DURATION = "duration"
    RELATIVE = "relative"
    SAME = "same"
    VAGUE = "vague"


class Undated(StrEnum):
    """Why a time has no horizon."""

    NEEDS_PUBLICATION = "counts from the date of publication, which is not known"
    NEEDS_EVENT = "counts from an event whose date is not stated"
    POINTS_BACK = "points at the date of another forecast"
    VAGUE = "names no period that ends on a day"
    OPEN = "states only from when"
    NO_SUCH_DATE = "the calendar has no such date"


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
        undated: why there is no horizon; None where there is one.
        attributive: whether it only marks a thing ("the 2023 review").
    """

    start: int
    end: int
    core: int
    kind: TimeKind
    relation: str
    iso: str | None
    horizon: Horizon | None
    undated: Undated | None = None
    attributive: bool = False

    @property
    def is_impossible(self) -> bool:
        """Whether the calendar has no such date."""
        return self.undated is Undated.NO_SUCH_DATE

    @property
    def is_cut(self) -> bool:
        """Whether an event's words go without it; "before the election" is a part of the event."""
        return self.undated is not Undated.NEEDS_EVENT


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
    return _times_in(text, start, len(text) if end is None else end, reference)


@lru_cache(maxsize=1024)
def _times_in(text: str, start: int, end: int, reference: str | None) -> tuple[TimePhrase, ...]:
    """The times of a stretch; kept, as a sentence is asked for its times again by whatever comes after it."""
    phrases: list[TimePhrase] = []
    named = start
    for match in time_pattern().finditer(text, start, end):
        day = _reckoned(match, reference)
        phrase = _phrase(match, day) if match.end() > named else None
        if day != reference and (told := _OF_NEXT.match(text, match.end())):
            named = told.end()  # "Next year" only says which Christmas.
            phrase = replace(phrase, end=named) if phrase else None
        if phrase is not None:
            phrases.append(phrase)
    return tuple(phrases)


def _reckoned(match: re.Match[str], reference: str | None) -> str | None:
    """The day from which a month, feast or season counts: the first of the year that words behind it name.

    "By Christmas next year", "in March of next year".
    """
    named = match["bare"] or match["bareseason"] or match["namedquarter"] or match["barequarter"]
    year = _OF_NEXT.match(match.string, match.end()) if named and reference else None
    if year is None or reference is None:
        return reference
    return f"{int(reference[:4]) + 1}-01-01"


def impossible_times(text: str, start: int, end: int) -> tuple[TimePhrase, ...]:
    """Dates in ``text[start:end]`` that the calendar does not have: "by 31 February 2030", "by 20280"."""
    found = [
        _without_date(match, TimeKind.DATE, relation, Undated.NO_SUCH_DATE)
        for match in time_pattern().finditer(text, start, end)
        for relation in (_relation(match),)
        if _names_no_day(match, relation)
    ]
    far = [
        _without_date(match, TimeKind.DATE, match["relation"].lower(), Undated.NO_SUCH_DATE)
        for match in _FAR_YEAR.finditer(text, start, end)
    ]
    return tuple(sorted((*found, *far), key=lambda time: time.start))


def _relation(match: re.Match[str]) -> str:
    return " ".join((match["relation"] or "").lower().split()).removesuffix(" at least")


def _names_no_day(match: re.Match[str], relation: str) -> bool:
    """Whether a match is written like a date of the calendar and is none."""
    borrowed = match["same"] or match["happening"] or _pointing(match, relation) is not None
    if borrowed or is_duration(match) or is_relative(match) or match["to"]:
        return False
    return absolute_period(match) is None


def _phrase(match: re.Match[str], reference: str | None) -> TimePhrase | None:
    relation = _relation(match)
    why = _pointing(match, relation)
    if why is not None:
        kind = TimeKind.SAME if why is Undated.POINTS_BACK else TimeKind.VAGUE
        return _without_date(match, kind, relation, why)
    if match["same"] or match["happening"]:
        return None
    if is_duration(match):
        return _duration(match, relation, reference)
    if is_relative(match):
        return _relative(match, relation, reference)
    return _absolute(match, relation)


def _pointing(match: re.Match[str], relation: str) -> Undated | None:
    """Why words that name no period themselves have no date; None for other words."""
    if match["vague"]:
        return Undated.VAGUE
    if match["same"] and (
        match["same"].lower() != "then" or relation in _TO_HAPPEN or _closes(match)
    ):
        return Undated.POINTS_BACK
    if match["happening"] and relation in _TO_HAPPEN:
        return Undated.NEEDS_EVENT
    return None


def _closes(match: re.Match[str]) -> bool:
    """Whether "then" stands last in its clause and so names a time: "it will be open then"."""
    text, start, end = match.string, match.start(), match.end()
    return text[end : end + 1] in {".", ";", "!", ""} and text[start - 1 : start] == " "


def is_closing(words: str) -> bool:
    """Whether a time's words name the end or middle of a period: "until the end of 2028"."""
    return _CLOSING.search(words) is not None


def _absolute(match: re.Match[str], relation: str) -> TimePhrase | None:
    period = absolute_period(match)
    if period is None:
        return None
    if (match["to"] or match["tofull"]) and relation in {"from", "between"}:
        relation = ""
    if match["attributive"] and relation not in _TO_HAPPEN:
        relation = ""
    elif match["attributive"]:
        # "Before the 2028 election": some day of that year, so its end.
        relation, period = "by", Period(period.first, period.last, None)
    return _dated(match, TimeKind.DATE, relation, period)


def _duration(match: re.Match[str], relation: str, reference: str | None) -> TimePhrase | None:
    if match["since"] and not match["base"]:
        return _without_date(match, TimeKind.VAGUE, relation, Undated.NEEDS_EVENT)
    if relation not in _LED and not match["hence"]:
        return None
    period = relative_period(match, reference)
    if period is None:
        return _without_date(match, TimeKind.DURATION, relation, Undated.NEEDS_PUBLICATION)
    return _dated(match, TimeKind.DURATION, relation, period)


def _relative(match: re.Match[str], relation: str, reference: str | None) -> TimePhrase | None:
    if not _is_time(match, relation):
        return None
    period = relative_period(match, reference)
    if period is None and match["bare"]:
        return None
    if period is None:
        return _without_date(match, TimeKind.RELATIVE, relation, Undated.NEEDS_PUBLICATION)
    if (
        match["bare"]
        and not match["barenext"]
        and relation
        in {
            "in",
            "on",
            "at",
            "during",
            "for",
            "over",
            "from",
            "since",
            "",
        }
    ):
        away = (period.last - date.fromisoformat(_full(reference or ""))).days
        led = _AHEAD_LED.search(match.string, max(0, match.start() - _SEEN), match.start())
        if away > _MOST_AHEAD and not led and not _is_bracketed(match):
            # "In September", said in December, is as likely the last one; "will open in September" is not.
            return None
    return _dated(match, TimeKind.RELATIVE, relation, period)


def _is_time(match: re.Match[str], relation: str) -> bool:
    """Whether the name of a month or season stands for a time at all: "rates fall" has none."""
    led = relation in {"by", "before", "until", "till", "in", "during", "through"}
    if match["decadeword"] or match["barequarter"]:
        return led
    if match["bareseason"]:
        which = (match["whichseason"] or "").lower()
        return which in {"this", "next", "the coming", "this coming"} or (
            led and match["bareseason"][0].islower()
        )
    if match["bareday"] and relation in {"in", "during"}:
        return False  # "In May 2 people came."
    if match["bare"]:
        put_off = _PUT_OFF.search(match.string, max(0, match.start() - _SEEN), match.start())
        preceded = relation or match["barepart"] or match["barenext"] or put_off
        preceded = preceded or _is_bracketed(match)
        return match["bare"][0].isupper() and bool(preceded)
    if match["namedquarter"]:
        return relation in {"by", "before", "in", "during"}
    return True


def _is_bracketed(match: re.Match[str]) -> bool:
    """Whether a day of a month stands alone in brackets: "before the recess (July 23)"."""
    text, start, end = match.string, match.start(), match.end()
    day = match["bareday"] or match["dayfirst"]
    return bool(day) and text[start - 1 : start] == "(" and text[end : end + 1] == ")"


def _full(reference: str) -> str:
    return (
        reference + "-01-01"[len(reference) - len("2026") :] if len(reference) < 10 else reference
    )


def _without_date(match: re.Match[str], kind: TimeKind, relation: str, why: Undated) -> TimePhrase:
    return TimePhrase(
        match.start(), match.end(), match.start("core"), kind, relation, None, None, why
    )


def _dated(match: re.Match[str], kind: TimeKind, relation: str, period: Period) -> TimePhrase:
    words = match.group().removesuffix(match["attributive"] or "").rstrip()
    if relation in _BEFORE and (out := _OUT.match(match.string, match.end())):
        words, relation = words + out.group(), "by"
    horizon = _horizon(period, relation, words)
    return TimePhrase(
        match.start(),
        match.start() + len(words),
        match.start("core"),
        kind,
        relation,
        period.iso,
        horizon,
        None if horizon else Undated.OPEN,
        bool(match["attributive"]) and not relation,
    )


def _horizon(period: Period, relation: str, words: str) -> Horizon | None:
    """The period by whose end something should have happened; None after a date only."""
    if relation in _AFTER:
        return None
    closing = _CLOSING.search(words) is not None
    if relation in _BEFORE and not closing:
        if period.first == date.min:
            return None
        day = period.first - timedelta(days=1)
        return Horizon(None, day.isoformat(), words)
    start = period.first.isoformat() if relation in _INSIDE or period.iso is None else None
    if relation == "by" and period.iso is None and period.first.year == period.last.year:
        start = None
    return Horizon(start, period.last.isoformat(), words)
