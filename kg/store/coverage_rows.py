"""Fates of sentences and marks of statements as rows."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable

from kg.model import Fate, Mark, MarkKind, SentenceFate, Span, Statement
from kg.store.ledger import SpanLedger
from kg.store.row_values import of_source


def write_fates(
    connection: sqlite3.Connection,
    ledger: SpanLedger,
    source: str,
    fates: Iterable[SentenceFate],
) -> None:
    """Write what became of each sentence of a source that is there.

    Raises:
        SpanError: a place does not read as its quotation.
    """
    connection.executemany(
        "INSERT INTO sentence_fate VALUES (?, ?, ?, ?)",
        [(source, ledger.write(f.span), f.fate.value, f.reason) for f in fates],
    )


def write_marks(connection: sqlite3.Connection, ledger: SpanLedger, statement: Statement) -> None:
    """Write the marks of a statement that is there.

    Raises:
        SpanError: a place does not read as its quotation.
    """
    connection.executemany(
        "INSERT INTO statement_mark VALUES (?, ?, ?, ?, ?)",
        [
            (statement.id, n, mark.kind.value, ledger.write(mark.span), mark.reason)
            for n, mark in enumerate(statement.marks)
        ],
    )


def read_fates(connection: sqlite3.Connection, source: str) -> tuple[SentenceFate, ...]:
    """What became of each sentence of a source, by place."""
    rows = connection.execute(
        'SELECT p.start, p."end", p.quote, f.fate, f.reason FROM sentence_fate f '
        'JOIN span p ON p.id = f.span WHERE f.source = ? ORDER BY p.start, p."end"',
        (source,),
    )
    return tuple(SentenceFate(Span(*row[:3]), Fate(row[3]), row[4]) for row in rows)


def read_marks(
    connection: sqlite3.Connection, source: str | None = None
) -> dict[str, tuple[Mark, ...]]:
    """Marks of one source's statements or of all, by the statement's id, in order."""
    where, values = of_source("t.source", source)
    rows = connection.execute(
        'SELECT m.statement, m.kind, p.start, p."end", p.quote, m.reason FROM statement_mark m '
        "JOIN statement t ON t.id = m.statement JOIN span p ON p.id = m.span "
        f"WHERE {where} ORDER BY m.statement, m.n",
        values,
    )
    found: dict[str, list[Mark]] = defaultdict(list)
    for statement, kind, start, end, quote, reason in rows:
        found[statement].append(Mark(MarkKind(kind), Span(start, end, quote), reason))
    return {statement: tuple(marks) for statement, marks in found.items()}
