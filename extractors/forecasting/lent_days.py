"""The day of a chance that names none: what is under discussion has one.

"The union wants a vote by June. She gives it one chance in three." A chance is of something by some day; where
its own words tell no day, it goes on with what its sentence, its paragraph, the same event elsewhere or the
question above it says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.draft import Draft, FoundForecast
from extractors.forecasting.forecast_horizons import is_ahead
from extractors.forecasting.horizons import TimeKind, find_times
from extractors.forecasting.pairing import is_of_another
from extractors.language.shallow import content_stems
from kg.model import Horizon, Span

_EVER = re.compile(r"\b(?:never|ever|at\sall|for\sgood)\b", re.IGNORECASE)
"""An event for good has no day."""
_NONE_AT_ALL = re.compile(r"\bno\s\w+\sat\sall\b", re.IGNORECASE)
_LENGTH = re.compile(
    r"\b(?:lasts?|lasting|lasted|longer\sthan|shorter\sthan|(?:for\s)?(?:more|less|fewer)\sthan|under|over|at\sleast|at\smost|for)\s$"
)
"""Before how long something goes on: "a closure lasting more than two weeks"."""
_GAVE = re.compile(
    r"\b(?:I|[Ww]e|he|she|they|once|had|[A-Z][\w’'-]+(?:\s(?:once|had))?|[a-z]+)\s(?:once\s)?(?:gave|assigned|attached)\b"
)
_DEADLINES = frozenset({"by", "before", "within", "until"})
_SHARED = 0.5
"""The part of an event's words that another event must have to be the same."""
_FEWEST = 1
_YEAR = re.compile(r"\b20\d\d\b")
_VOTED = re.compile(
    r"\b(?:win(?:s|ning)?|wins?|victory|pass(?:es|ing|ed)?|(?:re-?)?elect(?:ed|ion)|majority|rejected|carried|approved|outright)\b",
    re.IGNORECASE,
)
_BALLOT = re.compile(
    r"(?:the\s)?(?:Measure|Proposition|Question|Initiative|Amendment|Referendum|Bill)\s[\w.-]+"
)
_VOTE = re.compile(
    r"\b(?:votes?|voting|elections?|referendum|ballot|poll|polls|run-?off|primary|voters)\b(?:\s[a-z]+){0,3}?\s(?:on|of|in)\s(?:the\s)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?(?:\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?[A-Z][a-z]+|[A-Z][a-z]+\s\d{1,2})(?:,?\s20\d\d)?"
)
"""Where a text says when people vote: "the vote on 3 November", "go to the polls on May 4"."""
_LASTS = re.compile(
    r"\b(?:lasts?|lasting(?!\s(?:more|less|longer|fewer)\sthan)|holds?|holding|survives?|surviving|stays?|staying|endures?|goes\son|keeps?\sworking)\s(?:\w+\s){0,2}?(?:for\s)?(?:at\sleast\s|another\s|the\snext\s)?(?P<length>(?:\d{1,2}|[a-z]+)\s(?:years?|months?|decades?|weeks?))\b",
    re.IGNORECASE,
)
_OF_SEASON = re.compile(
    r"^(?:an?\s)?(?:[a-z-]+\s){0,3}?(?P<season>winter|summer|spring|autumn|year)\b(?!\s(?:ago|later|earlier|before|after|in))",
    re.IGNORECASE,
)
_SCORED = re.compile(
    r"\bhow\s(?:did|well|I|we|my|our)\b[^?]*\b(?:calls?|predictions?|forecasts?|bets?|guesses|do|did|fare[ds]?|held)\b"
    r"|\b(?:calls?|predictions?|forecasts?|bets|guesses)\b[^?]*\b(?:scored|graded|marked|reviewed|in\sreview|revisited|resolved|report\scard|scorecard)\b"
    r"|\b(?:scoring|grading|marking|reviewing|revisiting)\b[^?]*\b(?:calls?|predictions?|forecasts?|bets|guesses)\b",
    re.IGNORECASE,
)
"""A title of what became of forecasts."""


def with_lent_days(
    draft: Draft, found: Sequence[FoundForecast], reference: str | None
) -> list[FoundForecast]:
    """The forecasts, each chance without a day with that of what it is about, where the text tells one.

    Args:
        draft: with sentences and blocks.
        found: forecasts in the order of the text.
        reference: ISO date of the page, or None.
    """
    lent: list[FoundForecast] = []
    for forecast in found:
        if forecast.probability is not None and not (forecast.horizon or forecast.undated):
            day = _day(draft, forecast, lent, reference)
            lent.append(replace(forecast, horizon=day))
        else:
            lent.append(forecast)
    return lent


def _day(
    draft: Draft, forecast: FoundForecast, before: Sequence[FoundForecast], reference: str | None
) -> Horizon | None:
    """The day of what a chance is about; None where the text tells none."""
    if _EVER.search(_NONE_AT_ALL.sub("", forecast.event)):
        return None
    sentence = draft.sentences[draft.propositions[forecast.proposition].sentence]
    if _of_then(draft, sentence.span, reference):
        return None
    return (
        _only(draft, sentence.span, reference, forecast)
        or _of_paragraph(draft, forecast, sentence.span, sentence.block, before, reference)
        or _of_event(forecast, before)
        or _of_head(draft, sentence.block, reference)
        or _of_scored(draft)
        or (_of_vote(draft, forecast, reference) if reference else None)
        or (_of_span(forecast.event, reference) if reference else None)
    )


def _of_then(draft: Draft, span: Span, reference: str | None) -> bool:
    """Whether a chance was given long ago: for a day that is over, or in a season or month behind ("I gave it 30% in the spring")."""
    if reference is None or _GAVE.search(span.quote) is None:
        return False
    times = find_times(draft.text, span.start, span.end, reference=reference)
    over = [
        t
        for t in times
        if t.horizon and t.horizon.date[: len(reference)] < reference[: len(t.horizon.date)]
    ]
    then = [t for t in times if t.relation == "in" and t.kind is TimeKind.RELATIVE]
    return bool(over or then) and not any(
        t.relation in _DEADLINES and is_ahead(t, reference) for t in times
    )


def _days(draft: Draft, start: int, end: int, reference: str | None) -> list[Horizon]:
    """The days to come that a stretch names, in order; how long something goes on is none of them."""
    times = find_times(draft.text, start, end, reference=reference)
    return [
        t.horizon
        for t in times
        if t.horizon
        and is_ahead(t, reference)
        and not (t.start == t.core and _LENGTH.search(draft.text, start, t.start))
    ]


def _only(
    draft: Draft, span: Span, reference: str | None, forecast: FoundForecast | None = None
) -> Horizon | None:
    """The one day to come that a sentence names, where that is not of what is expected besides: "puts it at 30% and expects a hearing in May"."""
    found = _days(draft, span.start, span.end, reference)
    if len({day.date for day in found}) != 1:
        return None
    chance = forecast.probability.text if forecast and forecast.probability else ""
    at = draft.text.find(chance, span.start, span.end) if chance else -1
    day = draft.text.find(found[0].text, span.start, span.end)
    return None if 0 <= at < day and is_of_another(draft.text, at, day) else found[0]


def _of_paragraph(
    draft: Draft,
    forecast: FoundForecast,
    span: Span,
    block: int,
    before: Sequence[FoundForecast],
    reference: str | None,
) -> Horizon | None:
    """The day that the sentences before in the paragraph speak of: of the last forecast, else the last one named."""
    if not 0 <= block < len(draft.blocks):
        return None
    start = draft.blocks[block].span.start
    dated = (f for f in reversed(before) if f.horizon and start <= f.span.start < span.start)
    if (last := next(dated, None)) is not None:
        # Somebody else's chance of another event has no day from there.
        same = forecast.forecaster == last.forecaster or _same_event(forecast, last)
        return last.horizon if same else None
    named = _days(draft, start, span.start, reference)
    return named[-1] if named else None


def _of_event(forecast: FoundForecast, before: Sequence[FoundForecast]) -> Horizon | None:
    """The day of the last forecast of the same event."""
    same = (f.horizon for f in reversed(before) if f.horizon and _same_event(forecast, f))
    return next(same, None)


def _same_event(forecast: FoundForecast, other: FoundForecast) -> bool:
    """Whether another forecast has enough of the words of an event."""
    own = content_stems(forecast.event)
    return len(own & content_stems(other.event)) >= max(_FEWEST, _SHARED * len(own))


def _of_scored(draft: Draft) -> Horizon | None:
    """The year that a page which scores old forecasts was about, by its title: "How did the 2025 calls do?"."""
    title = draft.metadata.title or ""
    years = set(_YEAR.findall(title))
    if len(years) != 1 or _SCORED.search(title) is None:
        return None
    year = years.pop()
    return Horizon(f"{year}-01-01", f"{year}-12-31", year)


def _of_vote(draft: Draft, forecast: FoundForecast, reference: str) -> Horizon | None:
    """The one day on which a text says that people vote, of a chance that somebody wins or something passes."""
    if not (_VOTED.search(forecast.event) or _BALLOT.fullmatch(forecast.event)):
        return None
    days = {
        time.horizon.date: time.horizon
        for match in _VOTE.finditer(draft.text)
        for time in find_times(draft.text, match.start(), match.end(), reference=reference)
        if time.horizon and time.horizon.date[: len(reference)] >= reference
    }
    return next(iter(days.values())) if len(days) == 1 else None


def _of_span(event: str, reference: str) -> Horizon | None:
    """The day that an event's own words lead to: how long something lasts, or of which season it is one.

    "The roof holds for ten years" is known in ten years, "a colder winter" by the end of the next one.
    """
    if lasts := _LASTS.search(event):
        words = f"in {lasts['length']}"
    elif season := _OF_SEASON.search(event):
        words = f"this {season['season'].lower()}"
    else:
        return None
    found = next((t.horizon for t in find_times(words, reference=reference) if t.horizon), None)
    text = words.split(" ", 1)[1]
    return (
        replace(found, text=text) if found and found.date[: len(reference)] >= reference else None
    )


def _of_head(draft: Draft, block: int, reference: str | None) -> Horizon | None:
    """The one day that the question or heading above names."""
    seen: set[int] = set()
    while 0 <= block < len(draft.blocks) and block not in seen:
        seen.add(block)
        above = draft.blocks[block].lead
        if above is None:
            return None
        span = draft.blocks[above].span
        if (day := _only(draft, span, reference)) is not None:
            return day
        block = above
    return None
