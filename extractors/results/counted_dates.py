"""Dates of results counted from another date that the text told: "a year later", "eighteen months before", "the year before".

Such words are anaphors: they count from the time told last (the reference time of Reichenbach (1947), "Elements of
Symbolic Logic"), and from the day of writing only where nothing was told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.forecasting.time_patterns import time_words
from extractors.results.past_times import COUNTS, PastTime

_COUNT = rf"(?:an?|one|{'|'.join(COUNTS)}|\d{{1,2}})"
_RELATIVE = re.compile(
    rf"\b(?:(?P<count>{_COUNT})[ -](?P<unit>year|month)s?(?P<half> and a half)?,? (?P<way>later|on|earlier|before|previously|afterwards)"
    r"|the (?P<one>year|season|month) (?P<side>before|after)|the (?P<which>previous|following|next) (?P<span>year|season|month))"
    r"(?! than\b|\w)",
    re.IGNORECASE,
)
_FORWARD = frozenset(["later", "on", "afterwards", "after", "following", "next"])
_CLAUSE_BEHIND = frozenset(["before", "after", "on"])
"""Words that begin a clause or phrase where no mark follows them: "two years before it opened"."""
_OPENED = re.compile(
    r"\b(?:[Bb](?:egan|egins)|[Ss]tart(?:ed|s)|[Oo]pen(?:ed|s)|[Ee]ntered) (?P<year>(?:19|20)\d\d)\b(?! (?:as|in)\b)"
    r"|(?:^|\n)[ \t]*(?:[-*•] )?(?P<labelled>(?:19|20)\d\d):"
)
"""A year that began with a score, or that a line is labelled with: "began 2025 with 31%", "2004: Palisade, 2795"."""
_MONTH_ALONE = re.compile(
    r"\b(?:[Oo]f|[Ii]n|[Bb]y|[Ff]rom|[Ff]or|[Ss]ince)\s(?P<month>[A-Z][a-z]{2,8})\b(?!\.?\s\d)"
)
_ENDS = ".,;:)\n"
_YEAR, _MONTH = len("2026"), len("2026-01")


def counted_dates(
    text: str, low: int, high: int, times: Sequence[PastTime], anchor: str | None, year: str = ""
) -> tuple[PastTime, ...]:
    """A stretch's dates with those that count from another date, by place.

    Args:
        text: the whole text.
        low: first code point looked at (inclusive).
        high: last code point (exclusive).
        times: the dates that the stretch tells by themselves.
        anchor: the date told last before the stretch, or None.
        year: the year told before, of which a month alone is ("in April"); or "".
    """
    found = [t for t in times if not _counts_back(text, t)]
    for match in _OPENED.finditer(text, low, high):
        group = "year" if match["year"] else "labelled"
        found.append(PastTime(match.start(group), match.end(group), match[group]))
    for match in _MONTH_ALONE.finditer(text, low, high) if year else ():
        number = time_words().months.get(match["month"].lower())
        if number is not None:
            found.append(PastTime(match.start(), match.end(), f"{year}-{number:02d}"))
    found.sort(key=lambda t: t.start)
    told: list[PastTime] = []
    for match in _RELATIVE.finditer(text, low, high):
        before = [t.iso for t in found if t.end <= match.start()]
        base = before[-1] if before else anchor
        iso = None if base is None else _iso(match, base)
        if iso is not None and _ends(text, match):
            told.append(PastTime(match.start(), match.end(), iso))
    left = (t for t in times if _counts_back(text, t))
    free = [t for t in left if not any(t.start < one.end and one.start < t.end for one in told)]
    return tuple(sorted({*found, *told, *free}, key=lambda t: t.start))


def _counts_back(text: str, time: PastTime) -> bool:
    """Whether a time may count from another one: "two years before", but not "two years ago"."""
    return text[time.start : time.end].lower().endswith(("before", "earlier"))


def _ends(text: str, match: re.Match[str]) -> bool:
    way = (match["way"] or match["side"] or "").lower()
    after = text[match.end() : match.end() + 1]
    return way not in _CLAUSE_BEHIND or after == "" or after in _ENDS


def _iso(match: re.Match[str], base: str) -> str | None:
    """The date so far from another, as precise as both are."""
    way = (match["way"] or match["side"] or match["which"]).lower()
    unit = (match["unit"] or match["one"] or match["span"]).lower()
    said = (match["count"] or "one").lower()
    count = COUNTS.get(said) or (int(said) if said.isdigit() else 1)
    months = count * (1 if unit == "month" else 12) + (6 if match["half"] else 0)
    months = months if way in _FORWARD else -months
    year = int(base[:_YEAR])
    if match["count"] is None and unit != "month":
        return f"{year + (1 if months > 0 else -1):04d}"
    if len(base) < _MONTH:
        return f"{year + months // 12:04d}" if months % 12 == 0 else None
    index = year * 12 + int(base[5:7]) - 1 + months
    return f"{index // 12:04d}-{index % 12 + 1:02d}"
