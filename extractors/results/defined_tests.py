"""Tests that a sentence defines, whatever their names are built like.

"Halfway, from a group in Almsford, measures how well a system ...", "ROTA, two hundred hours of hearings",
"Understudy, released in May, consists of ...": who says what a name asks of a system, or what it is made of, names a test.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from extractors.language.wordlists import any_of
from extractors.names.name_words import fold_name, name_words
from extractors.results.benchmark_names import TOKEN, benchmark_words

_S = "[ \u00a0\u2009\u202f]"
_SHORTEST = len("abcd")
_COUNT = (
    rf"(?:(?:about|some|over|nearly|roughly){_S})?(?:\d[\d,]*|an?{_S}(?:hundred|thousand|dozen)|"
    rf"(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[{_S[1:-1]}-](?:hundred|thousand|dozen|[a-z]+))?)"
)
_KIND = r"(?:Project|Programme|Program|Initiative|Collection)"


def _defining() -> tuple[str, ...]:
    """What a sentence says of a test that it opens with, or that stands within it."""
    words = benchmark_words()
    takers = any_of({*words.machines, *(f"{word}s" for word in words.machines), *words.people})
    opens = (
        rf"^[\s#*•>-]*(?:The{_S})?(?P<name>{TOKEN}(?:{_S}(?!{_KIND}){TOKEN})?)(?:{_S}{_KIND})?\**"
    )
    aside = rf"(?:,{_S}[^.;:,()\n]{{3,90}},|{_S}\([^()\n]{{3,90}}\))?\**{_S}"
    asks = r"(?:measures|tests|checks|grades|scores|rates|asks|estimates|probes|gauges|records)"
    matter = r"(?:how|whether|what|which|the (?:length|share|time|number|ability))"
    return (
        rf"{opens}{aside}{asks}{_S}{matter}\b[^.;:!?\n]{{0,160}}?(?<!\w)(?:{takers})(?!\w)",
        rf"{opens}{aside}(?:gives|hands|sets|shows|feeds|asks|lets|makes|puts|drops){_S}(?:an?|each|every|the){_S}(?:[a-z]+{_S})?(?:{takers})(?!\w)",
        rf"{opens},{_S}(?:released|published|unveiled|opened|first{_S}held|first{_S}run)\b[^.;:,()\n]{{0,60}},{_S}(?:consists{_S}of|is{_S}made{_S}(?:up{_S})?of|contains|holds|asks|comprises)(?!\w)",
        rf"(?<![\w.-])(?P<name>{TOKEN}),{_S}{_COUNT}{_S}(?:[a-z]+{_S}){{0,2}}(?:{any_of((*words.items, 'hours', 'minutes', 'pages'))}){_S}(?:of|from|about|with|in|by|that|which|drawn|taken)\b",
    )


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, _defining()))


def defined_tests(text: str, pieces: Iterable[tuple[int, int]]) -> frozenset[str]:
    """Folded names that a sentence defines as a test's.

    Args:
        text: the whole text.
        pieces: its sentences.
    """
    return frozenset(name for start, end in pieces for name in _defined(text[start:end]))


def _defined(words: str) -> Iterator[str]:
    for pattern in _patterns():
        for match in pattern.finditer(words):
            name = match["name"]
            if _may_be(name):
                yield fold_name(name)


def _may_be(name: str) -> bool:
    """Whether words may be a test's name: no word of language, day, place or given name, and no person's."""
    lexicon = name_words()
    taken = lexicon.calendar | lexicon.places | lexicon.given | lexicon.function | lexicon.ordinary
    parts = name.split()
    folded = [fold_name(part) for part in parts]
    return len(parts[0]) >= _SHORTEST and not any(
        part in taken or part.removesuffix("s") in taken for part in folded
    )
