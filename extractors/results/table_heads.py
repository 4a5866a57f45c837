"""What stands over a table: the heads of its columns, and the one test and unit that the words above name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.names.name_words import fold_name, name_words
from extractors.results.benchmark_lines import Lines
from extractors.results.benchmark_names import NamedBenchmark, find_benchmarks
from extractors.results.metrics import metrics_in
from extractors.results.scores import unit_in

_FARTHEST = 60
"""How many rows above a table's head may stand."""
_NEAR = 4
"""How many lines above a table its caption may stand."""
_SECTION = 14
"""How many lines above a table the words stand that it belongs to, where no caption names a test."""
_RULE = re.compile(r"^:?-{2,}:?$")
_GAP = re.compile(r"\s{2,}")
_FIGURE = re.compile(r"^[~≈±]?\s?\d[\d.,]*\s?\S{0,4}$")
_SHAPED = re.compile(
    r"^[A-Z][\w.-]*(?:\s[A-Z][\w-]*)*(?:\sv?\d[\d.]*|-[\w.]*\d|-[A-Z]{1,2})$|[a-z][A-Z]"
)
"""A product's name, with its version or capitals inside."""
_MARKS = "*_` "
_ALL_ON = re.compile(
    r"\W*(?:all |the )?(?:figures|scores|numbers|results|values|rates) (?:above |here |shown )?(?:are )?(?:on|from|for) ",
    re.IGNORECASE,
)
"""A line under a table that says what all its figures were got on."""


@dataclass(frozen=True, slots=True)
class Caption:
    """The words above a table that name one test.

    Args:
        words: the line.
        test: the test, or None where none or several are named.
        unit: the unit that the caption gives in brackets; "" where it gives none.
        near: whether it stands right above the table.
    """

    words: str
    test: NamedBenchmark | None
    unit: str
    near: bool


def head_of(lines: Lines, line: int) -> list[str] | None:
    """The heads of the columns over a row: the table's first row, or the line above it where that row is of figures.

    Columns parted by spaces leave the first head out ("             Quarry 2    Quarry 1").

    Args:
        lines: the text's lines.
        line: the row's line.
    """
    first, head = line, None
    for above in range(line - 1, max(-1, line - _FARTHEST), -1):
        cells = lines.cells(above)
        if cells is None:
            break
        first, head = above, cells
    if head is not None:
        first = head_line(lines, first, line)
        head = lines.cells(first)
    own = lines.cells(first) or []
    if len(own) > 1 and all(_FIGURE.match(cell) or not _words(cell) for cell in own[1:]):
        over = _GAP.split(lines.words(first - 1).strip()) if first else []
        named = sum(_SHAPED.search(cell) is not None for cell in over)
        if len(over) == len(own) - 1 and named * 2 > len(over):
            head = ["", *over]
    return None if head is None else [cell.strip(_MARKS) for cell in head]


def head_line(lines: Lines, first: int, stop: int) -> int:
    """The line of a table that heads its columns; groups of columns may stand in a row of their own over it.

    Args:
        lines: the text's lines.
        first: the table's first line.
        stop: past the last line that may be it.
    """
    below = lines.cells(first + 1) if first + 2 < stop else None
    if below is None or is_rule(below):
        return first
    over = [cell for cell in lines.cells(first) or [] if cell.strip(_MARKS)]
    ruled = is_rule(lines.cells(first + 2) or [""])
    words = all(not cell or (_words(cell) and not _FIGURE.match(cell)) for cell in below)
    # Fewer titles than columns: each is over several.
    return first + 1 if ruled and words and len(over) < len(below) else first


def _words(cell: str) -> bool:
    return any(map(str.isalpha, cell.replace("n/a", "")))


def is_rule(cells: Sequence[str]) -> bool:
    """Whether a row holds only dashes that part a table's head from its body."""
    return all(_RULE.match(cell) or not cell for cell in cells)


def caption_of(lines: Lines, line: int, known: frozenset[str]) -> Caption:
    """The words above a row's table that name its one test, right above it or else in its section.

    Args:
        lines: the text's lines.
        line: the row's line.
        known: from `known_benchmarks`.
    """
    first = next(n for n in range(line, -2, -1) if n < 0 or lines.cells(n) is None)
    unit, told = "", ""
    for above in range(first, max(-1, first - _SECTION), -1):
        words = lines.words(above)
        if not words.strip():
            continue
        near = first - above < _NEAR
        unit = unit or (unit_in(words) if near and "(" in words else "")
        told = told or words
        named = {n.name: n for n in find_benchmarks(words, 0, len(words), known)}
        if len(named) > 1:
            return Caption(words, None, unit, near)
        if named:
            return Caption(words, next(iter(named.values())), unit, near)
    return _below(lines, line, known, told) or Caption(told, None, unit, near=bool(told))


def _below(lines: Lines, line: int, known: frozenset[str], above: str) -> Caption | None:
    """The line right behind a table that says what its figures measure on which one test: "BLEU on the test set of X."."""
    last = next(n for n in range(line, lines.count + 1) if n == lines.count or not lines.cells(n))
    for below in range(last, min(lines.count, last + _NEAR)):
        words = lines.words(below)
        if not words.strip():
            continue
        named = {n.name: n for n in find_benchmarks(words, 0, len(words), known)}
        first = next(iter(named.values()), None)
        measured = first and (metrics_in(words[: first.start]) or _ALL_ON.match(words))
        told = f"{above} {words}".strip()
        return (
            Caption(told, first, unit_in(told), near=True) if measured and len(named) == 1 else None
        )
    return None


def is_uncommon(word: str) -> bool:
    """Whether one word with a capital is none of the language's, and no day, place or given name.

    Args:
        word: as written.
    """
    folded, lexicon = fold_name(word), name_words()
    taken = lexicon.calendar | lexicon.places | lexicon.given | lexicon.ordinary
    capital = re.fullmatch(r"[A-Z][a-z]{4,}", word) is not None
    return capital and not metrics_in(word) and not taken & {folded, folded.removesuffix("s")}
