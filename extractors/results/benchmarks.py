"""Results on named benchmarks: which system scored what, and when.

A row needs a benchmark's name and a number. Thresholds, thought experiments, sums of money, error
rates and results to come give none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.draft import Draft, FoundResult, Layer
from extractors.forecasting.foresight import LONGEST_SENTENCE
from extractors.forecasting.horizons import TimeKind
from extractors.results.benchmark_clauses import Clause, clauses_of, result_cues
from extractors.results.benchmark_context import (
    DURATIONS,
    Told,
    introduced,
    month_of,
    now_told,
    told_after,
)
from extractors.results.benchmark_names import (
    Lines,
    find_benchmarks,
    known_benchmarks,
    plain_name,
)
from extractors.results.benchmark_tables import table_results
from extractors.results.scores import Score
from kg.model import EntityKind, Span

_LATER = re.compile(r"\b(?:later|since then|subsequently|eventually)\b", re.IGNORECASE)
_ON = re.compile(r"^\s?(?:of (?:the )?\w+ )?on (?:the )?$")
_FOR = re.compile(r"^\s?(?:for|by|from|with|using) (?:the )?$")
_CHANGE = re.compile(r"\b(?:by|another|an extra|a further) $", re.IGNORECASE)
_SHORT_OF = re.compile(
    r"\b(?:short of|far from|compared with|instead of|against)\s(?:the|its|a|an|their)?\s?$",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"^\s(?:that|which)\s(?:its|their|the|an?)\s(?:own\s)?(?:makers?|vendors?|developers?|authors?|company|suppliers?|manufacturers?|creators?)\b"
)
_ITEM = re.compile(r"^\**:\**\s$")
_COUNTING = frozenset(
    [
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "twelve",
        "several",
        "many",
        "most",
        "some",
    ]
)
_JOINED = re.compile(r"^\s*(?:,|and|&|/|,\s*and)\s*$")
_OPENS = re.compile(r"(?:^|[,;:(—]|\b(?:and|that|the|of|all|by|but))\s*$", re.IGNORECASE)
_RELATIVE = re.compile(r", (?:which|who|and which) ")
_OPEN = re.compile(r"\(([^()]*)$")


@dataclass(frozen=True, slots=True)
class Benchmarks:
    """The step that finds results on benchmarks in propositions."""

    name: str = "benchmarks"
    version: str = "3"
    requires: frozenset[Layer] = frozenset(
        {Layer.TEXT, Layer.BLOCKS, Layer.SENTENCES, Layer.ENTITIES, Layer.PROPOSITIONS}
    )
    provides: frozenset[Layer] = frozenset({Layer.BENCHMARKS})

    def __call__(self, draft: Draft) -> Draft:
        """The draft with its results, in the order of the text."""
        sentences = [(s.span.start, s.span.end) for s in draft.sentences]
        known = known_benchmarks(draft.text, sentences)
        lines = Lines(draft.text, known)
        systems = _systems(draft)
        rows: list[FoundResult] = []
        told = Told()
        held = dict(_by_sentence(draft))
        for number, (start, end) in enumerate(sentences):
            indices = held.get(number, [])
            if end - start > LONGEST_SENTENCE:
                continue
            line = lines.number(start)
            cells = lines.cells(line)
            if cells is not None:
                if indices:
                    rows.extend(_table_row(draft, indices[0], lines, line, cells, known))
                continue
            place = draft.sentences[number].block if draft.blocks else line
            told = told if told.place == place else introduced(draft, number, place, known)
            label = lines.label(line)
            named = find_benchmarks(draft.text, start, end, known)
            told = now_told(
                draft.text[min(start, label.start) if label else start : end], told, label
            )
            if indices:
                for clause in clauses_of(draft.text, start, end, named, told, systems):
                    rows.extend(_rows(draft, clause, indices))
            told = told_after(draft.text, (start, end), told, named, label)
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


def _rows(draft: Draft, clause: Clause, indices: Sequence[int]) -> Iterator[FoundResult]:
    words = draft.text[clause.start : clause.end]
    cues = result_cues()
    told = clause.continued or _is_item(draft.text, clause) or cues.results.search(words)
    if not clause.scores or not told:
        return
    for number, score in enumerate(clause.scores):
        benchmark = _benchmark(draft.text, clause, score)
        if (
            benchmark is None
            or _is_refused(draft.text, clause, score)
            or not _is_score(draft.text, clause, score)
        ):
            continue
        systems = _named_systems(draft.text, clause, score)
        if not _can_carry(draft.text, clause, benchmark, score, systems):
            continue
        date = _date(draft.text, clause, number)
        span = Span.trimmed(draft.text, clause.start, clause.end)
        index = _holding(draft, indices, score.start)
        for system in systems:
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


def _is_item(text: str, clause: Clause) -> bool:
    """Whether a clause is a list's item of a system and its score: "Vesper-2: 61%"."""
    return any(
        _ITEM.match(text[system[1] : score.start])
        for system in clause.systems
        for score in clause.scores[:1]
    )


def _is_refused(text: str, clause: Clause, score: Score) -> bool:
    """Whether the clause of a number makes it a condition, a wish or a failure."""
    start = clause.start
    for match in _RELATIVE.finditer(text, clause.start, score.start):
        start = match.end()
    return result_cues().refused.search(text, start, clause.end) is not None


def _can_carry(
    text: str, clause: Clause, benchmark: str, score: Score, systems: Sequence[str | None]
) -> bool:
    """Whether a benchmark that the clause does not name may be meant: only for a known system."""
    if any(n.name == benchmark and n.start < score.start for n in clause.named):
        return True
    if any(n.name == benchmark for n in clause.named):
        return (
            systems[0] is not None or _ON.match(text[score.end : clause.named[0].start]) is not None
        )
    length = clause.told.horizon and benchmark == clause.told.benchmark
    fits = clause.told.labelled or length == (score.unit in DURATIONS)
    return systems[0] is not None and fits


def _is_score(text: str, clause: Clause, score: Score) -> bool:
    """Whether the number stands after a verb of results, or right before "on" and the benchmark."""
    before = text[clause.start : score.start]
    after = text[score.end : clause.end]
    if _CHANGE.search(before) or _SHORT_OF.search(before) or _QUOTED.match(after):
        return False
    if score.unit == "x" or re.match(
        r"\s(?:more|less|faster|cheaper|fewer|higher|lower|improvement|increase)\b", after
    ):
        return False
    verb = result_cues().results.search(before) is not None
    placed = any(_ON.match(text[score.end : n.start]) for n in clause.named if n.start >= score.end)
    listed = any(0 <= score.start - b <= 5 for _, b, _ in clause.systems)
    return clause.continued or verb or placed or listed


def _benchmark(text: str, clause: Clause, score: Score) -> str | None:
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


def _named_systems(text: str, clause: Clause, score: Score) -> list[str | None]:
    """The systems that a score belongs to; None where the clause names none."""
    for start, _, name in clause.systems:
        if start >= score.end and _FOR.match(_skip_benchmark(text, clause, score.end, start)):
            return [name]
    before = [system for system in clause.systems if system[1] <= score.start]
    earlier = max((s.end for s in clause.scores if s.end <= score.start), default=clause.start)
    if before and before[-1][1] <= earlier and (noun := _noun_before(text, earlier, score)):
        return [noun]
    if before:
        group: list[str | None] = [*_bracketed(text, before)]
        turn = _turn(text, clause, score, len(group))
        return group if turn is None else [sorted(before[-len(group) :])[turn][2]]
    from_ = max([clause.start, *(n.end for n in clause.named if n.end <= score.start)])
    if noun := _noun_before(text, from_, score, clause.start):
        return [noun]
    after = [name for start, _, name in clause.systems if start >= score.end]
    return [after[0]] if len(after) == 1 and len(clause.scores) == 1 else [None]


def _noun_before(text: str, from_: int, score: Score, start: int | None = None) -> str | None:
    """The system that a common noun between two places names: "five readers averaged"."""
    generic = list(result_cues().generic.finditer(text, from_, score.start))
    if not generic:
        return None
    before = text[from_ if start is None else start : generic[-1].start()]
    return _plain_noun(generic[-1].group(1), opens=_OPENS.search(before) is not None)


def _turn(text: str, clause: Clause, score: Score, systems: int) -> int | None:
    """Which of as many systems a score of a list belongs to: "A and B reached 44% and 51%"."""
    scores = clause.scores
    joined = all(_JOINED.match(text[a.end : b.start]) for a, b in pairwise(scores))
    if systems < len("AB") or len(scores) != systems or not joined:
        return None
    return scores.index(score)


def _plain_noun(words: str, *, opens: bool) -> str:
    """A noun for systems with its adjectives, without articles and verbs before it."""
    kept: list[str] = []
    for word in reversed(words.split()):
        verb = re.search(r"(?:ed|s|ing)$", word) and not opens
        if kept and (verb or word.lower() in {"the", "its", "their", "a", "an", "that", "our"}):
            break
        kept.insert(0, word)
    if len(kept) > 1 and kept[0].lower() in _COUNTING:
        kept = kept[1:]
    return plain_name(" ".join(kept))


def _skip_benchmark(text: str, clause: Clause, start: int, end: int) -> str:
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
        for left, right in pairwise(reversed(before)):
            if _JOINED.match(text[right[1] : left[0]]) is None:
                return
            yield right[2]
        return
    inside = [system for system in before if system[0] >= last[0] - len(opened.group(1))]
    yield inside[0][2]
    for left, right in pairwise(inside):
        if _JOINED.match(text[left[1] : right[0]]) is None:
            return
        yield right[2]


def _date(text: str, clause: Clause, number: int) -> str | None:
    """The date that goes with a score: after it and before the next, else before it."""
    times = [t for t in clause.times if t.kind is TimeKind.DATE and t.iso is not None]
    score, used = clause.scores[number], set[int]()
    for at in range(number + 1):
        score = clause.scores[at]
        limit = clause.scores[at + 1].start if at + 1 < len(clause.scores) else clause.end
        after = [t for t in times if score.end <= t.start < limit]
        if after and at == number:
            return after[0].iso
        used |= {after[0].start} if after else set()
    before = [t.iso for t in times if t.end <= score.start and t.start not in used]
    if before:
        later = _LATER.search(text[clause.start : score.start])
        return None if later else before[-1]
    return month_of(text[clause.start : score.start], clause.told.year) if not used else None


def _qualifier(words: str, score: Score) -> str | None:
    found = [score.bound] if score.bound else []
    if len(score.values) > 1:
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


def _table_row(
    draft: Draft, index: int, lines: Lines, line: int, cells: Sequence[str], known: frozenset[str]
) -> Iterator[FoundResult]:
    """A row of a Markdown table: one result a figure."""
    for found in table_results(lines, line, cells, known):
        yield FoundResult(
            proposition=index,
            span=draft.propositions[index].span,
            benchmark=found.benchmark,
            system=found.system,
            score=found.score,
            unit=found.unit,
            date=found.date,
            qualifier=found.qualifier,
        )


STEP = Benchmarks()
"""The step, for the registry."""
