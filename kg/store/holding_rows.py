"""The chain of holders of a statement as rows."""

from __future__ import annotations

import sqlite3
from collections import defaultdict

from kg.model import Holding, HoldingMode, Span, Statement
from kg.store.ledger import SpanLedger
from kg.store.row_values import of_source


def write_chain(connection: sqlite3.Connection, ledger: SpanLedger, statement: Statement) -> None:
    """Write the holders of a statement that is there.

    Raises:
        SpanError: a place does not read as its quotation.
    """
    connection.executemany(
        "INSERT INTO statement_holder VALUES (?, ?, ?, ?, ?, ?)",
        [
            (
                statement.id,
                n,
                step.holder,
                step.mode.value,
                None if step.cue is None else ledger.write(step.cue),
                None if step.source is None else ledger.write(step.source),
            )
            for n, step in enumerate(statement.chain)
        ],
    )


def read_chains(
    connection: sqlite3.Connection, source: str | None = None
) -> dict[str, tuple[Holding, ...]]:
    """Holders of one source's statements or of all, by the statement's id, outermost first."""
    where, values = of_source("t.source", source)
    rows = connection.execute(
        'SELECT h.statement, h.holder, h.mode, c.start, c."end", c.quote, s.start, s."end", s.quote '
        "FROM statement_holder h JOIN statement t ON t.id = h.statement "
        "LEFT JOIN span c ON c.id = h.cue LEFT JOIN span s ON s.id = h.source "
        f"WHERE {where} ORDER BY h.statement, h.n",
        values,
    )
    found: dict[str, list[Holding]] = defaultdict(list)
    for statement, holder, mode, *places in rows:
        cue, named = (None if at[0] is None else Span(*at) for at in (places[:3], places[3:]))
        found[statement].append(Holding(holder, HoldingMode(mode), cue, named))
    return {statement: tuple(steps) for statement, steps in found.items()}
