"""Answers of a few words that are no chances: an amount that was asked for, a day that is denied.

"In 2036, what share of the trips is by tram?" "A quarter, if that." tells how much and not how likely; "not this
decade" denies what was asked, whatever it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.forecasting.forecast_horizons import is_ahead
from extractors.forecasting.horizons import TimePhrase
from extractors.forecasting.number_words import NUMBER_WORDS
from extractors.forecasting.to_come import Place
from extractors.language.wordlists import any_of

_NUMBER = rf"(?:[$€£]?\d[\d.,]*|{any_of(w for w in NUMBER_WORDS if len(w) > 2)}|hundred|thousand|million|an?\s(?:quarter|third|fifth|tenth|dozen)|half|two[-\s]thirds|three[-\s]quarters)"
_SMALL = r"(?:oh|well|say|maybe|perhaps|probably|about|around|roughly|somewhere|between|closer|nearer|more|like|to|at|most|least|best|under|over|just|only|up|no|than|I|would|I[’']d|think|guess|go|with|for|it[’']s|it[’']ll|be|and|or|tops|if\sthat)"
_AMOUNT = re.compile(
    rf"\W*(?:{_SMALL}[\s,.]+)*{_NUMBER}(?:\s?(?:%|per\s?cent\b|percent\b))?(?:\s(?:of\s)?(?!ago\b|years?\b|months?\b)[a-z]+){{0,2}}(?:[\s,]+(?:{_SMALL}|{_NUMBER}))*\W*",
    re.IGNORECASE,
)
_LONGEST = 8
_DENIED = re.compile(
    r"^\W*(?:(?P<event>(?!(?:I|we|he|she|they|it|but|and|so|well|no|yes)\b)[^,.;:!?]{3,50}),\s)?(?:(?:but|and|well|no|certainly|probably|surely|definitely|almost\scertainly),?\s)*not\s(?=(?:this|by|before|in|within|until)\b)",
    re.IGNORECASE,
)


def amount(words: str) -> str | None:
    """What a sentence of a few words answers a question for an amount with; None where it says more.

    Args:
        words: the sentence.
    """
    if len(words.split()) > _LONGEST or words.rstrip().endswith("?"):
        return None
    return " ".join(words.split()).strip(" .!\"'“”‘’") if _AMOUNT.fullmatch(words) else None


def denied_days(place: Place) -> Iterator[tuple[TimePhrase, str]]:
    """The days to come by which a sentence of a few words denies something, and what it names; "" for what was asked.

    Args:
        place: the sentence.
    """
    denied = _DENIED.match(place.words)
    if denied is None or len(place.words.split()) > 2 * _LONGEST:
        return
    at = place.start + denied.end()
    for time in place.times:
        if at - len("not before ") <= time.start <= at and is_ahead(time, place.published):
            yield time, " ".join((denied["event"] or "").split())
            return
