"""Forecasts: who, how likely, what, by when.

A forecast is a number that is a probability of an event to come, or a date to come with words
that look ahead. Shares, accuracies, growth rates and dates of the past are none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from extractors.draft import Draft, FoundForecast, Layer, Proposition
from extractors.forecasting.anaphora import (
    Memory,
    is_bare,
    is_owned,
    is_pronoun,
    judged_year,
    points_back,
    takes_longer,
)
from extractors.forecasting.answers import answered, is_update
from extractors.forecasting.asked import asked_event, asks_amount
from extractors.forecasting.chances import find_chances
from extractors.forecasting.clause_events import clause_event, listed_event
from extractors.forecasting.deadlines import (
    Place,
    dated_clauses,
)
from extractors.forecasting.forecasters import Voices
from extractors.forecasting.foresight import LONGEST_SENTENCE, foresight_cues
from extractors.forecasting.futurate import futurate
from extractors.forecasting.horizons import (
    TimeKind,
    TimePhrase,
    find_times,
    impossible_times,
    is_closing,
)
from extractors.forecasting.pairing import apart, events_of, is_ever, pair, segments_of
from extractors.forecasting.refused import impossible_chances, impossible_dates
from extractors.forecasting.verbal_chances import find_verbal, is_negated, is_ruled_out
from extractors.language.estimates import speaks_of_chance
from kg.model import (
    AUTHOR,
    ForecastRefusal,
    Horizon,
    Probability,
    RefusedForecast,
    Span,
    is_named,
)

_CONDITION = re.compile(
    r"(?:^|[,;(]\s*|\b)((?:if(?!\s(?:you|we)\s(?:think|want|like|ask|look))|unless|provided|assuming|given that)\s[^,;.()]{3,120}?(?=\sthen\s|[,;.()]|$))",
    re.IGNORECASE,
)
_OWNED_EVENT = re.compile(r"(?:an?|the|another|any)\s", re.IGNORECASE)
_LASTS = re.compile(
    r"\b(?:stays?|remains?|keeps?|continues?|lasts?|holds?|not|never|no)\b|n[’']t\b", re.IGNORECASE
)
_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|[Ww]e|[Oo]ur)\b")
_THAT_POINT = re.compile(
    r"\b(?:that|this)\s(?:point|date|day|mark|level|goal|target|milestone|threshold|stage|moment)\b",
    re.IGNORECASE,
)
_RATES = re.compile(
    r"[,;:\u2014\u2013]?\s(?:(?:and|but)\s)?(?:I|[Ww]e|he|she|they)(?:[’']d|\swould|\swill|[’']ll)?\s(?:put|puts|place|places|rate|rates|give|gives|call|calls)\s(?:that|it|this)\b[^;]*$"
)
_YEARS = re.compile(r"(?<![\d.,$€£])20\d\d(?![\d%])")


@dataclass(frozen=True, slots=True)
class _Content:
    """What is forecast, how likely and by when."""

    event: str
    probability: Probability | None
    horizon: Horizon | None
    undated: str | None = None
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Forecasts:
    """The step that finds forecasts in propositions."""

    name: str = "forecasts"
    version: str = "7"
    requires: frozenset[Layer] = frozenset(
        {
            *(Layer.SENTENCES, Layer.PARSES, Layer.ENTITIES, Layer.REFERENCES, Layer.METADATA),
            *(Layer.PROPOSITIONS, Layer.ATTRIBUTIONS),
        }
    )
    provides: frozenset[Layer] = frozenset({Layer.FORECASTS})

    def __call__(self, draft: Draft) -> Draft:
        """The draft with its forecasts, in the order of the text."""
        memory, voices = Memory(), Voices.of(draft.entities, draft.references)
        found: list[FoundForecast] = []
        refused: list[RefusedForecast] = []
        for place in _places(draft, memory):
            memory.fade(place.start)
            before = len(found)
            for forecast in _in_sentence(draft, place, memory, voices):
                if not forecast.event:
                    refused.append(RefusedForecast(forecast.span, ForecastRefusal.NO_EVENT))
                    continue
                memory.keep(forecast)
                found.append(forecast)
            # A forecast says itself why it has no date.
            made = len(found) > before
            refused += [
                r for r in place.refused if not made or r.reason is not ForecastRefusal.NO_DATE
            ]
        return replace(draft, forecasts=tuple(found), refused=tuple(refused))


def _places(draft: Draft, memory: Memory) -> Iterator[Place]:
    """Sentences that hold a proposition and a figure or a cue, one at a time."""
    held: dict[int, list[int]] = {}
    for index, proposition in enumerate(draft.propositions):
        held.setdefault(proposition.sentence, []).append(index)
    parents = {post.id: post.reply_to or post.quotes for post in draft.posts}
    reference = draft.metadata.published
    for number, sentence in enumerate(draft.sentences):
        span, propositions = sentence.span, held.get(number, ())
        if len(span) > LONGEST_SENTENCE:
            continue
        asks = span.quote.rstrip(" \"'”’)").endswith("?")
        if not asks and not propositions:
            continue
        memory.enter(sentence.post, parents.get(sentence.post or ""), span.start)
        if asks:
            _ask(draft, number, memory)
        if asks or foresight_cues().hypothetical.match(span.quote):
            continue
        times = find_times(draft.text, span.start, span.end, reference=reference)
        never = impossible_times(draft.text, span.start, span.end)
        times = tuple(sorted((*times, *never), key=lambda time: time.start))
        if reference is None and memory.horizon is not None:
            times = tuple(_of_decade(draft.text, time, memory.horizon) for time in times)
        refused = (
            *impossible_chances(draft.text, span),
            *impossible_dates(draft.text, span, times),
        )
        # A draft made by hand may carry no syntax; then nothing in the present tense looks ahead.
        ahead = futurate(draft.parses[number], times, reference) if draft.parses else frozenset()
        yield Place(span, times, tuple(propositions), reference, ahead, refused)


def _ask(draft: Draft, number: int, memory: Memory) -> None:
    """Remember what a question asks the chance or the date of."""
    span = draft.sentences[number].span
    times = find_times(draft.text, span.start, span.end, reference=draft.metadata.published)
    parse = draft.parses[number] if draft.parses else None
    event = asked_event(draft.text, span.start, span.end, times, parse)
    if event:
        horizon = next((time.horizon for time in times if time.horizon), None)
        memory.ask(event, horizon, span.end, chancy=speaks_of_chance(span.quote))
    elif asks_amount(span.quote):
        memory.ask("", memory.horizon, span.end, chancy=False)


def _of_decade(text: str, time: TimePhrase, horizon: Horizon) -> TimePhrase:
    """In an undated text "this decade" is that of the horizon named before."""
    if time.kind is not TimeKind.RELATIVE or "decade" not in text[time.core : time.end].lower():
        return time
    decades = Counter(year[:3] for year in _YEARS.findall(text))
    if decades.most_common(1)[0][0] != horizon.date[:3]:
        return time  # A deadline may well lie in the next decade.
    again = find_times(text, time.start, time.end, reference=horizon.date)
    return again[0] if again else time


def _in_sentence(
    draft: Draft, place: Place, memory: Memory, voices: Voices
) -> Iterator[FoundForecast]:
    span, said = place.span, memory.by_point.keys()
    times = [(time.start, time.end) for time in place.times]
    known = bool(memory.event)
    near = known and "\n" not in draft.text[memory.at : span.start]
    chances = [
        chance
        for chance in find_chances(
            draft.text, span, times=times, said=said, known=known, near=near, last=memory.point
        )
        if not place.refuses(chance.start, chance.end)
    ]
    if not chances and (answer := _answer(draft, place, memory, voices)) is not None:
        yield answer
        return
    paired, fences = apart(draft.text, place, pair(draft.text, place, chances))
    segments = [
        (max(start, fence or start), end)
        for (start, end), fence in zip(segments_of(place, paired), fences, strict=True)
    ]
    events = events_of(draft.text, place, chances, segments)
    condition = _CONDITION.search(place.words)
    for (chance, paired_time), segment, words in zip(paired, segments, events, strict=True):
        longer = known and takes_longer(words)
        told = _told_of(draft, place, chance.start, words, memory, voices) if known else None
        event = "" if longer or (known and points_back(words)) else words
        time = None if is_ever(event, segment, paired_time) else paired_time
        if condition and time is None:
            continue  # A figure for one case and no date is no forecast.
        earlier = memory.by_point.get(chance.probability.point) or told
        restated = (
            earlier
            if earlier is not told and not event and (time is None or time.kind is TimeKind.SAME)
            else None
        )
        found = _forecast(
            draft,
            place,
            chance.start,
            segment,
            _Content(
                event or (earlier.event if earlier else memory.event),
                chance.probability,
                restated.horizon
                if restated
                else told.horizon
                if told and time is None
                else _horizon(time, memory, event),
                _why_undated(time or _timeless(place, segment)),
                longer,
            ),
            voices,
        )
        yield _restated(found, restated, place) if restated else found
    if not paired and known and (year := judged_year(draft.text, place.span)) is not None:
        content = _Content(memory.event, None, year)
        yield _forecast(draft, place, place.end - 1, (place.start, place.end), content, voices)
    joined = [
        time for (_, time), fence in zip(paired, fences, strict=True) if time and fence is None
    ]
    paired_at = {time.start for time in joined}
    used = {time.horizon for time in joined if time.horizon}
    event = ""
    for time, segment in dated_clauses(draft.text, place, chances):
        if time is None or (time.start not in paired_at and time.horizon not in used):
            found = _from_date(draft, place, time, segment, memory, voices, event)
            event = found.event
            yield found
            used |= {time.horizon} if time and time.horizon else set()


def _answer(draft: Draft, place: Place, memory: Memory, voices: Voices) -> FoundForecast | None:
    """The forecast of a number as an answer: of what was asked or told, or of one's own before."""
    update = is_update(place.words)
    chance = answered(draft.text, place.span, chancy=memory.chancy or update)
    if chance is None:
        return None
    index = _proposition_at(draft.propositions, place.propositions, chance.start)
    speaker = draft.attributions[index].speaker
    forecaster = voices.forecaster(draft.text, chance.start, place.span, speaker)
    own = memory.own(forecaster) if update else None
    event, horizon = (own.event, own.horizon) if own else (memory.event, memory.horizon)
    if not event:
        return None
    content = _Content(event, chance.probability, horizon)
    return _forecast(draft, place, chance.start, (place.start, place.end), content, voices)


def _told_of(
    draft: Draft, place: Place, at: int, event: str, memory: Memory, voices: Voices
) -> FoundForecast | None:
    """The forecast that "the operator's target" calls, of somebody else than whoever rates it."""
    if not is_owned(event):
        return None
    index = _proposition_at(draft.propositions, place.propositions, at)
    speaker = draft.attributions[index].speaker
    forecaster = voices.forecaster(draft.text, at, place.span, speaker)
    return memory.of_another(event, forecaster)


def _horizon(time: TimePhrase | None, memory: Memory, event: str) -> Horizon | None:
    """The period of a time; a forecast without time or event is about the one before."""
    if time is None and (named := memory.date_named(event)) is not None:
        return named
    if time is None:
        return memory.horizon if not event or _THAT_POINT.search(event) else None
    if time.kind is TimeKind.SAME:
        return memory.horizon
    return _up_to(time, event) or time.horizon or _from_year(time)


def _up_to(time: TimePhrase, event: str) -> Horizon | None:
    """The period of what lasts until a date: "stays shut until 2030" is of the years before."""
    if time.relation != "until" or time.iso is None or not _LASTS.search(event):
        return None
    if time.horizon is not None and is_closing(time.horizon.text):
        return None
    first = date.fromisoformat(time.iso + "-01-01"[len(time.iso) - len("2030") :])
    words = time.horizon.text if time.horizon else time.iso
    return Horizon(None, (first - timedelta(days=1)).isoformat(), words)


def _timeless(place: Place, segment: tuple[int, int]) -> TimePhrase | None:
    """The time beside a chance that has no day: "by the end of time", "by 31 February 2030"."""
    beside = (t for t in place.times if segment[0] <= t.start < segment[1])
    return next((t for t in beside if t.is_impossible or t.kind is TimeKind.VAGUE), None)


def _why_undated(time: TimePhrase | None) -> str | None:
    return time.undated.value if time is not None and time.undated is not None else None


def _from_year(time: TimePhrase) -> Horizon | None:
    """The year from which something holds: "31 million a year from 2030"."""
    if time.relation != "from" or time.iso is None:
        return None
    words = time.iso[:4]
    return Horizon(f"{words}-01-01", f"{words}-12-31", words)


def _from_date(
    draft: Draft,
    place: Place,
    time: TimePhrase | None,
    segment: tuple[int, int],
    memory: Memory,
    voices: Voices,
    listed_after: str,
) -> FoundForecast:
    """The forecast of a clause with a date; a bare value goes on the list of the event before."""
    event = listed_event(draft.text[segment[0] : time.start], listed_after) if time else ""
    if not event:
        cut = [(t.start, t.end) for t in place.times if t.is_cut]
        event = clause_event(draft.text, segment, cut)
    horizon = _horizon(time, memory, event)
    content = _Content(event or memory.event, None, horizon, _why_undated(time))
    at = time.start if time else max(segment[0], segment[1] - 1)
    return _forecast(draft, place, at, segment, content, voices)


def _judged(draft: Draft, place: Place, own: Span) -> str:
    """What a later clause rates: "the plant opens in 2031, and I'd put that at 30%"."""
    rated = _RATES.search(own.quote)
    if rated is None:
        return own.quote
    cut = [(t.start, t.end) for t in place.times if t.is_cut]
    return clause_event(draft.text, (own.start, own.start + rated.start()), cut) or own.quote


def _forecast(
    draft: Draft,
    place: Place,
    at: int,
    segment: tuple[int, int],
    content: _Content,
    voices: Voices,
) -> FoundForecast:
    """The forecast with its proposition, its place and whoever makes it."""
    index = _proposition_at(draft.propositions, place.propositions, at)
    own = draft.propositions[index].span
    low, high = max(segment[0], own.start), min(segment[1], own.end)
    span = Span.trimmed(draft.text, low, high) if low <= at < high else None
    condition = _CONDITION.search(place.words)
    speaker = draft.attributions[index].speaker
    forecaster = voices.forecaster(draft.text, at, place.span, speaker)
    event = content.event
    if is_pronoun(event):
        event = "" if content.probability and is_bare(own.quote) else _judged(draft, place, own)
    owner = f"{forecaster.split()[-1]} "
    if is_named(forecaster) and _OWNED_EVENT.match(event.removeprefix(owner)):
        event = event.removeprefix(owner)  # "Venn's odds of a recession"
    numbered = content.probability is not None
    return FoundForecast(
        proposition=index,
        span=span or own,
        forecaster=forecaster,
        event=event,
        probability=content.probability,
        horizon=content.horizon,
        conditional_on=" ".join(condition.group(1).split()) if condition else None,
        verbal=None if numbered else find_verbal(draft.text, *segment),
        negated=content.negated
        or is_negated(event)
        or (not numbered and is_ruled_out(draft.text[segment[0] : segment[1]])),
        undated=content.undated if content.horizon is None else None,
    )


def _restated(found: FoundForecast, earlier: FoundForecast, place: Place) -> FoundForecast:
    """A figure repeated without its event is still the forecast of whoever made it first."""
    own = found.forecaster not in {AUTHOR, earlier.forecaster} or _FIRST_PERSON.search(place.words)
    return found if own else replace(found, forecaster=earlier.forecaster)


def _proposition_at(propositions: Sequence[Proposition], indices: Sequence[int], at: int) -> int:
    """The sentence's proposition that holds a place, else the nearest."""

    def distance(index: int) -> tuple[int, int, int]:
        span = propositions[index].span
        away = max(span.start - at, at - span.end + 1, 0)
        return away, len(span), index

    return min(indices, key=distance)


STEP = Forecasts()
"""The step, for the registry."""
