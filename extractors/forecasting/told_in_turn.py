"""Chances told in turn: each behind the first leaves out what it shares with the first.

"Marlowe puts a strike by June at 60%, Petrescu at 40% and Okello, a pessimist by trade, at 15" has three forecasts of one
event, each with its own holder; "a 60% chance of a strike by June, and a lockout 20%" has two of one day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.draft import Draft, FoundForecast
from extractors.forecasting.assessing_words import assessing_words
from extractors.forecasting.chance_frames import is_measure
from extractors.forecasting.forecast_records import FIRST_PERSON, proposition_at
from extractors.forecasting.forecasters import Voices
from extractors.forecasting.plain_fractions import plain_fractions
from extractors.forecasting.quantities import Quantity, find_number, find_quantities
from extractors.forecasting.unnamed_voices import unnamed
from kg.model import AUTHOR, Span

_NEXT = r"(?:[,;]\s(?:(?:and|but|while|whereas|with)\s)?|\s(?:and|but|while|whereas)\s)"
_WHO = r"(?P<who>[A-Z][\w’'-]+(?:\s(?:[a-z]{2,3}\s)?[A-Z][\w’'-]+){0,3})"
_OF = r"(?:the\s[a-z]+(?:\s[a-z]+)?\s(?:at|of|from|in)\s(?:the\s)?)?"
"""Before a name, who of it: "the panel at the Harrow Centre 10"."""
_ASIDE = r"(?:,\s[^,;:.%]{3,90},)?"
_HOLDS = r"(?:\s(?:is|was|sits|stands|stays|says|said|thinks|reckons|has|puts|gives|makes|goes|would\s(?:go|put|say|give))(?:\s(?:it|this|that))?)?"
_LEADS = r"(?:\s(?:at|to|for|on|with|an?|about|around|only|just|somewhere|nearer|closer|mere|flat|barely|under|over|below|above))*"
_STOPS = r"(?=[”\"]?(?:[.,;:)!?]|$|\s(?:and|but|because|while|whereas|since|on\sthe\sgrounds?)\b))"
_TURN = re.compile(
    rf"{_NEXT}{_OF}{_WHO}{_ASIDE}{_HOLDS}{_LEADS}\s[“\"]?(?P<number>[^,;.!?“”\"]{{1,24}}?){_STOPS}"
)
_REST = re.compile(
    rf"{_NEXT}(?P<who>the\s(?:rest|remainder)(?:\sof\s(?:the\s)?[a-z]+)?|(?:the\s)?others|(?:everyone|everybody)\selse){_HOLDS}{_LEADS}\s(?P<number>[^,;.!?“”\"]{{1,24}}?){_STOPS}"
)
"""Those without a name who close a list of holders: "Ada at 60%, Bo at 40 and the rest of the panel nearer 10"."""
_OTHER = re.compile(
    rf"{_NEXT}(?P<event>(?:an?|no|the)\s(?:[a-z-]+\s){{1,6}}?)(?:at\s)?(?:(?:only|just|about|a\smere)\s)?(?P<number>[^,;.!?“”\"a-z]{{1,6}}(?:%|per\s?cent))(?=[.,;)]|$)"
)
_NO_EVENTS = frozenset(
    ["to", "of", "by", "other", "others", "rest", "latter", "former", "first", "second", "third"]
)
"""Last words of what is no event: "one of them puts it at 50%, the other at 20%" tells of who."""
_BARE = re.compile(
    r"[1-9]\d?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[-\s][a-z]+)?|five|ten|fifteen"
)
_PROPER = re.compile(r"[A-Z][\w’'-]+\b")
_POLLED = re.compile(r"\b(?:polls?|polling|pollsters?|surveys?|votes?|seats?)\b", re.IGNORECASE)
_NO_NAME = re.compile(
    r"(?:(?:I|He|She|We|They|You|It|That|There)(?:[’'](?:m|d|s|re|ll|ve))?|The|January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Q\d|AI|Christmas|Easter)"
)
"""What a capital letter opens and nobody is called."""
_JOINT = re.compile(r"[\s,;]+(?:(?:and|but|while|whereas|with)\s*)?$")
_ARTICLE = re.compile(r"^(?:an?|the)\s", re.IGNORECASE)


def with_turns(draft: Draft, found: Sequence[FoundForecast], voices: Voices) -> list[FoundForecast]:
    """The forecasts, with those that others hold of the first's event or that the first's holder has of others.

    Args:
        draft: with sentences, parses and propositions.
        found: forecasts in the order of the text.
        voices: who speaks in the text.
    """
    numbers = [draft.propositions[f.proposition].sentence for f in found]
    told: list[FoundForecast] = []
    for number in dict.fromkeys(numbers):
        group = [f for f, n in zip(found, numbers, strict=True) if n == number]
        told += _with_others(draft, group, number, voices)
    return told


def _with_others(
    draft: Draft, group: list[FoundForecast], number: int, voices: Voices
) -> list[FoundForecast]:
    """The forecasts of one sentence, each number told in turn with its holder or event."""
    span = draft.sentences[number].span
    first = next((f for f in group if f.probability is not None), None)
    stated = _numbers(draft.text, span)
    at = next((q for q in stated if first and q.probability == first.probability), None)
    if first is None or first.probability is None or at is None or _POLLED.search(span.quote):
        return group
    others = [*_holders(draft, first, at, span, number, voices)]
    event = _before(first.event, [f.forecaster for _, f in others])
    kept = [replace(f, event=event) if f is first else f for f in group]
    turns = [(q, replace(f, event=event)) for q, f in others]
    turns = turns or [*_events(draft, first, at, span, number)]
    for chance, forecast in turns:
        same = [i for i, f in enumerate(group) if f is not first and _is_of(f, chance)]
        if same:
            who = forecast.forecaster
            kept[same[0]] = replace(kept[same[0]], forecaster=who, event=forecast.event)
        else:
            kept.append(forecast)
    return sorted(kept, key=lambda f: _place(draft.text, span, f)) if turns else group


def _is_of(forecast: FoundForecast, chance: Quantity) -> bool:
    """Whether a forecast's chance is a number."""
    told = forecast.probability
    return told is not None and told.point == chance.probability.point


def _place(text: str, span: Span, forecast: FoundForecast) -> int:
    """Where a sentence states a forecast's chance."""
    told = forecast.probability
    return text.find(told.text, span.start, span.end) if told else span.start


def _numbers(text: str, span: Span) -> list[Quantity]:
    """The numbers of a sentence that can be chances."""
    found = (
        *find_quantities(text, span.start, span.end),
        *plain_fractions(text, span.start, span.end),
    )
    return sorted(found, key=lambda q: q.start)


def _read(text: str, span: Span, start: int, end: int) -> Quantity | None:
    """The number that a stretch is, with or without a sign; None where it is more or none."""
    for quantity in _numbers(text, span):
        if quantity.start <= start + 12 and quantity.end >= end and quantity.start < end:
            return quantity
    if _BARE.fullmatch(text[start:end]) is None:
        return None
    return find_number(text, start, end, floor=span.start, ceiling=span.end)


def _holders(
    draft: Draft, first: FoundForecast, at: Quantity, span: Span, number: int, voices: Voices
) -> Iterator[tuple[Quantity, FoundForecast]]:
    """Others' chances of the first's event, where the first has a holder of its own."""
    text = draft.text
    led = text[span.start : at.start]
    last = first.forecaster.split()[-1] if first.forecaster != AUTHOR else ""
    if not (last and last in led) and not FIRST_PERSON.search(led):
        return
    if _PROPER.match(first.event) and not first.event.startswith(("A ", "The ", "An ")):
        return  # "The market has Brand at 60%, Pike at 30%" tells the chances of two.
    for match in _TURN.finditer(text, at.end, span.end):
        chance = _read(text, span, *match.span("number"))
        if chance is None or match["who"] in led or _NO_NAME.fullmatch(match["who"]):
            continue
        named = voices.named_in(text, *match.span("who")) or match["who"]
        if named is None or named == first.forecaster:
            continue
        yield chance, _held(draft, first, number, chance, named)
    for match in _REST.finditer(text, at.end, span.end):
        if (chance := _read(text, span, *match.span("number"))) is not None:
            yield (
                chance,
                _held(draft, first, number, chance, unnamed(_ARTICLE.sub("", match["who"]))),
            )


def _held(
    draft: Draft, first: FoundForecast, number: int, chance: Quantity, who: str
) -> FoundForecast:
    """The first forecast with another's chance."""
    placed = _placed(draft, first, number, chance.start)
    return replace(placed, forecaster=who, probability=chance.probability)


def _events(
    draft: Draft, first: FoundForecast, at: Quantity, span: Span, number: int
) -> Iterator[tuple[Quantity, FoundForecast]]:
    """Chances of other events by the first's day: "and a lockout 20%"."""
    text = draft.text
    for match in _OTHER.finditer(text, at.end, span.end):
        chance = _read(text, span, *match.span("number"))
        event = _ARTICLE.sub("", match["event"].strip())
        if chance is None or _is_amount(event) or event.split()[-1] in _NO_EVENTS:
            continue
        yield (
            chance,
            replace(
                _placed(draft, first, number, chance.start),
                event=event,
                probability=chance.probability,
            ),
        )


def _is_amount(event: str) -> bool:
    """Whether words name an amount and nothing that happens."""
    return is_measure(event) and event.split()[-1].lower() not in assessing_words().events


def _before(event: str, names: Sequence[str]) -> str:
    """The words of an event before the first name of a turn."""
    ends = [at for name in names if (at := event.find(name.split()[-1])) > 0]
    return _JOINT.sub("", event[: min(ends)]) if ends else event


def _placed(draft: Draft, first: FoundForecast, number: int, at: int) -> FoundForecast:
    """The first forecast moved to the proposition that holds a place."""
    held = [n for n, p in enumerate(draft.propositions) if p.sentence == number]
    index = proposition_at(draft.propositions, held, at)
    return replace(first, proposition=index, span=draft.propositions[index].span, verbal=None)
