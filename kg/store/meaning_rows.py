"""Rows of what says the same: meanings of statements, pairs that passed a test."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from kg.model import Bound, Meaning, Restated, RestatementTest


def write_meanings(connection: sqlite3.Connection, meanings: Iterable[Meaning]) -> None:
    """Write the meanings of statements that are there."""
    connection.executemany(
        "INSERT INTO meaning VALUES (?, ?, ?, ?)",
        [
            (m.statement, m.bound.value, m.vector, json.dumps(m.phrases, ensure_ascii=False))
            for m in meanings
        ],
    )


def read_meanings(connection: sqlite3.Connection) -> tuple[Meaning, ...]:
    """All meanings, by statement id."""
    rows = connection.execute(
        "SELECT statement, bound, vector, phrases FROM meaning ORDER BY statement"
    )
    return tuple(
        Meaning(statement, Bound(bound), vector, tuple(json.loads(phrases)))
        for statement, bound, vector, phrases in rows
    )


def read_bounds(connection: sqlite3.Connection) -> dict[str, Bound]:
    """What each statement's proposition is tied to, by statement id; those tied to nothing left out."""
    rows = connection.execute(
        "SELECT statement, bound FROM meaning WHERE bound <> ?", (Bound.FREE.value,)
    )
    return {statement: Bound(bound) for statement, bound in rows}


def write_restated(connection: sqlite3.Connection, pairs: Iterable[Restated]) -> None:
    """Write pairs whose statements are there."""
    connection.executemany(
        "INSERT INTO restated VALUES (?, ?, ?, ?, ?, ?)",
        [(p.one, p.other, p.test.value, p.similarity, p.at_one, p.at_other) for p in pairs],
    )


def read_restated(connection: sqlite3.Connection) -> tuple[Restated, ...]:
    """All pairs, by their statements."""
    rows = connection.execute(
        "SELECT one, other, test, similarity, at_one, at_other FROM restated ORDER BY one, other"
    )
    return tuple(Restated(a, b, RestatementTest(test), *rest) for a, b, test, *rest in rows)
