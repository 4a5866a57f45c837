"""Whom a sentence's syntax names, where the holder chain found only the writer.

"On Tallyhouse the question stands at 34%" is the site's chance whether or not a list knows the site.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors.draft import BlockKind, Draft, FoundForecast
from extractors.forecasting.forecasters import Voices
from extractors.forecasting.subjects import is_voice
from extractors.forecasting.unnamed_voices import unnamed
from kg.model import EntityKind, is_named

_NAME = r"\[?(?P<name>(?:[A-Z][\w’'&-]*)(?:\s(?:(?:of|and|&|the)\s)?[A-Z][\w’'&-]*){0,3})\]?(?:\([^()\s]*\))?"
_ASIDE = r"(?:,\s(?:who|which|whose|where|an?|the)\s[^;:]{2,120}?,)?"
_HAS = r"(?:now\s|still\s|only\s)?(?:has|had|gives|gave|puts|lists|listed|prices|priced|shows|showed|quotes|quoted|is(?:\snow|\sstill)?\sat|stands\sat|stood\sat)"
_SITE = r"(?:prediction|betting|forecasting|public)?\s?(?:market|exchange|site|tournament|platform|book)"
_HOLDS = re.compile(
    rf"(?:^|[;:]\s|,\s(?:and|but|while)\s)(?:[Tt]he\s{_SITE}\s)?{_NAME}{_ASIDE}\s{_HAS}\s"
)
_ON_SITE = re.compile(
    rf"(?:^|[;:,]\s)(?:[Oo]n|[Aa]t|[Tt]he\s{_SITE}\s(?:on|at))\s(?:the\s)?{_NAME}(?=[\s,]).*?\s(?:stands|stood|sits|trades|traded|is|was|has|had)\b"
)
_WHO_TOLD = re.compile(
    rf"{_NAME}(?:\s(?:of|at|from)\s(?:the\s)?[A-Z][\w’'&. -]{{2,60}}?)?,\s(?:who|which)\s(?:now\s|still\s|has\s)?(?:told|said|thinks|believes|expects|predicts|puts|gives|reckons|warned|warns|insists|argues|maintains)\b"
)
_LABEL = re.compile(
    r"[\W_]*(?P<name>[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){0,3})(?:\s\([^()]{2,60}\)|(?:\s(?:of|at|from)|,)\s[^:.;]{2,60})?:\s+"
)
"""The words before the colon at the head of a line: "Brandt: no strike before 2033"."""
_HEADED = re.compile(
    r"[\W_]*(?:[Tt]he\s)?(?P<who>[A-Za-z]+(?:\s[a-z]+)?)[*_]*:[*_]*\s(?:\w+\s){0,2}$"
)
_MEDIAN = re.compile(
    r"\b(?:median|mean|average|consensus)(?:\s\w+)?\s(?:of|among|for|from)\s(?:the\s|our\s)?(?P<who>[a-z]+)\s(?:is|was|stands|sits|remains)\s(?:at\s|now\s|still\s)*(?:about\s|around\s)?$"
)
_BRACKETED = re.compile(r"\s?\((?:the\s)?(?P<who>[a-z]+(?:\s[a-z]+)?)\)")
_NO_NAMES = re.compile(
    r"(?:I|He|She|We|They|You|There|What|Who|One|The|A|An|It|This|That|In|By|But|And|If|My|Our|Its|Q\d)\b"
)


def with_told_holders(
    draft: Draft, found: Sequence[FoundForecast], voices: Voices
) -> list[FoundForecast]:
    """The forecasts, those of the writer with whomever their sentence names.

    Args:
        draft: with sentences and parses.
        found: forecasts.
        voices: who speaks in the text.
    """
    told: list[FoundForecast] = []
    people = _people(draft)
    for forecast in found:
        number = draft.propositions[forecast.proposition].sentence
        named: str | None = None
        group = _by_group(draft, forecast, number)
        if group is not None:
            forecast = replace(forecast, forecaster=group)  # noqa: PLW2901
        elif not is_named(forecast.forecaster):
            named, event = _by_label(draft, forecast, number, people)
            forecast = replace(forecast, event=event)  # noqa: PLW2901
            named = named or _by_sentence(draft, forecast, number, voices)
        told.append(replace(forecast, forecaster=named) if named else forecast)
    return told


def _people(draft: Draft) -> dict[str, str]:
    """Each name and last name of a person of the text, with the full name; no last name that two have."""
    full = [e.name for e in draft.entities if e.kind is EntityKind.PERSON]
    last = Counter(name.split()[-1] for name in full)
    return {
        **{name.split()[-1]: name for name in full if last[name.split()[-1]] == 1},
        **{name: name for name in full},
    }


def _by_group(draft: Draft, forecast: FoundForecast, number: int) -> str | None:
    """Those without a name whose number it is: at the head of the sentence ("Crowd: 61%"), as its median, or in brackets behind it ("40% (crowd)")."""
    span, chance = draft.sentences[number].span, forecast.probability
    at = draft.text.find(chance.text, span.start, span.end) if chance else -1
    if chance is None or at < 0:
        return None
    behind = _BRACKETED.match(draft.text, at + len(chance.text), span.end)
    led = _HEADED.match(span.quote[: at - span.start]) or _MEDIAN.search(
        span.quote[: at - span.start]
    )
    match = behind or led
    if match is None or match["who"] == forecast.forecaster:
        return None  # The label of a line that the page's layout has read.
    return unnamed(match["who"]) if is_voice(match["who"].split()[-1]) else None


def _by_label(
    draft: Draft, forecast: FoundForecast, number: int, people: Mapping[str, str]
) -> tuple[str | None, str]:
    """The person whose name heads the item or line of a forecast, and the event without that name."""
    block = (
        draft.blocks[at] if 0 <= (at := draft.sentences[number].block) < len(draft.blocks) else None
    )
    if block is None:
        return None, forecast.event
    listed = block.kind is BlockKind.BULLET
    match = _LABEL.match(block.span.quote if listed else draft.sentences[number].span.quote)
    named = people.get(match["name"]) if match else None
    if not listed and (forecast.probability is None or (match and match["name"] in forecast.event)):
        return None, forecast.event  # A candidate whose chance of winning is told is no forecaster.
    if match is None or named is None:
        return None, forecast.event
    return named, forecast.event.removeprefix(f"{match['name']}: ")


def _by_sentence(draft: Draft, forecast: FoundForecast, number: int, voices: Voices) -> str | None:
    """The subject of a verb that gives a figure, the site that it stands on, or who "told" it; None without one."""
    span = draft.sentences[number].span
    for pattern in (_HOLDS, _ON_SITE, _WHO_TOLD):
        match = pattern.search(span.quote)
        if match is None or _NO_NAMES.match(match["name"]):
            continue
        if pattern is not _WHO_TOLD and forecast.probability is None:
            continue
        start, end = span.start + match.start("name"), span.start + match.end("name")
        opens = not draft.text[span.start : start].strip(" “\"'‘([")
        if forecast.span.end <= end or (opens and not _is_proper(draft, number, start, end)):
            continue
        return voices.named_in(draft.text, start, end) or match["name"]
    return None


def _is_proper(draft: Draft, number: int, start: int, end: int) -> bool:
    """Whether a name's words are no common words that only open the sentence."""
    if number >= len(draft.parses):
        return False
    inside = [t for t in draft.parses[number].tokens if start <= t.start and t.end <= end]
    return any(t.pos == "PROPN" for t in inside)
