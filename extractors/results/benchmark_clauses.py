"""Clauses of a sentence with the benchmark, systems, dates and figures that stand in each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from extractors.forecasting.horizons import TimeKind, find_times
from extractors.language.wordlists import any_of
from extractors.results.benchmark_context import Told, full_name
from extractors.results.benchmark_names import NamedBenchmark, benchmark_words
from extractors.results.counted_dates import counted_dates
from extractors.results.past_times import PastTime, past_times
from extractors.results.result_subjects import result_subjects
from extractors.results.scores import Score, find_scores
from extractors.results.settings import CALLING

_ASIDE = re.compile(r"^\*{0,2}\s?\([^()]*$")
_SCAFFOLD = re.compile(r"^ (?:scaffold|harness|framework|wrapper|pipeline|toolkit)")
_COST = r"\s(?:(?:only|just|about|around|roughly|some|~)\s?)*\d[\d.,]*\s?(?:ms|milliseconds?|s|sec|seconds?|min|minutes?|h|hours?|days?|tokens?|steps?|tries|attempts)\b"
_BARE = re.compile(r"^\s?(?:(?:only|just|about|around|roughly|nearly)\s)*[~≈]?\d")
"""A clause that opens with its figure goes on with the subject before: "88% there but only 61% here"."""
_RESUMED = re.compile(
    r",?\s(?:and|but)\s(?=(?:(?:only|just|about)\s)?[~≈]?\d[\d.,]*\s?(?:%|per\scent|percent|points)?\s(?:on|in)\s)"
)
"""Where a sentence goes on behind what it compared its first figure with: "up from 58% for A, and 88% on Y"."""
_COMPARED = re.compile(r"(?:\b(?:up|down) from|compared (?:with|to)|versus|vs\.?) $", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ResultCues:
    """Patterns for words around results."""

    clause: re.Pattern[str]
    results: re.Pattern[str]
    refused: re.Pattern[str]
    generic: re.Pattern[str]
    qualifiers: re.Pattern[str]


@cache
def result_cues() -> ResultCues:
    """The patterns, made once.

    Raises:
        SettingsError: the lexicon is missing or not as described.
    """
    words = benchmark_words()
    verbs = any_of(words.results)
    return ResultCues(
        clause=re.compile(
            r";|,? (?:while|whereas|but|whilst|and later|compared (?:with|to)|versus|vs\.?) |, (?:up|down) from "
            r"|, and (?=(?:in|by|since)\s(?:(?:early|mid|late)[\s-])?(?:[A-Z][a-z]+\s)?(?:19|20)\d\d\b)"
            rf"|, and (?=(?:the|its|another)\s(?:[\w-]+\s){{1,3}}(?:{verbs})(?!\w))",
            re.IGNORECASE,
        ),
        results=re.compile(rf"(?<!\w)(?:{any_of(words.results)})(?!\w)", re.IGNORECASE),
        refused=re.compile(
            # "At 80% reliability" is how a test of task length is run.
            rf"(?<!\w)(?!(?<=%\s)reliability|(?<=cent\s)reliability)(?:{any_of(words.not_results)})(?!\w)|[’']ll\b|\bI[’']d\b|\bpredictions?\b|\b(?:my|our|best)\sguess\b"
            # "needs 18 ms" is a cost that was measured, "needs 90%" a condition.
            rf"|\bneeds?\b(?!{_COST})",
            re.IGNORECASE,
        ),
        generic=re.compile(
            rf"(?<!\w)((?:(?!by\b|in\b|the\b|of\b|on\b|and\b)[A-Za-z][\w-]*\s){{0,2}}(?:{any_of((*words.systems, *words.machines))}|{CALLING}))(?:\s(?:who|that|we|they|I|you|given|paid|asked)\s[^,.;%]{{1,60}}?|,\s[^,.;%\d]{{1,60}},|\s(?:on|in|at)\s[\w-]+(?:\s[a-z]+)?)?\s(?:later\s|fully\s|already\s|only\s|now\s)?(?:(?:{any_of(words.results)})(?!\w)|(?:is|was|are|were)(?=\s(?:at\s|about\s|only\s|around\s|roughly\s)?[~≈]?\d))"
            rf"|(?<!\w)((?:[a-z][\w-]*\s){{0,2}}(?:{any_of((*words.systems, *words.machines, *words.people))}|{CALLING})):(?=\s[~≈]?\d)",
            re.IGNORECASE,
        ),
        qualifiers=re.compile(rf"(?<!\w)(?:{any_of(words.qualifiers)})(?!\w)", re.IGNORECASE),
    )


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch with its benchmark and what was found in it.

    Args:
        start: first code point.
        end: past the last.
        named: benchmarks it names.
        told: what the paragraph said before.
        given: the benchmark it means if it names none.
        systems: start, end and name of each system, in order.
        times: dates.
        scores: figures, in order.
        continued: whether it goes on with the system of the clause before ("up from 12%").
        earlier: figures of the sentence's clauses before it.
        dated: the last date of the sentence's clauses before it, or None.
        compared: whether it only tells what another figure is compared with.
        resumed: whether it goes on behind such a clause.
    """

    start: int
    end: int
    named: tuple[NamedBenchmark, ...]
    told: Told
    given: NamedBenchmark | None
    systems: tuple[tuple[int, int, str], ...]
    times: tuple[PastTime, ...]
    scores: tuple[Score, ...]
    continued: bool
    earlier: tuple[Score, ...] = ()
    dated: str | None = None
    compared: bool = False
    resumed: bool = False


def clauses_of(
    text: str,
    start: int,
    end: int,
    named: Sequence[NamedBenchmark],
    told: Told,
    systems: Sequence[tuple[int, int, str]],
    written: str | None = None,
) -> Iterator[Clause]:
    """The clauses of a sentence; one without a benchmark of its own takes the one before.

    ``written`` is the day of writing, from which "last week" counts back.
    """
    given = NamedBenchmark(-1, -1, told.benchmark, told.variant) if told.benchmark else None
    inside: tuple[tuple[int, int, str], ...] = ()
    earlier: tuple[Score, ...] = ()
    dated = None
    edges = [start, *(m.end() for m in result_cues().clause.finditer(text, start, end)), end]
    main: tuple[tuple[int, int, str], ...] = ()
    for low, high, resumed in _pieces(text, start, edges):
        inner = _without_asides(text, named)
        own = tuple(full_name(n, told) for n in inner if low <= n.start < high)
        own_systems = _without_scaffolds(text, _with_subjects(text, low, high, own, systems))
        compared = _COMPARED.search(text[max(start, low - 16) : low]) is not None
        continued = low > start and bool(compared or resumed or _BARE.match(text[low:high]))
        before = main if resumed else inside
        inside = own_systems or (before[-1:] if continued else ())
        main = main if compared else inside
        pieces = _between(low, high, _taken(own, inside))
        scores = tuple(score for piece in pieces for score in find_scores(text, *piece))
        times = dates_in(text, low, high, written, months=not told.year)
        # "SprintMark 2024" is no date of its scores.
        times = tuple(t for t in times if not any(n.start < t.end <= n.end for n in own))
        times = counted_dates(text, low, high, times, dated or told.date, told.year)
        clause = Clause(low, high, own, told, given, inside, times, scores, continued, earlier)
        yield replace(clause, dated=dated, compared=compared, resumed=resumed)
        earlier += scores
        dated = times[-1].iso if times else dated
        given = own[-1] if own else given


def _pieces(text: str, start: int, edges: Sequence[int]) -> Iterator[tuple[int, int, bool]]:
    """The clauses between edges, and whether each resumes what was told before a comparison."""
    for low, high in pairwise(edges):
        compared = low > start and _COMPARED.search(text[max(start, low - 16) : low])
        resumed = _RESUMED.search(text, low, high) if compared else None
        if resumed is None:
            yield low, high, False
        else:
            yield low, resumed.end(), False
            yield resumed.end(), high, True


def dates_in(
    text: str, low: int, high: int, written: str | None, *, months: bool
) -> tuple[PastTime, ...]:
    """The dates of a stretch, as written and as counted back, by place.

    Args:
        text: the whole text.
        low: first code point looked at (inclusive).
        high: last code point (exclusive).
        written: the day of writing, from which "last week" counts back; None where unknown.
        months: whether a month alone counts back, too.
    """
    told = tuple(
        PastTime(t.start, t.end, t.iso)
        for t in find_times(text, low, high)
        if t.kind is TimeKind.DATE and t.iso is not None
    )
    free = (
        p
        for p in past_times(text, low, high, written, months=months)
        if not any(t.start < p.end and p.start < t.end for t in told)
    )
    return tuple(sorted((*told, *free), key=lambda t: t.start))


def _without_asides(text: str, named: Sequence[NamedBenchmark]) -> Iterator[NamedBenchmark]:
    """Names without those in brackets right behind another: "XBench (Kaggle competitions)"."""
    for at, one in enumerate(named):
        between = text[named[at - 1].end : one.start] if at else ""
        if not (at and _ASIDE.match(between)):
            yield one


def _with_subjects(
    text: str,
    low: int,
    high: int,
    named: Sequence[NamedBenchmark],
    systems: Sequence[tuple[int, int, str]],
) -> tuple[tuple[int, int, str], ...]:
    """The clause's systems and named subjects of results, in order."""
    known = tuple(
        system
        for system in _slice(systems, low, high)
        if not any(n.start < system[1] and system[0] < n.end for n in named)
    )
    subjects = result_subjects(text, low, high, _taken(named, known))
    return tuple(sorted([*known, *subjects]))


def _without_scaffolds(
    text: str, systems: Sequence[tuple[int, int, str]]
) -> tuple[tuple[int, int, str], ...]:
    """Systems without those that only hold another: "GPT-9 inside the Pipette scaffold"."""
    return tuple(s for s in systems if not _SCAFFOLD.match(text[s[1] : s[1] + 16]))


def _taken(
    named: Sequence[NamedBenchmark], systems: Sequence[tuple[int, int, str]]
) -> list[tuple[int, int]]:
    return [*((n.start, n.end) for n in named), *((a, b) for a, b, _ in systems)]


def _between(low: int, high: int, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches beside the names, so that "Falcon 3 to 60%" is no range."""
    at = low
    for start, end in sorted(taken):
        if at < start:
            yield at, start
        at = max(at, end)
    if at < high:
        yield at, high


def _slice(
    systems: Sequence[tuple[int, int, str]], low: int, high: int
) -> tuple[tuple[int, int, str], ...]:
    left, right = 0, len(systems)
    while left < right:
        middle = (left + right) // 2
        if systems[middle][0] < low:
            left = middle + 1
        else:
            right = middle
    stop = left
    while stop < len(systems) and systems[stop][0] < high:
        stop += 1
    return tuple(systems[left:stop])
