"""The number of a chance that the trained reader sees, as a probability: none where it counts, measures or is a price."""

from __future__ import annotations

import re

from extractors.forecasting.number_words import NUMBER_WORDS
from extractors.forecasting.plain_fractions import plain_fractions
from extractors.forecasting.quantities import bounded, find_number, find_quantities
from extractors.language.wordlists import any_of
from kg.model import Operator, Probability

_BOOKS = re.compile(r"\b(?:bookmakers?|bookies?|bookie|punters?|betting)\b", re.IGNORECASE)
_STAKED = re.compile(r"(?:at\s)?\d{1,4}\s?(?:[-/:\u2013]|\sto\s)\s?\d{1,4}(?:\s(?:against|on))?")
_FEWER = re.compile(r"\bfewer\s(?:than\s)?$", re.IGNORECASE)
"""Before a count: "if they ended up with fewer than ten"."""
_NUMBER = re.compile(r"\d[\d.,]*|\b(?:[a-z]+(?:ty|teen)(?:-[a-z]+)?|zero|ten)\b", re.IGNORECASE)
_SCORED = re.compile(r"(?<![\w./-])(?P<of>\d{1,2}(?:\.\d)?)\s?/\s?(?P<whole>10|100)(?![\w/.-])")
"""A chance as marks out of ten: "9/10"."""
_RATIO = re.compile(r"(?P<mark>\s?[:/\u2013-]\s?|\sto\s)(?P<other>\d{1,4})(?!\d)")
"""Behind the first of two numbers that are one figure: "4-1", "2:1"; "30-40" is a range."""
_TO_WORD = re.compile(
    rf"(?:\sto\s|-to-)(?:{any_of(w for w, n in NUMBER_WORDS.items() if 0 < n < 20)})\b",
    re.IGNORECASE,
)
_TENS = any_of(w for w, n in NUMBER_WORDS.items() if n in range(10, 100, 10))
_YEAR = re.compile(
    rf"\b(?:nineteen|twenty)[\s-](?:{_TENS})(?:[\s-][a-z]+)?\b(?!\s?(?:%|per\s?cent))",
    re.IGNORECASE,
)
"""A year as it is spoken: "twenty fifty"."""
_LENGTHS = "years yrs yr months weeks days hours hrs minutes decades generations seasons degrees"
_COUNTED = re.compile(
    rf"\+?[\s-](?:or\s(?:so|more)\s)?(?:{any_of(_LENGTHS.split())})\b", re.IGNORECASE
)
"""Behind a number that is how long: "3 yrs till the ferry leaves"."""


def read_probability(
    text: str, figure: tuple[int, int], sentence: tuple[int, int]
) -> Probability | None:
    """The figure as a probability; None for words alone and for numbers that are no chance.

    Args:
        text: the whole text.
        figure: where the reader sees a chance.
        sentence: start and end of its sentence.
    """
    start, end = figure
    low, high = sentence
    for quantity in (*find_quantities(text, low, high), *plain_fractions(text, low, high)):
        if quantity.start < end and start < quantity.end:
            return quantity.probability
    words = text[start:end].strip(" ()[]“”")
    if _STAKED.fullmatch(words) and _BOOKS.search(text, low, high):
        return None  # Odds of bookmakers, which nobody reads as per cent.
    number = _NUMBER.search(text, start, end)
    if number is None or _FEWER.search(text, low, number.start()):
        return None
    if scored := _SCORED.match(text, number.start()):
        return _marks(scored)
    if _is_no_chance(text, number, high):
        return None
    found = find_number(text, number.start(), number.end(), floor=low, ceiling=high)
    return None if found is None else found.probability


def _is_no_chance(text: str, number: re.Match[str], high: int) -> bool:
    """Whether a number is a spoken year, one of two that are odds, or how long or how hot."""
    beside = (_TO_WORD, _COUNTED)
    return (
        _YEAR.match(text, number.start(), high) is not None
        or any(pattern.match(text, number.end(), high) for pattern in beside)
        or _is_ratio(text, number, high)
    )


def _is_ratio(text: str, number: re.Match[str], high: int) -> bool:
    """Whether a number is the first of a ratio: of two parted by a colon or stroke, or the larger of two."""
    ratio = _RATIO.match(text, number.end(), high)
    if ratio is None:
        return False
    first = number.group().rstrip(".,")
    larger = not first.isdigit() or int(first) >= int(ratio["other"])
    return ratio["mark"].strip() in {":", "/"} or larger


def _marks(scored: re.Match[str]) -> Probability | None:
    """So many marks of ten or of a hundred as a probability; None where it is more than all."""
    share = float(scored["of"]) / int(scored["whole"])
    return bounded(round(share, 6), Operator.EQUAL, scored.group()) if share <= 1 else None
