"""Forecasts: who, how likely, what, by when.

A forecast is a number that is a probability of an event to come, or a date to come with words
that look ahead. Shares, accuracies, growth rates and dates of the past are none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from extractors.draft import Draft, FoundForecast, Layer, Proposition
from extractors.forecasting.chances import find_chances
from extractors.forecasting.deadlines import (
    DEADLINES,
    Place,
    dated_clauses,
    fence_between,
    is_to_come,
)
from extractors.forecasting.events import chance_event, clause_event, listed_event
from extractors.forecasting.forecasters import Voices
from extractors.forecasting.foresight import LONGEST_SENTENCE, foresight_cues
from extractors.forecasting.horizons import TimeKind, TimePhrase, find_times
from extractors.forecasting.quantities import Quantity
from extractors.forecasting.verbal_chances import find_verbal, is_negated
from kg.model import AUTHOR, Horizon, Probability, Span

_CONDITION = re.compile(
    r"(?:^|[,;(]\s*|\b)((?:if(?!\s(?:you|we)\s(?:think|want|like|ask|look))|unless|provided|assuming|given that)\s[^,;.()]{3,120}?(?=\sthen\s|[,;.()]|$))",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|[Ww]e|[Oo]ur)\b")
_THAT_POINT = re.compile(
    r"\b(?:that|this)\s(?:point|date|day|mark|level|goal|target|milestone|threshold|stage|moment)\b",
    re.IGNORECASE,
)
_CHANCY = re.compile(r"\b(?:chances?|odds|probability|likelihood)\b", re.IGNORECASE)
_FRESH = 2500
"""How many code points back "it" and "that" may point at a forecast."""

_YEARS = re.compile(r"(?<![\d.,$€£])20\d\d(?![\d%])")
_BREAKS = (", ", "; ", " and ", ",\u00a0")


# What is left of an event when its words stand elsewhere; the whole proposition says more.
_NO_EVENT = re.compile(
    r"(?:us|it|them|him|her|me|you|this|that|these|those|there|one)?", re.IGNORECASE
)


@dataclass(slots=True)
class _Memory:
    """What earlier forecasts of the text said, for "that date" and "the 60% figure"."""

    event: str = ""
    horizon: Horizon | None = None
    at: int = 0
    by_point: dict[float, FoundForecast] = field(default_factory=dict)

    def fade(self, start: int) -> None:
        """Forget the event and day that "it" may mean once the text has gone on for long."""
        if start - self.at > _FRESH:
            self.event = ""

    def keep(self, forecast: FoundForecast) -> None:
        self.event = forecast.event
        self.horizon = forecast.horizon or self.horizon
        self.at = forecast.span.end
        if forecast.probability and forecast.horizon:
            self.by_point.setdefault(forecast.probability.point, forecast)


@dataclass(frozen=True, slots=True)
class _Content:
    """What is forecast, how likely and by when."""

    event: str
    probability: Probability | None
    horizon: Horizon | None
    undated: str | None = None


@dataclass(frozen=True, slots=True)
class Forecasts:
    """The step that finds forecasts in propositions."""

    name: str = "forecasts"
    version: str = "5"
    requires: frozenset[Layer] = frozenset(
        {
            *(Layer.SENTENCES, Layer.ENTITIES, Layer.REFERENCES, Layer.METADATA),
            *(Layer.PROPOSITIONS, Layer.ATTRIBUTIONS),
        }
    )
    provides: frozenset[Layer] = frozenset({Layer.FORECASTS})

    def __call__(self, draft: Draft) -> Draft:
        """The draft with its forecasts, in the order of the text."""
        memory, voices = _Memory(), Voices.of(draft.entities, draft.references)
        found: list[FoundForecast] = []
        for place in _places(draft, memory):
            memory.fade(place.start)
            for forecast in _in_sentence(draft, place, memory, voices):
                memory.keep(forecast)
                found.append(forecast)
        return replace(draft, forecasts=tuple(found))


def _places(draft: Draft, memory: _Memory) -> Iterator[Place]:
    """Sentences that hold a proposition and a figure or a cue, one at a time."""
    held: dict[int, list[int]] = {}
    for index, proposition in enumerate(draft.propositions):
        held.setdefault(proposition.sentence, []).append(index)
    for number, propositions in sorted(held.items()):
        span = draft.sentences[number].span
        if len(span) > LONGEST_SENTENCE:
            continue
        if span.quote.rstrip(" \"'”’)").endswith("?") or foresight_cues().hypothetical.match(
            span.quote
        ):
            continue
        reference = draft.metadata.published
        times = find_times(draft.text, span.start, span.end, reference=reference)
        if reference is None and memory.horizon is not None:
            times = tuple(_of_decade(draft.text, time, memory.horizon) for time in times)
        yield Place(span, times, tuple(propositions), reference)


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
    draft: Draft, place: Place, memory: _Memory, voices: Voices
) -> Iterator[FoundForecast]:
    span, said = place.span, memory.by_point.keys()
    times = [(time.start, time.end) for time in place.times]
    known = bool(memory.event)
    near = known and "\n" not in draft.text[memory.at : span.start]
    chances = find_chances(draft.text, span, times=times, said=said, known=known, near=near)
    paired, fences = _apart(draft.text, place, _pair(draft.text, place, chances))
    segments = [
        (max(start, fence or start), end)
        for (start, end), fence in zip(_segments(place, paired), fences, strict=True)
    ]
    events = _events(draft.text, place, chances, segments)
    condition = _CONDITION.search(place.words)
    for (chance, time), segment, event in zip(paired, segments, events, strict=True):
        if condition and time is None:
            continue  # A figure for one case and no date is no forecast.
        earlier = memory.by_point.get(chance.probability.point)
        restated = earlier if not event and (time is None or time.kind is TimeKind.SAME) else None
        found = _forecast(
            draft,
            place,
            chance.start,
            segment,
            _Content(
                event or (earlier.event if earlier else memory.event),
                chance.probability,
                restated.horizon if restated else _horizon(time, memory, event),
                _why_undated(time),
            ),
            voices,
        )
        yield _restated(found, restated, place) if restated else found
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


def _apart(
    text: str, place: Place, paired: list[tuple[Quantity, TimePhrase | None]]
) -> tuple[list[tuple[Quantity, TimePhrase | None]], list[int | None]]:
    """Chances that have an event of their own in another statement than their time.

    "It expects two cuts by 2027 and sees a 20% chance of a recession" has two forecasts, and the
    date is the first one's alone, unless that is a chance too.

    Returns:
        The pairs, and for each the place where its own statement begins, or None.
    """
    again: list[tuple[Quantity, TimePhrase | None]] = []
    fences: list[int | None] = []
    cut = [(t.start, t.end) for t in place.times if t.is_cut]
    taken = place.start
    for chance, time in paired:
        fence = None
        if time is not None and taken <= time.start and time.end <= chance.start:
            fence = fence_between(text, time.end, chance.start)
        after = (fence, place.end) if fence else None
        if after and chance_event(text, after, (chance.start, chance.end), cut):
            chancy = _CHANCY.search(text[taken:fence])
            again.append((chance, time if chancy else None))
            fences.append(fence)
        else:
            again.append((chance, time))
            fences.append(None)
        taken = chance.end
    return again, fences


def _pair(
    text: str, place: Place, chances: Sequence[Quantity]
) -> list[tuple[Quantity, TimePhrase | None]]:
    """Each chance with its time: the next one before the next chance, else the last one before."""
    usable = [
        t
        for t in place.times
        if is_to_come(text, place, t) and (t.horizon or t.kind is not TimeKind.DATE)
    ]
    paired: list[tuple[Quantity, TimePhrase | None]] = []
    taken: set[int] = set()
    for number, chance in enumerate(chances):
        limit = chances[number + 1].start if number + 1 < len(chances) else None
        held = next((t for t in usable if chance.start <= t.start and t.end <= chance.end), None)
        after = [t for t in usable if t.start >= chance.end and (limit is None or t.start < limit)]
        before = [t for t in usable if t.end <= chance.start]
        fresh = [t for t in before if t.start not in taken]
        earlier = fresh or before
        fenced = bool(fresh) and fence_between(text, fresh[-1].end, chance.start) is not None
        time = (
            held
            or _next_time(after, chance, () if fenced else fresh)
            or (earlier[-1] if earlier else None)
        )
        if time is not None:
            taken.add(time.start)
        paired.append((chance, time))
    return paired


def _next_time(
    after: Sequence[TimePhrase], chance: Quantity, before: Sequence[TimePhrase]
) -> TimePhrase | None:
    """The time after a chance: a date rather than a duration, unless one stands close before."""
    if not after:
        return None
    exact = [t for t in after if t.horizon and t.relation in DEADLINES] or list(after)
    close = (
        before
        and before[-1].relation
        and chance.start - before[-1].end < 30 < exact[0].start - chance.end
    )
    return None if close else exact[0]


def _segments(
    place: Place, paired: Sequence[tuple[Quantity, TimePhrase | None]]
) -> list[tuple[int, int]]:
    """The stretch of the sentence that belongs to each chance."""
    edges = [place.start]
    for (left, time), (right, _) in pairwise(paired):
        end = max(left.end, time.end if time and time.end <= right.start else left.end)
        gap = place.words[end - place.start : right.start - place.start]
        edges.append(end + max(gap.rfind(mark) + len(mark) * (mark in gap) for mark in _BREAKS))
    return list(zip(edges, [*edges[1:], place.end], strict=False))[: len(paired)]


def _events(
    text: str, place: Place, chances: Sequence[Quantity], segments: Sequence[tuple[int, int]]
) -> list[str]:
    """The event of each chance; one that names none takes the one before it, else the one after."""
    cut = [(time.start, time.end) for time in place.times if time.is_cut]
    pairs = zip(chances, segments, strict=True)
    own = [
        chance_event(text, segment, (chance.start, chance.end), cut) for chance, segment in pairs
    ]
    known = [event for event in own if event]
    before, filled = "", []
    for event in own:
        before = event or before
        filled.append(before or (known[0] if known else ""))
    return filled


def _horizon(time: TimePhrase | None, memory: _Memory, event: str) -> Horizon | None:
    """The period of a time; a forecast without time or event is about the one before."""
    if time is None:
        return memory.horizon if not event or _THAT_POINT.search(event) else None
    if time.kind is TimeKind.SAME:
        return memory.horizon
    return time.horizon or _from_year(time)


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
    memory: _Memory,
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
    return _forecast(draft, place, time.start if time else segment[0], segment, content, voices)


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
    event = own.quote if _NO_EVENT.fullmatch(content.event or "") else content.event
    numbered = content.probability is not None
    return FoundForecast(
        proposition=index,
        span=span or own,
        forecaster=voices.forecaster(draft.text, at, place.span, speaker),
        event=event,
        probability=content.probability,
        horizon=content.horizon,
        conditional_on=" ".join(condition.group(1).split()) if condition else None,
        verbal=None if numbered else find_verbal(draft.text, *segment),
        negated=is_negated(event),
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
