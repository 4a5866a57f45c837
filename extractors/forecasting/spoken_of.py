"""Figures that their sentence only speaks of: who criticises, mocks or wonders at a forecast does not hold it.

"The assertion that a strike has a 60% chance is overdone" is the forecast of whoever made it, where the text told
that, and nobody's else; "(was 70%)" and "Only thirty?" forecast nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from extractors.draft import Draft, FoundForecast
from extractors.forecasting.assessing_words import assessing_words
from extractors.forecasting.forecasters import Voices
from extractors.forecasting.unnamed_voices import unnamed
from extractors.language.wordlists import any_of
from kg.model import Span

_SAME = 0.006
_BRIEF = 4
_OPENS = r"^\W*(?:(?:but|and|so|still|yet|also|now),?\s)?(?:I\s(?:\w+ly\s)?(?:think|find|believe|suspect|guess|fear|say)\s(?:that\s)?|in\s(?:my|our)\s(?:view|opinion),?\s)?"
_JUDGED = r"[^;:]*?\s(?:is|are|was|were|seems?|sounds?|looks?|feels?|strikes|struck|makes?|ignores?|rests|depends|misses|has\sno|deserves|belongs|needs|says|tells)\b(?!\s(?:mine|my\sown|ours)\b)"
_FORMER = re.compile(
    r"\((?:was|were|previously|formerly|had\sbeen|last\s[a-z]+:?|before:?)\s\S*$", re.IGNORECASE
)
"""Before what a chance was until then: "61% (was 70%)"."""
_BACK = re.compile(r"\W*(?:only|just|really|why|not|merely|a\smere)\s", re.IGNORECASE)
"""Before a figure that is asked back."""
_GIVEN = re.compile(
    r"\b(?:assign\w*|giv(?:es?|en|ing)|gave|put(?:s|ting)?|sees?|estimat\w+|thinks?|believ\w+)\b"
)
"""Who gives a figure within words that only the sentence judges: "the fact that analysts are assigning 60% is new"."""
_POLLED = re.compile(
    r"\b(?:polls?|polled|polling)\s(?:at|around|about|on|near)\s(?:\w+\s)?$", re.IGNORECASE
)
_AGAINST = re.compile(r"\b(?:against|to|versus|ahead\sof)\s$")
_OWNER = re.compile(
    r"(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Sir|Lady)\.?\s)?(?P<name>[A-Z][\w’'-]*?(?:\s[A-Z][\w’'-]*?){0,3})[’']s?\s(?:own\s|old\s|new\s|now\s|famous\s|much-quoted\s)?[“\"‘(~]?$"
)
_NO_NAME = re.compile(r"(?:It|That|This|There|He|She|What|Who|Here|Let|Today|Yesterday|Tomorrow)")
_COUNTED = re.compile(
    r"(?:the\s)?(?:two|three|four|five|six|seven|eight|nine|ten|a\sdozen|several|\d+|these|those|following)\s(?:\w+\s)?(?:things|questions|events|outcomes|statements|scenarios|predictions)",
    re.IGNORECASE,
)
"""What is told below and is no event itself: "the chance of three things"."""
_GUY = r"(?:an?|some|this|one)\s(?P<who>(?:[a-z-]+\s){0,2}?[a-z]+)"
_SAYS = r"(?:who\s|that\s)?(?:claim|say|give|put|predict|bet|call|shout|swear|insist|argue|write|post|offer)(?:s|ing|ed)?"


def with_spoken_of(
    draft: Draft, found: Sequence[FoundForecast], voices: Voices
) -> list[FoundForecast]:
    """The forecasts, without figures that are only spoken of; one that somebody else gave before is theirs.

    Args:
        draft: with sentences and propositions.
        found: forecasts in the order of the text.
        voices: who speaks in the text.
    """
    told: list[FoundForecast] = []
    for forecast in found:
        sentence = draft.sentences[draft.propositions[forecast.proposition].sentence].span
        at = _place(draft.text, forecast, sentence)
        if at is None:
            told += [] if _COUNTED.fullmatch(forecast.event) else [forecast]
        elif not _is_no_forecast(sentence, at[0]):
            held = _held(draft.text, forecast, told, voices, sentence, at)
            told += [held] if held is not None else []
    return told


def _place(text: str, forecast: FoundForecast, sentence: Span) -> tuple[int, int] | None:
    """Where a sentence states the chance of a forecast, counted from the sentence's head; None where it does not."""
    words = forecast.probability.text if forecast.probability else ""
    at = text.find(words, max(sentence.start, forecast.span.start), sentence.end) if words else -1
    at = text.find(words, sentence.start, sentence.end) if words and at < 0 else at
    return None if at < 0 else (at - sentence.start, at - sentence.start + len(words))


def _is_no_forecast(sentence: Span, start: int) -> bool:
    """Whether a figure is a former one in brackets, a share of a poll, or asked back: "Only thirty?"."""
    before, words = sentence.quote[:start], sentence.quote
    if _FORMER.search(before) or _POLLED.search(before):
        return True
    asked = words.rstrip(' "”’*_)').endswith("?")
    return asked and _BACK.match(before) is not None and len(words.split()) <= _BRIEF


def _held(
    text: str,
    forecast: FoundForecast,
    told: Sequence[FoundForecast],
    voices: Voices,
    sentence: Span,
    at: tuple[int, int],
) -> FoundForecast | None:
    """The forecast with whoever gave its figure; None where the sentence only judges it and nobody is known to have."""
    before, after = sentence.quote[: at[0]], sentence.quote[at[1] :]
    words = forecast.probability.text if forecast.probability else ""
    owner = _OWNER.search(before) if words[:1].isdigit() else None
    if owner and not _NO_NAME.fullmatch(owner["name"]):
        low = sentence.start + owner.start("name")
        named = voices.named_in(text, low, low + len(owner["name"])) or owner["name"]
        return replace(forecast, forecaster=named)
    if heard := _heard().search(before):
        return replace(forecast, forecaster=unnamed(heard["who"]))
    claimed = _claimed().match(before)
    claimed = None if claimed and _GIVEN.search(claimed["what"]) else claimed
    if not (claimed and _judged().match(after)) and _called().search(before) is None:
        return forecast
    if claimed and claimed["whose"] and forecast.forecaster.split()[-1] in claimed["whose"]:
        return forecast
    giver = next((f for f in told if _is_same(f, forecast)), None)
    return None if giver is None else replace(forecast, forecaster=giver.forecaster)


def _is_same(told: FoundForecast, forecast: FoundForecast) -> bool:
    """Whether an earlier forecast gives the chance and the day that another speaks of."""
    if told.probability is None or forecast.probability is None:
        return False
    days = {f.horizon.date for f in (told, forecast) if f.horizon}
    return abs(told.probability.point - forecast.probability.point) < _SAME and len(days) <= 1


@cache
def _claimed() -> re.Pattern[str]:
    claims = any_of(assessing_words().claims)
    whose = r"(?:the|this|that|these|any|all|(?P<whose>his|her|their|[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,2}[’']s?))"
    return re.compile(
        rf"{_OPENS}{whose}\s(?:[\w-]+\s){{0,2}}?(?:{claims})s?\s(?:going\saround\s)?that\b(?P<what>[^;:]*)$",
        re.IGNORECASE,
    )


@cache
def _judged() -> re.Pattern[str]:
    return re.compile(_JUDGED)


@cache
def _called() -> re.Pattern[str]:
    verbs, claims = any_of(assessing_words().judging), any_of(assessing_words().claims)
    return re.compile(
        rf"\b(?:{verbs})\s(?:the|that|this|those|his|her|their|its)\s(?:(?:{claims})(?:\sof)?\s)?[“\"‘]?$",
        re.IGNORECASE,
    )


@cache
def _heard() -> re.Pattern[str]:
    verbs = any_of(assessing_words().overheard)
    return re.compile(
        rf"\b(?:I|[Ww]e|[Yy]ou)?\s?(?:{verbs})\s{_GUY}(?:\s(?:on|in|at|from|over)\s[^.;:,%]{{2,40}}?)?\s{_SAYS}\s(?:[^.;:%]{{0,60}}\s)?[“\"‘~]?$"
    )
