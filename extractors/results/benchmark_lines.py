"""The lines of a text: rows of tables, and labels that name a benchmark."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from extractors.page.tables import is_column_rule, row_cells
from extractors.results.benchmark_names import TOKEN, NamedBenchmark, find_benchmarks, may_name_test

_S = "[ \u00a0\u2009\u202f]"
_LABEL = re.compile(
    rf"^\s*(?:(?:[-*•]|\d{{1,2}}[.)])\s+)?(?P<bold>\*\*)?(?P<name>{TOKEN}(?:{_S}(?:[A-Z0-9]|v\d)[\w.-]*){{0,3}})(?:\*\*)?(?:{_S}?\([^()\n]{{0,120}}\))?(?:\*\*)?"
    rf"(?:{_S}?:|{_S}[\u2013\u2014-]{_S}|(?(bold),{_S}|(?!)))"
    rf"|^\s*(?:[-*•]\s+)?\*\*(?P<run_in>{TOKEN}(?:{_S}[A-Z0-9][\w-]*){{0,3}})(?={_S}?\(|[.:]\*\*{_S})(?:{_S}\([^()\n]{{1,60}}\))?[.:]\*\*{_S}"
)
_ASIDE = re.compile(r"\**\s?\((?P<aside>[^()\n]*)\)")


class Lines:
    """The lines of a text, and the benchmark that a line's label names."""

    def __init__(
        self, text: str, known: frozenset[str], rows: Iterable[tuple[int, int]] = ()
    ) -> None:
        """Note where each line begins, and which are rows of tables."""
        self._text, self._known = text, known
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._rows = {self.number(start) for start, _ in rows}

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self._starts)

    def tables(self) -> Iterator[tuple[int, int]]:
        """The first line of each table and the line past its last; those of one row are none."""
        first = None
        for line in range(self.count + 1):
            row = line < self.count and self.cells(line) is not None
            if row and first is None:
                first = line
            elif not row and first is not None:
                if line - first > 1:
                    yield first, line
                first = None

    def number(self, at: int) -> int:
        """The line that holds a place."""
        return bisect_right(self._starts, at) - 1

    def label_words(self, line: int) -> tuple[int, int] | None:
        """Where the words stand that a line opens with, followed by a colon or a dash, or None."""
        start = self._starts[line]
        match = _LABEL.match(self._text[start : start + 240])
        group = "name" if match and match["name"] else "run_in"
        return match and (start + match.start(group), start + match.end(group))

    def label(self, line: int) -> NamedBenchmark | None:
        """The benchmark that a line opens with, followed by a colon; None for any other line."""
        at = self.label_words(line)
        if at is None:
            return None
        named = find_benchmarks(self._text, *at, self._known)
        aside = _ASIDE.match(self._text, at[1])
        told = find_benchmarks(self._text, *aside.span("aside"), self._known) if aside else ()
        if told and not may_name_test(self._text[slice(*at)], plain=True):
            # "Retrieval (average over SeekSuite): 58.3" is of the test in brackets.
            return told[0]
        return named[0] if named and named[0].start == at[0] else None

    def start(self, line: int) -> int:
        """The first code point of a line."""
        return self._starts[line]

    def end(self, line: int) -> int:
        """Past the last code point of a line."""
        stop = self._text.find("\n", self._starts[line])
        return stop if stop >= 0 else len(self._text)

    def words(self, line: int) -> str:
        """A line as it stands."""
        return self._text[self._starts[line] : self.end(line)]

    def cells(self, line: int) -> list[str] | None:
        """The cells of a row of a table, or None where the line is none."""
        start = self._starts[line]
        stop = self._text.find("\n", start)
        row = self._text[start : stop if stop >= 0 else len(self._text)].strip(" \r")
        marked = row.startswith("|") and row.count("|") >= 3
        ruled = is_column_rule(row.strip())
        row_of_table = marked or ruled or row.count("\t") > 1 or line in self._rows
        return row_cells(row) if row_of_table else None
