"""Days that are announced and not foreseen: "the council meets on 27 October", "a vote is due in autumn"."""

from __future__ import annotations

import re

from extractors.forecasting.foresight import foresight_cues

_DATED = re.compile(
    r"\bon\s(?:[A-Z][a-z]+day,?\s)?(?:the\s)?(?:\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?[A-Z][a-z]+|[A-Z][a-z]+\.?\s\d{1,2}(?:st|nd|rd|th)?\b)"
)
"""A full day of the calendar."""
_UNSURE = re.compile(
    r"\b(?:likely|unlikely|probably|possibly|perhaps|maybe|may|might|could|should|surely|certainly|hopes?|hopefully|confident|sure|convinced|bet|guess|think|thinks|believes?|reckons?|doubts?|warns?|warned|insists?|promises?|promised|vows?|say|says|said|told|wrote|never|nobody|no\sone)\b|[,;:]\s?[“\"]|^[“\"]",
    re.IGNORECASE,
)
"""Words by which somebody takes a stand on what they say."""
_SCHEDULED = re.compile(
    r"\b(?:is|are|was|were)\s(?:now\s|also\s|still\s)?(?:due|planned|scheduled|pencilled\sin|set)\s(?:(?:for|in|on|by|at|to\s(?:be\s(?:held|published|agreed|decided|voted|discussed|presented|announced|released|issued)|meet|report|start|begin|end|close|take\splace|run|last|sit|vote|decide))\b|(?=next\s|this\s))[^,;]*$",
    re.IGNORECASE,
)


_ASKED = re.compile(
    r"\b(?:asked|asks|polled|surveyed|quizzed|questioned)\s[^.;?]{0,80}?\b(?:how\slikely|how\s(?:sure|confident)|whether|when|if|what\s(?:the\s|their\s)?(?:chances?|odds|probability))\b[^.;?,]*$",
    re.IGNORECASE,
)
"""What somebody was asked, which nobody has said yet: "we asked 40 growers how likely a frost by May was"."""
_HEAD = re.compile(
    r"\W*(?:the\s|our\s|my\s)?(?:odds|chances|probabilit(?:y|ies)|likelihoods?|forecasts|predictions)\s(?:of|that|for|on)\s[^.;:!?]*",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|fell|rose|fall|rise|stands?|looks?|seems?|remains?)\b"
)
_RULED = re.compile(
    r"\b(?:mandate|requirement|obligation|quota|statutory\s[a-z]+)\s(?:is|are)\s[^,;]*$",
    re.IGNORECASE,
)
"""What is laid down for a day: "the mandate is 6% by 2030"."""


def is_announced(text: str, day: tuple[int, int], clause: tuple[int, int]) -> bool:
    """Whether a clause only tells when something is set to be, or what somebody was asked, and nobody takes a stand on it.

    Args:
        text: the whole text.
        day: start and end of its time.
        clause: start and end of the clause.
    """
    words = text[slice(*clause)]
    head = _HEAD.fullmatch(words.strip()) and not _VERB.search(words)
    if head or _ASKED.search(text[clause[0] : day[0]]):
        return True  # So is the head of a list: "Odds of promotion by May".
    if _UNSURE.search(words) or foresight_cues().forecasting.search(words):
        return False
    dated = _DATED.search(text, max(clause[0], day[0] - len("on ")), day[1])
    set_down = _SCHEDULED.search(text, clause[0], day[1]) or _RULED.search(text, clause[0], day[1])
    return dated is not None or set_down is not None
