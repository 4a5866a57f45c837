"""Tests called by a name and what they are: "in the Andes sounding comparison", "on the Leiden chest set".

A name and a common noun for an occasion, behind a preposition and in a sentence with a figure, are a test's whole name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from extractors.language.lexicon import load_lexicon
from extractors.language.wordlists import any_of
from extractors.names.name_words import fold_name, name_words
from extractors.results.benchmark_names import TOKEN, benchmark_words, may_name_test, plain_name

_S = "[ \u00a0\u2009\u202f]"
_FIGURE = re.compile(r"(?<![\w$€£])\d")
_BEYOND = 90
"""How far behind a sentence a figure may stand: "It sat the Harbour safety test. 61%."."""
_GENERIC = frozenset(["benchmark", "leaderboard"])
"""What any test's name may have behind it and is no part of the name."""
_MORE = (
    r"(?!(?:and|or|of|on|in|at|by|for|with|from|to|than|that|which|who|is|was|are|were|has|had|will|its|their|the|an?)\b)"
    r"[A-Za-z][\w’'-]*"
)


@dataclass(frozen=True, slots=True)
class _Venues:
    occasions: tuple[str, ...]
    things: tuple[str, ...]


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    venues = load_lexicon(_Venues, "venues")
    plain = {word for word in benchmark_words().occasions if " " not in word} - _GENERIC
    first = any_of({*plain, *venues.occasions})
    second = any_of(venues.things)
    led = rf"{_S}(?:(?:the|our|its|their|this|last|that){_S}){{0,2}}(?:[a-z]+{_S})?"
    name = rf"(?P<name>{TOKEN}(?:{_S}{_MORE}){{0,3}}?{_S}"
    ends = rf")(?![\w’'-]|{_S}(?:set|sets|suite|split)\b)"
    return (
        re.compile(
            rf"\b(?:[Oo]n|[Ii]n|[Aa]t|[Dd]uring|[Uu]nder|[Aa]gainst|[Ff]or){led}{name}(?:{first}){ends}"
        ),
        re.compile(rf"\b[Oo]n{led}{name}(?:{second}){ends}"),
        re.compile(
            rf"\b(?:took|takes|sat|sits|passed|won|wins|entered|of|with){_S}the{_S}{name}(?:{first}){ends}"
        ),
    )


def named_occasions(text: str, pieces: Iterable[tuple[int, int]]) -> frozenset[str]:
    """Folded names of tests that say what they are.

    Args:
        text: the whole text.
        pieces: its sentences.
    """
    return frozenset(
        fold_name(plain_name(name)) for start, end in pieces for name in _in_piece(text, start, end)
    )


def _in_piece(text: str, start: int, end: int) -> Iterator[str]:
    if _FIGURE.search(text, start, min(len(text), end + _BEYOND)) is None:
        return
    for pattern in _patterns():
        for match in pattern.finditer(text, start, end):
            words = match["name"].split()
            if _may_be(words):
                yield match["name"]


def _may_be(words: list[str]) -> bool:
    """Whether words name one test: a name that is no day's, and no coined name, which is a test's alone."""
    lexicon = name_words()
    first = fold_name(words[0])
    if first in lexicon.function | lexicon.calendar | lexicon.titles or words[0].endswith(
        ("’s", "'s")
    ):
        return False
    # "The Fjordvoice test set" is only the set of a test.
    doubled = len(words) > len("ab") and words[-2] in benchmark_words().occasions
    return not doubled and not may_name_test(words[0], plain=False)
