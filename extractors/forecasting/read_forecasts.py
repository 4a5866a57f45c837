"""Forecasts that the trained reader sees where the rules see none.

The rules know forms, the reader has seen how forecasts are told in many texts: where the rules find nothing in
a sentence, what it is sure of is added, and whoever it is sure of holds a forecast that had only the writer. A
number or a day that it is sure is no chance or deadline makes no forecast.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.draft import BlockKind, Draft, FoundForecast
from extractors.figure_readings import ReadFigure
from extractors.forecasting.announced import is_announced
from extractors.forecasting.clause_events import clause_event
from extractors.forecasting.deadlines import may_last
from extractors.forecasting.denied_chances import is_day_denied, is_denied
from extractors.forecasting.event_wording import stand_alone
from extractors.forecasting.forecast_records import FIRST_PERSON, holder, proposition_at
from extractors.forecasting.forecasters import BY_WHOM, Voices
from extractors.forecasting.foresight import foresight_cues
from extractors.forecasting.horizons import TimePhrase, find_times
from extractors.forecasting.outlook_items import ANSWERED_BY
from extractors.forecasting.past_chances import is_rule_of_thumb
from extractors.forecasting.rates import is_held_true
from extractors.forecasting.read_chances import is_bare, is_elsewhere, is_writers, with_chances
from extractors.forecasting.read_numbers import read_probability
from extractors.forecasting.refused import impossible_chances
from extractors.forecasting.to_come import is_so_far
from extractors.forecasting.unnamed_voices import unnamed
from extractors.forecasting.verbal_chances import find_verbal, is_negated
from extractors.names.name_words import fold_name
from kg.model import AUTHOR, EntityKind, Span, is_named

CHANCE, DEADLINE = "CHANCE", "DEADLINE"
_LONGEST_NAME = 8
_WORDS = 2
_CLOSE = 0.02
_PRONOUNS = frozenset(["the", "a", "an", "i", "we", "he", "she", "they", "it", "who", "you", "of"])
_REQUIRED = re.compile(
    r"\b(?:requires?|obliges?|mandates?|stipulates?|prescribes?|(?:is|are|was|were)\s(?:reminded|requested|agreed|resolved|decided))\b"
)
"""Verbs of what a law, a contract or a meeting sets a day for."""
_UNTIL = re.compile(r"(?:until|till|through)\b", re.IGNORECASE)
_SHARE = re.compile(
    r"\s?of\s(?:this|the|these|those|all|its|our|their|my|his|her|your)\b", re.IGNORECASE
)
"""What follows a share: "46% of this room"."""
_SUPPOSED = re.compile(
    r"^[^.!?]*\b(?:if|unless|provided|assuming|as\slong\sas)\s(?:that\s)?(?:the\s|an?\s)?$"
)
"""Between a chance and the condition that it is given under."""
_OPENED_IF = re.compile(r"\W*(?:(?:and|but|so)\s)?(?:if|unless|provided)\s[^,;]*", re.IGNORECASE)
"""Before words in the condition that a sentence opens with."""
_OWNED = re.compile(r"[’']s?$")
_LED = re.compile(r"^(?:the|an?|that|of|to|for|on|whether|if)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bounds:
    """From which probability the reader is believed.

    Args:
        chance: a chance in a sentence where no rule found a forecast.
        deadline: a date to come there.
        further: another forecast in the sentence of one that a rule found.
        event: the words of what is forecast.
        who: whoever it names where the rules found only the writer.
    """

    chance: float = 0.55
    deadline: float = 0.8
    further: float = 0.85
    event: float = 0.6
    who: float = 0.6


BOUNDS = Bounds()


def with_read(
    draft: Draft,
    found: Sequence[FoundForecast],
    voices: Voices,
    reference: str | None,
    issuer: str | None = None,
) -> list[FoundForecast]:
    """The rules' forecasts but those it denies, with those that it sees in sentences where no rule found any.

    Args:
        draft: with figures, sentences, propositions and attributions.
        found: the rules' forecasts.
        voices: who speaks in the text.
        reference: ISO date that relative times count from, or None.
        issuer: the institution that the page is of, or None.
    """
    found = [f for f in found if not is_denied(draft, f) and not is_day_denied(draft, f)]
    rows = [b.span for b in draft.blocks if b.kind is BlockKind.TABLE]
    laid = [(span.start, span.end) for span in (*(o.span for o in draft.outlooks), *rows)]
    figures = [
        f
        for f in draft.figures
        if f.label in {CHANCE, DEADLINE} and not _overlaps(_block(draft, f.start), laid)
    ]
    read = [
        (figure, forecast)
        for figure in figures
        if (forecast := _forecast(draft, figure, figures, voices, reference, issuer)) is not None
    ]
    kept = [
        _held_by(f, [one for one in read if _same(f, *one)], draft.metadata.author) for f in found
    ]
    kept = with_chances(draft, kept, [one for one in read if one[0].label == CHANCE])
    told = {draft.propositions[f.proposition].sentence for f in found}
    days = {f.horizon.date for f in found if f.horizon}
    points = {f.probability.point for f in found if f.probability}
    for figure, forecast in read:
        if draft.propositions[forecast.proposition].sentence in told:
            # What the rules made of a sentence stands; it may tell of another day as well.
            if _is_further(draft, figure, forecast, found):
                kept.append(forecast)
            continue
        if figure.label == DEADLINE and forecast.horizon and forecast.horizon.date in days:
            continue  # The day of a forecast told elsewhere: this speaks of it.
        if forecast.probability is not None and forecast.probability.point in points:
            continue  # So is a chance that was told.
        if _is_sure(draft, figure, forecast):
            kept.append(forecast)
        elif figure.label == CHANCE and is_bare(draft, figure, forecast):
            kept.append(replace(forecast, event=""))
    if len(kept) == len(found):
        return kept
    # The order within a sentence is the rules'.
    return sorted(kept, key=lambda f: draft.propositions[f.proposition].sentence)


def _block(draft: Draft, at: int) -> tuple[int, int]:
    """The ends of the block that holds a place, else of the place."""
    found = (b.span for b in draft.blocks if b.span.start <= at < b.span.end)
    return next(((span.start, span.end) for span in found), (at, at + 1))


def _overlaps(place: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    return any(place[0] < end and start < place[1] for start, end in others)


def _is_sure(draft: Draft, figure: ReadFigure, forecast: FoundForecast) -> bool:
    """Whether the reader is sure enough of a figure and of its event."""
    event = figure.role("EVENT")
    low, _ = _sentence(draft, figure.start, figure.end)
    if event and figure.label == CHANCE and _SUPPOSED.search(draft.text[figure.end : event.start]):
        event = None  # "Maybe sixty if the scheme goes national" is no chance of the scheme.
    elif event and _OPENED_IF.fullmatch(draft.text[low : event.start]):
        event = None
    if event is None or event.probability < BOUNDS.event or len(forecast.event.split()) < _WORDS:
        return False
    names = {fold_name(e.name) for e in draft.entities if e.kind is not EntityKind.SYSTEM}
    if fold_name(forecast.event) in names | {fold_name(forecast.forecaster)}:
        return False  # The name of a person or place is no event.
    words = draft.propositions[forecast.proposition].span.quote
    if foresight_cues().hypothetical.match(words) or _SHARE.match(draft.text, figure.end):
        return False
    if figure.label == DEADLINE:
        if _REQUIRED.search(
            draft.text, draft.propositions[forecast.proposition].span.start, event.start
        ):
            return False
        whole = draft.propositions[forecast.proposition].span
        day, clause = (figure.start, figure.end), (whole.start, whole.end)
        told = is_so_far(draft.text[whole.start : figure.start])
        told = told or is_announced(draft.text, day, clause)
        ruled = told or (_UNTIL.match(draft.text, figure.start) and not may_last(words))
        sure = figure.probability >= BOUNDS.deadline and forecast.horizon is not None
        return sure and not ruled
    # A chance that neither a number nor words of degree tell is none, however sure the reader is.
    worded = forecast.verbal is not None and forecast.horizon is not None
    told = worded or forecast.probability is not None
    return figure.probability >= BOUNDS.chance and told


def _is_further(
    draft: Draft, figure: ReadFigure, forecast: FoundForecast, found: Sequence[FoundForecast]
) -> bool:
    """Whether a figure is another forecast of its sentence: "30% before 2040 and 70 before 2050"."""
    number = draft.propositions[forecast.proposition].sentence
    beside = [f for f in found if draft.propositions[f.proposition].sentence == number]
    days = {f.horizon.date[:4] for f in beside if f.horizon}
    points = {f.probability.point for f in beside if f.probability}
    words = draft.text[figure.start : figure.end]
    same = any(f.horizon is not None and f.horizon.text in words for f in beside)
    if forecast.horizon is None or forecast.horizon.date[:4] in days or same:
        return False
    if (figure.label == CHANCE) != (forecast.probability is not None):
        return False
    if forecast.probability and forecast.probability.point in points:
        return False
    return figure.probability >= BOUNDS.further and _is_sure(draft, figure, forecast)


def _same(rule: FoundForecast, figure: ReadFigure, read: FoundForecast) -> bool:
    """Whether both tell one figure of one stretch."""
    if not (rule.span.start <= figure.end and figure.start <= rule.span.end):
        return False
    if rule.probability is not None and read.probability is not None:
        return abs(rule.probability.point - read.probability.point) < _CLOSE
    both = (rule.probability is None) == (read.probability is None)
    return both and _year(rule) == _year(read)


def _is_headed(draft: Draft, at: int) -> bool:
    """Whether a place is in a title or heading, whose names hold nothing."""
    heads = {BlockKind.TITLE, BlockKind.HEADING}
    return any(b.kind in heads and b.span.start <= at < b.span.end for b in draft.blocks)


def _year(forecast: FoundForecast) -> str | None:
    return None if forecast.horizon is None else forecast.horizon.date[:4]


def _held_by(
    forecast: FoundForecast,
    read: Sequence[tuple[ReadFigure, FoundForecast]],
    author: str | None,
) -> FoundForecast:
    """The forecast with whoever the reader is sure of, where the rules found only the writer."""
    voices = {AUTHOR, author}
    if forecast.forecaster != AUTHOR or FIRST_PERSON.search(forecast.span.quote):
        return forecast
    for figure, other in read:
        who = figure.role("WHO")
        if who is not None and who.probability >= BOUNDS.who and other.forecaster not in voices:
            return replace(forecast, forecaster=other.forecaster)
    return forecast


def _forecast(
    draft: Draft,
    figure: ReadFigure,
    figures: Sequence[ReadFigure],
    voices: Voices,
    reference: str | None,
    issuer: str | None,
) -> FoundForecast | None:
    """The forecast of a figure; None where it is part of another's or stands in no proposition."""
    index = _proposition(draft, figure.start)
    if index is None:
        return None
    beside = _sentence_span(draft, figure.start)
    led = draft.text[beside.start : figure.start] if beside else ""
    if beside and figure.label == CHANCE:
        found = is_held_true(draft.text, figure.end, beside.end)
        if found or is_rule_of_thumb(beside.quote, led):
            return None
    if beside and any(impossible_chances(draft.text, beside)):
        return None  # What is refused is refused with its day, whoever reads it.
    chance = figure.role(CHANCE) if figure.label == DEADLINE else None
    if chance is not None and any(
        f.label == CHANCE
        and f.probability >= BOUNDS.chance
        and f.start < chance.end
        and chance.start < f.end
        for f in figures
    ):
        return None
    if figure.label == CHANCE:
        at = (figure.start, figure.end)
    else:
        at = (chance.start, chance.end) if chance else (0, 0)
    within = _sentence(draft, *at)
    probability = read_probability(draft.text, at, within) if at[1] else None
    times = _times(draft, figure, reference)
    time = next((t for t in times if t.horizon), None)
    horizon = time.horizon if time else None
    if horizon and reference and horizon.date[: len(reference)] < reference[: len(horizon.date)]:
        return None
    undated = next((str(t.undated) for t in times if t.undated), None)
    span = draft.propositions[index].span
    forecaster = _forecaster(draft, figure, index, voices, issuer)
    event = _event(draft, figure, times, index)
    number = draft.propositions[index].sentence
    parse = draft.parses[number] if number < len(draft.parses) else None
    whole = draft.sentences[number].span
    ends = (whole.start, whole.end)
    event = stand_alone(draft.text, parse, ends, times, event, horizon, forecaster)
    return FoundForecast(
        proposition=index,
        span=span,
        forecaster=forecaster,
        event=event,
        probability=probability,
        horizon=horizon,
        verbal=None if probability or not at[1] else find_verbal(draft.text, *at),
        negated=is_negated(event),
        undated=None if horizon else undated,
    )


def _proposition(draft: Draft, at: int) -> int | None:
    """The proposition of the sentence at a place that holds the place, else the nearest; None for none."""
    number = next(
        (n for n, s in enumerate(draft.sentences) if s.span.start <= at < s.span.end), None
    )
    held = [n for n, p in enumerate(draft.propositions) if p.sentence == number]
    return proposition_at(draft.propositions, held, at) if held else None


def _sentence(draft: Draft, start: int, end: int) -> tuple[int, int]:
    """The ends of the sentence that holds a place, else of the place."""
    span = _sentence_span(draft, start)
    return (start, end) if span is None else (span.start, span.end)


def _sentence_span(draft: Draft, at: int) -> Span | None:
    """The sentence that holds a place, or None."""
    return next((s.span for s in draft.sentences if s.span.start <= at < s.span.end), None)


def _times(draft: Draft, figure: ReadFigure, reference: str | None) -> list[TimePhrase]:
    """The times of a figure's deadline, those with an end first."""
    role = figure.role(DEADLINE)
    if figure.label == DEADLINE:
        start, end = figure.start, figure.end
    elif role is not None:
        start, end = role.start, role.end
    else:
        return []
    if any(b.kind is BlockKind.META and b.span.start <= start < b.span.end for b in draft.blocks):
        return []  # The day of the page is nobody's deadline.
    low, high = _sentence(draft, start, end)
    found = [
        t
        for t in find_times(draft.text, low, high, reference=reference)
        if t.start < end and start < t.end
    ]
    return sorted(found, key=lambda t: (t.horizon is None, -t.core))


def _event(draft: Draft, figure: ReadFigure, times: Sequence[TimePhrase], index: int) -> str:
    """The words of a figure's event, or ""."""
    role = figure.role("EVENT")
    cut = [(t.start, t.end) for t in times if t.is_cut]
    if role is not None and is_elsewhere(
        draft.text, _sentence(draft, figure.start, figure.end), figure, role.start
    ):
        return ""
    if role is None:
        whole = draft.propositions[index].span
        told = clause_event(
            draft.text, (whole.start, whole.end), [*cut, (figure.start, figure.end)]
        )
        return told if len(told.split()) >= _WORDS else ""
    told = clause_event(draft.text, (role.start, role.end), cut)
    return _LED.sub("", told or " ".join(draft.text[role.start : role.end].split()))


def _forecaster(
    draft: Draft, figure: ReadFigure, index: int, voices: Voices, issuer: str | None
) -> str:
    """Whoever holds the forecast: whom the rules find in its sentence, else the reader's words, else the writer."""
    role = figure.role("WHO")
    speaker = draft.attributions[index].speaker if draft.attributions else AUTHOR
    span = _sentence_span(draft, figure.start) or draft.propositions[index].span
    told = holder(voices, draft.text, figure.start, span, speaker, issuer)
    if answered := ANSWERED_BY.match(span.quote):
        low = span.start + answered.start("label")
        name = answered["label"]
        return voices.named_in(draft.text, low, low + len(name)) or name
    if told != speaker or is_named(told):
        return told
    unsure = role is not None and role.probability < BOUNDS.who
    if role is None or _is_headed(draft, role.start):
        return speaker
    if (unsure and FIRST_PERSON.search(span.quote)) or is_writers(span, role.start):
        return speaker
    if named := voices.named_in(draft.text, role.start, role.end):
        return named
    words = " ".join(draft.text[role.start : role.end].split())
    return _called(words) or speaker


def _called(words: str) -> str:
    """What the reader's words call whoever holds a forecast; "" for the writer, a pronoun and what is too long for a name."""
    if asked := BY_WHOM.search(words):
        return unnamed(_LED.sub("", words[: asked.start()]).lower())
    if (
        words.lower() in _PRONOUNS
        or FIRST_PERSON.search(words)
        or len(words.split()) > _LONGEST_NAME
        or not any(c.isalpha() for c in words)
    ):
        return ""
    plain = _OWNED.sub("", _LED.sub("", words))
    return plain if plain[:1].isupper() else unnamed(plain)
