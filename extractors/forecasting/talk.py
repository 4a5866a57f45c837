"""Elliptic answers: a number or a date that means something only under the question that is being discussed.

"Where are you on a crewless ferry?" "By 2033? Thirty-five percent. I was at fifteen a year ago." The question
under discussion (Roberts 1996) is what a turn, a sentence before or the question itself puts up; the answer
takes its event and its day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.draft import Draft
from extractors.forecasting.forecast_horizons import is_ahead
from extractors.forecasting.horizons import TimePhrase, find_times
from extractors.forecasting.number_words import NUMBER_WORDS
from extractors.forecasting.quantities import Quantity, find_number, find_quantities
from extractors.forecasting.to_come import Place
from extractors.language.estimates import asks_when
from extractors.language.wordlists import any_of
from kg.model import Horizon, Span

_NUMBER = rf"(?:0?\.\d{{1,2}}|\d{{1,2}}(?:\.\d+)?|{any_of(w for w, n in NUMBER_WORDS.items() if len(w) > 2 and n < 100)})"
_PERCENT = r"(?:\s?%|\s(?:per\s?cent|percent|pct)\b)"
_SMALL = r"(?:now|still|only|just|maybe|perhaps|about|around|roughly|closer|nearer|more|like|up|down|back|even|already|probably|currently|well|somewhere)"
_OWN = re.compile(
    rf"(?:^|[,;:—–]\s|\b(?:and|but|so)\s)(?:for\sthe\srecord,?\s)?"
    rf"(?:I(?:[’'](?:m|d|ve)|\swas|\sam|\shave|\shad|\swould|\ssaid|\swrote|\smake|\smade|\sput|\sgave|\sthink|\sguess|\ssay|\sreckon|\sstarted|\swent)|mine\s(?:is|was)|my\s(?:number|figure|own|odds|estimate|guess)\s(?:is|was)|(?:it|that)\s(?:was|is|were)|it[’']s|we(?:[’']re|\swere|\sare|\ssaid|\shad|\sput))"
    rf"(?:\s(?:been|be|say|write|put|go|give|call|stay|sit|moved|gone|crept|come|dropped|shifted|it|that|this|with|from|a|{_SMALL}))*"
    rf"\s?(?:\s(?:at|to|on|for))?\s(?P<n>{_NUMBER})(?P<percent>{_PERCENT})?"
    r"(?=\s*(?:$|[.,;!?)—–]|(?:a|one|two)\s(?:year|month)s?\sago|last\s\w+|in\s(?:the\s)?(?:\w+\s)?(?:spring|summer|autumn|winter|january|february|march|april|may|june|july|august|september|october|november|december|20\d\d)|in\s20\d\d|today|now|then|by\s|before\s|on\s(?:that|it|this)\b|for\s(?:that|it|this)\b|if\b|and\b|but\b|because\b|to\s\d))",
    re.IGNORECASE,
)
_ENDS_AT = re.compile(rf"\s?to\s(?P<n>{_NUMBER})(?!\w|\.\d)", re.IGNORECASE)
_LEAD = re.compile(
    r"^\W*(?:(?:and|so|but|well|okay|ok|now|then|right|look|alright),?\s)*(?:where\sare\syou\son|what\sabout|how\sabout|what\sof|take|on|let[’']s\s(?:talk\sabout|do))?\s?",
    re.IGNORECASE,
)
_SHIFT = re.compile(
    r"^\W*(?:and|so|what\sabout|how\sabout)\s(?!why|when|how|what|who|so|then|now|you\b|that\b|it\b)(?:the\s|your\s|its\s)?[\w’'-]+(?:\s[\w’'-]+)?\?\W*$",
    re.IGNORECASE,
)
_REACH, _BACK = 700, 5
_LONGEST_TURN = 16
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Question:
    """What is under discussion.

    Args:
        event: its words.
        horizon: by when, or None.
    """

    event: str
    horizon: Horizon | None


def shifts(question: str) -> bool:
    """Whether a question only names another thing: "And churn?", "What about the machines?"."""
    return _SHIFT.match(question) is not None


def own_number(text: str, place: Place, *, chancy: bool) -> Quantity | None:
    """The number that a sentence gives as its speaker's own: "I was at fifteen a year ago", "I'm now at 45".

    Args:
        text: the whole text.
        place: the sentence.
        chancy: whether a chance was told or asked for; a number without a sign is one only then.
    """
    found = _OWN.search(text[place.start : place.end])
    if found is None or not (chancy or found["percent"]):
        return None
    start, end = place.start + found.start("n"), place.start + found.end("n")
    moved = _ENDS_AT.match(text, end, place.end)
    if moved is not None:
        start, end = moved.span("n")
    elif found["percent"]:
        end = place.start + found.end("percent")
    return find_number(text, start, end, floor=place.start, ceiling=place.end)


def under_discussion(draft: Draft, at: int, reference: str | None) -> Question | None:
    """The question that a place answers: the nearest one, or what was named with a day, in its turn or the one before.

    Args:
        draft: with sentences.
        at: the place.
        reference: ISO date of the page, or None.
    """
    before = [s for s in draft.sentences if s.span.end <= at and at - s.span.end < _REACH]
    horizon: Horizon | None = None
    for sentence in reversed(before[-_BACK:]):
        span = sentence.span
        times = find_times(draft.text, span.start, span.end, reference=reference)
        ahead = next((t for t in times if is_ahead(t, reference) and not t.attributive), None)
        horizon = horizon or (ahead.horizon if ahead else None)
        words = topic_words(draft.text, span, ahead)
        asked = span.quote.rstrip(" \"'”’)").endswith("?")
        bare = find_quantities(draft.text, span.start, span.end)
        if asked and ahead is None and shifts(span.quote):
            return None
        if len(words.split()) >= _FEWEST and (asked or ahead is not None) and not bare:
            return Question(words, horizon)
    title = next((b for b in draft.blocks[:1] if b.span.quote.rstrip().endswith("?")), None)
    if title is None or title.span.end > at:
        return None
    times = find_times(draft.text, title.span.start, title.span.end, reference=reference)
    ahead = next((t for t in times if is_ahead(t, reference)), None)
    asked_day = horizon or (ahead.horizon if ahead else None)
    return Question(topic_words(draft.text, title.span, ahead), asked_day) if asked_day else None


def topic_words(text: str, span: Span, time: TimePhrase | None) -> str:
    """The words of a question or named thing without what only opens it, its day and its marks."""
    words = text[span.start : span.end]
    if time is not None and time.is_cut:
        words = f"{text[span.start : time.start]} {text[time.end : span.end]}"
    return " ".join(_LEAD.sub("", words).split()).strip(" .,;:?!\"'“”‘’—–-…")


def dated_answers(draft: Draft, place: Place) -> list[TimePhrase]:
    """The days that a short sentence gives to a question that asked when; none where no such question stands before."""
    if len(place.words.split()) > _LONGEST_TURN:
        return []
    lead = draft.blocks[place.block].lead if 0 <= place.block < len(draft.blocks) else None
    asked = lead is not None and draft.blocks[lead].span.quote.rstrip().endswith("?")
    if not (draft.posts or asked):
        return []
    before = draft.text[max(0, place.start - _REACH // 2) : place.start]
    if not asks_when(before):
        return []
    return [t for t in place.times if is_ahead(t, place.published) and not t.attributive]
