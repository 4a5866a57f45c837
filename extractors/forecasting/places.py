"""The sentences of a text that may hold a forecast, with their times, and the questions between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.draft import BlockKind, Draft, Parse
from extractors.forecasting.anaphora import Memory
from extractors.forecasting.asked import asked_choice, asked_event, asks_amount
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
from extractors.forecasting.to_come import Place
from extractors.language.english import sentence_ranges
from extractors.language.estimates import alternatives, asks_number, speaks_of_chance
from extractors.language.syntax import parse_ranges
from kg.model import Horizon, Span

_OF_THE_PAST = re.compile(
    r"^\W*(?:\w+,?\s){0,3}?(?:what|how|who|where|which|why)\b.*\b(?:did|was|were)\b", re.IGNORECASE
)
_STAMPED = re.compile(r"\W*[^\s.:;,][^.:;\n]{0,30}?\s[(\[](?P<stamp>[^()\n]{4,30})[)\]]:\s")
_WILL = re.compile(r"(?:^|(?<=[:.]\s))\W*Will\s[^?:]{6,160}\?")
_POSTS = 2
_BRIEF = 5
"""Words; a question as short as "And next year?" asks the same of another time."""


def places(draft: Draft, memory: Memory) -> Iterator[Place]:
    """Sentences that hold a proposition and a figure or a cue, one at a time."""
    held = _held(draft)
    parents = {post.id: post.reply_to or post.quotes for post in draft.posts}
    reference = reference_day(draft)
    led = _lead_questions(draft) if draft.parses else {}
    since = _latest_past(draft) if reference is None else None
    _ask_in_title(draft, memory, reference)
    for number, sentence in enumerate(draft.sentences):
        for question in _led_by(draft, sentence.block, led):
            _ask(draft, *question, memory, reference)
        span, propositions = sentence.span, held.get(number, ())
        if len(span) > LONGEST_SENTENCE:
            continue
        asks = span.quote.rstrip(" \"'”’)").endswith("?")
        if not asks and not propositions:
            continue
        memory.enter(sentence.post, parents.get(sentence.post or ""), span.start)
        # "Four percent?" answers and asks nothing of anybody.
        asks = asks and not any(draft.propositions[n].rule == "short-answer" for n in propositions)
        # A draft made by hand may carry no syntax; then nothing in the present tense looks ahead.
        parse = draft.parses[number] if draft.parses else None
        if asks:
            _ask(draft, span, parse, memory, reference)
        if asks or foresight_cues().hypothetical.match(span.quote):
            continue
        times = glossed(draft.text, _unstamped(draft.text, span, reference))
        if event := told_question(draft.text, span.start, span.end, times):
            asked = next((t.horizon for t in times if t.horizon), None)
            memory.ask(event, asked, span.end, chancy=True)
            continue
        times = (*times, *impossible_times(draft.text, span.start, span.end))
        times = tuple(sorted(times, key=lambda time: time.start))
        if reference is None and memory.horizon is not None:
            times = tuple(of_decade(draft.text, time, memory.horizon) for time in times)
        times = tuple(_pointing(time, memory, reference) for time in times)
        told = foretold(draft.text, span, times, reference, parse)
        ahead = (futurate(parse, times, reference) if parse else frozenset()) | told
        past = (in_past(parse, times, reference) if parse else frozenset()) - told
        yield Place(
            span,
            times,
            tuple(propositions),
            reference,
            ahead - past,
            (*impossible_chances(draft.text, span), *impossible_dates(draft.text, span, times)),
            sentence.block,
            past,
            parse,
            since,
        )


def _latest_past(draft: Draft) -> str | None:
    """The latest year that a verb in the past tense sets back, in a text that nobody has dated."""
    years: set[str] = set()
    for sentence, parse in zip(draft.sentences, draft.parses, strict=False):
        times = find_times(draft.text, sentence.span.start, sentence.span.end)
        past = in_past(parse, times)
        years |= {t.iso[:4] for t in times if t.start in past and t.iso}
    return max(years, default=None)


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
        # "Not before early 2028 ... by the end of that year" names 2028.
        named = time.iso[:4] if time.iso and time.iso[:4] > horizon.date[:4] else None
        last = f"{named}-12-31" if named else horizon.date
        memory.date(Horizon(None, last, horizon.text), time.end)
    return time


def _held(draft: Draft) -> dict[int, list[int]]:
    """Indices of the propositions, by the number of their sentence."""
    held: dict[int, list[int]] = {}
    for index, proposition in enumerate(draft.propositions):
        held.setdefault(proposition.sentence, []).append(index)
    return held


def _led_by(
    draft: Draft, block: int, led: dict[int, list[tuple[Span, Parse]]]
) -> list[tuple[Span, Parse]]:
    """The questions that lead a block, the first time that it is come to."""
    lead = draft.blocks[block].lead if 0 <= block < len(draft.blocks) else None
    return led.pop(lead, []) if lead is not None else []


def _lead_questions(draft: Draft) -> dict[int, list[tuple[Span, Parse]]]:
    """The questions of the blocks that lead others, by block: an interviewer's words are no sentences of the text."""
    read = {sentence.block for sentence in draft.sentences}
    leads = sorted({b.lead for b in draft.blocks if b.lead is not None and b.lead not in read})
    found = [
        (lead, Span.of(draft.text, start, end))
        for lead in leads
        if draft.blocks[lead].span.quote.rstrip().endswith("?")
        for start, end in sentence_ranges(
            draft.text, draft.blocks[lead].span.start, draft.blocks[lead].span.end
        )
        if draft.text[start:end].rstrip(" \"'”’)*_").endswith("?")
    ]
    parses = parse_ranges(draft.text, [(span.start, span.end) for _, span in found])
    told: dict[int, list[tuple[Span, Parse]]] = {}
    for (lead, span), parse in zip(found, parses, strict=True):
        told.setdefault(lead, []).append((span, parse))
    return told


def _ask(
    draft: Draft, span: Span, parse: Parse | None, memory: Memory, reference: str | None
) -> None:
    """Remember what a question asks the chance or the date of."""
    brief = len(span.quote.split()) <= _BRIEF
    times = find_times(draft.text, span.start, span.end, reference=reference)
    ahead = foresight_cues().modal.search(span.quote) or _first_ahead(times, reference)
    memory.amount = (asks_amount(span.quote) and bool(ahead)) or (memory.amount and brief)
    event = asked_event(draft.text, span.start, span.end, times, parse)
    options = alternatives(span.quote)
    ahead = _first_ahead(times, reference)
    if options and ahead and not event:
        event = asked_choice(draft.text, span.start, span.end, times)
        memory.offer(event, options)
    soon = next((time.horizon for time in times if time.horizon), None)
    tail = re.split(r"[.!;:]\s", span.quote)[-1]
    if tail != span.quote and asks_number(tail) and (ahead := _first_ahead(times, reference)):
        event = topic_words(
            draft.text,
            Span.trimmed(draft.text, span.start, span.end - len(tail)) or span,
            next((t for t in times if t.horizon == ahead), None),
        )
        memory.ask(event, ahead, span.end, chancy=True)
        return
    if asks_number(span.quote):
        told = under_discussion(draft, span.start, reference)
        memory.ask(
            told.event if told else memory.event,
            (told.horizon if told else None) or memory.horizon,
            span.end,
            chancy=True,
        )
        return
    if not event and ahead and not asks_amount(span.quote):
        _ask_of_time(draft, span, memory, ahead, reference)
        return
    if not event and soon and len(span.quote.split()) <= _BRIEF and memory.event:
        memory.ask_again(soon, span.end)
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


def _ask_in_title(draft: Draft, memory: Memory, reference: str | None) -> None:
    """Remember what the title of a thread asks of what is to come: "Will the ferry run again?"; its posts answer it."""
    title = next((b.span for b in draft.blocks if b.kind is BlockKind.TITLE), None)
    if title is None or len(draft.posts) < _POSTS or not draft.parses:
        return
    asked = _WILL.search(title.quote)
    if asked is None:
        return
    start, end = title.start + asked.start(), title.start + asked.end()
    times = find_times(draft.text, start, end, reference=reference)
    parse = parse_ranges(draft.text, [(start, end)])[0]
    if event := asked_event(draft.text, start, end, times, parse, dated=False):
        horizon = next((time.horizon for time in times if time.horizon), None)
        memory.ask(event, horizon, end, chancy=True)


def _first_ahead(times: Sequence[TimePhrase], reference: str | None) -> Horizon | None:
    """The first period to come."""
    return next((t.horizon for t in times if is_ahead(t, reference)), None)


def _ask_of_time(
    draft: Draft, span: Span, memory: Memory, ahead: Horizon, reference: str | None
) -> None:
    """Remember a question that only names a day ("By the end of 2029?", "And that we get them, before 2033?")."""
    times = find_times(draft.text, span.start, span.end, reference=reference)
    event = topic_words(draft.text, span, next((t for t in times if t.horizon == ahead), None))
    if len(event.split()) < _BRIEF - 1:
        if memory.event and memory.is_chancy(span.start):
            memory.ask_again(ahead, span.end)
            return
        told = under_discussion(draft, span.start, reference)
        event = told.event if told else memory.event
    if event:
        memory.ask(event, ahead, span.end, chancy=True)
