"""Fractions in words that stand by themselves: "no more than a third"."""

from __future__ import annotations

import re

from extractors.forecasting.quantities import Quantity, bounded, operator_around, read_fraction

_FRACTION_ALONE = re.compile(
    r"(?<![\w/.-])(?P<top>a|one|two|three|four)[-\u2010\u2011 ](?P<part>thirds?|quarters?|fifths?)(?=\W*$|[”\"’)]?[.,;:!?)]|\s(?:by|before|for|on|in|and|but|to)\b)",
    re.IGNORECASE,
)

_PUT_AT = re.compile(
    r"\b(?:probability|chances?|likelihood|odds)\s(?:of|that)\b[^.;]*\sat\s$", re.IGNORECASE
)


def is_put(text: str, start: int, number: Quantity) -> bool:
    """Whether a chance is put at a fraction: "puts the probability of a sale at roughly one third".

    Args:
        text: the whole text.
        start: where the sentence begins.
        number: the fraction.
    """
    return _PUT_AT.search(text[start : number.start]) is not None


def plain_fractions(text: str, start: int, end: int) -> tuple[Quantity, ...]:
    """Fractions in words that stand by themselves: "no more than a third", "three quarters".

    They are chances only where the syntax puts them on an event.

    Args:
        text: the whole text.
        start: first code point looked at.
        end: past the last.
    """
    found = []
    for match in _FRACTION_ALONE.finditer(text, start, end):
        plain = read_fraction(match)
        if plain is None:
            continue
        low, high, operator = operator_around(text, *match.span(), floor=start, ceiling=end)
        point = plain.probability.point
        found.append(Quantity(low, high, bounded(point, operator, text[low:high])))
    return tuple(found)
