"""The sentences of a text that may hold a forecast, with their times, and the questions between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.draft import Draft
from extractors.forecasting.anaphora import Memory
from extractors.forecasting.asked import asked_choice, asked_event, asks_amount
from extractors.forecasting.deadlines import Place
from extractors.forecasting.forecast_horizons import is_ahead, of_decade
from extractors.forecasting.foresight import LONGEST_SENTENCE, foresight_cues
from extractors.forecasting.futurate import futurate, in_past
from extractors.forecasting.glossed_times import glossed
from extractors.forecasting.horizons import TimeKind, TimePhrase, find_times, impossible_times
from extractors.forecasting.page_dates import reference_day
from extractors.forecasting.predicting import foretold
from extractors.forecasting.refused import impossible_chances, impossible_dates
from extractors.forecasting.reported_questions import told_question
from extractors.forecasting.talk import shifts, topic_words, under_discussion
from extractors.language.estimates import alternatives, speaks_of_chance
from kg.model import Horizon, Span

_OF_THE_PAST = re.compile(
    r"^\W*(?:\w+,?\s){0,3}?(?:what|how|who|where|which|why)\b.*\b(?:did|was|were)\b", re.IGNORECASE
)
_STAMPED = re.compile(r"\W*[^\s.:;,][^.:;\n]{0,30}?\s[(\[](?P<stamp>[^()\n]{4,30})[)\]]:\s")
_BRIEF = 5
"""Words; a question as short as "And next year?" asks the same of another time."""


def places(draft: Draft, memory: Memory) -> Iterator[Place]:
    """Sentences that hold a proposition and a figure or a cue, one at a time."""
    held: dict[int, list[int]] = {}
    for index, proposition in enumerate(draft.propositions):
        held.setdefault(proposition.sentence, []).append(index)
    parents = {post.id: post.reply_to or post.quotes for post in draft.posts}
    reference = reference_day(draft)
    for number, sentence in enumerate(draft.sentences):
        span, propositions = sentence.span, held.get(number, ())
        if len(span) > LONGEST_SENTENCE:
            continue
        asks = span.quote.rstrip(" \"'”’)").endswith("?")
        if not asks and not propositions:
            continue
        memory.enter(sentence.post, parents.get(sentence.post or ""), span.start)
        # "Four percent?" answers and asks nothing of anybody.
        rules = {draft.propositions[index].rule for index in propositions}
        asks = asks and "short-answer" not in rules
        if asks:
            _ask(draft, number, memory, reference)
        if asks or foresight_cues().hypothetical.match(span.quote):
            continue
        times = glossed(draft.text, _unstamped(draft.text, span, reference))
        if event := told_question(draft.text, span.start, span.end, times):
            asked = next((t.horizon for t in times if t.horizon), None)
            memory.ask(event, asked, span.end, chancy=True)
            continue
        never = impossible_times(draft.text, span.start, span.end)
        times = tuple(sorted((*times, *never), key=lambda time: time.start))
        if reference is None and memory.horizon is not None:
            times = tuple(of_decade(draft.text, time, memory.horizon) for time in times)
        times = tuple(_pointing(time, memory, reference) for time in times)
        refused = (
            *impossible_chances(draft.text, span),
            *impossible_dates(draft.text, span, times),
        )
        # A draft made by hand may carry no syntax; then nothing in the present tense looks ahead.
        parse = draft.parses[number] if draft.parses else None
        told = foretold(draft.text, span, times, reference, parse)
        ahead = (futurate(parse, times, reference) if parse else frozenset()) | told
        past = (in_past(parse, times) if parse else frozenset()) - told
        yield Place(
            span,
            times,
            tuple(propositions),
            reference,
            ahead - past,
            refused,
            sentence.block,
            past,
            parse,
        )


def _unstamped(text: str, span: Span, reference: str | None) -> tuple[TimePhrase, ...]:
    """The times of a sentence without that of the poster's label it opens with: "ada (3 May 2031): ..."."""
    stamp = _STAMPED.match(text, span.start, span.end)
    times = find_times(text, span.start, span.end, reference=reference)
    return tuple(t for t in times if stamp is None or t.start >= stamp.end())


def _pointing(time: TimePhrase, memory: Memory, reference: str | None) -> TimePhrase:
    """The time with the period that "then" or "that year" points at; days to come are remembered."""
    if time.kind is TimeKind.SAME:
        found = memory.then(time.start)
        return time if found is None else replace(time, horizon=found, undated=None)
    horizon = time.horizon
    if horizon is not None and (reference is None or horizon.date[: len(reference)] > reference):
        memory.date(Horizon(None, horizon.date, horizon.text), time.end)
    return time


def _ask(draft: Draft, number: int, memory: Memory, reference: str | None) -> None:
    """Remember what a question asks the chance or the date of."""
    span = draft.sentences[number].span
    times = find_times(draft.text, span.start, span.end, reference=reference)
    parse = draft.parses[number] if draft.parses else None
    event = asked_event(draft.text, span.start, span.end, times, parse)
    options = alternatives(span.quote)
    ahead = next((t.horizon for t in times if is_ahead(t, reference)), None)
    if options and ahead and not event:
        event = asked_choice(draft.text, span.start, span.end, times)
        memory.offer(event, options)
    soon = next((time.horizon for time in times if time.horizon), None)
    if not event and ahead and not asks_amount(span.quote):
        _ask_of_time(draft, number, memory, ahead, reference)
        return
    if not event and soon and len(span.quote.split()) <= _BRIEF and memory.event:
        memory.horizon, memory.at, memory.chancy = soon, span.end, True
        return
    if event:
        horizon = next((time.horizon for time in times if time.horizon), None)
        memory.ask(event, horizon, span.end, chancy=speaks_of_chance(span.quote))
    elif (
        (shifts(span.quote) and not memory.chancy)
        or asks_amount(span.quote)
        or _OF_THE_PAST.search(span.quote)
    ):
        memory.ask("", memory.horizon, span.end, chancy=False)


def _ask_of_time(
    draft: Draft, number: int, memory: Memory, ahead: Horizon, reference: str | None
) -> None:
    """Remember a question that only names a day ("By the end of 2029?", "And that we get them, before 2033?")."""
    span = draft.sentences[number].span
    times = find_times(draft.text, span.start, span.end, reference=reference)
    event = topic_words(draft.text, span, next((t for t in times if t.horizon == ahead), None))
    if len(event.split()) < _BRIEF - 1:
        if memory.event and memory.is_chancy(span.start):
            memory.horizon, memory.at = ahead, span.end
            return
        told = under_discussion(draft, span.start, reference)
        event = told.event if told else memory.event
    if event:
        memory.ask(event, ahead, span.end, chancy=True)
