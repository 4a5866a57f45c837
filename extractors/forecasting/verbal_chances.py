"""Words of probability ("better than even", "almost certainly") with the interval of a published scale."""

from __future__ import annotations

import re
from functools import cache

from extractors.forecasting.quantities import probability_words
from extractors.language.wordlists import any_of
from kg.model import VerbalChance

_DENIED = re.compile(r"(?:\bnot?|\bnever|n[’']t|\bless|\bmore|\bhow|\bas)\s$", re.IGNORECASE)
_RULED_OUT = re.compile(
    r"\b(?:[Nn]obody|[Nn]o\sone|[Nn]o\s[a-z]+|[Hh]ardly\sanyone|[Ff]ew|[Nn]one\sof\sthem)\s(?:[a-z]+\s)?(?:expects?|thinks?|believes?|predicts?|forecasts?|sees?)\b"
    r"|\b(?:do|does|did)(?:\snot|n[’']t)\s(?:expect|think|believe|foresee|anticipate|see)\b"
    r"|(?:\bwould|[’']d)\sbe\s(?:\w+\s){0,2}(?:surprised|amazed|astonished|shocked|stunned)\s(?:if|to\ssee)\b"
    r"|\bI\s(?:very\smuch\s|really\s)?doubt\b|\b(?:he|she|they|[A-Z]\w+)\sdoubts\b|\brules?\sout\b",
)
_NEGATED = re.compile(
    r"\b(?:will|would|does|do|did|is|are|has|have|may|might|could|can|shall)\s(?:\w+\s)?(?:not|never)\b|n[’']t\b|\bfails?\sto\b|\bnever\b",
    re.IGNORECASE,
)


def find_verbal(text: str, start: int, end: int) -> VerbalChance | None:
    """The first words of probability in ``text[start:end]``, the longest that fit; None without any.

    "Not likely" and "more likely" say something else and give nothing.

    Args:
        text: the whole text.
        start: first code point looked at.
        end: past the last.
    """
    for match in _pattern().finditer(text, start, end):
        if _DENIED.search(text[max(start, match.start() - 8) : match.start()]) is None:
            words = " ".join(match.group().lower().split())
            verbal = _scales()[words]
            return VerbalChance(words, verbal[0], verbal[1], verbal[2])
    return None


def is_negated(event: str) -> bool:
    """Whether an event's words say that something does not happen."""
    return _NEGATED.search(event) is not None


def is_ruled_out(words: str) -> bool:
    """Whether whoever speaks holds that what follows does not happen: "nobody expects the tunnel to open".

    Args:
        words: the clause up to its date or its end.
    """
    return _RULED_OUT.search(words) is not None


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{any_of(_scales())})(?![\w-])", re.IGNORECASE)


@cache
def _scales() -> dict[str, tuple[float, float, str]]:
    return {v.words: (v.low, v.high, v.source) for v in probability_words().verbal}
