"""Echoes: what several texts say in the same words is one origin with its echoes, not so many voices.

Three tests make a statement an echo of another, here or in another source: the same words, nearly the same
words with the same numbers and negations, and a quotation whose words stand in the other. Near copies are
found by the smallest hashes of their word triples, in bands (Broder 1997); a band's first text stands for
the band, so that the time is linear in the graph. Everything is worked out from the statements as they are,
in an order of their own, so that it does not matter in which order sources came.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.model import EchoTest, Polarity, Repetition, Source, Stance, Statement

_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_QUOTED = re.compile(r"[“\"«]([^“”\"«»]{20,600})[”\"»]")
_SAME_WORDS = 6  # fewer words may be anybody's own
_NEAR_WORDS = 12
_NEAR = 0.7  # Jaccard similarity of word triples
_RUN = 3
_BANDS = 6
_QUOTATION = 6  # words of a quotation that is told from its source
_NEGATIONS = frozenset({"no", "not", "never", "none", "nor", "cannot", "without", "neither"})


def by_appearance(
    sources: Iterable[Source], statements: Iterable[Statement]
) -> tuple[Statement, ...]:
    """Statements in the order in which they count as said first.

    By their sources' dates, undated ones last; within a source what is told in its writer's own voice
    before what is reported, then by place.
    """
    rank = {
        source.id: (source.published is None, source.published or "", source.id)
        for source in sources
    }
    return tuple(
        sorted(
            statements,
            key=lambda s: (*rank[s.source], s.stance is Stance.REPORTED, s.span, s.id),
        )
    )


def find_repetitions(
    sources: Sequence[Source], statements: Iterable[Statement]
) -> tuple[Repetition, ...]:
    """The statements that repeat others, by id; the same in whatever order the statements come.

    Args:
        sources: of all the statements.
        statements: of any number of sources.
    """
    ordered = by_appearance(sources, statements)
    dated = frozenset(source.id for source in sources if source.published)
    prints = [_Print.of(statement) for statement in ordered]
    first: dict[int, int] = {}
    tests: dict[int, EchoTest] = {}
    for test, pairs in (
        (EchoTest.SAME_WORDS, _same(prints)),
        (EchoTest.NEAR_COPY, _near(prints)),
        (EchoTest.QUOTED, _quoted(ordered, prints, dated)),
    ):
        for late, early in pairs:
            if late not in first and _root(first, early) != late:
                first[late] = early
                tests[late] = test
    return tuple(
        sorted(
            Repetition(ordered[late].id, ordered[_root(first, late)].id, tests[late])
            for late in first
        )
    )


@dataclass(frozen=True, slots=True)
class _Print:
    """What of a statement's words is compared."""

    words: tuple[str, ...]
    runs: frozenset[int]
    figures: tuple[str, ...]
    denied: bool

    @classmethod
    def of(cls, statement: Statement) -> _Print:
        """The print of a statement's own words."""
        told = _words(statement.span.quote)
        # Most words are letters only, which one call tells; all statements of a graph come through here.
        odd = [word for word in told if not word.isalpha()]
        figures = tuple(sorted(word for word in odd if any(map(str.isdigit, word))))
        denied = not _NEGATIONS.isdisjoint(told) or any(word.endswith("n't") for word in odd)
        return cls(told, _runs(told), figures, denied != (statement.polarity is Polarity.NEGATIVE))


def _words(text: str) -> tuple[str, ...]:
    found = _WORD.findall(text)
    return tuple(" ".join(found).replace("’", "'").casefold().split(" ")) if found else ()


def _runs(told: Sequence[str], length: int = _RUN) -> frozenset[int]:
    shifted = (told[i:] for i in range(length))
    return frozenset([zlib.crc32(" ".join(run).encode()) for run in zip(*shifted, strict=False)])


def _root(first: Mapping[int, int], at: int) -> int:
    """What a statement repeats in the end, or itself."""
    while at in first:
        at = first[at]
    return at


def _same(prints: Sequence[_Print]) -> Iterable[tuple[int, int]]:
    """Later statements with the words of an earlier one."""
    known: dict[tuple[str, ...], int] = {}
    for i, one in enumerate(prints):
        if len(one.words) >= _SAME_WORDS and known.setdefault(one.words, i) != i:
            yield i, known[one.words]


def _near(prints: Sequence[_Print]) -> Iterable[tuple[int, int]]:
    """Later statements with nearly the words of an earlier one, its numbers and its negations."""
    buckets: dict[int, int] = {}
    for i, one in enumerate(prints):
        if len(one.words) < _NEAR_WORDS:
            continue
        found = None
        for code in sorted(one.runs)[:_BANDS]:
            early = buckets.setdefault(code, i)
            if early != i and found is None and _alike(one, prints[early]):
                found = early
        if found is not None:
            yield i, found


def _alike(one: _Print, other: _Print) -> bool:
    """Whether two texts say the same in nearly the same words."""
    if one.figures != other.figures or one.denied != other.denied:
        return False
    return len(one.runs & other.runs) >= _NEAR * len(one.runs | other.runs)


def _quoted(
    ordered: Sequence[Statement], prints: Sequence[_Print], dated: frozenset[str]
) -> Iterable[tuple[int, int]]:
    """Statements that quote words which another source or post has as its own, and that statement.

    Who quotes repeats, also where no date tells which of the two came first.
    """
    quotations: list[tuple[int, tuple[str, ...]]] = []
    for i, statement in enumerate(ordered):
        for match in _QUOTED.finditer(statement.span.quote):
            told = _words(match.group(1))
            if len(told) >= _QUOTATION:
                quotations.append((i, told))
    opening = {told[:_QUOTATION] for _, told in quotations}
    holders: dict[tuple[str, ...], int] = {}
    for i, statement in enumerate(ordered if opening else ()):
        own = _words(_QUOTED.sub(" ", statement.span.quote))
        for at in range(len(own) - _QUOTATION + 1):
            if own[at : at + _QUOTATION] in opening:
                holders.setdefault(own[at : at + _QUOTATION], i)
    for i, told in quotations:
        early = holders.get(told[:_QUOTATION], i)
        here, there = ordered[i], ordered[early]
        apart = (here.source, here.post) != (there.source, there.post)
        possible = early < i or not {here.source, there.source} <= dated
        if apart and possible and _holds(prints[early].words, told):
            yield i, early


def _holds(words: Sequence[str], run: Sequence[str]) -> bool:
    """Whether a run of words stands in others."""
    return any(
        tuple(words[at : at + len(run)]) == tuple(run) for at in range(len(words) - len(run) + 1)
    )
