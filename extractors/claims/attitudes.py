"""What somebody likes, fears or wants, and elliptic answers: views that a sentence tells without a word of saying.

"Prym likes the plan", "Reyes fears a shortage", "Kessler wants employers to pay", "Reyes, who runs the port, does
not.", "Kessler: the gate was open". Verbs of psychological state after Levin (1993, class 31.2, admire verbs). Only
people by name hold them here, and only in the present: what somebody liked once is an event.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractors.claims.cue_parts import (
    AFFILIATION,
    APPOSITION,
    Cue,
    CueKind,
    Source,
    in_main_clause,
    stands_apart,
    subject_start,
)
from extractors.claims.reporting import any_of, lexicon
from extractors.language.shallow import has_clause
from kg.model import Stance

_ADVERBS = r"(?:\s+(?:\w+ly|also|still|even|now|just|quite|rather|too))*"
_LEFT_OUT = re.compile(
    rf"{APPOSITION}\s+(?P<verb>(?:does|is|would|has|will|did|was)(?:\snot|n['’]t)|thinks\s(?:so|not|otherwise)|"
    r"begs\sto\sdiffer)\s?[.!][”\"]?\s*",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:\s(?P<again>again|once\smore))?(?P<colon>:)\s+(?=\w)")
_RELATIVE = re.compile(r"\b(?:who|whom|which|that|what)\s+$", re.IGNORECASE)
_LEAD = re.compile(r"(?:\d{1,2}[.:]\d{2}\s+)?(?:[A-Z][a-z]+\.?\s){0,2}")


def attitude(text: str, start: int, end: int, people: Sequence[Source]) -> Cue | None:
    """The attitude that the clause ``text[start:end]`` tells of somebody by name, or None.

    Args:
        text: the whole text.
        start: the clause's first code point.
        end: its last, exclusive.
        people: those by name whom it speaks of, pronouns that stand for one of them among them.
    """
    for one in people:
        if one.oblique or _RELATIVE.search(text, start, one.start):
            continue
        if not in_main_clause(text, start, one.start):
            continue
        felt = _felt().match(text, one.end, end)
        if felt is not None and felt["close"] and not stands_apart(text, start, one.start):
            felt = None  # the comma closes an apposition only where one was opened
        match = felt or _LEFT_OUT.fullmatch(text, one.end, end)
        if match is not None:
            begin, stop = subject_start(text, start, one.start), match.end("verb")
            verb = match["verb"].lower() if felt else "disagree"  # whose reason follows
            return Cue(CueKind.VERB, one, begin, stop, stop, verb, Stance.REPORTED, False)
        if (label := _labelled(text, start, end, one)) is not None:
            return label
    return None


def _labelled(text: str, start: int, end: int, source: Source) -> Cue | None:
    """A surname with a colon before what its bearer says, as in a live report: "10.14 Kessler: the gate was open"."""
    match = _LABEL.match(text, source.end, end)
    if match is None or _LEAD.fullmatch(text, start, source.start) is None:
        return None
    if not has_clause(text[match.end() : end]):
        return None  # "Kessler: a life at sea" says what she is, or what a talk is about
    return Cue(
        CueKind.VERB, source, source.start, match.start("colon"), match.end(), "write",
        Stance.REPORTED, False,
    )  # fmt: skip


@cache
def _felt() -> re.Pattern[str]:
    verbs = any_of(f"{verb}s" for verb in lexicon().attitudes)
    shared, liked = any_of(lexicon().shared_nouns), any_of(lexicon().liked_nouns)
    liking = any_of(f"{verb}s" for verb in lexicon().liking)
    thing = r"(?!to\b|his\b|her\b|their\b|its\b|in\b|out\b|him\b|himself\b|herself\b)[\w“‘\"]"
    return re.compile(
        rf"{AFFILIATION}{APPOSITION}(?P<close>,)?{_ADVERBS}\s+(?P<verb>(?:{verbs})(?=\s+{thing})|"
        rf"(?:{liking})(?=\s+(?:it|that|this|what|how|(?:the|these|those)\s(?:[\w-]+\s){{0,2}}?(?:{liked}))\b)|"
        rf"shares\s+(?:that|the|this|these|those|such)\s+(?:[\w-]+\s+){{0,2}}?(?:{shared})\b)",
        re.IGNORECASE,
    )
