"""Who has a figure: whoever a label, brackets, a possessor, "for" or a verb of results gives it to."""

from __future__ import annotations

import re
from functools import cache

from extractors.language.verb_grammar import is_verb_form
from extractors.names.name_words import fold_name, name_words
from extractors.results.benchmark_names import plain_name
from extractors.results.governed_figures import (
    governed,
    relative_holder,
    said_before,
    said_right_before,
)
from extractors.results.result_parts import OWN_FIGURE
from extractors.results.result_subjects import NAME, may_name_system
from extractors.results.scores import Score
from extractors.results.stretches import Holder, Memory, Stretch, in_subject, is_a_test
from extractors.results.taker_phrases import is_taker, phrase_at, taker_gapped, taker_words

_S = "[ \u00a0\u2009\u202f]"
_HEDGE = rf"(?:about|only|just|around|roughly|nearly|some|almost|now|still|like|an?{_S}[a-z]{{3,}}|at|is|was|had|has|median|mean|average|scored?|scores|:|=|~|≈)"
_OPENED = re.compile(rf"(?P<head>[\w.+-]+){_S}?\((?:{_HEDGE}{_S}?)*$")
_BEHIND = re.compile(
    rf"^(?:{_S}(?:%|points))?(?:{_S}in{_S}(?:19|20)\d\d(?={_S}\())?{_S}?(?:\(?(?:for|by|from|in|with){_S}(?:the{_S}|its{_S}|our{_S}|an?{_S})?(?:[A-Z][\w-]*['’]s{_S}(?=[A-Z]))?|\()(?P<name>.+)"
)
_BESIDE = re.compile(
    rf"^['’]s?(?:{_S}{_HEDGE})*{_S}?[~≈±]?$|^\**(?:{_S}?\([^()\d][^()]{{0,40}}\))?(?:{_S}?[,:=|—–-]|{_S}{_HEDGE}|{_S}?\.{{2,}}){{0,3}}{_S}?[~≈±]?\**$"
)
_ASIDE = re.compile(r"[^():,;]{0,40}(?::| at| with) ?[~≈]?\d[\d.,]*\s?%?\)")
"""Behind a name in brackets that has a figure of its own there: "(Heron 2: 75.9%) and"."""
_ON = re.compile(rf"{_S}(?:on|in){_S}(?:the{_S})?")
_TOLD_ASIDE = re.compile(rf"{_S}?\([^()\n]{{1,90}}\)")
_OWNED = re.compile(
    rf"(?P<name>{NAME})['’]s?{_S}(?:[\w-]+{_S}){{1,6}}(?:is|was|of|at|reached|hit|to|from|comes{_S}out{_S}at){_S}[~≈]?$"
)


def holder(
    stretch: Stretch, figure: Score, memory: Memory, last: str, *, placed: bool
) -> Holder | None:
    """Whoever has a figure: in order of how plainly the words give it; None where nobody has.

    Args:
        stretch: the figure's sentence.
        figure: the figure.
        memory: what was spoken of before.
        last: who had the sentence's figure before it, or "".
        placed: whether "on" and a test follow the figure.
    """
    if name := behind(stretch, figure):
        return Holder(name, sure=True, behind=True)
    if related := relative_holder(stretch, figure):
        return related
    found = (
        _bracketed(stretch, figure, memory, last)
        or _beside(stretch, figure, last)
        or _label(stretch, figure, memory)
        or _owned(stretch, figure)
        or _verb_subject(stretch, figure, memory, placed=placed)
        or said_before(stretch, figure, memory)
        or _opens_clause(stretch, figure)
    )
    if found is not None:
        return found
    here = [(end, name) for _, end, name in stretch.systems if end <= figure.start]
    told = [n for end, n in here if not _ASIDE.match(stretch.text[end : figure.start])]
    if len(told) < len(here):
        last = ""
    if told and placed:
        return Holder(told[-1], sure=True)
    opens = not re.search(r"\w", stretch.text[stretch.start : figure.start])
    if (placed or opens) and not in_subject(stretch, figure):
        return Holder(last or memory.topic or memory.system, sure=placed, explicit=False)
    return None


def _verb_subject(
    stretch: Stretch, figure: Score, memory: Memory, *, placed: bool
) -> Holder | None:
    """The subject of a figure's verb: the name right before the verb, whatever the parse took both for."""
    told = governed(stretch, figure, memory, placed=placed)
    direct = said_right_before(stretch, figure)
    return told if direct is None or (told and told.name == direct.name) else direct


def _beside(stretch: Stretch, figure: Score, last: str) -> Holder | None:
    """The system right before a figure: "Heron 2: 71", "Heron 2's 71", "and Badger-XL 59.9"."""
    for _, end, name in reversed(stretch.systems):
        if end <= figure.start and _BESIDE.match(stretch.text[end : figure.start]):
            return Holder(name, sure=True)
    named = _AND_NAMED.search(stretch.text[stretch.start : figure.start]) if last else None
    if named is not None:
        at = stretch.start + named.start("name")
        place = may_name_system(stretch.text, at, at + len(named["name"]), alone=True)
        if place is not None and place[0] == at and not is_a_test(stretch, *place):
            return Holder(plain_name(named["name"]), sure=True)
    found = _taker_beside().finditer(stretch.text, stretch.start, figure.end)
    taker = next((match for match in found if match.end() == figure.start), None)
    if taker is not None:
        name = taker["name"] or taker["gapped"] or taker["related"]
        return Holder(plain_name(name), sure=True, known=bool(last or taker["related"]))
    later = last or any(f.start < figure.start for f in stretch.figures)
    gapped = taker_gapped(stretch.text[stretch.start : figure.start]) if later else None
    return Holder(gapped, sure=True, known=True) if gapped else None


_OPENING = re.compile(
    rf"(?:^|[,;:—]{_S}(?:and{_S}|but{_S}|while{_S})?)(?P<name>{NAME}){_S}(?:(?:now|already|still|only|[a-z]+ly){_S})?(?P<verb>[a-z]{{3,}}){_S}(?:{_HEDGE}{_S})*[~≈]?$"
)


def _opens_clause(stretch: Stretch, figure: Score) -> Holder | None:
    """A new name before any verb, where the parse took the verb for a noun: "Wimbrel recognises 93.5%"."""
    match = _OPENING.search(stretch.text[stretch.start : figure.start])
    if match is None or not is_verb_form(match["verb"]):
        return None
    at = stretch.start + match.start("name")
    place = may_name_system(stretch.text, at, at + len(match["name"]), alone=True)
    if place is None or is_a_test(stretch, *place):
        return None
    return Holder(plain_name(stretch.text[slice(*place)]), sure=False)


@cache
def _taker_beside() -> re.Pattern[str]:
    """A noun for people or systems right before a figure: "the fastest human's 38", "and junior doctors 61%"."""
    return re.compile(
        rf"\b(?:[Tt]he|[Oo]ur|[Aa]nd|[Aa]n?|[Mm]y|than|over|of|to|against|versus|vs\.?){_S}(?P<name>{taker_words().pattern})(?:['’]s?)?(?:{_S}(?:only|just|about|on|at|with|:))?{_S}[~≈]?(?=\d)"
        rf"|,{_S}(?:and{_S})?(?:the|our){_S}(?P<gapped>{taker_words().pattern}){_S}in{_S}(?:only{_S})?[~≈]?(?=\d)"
        rf"|\b(?:[Ww]hile|[Ww]hereas|[Aa]nd|[Bb]ut),?{_S}(?:the{_S}|our{_S})?(?P<related>{taker_words().pattern}),{_S}(?:who|which|that){_S}[^,;.:\d]{{2,60}},{_S}(?:stay|remain|score|manage|average|reach|get|got|come|land|solve|found|find)(?:s|ed)?(?:{_S}(?:at|on|with|in|only|just))*{_S}[~≈]?(?=\d)"
    )


def _owned(stretch: Stretch, figure: Score) -> Holder | None:
    """The possessor of what a figure measures: "PluvioNet's skill is 0.31"."""
    text, start = stretch.text, stretch.start
    owned = _OWNED.search(text[start : figure.start])
    if owned is None:
        return None
    place = may_name_system(
        text, start + owned.start("name"), start + owned.end("name"), alone=True
    )
    if place is None or is_a_test(stretch, *place):
        return None
    return Holder(plain_name(text[slice(*place)]), sure=True)


def behind(stretch: Stretch, figure: Score) -> str | None:
    """The system behind a figure: "64.9% for Quarry 3", "88 (Heron 2)", "47% for the baseline"; or None."""
    end = _past_test(stretch, figure.end)
    match = _BEHIND.match(stretch.text[end : stretch.end])
    if match is None:
        return None
    at = end + match.start("name")
    for start, end, name in stretch.systems:
        if start == at:
            return None if OWN_FIGURE.match(stretch.text[end : end + 16]) else name
    words = stretch.text[at : stretch.end]
    if named := re.match(NAME, words):
        place = may_name_system(stretch.text, at, at + named.end(), alone=True)
        own = place and place[0] == at and not is_a_test(stretch, *place)
        follows = re.match(r"[.,;:)]|$|\s(?:and|on|in|but|while)\b", words[named.end() :])
        held = OWN_FIGURE.match(words[named.end() : named.end() + 16])
        if (
            own
            and follows
            and not held
            and fold_name(named.group().split()[0]) not in name_words().given
        ):
            return plain_name(named.group())
    common = taker_words().match(words)
    if common is None or OWN_FIGURE.match(words[common.end() : common.end() + 16]):
        return None
    return plain_name(common.group())


def _past_test(stretch: Stretch, end: int) -> int:
    """Past "on X" and an aside on it right behind a figure, where "for" and a system follow; else the figure's end."""
    for test in stretch.tests:
        if test.start >= end and _ON.fullmatch(stretch.text[end : test.start]):
            aside = _TOLD_ASIDE.match(stretch.text, test.end, stretch.end)
            past = aside.end() if aside else test.end
            return past if stretch.text.startswith(" for ", past) else end
    return end


def _bracketed(stretch: Stretch, figure: Score, memory: Memory, last: str) -> Holder | None:
    """Whoever stands before a bracket with a figure: "the GPs (71%)", "our method (67.8)"."""
    opened = _OPENED.search(stretch.text[stretch.start : figure.start])
    if opened is None:
        return None
    stop = stretch.start + opened.end("head")
    for start, end, name in stretch.systems:
        if start < stop <= end:
            return Holder(name, sure=True, bracketed=True)
    if is_a_test(stretch, stretch.start + opened.start("head"), stop):
        told = last or memory.topic or memory.system
        return Holder(told, sure=True, explicit=False) if told else None
    phrase = phrase_at(stretch, stop - 1)
    if phrase is None or not (last or phrase[0].isupper() or is_taker(phrase)):
        return None
    return Holder(phrase, sure=True, bracketed=True)


_AND_NAMED = re.compile(
    rf"(?:,|\band|\bbut|\bwhile){_S}(?:the{_S}(?:[a-z]+{_S}){{0,3}})?(?:for{_S})?(?P<name>{NAME})(?:['’]s)?{_S}(?:(?:at|on|with|to|only|just){_S})?[~≈]?$"
)
"""A name right before a later figure of a sentence: "A manages 44 and Clover 39.5"."""
_LABEL = re.compile(
    rf"(?:^|[;,.:]{_S}|\(|\n)\s*(?:[-*•]\s*)?(?P<name>[^;,.:()\n]{{2,60}}?)(?:{_S}?\([^()]*\))?(?:{_S}?:|{_S}[—–-]|{_S}?\.{{3,}}){_S}?\**[~≈±]?$"
)


def _label(stretch: Stretch, figure: Score, memory: Memory) -> Holder | None:
    """Whoever labels a figure: "Basalt: 72%"; the page's system where the label is a test."""
    match = _LABEL.search(stretch.text[stretch.start : figure.start])
    if match is None:
        return None
    at, end = stretch.start + match.start("name"), stretch.start + match.end("name")
    for start, stop, name in stretch.systems:
        if at <= start < end and stop >= end - 1:
            return Holder(name, sure=True)
    if is_a_test(stretch, at, end):
        return Holder(memory.topic, sure=True, explicit=False)
    place = may_name_system(stretch.text, at, end, alone=True)
    named = re.fullmatch(NAME, match["name"]) is not None
    if named and place and place[0] == at and len(match["name"].split()) <= len("abcd"):
        return Holder(plain_name(match["name"]), sure=True)
    common = taker_words().fullmatch(re.sub(r"^(?:[Tt]he|[Oo]ur|[Aa]n?)\s", "", match["name"]))
    return Holder(plain_name(match["name"]), sure=True) if common else None
