"""Figures set beside a forecast of how much: "we see 44% by 2030. Motora has 52% for that year; we model 11".

After a forecast with a figure and no chance, a clause that only says who has which other figure
forecasts the same for the same day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.draft import FoundForecast
from extractors.forecasting.number_words import NUMBER_WORDS
from extractors.forecasting.to_come import Place

_WORDS = "|".join(sorted((w for w in NUMBER_WORDS if len(w) > 2), key=len, reverse=True))
_FIGURE = (
    rf"[$€£]?(?:\d[\d.,]*\d|\d|(?:{_WORDS})(?:\s(?:hundred|thousand|million|billion))?)"
    r"(?:\s?[-\u2013]\s?\d[\d.,]*\d)?\s?(?P<unit{n}>%|per\s?cent\b|bn\b|million\b|billion\b|points?\b)?"
)
_GIVES = re.compile(
    rf"\b(?:has|have|had|sees?|models?|expects?|forecasts?|projects?|predicts?|guides?\sto|guidance\s(?:is|was)|tells?\s\w+|told\s(?:the\s)?\w+|(?:is|are)\s(?:telling|promising)\s\w+|puts?\sit\sat|it\sat|reckons?|estimates?|^\W*(?:closer\sto|more\slike|nearer))\s"
    rf"(?:still\s|only\s|just\s|about\s|around\s|a\s|maybe\s|nearer\s(?:to\s)?|closer\sto\s)*(?P<figure>{_FIGURE.format(n='')})"
    r"(?=\s?(?:[.;:!?)—–]|,(?!\d)|$)|\s(?:for\s(?:that|the\ssame)|actually|tops|by\sthen|instead|at\s(?:most|best))\b)",
    re.IGNORECASE,
)
_TOLD = re.compile(_FIGURE.format(n="told"), re.IGNORECASE)
_ABOUT = re.compile(
    r"(?:(?:maybe|perhaps|about|around|roughly|an?\sfew|some|at\s(?:least|most))\s)+$"
)
_YEAR = re.compile(r"(?:19|20)\d\d$")
_CLAUSE = re.compile(r"[;]\s|,\s(?:and|but|while)\s")
_NEAR = 320
_CURRENCY = re.compile(r"[$€£]")
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_FARTHEST = 10
"""How many times as much another's figure for the same may be."""


@dataclass(frozen=True, slots=True)
class Level:
    """Another figure for what was forecast.

    Args:
        at: its first code point.
        segment: the clause that gives it.
        verb: first code point of the verb that gives it.
        event: the event with this figure in the place of the other.
    """

    at: int
    segment: tuple[int, int]
    verb: int
    event: str


def levels(text: str, place: Place, told: FoundForecast | None) -> list[Level]:
    """The clauses of a sentence that only set another figure beside a forecast of how much.

    Args:
        text: the whole text.
        place: the sentence.
        told: the forecast made last, or None.
    """
    if told is None or told.probability is not None or told.horizon is None:
        return []
    if place.start - told.span.end > _NEAR:
        return []
    before = next(iter(_figures(told.event)), None)
    if before is None:
        return []
    found: list[Level] = []
    for match in _GIVES.finditer(text[: place.end], max(place.start, told.span.end)):
        figure = match["figure"].strip()
        if _YEAR.fullmatch(figure) or not _alike(before, match):
            continue
        starts = [m.end() for m in _CLAUSE.finditer(text, place.start, match.start())]
        start = max(starts, default=place.start)
        rest = told.event[before.start() + len(before.group().rstrip()) :]
        head = _ABOUT.sub("", told.event[: before.start()])
        words = f"{head}{figure}{rest}"
        found.append(Level(match.start("figure"), (start, match.end()), match.start(), words))
    return found


def _figures(event: str) -> list[re.Match[str]]:
    return [m for m in _TOLD.finditer(event) if not _YEAR.fullmatch(m.group().strip())]


def _alike(before: re.Match[str], match: re.Match[str]) -> bool:
    """Whether two figures count the same: of one currency and size, both in percent or the later without a unit."""
    one, other = (before["unittold"] or "").lower(), (match["unit"] or "").lower()
    if (other and one != other) or _CURRENCY.findall(before.group()) != _CURRENCY.findall(
        match["figure"]
    ):
        return False
    told, given = _size(before.group()), _size(match["figure"])
    return told is None or given is None or 1 / _FARTHEST <= told / given <= _FARTHEST


def _size(figure: str) -> float | None:
    """How many a figure says before its unit; None for words and nothing."""
    found = _DIGITS.search(figure)
    return (float(found.group().replace(",", "")) or None) if found else None
