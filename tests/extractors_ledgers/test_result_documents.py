"""Whole documents with their results: ``results/NAME.txt`` holds a text, a line ``---`` and its rows.

A row is ``benchmark | system or - | score unit | date or - | field=value; field=value``; the fields
named are compared, no others. Adding a document takes no Python.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from extractors.pipeline import extract_text
from kg.model import BenchmarkResult

DOCUMENTS = Path(__file__).parent / "results"
_Key = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """A row as its file has it."""

    key: _Key
    fields: tuple[tuple[str, str], ...]


def read_document(path: Path) -> tuple[str, list[Row]]:
    """A document's text and the rows that it should give."""
    text, _, lines = path.read_text(encoding="utf-8").rpartition("---\n")
    return text, [_row(line) for line in lines.splitlines() if line.strip()]


def _row(line: str) -> Row:
    benchmark, system, score, date, fields = (part.strip() for part in line.split("|", 4))
    pairs = (part.split("=", 1) for part in fields.split(";") if part.strip())
    return Row((benchmark, system, score, date), tuple((k.strip(), v.strip()) for k, v in pairs))


def _key(found: BenchmarkResult) -> _Key:
    ends = (
        f"{found.score:g}" if found.score_high is None else f"{found.score:g}-{found.score_high:g}"
    )
    score = f"{ends} {found.unit}".strip()
    return (found.benchmark, found.system or "-", score, found.date or "-")


def _shown(found: BenchmarkResult, field: str) -> str:
    value = getattr(found, field)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "-" if value is None else str(value)


@pytest.mark.parametrize("path", sorted(DOCUMENTS.glob("*.txt")), ids=lambda path: path.stem)
def test_document_gives_its_results_and_no_others(path: Path) -> None:
    text, rows = read_document(path)
    found = extract_text(text, name=path.stem).benchmarks
    assert Counter(map(_key, found)) == Counter(row.key for row in rows)


@pytest.mark.parametrize("path", sorted(DOCUMENTS.glob("*.txt")), ids=lambda path: path.stem)
def test_results_say_how_they_were_measured(path: Path) -> None:
    text, rows = read_document(path)
    found = extract_text(text, name=path.stem).benchmarks
    for row in rows:
        told = [f for f in found if _key(f) == row.key]
        shown = [tuple((name, _shown(one, name)) for name, _ in row.fields) for one in told]
        assert row.fields in shown, (row.key, shown)
