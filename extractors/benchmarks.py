"""Results on named benchmarks: which system scored what, and when.

A row needs a benchmark's name and a number. Thresholds, thought experiments, sums of money, error
rates and results to come give none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from extractors.benchmark_names import (
    Lines,
    NamedBenchmark,
    benchmark_words,
    find_benchmarks,
    known_benchmarks,
    plain_name,
)
from extractors.draft import Draft, FoundResult, Layer
from extractors.foresight import LONGEST_SENTENCE
from extractors.horizons import TimeKind, TimePhrase, find_times
from extractors.scores import Score, find_scores
from extractors.wordlists import any_of
from kg.model import EntityKind, Span

_LATER = re.compile(r"\b(?:later|since then|subsequently|eventually)\b", re.IGNORECASE)
_ON = re.compile(r"^\s?(?:of (?:the )?\w+ )?on (?:the )?$")
_FOR = re.compile(r"^\s?(?:for|by|from) (?:the )?$")
_OPEN = re.compile(r"\(([^()]*)$")


@dataclass(frozen=True, slots=True)
class _Cues:
    clause: re.Pattern[str]
    results: re.Pattern[str]
    refused: re.Pattern[str]
    generic: re.Pattern[str]
    qualifiers: re.Pattern[str]


@cache
def _cues() -> _Cues:
    words = benchmark_words()
    verbs = any_of(words.results)
    return _Cues(
        clause=re.compile(
            r";|,? (?:while|whereas|but|whilst|and later|compared (?:with|to)|versus|vs\.?) |, (?:up|down) from "
            rf"|, and (?=(?:the|its|another)\s(?:[\w-]+\s){{1,3}}(?:{verbs})(?!\w))",
            re.IGNORECASE,
        ),
        results=re.compile(rf"(?<!\w)(?:{any_of(words.results)})(?!\w)", re.IGNORECASE),
        refused=re.compile(
            rf"(?<!\w)(?:{any_of(words.not_results)})(?!\w)|[’']ll\b", re.IGNORECASE
        ),
        generic=re.compile(
            rf"(?<!\w)((?:(?!by\b|in\b|the\b|of\b|on\b|and\b)[A-Za-z][\w-]*\s){{0,2}}(?:{any_of(words.systems)}))\s(?:later\s|fully\s|already\s|only\s|now\s)?(?:{any_of(words.results)})(?!\w)",
            re.IGNORECASE,
        ),
        qualifiers=re.compile(rf"(?<!\w)(?:{any_of(words.qualifiers)})(?!\w)", re.IGNORECASE),
    )


@dataclass(frozen=True, slots=True)
class _Clause:
    """A stretch with its benchmark and what was found in it."""

    start: int
    end: int
    named: tuple[NamedBenchmark, ...]
    given: str | None
    systems: tuple[tuple[int, int, str], ...]
    times: tuple[TimePhrase, ...]
    scores: tuple[Score, ...]


@dataclass(frozen=True, slots=True)
class Benchmarks:
    """The step that finds results on benchmarks in propositions."""

    name: str = "benchmarks"
    version: str = "1"
    requires: frozenset[Layer] = frozenset(
        {Layer.TEXT, Layer.SENTENCES, Layer.ENTITIES, Layer.PROPOSITIONS}
    )
    provides: frozenset[Layer] = frozenset({Layer.BENCHMARKS})

    def __call__(self, draft: Draft) -> Draft:
        """The draft with its results, in the order of the text."""
        sentences = [(s.span.start, s.span.end) for s in draft.sentences]
        known = known_benchmarks(draft.text, sentences)
        lines = Lines(draft.text, known)
        systems = _systems(draft)
        rows: list[FoundResult] = []
        told: tuple[int, str] | None = None
        for number, indices in _by_sentence(draft):
            start, end = sentences[number]
            if end - start > LONGEST_SENTENCE:
                continue
            line = lines.number(start)
            cells = lines.cells(line)
            if cells is not None:
                rows.extend(_table_row(draft, indices[0], lines, line, cells, known))
                continue
            label = lines.label(line)
            named = find_benchmarks(draft.text, start, end, known)
            given = label.name if label else told[1] if told and told[0] == line else None
            for clause in _clauses(draft.text, start, end, named, given, systems):
                rows.extend(_rows(draft, clause, indices))
            if named:
                told = (line, named[0].name if label is None else label.name)
        return replace(draft, benchmarks=tuple(dict.fromkeys(rows)))


def _by_sentence(draft: Draft) -> list[tuple[int, list[int]]]:
    held: dict[int, list[int]] = {}
    for index, proposition in enumerate(draft.propositions):
        held.setdefault(proposition.sentence, []).append(index)
    return sorted(held.items())


def _systems(draft: Draft) -> tuple[tuple[int, int, str], ...]:
    """Mentions of systems: place and canonical name, in order."""
    return tuple(
        sorted(
            (mention.span.start, mention.span.end, entity.name)
            for entity in draft.entities
            if entity.kind is EntityKind.SYSTEM
            for mention in entity.mentions
        )
    )


def _clauses(
    text: str,
    start: int,
    end: int,
    named: Sequence[NamedBenchmark],
    given: str | None,
    systems: Sequence[tuple[int, int, str]],
) -> Iterator[_Clause]:
    """The clauses of a sentence; one without a benchmark of its own takes the one before."""
    edges = [start, *(m.end() for m in _cues().clause.finditer(text, start, end)), end]
    for low, high in pairwise(edges):
        own = tuple(n for n in named if low <= n.start < high)
        inside = _slice(systems, low, high)
        scores = tuple(
            s
            for s in find_scores(text, low, high)
            if not any(a < s.end and s.start < b for a, b in _taken(own, inside))
        )
        yield _Clause(low, high, own, given, inside, find_times(text, low, high), scores)
        given = own[-1].name if own else given


def _taken(
    named: Sequence[NamedBenchmark], systems: Sequence[tuple[int, int, str]]
) -> list[tuple[int, int]]:
    return [*((n.start, n.end) for n in named), *((a, b) for a, b, _ in systems)]


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


def _rows(draft: Draft, clause: _Clause, indices: Sequence[int]) -> Iterator[FoundResult]:
    words = draft.text[clause.start : clause.end]
    cues = _cues()
    if not clause.scores or cues.refused.search(words) or not cues.results.search(words):
        return
    for number, score in enumerate(clause.scores):
        benchmark = _benchmark(draft.text, clause, score)
        if benchmark is None or not _is_score(draft.text, clause, score):
            continue
        date = _date(draft.text, clause, number)
        span = Span.trimmed(draft.text, clause.start, clause.end)
        index = _holding(draft, indices, score.start)
        for system in _named_systems(draft.text, clause, score):
            for value in score.values:
                yield FoundResult(
                    proposition=index,
                    span=span or draft.propositions[index].span,
                    benchmark=benchmark,
                    system=system,
                    score=value,
                    unit=score.unit,
                    date=date,
                    qualifier=_qualifier(words, score),
                )


def _is_score(text: str, clause: _Clause, score: Score) -> bool:
    """Whether the number stands after a verb of results, or right before "on" and the benchmark."""
    before = text[clause.start : score.start]
    after = text[score.end : clause.end]
    if score.unit == "x" or re.match(
        r"\s(?:more|less|faster|cheaper|fewer|higher|lower|improvement|increase)\b", after
    ):
        return False
    verb = _cues().results.search(before) is not None
    placed = any(_ON.match(text[score.end : n.start]) for n in clause.named if n.start >= score.end)
    listed = any(0 <= score.start - b <= 5 for _, b, _ in clause.systems)
    return verb or placed or listed


def _benchmark(text: str, clause: _Clause, score: Score) -> str | None:
    """The benchmark after "on", else the last one before the score, else the clause's or line's."""
    for named in clause.named:
        if named.start >= score.end and _ON.match(text[score.end : named.start]):
            return named.name
    before = [named.name for named in clause.named if named.end <= score.start]
    if before:
        return before[-1]
    if clause.given is not None:
        return clause.given
    return clause.named[0].name if clause.named else None


def _named_systems(text: str, clause: _Clause, score: Score) -> list[str | None]:
    """The systems that a score belongs to; None where the clause names none."""
    for start, _, name in clause.systems:
        if start >= score.end and _FOR.match(_skip_benchmark(text, clause, score.end, start)):
            return [name]
    before = [system for system in clause.systems if system[1] <= score.start]
    if before:
        return list(_bracketed(text, before))
    from_ = max([clause.start, *(n.end for n in clause.named if n.end <= score.start)])
    generic = list(_cues().generic.finditer(text, from_, score.start))
    if generic:
        return [
            plain_name(
                re.sub(r"^(?:the|its|their)\s", "", generic[-1].group(1), flags=re.IGNORECASE)
            )
        ]
    after = [name for start, _, name in clause.systems if start >= score.end]
    return [after[0]] if len(after) == 1 and len(clause.scores) == 1 else [None]


def _skip_benchmark(text: str, clause: _Clause, start: int, end: int) -> str:
    """The words between a score and a system, "on X" left out."""
    for named in clause.named:
        if start <= named.start and named.end <= end and _ON.match(text[start : named.start]):
            return text[named.end : end]
    return text[start:end]


def _bracketed(text: str, before: Sequence[tuple[int, int, str]]) -> Iterator[str]:
    """The last system, or all that one pair of brackets lists ("top systems (A, B)")."""
    last = before[-1]
    opened = _OPEN.search(text[max(0, last[0] - 120) : last[0]])
    if opened is None:
        yield last[2]
        return
    inside = [system for system in before if system[0] >= last[0] - len(opened.group(1))]
    yield inside[0][2]
    for left, right in pairwise(inside):
        if re.match(r"^\s*(?:,|and|&|/|,\s*and)\s*$", text[left[1] : right[0]]) is None:
            return
        yield right[2]


def _date(text: str, clause: _Clause, number: int) -> str | None:
    """The date that goes with a score: after it and before the next, else before it."""
    score = clause.scores[number]
    limit = clause.scores[number + 1].start if number + 1 < len(clause.scores) else clause.end
    times = [t for t in clause.times if t.kind is TimeKind.DATE and t.iso is not None]
    after = [t.iso for t in times if score.end <= t.start < limit]
    before = [t.iso for t in times if t.end <= score.start]
    if after:
        return after[0]
    return before[-1] if before and not _LATER.search(text[clause.start : score.start]) else None


def _qualifier(words: str, score: Score) -> str | None:
    found = [score.bound] if score.bound else []
    if len(score.values) > 1:
        found.append("range")
    found.extend(" ".join(m.group().lower().split()) for m in _cues().qualifiers.finditer(words))
    return "; ".join(dict.fromkeys(found)) or None


def _holding(draft: Draft, indices: Sequence[int], at: int) -> int:
    """The sentence's proposition that holds a place, else its first."""
    for index in indices:
        span = draft.propositions[index].span
        if span.start <= at < span.end:
            return index
    return indices[0]


def _table_row(
    draft: Draft, index: int, lines: Lines, line: int, cells: Sequence[str], known: frozenset[str]
) -> Iterator[FoundResult]:
    """A row of a Markdown table whose header names benchmarks: one result a figure."""
    header = _header(lines, line)
    if header is None or not cells or not cells[0]:
        return
    for title, cell in zip(header[1:], cells[1:], strict=False):
        named = find_benchmarks(title, 0, len(title), known)
        if not named:
            continue
        unit = "%" if "%" in title else ""
        match = re.fullmatch(r"(~?)(\d{1,6}(?:\.\d+)?)\s*(%?)", cell.strip("* "))
        if match:
            yield FoundResult(
                proposition=index,
                span=draft.propositions[index].span,
                benchmark=named[0].name,
                system=plain_name(cells[0].strip("* ")),
                score=float(match.group(2)),
                unit=match.group(3) or unit,
                date=None,
                qualifier=match.group(1) or None,
            )


def _header(lines: Lines, line: int) -> list[str] | None:
    """The table's first row, at most 60 rows above."""
    header = None
    for above in range(line - 1, max(-1, line - 60), -1):
        cells = lines.cells(above)
        if cells is None:
            break
        header = cells
    return header


STEP = Benchmarks()
"""The step, for the registry."""
