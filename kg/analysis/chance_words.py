"""How likely a forecast is told to be, in words that keep what turns them round."""

from __future__ import annotations

import re

from kg.model import Forecast

_CONDITION = re.compile(
    r"(?:if|unless|provided|providing|assuming|given|without|with|once|when|in case|as long as|should|on)\b",
    re.IGNORECASE,
)


def chance_words(forecast: Forecast) -> str:
    """The chance as it is written, with `caveat`; "" where none is told.

    "40%" of what does not happen and "20%" of what happens only if something else does say another
    thing than the bare figures, so that these never stand alone.
    """
    chance, verbal = forecast.probability, forecast.verbal
    said = chance.text if chance else verbal.words if verbal else ""
    return with_caveat(said, negated=forecast.negated, condition=forecast.conditional_on)


def with_caveat(said: str, *, negated: bool, condition: str | None) -> str:
    """Words of a chance with their `caveat`.

    Args:
        said: the chance as written, or "".
        negated: whether it is the chance that the event does not happen.
        condition: what it hangs on, or None.
    """
    added = caveat(negated=negated, condition=condition)
    return f"{said} {added}" if said and negated else ", ".join(filter(None, (said, added)))


def caveat(*, negated: bool, condition: str | None) -> str:
    """What turns a chance round or holds it to a condition; "" for most.

    Args:
        negated: whether it is the chance that the event does not happen.
        condition: what it hangs on, or None.
    """
    turned = "that it does not happen" if negated else ""
    return ", ".join(filter(None, (turned, _hung_on(condition))))


def _hung_on(condition: str | None) -> str:
    """A condition with one conjunction: "if it rains" of "it rains", "if it rains" and "If it rains"."""
    if condition is None:
        return ""
    if _CONDITION.match(condition):
        return condition[0].lower() + condition[1:]
    return f"if {condition}"
