"""Whether a coined name ("FixForge", "Viva-100") is a test's or a system's: what all its places in a text speak for.

Tests and systems are called by names of one shape. What a score is got on, what has makers, items and rounds, and what
labels a line of takers is a test; what scores, has a figure of its own or a version is a system. No single place decides:
each speaks for one side with some weight, as in the naming of kinds from contexts by Yarowsky (1995), "Unsupervised word
sense disambiguation rivaling supervised methods".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from extractors.language.wordlists import any_of
from extractors.names.name_words import fold_name
from extractors.results.benchmark_names import TOKEN, benchmark_words, may_name_test

_S = "[ \u00a0\u2009\u202f]"
_ENOUGH = 3
_SHORTEST = len("abcd")
_FIGURE = r"[~≈]?\d[\d.,]*(?:/\d+)?%?"
_NAME = rf"(?<![\w.@/-])(?P<name>{TOKEN})"
_MODEL = re.compile(
    r"-(?:\d{1,2}(?:\.\d+)?|\d+(?:\.\d+)?[bBM]|[A-Z]{1,2}|GPT|LM|Net|(?i:mini|max|pro|nano|large|small|base|tiny|xl|chat|instruct|vision|code))$"
)
"""The end of a system's name: a version, a size, a variant."""


@cache
def _frames() -> tuple[tuple[int, re.Pattern[str]], ...]:
    """Patterns with how much each speaks for a test; below nothing for a system."""
    words = benchmark_words()
    kinds = any_of(
        {*words.nouns, *words.kinds, *words.families, "collection", "scoreboard", "board"}
    )
    items = any_of(
        {*words.items, "pairs", "jobs", "memos", "assays", "repositories", "projects", "vignettes"}
    )
    verbs = any_of(words.subject_verbs)
    machines = any_of(words.machines)
    told = (
        (2, rf"\b(?:[Oo]n|[Aa]gainst){_S}(?:(?:the|our|their|its|this){_S})?{_NAME}(?![\w’'-])"),
        (
            3,
            rf"\b(?:[Ss]ame|[Cc]alled|[Tt]ake|task:|suite:|benchmark:|test:){_S}{_NAME}(?![\w’'-])",
        ),
        (
            3,
            rf"{_NAME}['’]s?{_S}(?:makers|authors|organi[sz]ers|maintainers|own{_S}(?:test|split)|\d+{_S}(?:{items}|models|entries)|{items}|rubric|leaderboard)(?!\w)",
        ),
        (
            3,
            rf"{_NAME},{_S}(?:where|in{_S}which|on{_S}which|for{_S}which|built{_S}(?:from|on)|drawn{_S}from|with{_S}(?:its{_S})?\d[\d,]*{_S}(?:[a-z-]+{_S}){{0,2}}[a-z]+s)\b",
        ),
        (
            3,
            rf"{_NAME},{_S}(?:which{_S}is{_S})?(?:an?|the|our|its|my|his|her){_S}(?:[\w-]+{_S}){{0,4}}?(?:{kinds})(?!\w)",
        ),
        (
            3,
            rf"{_NAME}(?:,|{_S}\(){_S}?(?:about{_S}|some{_S})?\d[\d,]*{_S}(?:[a-z-]+{_S}){{0,3}}[a-z]{{2,}}s\b",
        ),
        (
            3,
            rf"{_NAME}{_S}(?:consists{_S}of|covers|comprises|contains|spans|gives|hands|asks|measures|grades|has{_S}an?{_S}(?:AI|agent|model|system)|lets)(?!\w)",
        ),
        (
            3,
            rf"\b(?:{kinds}|yardstick|simulator|project|thing){_S}(?:(?:of{_S}(?:the{_S})?)?(?:choice{_S}|trade{_S}|day{_S})?(?:is|was|called|named){_S}|for{_S}(?:it|this|that),{_S})?{_NAME}(?=[.,;:(]|{_S}(?:is|was|and|with|has)\b|$)",
        ),
        (
            3,
            rf"\d%?{_S}?\((?:[^()\d]{{0,24}},{_S})?(?:also{_S}|on{_S}|all{_S}){_NAME}(?:,[^()]*)?\)",
        ),
        (3, rf"\b(?:[A-Z][\w.-]+{_S})?(?:{_FIGURE}{_S})?(?:on|in){_S}(?:the{_S})?{_NAME}{_S}?\("),
        (
            1,
            rf"(?:^|[\n•*▪◦·—–+;]{_S}?|[.:]{_S})\**{_NAME}\**(?:{_S}\([^()\n]{{1,60}}\))?(?::|{_S}[—–]){_S}\**(?:[A-Z][\w.-]*|[a-z]+(?:{_S}[a-z]+)?){_S}?(?:\d[\d.]*{_S})?[:,=]?{_S}?{_FIGURE}",
        ),
        (
            1,
            rf"(?:^|[\n•*▪◦·—–+;]{_S}?|[.:]{_S})\**{_NAME}\**(?:{_S}\([^()\n]{{1,60}}\))?(?::|{_S}[—–]){_S}\**{_FIGURE}",
        ),
        (1, rf"[\w%)]:{_S}{_NAME}{_S}{_FIGURE}(?=,{_S}[A-Z]|[.;])"),
        (1, rf"\d,{_S}{_NAME}{_S}{_FIGURE}(?=[,.;])"),
        (
            1,
            rf"\b(?:[Oo]f|[Ff]or|[Ii]n|[Ff]rom|[Ii]s|[Ss]ee|[Ll]ed|[Ll]eads|[Tt]opped|[Tt]ops|[Rr]an|[Rr]erun|[Rr]eran|[Ss]olves?|[Ss]olved|launched|retiring|closing|about|than){_S}(?:the{_S})?{_NAME}(?=[.,;:!?(—–]|{_S}(?:is|was|and|all|in|by|at|to|for|with|we|I|they|falling|scored)\b|$)",
        ),
        (
            1,
            rf"{_NAME}{_S}(?:came{_S}out|fell|was{_S}(?:solved|published|built|released)|is{_S}(?:out|at|saturated|solved)|numbers|stays)(?!\w)",
        ),
        (
            -2,
            rf"{_NAME}(?:,{_S}[^.;:,()]{{2,60}},|{_S}\([^()]{{1,40}}\))?{_S}(?:(?:has|had|now|also|still|itself|only){_S}){{0,2}}(?:{verbs}){_S}(?:[a-z]+{_S}){{0,3}}{_FIGURE}(?!\w)",
        ),
        (
            -2,
            rf"\d{_S}?(?:%|per{_S}?cent|points)?,?{_S}(?:for|by|from|with){_S}(?:the{_S})?{_NAME}(?!\w|['’]s)",
        ),
        (-2, rf"\d%?{_S}by{_S}{_NAME}(?!\w)"),
        # "Heron 2 reached 0.91, Badger 0.84 and ..." goes on about takers.
        (
            -3,
            rf"(?<!\w)(?:{verbs}){_S}(?:[a-z]+{_S}){{0,4}}{_FIGURE},{_S}{_NAME}{_S}{_FIGURE}(?=,|;|\.(?!\d)|{_S}and)",
        ),
        (
            -3,
            rf"\b[Ff]or{_S}{_NAME},?{_S}we{_S}(?:find|found|estimate|estimated|get|got|measure|measured|obtain|see|saw)(?!\w)",
        ),
        (-2, rf"{_NAME}['’]s{_S}(?:own{_S})?{_FIGURE}(?=[.,;:)\s])"),
        (-2, rf"{_NAME}{_S}?\((?:at{_S})?{_FIGURE}\)"),
        (
            -3,
            rf"\b(?:{machines}|entry|submission|product|firm|company|startup|lab|maker|chip|device){_S}(?:called{_S}|named{_S})?{_NAME}(?!\w)",
        ),
        (
            -3,
            rf"{_NAME},{_S}(?:an?|our|its|their|the){_S}(?:[\w-]+{_S}){{0,4}}?(?:{machines}|company|firm|startup|lab|maker|group)(?!\w)",
        ),
        (
            -2,
            rf"(?:^|\.{_S})(?:[Ww]e|[Tt]oday{_S}we){_S}(?:present|introduce|release|announce|propose|describe){_S}{_NAME},?{_S}(?:an?|the|our){_S}(?:[\w-]+{_S}){{0,3}}?(?:{machines})(?!\w)",
        ),
        (-2, rf"{_NAME}{_S}(?:said|says|announced|raised|claims|employs|hired|plans)(?!\w)"),
        (-1, rf"{_NAME}{_S}(?:[A-Z][a-z]+{_S})?v?\d{{1,2}}(?:\.\d+)?(?=[,;:](?!\d)|{_S}(?:[a-z]))"),
    )
    return tuple((weight, re.compile(pattern, re.MULTILINE)) for weight, pattern in told)


def weighed_tests(
    text: str, pieces: Sequence[tuple[int, int]], others: Iterable[str]
) -> frozenset[str]:
    """Folded coined names for which the text's places together speak as tests'.

    Args:
        text: the whole text.
        pieces: its sentences, headings and rows.
        others: folded names of people, places and systems.
    """
    found: Counter[str] = Counter()
    for start, end in pieces:
        words = text[start : min(len(text), end + 1)]
        for weight, pattern in _frames():
            for match in pattern.finditer(words):
                name = match["name"]
                if _may_be(name):
                    found[fold_name(name)] += weight
    return frozenset(name for name, sum_ in found.items() if sum_ >= _ENOUGH) - frozenset(others)


def _may_be(name: str) -> bool:
    return len(name) >= _SHORTEST and may_name_test(name, plain=False) and not _MODEL.search(name)
