"""Which times of a sentence may lie ahead: none of the past, of a comparison or of a condition."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.draft import Parse
from extractors.forecasting.events import VALUE
from extractors.forecasting.foresight import foresight_cues
from extractors.forecasting.horizons import TimeKind, TimePhrase
from extractors.forecasting.number_words import NUMBER_WORDS
from extractors.forecasting.rates import is_part_done, rates_of_people
from extractors.language.wordlists import any_of
from kg.model import RefusedForecast, Span

INSIDE = frozenset(["in", "during", "for", "over", "around", "circa", "within"])
"""Relations of a time within which something happens."""
_AGO = INSIDE | {"", "on", "at", "between", "until", "till", "through", "throughout"}
_WOULD = re.compile(r"\b(?:would|will|to\s[a-z]+)\b")
_COMPARED = re.compile(
    rf"\b(?:(?:up|down)\sfrom|against|compared\s(?:with|to)|versus|vs\.?|from|after|than)\s(?:about\s|around\s|just\s|only\s)?(?:{VALUE}|{any_of(w for w in NUMBER_WORDS if len(w) > 2)})\s$|\bthan\s$|\bas\s(?:many|much|few|little|high|low|big|large|good|bad|[a-z]+)\sas\s$|\bas\s(?:I|he|she|it|we|they)\s(?:had|did|was|were)\s$",
    re.IGNORECASE,
)
_PARTLY = re.compile(
    r"(?:,|\bwith)\s(?:most|much|half|all|some|part|a\sthird|two[-\s]thirds|the\s(?:bulk|rest|lion[’']s\sshare))\sof\s(?:it|that|this|them|the\s\w+)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
"""Before the time of a part: "25%, most of it in 2030"."""
_SAID_EARLIER = re.compile(
    r"\b(?:said|wrote|told|announced|warned|predicted|estimated|projected|forecast|claimed|promised|pledged|expected|argued|would)\b",
    re.IGNORECASE,
)
SURPRISED = re.compile(
    r"(?:\bwould|[’']d)\sbe\s(?:very\s|quite\s|rather\s|a\sbit\s|pretty\s)?(?:surprised|amazed|astonished|shocked|stunned)\s(?:if|to\ssee)\b",
    re.IGNORECASE,
)
"""What would surprise is forecast not to come, condition or not."""
_WISHED = re.compile(
    r"\b(?:would|[’']d)\s(?:like|love|prefer|welcome|rather)\s[^,;:]*$", re.IGNORECASE
)
"""What is wished for and not foreseen: "we'd like one by the autumn"."""
_SO_FAR = re.compile(
    r"\b(?:is|are|stands?)\s(?:now\s|already\s|still\s|currently\s)?(?:up|down|ahead|behind|higher|lower)\s(?:(?:by|about|almost|nearly|some|more\sthan|just|only)\s){0,2}[$€£]?\d[\d.,]*\s?(?:%|per\s?cent|[a-z]+(?:\s[a-z]+)?)?\s(?:so\sfar\s)?(?:in\s)?$|\bso\sfar\s$",
    re.IGNORECASE,
)
"""Before a period that is not over, of which a part is told: "exports are down 3% this year"."""
_TIMES = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)|last|only|most|least|best|worst|biggest|largest|smallest|highest|lowest|longest|shortest|[a-z]{3,}iest)\b(?:\s[\w’'-]+){0,4}\s$",
    re.IGNORECASE,
)
"""Before the years in which something was counted: "for the third time in five years"."""
_ONE = re.compile(r"^in\s(?:an?|one|a\ssingle)\s(?:year|month|week|day|season)$", re.IGNORECASE)
_SO_MANY = re.compile(
    r"\b(?:million|billion|thousand|hundred|dozen|\d[\d,.]*)\s(?!(?:per|percent|points?|bps|basis)\b)(?:[a-z-]+\s){0,2}$",
    re.IGNORECASE,
)
"""Before "in a year" it tells how often and not by when: "more than a million parcels in a year"."""
_HAD = re.compile(
    r"\bhad\s(?:already\s|only\s|just\s|been\s|not\s)*(?:[a-z]+(?:ed|en|wn|ught)|spent|built|sold|made|come|gone|done|paid|sent|left|lost|won|met|cut|put|begun)\b(?!\sto\b)[^,;:]*$"
)
"""A past perfect, whose day lies behind: "52 million had been spent by 31 March"."""
_HELD_VIEW = re.compile(
    r"\b(?:thinks?|believes?|reckons?|bets?|guess|suspects?|says?|said)\b", re.IGNORECASE
)
_COMING = re.compile(r"\b(?:next|coming|following)\b", re.IGNORECASE)
_ANSWER = 7
"""Words of an answer, which may be a duration alone: "In five years, if that."."""
_IN_CONDITION = re.compile(
    r"\b(?:if|unless|provided)\s(?![^,;]*\bthen\b)[^,;]*$|^\W*(?:Should|Were|Had)\s(?=the|an?\s|any|it|they|he|she|[A-Z])[^,;]*$|^\W*Were\s(?:\S+\s){1,6}?to\s[^,;]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence with what was found in it; ``futurate`` has the starts of times that a present tense sets ahead, ``past`` of those that a past tense sets back, ``since`` the latest year that a text without a date tells as past."""

    span: Span
    times: tuple[TimePhrase, ...]
    propositions: tuple[int, ...]
    published: str | None = None
    futurate: frozenset[int] = frozenset()
    refused: tuple[RefusedForecast, ...] = ()
    block: int = -1
    past: frozenset[int] = frozenset()
    parse: Parse | None = None
    since: str | None = None

    def refuses(self, start: int, end: int) -> bool:
        """Whether what stands between two places was refused as a chance."""
        return any(r.span.start < end and start < r.span.end for r in self.refused)

    @property
    def start(self) -> int:
        """First code point."""
        return self.span.start

    @property
    def end(self) -> int:
        """Past the last code point."""
        return self.span.end

    @property
    def words(self) -> str:
        """The sentence as written."""
        return self.span.quote


def is_supposed(before: str) -> bool:
    """Whether a time is of a condition, by the words of its sentence before it."""
    return _IN_CONDITION.search(before) is not None and not SURPRISED.search(before)


def in_aside(text: str, start: int, at: int) -> bool:
    """Whether a bracket that opens behind one place is still open at another.

    Args:
        text: the whole text.
        start: the first place.
        at: the second.
    """
    between = text[start:at]
    return between.count("(") > between.count(")")


def times_within(text: str, place: Place, low: int, high: int) -> list[TimePhrase]:
    """The times with a period in the words of an event, but those of an aside or of a condition.

    Args:
        text: the whole text.
        place: the sentence.
        low: first code point of the event.
        high: past its last.
    """
    return [
        t
        for t in place.times
        if low <= t.start
        and t.end <= high
        and t.horizon
        and not in_aside(text, low, t.start)
        and not is_supposed(text[place.start : t.start])
    ]


def is_so_far(before: str) -> bool:
    """Whether the words before a period tell the part of it that is over: "exports are down 3%".

    Args:
        before: the words of its sentence before it.
    """
    return _SO_FAR.search(before) is not None


def counts_back(text: str, start: int, time: TimePhrase) -> bool:
    """Whether a duration says since when something is the first or the most of its kind: "the first surplus in four years".

    Args:
        text: the whole text.
        start: where its sentence begins.
        time: the time.
    """
    counted = time.kind is TimeKind.DURATION and time.relation in {"in", "over", "for"}
    if counted and _ONE.search(text[time.start : time.end]) is not None:
        return _SO_MANY.search(text[start : time.start]) is not None
    return counted and _TIMES.search(text[start : time.start]) is not None


def is_to_come(text: str, place: Place, time: TimePhrase) -> bool:
    """Whether a time may be that of a forecast.

    Not so the date of a comparison ("up from 3% in 2025"), the mark of a thing ("the 2023 review")
    nor a day before the text was published, unless somebody said it earlier.
    """
    if time.kind is TimeKind.VAGUE or time.attributive or time.start in place.past:
        return False
    before = text[place.start : time.start]
    supposed = is_supposed(before)
    compared = time.relation in INSIDE | {"", "at", "on"} and _COMPARED.search(before)
    if (
        supposed
        or rates_of_people().search(before)
        or compared
        or _PARTLY.search(before)
        or _counted_then(place, time)
        or _WISHED.search(before)
        or (time.relation in {"", "in"} and is_so_far(before))
        or counts_back(text, place.start, time)
        or _is_pace(place, time)
        or (time.kind is TimeKind.DURATION and is_part_done(before))
        or (time.relation in {"by", "in", "before"} and _HAD.search(before))
    ):
        return False
    if time.horizon is None:
        return True
    now = place.published or place.since
    passed = now is not None and time.horizon.date[: len(now)] < now
    if place.published is None:
        return not passed or time.relation not in _AGO or _WOULD.search(before) is not None
    if passed and time.relation in {"in", "on", "during", "at", ""}:
        return _WOULD.search(before) is not None
    return not passed or _SAID_EARLIER.search(before) is not None


def _is_pace(place: Place, time: TimePhrase) -> bool:
    """Whether a duration tells how long something takes or how often it happens, in a sentence that looks at nothing to come.

    "An order of this morning arrives in four years", "of 212 grants in thirty years it was used nine times".
    """
    if time.kind is not TimeKind.DURATION or time.relation not in {"in", "over", "for"}:
        return False
    if time.horizon is not None and _COMING.search(time.horizon.text):
        return False
    cues = foresight_cues()
    ahead = (
        cues.forecasting.search(place.words)
        or cues.future.search(place.words)
        or _HELD_VIEW.search(place.words)
    )
    return ahead is None and len(place.words.split()) > _ANSWER


def _counted_then(place: Place, time: TimePhrase) -> bool:
    """Whether a duration counts from a day of the past: "you told us in 2024 that it falls within a year"."""
    if place.published is None or time.kind is not TimeKind.DURATION:
        return False
    earlier = (t for t in place.times if t.end <= time.start and t.kind is TimeKind.DATE)
    return any(
        t.horizon is not None
        and t.relation in INSIDE
        and t.horizon.date[: len(place.published)] < place.published
        for t in earlier
    )
