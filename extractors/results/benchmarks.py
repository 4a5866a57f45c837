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
from extractors.results.answered_scores import asked_tests, with_answers
from extractors.results.benchmark_clauses import Clause, clauses_of
from extractors.results.benchmark_context import Told, edition_of, introduced, now_told, told_after
from extractors.results.benchmark_lines import Lines
from extractors.results.benchmark_names import (
    NamedBenchmark,
    coined_benchmarks,
    find_benchmarks,
    known_benchmarks,
)
from extractors.results.benchmark_tables import (
    table_results,
    table_systems,
    table_tests,
)
from extractors.results.carried_dates import carried_dates
from extractors.results.coined_evidence import weighed_tests
from extractors.results.corrected_scores import with_corrections
from extractors.results.dates_above import date_above
from extractors.results.days_of_writing import days_of_writing
from extractors.results.defined_tests import defined_tests
from extractors.results.full_names import with_full_names
from extractors.results.introduced_names import introduced_systems, introduced_tests
from extractors.results.joint_takers import joint_rows
from extractors.results.listed_scores import headed_tests, listed_rows, listing_of
from extractors.results.named_occasions import named_occasions
from extractors.results.page_topics import (
    coined_tests,
    named_in_title,
    shaped_systems,
    topic_system,
)
from extractors.results.parsed_subjects import subject_noun
from extractors.results.placed_tests import opened_tests, placed_tests, titled_tests, told_tests
from extractors.results.predicated import Known, predicated_rows
from extractors.results.prose_tables import tests_beside
from extractors.results.read_names import entity_names
from extractors.results.read_results import with_read
from extractors.results.read_takers import Takers
from extractors.results.result_parts import benchmark_of, systems_of
from extractors.results.result_rows import score_rows
from extractors.results.result_tests import can_carry, is_refused, is_score
from extractors.results.scores import Score, is_scale_end
from extractors.results.scores_in_turn import scores_in_turn, tests_in_turn
from extractors.results.sections import of_sections
from extractors.results.settings import is_human
from extractors.results.system_names import SystemMention, find_systems, labels_of_systems
from extractors.results.unscored import scored
from kg.analysis.comparability import MINUTES
from kg.model import Direction, EntityKind

_SAME = re.compile(
    r"\b(?:on|in|of|at|with)\s(?:the|these|those)\s(?:very\s)?same\s(?:[a-z]+\s)?[a-z]+"
    r"|\bthe\s(?:very\s)?same\s(?:model|agent|system|version|program|programme|tool|assistant|network)\b"
    r"|\d\s?(?:%|[a-z]+)?\s(?:or\s[a-z]+\s)?there(?=[.,;:)]|$|\s(?:and|while|but)\b)",
    re.IGNORECASE,
)
_VERSION = re.compile(r"\d")
_OF_IT = re.compile(r"(?:(?:[Oo]n|[Ii]n)\s[^,;:.]{2,60},\s)?(?:[Ii]t|[Tt]hey)\s")
"""A sentence that goes on about the system told before."""
_THE_ONE = re.compile(r"\b[Tt]he\s(?:new\s|latest\s|current\s|old\s)?one\b")


@dataclass(frozen=True, slots=True)
class Benchmarks:
    """The step that finds results on benchmarks in propositions."""

    name: str = "benchmarks"
    version: str = "5"
    requires: frozenset[Layer] = frozenset(
        {
            *(Layer.TEXT, Layer.METADATA, Layer.BLOCKS, Layer.SENTENCES, Layer.ENTITIES),
            *(Layer.PROPOSITIONS, Layer.FIGURES),
        }
    )
    provides: frozenset[Layer] = frozenset({Layer.BENCHMARKS})

    def __call__(self, draft: Draft) -> Draft:
        """The draft with its results, in the order of the text."""
        sentences = [(s.span.start, s.span.end) for s in draft.sentences]
        known, systems, topic = _names(draft, sentences)
        lines = Lines(draft.text, known, _table_rows(draft))
        rows: list[FoundResult] = []
        told, listing = Told(), listing_of(draft, known, topic)
        held, days = _by_sentence(draft), days_of_writing(draft)
        for number, (start, end) in enumerate(sentences):
            indices = held.get(number, [])
            if end - start > LONGEST_SENTENCE:
                continue
            line = lines.number(start)
            if lines.cells(line) is not None:
                if indices:
                    rows.extend(_of_row(draft, indices[0], lines, line, known))
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
                draft.text[min(start, label.start) if label else start : end],
                *(told, label, named[0] if named else None),
            )
            spoken = (start, end, named, told, systems, days[number])
            new = _of_sentence(
                draft,
                indices,
                number,
                spoken,
                Known(known, systems, topic, told, rows, days[number]),
            )
            new = _with_listed(new, list(listed_rows(draft, number, indices, listing, told)))
            rows.extend(new)
            told = told_after(draft.text, (start, end), told, named, label)
            told = _with_result(told, new, systems, (start, end), draft.text)
        read = with_read(draft, rows, _takers(draft, known, systems, topic))
        turned = scores_in_turn(draft, read, known, systems, topic)
        return replace(draft, benchmarks=_finished(draft, turned, known, systems))


def _takers(
    draft: Draft, known: frozenset[str], systems: Sequence[SystemMention], topic: str
) -> Takers:
    pieces = [*((s.span.start, s.span.end) for s in draft.sentences), *_heads(draft)]
    tests = [n for piece in sorted(pieces) for n in find_benchmarks(draft.text, *piece, known)]
    return Takers(draft, systems, tests, topic)


def _finished(
    draft: Draft,
    rows: Sequence[FoundResult],
    known: frozenset[str],
    systems: Sequence[SystemMention],
) -> tuple[FoundResult, ...]:
    """The rows with answers and corrections, and with what else is told of all of a test's: its date, the better end of its scale."""
    named = list(with_full_names(rows, (name for _, _, name in systems)))
    answered = with_corrections(draft, with_answers(draft, named, known, systems))
    told = [
        row
        for row in of_sections(draft, answered, known)
        if not is_scale_end(row.span.quote, row.text)
    ]
    dated = list(joint_rows(list(carried_dates(draft, list(scored(told)), known))))
    # One word alone may be a robot's name as well ("Mira").
    people = {
        fold_name(name)
        for entity in draft.entities
        if entity.kind is EntityKind.PERSON and " " in entity.name
        for name in (entity.name, *entity.aliases)
    } - entity_names(draft, {EntityKind.SYSTEM})
    return tuple(
        dict.fromkeys(
            row if fold_name(row.system or "") not in people else replace(row, human=True)
            for row in _with_directions(dated)
        )
    )


def _of_row(
    draft: Draft, index: int, lines: Lines, line: int, known: frozenset[str]
) -> Iterator[FoundResult]:
    """The results of a table's row; those without a date have that of the words above the table."""
    first = next(n for n in range(line, -2, -1) if n < 0 or lines.cells(n) is None)
    above = date_above(draft.text, lines.start(first + 1), draft.metadata.published)
    for row in table_results(draft, index, lines, line, known):
        yield row if row.date else replace(row, date=above)


def _with_listed(rows: list[FoundResult], listed: Sequence[FoundResult]) -> list[FoundResult]:
    """A line's rows with those that its list gives; of parts of a test the list's reading stands."""
    parts = {row.score for row in listed if row.variant}
    kept = [row for row in rows if row.score not in parts]
    got = {row.score for row in kept}
    return kept + [row for row in listed if row.score not in got]


_Spoken = tuple[int, int, Sequence[NamedBenchmark], Told, Sequence[SystemMention], str | None]
"""A sentence's ends, the tests it names, what was told before, the text's systems and the day of writing."""


def _of_sentence(
    draft: Draft, indices: Sequence[int], number: int, spoken: _Spoken, known: Known
) -> list[FoundResult]:
    """The results of a sentence, clause by clause, with those that its syntax tells besides."""
    new: list[FoundResult] = []
    if not indices:
        return new
    main: str | None = None
    for clause in clauses_of(draft.text, *spoken):
        one = _THE_ONE.search(draft.text, clause.start, clause.end)
        before = new[-1].system if new and (clause.continued or one) else None
        told = list(_rows(draft, clause, indices, number, main if clause.resumed else before))
        new.extend(told)
        main = told[-1].system if told and not clause.compared else main
    return predicated_rows(draft, indices, number, spoken[2], known, new)


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
        date=before.date,
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
) -> tuple[frozenset[str], tuple[SystemMention, ...], str]:
    """The folded names of the text's benchmarks, where it names systems, and the one it is about or "".

    A list's label is a benchmark where systems stand behind it, so systems are looked for twice.
    """
    heads = _table_rows(draft)
    known = known_benchmarks(draft.text, [*sentences, *heads, *_heads(draft)])
    lines = Lines(draft.text, known, heads)
    known |= table_tests(lines, known)
    others = _others(draft)
    placed = {name for parse in draft.parses for name in placed_tests(draft.text, parse)}
    placed |= told_tests(draft.text, [*sentences, *_heads(draft)])
    placed |= defined_tests(draft.text, sentences)
    placed |= headed_tests(draft, known | placed)
    placed |= opened_tests(draft.text, sentences)
    known |= (placed | titled_tests(draft.text[slice(*head)] for head in _heads(draft))) - others
    # What a common noun introduces as a test is no place, whatever it sounds like.
    known |= introduced_tests(draft.text, sentences) - entity_names(draft, {EntityKind.PERSON})
    known |= coined_benchmarks(draft.text, sentences) - others
    known |= named_occasions(draft.text, sentences) - others
    known |= asked_tests(draft) - others
    topic = topic_system(draft, known)
    own = frozenset([topic] if topic else [])
    known |= coined_tests(draft.text, sentences, others | {fold_name(name) for name in own})
    pieces = [*sentences, *heads, *_heads(draft)]
    known |= weighed_tests(draft.text, pieces, others | {fold_name(name) for name in own})
    known |= tests_in_turn(draft.text, sentences, known) - others
    takers = frozenset(name for _, _, name in find_systems(draft, _places(draft, sentences, known)))
    known |= tests_beside(lines, takers) - others
    titled = table_systems(lines, known) | own | shaped_systems(draft.text, sentences, known)
    titled |= introduced_systems(draft.text, sentences)
    systems = find_systems(draft, _places(draft, sentences, known), titled)
    known = labels_of_systems(draft, lines, known, systems)
    systems = find_systems(draft, _places(draft, sentences, known), titled)
    return known, systems, topic or named_in_title(draft, systems)


def _others(draft: Draft) -> frozenset[str]:
    """Folded names of the text's people, places and systems, which are no tests."""
    return frozenset(
        fold_name(name)
        for entity in draft.entities
        if entity.kind in {EntityKind.PERSON, EntityKind.PLACE, EntityKind.SYSTEM}
        for name in (entity.name, *entity.aliases)
    )


def _heads(draft: Draft) -> list[tuple[int, int]]:
    """Titles, headings and captions, which are no sentences and may name a test."""
    kinds = {BlockKind.TITLE, BlockKind.HEADING, BlockKind.CAPTION}
    return [(b.span.start, b.span.end) for b in draft.blocks if b.kind in kinds]


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


def _with_result(
    told: Told,
    rows: Sequence[FoundResult],
    known: Sequence[SystemMention],
    place: tuple[int, int],
    text: str,
) -> Told:
    """What was told, with the system that the sentence spoke of and the measure of its scores."""
    systems = [s for s in known if place[0] <= s[0] < place[1]]
    if systems and not (rows and told.system == rows[0].system and _OF_IT.match(text, *place)):
        shaped = next((name for _, _, name in systems if _VERSION.search(name)), told.tested)
        told = replace(told, system=systems[0][2], tested=shaped)
    if rows:
        told = replace(told, date=rows[-1].date)
        metrics = {row.metric for row in rows}
        metric = rows[-1].metric if len(metrics) == 1 else None
        told = replace(told, unit=rows[-1].unit, metric=metric)
        if not systems and rows[0].system:
            told = replace(told, system=rows[0].system)
        machine = next((row.system for row in rows if row.system and not row.human), told.tested)
        told = replace(told, tested=machine)
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
            yield from score_rows(draft, clause, number, benchmark, system, indices)


def _subject(draft: Draft, clause: Clause, score: Score, sentence: int) -> str | None:
    """The noun whose verb governs a score, where the clause names the test or says "the same"."""
    at = score.end - len(draft.text[score.start : score.end].lstrip("~≈<>≤≥ "))
    noun = subject_noun(draft.parses[sentence], draft.text, at)
    if noun in {"model", "system", "agent"} and (clause.told.system or clause.told.topic):
        return clause.told.system or clause.told.topic
    same = _SAME.search(draft.text, clause.start, clause.end)
    return noun if clause.named or same or is_human(noun) else None


STEP = Benchmarks()
"""The step, for the registry."""
