"""Forecasts told again when they are scored: "The bypass opens on time: I said 30%" and then it did not.

The day may be past by then, so that no grammar that looks ahead reads them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.forecasting.outlook_items import event_words
from extractors.forecasting.quantities import Quantity, find_number, find_quantities
from extractors.forecasting.to_come import Place
from kg.model import Horizon

_SAID = r"(?:said|gave|had|put|wrote|went\swith|assigned|predicted|guessed|called|rated)"
_LABELLED = re.compile(
    rf"^(?P<event>.{{8,160}}?)(?:[”\"’]?[:,;]|[”\"’]?\s[—–-])\s(?:which\s|that\sone\s|this\s)?(?:I|we)\s(?:had\s)?{_SAID}\s(?:it\s|this\s|that\s)?(?:at\s|an?\s|about\s|only\s|just\s|around\s)*(?P<n>\d{{1,2}}(?:\.\d+)?\s?(?:%|per\scent|percent)?)(?=\s?(?:[.,;:!)]|$|on\s(?:that|it|this)\b|and\b|chance\b))",
    re.DOTALL,
)
_GAVE = re.compile(
    r"\b(?:I|[Ww]e|he|she|they)\s(?:gave|rated)\s(?P<event>(?!it\b|this\b|that\b|the\sodds)[^,;.%]{4,100}?)\s(?:at\s|only\s|just\s|about\s|an?\s)*(?P<n>\d{1,2}(?:\.\d+)?\s?(?:%|per\scent|percent))(?=\s?(?:[.,;:!)]|$|and\b|chance\b))"
)
_SCORED = re.compile(
    r"\b(?:calls|predictions|forecasts|homework|calibration|graded|grading|marking|scored|scorecard|crow|aged|how\s(?:I|we)\sdid|in\sreview|resolved|came\strue|got\s(?:right|wrong))\b",
    re.IGNORECASE,
)
_HABIT = re.compile(
    r"\b(?:when|whenever|if)\s(?:I|we)\s(?:say|said|give|put|wrote)\b|\bof\s(?:those|the\s\w+|all\s\w+)\s(?:that\s)?(?:I|we)\s(?:put|gave|rated|said|called|had|marked)\b|\b\d+\s(?:out\s)?of\s(?:the\s)?\d+\s(?:of\sthem\s)?(?:happened|came\s(?:true|in|off|to\spass)|did(?!\snot)|were\sright|were\swrong)\b|\b(?:brier|calibration)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Scored:
    """A chance told again.

    Args:
        chance: the chance.
        event: what it was a chance of.
        horizon: by when, past or not, or None.
    """

    chance: Quantity
    event: str
    horizon: Horizon | None


def is_habit(words: str) -> bool:
    """Whether a sentence tells how often such chances come true, and so forecasts nothing: "when I say 90%"."""
    return _HABIT.search(words) is not None


def scored(text: str, place: Place, title: str) -> Scored | None:
    """The chance that a sentence tells again with its event; None where it tells none.

    Args:
        text: the whole text.
        place: the sentence.
        title: the page's title; only one of scores lets a number without a sign be a chance.
    """
    words = text[place.start : place.end]
    found = _LABELLED.match(words) or _GAVE.search(words)
    if found is None or is_habit(words):
        return None
    start, end = place.start + found.start("n"), place.start + found.end("n")
    signed = next(iter(find_quantities(text, start, end)), None)
    if signed is None and _SCORED.search(title) is None:
        return None
    chance = signed or find_number(text, start, end, floor=place.start, ceiling=place.end)
    stretch = (place.start + found.start("event"), place.start + found.end("event"))
    time = next((t for t in place.times if t.horizon and stretch[0] <= t.start < stretch[1]), None)
    event = event_words(text, stretch, None, time)
    if chance is None or not event:
        return None
    return Scored(chance, event, time.horizon if time else None)
