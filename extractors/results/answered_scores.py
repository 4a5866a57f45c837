"""Scores told as answers: who asks names the test and the system, who answers gives the figure alone.

"Where does Packhorse stand on LabelSight?" "93.5 per cent." An answer that is a fragment takes what it leaves out
from its question (the short answers of Ginzburg and Sag (2000), "Interrogative investigations").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.draft import BlockKind, Draft, FoundResult
from extractors.figure_readings import ReadFigure
from extractors.forecasting.number_words import NUMBER_WORDS
from extractors.names.name_words import fold_name
from extractors.results.benchmark_names import (
    TOKEN,
    NamedBenchmark,
    find_benchmarks,
    may_name_test,
)
from extractors.results.metrics import direction_of
from extractors.results.scores import find_scores
from extractors.results.settings import is_human
from extractors.results.system_names import SystemMention

_ASKED = (
    re.compile(
        rf"(?<![\w.-])(?P<name>{TOKEN})(?:\s[a-z]+){{0,5}}[.,?]\s(?:So,?\s)?[Ww]hat\s(?:does|do|did)\s(?:it|that|this|the\s(?:test|benchmark))\s(?:actually\s)?(?:measure|test|ask|check)\b"
    ),
    re.compile(
        rf"\b[Ww]hat\s(?:does|do|did)\s(?P<name>{TOKEN})\s(?:actually\s)?(?:measure|test|ask|check)\b"
    ),
    re.compile(rf"\bon\s(?P<name>{TOKEN})\?"),
)
"""Questions about a test by its name."""
_ALONE = re.compile(
    r"\W*(?:(?:oh|well|yes|so|about|around|roughly|just|only|maybe|nearly|some|almost|it|it[’']s|that|that[’']s|they|there|is|was|are|were|got|gets|gets|scored?|scores"
    r"|at|on|stands?|stood|now|had|has|reached|reaches|came|comes|to|with|in|a|last|this|spring|summer|autumn|winter|year|time|month|still)\W{1,3})*",
    re.IGNORECASE,
)
"""What may stand before the figure of an answer that names nobody."""
_POINTS = re.compile(r"\b(?:it|they|them|its|their)\b")
"""What speaks of the system before: "And how did it do?"; "And the version before?" asks about another."""
_SURE = 0.6
_FIRST = 2
"""How many sentences of an answer may give the figure alone."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """What one voice says before another does: its ends and its sentences."""

    start: int
    end: int
    sentences: tuple[int, ...]


def asked_tests(draft: Draft) -> frozenset[str]:
    """Folded names of tests that questions ask about: "What does QuizMark measure?", "And on QuizMark?".

    Args:
        draft: with blocks.
    """
    return frozenset(
        fold_name(match["name"])
        for block in draft.blocks
        if block.span.quote.rstrip('*_ ”"').endswith("?")
        for pattern in _ASKED
        for match in pattern.finditer(block.span.quote)
        if may_name_test(match["name"], plain=False)
    )


def with_answers(
    draft: Draft,
    rows: Sequence[FoundResult],
    known: frozenset[str],
    systems: Sequence[SystemMention],
) -> list[FoundResult]:
    """The rows with the scores that answers give alone.

    Args:
        draft: with blocks, figures, sentences and propositions.
        rows: results, in the order of the text.
        known: from `known_benchmarks`.
        systems: where systems are named.
    """
    names = {name for _, _, name in systems} | {r.system for r in rows if r.system and not r.human}
    test: NamedBenchmark | None = None
    spoken, unit = "", ""
    found: list[FoundResult] = []
    for asking, answering in pairwise(_turns(draft)):
        asked = draft.text[asking.start : asking.end]
        named = find_benchmarks(draft.text, asking.start, asking.end, known)
        test = next(reversed(named), test)
        told = _last_named(asked, names)
        spoken = told or spoken
        if (
            not (told or named or _POINTS.search(asked.rpartition(". ")[2]))
            or not asked.rstrip('*_ ”"').endswith("?")
            or test is None
            or not spoken
        ):
            continue
        for number in answering.sentences[:_FIRST]:
            for row in _alone(draft, number, test, spoken, unit):
                unit = row.unit
                found.append(row)
    given = {(_sentence(draft, row), row.score) for row in found}
    kept = [row for row in rows if (_sentence(draft, row), row.score) not in given]
    return sorted([*kept, *found], key=lambda row: _sentence(draft, row))


def _turns(draft: Draft) -> Iterator[_Turn]:
    """The turns of a talk; blocks of one post are one."""
    blocks = [n for n, b in enumerate(draft.blocks) if b.kind is not BlockKind.META]
    groups: list[list[int]] = []
    for n in blocks:
        post = draft.blocks[n].post
        if groups and post is not None and draft.blocks[groups[-1][-1]].post == post:
            groups[-1].append(n)
        else:
            groups.append([n])
    held: dict[int, list[int]] = {}
    for number, sentence in enumerate(draft.sentences):
        held.setdefault(sentence.block, []).append(number)
    for group in groups:
        ends = draft.blocks[group[0]].span.start, draft.blocks[group[-1]].span.end
        yield _Turn(*ends, tuple(number for n in group for number in held.get(n, [])))


def _last_named(words: str, names: set[str]) -> str:
    """The name that words hold last, the longest of those that stand there."""
    places = [
        (match.end(), len(name), name)
        for name in sorted(names)
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", words)
    ]
    return max(places, default=(0, 0, ""))[2]


def _alone(
    draft: Draft, number: int, test: NamedBenchmark, system: str, unit: str
) -> Iterator[FoundResult]:
    """The score of a sentence that gives a figure and names nobody."""
    span = draft.sentences[number].span
    index = next((n for n, p in enumerate(draft.propositions) if p.sentence == number), None)
    for figure in draft.figures:
        if not span.start <= figure.start < span.end or figure.label != "SCORE":
            continue
        value = _value(draft.text, figure)
        before = draft.text[span.start : figure.start]
        if figure.probability < _SURE or value is None or not _ALONE.fullmatch(before):
            return
        score, own = value
        if index is not None:
            yield FoundResult(
                proposition=index,
                span=draft.propositions[index].span,
                benchmark=test.name,
                system=system,
                score=score,
                unit=own or (unit if score <= 100 else ""),
                date=None,
                qualifier=None,
                text=" ".join(draft.text[figure.start : figure.end].split()),
                direction=direction_of(None, own or unit, span.quote),
                variant=test.variant,
                human=is_human(system),
            )
        return


def _value(text: str, figure: ReadFigure) -> tuple[float, str] | None:
    """A figure's number and unit, in digits or in words."""
    words = text[figure.start : figure.end]
    if found := find_scores(text, figure.start, figure.end):
        return found[0].values[0], found[0].unit
    told = words.strip(" .,").lower()
    if told in NUMBER_WORDS:
        return float(NUMBER_WORDS[told]), ""
    bare = re.fullmatch(r"[~≈]?(\d+(?:\.\d+)?)", words.strip())
    return None if bare is None else (float(bare[1]), "")


def _sentence(draft: Draft, row: FoundResult) -> int:
    return draft.propositions[row.proposition].sentence
