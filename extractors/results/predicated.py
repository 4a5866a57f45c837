"""Rows of result predications, beside those that the clauses' patterns gave."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.draft import Draft, FoundResult
from extractors.forecasting.horizons import TimeKind, find_times
from extractors.results.benchmark_clauses import Clause
from extractors.results.benchmark_context import Told
from extractors.results.benchmark_names import NamedBenchmark
from extractors.results.figures import find_figures
from extractors.results.past_times import PastTime
from extractors.results.predications import Predication, predications
from extractors.results.result_rows import score_rows
from extractors.results.result_tests import can_carry, is_refused, is_something_else
from extractors.results.stretches import Memory, Stretch
from extractors.results.system_names import SystemMention


@dataclass(frozen=True, slots=True)
class Known:
    """What the whole text tells a sentence.

    Args:
        tests: folded names of tests.
        systems: where systems are named.
        topic: the system that the page is about, or "".
        told: what the sentence's paragraph said before.
        last: the unit of the text's last row before the sentence, or None.
    """

    tests: frozenset[str]
    systems: Sequence[SystemMention]
    topic: str
    told: Told
    last: str | None


def predicated_rows(
    draft: Draft,
    indices: Sequence[int],
    number: int,
    named: Sequence[NamedBenchmark],
    known: Known,
    found: Sequence[FoundResult],
) -> list[FoundResult]:
    """A sentence's rows with those that its predications add; a row without a system gets theirs.

    Args:
        draft: with sentences, parses and propositions.
        indices: the sentence's propositions.
        number: which sentence.
        named: the tests it names.
        known: what the whole text tells.
        found: the rows that the clauses' patterns gave.
    """
    span = draft.sentences[number].span
    systems = [s for s in known.systems if span.start <= s[0] < span.end]
    tests = [n for n in named if not any(a < n.end and n.start < b for a, b, _ in systems)]
    times = [t for t in find_times(draft.text, span.start, span.end) if t.kind is TimeKind.DATE]
    taken = [*((n.start, n.end) for n in tests), *((a, b) for a, b, _ in systems)]
    taken += [(t.start, t.end) for t in times]
    figures = find_figures(draft.text, list(_beside(span.start, span.end, taken)))
    if not figures:
        return list(found)
    parse = draft.parses[number] if number < len(draft.parses) else None
    stretch = Stretch(draft.text, span.start, span.end, parse, tests, systems, figures)
    told = known.told
    memory = Memory(
        test=NamedBenchmark(-1, -1, told.benchmark, told.variant) if told.benchmark else None,
        system=told.system or told.tested,
        topic=known.topic,
        unit=told.unit if told.unit is not None else known.last,
        near=bool(told.benchmark),
    )
    rows = list(found)
    for one in predications(stretch, memory):
        rows = _with(rows, draft, one, indices, told, tests)
    return rows


def _with(
    rows: list[FoundResult],
    draft: Draft,
    one: Predication,
    indices: Sequence[int],
    told: Told,
    named: Sequence[NamedBenchmark],
) -> list[FoundResult]:
    """The rows with a predication's; one that has a system already stays."""
    values = set(one.figure.values)
    same = [n for n, row in enumerate(rows) if values & {row.score, row.score_high}]
    if any(rows[n].system is not None for n in same) and not one.plain:
        return rows
    clause = _clause(draft, one, told, named)
    score = one.figure
    judged = replace(clause, start=one.start, end=one.end)
    if is_refused(draft.text, judged, score):
        return rows
    if is_something_else(draft.text, judged, score, given=one.given):
        return rows
    if not can_carry(draft.text, clause, one.test, score, [one.system]):
        return rows
    new = list(score_rows(draft, clause, 0, one.test, one.system, indices))
    return [row for n, row in enumerate(rows) if n not in same] + new


def _clause(draft: Draft, one: Predication, told: Told, named: Sequence[NamedBenchmark]) -> Clause:
    sentence = next(
        s.span for s in draft.sentences if s.span.start <= one.figure.start < s.span.end
    )
    times = tuple(
        PastTime(t.start, t.end, t.iso)
        for t in find_times(draft.text, sentence.start, sentence.end)
        if t.kind is TimeKind.DATE and t.iso is not None
    )
    return Clause(
        sentence.start,
        sentence.end,
        tuple(named),
        told,
        None,
        (),
        times,
        (one.figure,),
        continued=False,
    )


def _beside(start: int, end: int, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    at = start
    for low, high in sorted(taken):
        if at < low:
            yield at, low
        at = max(at, high)
    if at < end:
        yield at, end
