"""Scores in words: "sixty-two per cent", "nine out of ten", "forty-one of the fifty cases"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.forecasting.number_words import NUMBER_WORDS
from extractors.language.wordlists import any_of
from extractors.results.benchmark_names import benchmark_words

_S = "[ \u00a0\u2009\u202f]"
_HUNDRED = 100
_SHORTEST_SCALE = 10
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class SpelledScore:
    """A number in words: where it stands with its unit, its value and its unit's name."""

    start: int
    end: int
    value: float
    unit: str


@cache
def _pattern() -> re.Pattern[str]:
    numbers = any_of(word for word, n in NUMBER_WORDS.items() if n <= _HUNDRED and word != "a")
    items = any_of(benchmark_words().items)
    beyond = rf"(?:a|one|two|three|four|five|six|seven|eight|nine){_S}hundred(?:{_S}and{_S}(?:{numbers}))?"
    word = rf"(?:{beyond}|hundred|{numbers})"
    tries = "attempts|tries|times|games|runs|rounds|matches|laps|throws"
    return re.compile(
        rf"(?<![\w-])(?P<low>{word})(?P<half>{_S}and{_S}a{_S}half)?"
        rf"(?:{_S}(?P<share>per{_S}?cent)"
        rf"|(?:{_S}(?:right|correct|{items}))?{_S}(?:out{_S}of|of)(?:{_S}(?:the|a|its|those|all))?{_S}(?P<whole>{word}|\d{{1,4}})(?=[.,;:!?)]|$|\n|{_S}(?:on|for|right|correct|correctly|in|and|while|but|{items}|{tries})\b))(?!\w)",
        re.IGNORECASE,
    )


def spelled_scores(text: str, start: int, end: int) -> Iterator[SpelledScore]:
    """Numbers in words with a unit or a whole that makes them a score, by place.

    Args:
        text: the whole text.
        start: first code point looked at (inclusive).
        end: last code point (exclusive).
    """
    for match in _pattern().finditer(text, start, end):
        value = _value(match["low"]) + (_HALF if match["half"] else 0.0)
        if match["share"]:
            yield SpelledScore(match.start(), match.end(), value, "%")
            continue
        whole = _value(match["whole"])
        if value <= whole and whole >= _SHORTEST_SCALE:
            unit = f"of {whole:g}" if whole > _SHORTEST_SCALE else ""
            yield SpelledScore(match.start(), match.end(), value, unit)


def _value(words: str) -> float:
    folded = " ".join(words.lower().split())
    if folded.isdigit():
        return float(folded)
    hundreds, told, rest = folded.partition("hundred")
    if not told:
        return float(NUMBER_WORDS[folded])
    rest = rest.strip().removeprefix("and ")
    more = NUMBER_WORDS[rest] if rest else 0
    return float(NUMBER_WORDS.get(hundreds.strip(), 1) * _HUNDRED + more)
