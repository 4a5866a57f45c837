"""Numbers that are no chance of an event: how often something befalls people, how sure a finding is, what part is done in a while."""

from __future__ import annotations

import re
from functools import cache

from extractors.forecasting.foresight import foresight_words
from extractors.forecasting.quantities import Quantity
from extractors.language.wordlists import any_of
from kg.model import Span

_FOUND = "sign direction size data method model result results finding findings trend diagnosis number numbers figure figures order count"
_HELD_TRUE = re.compile(
    rf"\s(?:confident|sure|certain)\s(?:in|of|about)\s(?:the|its|their|this|that|our|my)\s(?:[a-z]+\s)?(?:{any_of(_FOUND.split())})\b",
    re.IGNORECASE,
)
"""What is held true as it is, and will not happen: "95% confident in the sign"."""
_PART = re.compile(
    r"^\W*(?:(?:about|around|roughly|nearly|almost|some|only|over|more\sthan|at\sleast)\s)*(?:\d[\d.]*\s?(?:%|per\s?cent)|(?:\w+\s){1,2}(?:in|out\sof)\s\w+|most|half|two[\s-]thirds)\s(?:of\s)?(?:the\s|all\s|our\s|its\s|their\s)?(?:[a-z-]+\s){1,3}?(?:are|is|get|gets|have|has|come|comes|take|takes|end|ends|leave|leaves|go|goes|die|dies|fail|fails|close|closes|return|returns)\b[^.;]*$",
    re.IGNORECASE,
)
"""A part of many in the present tense: "around 70% of licences are granted"."""


@cache
def rates_of_people() -> re.Pattern[str]:
    """A sentence on what befalls people in general: "patients have a 30% chance of relapse"."""
    one = rf"(?:an?|each|every|any|the\s(?:average|typical|median))\s(?:\w+\s){{0,3}}?(?:{any_of(foresight_words().person)})"
    return re.compile(
        rf"\b(?:{any_of(foresight_words().people)}|{one})\s(?:\w+\s){{0,4}}(?:have|had|has|face|faces|run|runs)\s(?:an?|the)\b[^.;]*$",
        re.IGNORECASE,
    )


def is_rate(text: str, number: Quantity, sentence: Span) -> bool:
    """Whether a number tells how often something befalls people in general, or how sure somebody is of what they found.

    Args:
        text: the whole text.
        number: the number.
        sentence: its sentence.
    """
    if is_held_true(text, number.end, sentence.end):
        return True
    return rates_of_people().search(text[sentence.start : number.start]) is not None


def is_held_true(text: str, at: int, end: int) -> bool:
    """Whether the words behind a number say that it is how sure somebody is of what they found: "95% confident in the sign".

    Args:
        text: the whole text.
        at: past the number.
        end: past its sentence.
    """
    return _HELD_TRUE.match(text, at, end) is not None


def is_part_done(before: str) -> bool:
    """Whether the words before "within a year" tell which part of many is done in that while: no forecast.

    Args:
        before: the words of its sentence before it.
    """
    return _PART.search(before) is not None
