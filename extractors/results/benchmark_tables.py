"""Rows of Markdown tables as results: one result a figure, read by the head of its column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.draft import Draft, FoundResult
from extractors.forecasting.horizons import TimeKind, find_times
from extractors.names.name_words import fold_name
from extractors.results.benchmark_clauses import result_cues
from extractors.results.benchmark_lines import Lines
from extractors.results.benchmark_names import (
    find_benchmarks,
    may_name_test,
    plain_name,
    variant_of,
    without_variant,
)
from extractors.results.metrics import direction_of, telling
from extractors.results.scores import Score, find_scores
from extractors.results.settings import baseline_after, is_human, setting_in
from extractors.results.table_heads import (
    Caption,
    caption_of,
    head_line,
    head_of,
    is_rule,
    is_uncommon,
)
from extractors.results.table_titles import ASIDE, MARKS, Title, clean_cell, title_of

_BENCHMARK = re.compile(
    r"^(?:benchmark|test|task|eval|evaluation|dataset|suite|test set)s?$", re.IGNORECASE
)
_SYSTEM = re.compile(
    r"^(?:system|model|agent|entry|team|method|ai|participant|name|product|brand|make|car|device|cell|battery|tool|app|assistant|solver|engine|contender|candidate)s?(?: name)?$",
    re.IGNORECASE,
)
_SCORES = re.compile(
    r"\b(?:benchmarks?|evals?|evaluations?|leaderboards?|scores?|scored|test results)\b",
    re.IGNORECASE,
)
"""Words above a table that say what it shows."""
_DATE = re.compile(r"^(?:date|when|year|month|reported|released|as of|time)$", re.IGNORECASE)
_SCORE = re.compile(
    r"^(?:score|result|accuracy|pass rate|value|performance|figure|outcome)s?\b.*$|^%$",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"^[~≈]?\s?((?:\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.\d+)?)\**(?:\s?\(?±\s?\d[\d.]*\)?|\s\([+−–-]\s?\d[\d.]*\s?%?\))?\**$"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_AND = re.compile(r"\s*(?:,|&|\band\b)\s*")
_NAMED = re.compile(
    r"[A-Z][\w-]*[ ]?\d|[A-Z][\w-]+$|^[a-z]\d|^(?!(?:top|pass|maj|best)[-@])[a-z]{3,}(?:-[a-z]+)*-v?\d"
)
_COINED = re.compile(r"^[A-Z][\w.+-]*(?:[a-z][A-Z]|[ -]?\d)[\w.+-]*(?: [\w.+-]+){0,2}$")
_TITLED = re.compile(r"^[A-Z][\w.+-]+(?: [A-Z][\w.+-]*)+$")
_ALIKE = 2
"""How many heads with a test's shape tell that the others are tests."""
_NEAR = 3
"""How many lines above a table its caption may stand."""
BESIDE = re.compile(
    r"^(?:param(?:eter)?s?|size|price|costs?|cost per .*|licen[cs]e|released?|released? date|context|context (?:length|window)|tokens?|memory|rank|#|"
    r"organi[sz]ation|org|maker|vendor|company|country|source|links?|change|difference|gain|delta|Δ|what it .*|votes|runs?|n)\b.*$",
    re.IGNORECASE,
)
"""Titles of columns that hold no scores."""
_PER = re.compile(r"^(?:[A-Za-z][a-z-]* ){1,3}per (?:[a-z]+ ?){1,3}(?:\([^()]*\))?$")
"""A rate without a test: "Tokens per second"."""
_HELD_BY = re.compile(r"^(?P<score>[^()]*\d[^()]*?)\s*\((?P<name>[^()\d][^()]*|[a-z]\d[^()]*)\)$")
"""A figure with the system that holds it: "44.8% (Heron 1)"."""


_METRIC_HEAD = re.compile(r"^(?:metric|measure)s?$", re.IGNORECASE)
_SETTING_HEAD = re.compile(
    r"^(?:setting|set-?up|scaffold|harness|effort|mode|notes?)s?$", re.IGNORECASE
)


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
    head, cells = head_of(lines, line), lines.cells(line)
    if head is None or cells is None or is_rule(cells):
        return
    row = [clean_cell(cell) for cell in cells] + [""] * (len(head) - len(cells))
    caption = caption_of(lines, line, known)
    make = _Maker(draft, index, _beside(head, row), caption.unit)
    benchmark, score = _column(head, _BENCHMARK), _column(head, _SCORE)
    tests = [bool(find_benchmarks(title, 0, len(title), known)) for title in head]
    if score is not None and benchmark is not None:
        yield from make.results(title_of(row[benchmark], head[score]), row[score])
    elif benchmark == 0 or (
        benchmark is None
        and not any(tests)
        and (not head[0] or (score is None and _is_test(row[0], known)))
    ):
        yield from _by_test(make, head, row)
    elif any(tests[1:]):
        for title, cell, test in zip(head[1:], row[1:], tests[1:], strict=False):
            if test:
                yield from make.results(_of_test(title, known), cell, _systems(row[0]))
    elif (about := _about(caption)) and (not head[0] or _is_system_head(head[0], row[0], known)):
        yield from _by_part(make, head, row, about)


def _about(caption: Caption) -> Title | None:
    """The one test that the words above a table name, with the measure told there."""
    if caption.test is None:
        return None
    title = title_of(caption.words) if caption.near else title_of("")
    return replace(title, name=caption.test.name, variant=caption.test.variant)


def _is_system_head(title: str, cell: str, known: frozenset[str]) -> bool:
    """Whether a column holds systems by its title, or by a cell with a product's shape."""
    named = _COINED.match(cell) is not None and not _is_test(cell, known)
    return _SYSTEM.match(title) is not None or named


def table_tests(lines: Lines, known: frozenset[str]) -> frozenset[str]:
    """Folded names of tests that heads of rows and columns give, so that the prose beside may name them, too.

    A head is one where the other heads tell that it is: rows under "Benchmark" or beside columns of systems,
    columns beside rows of systems. Its shape must be a test's; of an acronym only where words above the table
    say that it shows scores.

    Args:
        lines: the text's lines.
        known: from `known_benchmarks`.
    """
    found: set[str] = set()
    for top, stop in lines.tables():
        first = head_line(lines, top, stop)
        head = [cell.strip(MARKS) for cell in lines.cells(first) or []]
        body = [cells for n in range(first + 1, stop) if (cells := lines.cells(n)) is not None]
        body = [[clean_cell(cell) for cell in cells] for cells in body if not is_rule(cells)]
        labels = [cells[0] for cells in body]
        scored = any(_SCORES.search(lines.words(n)) for n in range(max(0, first - _NEAR), first))
        if _BENCHMARK.match(head[0]):
            titles, sure = labels, True
        elif _SYSTEM.match(head[0]) or _mostly_systems(labels, known):
            titles = [
                title
                for at, title in enumerate(head)
                if at and not BESIDE.match(title) and mostly_figures(body, at)
            ]
            sure = scored
        elif not head[0] and _mostly_systems(head[1:], known):
            titles, sure = labels, scored
        else:
            continue
        names = [without_variant(title_of(title).name) for title in titles]
        shaped = [name for name in names if may_name_test(name, plain=sure)]
        if len(shaped) >= _ALIKE and 2 * len(shaped) > len(names):
            # "Clerkwise" in a row with "DeskMend", "RuleBench-2" and "MailZero" is one as they are.
            shaped += [name for name in names if is_uncommon(name)]
        found.update(fold_name(name) for name in shaped)
    return frozenset(found)


def _mostly_systems(titles: Sequence[str], known: frozenset[str]) -> bool:
    """Whether most of a table's heads are names with a version or capitals inside, and no known tests."""
    told = [title for title in titles if title]
    named = [t for t in told if _COINED.match(_undated(t)) and not _is_test(t, known)]
    return len(told) > 1 and len(named) > len(told) / 2


def mostly_figures(body: Sequence[Sequence[str]], at: int) -> bool:
    """Whether most cells of a column are figures."""
    cells = [row[at] for row in body if at < len(row) and row[at]]
    return sum(_score(cell, "") is not None for cell in cells) * 2 > len(cells)


def _is_test(title: str, known: frozenset[str]) -> bool:
    """Whether a row's head is the name of a known test and nothing else."""
    name = title_of(title).name
    return any(n.end - n.start == len(name) for n in find_benchmarks(name, 0, len(name), known))


def table_systems(lines: Lines, known: frozenset[str]) -> frozenset[str]:
    """Names of systems that heads of rows and columns give, so that the prose beside may name them, too.

    Args:
        lines: the text's lines.
        known: from `known_benchmarks`.
    """
    found, sure = set[str](), set[str]()
    for line in range(lines.count):
        cells = lines.cells(line)
        head = None if cells is None else head_of(lines, line)
        if head is None or cells is None:
            continue
        if _SYSTEM.match(head[0]):
            found.add(clean_cell(cells[0]))
        elif not head[0] or _BENCHMARK.match(head[0]):
            named = [clean_cell(title) for title in head[1:] if not BESIDE.match(title)]
            # "Basalt Ultra" beside "Osprey 3" and "Osprey 2.5" is a system as they are.
            alike = _mostly_systems(named, known)
            sure.update(n for n in named if alike and _TITLED.match(n) and not is_human(n))
            found.update(named)
    coined = {name for name in found if _COINED.search(name)}
    return frozenset(
        name for name in coined | sure if not find_benchmarks(name, 0, len(name), known)
    )


def _by_test(make: _Maker, head: Sequence[str], row: Sequence[str]) -> Iterator[FoundResult]:
    """A row of one test: a column for each system, for each day, or for whoever holds a place; a price's or speed's has none."""
    if _PER.match(row[0]) or (BESIDE.match(row[0]) and not may_name_test(row[0], plain=True)):
        return
    for title, cell in zip(head[1:], row[1:], strict=False):
        whole = title_of(row[0])
        if held := _HELD_BY.match(cell):
            said = (title,) if result_cues().qualifiers.search(title) else ()
            yield from make.results(whole, held["score"], _systems(held["name"]), told=said)
        elif (date := _date(title)) and not _NAMED.search(_undated(title)):
            yield from make.results(whole, cell, date=date)
        elif (_NAMED.search(title) or is_human(title)) and not BESIDE.match(title):
            how = [told for told in (whole.setting, setting_in(title)) if told]
            run = replace(whole, setting="; ".join(dict.fromkeys(how)) or None)
            yield from make.results(run, cell, _systems(title), date=_date(title))


def _by_part(
    make: _Maker, head: Sequence[str], row: Sequence[str], about: Title
) -> Iterator[FoundResult]:
    """A row of one system on the test that the words above the table name: columns are its parts or days."""
    score = _column(head, _SCORE)
    column = _column(head, _SYSTEM)
    names = _systems(row[column or 0])
    if score is not None:
        yield from make.results(about, row[score], names)
        return
    for title, cell in zip(head[1:], row[1:], strict=False):
        own = title_of(title)
        if date := _date(title):
            if about.metric is not None:
                yield from make.results(about, cell, names, date=date)
        elif not title or BESIDE.match(title) or _DATE.match(title):
            continue
        elif own.metric is not None:
            measured = replace(about, metric=own.metric, unit=own.unit, words=own.words)
            yield from make.results(measured, cell, names)
        elif about.metric is not None:
            yield from make.results(replace(about, variant=plain_name(title)), cell, names)


def _beside(head: Sequence[str], row: Sequence[str]) -> _Beside:
    """What the row's other columns tell of all its figures."""
    date, system = _column(head, _DATE), _column(head, _SYSTEM)
    words = [row[at] for at in (_column(head, _METRIC_HEAD), _column(head, _SETTING_HEAD)) if at]
    return _Beside(
        _date(row[date]) if date is not None else None,
        _systems(row[system]) if system is not None else [None],
        words,
        setting_in(row[system or 0]),
    )


def _of_test(title: str, known: frozenset[str]) -> Title:
    return replace(title_of(title), name=find_benchmarks(title, 0, len(title), known)[0].name)


@dataclass(frozen=True, slots=True)
class _Beside:
    """What a row's other columns say: the day, the systems with how they were run, and words on measure and setting."""

    date: str | None
    systems: Sequence[str | None]
    words: Sequence[str]
    setting: str | None


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the results of a row."""

    draft: Draft
    index: int
    beside: _Beside
    unit: str = ""

    def results(
        self,
        title: Title,
        cell: str,
        systems: Sequence[str | None] | None = None,
        *,
        date: str | None = None,
        told: Sequence[str] = (),
    ) -> Iterator[FoundResult]:
        """One result for each system and each figure of a cell; ``told`` qualifies them."""
        near = title_of("", *self.beside.words)
        score = _score(cell, title.unit or near.unit or self.unit)
        if score is None or not title.name:
            return
        if _YEAR.fullmatch(cell) and not (title.metric or near.metric or score.unit):
            return
        said = [score.bound] if score.bound else []
        said.extend(["range"] * (len(score.values) > 1))
        said.extend(words.lower() for words in told)
        named = next(iter(find_benchmarks(title.name, 0, len(title.name), frozenset())), None)
        variant = variant_of(title.name) if named is None else named.variant
        metric = telling(title.metric or near.metric, score.unit)
        words = f"{title.words} {near.words}"
        for system in self.beside.systems if systems is None else systems:
            for value, high in score.figures:
                yield FoundResult(
                    proposition=self.index,
                    span=self.draft.propositions[self.index].span,
                    benchmark=title.name,
                    system=system,
                    score=value,
                    unit=score.unit,
                    date=date or self.beside.date,
                    qualifier="; ".join(said) or None,
                    text=" ".join(cell[score.start : score.end].split()),
                    metric=metric,
                    direction=direction_of(metric, score.unit, words),
                    variant=title.variant or variant,
                    setting=title.setting or near.setting or self.beside.setting,
                    baseline=baseline_after(cell[score.end :]),
                    human=is_human(system),
                    score_high=high,
                )


def _column(head: Sequence[str], pattern: re.Pattern[str]) -> int | None:
    return next((at for at, title in enumerate(head) if pattern.match(title)), None)


def _undated(title: str) -> str:
    """A title without brackets and dates: "Aug 2026" leaves nothing."""
    bare = ASIDE.sub("", title)
    for time in reversed(find_times(bare)):
        bare = bare[: time.start] + bare[time.end :]
    return bare.strip(MARKS)


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
