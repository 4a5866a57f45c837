"""Tests that only a table's columns name, told by its rows: systems that the prose beside speaks of."""

from __future__ import annotations

from extractors.names.name_words import fold_name, name_words
from extractors.results.benchmark_lines import Lines
from extractors.results.benchmark_tables import BESIDE, mostly_figures
from extractors.results.metrics import metrics_in
from extractors.results.table_heads import head_line, is_rule
from extractors.results.table_titles import MARKS, clean_cell, title_of


def tests_beside(lines: Lines, takers: frozenset[str]) -> frozenset[str]:
    """Folded titles of columns of figures beside rows that prose tells to be systems ("Seedling answers 44%").

    Args:
        lines: the text's lines.
        takers: names of systems that the prose gives.
    """
    found: set[str] = set()
    for top, stop in lines.tables():
        first = head_line(lines, top, stop)
        head = [cell.strip(MARKS) for cell in lines.cells(first) or []]
        body = [cells for n in range(first + 1, stop) if (cells := lines.cells(n)) is not None]
        body = [[clean_cell(cell) for cell in cells] for cells in body if not is_rule(cells)]
        labels = [cells[0] for cells in body if cells]
        told = sum(label in takers for label in labels)
        if not labels or 2 * told <= len(labels) or takers & set(head):
            continue
        found.update(
            fold_name(title_of(title).name)
            for at, title in enumerate(head)
            if at and _uncommon(title) and not BESIDE.match(title) and mostly_figures(body, at)
        )
    return frozenset(found - {""})


def _uncommon(title: str) -> bool:
    """Whether a title is a name: words with capitals of which no lexicon of ordinary words or measures knows any."""
    name = title_of(title).name
    parts = name.split()
    ordinary = name_words().ordinary | name_words().places | name_words().calendar
    capital = all(part[0].isupper() and fold_name(part) not in ordinary for part in parts)
    return bool(parts) and capital and not metrics_in(title) and len(parts) <= len("ab")
