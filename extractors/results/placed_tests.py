"""Tests by the place of their names: what a score was got "on", and what the text says only of a test.

"Surveyor scored 38% on Fieldwork", "an error rate of 5.2 percent on Babelfolk": the name depends, by "on", on a
verb of results with a figure among its other dependents, or on the figure or measure itself, whatever the name is
built like. "New DeskPilot numbers are out", "the last round of RNPX-6": a coined name is enough there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from extractors.draft import Parse, Token
from extractors.language.wordlists import any_of
from extractors.names.name_words import fold_name, name_words
from extractors.results.benchmark_names import TOKEN, benchmark_words, may_name_test

_S = "[ \u00a0\u2009\u202f]"
_SHARES = frozenset(["%", "percent", "cent", "point", "pts"])
_MOVING = frozenset(
    ["get", "do", "sit", "stand", "come", "rise", "climb", "improve", "manage", "go"]
)
_FIGURE = re.compile(r"\d[\d.,]*%?")
_YEAR = re.compile(r"(?:19|20|21)\d\d")
_SHORTEST = len("abcd")
_TRADED = re.compile(
    r"\b(?:shares?|stocks?|prices?|sales|votes?|polls?|polled|seats?|spent|spend|spending|budget|tax|traffic|posts?|clips?|videos?|songs?|films?|episodes?|views|likes|followers|viewers|readers)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"[A-Z]{4,}-\d{1,4}")
_CAPITALS = re.compile(r"[A-Z]{6,}")


@cache
def _told() -> tuple[re.Pattern[str], ...]:
    """What is said of a test alone: its figures are out, it has rounds and parts, it asks, it holds tasks."""
    items = any_of(benchmark_words().items)
    count = rf"(?:(?:about|some|over|roughly){_S})?(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|forty|fifty|sixty|a{_S}hundred|hundreds{_S}of|thousands{_S}of){_S}"
    word = rf"(?<![\w.-])(?P<name>{TOKEN})"
    told = (
        rf"{word}{_S}(?:numbers|figures|results|scores|standings|rankings|marks|leaderboard|ranking|league{_S}table)(?={_S}(?:are|is|were|was|came|come|landed|for|from|of|by)\b|[:.,;)\n]|$)",
        rf"{word}(?:\*\*)?{_S}(?:hides|poses|asks|checks|measures|tests|grades|probes|pits|quizzes|sets|hands){_S}(?:one|an?|each|every|the|whether|how|{count})",
        rf"{word}{_S}(?:holds|has|contains|comprises|includes|spans|covers|collects|consists{_S}of){_S}{count}(?:[\w-]+{_S}){{0,2}}(?:{items})(?!\w)",
        rf"{word}{_S}[^.;:!?\d]{{0,40}}(?:\d{{4}},?{_S}[^.;:!?\d]{{0,80}})?\bof{_S}its{_S}(?:{items})(?!\w)",
        rf"\b(?:round|edition|season|cycle|leg|stage|split|track|half|portion|subset){_S}of{_S}(?:the{_S})?(?P<name>{TOKEN})",
        rf"{word}{_S}(?:test|validation|dev|hidden|held-out|public|private){_S}(?:split|set|part|half)",
    )
    return tuple(map(re.compile, told))


def told_tests(text: str, pieces: Iterable[tuple[int, int]]) -> frozenset[str]:
    """Folded coined names of which the text says what is said of tests alone.

    Args:
        text: the whole text.
        pieces: its sentences and headings.
    """
    return frozenset(
        fold_name(match["name"])
        for start, end in pieces
        for pattern in _told()
        for match in pattern.finditer(text, start, end)
        if _coined(match["name"])
    )


@cache
def _opened() -> re.Pattern[str]:
    verbs = any_of(benchmark_words().subject_verbs)
    return re.compile(
        rf"(?:^|[.;:,]{_S}(?:and{_S}|but{_S}|while{_S})?)[Oo]n{_S}(?:the{_S})?(?P<name>{TOKEN}(?:{_S}{TOKEN}){{0,2}}),?{_S}(?:it|they){_S}(?:(?:only|now|still){_S})?(?:{verbs}){_S}(?:(?:only|about|just|around){_S})?[~≈]?\d[\d.]*(?:%|{_S}per{_S}?cent\b|(?=[,.;]|{_S}(?:and|but|against)\b))"
    )


def opened_tests(text: str, pieces: Iterable[tuple[int, int]]) -> frozenset[str]:
    """Folded names on which "it" is said to have got a figure, at a clause's head: "On Visual Maps it manages 60.2".

    Args:
        text: the whole text.
        pieces: its sentences.
    """
    return frozenset(
        fold_name(match["name"])
        for start, end in pieces
        if _TRADED.search(text, start, end) is None
        for match in _opened().finditer(text[start:end])
        if _may_be(match["name"].split()[0])
    )


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(
        rf"^[#*\s]*(?:(?:[Aa]nnouncing|[Ii]ntroducing|[Pp]resenting){_S})?(?P<name>{TOKEN})(?:{_S}v?\d[\d.]*)?(?::|,|{_S}[—–-]|{_S}is){_S}(?:an?|the|our|new){_S}(?:[\w-]+{_S}){{0,3}}(?:tests?|benchmarks?|exam|leaderboard|evaluation|eval|challenge|test{_S}suite)\b(?={_S}(?:for|of|in|on|that|to|where)\b|[.\s]*$)"
    )


def titled_tests(heads: Iterable[str]) -> frozenset[str]:
    """Folded names that a title or heading calls a test ("Gauntlet v2: a harder test for agents").

    Args:
        heads: titles and headings.
    """
    found = (_titled().match(words) for words in heads)
    return frozenset(
        fold_name(match["name"]) for match in found if match and _may_be(match["name"])
    )


def _coined(name: str) -> bool:
    shaped = _NUMBERED.fullmatch(name) or _CAPITALS.fullmatch(name)
    return shaped is not None or may_name_test(name, plain=False)


@cache
def _scoring() -> frozenset[str]:
    return frozenset(benchmark_words().scoring_lemmas) | _MOVING


@cache
def _measures() -> frozenset[str]:
    told = (name.split()[-1] for group in benchmark_words().metrics.values() for name in group)
    return frozenset([*told, "accuracy", "score", "rate"])


def placed_tests(text: str, parse: Parse) -> Iterator[str]:
    """Folded names that a score of a sentence was got on.

    Args:
        text: the whole text.
        parse: of the sentence.
    """
    tokens = parse.tokens
    if not tokens or _TRADED.search(text, tokens[0].start, tokens[-1].end):
        return
    for at, token in enumerate(tokens):
        word = text[token.start : token.end]
        if token.pos != "PROPN" or not word[0].isupper() or token.dep not in {"obl", "nmod"}:
            continue
        on = any(t.head == at and t.dep == "case" and t.lemma.lower() == "on" for t in tokens)
        alone = not any(
            t.head == at and t.dep in {"flat", "compound", "nmod:poss", "det", "nummod", "amod"}
            for t in tokens
        )
        if on and alone and _scored(text, tokens, at, token.head) and _may_be(word):
            yield fold_name(word)


def _may_be(word: str) -> bool:
    """Whether a lone word with a capital can be a test's name: long enough, no day, place or given name."""
    lexicon, folded = name_words(), fold_name(word)
    plain = len(word) >= _SHORTEST and word.replace("-", "").isalnum()
    return plain and not {folded, folded.removesuffix("s")} & (
        lexicon.calendar | lexicon.places | lexicon.given | lexicon.function | lexicon.numbered
    )


def _scored(text: str, tokens: Sequence[Token], name: int, head: int) -> bool:
    """Whether a name's head is a figure or measure, or a verb of results with a figure."""
    token = tokens[head]
    lemma = token.lemma.lower()
    if _is_figure(text, tokens, head):
        return lemma in _SHARES or _over(tokens, head)
    if lemma in _measures() and token.pos == "NOUN":
        return any(_is_figure(text, tokens, n) for n in range(len(tokens)))
    if token.pos not in {"VERB", "AUX"} or lemma not in _scoring():
        return False
    return any(
        t.head == head and n != name and t.dep in {"obj", "obl", "obl:unmarked", "xcomp"}
        for n, t in enumerate(tokens)
        if _is_figure(text, tokens, n)
    )


def _over(tokens: Sequence[Token], at: int) -> bool:
    """Whether a figure without a unit stands under a verb of results."""
    return tokens[tokens[at].head].lemma.lower() in _scoring()


def _is_figure(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is a figure that can be a score: a share, or a bare number that is no year."""
    token = tokens[at]
    if token.lemma.lower() in _SHARES:
        return not _of_public(tokens, at)
    word = text[token.start : token.end]
    return _FIGURE.fullmatch(word) is not None and _YEAR.fullmatch(word) is None


def _of_public(tokens: Sequence[Token], at: int) -> bool:
    """Whether a share is one of something that no test asks: "61% of teenagers"."""
    items = {
        *benchmark_words().items,
        *(item.removesuffix("s") for item in benchmark_words().items),
    }
    return any(
        part.head == at
        and part.dep == "nmod"
        and part.lemma.lower() not in items
        and any(t.head == n and t.dep == "case" and t.lemma.lower() == "of" for t in tokens)
        for n, part in enumerate(tokens)
    )
