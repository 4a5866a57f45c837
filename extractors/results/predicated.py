"""Rows of result predications, beside those that the clauses' patterns gave."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.draft import Draft, FoundResult
from extractors.forecasting.horizons import TimeKind, find_times
from extractors.results.benchmark_clauses import Clause, dates_in
from extractors.results.benchmark_context import Told
from extractors.results.benchmark_names import NamedBenchmark
from extractors.results.counted_dates import counted_dates
from extractors.results.figures import ends_label, find_figures
from extractors.results.page_topics import short_versions
from extractors.results.plain_tests import plain_tests
from extractors.results.predications import Predication, predications
from extractors.results.result_rows import score_rows
from extractors.results.result_tests import can_carry, is_refused, is_something_else
from extractors.results.scores import Score
from extractors.results.stretches import Memory, Stretch
from extractors.results.system_names import SystemMention
from extractors.results.taker_phrases import people_in

_REMEMBERED = 8
"""How many sentences back a test without a coined name is still the one spoken of."""
_CAPITAL = re.compile(r"[a-z] (?:the |The )?[A-Z][\w-]*(?: [A-Z][\w-]*)* $")
_VERSION = re.compile(r"[ -]v?\d[\w.]*$")


@dataclass(frozen=True, slots=True)
class Known:
    """What the whole text tells a sentence.

    Args:
        tests: folded names of tests.
        systems: where systems are named.
        topic: the system that the page is about, or "".
        told: what the sentence's paragraph said before.
        rows: the text's rows before the sentence.
        written: the day of writing, from which "last week" counts back; None where unknown.
    """

    tests: frozenset[str]
    systems: Sequence[SystemMention]
    topic: str
    told: Told
    rows: Sequence[FoundResult]
    written: str | None = None


def _spoken_test(draft: Draft, number: int) -> NamedBenchmark | None:
    """The test without a coined name that the sentences before one spoke of last, or None."""
    for at in range(number, max(-1, number - _REMEMBERED), -1):
        if at < len(draft.parses) and (told := list(plain_tests(draft.text, draft.parses[at]))):
            return told[-1]
    return None


def _numbers_a_name(text: str, figure: Score, ends: set[int]) -> bool:
    """Whether a bare whole number right behind a word in capitals is part of a name: "the Volta Cell 3"."""
    whole = text[figure.start : figure.end].isdigit()
    if whole and ends_label(text, figure.start, figure.end):
        return True
    before = _CAPITAL.search(text[max(0, figure.start - 40) : figure.start])
    return before is not None and whole and figure.start - 1 not in ends


def _former(topic: str, rows: Sequence[FoundResult]) -> str:
    """The predecessor of the page's system that a row named last ("Quarry 3.1" for "Quarry 3.2"), or ""."""
    stem = _stem(topic)
    for row in reversed(rows):
        if row.system and stem and row.system != topic and _stem(row.system) == stem:
            return row.system
    return ""


def _stem(name: str) -> str:
    return _VERSION.sub("", name).rstrip(" -")


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
    systems += short_versions(draft.text, span.start, span.end, known.topic)
    systems.sort()
    tests = [n for n in named if not any(a < n.end and n.start < b for a, b, _ in systems)]
    times = [t for t in find_times(draft.text, span.start, span.end) if t.kind is TimeKind.DATE]
    taken = [*((n.start, n.end) for n in tests), *((a, b) for a, b, _ in systems)]
    taken += [(t.start, t.end) for t in times]
    figures = find_figures(draft.text, list(_beside(span.start, span.end, taken)))
    ends = {b for _, b, _ in systems}
    figures = tuple(f for f in figures if not _numbers_a_name(draft.text, f, ends))
    parse = draft.parses[number] if number < len(draft.parses) else None
    if not figures:
        return list(found)
    plain = [] if tests or parse is None else list(plain_tests(draft.text, parse))
    systems = [s for s in systems if not any(s[0] < p.end and p.start < s[1] for p in plain)]
    stretch = Stretch(draft.text, span.start, span.end, parse, tests or plain, systems, figures)
    told = known.told
    spoken = _spoken_test(draft, number)
    test = NamedBenchmark(-1, -1, told.benchmark, told.variant) if told.benchmark else None
    memory = Memory(
        test=test or spoken,
        system=told.system or told.tested,
        topic=known.topic,
        machine=told.tested or told.topic,
        former=_former(known.topic, known.rows),
        unit=told.unit if told.unit is not None else known.rows[-1].unit if known.rows else None,
        near=bool(told.benchmark) or spoken is not None,
        plain=not tests and test is None,
        people=_people_before(draft, number),
    )
    rows = list(found)
    for one in predications(stretch, memory):
        beside = tuple(one.figure if f.start == one.figure.start else f for f in figures)
        rows = _with(rows, draft, one, indices, known, (tests, beside))
    return rows


def _people_before(draft: Draft, number: int) -> str:
    """The people whom the sentence before, in the same paragraph, spoke of last; or ""."""
    if number == 0 or draft.sentences[number - 1].block != draft.sentences[number].block:
        return ""
    return people_in(draft.sentences[number - 1].span.quote) or ""


def _with(
    rows: list[FoundResult],
    draft: Draft,
    one: Predication,
    indices: Sequence[int],
    known: Known,
    told: tuple[Sequence[NamedBenchmark], tuple[Score, ...]],
) -> list[FoundResult]:
    """The rows with a predication's; one that has a system already stays.

    ``told`` are the tests and figures of its sentence.
    """
    values = set(one.figure.values)
    same = [n for n, row in enumerate(rows) if values & {row.score, row.score_high}]
    if any(rows[n].system is not None for n in same) and not one.plain:
        return rows
    clause = _clause(draft, one, known, *told)
    score = one.figure
    judged = replace(clause, start=one.start, end=one.end)
    if not draft.parses and is_refused(draft.text, judged, score):
        return rows
    if is_something_else(draft.text, judged, score, given=one.given):
        return rows
    if not can_carry(draft.text, clause, one.test, score, [one.system]):
        return rows
    number = clause.scores.index(score)
    new = list(score_rows(draft, clause, number, one.test, one.system, indices))
    return [row for n, row in enumerate(rows) if n not in same] + new


def _clause(
    draft: Draft,
    one: Predication,
    known: Known,
    named: Sequence[NamedBenchmark],
    figures: tuple[Score, ...],
) -> Clause:
    sentence = next(
        s.span for s in draft.sentences if s.span.start <= one.figure.start < s.span.end
    )
    low, high, told = sentence.start, sentence.end, known.told
    dates = dates_in(draft.text, low, high, known.written, months=not told.year)
    times = tuple(
        time
        for time in counted_dates(draft.text, low, high, dates, told.date, told.year)
        if ";"
        not in draft.text[time.end : one.figure.start] + draft.text[one.figure.end : time.start]
    )
    return Clause(
        sentence.start,
        sentence.end,
        tuple(named),
        told,
        None,
        (),
        times,
        figures,
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
