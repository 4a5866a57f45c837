"""Chances told as a share of another: "gives it half of that", "a third of the 60%"."""

from __future__ import annotations

import re
from functools import cache

from extractors.forecasting.chance_frames import GIVES
from extractors.forecasting.foresight import foresight_words
from extractors.forecasting.quantities import Quantity, bounded, operator_around
from extractors.language.wordlists import any_of
from kg.model import Span

_FACTORS = {
    "half": 1 / 2,
    "a third": 1 / 3,
    "a quarter": 1 / 4,
    "two thirds": 2 / 3,
    "three quarters": 3 / 4,
    "twice": 2.0,
    "double": 2.0,
}


def shares_of_chances(text: str, sentence: Span, point: float | None) -> list[Quantity]:
    """Chances told as a share of another: "gives it half of that", "puts it at a third of the 60%".

    The result is what the words multiply to, where it is a probability; nothing where the other
    chance is neither told beside it nor before.

    Args:
        text: the whole text.
        sentence: the sentence.
        point: the chance told last, or None.
    """
    found = []
    for match in _share().finditer(text, sentence.start, sentence.end):
        told = match["told"]
        base = float(told) / 100 if told else point
        value = None if base is None else base * _FACTORS[match["factor"].lower()]
        if value is None or not 0 < value <= 1:
            continue
        end = match.start("told") if told else match.end("base")
        start, end, operator = operator_around(
            text, match.start("factor"), end, floor=sentence.start, ceiling=end
        )
        found.append(Quantity(start, end, bounded(round(value, 6), operator, text[start:end])))
    return found


@cache
def _share() -> re.Pattern[str]:
    works = any_of(foresight_words().works)
    gives = rf"\b(?:{GIVES}|puts?|rates?|sees?|says?|said|would\ssay|at|(?:my|our|his|her|their|its|\w+[’']s)\s(?:own\s)?(?:{works})\s(?:is|are|would\sbe))"
    return re.compile(
        rf"{gives}\s(?:(?:it|this|that|them|(?:the|that|this)\s(?:same\s)?\w+)\s)?(?:at\s)?(?:about\s|around\s|roughly\s|maybe\s|perhaps\s|only\s|just\s|barely\s|more\sthan\s|less\sthan\s|at\sleast\s|at\smost\s|no\smore\sthan\s|closer\sto\s)*"
        rf"(?P<factor>{any_of(_FACTORS)})\s(?:of\s)?(?P<base>(?:the|that|this|his|her|its|their|[\w.-]+[’']s)\s(?:[\w.-]+[’']s\s)?(?:(?P<told>\d{{1,3}}(?:\.\d+)?)\s?(?:%|per\s?cent\b)|figure|number|estimate|chance|odds|probability)|that\b|this\b)",
        re.IGNORECASE,
    )
