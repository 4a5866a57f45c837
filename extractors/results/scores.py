"""Scores as written: a number with its unit, range and bounding words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from extractors.language.lexicon import load_lexicon

_S = "[ \u00a0\u2009\u202f]"
_NUMBER = r"\d{1,6}(?:\.\d+)?"
_DASH = "(?:[-\u2010\u2011\u2012\u2013\u2014]|" + _S + "to" + _S + ")"
_BOUND = rf"(?P<bound>~|∼|≈|>|<|≥|≤|\b(?:about|almost|approximately|around|at{_S}least|at{_S}most|close{_S}to|just|less{_S}than|more{_S}than|nearly|only|over|roughly|some|under|up{_S}to){_S})"
_NOTHING = re.compile(
    rf"\b(?:no|none{_S}of{_S}the|zero){_S}(?P<unit>tasks?|problems?|questions?)\b", re.IGNORECASE
)
_BEFORE_PLAIN = re.compile(
    rf"(?:scor\w+|score{_S}of|rating{_S}of|accuracy{_S}of|F1|BLEU|ROUGE|AUC|Elo)(?:{_S}(?:of|was|is|at|to|from|about|around|roughly|~))?{_S}?~?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _UnitsFile:
    units: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Score:
    """A number that can be a score.

    Args:
        start: first code point, with the bounding words.
        end: past the unit.
        values: one number, or both ends of a range.
        unit: the unit's name; "" where none is written.
        bound: bounding words in lower case ("~", "roughly"), or "".
    """

    start: int
    end: int
    values: tuple[float, ...]
    unit: str
    bound: str


def find_scores(text: str, start: int, end: int) -> tuple[Score, ...]:
    """Numbers with a unit, bare numbers after a word of scoring, and "no task".

    Sums of money and numbers joined to letters ("GPT-4", "3D") are none.

    Args:
        text: the whole text.
        start: first code point looked at (inclusive).
        end: last code point (exclusive).
    """
    found = [
        score for m in _pattern().finditer(text, start, end) if (score := _score(text, m, start))
    ]
    for match in _NOTHING.finditer(text, start, end):
        unit = _units()[match["unit"].lower().rstrip("s") + "s"]
        found.append(Score(match.start(), match.end(), (0.0,), unit, ""))
    return tuple(sorted(found, key=lambda score: (score.start, score.end)))


@cache
def _units() -> Mapping[str, str]:
    return load_lexicon(_UnitsFile, "units").units


@cache
def _pattern() -> re.Pattern[str]:
    units = "|".join(re.escape(unit) for unit in sorted(_units(), key=lambda u: (-len(u), u)))
    return re.compile(
        rf"{_BOUND}?(?<![\w.,$€£¥#\u2011/-])(?P<low>{_NUMBER})(?:{_S}?%?{_DASH}(?P<high>{_NUMBER}))?(?:[ \u00a0\u2009\u202f\u2011-]?(?P<unit>{units})(?!\w))?(?![\d\w]|,\d)",
        re.IGNORECASE,
    )


def _score(text: str, match: re.Match[str], floor: int) -> Score | None:
    unit = match["unit"]
    if unit is None and not _BEFORE_PLAIN.search(
        text[max(floor, match.start() - 24) : match.start("low")]
    ):
        return None
    low = float(match["low"])
    start = match.start()
    values: tuple[float, ...] = (low,)
    if match["high"] is not None:
        high = float(match["high"])
        # "in 2023 to 71%": what stands before "to" is no lower end.
        start, values = (start, (low, high)) if low < high else (match.start("high"), (high,))
    name = _units()[unit.lower()] if unit else ""
    if name == "%" and values[-1] > 100:
        return None
    return Score(start, match.end(), values, name, (match["bound"] or "").strip().lower())
