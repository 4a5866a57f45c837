"""Whom a sentence's syntax names, where the holder chain found only the writer.

"On Tallyhouse the question stands at 34%" is the site's chance whether or not a list knows the site.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.draft import Draft, FoundForecast
from extractors.forecasting.forecasters import Voices
from kg.model import is_named

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
_NO_NAMES = re.compile(r"(?:The|A|An|It|This|That|In|By|But|And|If|My|Our|Its|Q\d)\b")


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
    for forecast in found:
        number = draft.propositions[forecast.proposition].sentence
        named = None
        if not is_named(forecast.forecaster):
            named = _by_sentence(draft, forecast, number, voices)
        told.append(replace(forecast, forecaster=named) if named else forecast)
    return told


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
