"""Numbers and days that a rule reads as a chance or a deadline and the trained reader as nothing of the kind.

A rule that lets a bare number answer a question asked before ("My number? Thirty.") cannot tell it from other bare
numbers on a page, nor one that takes a modal or a present tense with a day to come for a forecast what is only announced
("The board meets on 3 May"); the reader has seen many of both.
"""

from __future__ import annotations

import re
from functools import cache

from extractors.draft import Draft, FoundForecast
from extractors.figure_readings import NO_FIGURE, ReadFigure
from extractors.forecasting.foresight import foresight_cues
from extractors.forecasting.quantities import probability_words
from extractors.forecasting.told_odds import says_itself
from extractors.language.wordlists import any_of

_CHANCE = "CHANCE"
_SURE = 0.97
"""Probability from which the reader's word against a rule's chance counts."""
_SURE_OF_DAY = 0.8
"""The same against a rule's deadline."""
_GIVEN = re.compile(
    r"\b(?:gives?|gave)\s(?:it|this|that)\s(?:[a-z]+\s){0,2}\d|\bputs?\s(?:it|this|that)\sat\s(?:[a-z]+\s){0,2}\d",
    re.IGNORECASE,
)
"""A number given to what was told before: "her own model gives it 12%"."""
_WILL = re.compile(r"\b(?:will|won[’']t|shall)\b|[’']ll\b")
_CALLED = re.compile(
    r"\b(?:bets?|guess(?:es)?|forecasts?|projections?|estimates?|predictions?|outlook|consensus|targets?|guidance)\b",
    re.IGNORECASE,
)
"""Nouns of forecasting: a day beside one is what somebody expects, whatever the reader thinks."""


def is_denied(draft: Draft, forecast: FoundForecast) -> bool:
    """Whether the reader takes the number of a forecast for no chance wherever it stands, and nothing else says that it is one.

    A word of chance beside it says so, and the layout of a list or table of forecasts.

    Args:
        draft: with figures and outlooks.
        forecast: of a rule.
    """
    span = forecast.span
    laid_out = any(o.span.start < span.end and span.start < o.span.end for o in draft.outlooks)
    if forecast.probability is None or laid_out:
        return False
    if _names().search(span.quote) or says_itself(forecast.probability.text):
        return False
    if _GIVEN.search(span.quote) or _rates(span.quote, forecast.probability.text):
        return False
    number = re.compile(rf"(?<!\w){re.escape(forecast.probability.text)}(?!\w)")
    places = [m.span() for m in number.finditer(draft.text, span.start, span.end)]
    seen = [f for f in draft.figures if any(f.start < b and a < f.end for a, b in places)]
    return bool(seen) and all(_against(f) for f in seen)


def is_day_denied(draft: Draft, forecast: FoundForecast) -> bool:
    """Whether the reader takes the day of a forecast without a chance for no deadline, and no word of forecasting stands beside it.

    Args:
        draft: with figures and outlooks.
        forecast: of a rule.
    """
    span, horizon = forecast.span, forecast.horizon
    if forecast.probability is not None or horizon is None:
        return False
    laid_out = any(o.span.start < span.end and span.start < o.span.end for o in draft.outlooks)
    at = draft.text.find(horizon.text, span.start, span.end)
    if laid_out or at < 0:
        return False
    told = draft.sentences[draft.propositions[forecast.proposition].sentence].span.quote
    if _CALLED.search(told) or foresight_cues().forecasting.search(told):
        return False
    seen = [f for f in draft.figures if f.start < at + len(horizon.text) and at < f.end]
    return bool(seen) and all(f.label == NO_FIGURE and f.probability >= _SURE_OF_DAY for f in seen)


def _rates(words: str, chance: str) -> bool:
    """Whether a chance alone in brackets rates what a clause with a modal says: "there will be fewer than 50 by May (75%)"."""
    told, opened, after = words.rpartition(f"({chance})")
    return bool(opened) and not after.strip(" .”\"'") and _WILL.search(told) is not None


@cache
def _names() -> re.Pattern[str]:
    """Words that make a number a probability: "chance", "odds"."""
    return re.compile(rf"(?<!\w)(?:{any_of(probability_words().nouns)})(?!\w)", re.IGNORECASE)


def _against(figure: ReadFigure) -> bool:
    """Whether the reader takes a number for a figure of another kind, or is sure that it is none."""
    return figure.label != _CHANCE and (figure.label != NO_FIGURE or figure.probability >= _SURE)
