"""What a page is about: the system that its title or its announcing sentence names, and coined tests.

Release notes, model cards and abstracts name their system once, at the top, and speak of "it", "we" or of
nobody at all below.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from extractors.draft import BlockKind, Draft
from extractors.language.wordlists import any_of
from extractors.names.name_words import fold_name, name_words
from extractors.results.benchmark_names import (
    TOKEN,
    benchmark_words,
    find_benchmarks,
    may_name_test,
    plain_name,
)
from extractors.results.result_tests import PUBLIC

_S = "[ \u00a0\u2009\u202f]"
_VERSION = r"v?\d+(?:\.\d+)*(?:[a-z]\b|[BbMK]\b)?"
_WORD = r"[A-Z][\w]*(?:[-\u2010\u2011][\w.]*\w)*"
_EDITION = r"(?:Mini|Pro|Lite|Max|Ultra|Nano|Large|Small|Plus|Turbo|Flash)"
_NAMED = re.compile(
    rf"(?<![\w@/.-])(?P<name>{_WORD}(?:{_S}{_WORD}){{0,2}}?{_S}{_VERSION}(?![\w.]*\w)(?:{_S}{_EDITION}\b)?|{_WORD})"
)
_VERSIONED = re.compile(r"[-\w]*[A-Za-z][-\w]*-[\w.]*\d|\s\w*\d|[A-Za-z]\d")
_PRESENTED = re.compile(
    rf"\b(?:[Ww]e|[Tt]his{_S}(?:paper|work|note|post|report)|[Hh]ere{_S}we|[Tt]oday{_S}we(?:['’]re|{_S}are)?){_S}(?:present|introduce|describe|propose|release|announce|evaluate[ds]?|releasing|introducing|launching|presents|introduces|describes|proposes){_S}(?P<name>{_WORD}(?:{_S}{_WORD})?(?:{_S}{_VERSION})?)(?=[,.:;]|{_S}(?:an?|the|our|which|that|for|and|trained|with|is)\b)"
)
_OPENED = re.compile(
    rf"^(?:Introducing|Announcing|Presenting|Releasing|Launching|Unveiling|Shipping|Evaluating|Testing|Reviewing|Benchmarking|Comparing|Meet|Hello|Welcome|About){_S}(?=[A-Z])"
)
"""What opens a title before the name of what it is about."""
_A_TEST = re.compile(
    rf"^(?:{_S}v?\d[\d.]*)?\W{{1,3}}(?:an?|the|our|new|how)?{_S}?(?:[\w-]+{_S}){{0,3}}?(?:test|benchmark|exam|leaderboard|challenge|evaluation|suite)s?\b",
    re.IGNORECASE,
)
_DATES = re.compile(r"\b(?:19|20)\d\d\b")
_FIRST = 4
_FIGURE = r"(?<![\w$€£.,-])\d[\d,]*(?:\.\d+)?(?:/\d+)?"
_FEWEST = 2


_VARIANT = re.compile(
    r"(?<![\w@/.-])[A-Z][a-z]{2,}[a-z]*(?:[A-Z][a-z]+)?-(?:[A-Z]{1,2}|\d(?:[\w.]*\w)?|mini|max|pro|nano|large|small|base|tiny)(?![\w-])"
)
_ACTS = re.compile(
    r"(?<![\w@/.-])(?P<name>[A-Z][a-z]+[A-Z]\w*)(?=[ \u00a0](?:[a-z]{3,}s|is|was|has)[ \u00a0](?:an?|the|its|by|to|on|for|[a-z]+)\b)"
)


def shaped_systems(
    text: str, pieces: Sequence[tuple[int, int]], known: frozenset[str]
) -> frozenset[str]:
    """Names with the suffix of a product's variant ("Pebble-B", "Larch-mini") or coined ones that act ("SiltNet assigns").

    Args:
        text: the whole text.
        pieces: the sentences.
        known: folded names of tests; where there are none, such a shape tells nothing.
    """
    if not known:
        return frozenset()
    found = {m.group() for a, b in pieces for m in _VARIANT.finditer(text, a, b)}
    found |= {m["name"] for a, b in pieces for m in _ACTS.finditer(text, a, b)}
    return frozenset(name for name in found if not _is_test(name, known))


def named_in_title(draft: Draft, systems: Sequence[tuple[int, int, str]]) -> str:
    """The one system of the text that its title names, or ""."""
    title = draft.metadata.title or ""
    names = {
        name
        for name in {name for _, _, name in systems}
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", title)
    }
    return names.pop() if len(names) == 1 else ""


_CAPITALISED = re.compile(r"(?P<word>[A-Z][\w-]*)[ -]$")
_APART = 3
"""How many main versions apart two versions may be of which a page speaks by their numbers."""


@cache
def _scored() -> str:
    return any_of(benchmark_words().subject_verbs)


def short_versions(text: str, start: int, end: int, topic: str) -> list[tuple[int, int, str]]:
    """Where a page about "Quarry 3.2" calls another version by its number alone: "3.1 solved 40", "in 3.1 (47%)".

    Args:
        text: the whole text.
        start: first code point looked at.
        end: past the last.
        topic: the page's system, or "".
    """
    own = re.fullmatch(r"(?P<stem>.+?)[ -](?P<version>\d+(?:\.\d+)*)", topic)
    if own is None:
        return []
    digits = r"\.".join([r"\d{1,3}"] * len(own["version"].split(".")))
    shown = r"|['’]s\b|\s\(" if "." in own["version"] else ""
    pattern = re.compile(
        rf"(?<![\w.,$€£-])(?<!{re.escape(own['stem'])}[ -])(?P<number>{digits})(?![\w.]\d)(?=\s(?:had\s)?(?:{_scored()})\s[~≈]?\d{shown})"
    )
    return [
        (match.start(), match.end(), f"{own['stem']} {match['number']}")
        for match in pattern.finditer(text, start, end)
        if abs(int(match["number"].split(".")[0]) - int(own["version"].split(".")[0])) <= _APART
        and not _ends_name(text[start : match.start()])
    ]


def _ends_name(before: str) -> bool:
    """Whether a number ends another's name: the "3" of "Badger 3 solved 40"."""
    word = _CAPITALISED.search(before)
    return word is not None and fold_name(word["word"]) not in name_words().function


def topic_system(draft: Draft, known: frozenset[str]) -> str | None:
    """The system that a page is about, by its title or "We present X"; None where none is.

    Args:
        draft: with blocks and sentences.
        known: folded names of tests, which are no systems.
    """
    front = [b for b in draft.blocks[: 3 * _FIRST] if b.kind is BlockKind.TITLE]
    for block in [*draft.blocks[:_FIRST], *front]:
        if block.kind in {BlockKind.TITLE, BlockKind.HEADING, BlockKind.META}:
            for name in _titled(block.span.quote, known):
                return _as_written(draft.text, block.span.end, name)
    for sentence in draft.sentences[:_FIRST]:
        match = _PRESENTED.search(sentence.span.quote)
        if match and not _is_test(match["name"], known):
            return plain_name(match["name"])
    return None


def _titled(words: str, known: frozenset[str]) -> Iterator[str]:
    """Names with a version in a title, which number no day, table or part of the page."""
    lexicon = name_words()
    skipped = lexicon.calendar | lexicon.numbered | lexicon.function
    for match in _NAMED.finditer(words):
        name = _OPENED.sub("", match["name"])
        parts = [fold_name(part) for part in name.split()]
        behind = words[match.end() :].split()
        dated = bool(behind) and fold_name(behind[0].strip(",.")) in lexicon.calendar
        if not _VERSIONED.search(name) or set(parts) & skipped or _DATES.search(name) or dated:
            continue
        if re.fullmatch(r"[QH]\d|.*\s[QH]\d", name):
            continue
        if all(part in lexicon.ordinary or part[0].isdigit() for part in parts):
            continue
        if _is_test(name, known) or _A_TEST.match(words[match.end() :]):
            continue
        yield name


def _is_test(name: str, known: frozenset[str]) -> bool:
    return bool(find_benchmarks(name, 0, len(name), known))


def _as_written(text: str, start: int, name: str) -> str:
    """A title's name as the text below writes it ("ROOKERY 14" is "Rookery 14" there)."""
    if not name.isupper():
        return plain_name(name)
    found = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE).search(text, start)
    return plain_name(found.group() if found else name)


# A figure and "on", "on" alone, "the X regression", "X test set", "the tasks of X", "X fell from", "X grades how".
@cache
def _frames() -> tuple[str, ...]:
    words = benchmark_words()
    nouns = any_of([*words.nouns, "test", "split", "suite", "set", "trial", "cup"])
    article = rf"(?:(?:the|our|its|their|both){_S})?"
    marked = rf"(?:{_S}?(?:%|x\b|ms\b|percent\b|per{_S}?cent\b)|{_S}(?:points|pts|Elo|F1|BLEU|tokens/s|t/s))?"
    return (
        rf"{_FIGURE}{marked}(?:{_S}(?:[a-z][\w-]*|[A-Z]{{2,5}})){{0,4}}?{_S}(?:on|in){_S}{article}(?P<name>{TOKEN})",
        rf"\b(?:[Oo]n|[Ii]n){_S}{article}(?P<name>{TOKEN})(?=[,.;:)]|$|{_S}(?:by|from|to|for|with|while|where|and|at|it|we|they|the|our|{nouns})\b)",
        rf"\b(?:[Tt]he|[Oo]ur|[Ii]ts){_S}(?P<name>{TOKEN}){_S}(?:score|result|regression|gain|drop|number|figure|mark|accuracy|{nouns})s?\b",
        rf"(?<![\w.-])(?P<name>{TOKEN}){_S}(?:{nouns}|validation{_S}split|test{_S}split)(?!\w)",
        rf"\b(?:tasks|questions|problems|items|sections|cases){_S}of{_S}{article}(?P<name>{TOKEN})",
        rf"(?<![\w.-])(?P<name>{TOKEN})(?:{_S}[A-Z][a-z]+)?{_S}(?:went|goes|slips|slipped|fell|falls|rose|rises|drops|dropped|climbs|climbed|moves|moved|jumps|jumped|is{_S}up|is{_S}down)(?:{_S}(?:up|down))?,?{_S}(?:from{_S})?{_FIGURE}%?{_S}?(?:to|->|→)",
        rf"(?<![\w.-])(?P<name>{TOKEN}){_S}(?:grades|tests|measures|asks|poses|rates|scores){_S}(?:them|whether|how|models|systems|agents|it|their)(?!\w)",
    )


@cache
def _compiled() -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, _frames()))


_LABEL = re.compile(
    rf"^\s*(?:[-*•+]|\d{{1,2}}[.)])?\s*\**(?P<name>{TOKEN}(?:{_S}(?:Hard|Lite|Verified|Pro|v?\d[\d.]*))?)\**(?:{_S}\([^()\n]{{1,40}}\))?{_S}?(?::|{_S}[—–-])?{_S}\**[~≈]?\d[\d.,]*%?",
    re.MULTILINE,
)
_SHARE = re.compile(r"(?:%|per\s?cent|percent)\sof\s(?P<of>[a-z’'-]+(?:\s[a-z-]+){0,2})")
_ONE_DIGIT = re.compile(r"-\d(?:\.\d)?$")
"""A version's number ("Wayfinder-3"), which a test's name ends with less often than a system's."""
_ANY_FIGURE = re.compile(r"\d")


def coined_tests(
    text: str, pieces: Sequence[tuple[int, int]], others: Iterable[str]
) -> frozenset[str]:
    """Folded names with a coined shape ("FixForge") in a place that a test has, in a sentence with figures.

    Args:
        text: the whole text.
        pieces: the sentences.
        others: folded names of people, places and systems.
    """
    found: set[str] = set()
    taken = set(others)
    # A figure may follow in the next sentence: "We tried CleanRoom. Basalt: 72%."
    for start, end in pieces:
        near = text[start : end + 80]
        if not _ANY_FIGURE.search(near) or _of_public(text[start:end]):
            continue
        for pattern in _compiled():
            for match in pattern.finditer(text, start, end):
                found.update(_coined(match["name"]))
    listed = [match["name"] for match in _LABEL.finditer(text)]
    coined = [name for name in listed if re.search(r"[a-z][A-Z]", name)]
    if len(coined) >= _FEWEST or (coined and found):
        for name in coined:
            found.update(_coined(name))
    return frozenset(found - taken)


def _of_public(words: str) -> bool:
    """Whether a sentence tells a share of people ("61% of teenagers") and so no score."""
    return any(PUBLIC & set(match["of"].split()) for match in _SHARE.finditer(words))


def _coined(name: str) -> Iterator[str]:
    head = name.split()[0]
    if len(head) <= len("API") or _ONE_DIGIT.search(head):
        return
    shaped = may_name_test(head, plain=False) or (
        head.isupper() and head.isalpha() and len(head) > len("abcde")
    )
    if shaped:
        yield fold_name(head)
