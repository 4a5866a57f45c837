"""Systems that only their place gives away: named subjects of verbs of results.

"Helio-Dx 2 solved 79%", "Lumen-3, a new entry, reached 84%", "and Castor Vision 71%": a name in
capitals that scores is a system, whatever it is called.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractors.language.wordlists import any_of
from extractors.names.name_words import fold_name, name_words
from extractors.results.benchmark_names import benchmark_words, plain_name
from extractors.results.itemed_figures import closing_figures

_S = "[ \u00a0\u2009\u202f]"
_WORD = r"[A-Z][\w.+]*(?:[-\u2010\u2011]\w[\w.]*)*(?<![.])"
NAME = rf"(?<![\w@/.\u2011-]){_WORD}(?:{_S}(?:{_WORD}|v?(?!0\.)\d+(?:\.\d+)?B?(?![\w%.,]\d|\w|%|{_S}(?:[%±]|per{_S}?cent|percent|out{_S}of|points|seconds|minutes|hours)))){{0,3}}"
_ASIDE = rf"(?:,{_S}(?:an?|the|which|from|by|its|made){_S}[^,;.]{{1,60}},|{_S}\([^()]{{1,40}}\)|,)?"
_HEDGE = r"(?:now|still|currently|about|almost|around|just|nearly|only|roughly|some|at|with|a|an)"
_POSSESSIVE = re.compile(r"^['’]s?\b")
_PREPOSITION = re.compile(rf"\b(?:[Oo]n|[Aa]t|[Ii]n|of){_S}(?:the{_S})?$")
_SHAPED = re.compile(r"\d|[a-z][A-Z]|[-\u2010\u2011][A-Z\d]")


@cache
def _subject() -> re.Pattern[str]:
    verbs = any_of(benchmark_words().subject_verbs)
    return re.compile(
        rf"(?P<name>{NAME})(?:{_ASIDE}{_S}(?:(?:has|have|had|now|then|also|still|later|only|even|itself|again|[a-z]+ly){_S}){{0,2}}(?:{verbs})(?!\w)"
        rf"|{_ASIDE}{_S}?:?{_S}(?:{_HEDGE}{_S}){{0,2}}\d{{1,3}}(?:\.\d+)?(?:{_S}?%|{_S}per{_S}?cent\b))"
    )


def result_subjects(
    text: str, start: int, end: int, taken: Sequence[tuple[int, int]], *, alone: bool = False
) -> tuple[tuple[int, int, str], ...]:
    """Start, end and name of each named subject of a result in ``text[start:end]``, in order.

    Args:
        text: the whole text.
        start: first code point looked at (inclusive).
        end: last code point (exclusive).
        taken: places of benchmarks and known systems, which are no subjects.
        alone: whether a single word without a product's shape may be one.
    """
    found = []
    for match in _subject().finditer(text, start, end):
        # "On XBench Falcon 3 reached": the benchmark's name is no part of the system's.
        ends = [b for _, b in taken if match.start("name") < b < match.end("name")]
        first = max([match.start("name"), *(b + 1 for b in ends)])
        named = may_name_system(text, first, match.end("name"), alone=alone)
        if named is None:
            continue
        at, stop = named
        last = text.rfind(" ", at, stop)
        if last + 1 in closing_figures(text, at, stop):
            stop = last
        if not ends and _PREPOSITION.search(text[max(start, at - 10) : at]):
            continue
        if any(a < stop and at < b for a, b in taken):
            continue
        if _POSSESSIVE.match(text[stop : stop + 2]) is None:
            found.append((at, stop, plain_name(text[at:stop])))
    return tuple(found)


_APPOSED = re.compile(rf",{_S}(?P<name>{NAME})(?:{_S}\([^()]{{1,40}}\))?(?:,|{_S}\()")


def name_beside(text: str, end: int, stop: int) -> str | None:
    """The name in apposition to a common noun: "the best open model, Larkspur 70B, answers"; or None.

    Args:
        text: the whole text.
        end: past the noun.
        stop: where the apposition must have ended.
    """
    match = _APPOSED.match(text, end, stop)
    if match is None:
        return None
    first, lexicon = fold_name(match["name"].split()[0]), name_words()
    taken = lexicon.function | lexicon.calendar | lexicon.titles | lexicon.places | lexicon.given
    return None if first in taken else plain_name(match["name"])


def may_name_system(text: str, start: int, stop: int, *, alone: bool) -> tuple[int, int] | None:
    """Where a name stands without function words and dates before it; None where no name is left.

    A single word counts only where its shape is a product's ("Lumen-3", "SunForge"): any other
    may be a person, a place or a sentence's first word. Two words with capitals need not be coined.

    Args:
        text: the whole text.
        start: first code point of the words with capitals.
        stop: past the last.
        alone: whether their place lets a single uncommon word be a system, too.
    """
    lexicon, at = name_words(), start
    words = text[start:stop].split()
    skipped = lexicon.function | lexicon.calendar | lexicon.titles
    while words and (fold_name(words[0]) in skipped or words[0].isdigit()):
        at = start + text[start:stop].index(words[0], at - start) + len(words.pop(0))
        while at < stop and text[at].isspace():
            at += 1
    if not words or fold_name(words[-1]) in lexicon.places:
        return None
    if fold_name(words[0]).split("-")[0] in lexicon.numbered:
        return None
    shaped = any(_SHAPED.search(word) for word in words)
    plain = all(
        fold_name(word) in lexicon.ordinary | lexicon.places | lexicon.calendar or word.isdigit()
        for word in words
    )
    given = fold_name(words[0]) in lexicon.given
    if shaped and not plain:
        return at, stop
    if given:
        return None
    single = alone and not plain and _may_stand_alone(words[0])
    return (at, stop) if len(words) > 1 or single else None


def _may_stand_alone(word: str) -> bool:
    """Whether one word can be a product's name: no acronym, no plural, long enough."""
    return len(word) > len("abc") and not word.isupper() and not word.endswith("s")
