"""How far apart several people's chances lie: "estimates range from 20% to 65%" is nobody's change of mind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractors.language.lexicon import load_lexicon
from extractors.language.wordlists import any_of

_REACH = 48
"""How many code points before a number are looked at."""

_FROM = re.compile(r"\bfrom\s$", re.IGNORECASE)
_BELOW = re.compile(r"\b(?:under|below|less\sthan)\s$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SpreadWords:
    """The lexicon of what lies between two ends."""

    verbs: tuple[str, ...]
    moves: tuple[str, ...]
    given: tuple[str, ...]
    givers: tuple[str, ...]
    hears: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Patterns:
    opening: re.Pattern[str]
    many: re.Pattern[str]
    givers: re.Pattern[str]
    course: re.Pattern[str]
    asked: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = load_lexicon(SpreadWords, "spread")
    verbs, given = any_of(words.verbs), any_of(words.given)
    return _Patterns(
        opening=re.compile(rf"\b(?:{verbs}|{given})\s(?:\w+ly\s)?$", re.IGNORECASE),
        many=re.compile(
            rf"\b(?:{given})\b(?:[^.;:]*\b(?:{verbs})\s(?:\w+ly\s)?|\s)(?:from|between)\s(?:(?:under|below|less\sthan)\s)?$",
            re.IGNORECASE,
        ),
        course=re.compile(
            rf"\b(?:{given}|chance|probability|likelihood|risk)(?:\s(?:of|for)\s(?:the|an?)\s(?:chance|odds|probability|likelihood))?\s(?:(?:that|of|for|on|about)\s)?(?:whether\s)?(?P<event>\S.*?)\s(?:{any_of(words.moves)}|{verbs})\s"
            r"(?:\w+ly\s|up\s|down\s|back\s)?(?:from|between)\s(?:[^;:]*\s)?$",
            re.IGNORECASE | re.DOTALL,
        ),
        asked=re.compile(
            rf"\b(?:whether|if)\s(?P<event>\S[^,;:]*?),?\s+(?:{any_of(words.hears)})\s(?:\w+\s)?(?:{given})\s(?:from|between)\s(?:[^;:]*\s)?$",
            re.IGNORECASE,
        ),
        givers=re.compile(rf"\b(?P<givers>{any_of(words.givers)})\b", re.IGNORECASE),
    )


def lower_end(text: str, floor: int, at: int, low: float) -> tuple[int, float] | None:
    """The lower end of "N to M" at a place; None where "from N to M" tells of a change.

    Args:
        text: the whole text.
        floor: words before this place are not looked at.
        at: first code point of the lower number.
        low: the lower number.

    Returns:
        Where the range begins and its lower end: zero behind "from under", which leaves it open.
    """
    before = text[max(floor, at - _REACH) : at]
    open_ended = _BELOW.search(before)
    if open_ended is not None and _FROM.search(before[: open_ended.start()]):
        at, low = at - len(before) + open_ended.start(), 0.0
        before = before[: open_ended.start()]
    change = _FROM.search(before)
    if change is None or _patterns().opening.search(before[: change.start()]):
        return at, low
    return None


def event_of_course(before: str) -> str | None:
    """What a chance is of whose course or spread a number ends; None where the words before it tell of neither.

    "the chance that the lock opens rose from 20% to" and "odds on a strike vary widely from" both name an event.

    Args:
        before: the clause before the number, times left out.
    """
    course = _patterns().course.search(before) or _patterns().asked.search(before)
    return None if course is None else course["event"]


def many(text: str, start: int, at: int) -> tuple[int, str] | None:
    """Where a range is of what several people give, and what they are called.

    Args:
        text: the whole text.
        start: where the sentence begins.
        at: first code point of the range.
    """
    spread = _patterns().many.search(text[start:at])
    if spread is None:
        return None
    told = _patterns().givers.search(text[start:at])
    return start + spread.start(), f"{told['givers'].lower() if told else 'forecasters'} (unnamed)"
