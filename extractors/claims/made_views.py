"""Views by whoever makes them: "the objection, made best by Lund, is silt", "the count that Lund published", "for Lund the case is closed"."""

from __future__ import annotations

import re
from functools import cache

from extractors.claims.cue_parts import Cue, CueKind, Source
from extractors.claims.cue_phrases import is_judged
from extractors.claims.reporting import any_of, lexicon
from extractors.language.shallow import has_clause
from kg.model import UNNAMED_SUFFIX, Stance


def made_cue(text: str, start: int, end: int, source: Source) -> Cue | None:
    """A noun of saying by whoever says it: "the objection, made best by X, is silt", "a reply from X is that P".

    Args:
        text: the whole text.
        start: the sentence's first code point.
        end: its last, exclusive.
        source: who may hold it.
    """
    lead = _made().search(text, start, source.start)
    if lead is None or source.oblique or has_clause(text[start : lead.start()]):
        return None
    after = _IS_THAT.match(text, source.end, end)
    if after is None or not (lead["made"] or after["that"]):
        return None
    if is_judged(text[source.end : end]):
        return None
    begin, noun = lead.start("noun"), lead["noun"].lower()
    return Cue(
        CueKind.NOUN, source, begin, source.end, after.end(), noun, Stance.REPORTED, False
    )  # fmt: skip


def published_cue(text: str, start: int, end: int, source: Source) -> Cue | None:
    """What a work says by whoever brought it out: "according to the count that X published in June, P"; fields as above."""
    lead = _told_in().fullmatch(text, start, source.start)
    rest = _PUBLISHED.match(text, source.end, end) if lead is not None else None
    if lead is None or rest is None:
        return None
    return _phrase(source, lead.start("told"), source.end, rest.end())


def case_cue(text: str, start: int, end: int, source: Source) -> Cue | None:
    """How a question stands for somebody: "for X the case for a tax is closed"; fields as above."""
    lead = _FOR.fullmatch(text, start, source.start)
    rest = _CASE.match(text, source.end, end) if lead is not None else None
    if lead is None or rest is None or source.oblique or source.speaker.endswith(UNNAMED_SUFFIX):
        return None
    return _phrase(source, lead.start("for"), source.end, rest.start("case"))


def _phrase(source: Source, begin: int, stop: int, content: int) -> Cue:
    return Cue(CueKind.PHRASE, source, begin, stop, content, "according to", Stance.REPORTED, False)


_IS_THAT = re.compile(
    r"(?:['’]s?(?:\s[\w-]+){0,2})?(?:\s(?:of|at|in|on)\s[^,;:.!?]{2,40}?)?,?\s(?:is|was)\s(?P<that>that\s)?(?=\w|[“\"])"
)
_PUBLISHED = re.compile(
    r"\s(?:has\s|have\s|had\s)?(?:published|released|issued|produced|ran|made|compiled|commissioned|gave|keeps|uses|prefers|"
    r"favours|favors)\b[^,;:.!?]{0,50},\s+"
)
_FOR = re.compile(r"(?i)[\W_]*(?P<for>for)\s+(?:the\s+)?")
# What it is about is a question, and so is how it stands.
_CASE = re.compile(
    r",?\s+(?P<case>(?:the|this|that|its|his|her|their)\s+(?:\w+\s+){0,2}?(?:question|case|point|issue|problem|lesson|answer|danger|"
    r"risk|trouble|mistake|matter|choice|debate|argument|worry|puzzle|explanation|reason|conclusion|verdict)\b[^,;:.]{0,60}?\s"
    r"(?:is|isn['’]t|are|lies|remains|comes|begins|ends)\b)"
)


@cache
def _made() -> re.Pattern[str]:
    nouns = any_of((*lexicon().nouns, *lexicon().position_nouns))
    made = r"(?:made|put|raised|advanced|offered|given|voiced|pressed|proposed|argued|set\sout|put\sforward)"
    return re.compile(
        rf"(?i)(?:\b(?:the|an?|one|another)\s(?:[\w-]+\s){{0,3}}?)(?P<noun>{nouns})(?:,?\s(?P<made>(?:\w+\s)?{made}\s"
        r"(?:(?:most|more)\s)?(?:\w+\s)?by)|\s(?:from|by))\s(?:the\s)?(?:[a-z][\w-]*\s){0,2}$"
    )


@cache
def _told_in() -> re.Pattern[str]:
    counted = r"count|figures|numbers|tally|index|measure|decomposition|breakdown|modelling|data"
    nouns = any_of((*lexicon().nouns, *lexicon().works, *lexicon().documents))
    return re.compile(
        rf"(?i)[\W_]*(?P<told>(?:according to\s(?:the|an?)\s(?:[a-z-]+\s){{1,4}}|(?:on|by)\s(?:the|an?)\s(?:[a-z-]+\s){{0,2}}"
        rf"(?:{counted}|{nouns})\s)(?:that|which)\s(?:the\s)?)"
    )
