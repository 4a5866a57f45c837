"""Questions told in a statement: "a reader asks whether the bridge opens by May", "she wins if it floods before June".

They forecast nothing themselves; what they ask is what a chance in the next words is of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.forecasting.clause_events import clause_event
from extractors.forecasting.horizons import TimePhrase

_ASKED = re.compile(
    r"\b(?:asks?|asked|asking|wonders?|wondered|wondering|queried|debate|debated|debating|the\squestion\s(?:is|was|put)|a\squestion\sof)\b(?:\s(?!whether|if)[\w’'-]+){0,5}(?:,\s(?:an?|the|who|of|whose)\s[^,]{3,60},)?\s(?:whether|if|how\slikely\s(?:it\sis|it\swas)\sthat)\s(?P<event>(?:(?:I|we|you|he|she|they)\s(?:still\s|really\s)?(?:think|thought|believe|expect|reckon)s?\s(?:that\s)?)?\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_ASKED_FOR = re.compile(
    r"\b(?:asks?|asked|asking|polled)\b[^,.;?]{2,60}?\sfor\s(?:the|their|his|her|a|an)\s(?:own\s)?(?:chances?|odds|probability|likelihood)\s(?:of|that)\s(?P<event>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
"""Who is asked for a chance; what it is of may hold a figure: "the chance of a fall of more than a tenth"."""
_STAKED = re.compile(
    r"\b(?:wins|win|collects|pays|pay|pays\sout|pays\s\S+|loses|resolves\s(?:to\s)?(?:yes|true))\s(?:the\sbet\s|out\s)?if\b,?\s(?P<event>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_THINKS = re.compile(
    r"^(?:I|we|you|he|she|they)\s(?:still\s|really\s)?(?:think|thought|believe|expect|reckon)s?\s(?:that\s)?",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r"%|\bper\s?cent\b|\b(?:one|two|three|four)\sin\s\w+\b|\bodds\sof\b", re.IGNORECASE
)


def told_question(text: str, start: int, end: int, times: Sequence[TimePhrase]) -> str:
    """What a statement says that somebody asks or bets on; "" where it does not, or answers it itself.

    Args:
        text: the whole text.
        start: first code point of the sentence.
        end: past its last.
        times: of the sentence, left out.
    """
    words = text[start:end]
    for_chance = _ASKED_FOR.search(words)
    found = for_chance or _ASKED.search(words) or _STAKED.search(words)
    if found is None or (for_chance is None and _ANSWERED.search(words)):
        return ""
    at = start + found.start("event")
    thinks = _THINKS.match(text[at:end])
    at += thinks.end() if thinks else 0
    if for_chance is None and not any(time.start >= at and time.horizon for time in times):
        return ""
    stop = end - len(text[at:end]) + len(text[at:end].rstrip(" .!?\"'”’)\n"))
    cut = [(t.start, t.end) for t in times if t.is_cut and at <= t.start < stop]
    return clause_event(text, (at, stop), cut) if stop > at else ""
