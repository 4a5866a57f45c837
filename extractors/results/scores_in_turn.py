"""Scores told in turn: "CodeYard 41.5, QuayBench 38.2 and WardQuiz 66", then "Heron 2 had 33.7, 29 and 58".

A row of tests each with its figure is of the system spoken of; as many figures of another system that follow are
of the same tests in the same order, and so are figures that stand for tests named side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.draft import BlockKind, Draft, FoundResult
from extractors.names.name_words import fold_name
from extractors.results.benchmark_names import NamedBenchmark, find_benchmarks, may_name_test
from extractors.results.metrics import direction_of
from extractors.results.settings import is_human
from extractors.results.system_names import SystemMention

_S = "[ \u00a0\u2009\u202f]"
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d{1,4})(?:\.\d+)?"
_UNIT = rf"(?P<unit>{_S}?%|{_S}per{_S}cent)?"
_JOIN = rf"(?:,{_S}(?:and{_S})?|{_S}(?:and|&){_S}|;{_S})"
_BETWEEN = re.compile(_JOIN)
_FIGURE = rf"(?<![\w.,$€£-])(?P<figure>{_NUMBER}){_UNIT}(?![\w%]|[.,]\d)"
_FIGURES = re.compile(
    rf"(?<![\w.,$€£-]){_NUMBER}(?:{_S}?%|{_S}per{_S}cent)?(?:{_JOIN}(?:on{_S})?{_NUMBER}(?:{_S}?%|{_S}per{_S}cent)?)+(?![\w%]|[.,]\d|{_S}[a-z]+s\b(?<!respectively))"
)
_ONE = re.compile(_FIGURE)
_ITEM = re.compile(
    rf"(?<![\w.-])(?P<name>[A-Z][\w+-]*(?:{_S}[A-Z][\w-]*)?|[a-z]+-[a-z-]+)(?:{_S}|:{_S}|{_S}at{_S}|(?:,{_S}[\w@-]{{2,14}})?{_S}(?:→|->|=>){_S})[~≈]?{_FIGURE}"
)
_HAS = re.compile(
    rf"(?:{_S}\([^()]{{1,30}}\))?(?:{_S}(?:has|have|had|gets?|got|scores?|scored|does|did|manages?|managed|reached|reaches|posts|posted|stands{_S}at|stood{_S}at|at|with|only|just|about))*(?::|{_S}[–—-])?{_S}[~≈]?"
)
_FOR = re.compile(rf"{_S}(?:for|by|from){_S}(?:the{_S})?")
_REACH = 2
"""How many sentences behind a row of tests its order still holds."""
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Told:
    """Figures told in turn of one sentence: their tests, whose they are and where the rest of them stand."""

    sentence: int
    tests: tuple[NamedBenchmark, ...]
    figures: tuple[tuple[str, str], ...]
    system: str


def scores_in_turn(
    draft: Draft,
    rows: Sequence[FoundResult],
    known: frozenset[str],
    systems: Sequence[SystemMention],
    topic: str,
) -> list[FoundResult]:
    """The rows with the scores that are told in turn; these stand for whatever else was read of them.

    Args:
        draft: with sentences and propositions.
        rows: results.
        known: from `known_benchmarks`.
        systems: where systems are named.
        topic: the system that the page is about, or "".
    """
    found = list(_found(draft, known, systems, topic))
    if not found:
        return list(rows)
    told = {one.sentence: {float(f.replace(",", "")) for f, _ in one.figures} for one in found}
    kept = [
        row
        for row in rows
        if row.score not in told.get(draft.propositions[row.proposition].sentence, set())
    ]
    kept += [row for one in found for row in _rows(draft, one)]
    return sorted(kept, key=lambda row: draft.propositions[row.proposition].sentence)


def tests_in_turn(
    text: str, pieces: Sequence[tuple[int, int]], known: frozenset[str]
) -> frozenset[str]:
    """Folded names of tests that stand with their figures beside known tests.

    Args:
        text: the whole text.
        pieces: its sentences.
        known: from `known_benchmarks`.
    """
    runs = (_run(text, start, end, known) for start, end in pieces)
    return frozenset(fold_name(test.name) for run in runs if run for test in run[1])


def _found(
    draft: Draft, known: frozenset[str], systems: Sequence[SystemMention], topic: str
) -> Iterator[_Told]:
    last: _Told | None = None
    spoken, place = topic, -1
    for number, sentence in enumerate(draft.sentences):
        low, high = sentence.span.start, sentence.span.end
        if sentence.block != place:
            spoken, place = topic or spoken, sentence.block
        here = [s for s in systems if low <= s[0] < high]
        run = _run(draft.text, low, high, known)
        if run is None and topic and _is_bullet(draft, sentence.block):
            run = _item(draft.text, low, high, known)
        if run is not None:
            first, tests, figures = run
            before = [name for _, end, name in here if end <= first]
            system = before[-1] if before else spoken
            if system:
                last = _Told(number, tests, figures, system)
                yield last
                continue
        one = _in_order(draft.text, number, (low, high), here, last)
        if one is None:
            one = _side_by_side(draft.text, number, (low, high), here, known)
        if one is not None:
            yield one
        if here:
            spoken = here[0][2]


def _run(
    text: str, low: int, high: int, known: frozenset[str]
) -> tuple[int, tuple[NamedBenchmark, ...], tuple[tuple[str, str], ...]] | None:
    """Where a row of tests with their figures begins, the tests and the figures; None where there is none."""
    items = list(_ITEM.finditer(text, low, high))
    best: list[re.Match[str]] = []
    run: list[re.Match[str]] = []
    for item in items:
        if run and not _BETWEEN.fullmatch(text, run[-1].end(), item.start()):
            run = []
        run = [*run, item]
        best = run if len(run) > len(best) else best
    tests = [_test(item, known) for item in best]
    named = sum(test is not None and test.variant != "" for test in tests)
    if len(best) < _FEWEST or not all(tests) or not named:
        return None
    rest = _ONE.search(text, best[-1].end(), high)
    if rest is not None and _BETWEEN.fullmatch(text, best[-1].end(), rest.start()):
        return None
    figures = tuple((item["figure"], item["unit"] or "") for item in best)
    return best[0].start(), tuple(test for test in tests if test), figures


def _item(
    text: str, low: int, high: int, known: frozenset[str]
) -> tuple[int, tuple[NamedBenchmark, ...], tuple[tuple[str, str], ...]] | None:
    """The one test and figure behind the label of a list's item: "Long documents: LedgerQA 88.3"."""
    items = list(_ITEM.finditer(text, low, high))
    test = _test(items[0], known) if len(items) == 1 else None
    if test is None or test.variant == "" or text[items[0].end() : high].strip(" .*"):
        return None
    before = text[low : items[0].start()].rstrip()
    if before and (before[-1] != ":" or any(map(str.isdigit, before))):
        return None
    return items[0].start(), (test,), ((items[0]["figure"], items[0]["unit"] or ""),)


def _is_bullet(draft: Draft, place: int) -> bool:
    return 0 <= place < len(draft.blocks) and draft.blocks[place].kind is BlockKind.BULLET


def _test(item: re.Match[str], known: frozenset[str]) -> NamedBenchmark | None:
    """The test that an item's label is the name of; a name in small letters counts beside others."""
    name = item["name"]
    found = find_benchmarks(name, 0, len(name), known)
    if len(found) == 1 and found[0].end - found[0].start == len(name):
        return found[0]
    return NamedBenchmark(0, len(name), name, "") if _may_be(name) else None


def _may_be(name: str) -> bool:
    """Whether a label beside names of tests may be another's: small letters with a hyphen, or a coined shape."""
    return name.islower() or may_name_test(name, plain=False)


def _in_order(
    text: str,
    number: int,
    ends: tuple[int, int],
    here: Sequence[SystemMention],
    last: _Told | None,
) -> _Told | None:
    """A sentence's figures of another system for the tests just told, in their order."""
    if last is None or number - last.sentence > _REACH:
        return None
    for match in _FIGURES.finditer(text, *ends):
        figures = tuple((f["figure"], f["unit"] or "") for f in _ONE.finditer(match.group()))
        whose = _holder(text, match, here)
        if len(figures) == len(last.tests) and whose and fold_name(whose) != fold_name(last.system):
            return _Told(number, last.tests, figures, whose)
    return None


def _holder(text: str, match: re.Match[str], here: Sequence[SystemMention]) -> str | None:
    """Whose figures stand in a row: the name right before them and a verb of having, or behind "for"."""
    for start, end, name in here:
        if _HAS.fullmatch(text, end, match.start()):
            return name
        if _FOR.fullmatch(text, match.end(), start):
            return name
    return None


def _side_by_side(
    text: str,
    number: int,
    ends: tuple[int, int],
    here: Sequence[SystemMention],
    known: frozenset[str],
) -> _Told | None:
    """As many figures side by side as tests side by side, of the one system that a sentence names."""
    tests = find_benchmarks(text, *ends, known)
    beside = all(_BETWEEN.fullmatch(text, one.end, other.start) for one, other in pairwise(tests))
    runs = list(_FIGURES.finditer(text, *ends))
    if len(tests) < _FEWEST or not beside or len(runs) != 1 or len({n for _, _, n in here}) != 1:
        return None
    figures = tuple((f["figure"], f["unit"] or "") for f in _ONE.finditer(runs[0].group()))
    taken = [runs[0].span(), *((start, end) for start, end, _ in here)]
    others = any(
        not any(start <= one.start() < end for start, end in taken)
        for one in _ONE.finditer(text, *ends)
    )
    if len(figures) != len(tests) or others:
        return None
    return _Told(number, tests, figures, here[0][2])


def _rows(draft: Draft, told: _Told) -> Iterator[FoundResult]:
    index = next((n for n, p in enumerate(draft.propositions) if p.sentence == told.sentence), None)
    if index is None:
        return
    last = next((unit for _, unit in reversed(told.figures) if unit), "")
    for test, (figure, unit) in zip(told.tests, told.figures, strict=True):
        name = "%" if unit or last else ""
        yield FoundResult(
            proposition=index,
            span=draft.propositions[index].span,
            benchmark=test.name,
            system=told.system,
            score=float(figure.replace(",", "")),
            unit=name,
            date=None,
            qualifier=None,
            text=" ".join(f"{figure}{unit}".split()),
            direction=direction_of(None, name, ""),
            variant=test.variant or None,
            human=is_human(told.system),
        )
