"""Odds that are chances by their own words: laid on what was told, given as chances in so many, or as a favourite's.

"I'd lay four to one on it", "one chance in four of three boats being sold", "he will still be there, nine times
out of ten", "a 60-40 favourite", "a quarter of the weight before 2032": no word of chance stands beside them.
"""

from __future__ import annotations

import re

from extractors.forecasting.number_words import NUMBER_WORDS
from extractors.forecasting.quantities import Quantity, bounded, operator_around, read_fraction
from extractors.language.wordlists import any_of
from kg.model import Operator, Span

_REACH = 96
_LAYS = r"(?:bet|lay|lays|laid|give|gives|gave|offer|offers|offered|take|takes|took|put|puts)"
_LAID = re.compile(
    rf"\b(?:I|[Ww]e|[Hh]e|[Ss]he|[Tt]hey|[A-Z][\w’'-]+)(?:[’'](?:d|ll)|\s(?:would|will|can|could))?\s(?:\w+\s)?{_LAYS}\s(?:you\s|him\s|her\s|them\s|anyone\s|it\s)?[\w\s,]{{0,12}}$"
)
_ON_IT = re.compile(
    r"^\s(?:it|that|this)\b(?!\s\w+\s(?:will|would))|^\s(?:on|against)\s(?:it|that|this)\b|^\s(?:on|against)\s(?:the|an?|any|his|her|their|its|our|there|\w+ing)\s\w"
)
_ODDS = re.compile(
    r"^[\w,]+(?:\sto\s|-to-|[-:/])[\w,]+(?:\s(?:on|against))?$|\bevens$", re.IGNORECASE
)
_CHANCES_IN = re.compile(r"\bchances?\sin\b", re.IGNORECASE)
_ONE_IN = re.compile(r"[\s-]in[\s-]")
_TIMES_OF = re.compile(r"\btimes\sout\sof\b", re.IGNORECASE)
_GIVEN = re.compile(
    r"\b(?:gives?|gave|giving|grants?|accords?|assigns?|assigned|attach(?:es)?|allots?|puts?|sees?|saw|is|are|has|have|had|stands?|at|there[’']s|say|says|said|guess|call|calls|take|go\swith)\b[^.;]*$",
    re.IGNORECASE,
)
_APART = re.compile(r"[,;:(\u2013\u2014]\s?[“\"‘]?$")
_CLOSED = re.compile(r"^[”\"’]?\s?(?:[.,;:!)”\"’]|$)")
_FAVOURITE = re.compile(r"^[\s-](?:\w+\s)?favou?rites?\b|^\s(?:shot|chance|bet)\b", re.IGNORECASE)
_EVENS = re.compile(
    r"(?<=\sput\s)evens\b|(?<=\sgive\s)evens\b|(?<=\slay\s)evens\b|(?<=\soffer\s)evens\b|(?<=\sit\s)evens\b|(?<=\sthat\s)evens\b|(?<=\syou\s)evens\b|(?<=[’']s\s)evens\b|(?<=\ssay\s)evens\b",
    re.IGNORECASE,
)
_OF_WEIGHT = re.compile(
    r"(?<![\w/.-])(?P<top>an?|one|two|three|four)[-\u2010\u2011 ](?P<part>half|thirds?|quarters?|fifths?)\sof\s(?:the|my|his|her|their|its|our|that)\s(?:\w+\s)?(?:weight|probability|mass|credence|distribution)\b",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"(?<=\sand\s)another\s(?P<part>half|third|quarter|fifth)(?=\s(?:by|before|after|beyond|in|past)\s)",
    re.IGNORECASE,
)
_COUNTS = rf"(?:\d{{1,3}}|{any_of(w for w in NUMBER_WORDS if len(w) > 2)})"
_ONE_TO_ONE = re.compile(
    rf"\b(?P<one>{_COUNTS})(?:\sto\s|-to-)(?P<other>{_COUNTS})(?=\son\s(?:it|this|the|an?)\b)",
    re.IGNORECASE,
)
_LONG_ODDS = re.compile(
    r"(?<![\w.,:/$€£-])(?P<other>\d{1,3})[-/\u2013](?P<one>[1-9]\d?)(?=[\s-](?:\w+[\s-])?(?:favou?rites?|outsiders?|shots?|underdogs?)\b)"
)
"""A bookmaker's price as it is told of a runner: "the 4-1 favourite", "a 20/1 outsider"."""
_WORDED = re.compile(r"\bevens$|\sweight$|\smass$|\scredence$|^another\s", re.IGNORECASE)
_EVEN = 0.5
_WHOLE = 100
"""Two parts of a hundred are no price but a split: "a 60-40 favourite"."""
_PARTS = {"half": 0.5, "third": 0.333333, "quarter": 0.25, "fifth": 0.2}


def worded_odds(text: str, start: int, end: int) -> tuple[Quantity, ...]:
    """Chances told by a noun alone: "put evens on that", "a quarter of the weight".

    Args:
        text: the whole text.
        start: first code point looked at.
        end: past the last.
    """
    found = []
    for match in _EVENS.finditer(text, start, end):
        chance = bounded(_EVEN, Operator.EQUAL, match.group())
        found.append(Quantity(match.start(), match.end(), chance))
    for match in _ONE_TO_ONE.finditer(text, start, end):
        one, other = _count(match["one"]), _count(match["other"])
        if one + other:
            chance = bounded(round(one / (one + other), 6), Operator.EQUAL, match.group())
            found.append(Quantity(match.start(), match.end(), chance))
    for match in _LONG_ODDS.finditer(text, start, end):
        one, other = int(match["one"]), int(match["other"])
        if one + other != _WHOLE and other:
            chance = bounded(round(one / (one + other), 6), Operator.EQUAL, match.group())
            found.append(Quantity(match.start(), match.end(), chance))
    for match in _OF_WEIGHT.finditer(text, start, end):
        plain = read_fraction(match)
        if plain is None:
            continue
        low, high, operator = operator_around(text, *match.span(), floor=start, ceiling=end)
        chance = bounded(plain.probability.point, operator, text[low:high])
        found.append(Quantity(low, high, chance))
    for match in _ANOTHER.finditer(text, start, end) if found else ():
        chance = bounded(_PARTS[match["part"].lower()], Operator.EQUAL, match.group())
        found.append(Quantity(match.start(), match.end(), chance))
    return tuple(found)


def says_itself(words: str) -> bool:
    """Whether a number's own words say that it is a chance: "a quarter of the weight".

    Args:
        words: as written.
    """
    return _WORDED.search(words) is not None


def _count(words: str) -> int:
    return NUMBER_WORDS[words.lower()] if words.lower() in NUMBER_WORDS else int(words)


def is_told_odds(
    text: str, number: Quantity, sentence: Span, *, dated: bool, ahead: bool, known: bool
) -> bool | None:
    """Whether odds are laid on something to come; None where they are none that say so themselves.

    Args:
        text: the whole text.
        number: the odds.
        sentence: their sentence.
        dated: whether the sentence names a time.
        ahead: whether it names a day to come.
        known: whether the text forecast something before, which "it" may mean.
    """
    words = number.probability.text
    before = text[sentence.start : number.start]
    after = text[number.end : sentence.end]
    favourite = _ONE_IN.search(words) is not None and _FAVOURITE.match(after) is not None
    if favourite or _CHANCES_IN.search(words):
        return (
            favourite or ahead or ((dated or known) and _GIVEN.search(before[-_REACH:]) is not None)
        )
    if not (ahead or known):
        return None
    if _OF_WEIGHT.match(text, number.start) or _ANOTHER.match(text, number.start):
        return True
    if _TIMES_OF.search(words):
        apart = _APART.search(before) is not None and _CLOSED.match(after) is not None
        return True if ahead and apart else None
    if not _ODDS.search(words):
        return None
    laid = _LAID.search(before[-_REACH:]) is not None and _ON_IT.match(after) is not None
    return True if laid or _FAVOURITE.match(after) else None
