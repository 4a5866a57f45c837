"""A number as an answer: "Fifteen", "Down to 35", "I'd say 65%, maybe"."""

from __future__ import annotations

import re

from extractors.forecasting.quantities import Quantity, find_number, find_quantities
from extractors.language.estimates import short_answer
from kg.model import Span

_UPDATE = re.compile(
    r"^\W*(?:(?:and|but|so|ok|okay|well|now|then|me|mine|i)[\s,.:;'’m]+)*(?:down|up|back|still|moving|lowering|raising|dropping|going)\b",
    re.IGNORECASE,
)


def answered(text: str, sentence: Span, *, chancy: bool) -> Quantity | None:
    """The chance that a sentence answers with and nothing besides; None where it says more.

    Args:
        text: the whole text.
        sentence: the sentence.
        chancy: whether a chance was told or asked for before; a number without a percent sign
            means one only then.
    """
    short = short_answer(sentence.quote)
    if short is None or not (chancy or short.percent):
        return None
    start, end = sentence.start + short.start, sentence.start + short.end
    if fraction := find_quantities(text, start, end):
        return fraction[0]
    return find_number(text, start, end, floor=sentence.start, ceiling=sentence.end)


def is_update(words: str) -> bool:
    """Whether an answer moves or keeps the speaker's own number: "down to 35", "still at 10%"."""
    return _UPDATE.search(words) is not None
