"""Echoes: what several texts say in the same words is one origin with its echoes, not so many voices.

Three tests make a statement an echo of another, here or in another source: the same words, nearly the same
words with the same numbers and negations, and a quotation whose words stand in the other. Near copies are
found by the smallest hashes of their word triples, in bands (Broder 1997); a band's first text stands for
the band, so that the time is linear in the graph, and small where sketches are kept. Everything is worked out from the statements as they are,
in an order of their own, so that it does not matter in which order sources came.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kg.model import EchoTest, Repetition, Source, Stance, Statement
from kg.store.echo_sketches import QUOTATION, Print, Sketch, own_words, quotations, run_codes

_NEAR = 0.7  # Jaccard similarity of word triples


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
            key=lambda s: (
                *rank[s.source],
                s.stance is Stance.REPORTED,
                s.span.start,
                s.span.end,
                s.id,
            ),
        )
    )


def find_repetitions(
    sources: Sequence[Source],
    statements: Iterable[Statement],
    sketches: Mapping[str, Sketch] | None = None,
) -> tuple[Repetition, ...]:
    """The statements that repeat others, by id; the same in whatever order the statements come.

    Args:
        sources: of all the statements.
        statements: of any number of sources.
        sketches: of these very statements, by id, as far as they are kept; the others are made here.
    """
    told = _Told(by_appearance(sources, statements), sketches or {})
    ordered = told.statements
    dated = frozenset(source.id for source in sources if source.published)
    first: dict[int, int] = {}
    tests: dict[int, EchoTest] = {}
    for test, pairs in (
        (EchoTest.SAME_WORDS, _same(told)),
        (EchoTest.NEAR_COPY, _near(told)),
        (EchoTest.QUOTED, _quoted(told, dated)),
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


class _Told:
    """Statements in their order with their sketches, and with their prints once they are asked for."""

    def __init__(self, statements: tuple[Statement, ...], kept: Mapping[str, Sketch]) -> None:
        self.statements = statements
        self.sketches = [kept.get(s.id) or Sketch.of(s.span.quote, s.polarity) for s in statements]
        self._prints: dict[int, Print] = {}

    def print(self, at: int) -> Print:
        """What of a statement's words is compared."""
        if at not in self._prints:
            one = self.statements[at]
            self._prints[at] = Print.of(one.span.quote, one.polarity)
        return self._prints[at]


def _root(first: Mapping[int, int], at: int) -> int:
    """What a statement repeats in the end, or itself."""
    while at in first:
        at = first[at]
    return at


def _same(told: _Told) -> Iterable[tuple[int, int]]:
    """Later statements with the words of an earlier one."""
    known: dict[int, int] = {}
    for i, one in enumerate(told.sketches):
        if not one.words:
            continue
        early = known.setdefault(one.words, i)
        if early != i and told.print(i).words == told.print(early).words:
            yield i, early


def _near(told: _Told) -> Iterable[tuple[int, int]]:
    """Later statements with nearly the words of an earlier one, its numbers and its negations."""
    buckets: dict[int, int] = {}
    for i, one in enumerate(told.sketches):
        found = None
        for code in one.smallest:
            early = buckets.setdefault(code, i)
            if early == i or found is not None or one.exact != told.sketches[early].exact:
                continue
            if _alike(told.print(i), told.print(early)):
                found = early
        if found is not None:
            yield i, found


def _alike(one: Print, other: Print) -> bool:
    """Whether two texts say the same in nearly the same words."""
    if one.figures != other.figures or one.denied != other.denied:
        return False
    return len(one.runs & other.runs) >= _NEAR * len(one.runs | other.runs)


def _quoted(told: _Told, dated: frozenset[str]) -> Iterable[tuple[int, int]]:
    """Statements that quote words which another source or post has as its own, and that statement.

    Who quotes repeats, also where no date tells which of the two came first.
    """
    ordered = told.statements
    quoted = [
        (i, words)
        for i, one in enumerate(told.sketches)
        if one.quotes
        for words in quotations(ordered[i].span.quote)
    ]
    opening = {words[:QUOTATION] for _, words in quoted}
    codes = frozenset(code for run in opening for code in run_codes(run, QUOTATION))
    holders: dict[tuple[str, ...], int] = {}
    for i, one in enumerate(told.sketches if codes else ()):
        if not one.has_own(codes):
            continue
        own = own_words(ordered[i].span.quote)
        for at in range(len(own) - QUOTATION + 1):
            if own[at : at + QUOTATION] in opening:
                holders.setdefault(own[at : at + QUOTATION], i)
    for i, words in quoted:
        early = holders.get(words[:QUOTATION], i)
        here, there = ordered[i], ordered[early]
        apart = (here.source, here.post) != (there.source, there.post)
        possible = early < i or not {here.source, there.source} <= dated
        if apart and possible and _holds(told.print(early).words, words):
            yield i, early


def _holds(words: Sequence[str], run: Sequence[str]) -> bool:
    """Whether a run of words stands in others."""
    return any(
        tuple(words[at : at + len(run)]) == tuple(run) for at in range(len(words) - len(run) + 1)
    )
