"""Noun phrases that may name who took a test."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractors.draft import Token
from extractors.language.wordlists import any_of
from extractors.names.name_words import fold_name, name_words
from extractors.results.benchmark_names import benchmark_words, plain_name
from extractors.results.result_subjects import NAME
from extractors.results.settings import CALLING
from extractors.results.stretches import Stretch, is_a_test

_S = "[ \u00a0\u2009\u202f]"


_JOINED = re.compile(r"(?:\w+[-\u2010\u2011])+$")


@cache
def taker_words() -> re.Pattern[str]:
    """A pattern for a noun phrase in lower case for a system or for people who take tests."""
    words = benchmark_words()
    people = {*words.people, *(word.removesuffix("s") for word in words.people)}
    kinds = any_of({*words.systems, *words.machines, *people})
    return re.compile(rf"(?:[a-z][\w-]*(?:['’]s)?{_S}){{0,3}}(?:{kinds}|{CALLING})(?![\w-])")


def without_kind(name: str) -> str:
    """A system's name without the common noun before it, or the document that tells of it: "system Heron 2", "Heron paper"."""
    name = _kind().sub("", name)
    told = _told_in().match(name)
    return name if told is None else told["name"]


@cache
def _kind() -> re.Pattern[str]:
    return re.compile(rf"^(?i:{any_of(benchmark_words().machines)})\s(?=[A-Z][\w.-]{{2,}}(?:\s|$))")


@cache
def _told_in() -> re.Pattern[str]:
    return re.compile(
        rf"^(?P<name>[A-Z][\w.-]*(?:{_S}[A-Z\d][\w.-]*)*){_S}(?:{any_of(benchmark_words().documents)})$"
    )


@cache
def _people() -> re.Pattern[str]:
    several = any_of(word for word in benchmark_words().people if word.endswith("s"))
    return re.compile(
        rf"(?<![\w-])(?<!\bits )(?<!\btheir )(?<!\bour )(?:(?!(?:the|our|its|their|by|of|with|for|and|to|from|on|at|in|asked|had|let|gave)\b)[a-z][\w-]*{_S}){{0,2}}(?:{several}|people)(?![\w-])"
    )


def people_in(words: str) -> str | None:
    """The people whom a sentence speaks of last, for "they" in the next one; None where it speaks of none.

    Args:
        words: the sentence.
    """
    found = [match.group() for match in _people().finditer(words)]
    return plain_name(found[-1]) if found else None


def is_taker(name: str) -> bool:
    """Whether a noun phrase ends with a word for a system or for people who take tests."""
    return taker_words().fullmatch(name[:1].lower() + name[1:]) is not None


@cache
def _gapped() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:[,;:—–]|\b(?:and|but|while|whereas|versus|vs\.?)){_S}(?:(?:the|our|an?|my|its|his|her|their){_S})?"
        rf"(?P<name>(?!(?:the|an?|and|with|for|by|on|of|in|at|from|than|is|are|was|were|has|have|had|which|who|that|it|its){_S}){taker_words().pattern}),?(?:{_S}(?P<own>{NAME}),)?"
        rf"(?:{_S}(?:of|at|to|on|with|only|just|about|around|even|still|some)){{0,2}}{_S}[~≈]?)$"
    )


def taker_gapped(words: str) -> str | None:
    """The noun phrase right before a later figure of a list: "A has 93, professional translators, 91"; or None.

    Args:
        words: the sentence or clause up to the figure.
    """
    match = _gapped().search(words)
    return None if match is None else plain_name(match["own"] or match["name"])


def cased(tokens: Sequence[Token], at: int, *words: str) -> bool:
    """Whether a token stands behind one of several prepositions."""
    return any(t.head == at and t.dep == "case" and t.lemma.lower() in words for t in tokens)


def phrase_at(stretch: Stretch, place: int) -> str | None:
    """The noun phrase whose last word stands at a place."""
    if stretch.parse is None:
        return None
    tokens = stretch.parse.tokens
    at = next((n for n, t in enumerate(tokens) if t.start <= place < t.end), None)
    if at is None:
        return None
    while tokens[at].dep in {"flat", "compound"} and tokens[at].head != at:
        at = tokens[at].head
    if tokens[at].dep == "nmod" and cased(tokens, at, "of", "in"):
        at = tokens[at].head
    return phrase(stretch, at)


_INSIDE = frozenset(["amod", "compound", "flat", "nmod:poss", "nummod"])


@cache
def _nobody() -> frozenset[str]:
    words = benchmark_words()
    contents = (words_.split()[0] for words_ in words.contents)
    return frozenset([*words.no_systems, *words.items, *words.nouns, *contents])


def _of_takers(stretch: Stretch, head: int) -> bool:
    """Whether a word that is nobody alone is told of people or systems: "expert teams"."""
    assert stretch.parse is not None
    token = stretch.parse.tokens[head]
    before = stretch.text[max(stretch.start, token.start - 24) : token.end].split()[-2:]
    words = " ".join(before).lower()
    return len(before) > 1 and words in {*benchmark_words().people, *benchmark_words().systems}


def phrase(stretch: Stretch, head: int) -> str | None:
    """A noun phrase that may name who is tested, without its article; None for what nobody tests."""
    assert stretch.parse is not None
    tokens = stretch.parse.tokens
    token = tokens[head]
    if token.pos not in {"NOUN", "PROPN", "X"}:
        return None
    if token.lemma.lower() in _nobody() and not _of_takers(stretch, head):
        return None
    if token.pos == "PROPN" and fold_name(token.lemma) in name_words().calendar:
        return None
    inside = [
        n
        for n, t in enumerate(tokens)
        if t.head == head and n < head and t.dep in _INSIDE and head - n <= len("abcde")
    ]
    first = min(inside, default=head)
    last = head
    while last + 1 < len(tokens) and tokens[last + 1].dep in {"flat"} and last + 1 - head < 3:
        last += 1
    start, end = tokens[first].start, tokens[last].end
    # A word before a hyphen is a token of its own ("in-house system").
    if joined := _JOINED.search(stretch.text[max(stretch.start, start - 40) : start]):
        start -= len(joined.group())
    if is_a_test(stretch, start, end):
        return None
    return plain_name(stretch.text[start:end]).replace("’", "'") or None
