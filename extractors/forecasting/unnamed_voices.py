"""Those who forecast together or without a name: "analysts at Bexley", "three members"."""

from __future__ import annotations

import re

from extractors.forecasting.foresight import foresight_cues
from kg.model import Span

_MEMBERS = re.compile(
    r"\W*(?:(?:the\s)?(?:one|two|three|four|five|six|seven|eight|nine|ten|some|several|many|most|a\sfew|half|others?|\d{1,3})\s)(?:of\s(?:the|its|our)\s)?(?P<who>members|panellists|panelists|forecasters|experts|economists|analysts|respondents|participants|judges|jurors)\s(?:are|is|were|put|say|said|have|expect|see|give|think)\b",
    re.IGNORECASE,
)


_SHARE = re.compile(
    r"^(?:(?:only|just|nearly|almost|about|around|some|over|more\sthan|fewer\sthan|less\sthan)\s)*(?:\d[\d.]*\s?(?:%|per\s?cent)|(?:two|three|four)[\s-](?:thirds|quarters|fifths)|(?:a|one)\s(?:third|quarter|fifth|tenth))(?:\sof\s(?:the\s|our\s|its\s)?)?|\s\(\d[\d.]*\s?%\)$"
)
"""How many of those who were asked: "nearly two thirds of members (64%)"."""
_POLLED = "respondents"


def members(text: str, at: int, sentence: Span) -> tuple[int, str] | None:
    """Where some of a body stand before a place: "three members are above 60"."""
    found = _MEMBERS.match(text[sentence.start : at])
    return None if found is None else (sentence.start, f"{found['who'].lower()} (unnamed)")


def unnamed(body: str) -> str:
    """What a body without a name is called: "the Agency" is "agency (unnamed)"."""
    words = _SHARE.sub("", " ".join(body.lower().split()))
    return f"{words or _POLLED} (unnamed)"


def crowd(text: str, sentence: Span, at: int) -> tuple[int, str] | None:
    """Where those who forecast together stand before a place: "analysts at Bexley (unnamed)"."""
    match = foresight_cues().crowd.search(text[sentence.start : at])
    if match is None:
        return None
    of = " ".join((match["of"] or "").split())
    name = f"{match['crowd'].lower()} {of}".strip()
    return sentence.start + match.start("crowd"), f"{name} (unnamed)"
