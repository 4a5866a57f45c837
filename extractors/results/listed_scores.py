"""Results in lists of figures: a label and a figure a line, under the words that name the test.

Labels are systems; on a page about one system they are its test's parts, or tests themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extractors.draft import BlockKind, Draft, FoundResult
from extractors.names.name_words import fold_name, name_words
from extractors.page.score_lines import ScoreLine, score_lines
from extractors.results.benchmark_clauses import Clause
from extractors.results.benchmark_context import Told
from extractors.results.benchmark_names import (
    TOKEN,
    NamedBenchmark,
    benchmark_words,
    find_benchmarks,
    may_name_test,
    plain_name,
    variant_of,
    without_variant,
)
from extractors.results.figures import find_figures
from extractors.results.metrics import metrics_in
from extractors.results.plain_tests import plain_tests
from extractors.results.result_rows import score_rows
from extractors.results.scores import Score
from extractors.results.taker_phrases import is_taker

_HEADED = re.compile(
    rf"(?P<level>[#*\s]*)(?:\d+(?:\.\d+)*\.?\s)?(?P<name>{TOKEN}(?: (?:{TOKEN}|v?\d[\d.]*)){{0,3}})(?: \((?P<aside>[^()]{{2,60}})\))?[:*\s]*"
)
_RUN_IN = re.compile(
    rf"(?:[-*•]\s)?\*\*(?P<name>{TOKEN})(?P<aside> \((?P<inside>{TOKEN}(?: {TOKEN})?)\))?[.:]?\*\*[.:]?\s"
)
"""A name in bold that opens a paragraph, or a topic with the name of its test in brackets."""
_BETTER = re.compile(r"\b(?:higher|lower|more|less|fewer)\sis\sbetter\b", re.IGNORECASE)
_MAKER = re.compile(r" \((?P<maker>[A-Z][a-z][^()\d]{0,40})\)$")
"""Whose a system is, behind its name: "Heron 2 (Vale Systems)"."""
_SERIES = 2
"""How many paragraphs opened by a topic with a coined name in brackets tell that these are tests."""
_FRAME = 3
"""How many blocks above a list its test may be named."""
_WHOLE = re.compile(
    r"(?:overall|average|mean|total|all|combined|macro average|aggregate)$", re.IGNORECASE
)
_INSIDE = re.compile(
    r"\((?:[^():,]{2,30}, )?(?P<name>[^():,]{2,40}?)(?::| at| on)? ~?(?P<figure>\d[\d.,]*)\s?%?\)"
)
_ORDER = re.compile(
    r"^(?:sample|run|trial|attempt|round|day|week|month|year|page|step|item|part|no\.?|question|q)\s?\d*$",
    re.IGNORECASE,
)
_ELSE = re.compile(
    r"\b(?:price|cost|size|weight|params?|parameters|tokens|context|dimensions|version|date|cutoff|votes|views|likes|comments|replies|seed|batch|layers|threshold|capacity|budget|chance|odds|probability|likelihood|expect|forecast|predict\w*|outlook|will|would|target)\b",
    re.IGNORECASE,
)
"""Labels of something else than scores."""
_FORETOLD = re.compile(
    r"\b(?:prices?|costs?|chances?|odds|probabilit\w+|likelihood|expect\w*|forecasts?|predict\w*|outlook|will|would|votes?|views|downloads|parameters)\b",
    re.IGNORECASE,
)
"""Words above a list that make it one of something else than scores."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The lists of figures of a page, and what tests the page knows.

    Args:
        lines: each line by its block.
        known: folded names of tests.
        topic: the system that the page is about, or "".
    """

    lines: dict[int, ScoreLine]
    known: frozenset[str]
    topic: str


def listing_of(draft: Draft, known: frozenset[str], topic: str) -> Listing:
    """The page's lists of figures.

    Args:
        draft: with blocks.
        known: folded names of tests.
        topic: the system that the page is about, or "".
    """
    taken = {outlook.block for outlook in draft.outlooks}
    lines = {line.block: line for line in score_lines(draft.blocks) if line.first not in taken}
    return Listing(lines, known, topic)


def headed_tests(draft: Draft, known: frozenset[str]) -> frozenset[str]:
    """Folded names of tests that headings give: a coined name over a list of figures, or a name with its measure.

    "## FixForge Verified" over "Heron 2 (Vale): 78.4", "SignTalk (BLEU, higher is better)". Where one section is
    headed by a known test, the sections beside it that coined names head are of tests, too.

    Args:
        draft: with blocks.
        known: from `known_benchmarks`.
    """
    listed = {line.first for line in score_lines(draft.blocks)}
    found = set[str]()
    topics = list[str]()
    beside: dict[tuple[int | None, int], set[str]] = {}
    for at, block in enumerate(draft.blocks):
        if opened := _RUN_IN.match(block.span.quote):
            name = plain_name(opened["name"])
            if opened["inside"] and not may_name_test(name, plain=False):
                name = plain_name(opened["inside"])
                topics += [name] * may_name_test(name, plain=False)
            if may_name_test(name, plain=False):
                beside.setdefault((block.lead, -1), set()).add(fold_name(name))
        match = _HEADED.fullmatch(block.span.quote) if block.kind is BlockKind.HEADING else None
        if match is None:
            continue
        name = without_variant(plain_name(match["name"]))
        measured = bool(match["aside"]) and (
            _BETTER.search(match["aside"]) is not None or bool(metrics_in(match["aside"]))
        )
        if measured or (at + 1 in listed and may_name_test(name, plain=False)):
            found.add(fold_name(name))
        elif may_name_test(name, plain=False):
            beside.setdefault((block.lead, match["level"].count("#")), set()).add(fold_name(name))
    if len(topics) >= _SERIES:
        found.update(map(fold_name, topics))
    for names in beside.values():
        found |= names if names & known else set()
    return frozenset(found)


def listed_rows(
    draft: Draft, number: int, indices: Sequence[int], listing: Listing, told: Told
) -> Iterator[FoundResult]:
    """The results of a sentence that is a line of a list of figures.

    Args:
        draft: with blocks, sentences, parses and propositions.
        number: which sentence.
        indices: its propositions.
        listing: from `listing_of`.
        told: what the page said before.
    """
    line = listing.lines.get(draft.sentences[number].block)
    if not indices or line is None or _ELSE.search(draft.text, line.label[0], line.label[1]):
        return
    label = _clean(draft.text[slice(*line.label)])
    own = find_benchmarks(draft.text, *line.label, listing.known)
    frame = _frame(draft, line, listing, told)
    parts = _is_part(label) and _of_parts(draft.text, line, listing)
    if own and own[0].start == line.label[0] and listing.topic:
        test, system = own[0], listing.topic
    elif frame is None:
        if not (listing.topic and may_name_test(label, plain=False)):
            return
        test, system = NamedBenchmark(-1, -1, label, variant_of(label)), listing.topic
    elif parts and not listing.topic:
        return
    elif parts:
        whole = _WHOLE.match(label) is not None
        name = frame.name if whole else f"{frame.name} {label}"
        test, system = NamedBenchmark(-1, -1, name, None if whole else label), listing.topic
    elif _ORDER.match(label):
        return
    else:
        test, system = frame, label
    figures = find_figures(draft.text, [line.figure], measured=True)
    if not figures:
        return
    yield from score_rows(
        draft, _clause(draft, number, test, told, figures[0]), 0, test, system, indices
    )
    yield from _beside(draft, number, line, indices, test, told)


def _clean(label: str) -> str:
    """A label without emphasis and what stands behind its comma ("humans, one hour limit")."""
    name = plain_name(label.strip("*_ ").split(", ")[0])
    maker = _MAKER.search(name)
    effort = maker is not None and maker["maker"].split()[0].lower() in _efforts()
    own = maker is not None and name[0].isupper() and not effort
    return name[: maker.start()] if maker is not None and own else name


@cache
def _efforts() -> frozenset[str]:
    """First words of efforts, which tell how a system was run: "Heron 2 (High)"."""
    return frozenset(words.split()[0] for words in benchmark_words().efforts)


def _is_part(label: str) -> bool:
    """Whether a label is no name: words in lower case that are no taker's, or a direction ("is→en")."""
    plain = label[0].islower() and not any(c.isupper() or c.isdigit() for c in label)
    return "→" in label or _WHOLE.match(label) is not None or (plain and not is_taker(label))


def _of_parts(text: str, line: ScoreLine, listing: Listing) -> bool:
    """Whether most labels of a line's list are no names, so that all that are none are a test's parts."""
    labels = [
        _clean(text[slice(*one.label)]) for one in listing.lines.values() if one.first == line.first
    ]
    return 2 * sum(map(_is_part, labels)) > len(labels)


def _frame(draft: Draft, line: ScoreLine, listing: Listing, told: Told) -> NamedBenchmark | None:
    """The test that the words above a list name, the nearest first; None where they name none."""
    seen = 0
    for at in range(line.first - 1, -1, -1):
        block = draft.blocks[at]
        if block.kind is BlockKind.META:
            continue
        start, end = block.span.start, block.span.end
        if _FORETOLD.search(draft.text, max(start, draft.text.rfind(". ", start, end)), end):
            return None
        named = find_benchmarks(draft.text, start, end, listing.known)
        if named:
            return named[-1]
        plain = [
            test
            for n, sentence in enumerate(draft.sentences)
            if sentence.block == at and n < len(draft.parses)
            for test in plain_tests(draft.text, draft.parses[n])
        ]
        if plain:
            return plain[-1]
        seen += 1
        if seen == _FRAME:
            break
    name = told.benchmark or told.last
    return NamedBenchmark(-1, -1, name, told.variant) if name else None


def _clause(draft: Draft, number: int, test: NamedBenchmark, told: Told, figure: Score) -> Clause:
    span = draft.sentences[number].span
    return Clause(span.start, span.end, (test,), told, None, (), (), (figure,), continued=False)


def _beside(
    draft: Draft,
    number: int,
    line: ScoreLine,
    indices: Sequence[int],
    test: NamedBenchmark,
    told: Told,
) -> Iterator[FoundResult]:
    """Another's figure in brackets behind a line's own: "0.87 (Heron 2: 0.82)"."""
    match = _INSIDE.search(draft.text, *line.rest)
    if match is None:
        return
    name, at = match["name"], match.start("figure")
    first = fold_name(name.split()[0]) if name.split() else ""
    if not name[:1].isupper() or first in name_words().function or metrics_in(name):
        return
    others = find_figures(draft.text, [(at, line.rest[1])], measured=True)
    for other in others[:1]:
        clause = _clause(draft, number, test, told, other)
        yield from score_rows(draft, clause, 0, test, plain_name(name), indices)
