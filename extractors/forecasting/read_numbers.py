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
_COUNTS = rf"(?:\d{{1,4}}|{any_of(w for w in NUMBER_WORDS if len(w) > 2)})"
_ODDS = re.compile(
    rf"(?P<one>{_COUNTS})(?P<mark>\s?[:/\u2013-]\s?|\sto\s|-to-)(?P<other>{_COUNTS})(?![\w%])(?!\s(?:%|per\s?cent))",
    re.IGNORECASE,
)
"""Two numbers that are odds: "ten to one", "4-1", "3:2"; "30-40" is a range."""
_AGAINST = re.compile(
    r"\s(?:odds\s)?against\b|[\s-](?:shot|outsider|underdog|long\sshot)\b", re.IGNORECASE
)
_LAID_ON = re.compile(
    r"\s(?:on\b|(?:that\s)?(?:it|he|she|they|we|the|there|nobody|no\sone|this|that)\b(?:[’'](?:s|ll|d)|\s[a-z]))",
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
    return _plainly(text, number, low, high)


def _plainly(text: str, number: re.Match[str], low: int, high: int) -> Probability | None:
    """A number without a sign as a probability: marks out of ten, odds, or per cent; None where it counts or measures."""
    odds = _ODDS.match(text, number.start(), high)
    if scored := _SCORED.match(text, number.start()):
        return _marks(scored)
    if odds is not None and not (_is_range(odds) or _is_one_number(odds)):
        return _of_odds(text, odds, high)
    if _is_no_chance(text, number, high):
        return None
    found = find_number(text, number.start(), number.end(), floor=low, ceiling=high)
    return None if found is None else found.probability


def _is_no_chance(text: str, number: re.Match[str], high: int) -> bool:
    """Whether a number is a spoken year, or how long or how hot."""
    year = _YEAR.match(text, number.start(), high)
    return year is not None or _COUNTED.match(text, number.end(), high) is not None


def _is_range(odds: re.Match[str]) -> bool:
    """Whether two numbers are a range and no odds: the smaller first, parted by a dash or "to"."""
    one, other = _count(odds["one"]), _count(odds["other"])
    return one < other and odds["mark"].strip() not in {":", "/"}


def _is_one_number(odds: re.Match[str]) -> bool:
    """Whether a hyphen joins two words of one number: "twenty-two"."""
    return odds["mark"] == "-" and not (odds["one"].isdigit() and odds["other"].isdigit())


def _of_odds(text: str, odds: re.Match[str], high: int) -> Probability | None:
    """Odds as a probability where what follows says on which side they are laid; None for the rest."""
    one, other = _count(odds["one"]), _count(odds["other"])
    if _AGAINST.match(text, odds.end(), high):
        wins = other
    elif _LAID_ON.match(text, odds.end(), high):
        wins = one
    else:
        return None
    return (
        bounded(round(wins / (one + other), 6), Operator.EQUAL, odds.group())
        if one + other
        else None
    )


def _count(words: str) -> int:
    return int(words) if words.isdigit() else NUMBER_WORDS[words.lower()]


def _marks(scored: re.Match[str]) -> Probability | None:
    """So many marks of ten or of a hundred as a probability; None where it is more than all."""
    share = float(scored["of"]) / int(scored["whole"])
    return bounded(round(share, 6), Operator.EQUAL, scored.group()) if share <= 1 else None
