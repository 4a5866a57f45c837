"""Tests that have no coined name: "the Harbour cup", "the county's own audit", by the noun phrase that speaks of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.draft import Parse
from extractors.results.benchmark_names import NamedBenchmark, benchmark_words, plain_name

_DEFINITE = frozenset(["the", "this", "our", "its", "their", "his", "her", "my"])
_POINTING = re.compile(
    r"(?:same|first|second|third|last|next|new|old|only|other|final|whole|full|latest|real|hard|harder|recent|previous|annual|public|own)$",
    re.IGNORECASE,
)
"""Adjectives that are no part of a test's name."""
_SEVERAL = frozenset(["tests", "trials", "benchmarks", "audits", "assessments"])
"""More than one of these is none that has a score: "the hidden tests"."""
_INSIDE = frozenset(["amod", "compound", "flat", "nmod:poss", "nummod", "punct"])
_IDLE = frozenset(["stress", "blood", "crash course", "field", "lab", "home", "road"])
_LONGEST = 5


@cache
def _occasions() -> frozenset[str]:
    return frozenset(benchmark_words().occasions)


def plain_tests(text: str, parse: Parse) -> Iterator[NamedBenchmark]:
    """The tests of a sentence that definite noun phrases speak of, without articles; by place.

    "The test" and "our new benchmark" only point at one and give no name.

    Args:
        text: the whole text.
        parse: of the sentence.
    """
    tokens = parse.tokens
    for at, token in enumerate(tokens):
        lemma = token.lemma.lower()
        if lemma not in _occasions() or token.pos in {"VERB", "AUX", "DET"}:
            continue
        if text[token.start : token.end].lower() in _SEVERAL:
            continue
        first = at
        while first and at - first < _LONGEST and _inside(parse, first - 1, at):
            first -= 1
        words = text[tokens[first].start : token.end]
        definite = first > 0 and _word(text, parse, first - 1) in _DEFINITE
        opened = tokens[first].dep == "det" or _word(text, parse, first) in _DEFINITE
        if opened:
            definite, first = True, first + 1
        while first < at and _POINTING.fullmatch(_word(text, parse, first)):
            first += 1
        words = text[tokens[first].start : token.end]
        named = any(part[0].isupper() for part in words.split()[:-1])
        if first == at and lemma not in {"olympiad", "marathon", "hackathon"}:
            continue
        if words.split()[0].lower() in _IDLE or not (definite or named):
            continue
        yield NamedBenchmark(tokens[first].start, token.end, plain_name(words).replace("’", "'"))


def _word(text: str, parse: Parse, at: int) -> str:
    return text[parse.tokens[at].start : parse.tokens[at].end].lower()


def _inside(parse: Parse, at: int, head: int) -> bool:
    """Whether a token belongs to the phrase that ends with a head."""
    token = parse.tokens[at]
    if token.dep == "det":
        return token.head == head
    owning = token.dep == "case" and token.lemma.lower() in {"'s", "’s", "'", "’"}
    if not (token.dep in _INSIDE or owning) or token.pos in {"VERB", "AUX"}:
        return False
    if token.dep == "punct" and parse.tokens[at].end != parse.tokens[at + 1].start:
        return False
    for _ in range(_LONGEST):
        if token.head == head:
            return True
        token = parse.tokens[token.head]
    return False
