"""What looks like a forecast and cannot be one: chances over 100 %, ranges turned round, days that never come."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.forecasting.foresight import foresight_cues
from extractors.forecasting.horizons import TimePhrase
from kg.model import ForecastRefusal, RefusedForecast, Span

_NOUN = r"(?:chances?|probability|likelihood|odds|risk)"
_PER_CENT = r"\s?(?:%|per\s?cent\b)"
_CHANCES = (
    # A figure before its noun: "a 150% chance".
    rf"(?:(?<![\w.])[-\u2212]\d[\d.]*|(?<![\d.,])(?!100(?:\.0+)?(?![\d.]))[1-9]\d{{2,}}(?:\.\d+)?){_PER_CENT}\s{_NOUN}\b",
    # A figure after it: "the odds of a merger are 150%".
    rf"\b{_NOUN}\b[^.;%\n]{{0,80}}?\s(?:is|are|at|of|=)\s(?:about\s|around\s)?(?P<at>[-\u2212]\d[\d.]*|(?!100(?:\.0+)?(?![\d.]))[1-9]\d{{2,}}(?:\.\d+)?){_PER_CENT}",
    # Decimals: "the probability is 1.4".
    r"(?:\bp(?:rob|r)?\s?\([^()]{1,120}\)\s?(?:=|is|≈|~)|\b(?:probability|likelihood|chance)\b[^.;%\n]{0,80}?\s(?:is|=))\s?(?P<value>(?!1\.0+\b)[1-9]\d*\.\d+|[-\u2212]\d*\.?\d+)(?![\d%]|\s?%|\s?per\b)",
)
_CHANCE = re.compile("|".join(_CHANCES), re.IGNORECASE)
_RANGE = re.compile(
    rf"(?:\bbetween\s(?P<one>\d{{1,3}}(?:\.\d+)?)(?:{_PER_CENT})?\sand\s(?P<other>\d{{1,3}}(?:\.\d+)?)|(?<![\w.,-])(?<!from\s)(?P<left>\d{{1,3}}(?:\.\d+)?)(?:(?:{_PER_CENT})?[-\u2010-\u2014]|{_PER_CENT}\sto\s)(?P<right>\d{{1,3}}(?:\.\d+)?)){_PER_CENT}",
    re.IGNORECASE,
)
_ODDS = re.compile(
    r"\b(?:0|zero|\d+)\s?(?:to|-to-|:)\s?(?:0|zero)\s(?:against|on|in\sfavou?r)\b|\b(?:0|zero)\s?(?:to|-to-|:)\s?\d+\s(?:against|on|in\sfavou?r)\b",
    re.IGNORECASE,
)
_NEAR = re.compile(rf"\b{_NOUN}\b|\b(?:likely|unlikely|probable)\b", re.IGNORECASE)


def impossible_chances(text: str, sentence: Span) -> Iterator[RefusedForecast]:
    """Words of a sentence that state a chance which none can be; nothing is clamped or turned round.

    Args:
        text: the whole text.
        sentence: the sentence.
    """
    for match in _CHANCE.finditer(text, sentence.start, sentence.end):
        yield _refused(match, ForecastRefusal.NO_CHANCE)
    if _NEAR.search(sentence.quote):
        for match in _RANGE.finditer(text, sentence.start, sentence.end):
            low, high = match["one"] or match["left"], match["other"] or match["right"]
            if float(low) > float(high):
                yield _refused(match, ForecastRefusal.NO_RANGE)
    for match in _ODDS.finditer(text, sentence.start, sentence.end):
        yield _refused(match, ForecastRefusal.NO_ODDS)


def impossible_dates(
    text: str, sentence: Span, times: tuple[TimePhrase, ...]
) -> Iterator[RefusedForecast]:
    """Days that the calendar does not have, in a sentence that looks ahead and names no other.

    Args:
        text: the whole text.
        sentence: the sentence.
        times: its times, those without a possible day among them.
    """
    if any(time.horizon for time in times):
        return
    cues = foresight_cues()
    if cues.forecasting.search(sentence.quote) or cues.future.search(sentence.quote):
        for time in times:
            if time.is_impossible:
                span = Span(time.start, time.end, text[time.start : time.end])
                yield RefusedForecast(span, ForecastRefusal.NO_DATE)


def _refused(match: re.Match[str], reason: ForecastRefusal) -> RefusedForecast:
    return RefusedForecast(Span(match.start(), match.end(), match.group()), reason)
