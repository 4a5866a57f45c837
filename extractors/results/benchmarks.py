"""Results on named benchmarks: which system scored what, and when.

A row needs a benchmark's name and a number. Thresholds, thought experiments, sums of money, error
rates of arguments and results to come give none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.draft import BlockKind, Draft, FoundResult, Layer
from extractors.forecasting.foresight import LONGEST_SENTENCE
from extractors.names.name_words import fold_name
from extractors.results.benchmark_clauses import Clause, clauses_of, result_cues
from extractors.results.benchmark_context import Told, edition_of, introduced, now_told, told_after
from extractors.results.benchmark_lines import Lines
from extractors.results.benchmark_names import (
    NamedBenchmark,
    coined_benchmarks,
    find_benchmarks,
    known_benchmarks,
)
from extractors.results.benchmark_tables import table_results, table_systems, table_tests
from extractors.results.metrics import direction_of, metrics_in, telling
from extractors.results.parsed_subjects import subject_noun
from extractors.results.result_dates import date_of, since
from extractors.results.result_parts import benchmark_of, systems_of
from extractors.results.result_tests import can_carry, is_refused, is_score
from extractors.results.scores import Score
from extractors.results.settings import baseline_after, is_human, setting_in, split_in
from extractors.results.system_names import SystemMention, find_systems, labels_of_systems
from kg.analysis.comparability import MINUTES
from kg.model import Direction, EntityKind, Span

_SAME = re.compile(
    r"\b(?:on|in|of|at|with)\s(?:the|these|those)\s(?:very\s)?same\s(?:[a-z]+\s)?[a-z]+"
    r"|\bthe\s(?:very\s)?same\s(?:model|agent|system|version|program|programme|tool|assistant|network)\b"
    r"|\d\s?(?:%|[a-z]+)?\s(?:or\s[a-z]+\s)?there(?=[.,;:)]|$|\s(?:and|while|but)\b)",
    re.IGNORECASE,
)
_VERSION = re.compile(r"\d")
_THE_ONE = re.compile(r"\b[Tt]he\s(?:new\s|latest\s|current\s|old\s)?one\b")


@dataclass(frozen=True, slots=True)
class Benchmarks:
    """The step that finds results on benchmarks in propositions."""

    name: str = "benchmarks"
    version: str = "5"
    requires: frozenset[Layer] = frozenset(
        {
            *(Layer.TEXT, Layer.METADATA, Layer.BLOCKS, Layer.SENTENCES, Layer.ENTITIES),
            Layer.PROPOSITIONS,
        }
    )
    provides: frozenset[Layer] = frozenset({Layer.BENCHMARKS})

    def __call__(self, draft: Draft) -> Draft:
        """The draft with its results, in the order of the text."""
        sentences = [(s.span.start, s.span.end) for s in draft.sentences]
        known, systems = _names(draft, sentences)
        written = draft.metadata.published
        lines = Lines(draft.text, known, _table_rows(draft))
        rows: list[FoundResult] = []
        told = Told()
        held = _by_sentence(draft)
        for number, (start, end) in enumerate(sentences):
            indices = held.get(number, [])
            if end - start > LONGEST_SENTENCE:
                continue
            line = lines.number(start)
            if lines.cells(line) is not None:
                if indices:
                    rows.extend(table_results(draft, indices[0], lines, line, known))
                continue
            place = draft.sentences[number].block if draft.blocks else line
            if told.place != place:
                label_at = lines.label_words(line)
                told = _entered(draft, told, introduced(draft, number, place, known), label_at)
            if not told.benchmark and _SAME.search(draft.text, start, end):
                told = replace(told, benchmark=told.last, unit=told.last_unit, system=told.topic)
            label = lines.label(line)
            named = find_benchmarks(draft.text, start, end, known)
            if not named and (edition := edition_of(draft.text, start, end, told)):
                named = (edition,)
                told = replace(told, system=told.system or told.topic)
            told = now_told(
                draft.text[min(start, label.start) if label else start : end], told, label
            )
            spoken = (start, end, named, told, systems, written)
            new = _of_sentence(draft, indices, number, spoken) if indices else []
            rows.extend(new)
            told = told_after(draft.text, (start, end), told, named, label)
            told = _with_result(told, new, [s for s in systems if start <= s[0] < end])
        return replace(draft, benchmarks=tuple(dict.fromkeys(_with_directions(rows))))


_Spoken = tuple[int, int, Sequence[NamedBenchmark], Told, Sequence[SystemMention], str | None]
"""A sentence's ends, the tests it names, what was told before, the text's systems and the day of writing."""


def _of_sentence(
    draft: Draft, indices: Sequence[int], number: int, spoken: _Spoken
) -> list[FoundResult]:
    """The results of a sentence, clause by clause."""
    new: list[FoundResult] = []
    for clause in clauses_of(draft.text, *spoken):
        one = _THE_ONE.search(draft.text, clause.start, clause.end)
        before = new[-1].system if new and (clause.continued or one) else None
        new.extend(_rows(draft, clause, indices, number, before))
    return new


def _with_directions(rows: Sequence[FoundResult]) -> Iterator[FoundResult]:
    """The rows; where a text says of a test that lower is better, that holds of all it tells of it."""
    falling = {
        (row.benchmark, row.metric, row.unit)
        for row in rows
        if row.direction is Direction.LOWER and row.metric is None
    }
    timed = {benchmark for benchmark, _, unit in falling if unit in MINUTES}
    for row in rows:
        same = (row.benchmark, row.metric, row.unit) in falling
        also = row.metric is None and row.unit in MINUTES and row.benchmark in timed
        yield replace(row, direction=Direction.LOWER) if same or also else row


def _entered(draft: Draft, before: Told, told: Told, label: tuple[int, int] | None) -> Told:
    """What is told where a paragraph begins: its lead-in's words, and what the one before left."""
    told = replace(
        told,
        last=before.benchmark or before.last,
        topic=before.topic if _is_bullet(draft, before.place) else before.tested or before.topic,
        last_unit=before.last_unit if before.unit is None else before.unit,
    )
    if told.horizon or not _goes_on(draft, before, told.place, label):
        return told
    benchmark = told.benchmark or before.benchmark
    variant = told.variant if told.benchmark else before.variant
    told = replace(told, benchmark=benchmark, variant=variant, listing=True)
    return replace(told, unit=before.unit, metric=before.metric)


def _is_bullet(draft: Draft, place: int) -> bool:
    return 0 <= place < len(draft.blocks) and draft.blocks[place].kind is BlockKind.BULLET


def _goes_on(draft: Draft, told: Told, place: int, label: tuple[int, int] | None) -> bool:
    """Whether a paragraph is the next item of a list of figures ("2. Heron X1: 36,900.")."""
    if not draft.blocks or told.unit is None or told.labelled or place != told.place + 1:
        return False
    one, other = draft.blocks[told.place], draft.blocks[place]
    listed = one.kind is BlockKind.BULLET and other.kind is BlockKind.BULLET
    return listed and one.lead == other.lead and label is not None


def _names(
    draft: Draft, sentences: Sequence[tuple[int, int]]
) -> tuple[frozenset[str], tuple[SystemMention, ...]]:
    """The folded names of the text's benchmarks, and where it names systems.

    A list's label is a benchmark where systems stand behind it, so systems are looked for twice.
    """
    heads = _table_rows(draft)
    known = known_benchmarks(draft.text, [*sentences, *heads])
    lines = Lines(draft.text, known, heads)
    known |= table_tests(lines, known)
    known |= coined_benchmarks(draft.text, sentences) - _others(draft)
    titled = table_systems(lines, known)
    systems = find_systems(draft, _places(draft, sentences, known), titled)
    known = labels_of_systems(draft, lines, known, systems)
    return known, find_systems(draft, _places(draft, sentences, known), titled)


def _others(draft: Draft) -> frozenset[str]:
    """Folded names of the text's people, places and systems, which are no tests."""
    return frozenset(
        fold_name(name)
        for entity in draft.entities
        if entity.kind in {EntityKind.PERSON, EntityKind.PLACE, EntityKind.SYSTEM}
        for name in (entity.name, *entity.aliases)
    )


def _table_rows(draft: Draft) -> list[tuple[int, int]]:
    return [(b.span.start, b.span.end) for b in draft.blocks if b.kind is BlockKind.TABLE]


def _places(
    draft: Draft, sentences: Sequence[tuple[int, int]], known: frozenset[str]
) -> list[tuple[int, int]]:
    return [(n.start, n.end) for s in sentences for n in find_benchmarks(draft.text, *s, known)]


def _by_sentence(draft: Draft) -> dict[int, list[int]]:
    held: dict[int, list[int]] = {}
    for index, proposition in enumerate(draft.propositions):
        held.setdefault(proposition.sentence, []).append(index)
    return held


def _with_result(told: Told, rows: Sequence[FoundResult], systems: Sequence[SystemMention]) -> Told:
    """What was told, with the system that the sentence spoke of and the measure of its scores."""
    if systems:
        shaped = next((name for _, _, name in systems if _VERSION.search(name)), told.tested)
        told = replace(told, system=systems[0][2], tested=shaped)
    if rows:
        metrics = {row.metric for row in rows}
        metric = rows[-1].metric if len(metrics) == 1 else None
        told = replace(told, unit=rows[-1].unit, metric=metric)
        if not systems and rows[0].system:
            told = replace(told, system=rows[0].system)
        told = replace(told, tested=rows[0].system or told.tested)
    return told


def _rows(
    draft: Draft, clause: Clause, indices: Sequence[int], sentence: int, before: str | None
) -> Iterator[FoundResult]:
    """The rows of a clause; ``before`` is the system of the clause that it goes on with, or None."""
    text = draft.text
    if not clause.scores:
        return
    for number, score in enumerate(clause.scores):
        benchmark = benchmark_of(text, clause, score)
        if (
            benchmark is None
            or is_refused(text, clause, score)
            or not is_score(text, clause, score)
        ):
            continue
        systems = systems_of(text, clause, score)
        if systems[0] is None and draft.parses:
            systems = [_subject(draft, clause, score, sentence)]
        if systems[0] is None:
            systems = [before]
        if not can_carry(text, clause, benchmark, score, systems):
            continue
        for system in systems:
            yield from _results(draft, clause, number, benchmark, system, indices)


def _subject(draft: Draft, clause: Clause, score: Score, sentence: int) -> str | None:
    """The noun whose verb governs a score, where the clause names the test or says "the same"."""
    at = score.end - len(draft.text[score.start : score.end].lstrip("~≈<>≤≥ "))
    noun = subject_noun(draft.parses[sentence], draft.text, at)
    same = _SAME.search(draft.text, clause.start, clause.end)
    return noun if clause.named or same or is_human(noun) else None


def _results(
    draft: Draft,
    clause: Clause,
    number: int,
    benchmark: NamedBenchmark,
    system: str | None,
    indices: Sequence[int],
) -> Iterator[FoundResult]:
    """The rows of one score of one system: one, or two for a change ("from 12% to 15%")."""
    text, score = draft.text, clause.scores[number]
    words = text[clause.start : clause.end]
    index = _holding(draft, indices, score.start)
    span = Span.trimmed(text, clause.start, clause.end)
    metric = telling(score.metric, score.unit) or _metric(text, clause, score)
    unit = score.unit
    if score.loose and not unit:
        sure = (s.unit for s in (*clause.earlier, *clause.scores) if not s.loose)
        unit = next(sure, clause.told.unit or "")
    dates = [date_of(text, clause, number)] * len(score.figures)
    if score.moved:
        dates[0] = since(text, clause)
    for (value, high), date in zip(score.figures, dates, strict=True):
        yield FoundResult(
            proposition=index,
            span=span or draft.propositions[index].span,
            benchmark=benchmark.name,
            system=system,
            score=value,
            unit=unit,
            date=date,
            qualifier=_qualifier(words, score),
            text=" ".join(text[score.start : score.end].split()),
            metric=metric,
            direction=direction_of(metric, unit, words),
            variant=benchmark.variant or split_in(words),
            setting=setting_in(words),
            baseline=baseline_after(text[score.end : clause.end]),
            human=is_human(system),
            score_high=high,
        )


def _metric(text: str, clause: Clause, score: Score) -> str | None:
    """The measure that the clause names before the score, or the paragraph's for the same unit."""
    named = metrics_in(text[clause.start : score.start]) or metrics_in(text[score.end : clause.end])
    if named:
        return named[-1]
    if score.loose and (told := [s.metric for s in clause.earlier if s.metric]):
        return told[-1]
    same = clause.told.unit == score.unit and clause.given is not None
    return clause.told.metric if same else None


def _qualifier(words: str, score: Score) -> str | None:
    found = [score.bound] if score.bound else []
    if len(score.values) > 1 and not score.moved:
        found.append("range")
    found.extend(
        " ".join(m.group().lower().split()) for m in result_cues().qualifiers.finditer(words)
    )
    return "; ".join(dict.fromkeys(found)) or None


def _holding(draft: Draft, indices: Sequence[int], at: int) -> int:
    """The sentence's proposition that holds a place, else its first."""
    for index in indices:
        span = draft.propositions[index].span
        if span.start <= at < span.end:
            return index
    return indices[0]


STEP = Benchmarks()
"""The step, for the registry."""
