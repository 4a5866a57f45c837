"""Rows of Markdown tables as results: one result a figure, read by the head of its column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.forecasting.horizons import TimeKind, find_times
from extractors.results.benchmark_names import Lines, find_benchmarks, plain_name
from extractors.results.scores import Score, find_scores

_FARTHEST = 60
"""How many rows above a table's head may stand."""

_BENCHMARK = re.compile(
    r"^(?:benchmark|test|task|eval|evaluation|dataset|suite|test set)s?$", re.IGNORECASE
)
_SYSTEM = re.compile(
    r"^(?:system|model|agent|entry|team|method|ai|participant|name)s?(?: name)?$", re.IGNORECASE
)
_DATE = re.compile(r"^(?:date|when|year|month|reported|released|as of|time)$", re.IGNORECASE)
_SCORE = re.compile(
    r"^(?:score|result|accuracy|pass rate|value|performance|figure|outcome)s?\b.*$|^%$",
    re.IGNORECASE,
)
_RULE = re.compile(r"^:?-{2,}:?$")
_BARE = re.compile(r"^[~≈]?\s?(\d{1,6}(?:\.\d+)?)$")
_AND = re.compile(r"\s*(?:,|&|\band\b)\s*")
_NAMED = re.compile(r"[A-Z][\w-]*[ ]?\d|[A-Z][\w-]+$|^[a-z]\d")
_MARKS = "*_` "


@dataclass(frozen=True, slots=True)
class TableResult:
    """A figure of a table with its benchmark, system and date; fields as in `FoundResult`."""

    benchmark: str
    system: str | None
    score: float
    unit: str
    date: str | None
    qualifier: str | None


def table_results(
    lines: Lines, line: int, cells: Sequence[str], known: frozenset[str]
) -> Iterator[TableResult]:
    """The results of a table's row.

    Heads may name the columns "Benchmark", "System", "Date" and "Score", or be names of
    benchmarks or, where the first column holds benchmarks, names of systems.

    Args:
        lines: the text's lines.
        line: the row's line.
        cells: its cells.
        known: from `known_benchmarks`.
    """
    head = _head(lines, line)
    if head is None or all(_RULE.match(cell) or not cell for cell in cells):
        return
    row = [cell.strip(_MARKS) for cell in cells] + [""] * (len(head) - len(cells))
    benchmark, system = _column(head, _BENCHMARK), _column(head, _SYSTEM)
    score = _column(head, _SCORE)
    if score is not None and benchmark is not None:
        date = _column(head, _DATE)
        told = _date(row[date]) if date is not None else None
        names = _systems(row[system]) if system is not None else [None]
        yield from _figures(row[benchmark], names, row[score], head[score], told)
    elif benchmark == 0:
        for title, cell in zip(head[1:], row[1:], strict=False):
            if _NAMED.search(title) and not _DATE.match(title):
                yield from _figures(row[0], [plain_name(title)], cell, "", None)
    else:
        for title, cell in zip(head[1:], row[1:], strict=False):
            named = find_benchmarks(title, 0, len(title), known)
            if named:
                yield from _figures(named[0].name, _systems(row[0]), cell, title, None)


def _head(lines: Lines, line: int) -> list[str] | None:
    head = None
    for above in range(line - 1, max(-1, line - _FARTHEST), -1):
        cells = lines.cells(above)
        if cells is None:
            break
        head = cells
    return None if head is None else [cell.strip(_MARKS) for cell in head]


def _column(head: Sequence[str], pattern: re.Pattern[str]) -> int | None:
    return next((at for at, title in enumerate(head) if pattern.match(title)), None)


def _date(cell: str) -> str | None:
    return next((t.iso for t in find_times(cell) if t.kind is TimeKind.DATE and t.iso), None)


def _systems(cell: str) -> list[str | None]:
    """The systems of a cell: several where each part looks like a name."""
    parts = [part for part in _AND.split(cell) if part]
    if len(parts) > 1 and all(_NAMED.search(part) for part in parts):
        return [plain_name(part) for part in parts]
    return [plain_name(re.sub(r"\s*\([^()]*\)", "", cell)) or None]


def _figures(
    benchmark: str, systems: Sequence[str | None], cell: str, title: str, date: str | None
) -> Iterator[TableResult]:
    score = _score(cell, title)
    if score is None or not benchmark:
        return
    said = [score.bound] if score.bound else []
    said.extend(["range"] * (len(score.values) > 1))
    for system in systems:
        for value in score.values:
            yield TableResult(
                plain_name(benchmark), system, value, score.unit, date, "; ".join(said) or None
            )


def _score(cell: str, title: str) -> Score | None:
    found = find_scores(cell, 0, len(cell))
    if found:
        return found[0]
    bare = _BARE.match(cell)
    unit = "%" if "%" in title else ""
    bound = cell[0] if bare and cell[0] in "~≈" else ""
    return Score(0, len(cell), (float(bare.group(1)),), unit, bound) if bare else None
