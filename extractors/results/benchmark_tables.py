"""Rows of Markdown tables as results: one result a figure, read by the head of its column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.draft import Draft, FoundResult
from extractors.forecasting.horizons import TimeKind, find_times
from extractors.results.benchmark_clauses import result_cues
from extractors.results.benchmark_names import Lines, find_benchmarks, plain_name, variant_of
from extractors.results.metrics import direction_of, metrics_in
from extractors.results.scores import Score, find_scores
from extractors.results.settings import baseline_after, is_human, setting_in

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
_BARE = re.compile(r"^[~≈]?\s?((?:\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.\d+)?)\**$")
_AND = re.compile(r"\s*(?:,|&|\band\b)\s*")
_NAMED = re.compile(r"[A-Z][\w-]*[ ]?\d|[A-Z][\w-]+$|^[a-z]\d")
_MARKS = "*_` "
_HELD_BY = re.compile(r"^(?P<score>[^()]*\d[^()]*?)\s*\((?P<name>[^()\d][^()]*|[a-z]\d[^()]*)\)$")
"""A figure with the system that holds it: "44.8% (Heron 1)"."""


_ASIDE = re.compile(r"\s*[(\[](?P<aside>[^()\[\]]*)[)\]]")
_METRIC_HEAD = re.compile(r"^(?:metric|measure)s?$", re.IGNORECASE)
_SETTING_HEAD = re.compile(
    r"^(?:setting|set-?up|scaffold|harness|effort|mode|notes?)s?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Title:
    """A table's title of a row or column: a name, what is measured, and how it was run."""

    name: str
    metric: str | None
    setting: str | None
    unit: str
    words: str


def table_results(
    draft: Draft, index: int, lines: Lines, line: int, known: frozenset[str]
) -> Iterator[FoundResult]:
    """The results of a table's row, one a figure.

    Heads may name the columns "Benchmark", "System", "Date" and "Score", or be names of
    benchmarks or, where the first column holds benchmarks, names of systems.

    Args:
        draft: with the row as a proposition.
        index: the proposition.
        lines: the text's lines.
        line: the row's line.
        known: from `known_benchmarks`.
    """
    head, cells = _head(lines, line), lines.cells(line)
    if head is None or cells is None or all(_RULE.match(cell) or not cell for cell in cells):
        return
    row = [cell.strip(_MARKS) for cell in cells] + [""] * (len(head) - len(cells))
    make = _Maker(draft, index)
    benchmark, system = _column(head, _BENCHMARK), _column(head, _SYSTEM)
    score = _column(head, _SCORE)
    if score is not None and benchmark is not None:
        date = _column(head, _DATE)
        told = _date(row[date]) if date is not None else None
        names = _systems(row[system]) if system is not None else [None]
        beside = [
            row[at] for at in (_column(head, _METRIC_HEAD), _column(head, _SETTING_HEAD)) if at
        ]
        whole = _title(row[benchmark], head[score], *beside)
        yield from make.results(whole, names, row[score], told)
    elif benchmark == 0:
        for title, cell in zip(head[1:], row[1:], strict=False):
            if held := _HELD_BY.match(cell):
                said = (title,) if result_cues().qualifiers.search(title) else ()
                yield from make.results(
                    _title(row[0]), _systems(held["name"]), held["score"], None, *said
                )
            elif (_NAMED.search(title) or is_human(title)) and not _DATE.match(title):
                yield from make.results(_title(row[0]), _systems(title), cell, None)
    else:
        for title, cell in zip(head[1:], row[1:], strict=False):
            if named := find_benchmarks(title, 0, len(title), known):
                whole = replace(_title(title), name=named[0].name)
                yield from make.results(whole, _systems(row[0]), cell, None)


def _title(words: str, *beside: str) -> _Title:
    """A title's name without what stands in brackets; measure and setting are looked for there."""
    asides = " ".join([*(m["aside"] for m in _ASIDE.finditer(words)), *beside])
    name = plain_name(_ASIDE.sub("", words).strip(_MARKS + "↑↓%,"))
    inside = metrics_in(name)
    metric = next(iter((*metrics_in(asides), *inside)), None)
    for told in inside:
        shorter = re.sub(rf"(?i),?\s*\b{re.escape(told)}\b", "", name).strip()
        name = shorter or name
    unit = "%" if "%" in words or any("%" in one for one in beside) else ""
    return _Title(name, metric, setting_in(asides), unit, f"{words} {' '.join(beside)}")


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the results of a row."""

    draft: Draft
    index: int

    def results(
        self, title: _Title, systems: Sequence[str | None], cell: str, date: str | None, *told: str
    ) -> Iterator[FoundResult]:
        """One result for each system and each figure of a cell; ``told`` qualifies them."""
        score = _score(cell, title.unit)
        if score is None or not title.name:
            return
        said = [score.bound] if score.bound else []
        said.extend(["range"] * (len(score.values) > 1))
        said.extend(words.lower() for words in told)
        named = next(iter(find_benchmarks(title.name, 0, len(title.name), frozenset())), None)
        for system in systems:
            for value, high in score.figures:
                yield FoundResult(
                    proposition=self.index,
                    span=self.draft.propositions[self.index].span,
                    benchmark=title.name,
                    system=system,
                    score=value,
                    unit=score.unit,
                    date=date,
                    qualifier="; ".join(said) or None,
                    text=" ".join(cell[score.start : score.end].split()),
                    metric=title.metric,
                    direction=direction_of(title.metric, score.unit, title.words),
                    variant=variant_of(title.name) if named is None else named.variant,
                    setting=title.setting,
                    baseline=baseline_after(cell[score.end :]),
                    human=is_human(system),
                    score_high=high,
                )


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


def _score(cell: str, told: str) -> Score | None:
    found = find_scores(cell, 0, len(cell))
    if found and not found[0].loose:
        return found[0]
    bare = _BARE.match(cell)
    if bare is None:
        return None
    value = float(bare.group(1).replace(",", ""))
    return Score(0, len(cell), (value,), told, cell[0] if cell[0] in "~≈" else "")
