"""Chances that stand on a site or with a body: "On Augury the same question stood at 58%", "Ballast has the minister at 54%"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractors.claims.cue_parts import APPOSITION, Cue, CueKind, Source, in_main_clause
from extractors.claims.held_figures import CHANCE
from extractors.names.name_words import name_words
from kg.model import Stance


def site_chance(text: str, start: int, end: int, sources: Sequence[Source]) -> Cue | None:
    """Whose chance a sentence gives that only says where it stands; None where it says no such thing.

    Args:
        text: the whole text.
        start: the sentence's first code point.
        end: its last, exclusive.
        sources: everybody known by name whom it names.
    """
    match = _on_site().match(text, start, end)
    if match is not None and match["name"].split()[0].lower() not in name_words().calendar:
        low, high = match.span("name")
        known = next((s for s in sources if s.start < high and low < s.end), None)
        site = known or Source(low, high, match["name"])
        return _cue(site, match.start("on"), high, match.start("asked"))
    for one in sources:
        if one.weak or one.oblique or not in_main_clause(text, start, one.start):
            continue
        has = _has_at().match(text, one.end, end)
        if has is not None:
            return _cue(one, one.start, has.end("verb"), has.end("verb") + 1)
    return None


def _cue(source: Source, begin: int, stop: int, content: int) -> Cue:
    return Cue(CueKind.PHRASE, source, begin, stop, content, "on", Stance.REPORTED, False)


@cache
def _on_site() -> re.Pattern[str]:
    name = r"(?P<name>(?-i:[A-Z])[\w’'-]+(?:\s(?-i:[A-Z])[\w’'-]+){0,2})"
    told = r"(?:,\s(?:an?|the|our|where|which|on which|in which|whose)\s[^;:.!?“”]{2,110}?,|,)?"
    asked = r"(?:question|chances?|odds|probability|crowd(?:['’]s\s\w+)?|market|contract|price|median|forecasters|traders|bettors|punters)"
    stands = (
        r"(?:stands?|stood|is|was|are|were|sits?|sat|trades?|traded|slipped|fell|rose|moved|put|puts|gave|give|gives|has|had|have|"
        r"dropped|climbed|closed|opened|got|reads?|settled|hovers?|hovered)"
    )
    return re.compile(
        rf"[\W_]*(?:(?:and|but|meanwhile|elsewhere),?\s)?(?P<on>on|over\son|over\sat|at)\s(?:the\s)?{name}{told}\s+"
        rf"(?P<asked>(?:[^,;:.!?]{{0,60}}?\s)??{asked}\b[^;:.!]{{0,160}}?\s{stands}\b[^;:.!?]{{0,60}}?\s{CHANCE})",
        re.IGNORECASE,
    )


@cache
def _has_at() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:['’]s)?\s+(?:[\w-]+\s+)?(?:poll|survey|model|forecast|tracker|index|count)(?:\s+of\s+[^,;:.]{{2,30}}?)?)?{APPOSITION}"
        rf"(?:\s+(?:still|now|also|only|currently))?\s+(?P<verb>has|have|had)\s+(?:[\w’'“”?-]+\s+){{1,7}}?at\s+{CHANCE}"
        r"(?!\s+(?:of|on)\b)",
        re.IGNORECASE,
    )
