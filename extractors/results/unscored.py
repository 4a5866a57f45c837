"""Figures beside a test that nobody got: bars that none has passed, what a change costs, numbers of builds.

Nor did a language or place get any: "a low of 31% in Yoruba".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractors.draft import FoundResult
from extractors.language.wordlists import any_of
from extractors.names.name_words import fold_name, name_words
from extractors.results.benchmark_names import benchmark_words

_S = "[ \u00a0\u2009\u202f]"
_FILL = rf"(?:(?:about|around|roughly|some|only|just|nearly|another|a further){_S})?[~≈]?"
_COST = re.compile(rf"\b(?:costs?|costing|saves?|saving|worth){_S}{_FILL}$", re.IGNORECASE)
"""What stands before the size of a change: "Leaving it out costs 2.9 points on X"."""
_ASKED = re.compile(rf"\b(?:answered|attempted|took|sat|saw|given|tried|graded|posed){_S}{_FILL}$")
_EACH = re.compile(
    rf"^(?:{_S}[a-z]+)?(?:{_S}(?:of|from|on|in){_S}[\w’'-]+)?{_S}each\b", re.IGNORECASE
)
"""What stands behind how many questions each of several was asked: "200 questions of X each"."""
_NEGATED = re.compile(
    rf"(?:,{_S}|\b(?:and|but){_S}|\b(?:is|was)(?:n[’']t)?{_S})(?:not|rather{_S}than|instead{_S}of){_S}{_FILL}$"
)
"""What stands before a figure that is taken back: "80.3, not 79.1"."""
_PASSED = re.compile(
    rf"^{_S}?(?:%|per{_S}cent|percent)?{_S}of{_S}(?:them|those|these|the{_S}[a-z]+|all{_S}[a-z]+)(?:{_S}who{_S}[^,;.]{{2,30}})?{_S}(?:passed|failed|qualified)\b"
)
"""What stands behind how many of those who took a test passed: "58% of them passed"."""
_SERIAL = re.compile(
    rf"\b(?:build|version|release|revision|patch|edition|checkpoint|page|table|figure|section){_S}$",
    re.IGNORECASE,
)
_IN = re.compile(rf"{_S}?(?:%|per{_S}cent|percent|points?)?{_S}in{_S}(?:the{_S})?")
_ON = re.compile(rf"^{_S}?(?:%|per{_S}cent|percent|points?)?{_S}(?:on|in){_S}")
_FOR = re.compile(rf"\bfor{_S}(?:the{_S})?$")
_ROMAN = re.compile(r"[IVX]{1,4}")
_VERSION = re.compile(r"\d")
_VERSUS = re.compile(
    rf"\([~≈]?\d[\d.,]*{_S}?%?{_S}(?:vs\.?|versus|against){_S}(?P<other>[~≈]?\d[\d.,]*\d){_S}?%?\)"
)
"""Two figures in brackets: the second is what the taker is compared with."""


def scored(rows: Sequence[FoundResult]) -> Iterator[FoundResult]:
    """The rows without those whose figures nobody got.

    Args:
        rows: results, in the order of the text.
    """
    return (row for row in rows if not (_is_unscored(row) or _is_part(row) or _is_nobodys(row)))


def _places(row: FoundResult) -> list[tuple[int, int]]:
    """Where a row's figure stands in its words."""
    if not row.text:
        return []
    figure = rf"(?<![\w.,]){re.escape(row.text)}(?![\w]|[.,]\d)".replace(r"\ ", r"\s")
    return [m.span() for m in re.finditer(figure, row.span.quote)]


def _is_unscored(row: FoundResult) -> bool:
    words, places = row.span.quote, _places(row)
    if _ROMAN.fullmatch(row.system or ""):
        return True
    return bool(places) and all(
        _COST.search(words[:at])
        or _SERIAL.search(words[:at])
        or _NEGATED.search(words[:at])
        or _PASSED.match(words[end:])
        or (_EACH.match(words[end:]) and _ASKED.search(words[:at]))
        or ((own := _own().match(words[end:])) and row.benchmark not in own.group())
        or any(m.start("other") <= at < m.end("other") for m in _VERSUS.finditer(words))
        or (_nobody().search(words[:at]) and not _ON.match(words[end:]))
        for at, end in places
    )


@cache
def _nobody() -> re.Pattern[str]:
    """Words of one clause that give the figure behind them to nobody: "no model has passed"."""
    words = benchmark_words()
    takers = any_of(
        {
            *(
                one
                for noun in (*words.systems, *words.people)
                for one in (noun, noun.removesuffix("s"))
            ),
            *words.machines,
        }
    )
    passed = (
        rf"pass(?:ed|es)?|exceed(?:s|ed)?|top(?:s|ped)?|beat(?:s|en)?|clear(?:s|ed)?|br(?:eaks?|oke|oken)|cross(?:es|ed)?|reach(?:es|ed)?"
        rf"|(?:(?:scored|been|got|gone|was|is|were|comes?|came|climbed){_S}(?:\w+{_S})?)?(?:above|over|beyond|past|more{_S}than|higher{_S}than|better{_S}than)"
    )
    return re.compile(
        rf"\b(?:[Nn]o|[Nn]either|[Nn]one{_S}of{_S}the)(?:{_S}[\w-]+){{0,2}}?{_S}(?:{takers})(?:{_S}(?:has|have|had|ever|yet|so|far|currently|can|on|in|[A-Z][\w-]*)){{0,5}}{_S}(?:{passed}){_S}{_FILL}$"
        rf"|\b[Nn](?:obody|o{_S}one|othing)(?:{_S}(?:has|have|had|else|ever|yet|so|far)){{0,4}}{_S}(?:{passed}){_S}{_FILL}$"
    )


@cache
def _own() -> re.Pattern[str]:
    """A test of somebody's own that stands behind a figure: "nine of ten on my private quiz"."""
    nouns = any_of({*benchmark_words().nouns, *benchmark_words().families, "bench", "questions"})
    return re.compile(
        rf"^{_S}?(?:%|per{_S}cent|percent|points?)?{_S}(?:on|in){_S}(?:my|our|their|his|her|its){_S}(?:own|private|internal|in-house|personal){_S}(?:[\w-]+{_S}){{0,2}}?(?:{nouns})\b"
    )


def _is_part(row: FoundResult) -> bool:
    """Whether what a row takes for a system is where or in which language: "a low of 31% in Yoruba"."""
    name = row.system or ""
    if not name or _VERSION.search(name) or " " in name or not name[0].isupper():
        return False
    words, places = row.span.quote, _places(row)
    behind = [m.start() for m in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", words)]
    if not places or not behind:
        return False
    if fold_name(name) in name_words().places:
        return all(_FOR.search(words[:at]) or _follows_in(words, at, places) for at in behind)
    return all(_follows_in(words, at, places) for at in behind)


def _follows_in(words: str, name: int, places: Sequence[tuple[int, int]]) -> bool:
    """Whether a name stands right behind a figure and "in"."""
    return any(
        (match := _IN.match(words, end)) is not None and match.end() == name for _, end in places
    )


_BEST = re.compile(
    r"\b(?:best|top|highest|record|leading|state[- ]of[- ]the[- ]art|frontier|winning)\b",
    re.IGNORECASE,
)


def _is_nobodys(row: FoundResult) -> bool:
    """Whether a result has no taker and no measure, nor is the best that anybody got: "the best score went from 14% to 52%".

    Any other figure beside a test of which nothing tells who got it is seldom a score: a bar, a share, a bet.
    """
    told = row.system is not None or row.metric is not None
    return not told and _BEST.search(row.span.quote) is None
