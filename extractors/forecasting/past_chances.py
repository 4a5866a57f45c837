"""Which chances of a sentence are of the past: told by a past tense, or put there by their own clause."""

from __future__ import annotations

import re
from functools import cache

from extractors.forecasting.foresight import REACH, foresight_cues
from extractors.forecasting.quantities import Quantity, probability_words
from extractors.language.wordlists import any_of
from kg.model import Span

CLAUSE_END = re.compile(
    r"[;()]|, (?:but|though|although|while|whereas|with|and)\b|\b(?:but|though|although|whereas)\b"
)
"""Where the words that belong to a number or a date end."""
_EARLIER = re.compile(
    r"\b(?:last\s(?:spring|summer|autumn|fall|winter|year|month|week|time)|a\s(?:year|month|week)\s(?:ago|earlier)|previously|earlier|before\sthat|until\srecently|used\sto)\b",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:held|thought|believed|reckoned|argued|maintained|claimed|wrote|said|saw|gave|put|assigned|attached|rated)\b[^.;]*(?:%|\bcent|\bin[\s-]\w+|\b(?:thirds?|quarters?|fifths?|even|fifty))\s(?:chance|probability|likelihood|odds)\b",
    re.IGNORECASE,
)
"""A view of then on what was to come: "they held that there was a 5% chance of a strike"."""
_COMPARED = re.compile(
    r"\bto\s(?:about\s)?\d[\d.]*\s?(?:%|per\s?cent|pct)\sfrom\s$|\b(?:against|versus|vs\.?|compared\s(?:with|to)|(?:up|down)\sfrom)\s(?:about\s|around\s|only\s|just\s)?$"
    r"|\((?:the|an?|its|their|our)?\s?(?:[\w-]+\s){0,3}?(?:average|mean|norm|baseline|climatology|base\srate|historical|usual|long-term|long-run|previous|earlier)\b[^()]*$"
    r"|\((?:was|previously|last\s[a-z]+:?|formerly|from|before:?)\s[^()]*$",
    re.IGNORECASE,
)
"""Before what a chance is held against: "51%, up from 40", "51% (the average of a century is 43%)"."""
_COMMON = re.compile(
    r"\b(?:average|typical|normal|usual|ordinary|given|any\sone)\s(?:year|summer|winter|spring|autumn|season|month|decade|week|day)\b[^,;:]{0,30}$",
    re.IGNORECASE,
)
_OF_WHAT_EVENT = re.compile(
    r"\s(?:chance|probability|likelihood)\s(?:of\s(?!(?:it|that|this|them)\b)|that\s(?!(?:it|this|they)\s(?:would|did|happens?|happened)\b))\S+\s\S|\s(?:likely|certain|sure)\sthat\s"
)
_REPORTED = re.compile(
    r"(?<!had\s)\b(?:put|putting|placed|placing|gave|giving|priced|pricing|pegged|pegging|rated|rating)\s(?:it|this|that|(?:its|the|his|her|their)\s(?:chances?|odds|probability|likelihood)(?:\s(?:of|that)\s[^.;%]{3,120}?)?)(?:\s(?:at|to\sbe))?\s(?:(?:about|around|roughly|only|just|nearly|even|a\smere)\s)?[“\"]?$"
    r"|\b(?:same|that|this)\squestion\s(?:stood|sat|was|traded|closed|ended)\s(?:at|near)\s(?:(?:about|around|roughly|only|just)\s)?$",
    re.IGNORECASE,
)
"""A report of what somebody holds, in the past tense of news: "traders were less sure, pricing it at 54%"."""
_OWN_CLAUSE = re.compile(r";\s|\s?[\u2013\u2014]\s|,\s(?:and|but|so)\s")


def of_the_past(words: str) -> bool:
    """Whether a sentence tells of the past and does not look ahead."""
    cues = foresight_cues()
    ahead = (
        cues.modal.search(words) or cues.forecasting.search(words) or cues.deadline.search(words)
    )
    past = ahead is None and cues.past.search(words) is not None
    return past and _HELD.search(words) is None


def is_told_now(text: str, number: Quantity, sentence: Span) -> bool:
    """Whether a chance has a clause of its own that tells nothing past, or only reports: "the drought ended in May; there is a 60% chance of floods"."""
    opened = max(
        (m.end() for m in _OWN_CLAUSE.finditer(text, sentence.start, number.start)),
        default=sentence.start,
    )
    if _REPORTED.search(text[opened : number.start]):
        return True
    closed = _OWN_CLAUSE.search(text, number.end, sentence.end)
    clause = text[opened : closed.start() if closed else sentence.end]
    named = foresight_cues().chance_after.match(text[number.end : sentence.end])
    return named is not None and bool(named.group(1)) and not of_the_past(clause)


def is_earlier(text: str, number: Quantity, sentence: Span) -> bool:
    """Whether a figure's own clause puts it in the past."""
    clauses = CLAUSE_END.split(text[sentence.start : number.start])
    after = CLAUSE_END.split(text[number.end : sentence.end], maxsplit=1)[0]
    return (
        _EARLIER.search(clauses[-1][-REACH:]) is not None
        or _EARLIER.match(after.strip()) is not None
    )


def tells_event(text: str, number: Quantity, sentence: Span) -> bool:
    """Whether a sentence says of what event a chance was thought: "last year I wrote that it had a 70% chance of ending by May".

    Args:
        text: the whole text.
        number: the chance.
        sentence: its sentence.
    """
    after = text[number.end : sentence.end]
    return _OF_WHAT_EVENT.match(after) is not None


def is_compared(before: str) -> bool:
    """Whether a number is only what another is held against.

    Args:
        before: the words of its sentence before it.
    """
    return _COMPARED.search(before) is not None


def is_rule_of_thumb(sentence: str, before: str) -> bool:
    """Whether a number tells what a word of probability means, or how often something happens in a common year.

    "Likely: 66 to 100%", "the figure for an average summer is one in nine".

    Args:
        sentence: its sentence.
        before: the words of the sentence before it.
    """
    return _scale().search(sentence) is not None or _COMMON.search(before) is not None


@cache
def _scale() -> re.Pattern[str]:
    """A line of a scale of words, or several words of one with their ranges."""
    words = any_of(verbal.words for verbal in probability_words().verbal)
    ranged = rf"(?:{words})\s?[(:=]\s?(?:about\s)?\d[\d.]*\s?%?\s?(?:[-\u2013]|to)\s?\d"
    return re.compile(
        rf"^\W*(?:about\s)?(?:{words})(?:\s\([^()]*\))?\s?[:=]\s.*\d[\d.]*\s?%?\s?(?:[-\u2013]|to)\s?\d|{ranged}.*{ranged}",
        re.IGNORECASE | re.DOTALL,
    )
