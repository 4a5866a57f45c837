"""A chance told in words alone, with neither number nor day: "The mill is more likely than not to reopen"."""

from __future__ import annotations

import re
from functools import cache

from extractors.forecasting.clause_events import clause_event
from extractors.forecasting.events import STOP, tidy
from extractors.forecasting.quantities import probability_words
from extractors.forecasting.to_come import Place
from extractors.language.wordlists import any_of

_NOT_AHEAD = r"(?!have\b|be\s(?:the\s(?:same|cause|reason|result|case|work|first|most)|true|right|wrong|due\sto|because|a\s(?:sign|result|case|mistake|hoax|myth)\b))"
"""What is likely to be so already, which nobody forecasts."""
_ANYBODY = re.compile(
    r"^(?:an?|any|every|each|no|most|many|some|all|whoever|anyone|anybody|people|you|one)\s",
    re.IGNORECASE,
)
"""A subject that stands for a kind: what holds of it is a rule of experience."""
_ASKED_OR_SUPPOSED = re.compile(
    r"\?|\b(?:if|unless|whether|would|were|was|had|than\s(?!not\b))\b", re.IGNORECASE
)
_POINTS = re.compile(
    r"^(?:this|that|it|which|these|those|they|he|she|I|we|there|what|who)\b(?!\s[a-z]+s?\b\s(?:is|are|will))",
    re.IGNORECASE,
)
_ADVERBS = frozenset({"almost certainly", "very probably", "most likely"})
_SUBJECT = r"(?P<subject>[^,;:.?!]{3,90}?)"


@cache
def _frames() -> tuple[re.Pattern[str], ...]:
    """The frames that hold an event with its chance: its subject and verb, or its whole clause."""
    told = [verbal.words for verbal in probability_words().verbal]
    rated = any_of(words for words in told if " " in words or "-" in words)
    adverbs = any_of(words for words in told if words in _ADVERBS)
    be = r"(?:is|are|looks?|seems?|remains?)\s(?:now\s|still\s)?"
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"(?:\bthat\s|[:,]\s|^){_SUBJECT}\s{be}(?:{rated})\sto\s{_NOT_AHEAD}(?P<does>[a-z].+)$",
            rf"(?:\bthat\s|[:,]\s|^){_SUBJECT}\s(?:will|(?:is|are)\sgoing\sto)\s(?:{adverbs})\s{_NOT_AHEAD}(?P<does>[a-z].+)$",
            rf"(?:\bthat\s|[:,]\s|^){_SUBJECT}\s(?:{adverbs})\s(?:will|is\sgoing\sto|are\sgoing\sto)\s{_NOT_AHEAD}(?P<does>[a-z].+)$",
            rf"\b(?:it(?:\s(?:is|seems|looks|remains)|[’']s)|(?:finds?|thinks?|considers?|believes?|calls?)\sit)\s(?:now\s|still\s)?(?:{rated})\sthat\s(?P<clause>[^,;:.?!]{{3,90}}?\swill\s.+)$",
        )
    )


def event_of_words(text: str, place: Place) -> str:
    """What a sentence without number or day gives a chance in words of degree; "" where it does not.

    Plain "likely" and "probably" hedge and are no estimate; "more likely than not", "almost certain" and
    what else an editable scale lists in several words are. Kinds ("a tired driver"), what would be,
    and what is so already are left out.

    Args:
        text: the whole text.
        place: the sentence with its times.
    """
    if place.times or _ASKED_OR_SUPPOSED.search(place.words):
        return ""
    for frame in _frames():
        found = frame.search(place.words.rstrip())
        if found is None:
            continue
        name = "subject" if "subject" in frame.groupindex else "clause"
        subject = (place.start + found.start(name), place.start + found.end(name))
        if _ANYBODY.match(found[name]) or _POINTS.match(found[name]):
            return ""
        who = clause_event(text, subject, [])
        if name == "clause" or not who:
            return who
        does = tidy(STOP.sub("", found["does"]))
        return f"{who} to {does}" if does else ""
    return ""
