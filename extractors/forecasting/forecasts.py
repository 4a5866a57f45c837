"""Forecasts: who, how likely, what, by when.

A forecast is a number that is a probability of an event to come, or a date to come with words
that look ahead. Shares, accuracies, growth rates and dates of the past are none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.draft import Draft, FoundForecast, Layer
from extractors.forecasting.anaphora import (
    Memory,
    in_full,
    judged_year,
    points_back,
    takes_longer,
)
from extractors.forecasting.answered_fragments import with_fragments
from extractors.forecasting.answers import (
    answered,
    is_update,
    line_of,
    number_of,
)
from extractors.forecasting.asked import asks_whether
from extractors.forecasting.assessments import Assessment, assessments, is_judged
from extractors.forecasting.bare_answers import amount, denied_days
from extractors.forecasting.chances import find_chances
from extractors.forecasting.clause_events import after_condition, clause_event, listed_event
from extractors.forecasting.deadlines import dated_clauses
from extractors.forecasting.discussion import with_answered
from extractors.forecasting.estimate_frames import is_rated, stands_alone
from extractors.forecasting.event_wording import is_chance
from extractors.forecasting.forecast_horizons import (
    horizon_of,
    is_denied_before,
    is_set_ahead,
    timeless,
    why_undated,
)
from extractors.forecasting.forecast_records import Content, Scene
from extractors.forecasting.forecasters import Voices
from extractors.forecasting.horizons import TimeKind, TimePhrase
from extractors.forecasting.issuers import issuer
from extractors.forecasting.lent_days import with_lent_days
from extractors.forecasting.levels import levels
from extractors.forecasting.outlook_records import LaidOut
from extractors.forecasting.page_dates import reference_day
from extractors.forecasting.pairing import (
    apart,
    events_of,
    is_ever,
    pair,
    segments_of,
    with_own_days,
)
from extractors.forecasting.places import places
from extractors.forecasting.plain_fractions import plain_fractions
from extractors.forecasting.quantities import Quantity, find_quantities
from extractors.forecasting.read_forecasts import with_read
from extractors.forecasting.scored import is_habit, scored
from extractors.forecasting.spoken_of import with_spoken_of
from extractors.forecasting.subjects import event_end, without_holder
from extractors.forecasting.talk import dated_answers, own_number, under_discussion
from extractors.forecasting.told_holders import with_told_holders
from extractors.forecasting.told_in_turn import with_turns
from extractors.forecasting.verbal_only import event_of_words
from extractors.language.estimates import ChanceLine
from kg.model import AUTHOR, ForecastRefusal, RefusedForecast


@dataclass(frozen=True, slots=True)
class Forecasts:
    """The step that finds forecasts in propositions."""

    name: str = "forecasts"
    version: str = "7"
    requires: frozenset[Layer] = frozenset(
        {
            *(Layer.SENTENCES, Layer.PARSES, Layer.ENTITIES, Layer.REFERENCES, Layer.METADATA),
            *(Layer.PROPOSITIONS, Layer.ATTRIBUTIONS, Layer.OUTLOOKS, Layer.FIGURES),
        }
    )
    provides: frozenset[Layer] = frozenset({Layer.FORECASTS})

    def __call__(self, draft: Draft) -> Draft:
        """The draft with its forecasts, in the order of the text."""
        memory, voices = Memory(), Voices.of(draft.entities, draft.references)
        house, reference = issuer(draft), reference_day(draft)
        laid = LaidOut(draft, voices, house)
        found: list[FoundForecast] = []
        refused: list[RefusedForecast] = []
        for place in places(draft, memory):
            memory.fade(place.start)
            before = len(found)
            scene = Scene(draft, place, memory, voices, house)
            if laid.is_exact(place.span):
                told = list(laid.forecasts(place.span, place.propositions))
            else:
                told = laid.fill(
                    [*_amount(scene)] or [*_in_sentence(scene)], place.span, place.propositions
                )
            for forecast in told:
                if not forecast.event and (
                    asked := under_discussion(draft, place.start, place.published)
                ):
                    day = forecast.horizon or asked.horizon
                    forecast = replace(forecast, event=asked.event, horizon=day)  # noqa: PLW2901
                if not forecast.event:
                    refused.append(RefusedForecast(forecast.span, ForecastRefusal.NO_EVENT))
                    continue
                memory.keep(forecast, place.block)
                found.append(forecast)
            # A forecast says itself why it has no date.
            made = len(found) > before
            refused += [
                r for r in place.refused if not made or r.reason is not ForecastRefusal.NO_DATE
            ]
        found = with_read(draft, found, voices, reference, house)
        found = with_answered(draft, found, memory.bare, memory.asked)
        found = with_fragments(draft, found, reference)
        found = with_told_holders(draft, with_lent_days(draft, found, reference), voices)
        found = with_spoken_of(draft, with_turns(draft, found, voices), voices)
        return replace(draft, forecasts=tuple(found), refused=tuple(refused))


def _amount(scene: Scene) -> Iterator[FoundForecast]:
    """The forecast of an amount that a question asked for: "A quarter, if that."."""
    place, memory = scene.place, scene.memory
    told = amount(place.words) if memory.amount else None
    memory.amount = told is not None
    asked = under_discussion(scene.draft, place.start, place.published) if told else None
    event = memory.event or (asked.event if asked else "")
    day = (asked.horizon if asked else None) or memory.horizon
    if told and event and day:
        whole = (place.start, place.end)
        yield scene.forecast(place.start, whole, Content(f"{event}: {told}", None, day))


def _in_sentence(scene: Scene) -> Iterator[FoundForecast]:
    place, memory = scene.place, scene.memory
    if (again := scored(scene.text, place, scene.draft.metadata.title or "")) is not None:
        content = Content(again.event, again.chance.probability, again.horizon)
        yield scene.forecast(again.chance.start, (place.start, again.chance.end), content)
        return
    assessed = _assessed(scene)
    chances, line = ([], None) if is_habit(place.words) else _chances(scene, assessed)
    if not chances:
        scene.recall()
        if choice := memory.chosen(place.words):
            content = Content(choice, None, memory.horizon)
            yield scene.forecast(place.start, (place.start, place.end), content)
            return
        if answers := [*_answer(scene)] or [*_dated(scene)]:
            yield from answers
            return
    own = {at: found.event for at, found in assessed.items() if found.event}
    given = with_own_days(scene.text, place, pair(scene.text, place, chances), own)
    paired, fences = apart(scene.text, place, given)
    segments = [
        (max(start, fence or start), end)
        for (start, end), fence in zip(segments_of(place, paired), fences, strict=True)
    ]
    events = events_of(scene.text, place, chances, segments)
    events = [
        _own_event(scene, chance, assessed, e)
        for (chance, _), e in zip(paired, events, strict=True)
    ]
    events = scene.labelled(line, events)
    for (chance, time), segment, words in zip(paired, segments, events, strict=True):
        for found in _of_chance(scene, chance, time, segment, words, lined=line is not None):
            yield _held_by(scene, found, assessed.get(chance.start))
    if not paired and memory.event and (year := judged_year(scene.text, place.span)) is not None:
        content = Content(memory.event, None, year)
        yield scene.forecast(place.end - 1, (place.start, place.end), content)
    joined = [
        time for (_, time), fence in zip(paired, fences, strict=True) if time and fence is None
    ]
    dated = list(_of_dates(scene, chances, joined, events[-1] if events else ""))
    yield from dated
    if not chances:
        yield from [] if dated else _of_words(scene)
        yield from _of_levels(scene, dated[-1] if dated else next(iter(memory.recent[-1:]), None))


def _assessed(scene: Scene) -> dict[int, Assessment]:
    """The numbers of a sentence that its syntax puts on an event, by where they start."""
    place, before = scene.place, scene.before()
    if place.parse is None or is_update(place.words):
        return {}
    numbers = (
        *find_quantities(scene.text, place.start, place.end),
        *plain_fractions(scene.text, place.start, place.end),
    )
    ahead = any(is_set_ahead(time, place.published) for time in place.times)
    known = before.near or before.chancy
    return assessments(scene.text, place.span, place.parse, numbers, ahead=ahead, known=known)


def _chances(
    scene: Scene, assessed: Mapping[int, Assessment]
) -> tuple[list[Quantity], ChanceLine | None]:
    """The chances of a sentence, and the line without a verb that tells them, or None."""
    place, before = scene.place, scene.before()
    ahead = any(is_set_ahead(time, place.published) for time in place.times)
    line = line_of(place, scene.draft.propositions[place.propositions[0]].rule)
    chancy = scene.memory.is_chancy(place.start)
    if line and not chancy and not (line.signed and (ahead or before.near)):
        line = None
    lined = place.start + line.value if line else None
    times = [(time.start, time.end) for time in place.times]
    found = find_chances(
        scene.text, place.span, before, times=times, ahead=ahead, lined=lined, assessed=assessed
    )
    chances = [
        chance
        for chance in found
        if not place.refuses(chance.start, chance.end)
        and not (place.parse and is_judged(place.parse, chance))
    ]
    if line and not chances and not line.signed and chancy and scene.names_whoever_answers:
        number = number_of(scene.text, place, line)
        chances = [] if number is None else [number]
    told = lined is not None and any(c.start <= lined < c.end for c in chances)
    return chances, line if told else None


def _held_by(scene: Scene, found: FoundForecast, assessed: Assessment | None) -> FoundForecast:
    """The forecast with the subject of its verb of assessing, where nobody else was found to hold it."""
    if assessed is None or assessed.holder is None or found.forecaster != AUTHOR:
        return found
    named = scene.voices.named_in(scene.text, *assessed.holder)
    return replace(found, forecaster=named) if named else found


def _own_event(
    scene: Scene, chance: Quantity, assessed: Mapping[int, Assessment], told: str
) -> str:
    """The event that the syntax gives a chance, else what its words told."""
    number, found = chance.probability.text, assessed.get(chance.start)
    cut = [(t.start, t.end) for t in scene.place.times if t.is_cut]
    own = found.event if found else None
    event = clause_event(scene.text, own, cut).removeprefix("as ") if own else ""
    if not event or is_chance(event, number):
        return "" if is_chance(told, number) else told
    known = {*scene.memory.event.lower().split()}
    again = points_back(event) or {*event.lower().split()} <= known
    return "" if again else event


def _of_chance(
    scene: Scene,
    chance: Quantity,
    paired: TimePhrase | None,
    segment: tuple[int, int],
    words: str,
    *,
    lined: bool,
) -> Iterator[FoundForecast]:
    """The forecast of a chance, with the event and the date that it has or borrows."""
    place, memory = scene.place, scene.memory
    known = bool(memory.event)
    words = scene.own_event(words) or scene.rated(chance.probability)
    longer = known and takes_longer(words)
    told = memory.of_another(words, scene.forecaster(chance.start)) if known else None
    event = "" if longer or (known and points_back(words)) else words
    time = None if is_ever(event, segment, paired) else paired
    if scene.condition and time is None:
        return  # A figure for one case and no date is no forecast.
    if lined and not event and memory.is_echo(chance.probability, scene.forecaster(chance.start)):
        return
    earlier = memory.by_point.get(chance.probability.point) or told
    again = earlier is not told and not event and (time is None or time.kind is TimeKind.SAME)
    own = stands_alone(scene.text[place.start : chance.start]) or lined
    restated = earlier if again and not own else None
    if restated:
        horizon = restated.horizon
    elif told and time is None:
        horizon = told.horizon
    else:
        horizon = horizon_of(time, memory, "" if lined else event, place.published)
    lent = memory.chosen(place.words) or memory.event if own or earlier is None else earlier.event
    why = why_undated(time or timeless(place, segment))
    content = Content(
        event or lent, chance.probability, horizon, why, longer or is_denied_before(time)
    )
    found = scene.forecast(chance.start, segment, content)
    if not (event or restated or told):
        memory.leave_bare(found, dated=time is not None)
    yield scene.restated(found, restated) if restated else found


def _of_dates(
    scene: Scene, chances: Sequence[Quantity], joined: Sequence[TimePhrase], rated: str
) -> Iterator[FoundForecast]:
    """The forecasts of dates that no chance has taken."""
    paired_at = {time.start for time in joined}
    used = {time.horizon for time in joined if time.horizon}
    event = ""
    told = find_quantities(scene.text, scene.place.start, scene.place.end)
    if asks_whether(scene.place.words):
        return
    if any(is_rated(scene.text, number, scene.place.span) for number in told):
        return
    for time, segment in dated_clauses(scene.text, scene.place, chances):
        if time is None or (time.start not in paired_at and time.horizon not in used):
            found = _from_date(scene, time, segment, event, rated)
            event = found.event
            yield found
            used |= {time.horizon} if time and time.horizon else set()


def _of_words(scene: Scene) -> Iterator[FoundForecast]:
    """The forecast of a chance that words of degree tell, without number and day."""
    place = scene.place
    if event := event_of_words(scene.text, place):
        yield scene.forecast(place.start, (place.start, place.end), Content(event, None, None))


def _of_levels(scene: Scene, told: FoundForecast | None) -> Iterator[FoundForecast]:
    """The forecasts of other figures for what was forecast last: "Motora has 52% for that year"."""
    for level in levels(scene.text, scene.place, told):
        if told is not None:
            content = Content(level.event, None, told.horizon)
            found = scene.forecast(level.at, level.segment, content)
            named = scene.voices.before(scene.text, level.segment[0], level.verb)
            yield replace(found, forecaster=named) if named else found


def _answer(scene: Scene) -> Iterator[FoundForecast]:
    """The forecast of a number as an answer: of what was asked or told, or of one's own before."""
    place, memory = scene.place, scene.memory
    update = is_update(place.words)
    chance = answered(scene.text, place.span, chancy=memory.chancy or update)
    if chance is None and scene.before().chancy:
        chance = own_number(scene.text, place, chancy=True)
    if chance is None:
        return
    who = scene.forecaster(chance.start)
    if memory.is_echo(chance.probability, who):
        return
    own = memory.own(who) if update else None
    event, horizon = (own.event, own.horizon) if own else (memory.event, memory.horizon)
    if not event:
        asked = under_discussion(scene.draft, place.start, place.published)
        if asked is None or asked.horizon is None:
            return
        event, horizon = asked.event, asked.horizon
    content = Content(event, chance.probability, horizon)
    found = scene.forecast(chance.start, (place.start, place.end), content)
    if own is None:
        memory.leave_bare(found, dated=False)
    yield found


def _dated(scene: Scene) -> Iterator[FoundForecast]:
    """The forecasts of days that answer when: "Sometime in 2031."."""
    place, memory = scene.place, scene.memory
    asked = under_discussion(scene.draft, place.start, place.published)
    for time in (days := dated_answers(scene.draft, place)):
        start = max([t.end for t in place.times if t.end <= time.start], default=place.start)
        own = clause_event(scene.text, (start, time.start), [])
        event = own if len(own.split()) > 1 else memory.event or (asked.event if asked else own)
        content = Content(event, None, time.horizon)
        yield scene.forecast(time.start, (start, time.end), content)
    for time, own in [] if days else [*denied_days(place)]:
        event = own or memory.event or (asked.event if asked else "")
        content = Content(event, None, time.horizon, negated=True)
        yield scene.forecast(time.start, (place.start, time.end), content)


def _from_date(
    scene: Scene, time: TimePhrase | None, segment: tuple[int, int], listed_after: str, rated: str
) -> FoundForecast:
    """The forecast of a clause with a date; a bare value goes on the list of the event before."""
    place, memory = scene.place, scene.memory
    event = listed_event(scene.text[segment[0] : time.start], listed_after) if time else ""
    if not event:
        cut = [(t.start, t.end) for t in place.times if t.is_cut]
        opens = after_condition(scene.text, segment[0], time.start if time else segment[1])
        told = (opens, event_end(scene.text, segment, time.end if time else opens))
        event = without_holder(clause_event(scene.text, told, cut), scene.forecaster(told[1] - 1))
    horizon = horizon_of(time, memory, event, place.published)
    behind = time is not None and find_quantities(scene.text, place.start, time.start) != ()
    event = in_full(event, (rated if behind else "") or memory.event)
    content = Content(event, None, horizon, why_undated(time), is_denied_before(time))
    return scene.forecast(time.start if time else max(segment[0], segment[1] - 1), segment, content)


STEP = Forecasts()
"""The step, for the registry."""
