"""Rows of what says the same: meanings of statements, pairs that passed a test."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator

from kg.model import Bound, Meaning, Restated, RestatementTest, Statement
from kg.store.row_values import Members

_BOUNDS = Members(Bound)
_MANY = 20_000
"""Statements from which on all meanings are read at once."""


def write_meanings(connection: sqlite3.Connection, meanings: Iterable[Meaning]) -> None:
    """Write the meanings of statements that are there."""
    connection.executemany(
        "INSERT INTO meaning VALUES (?, ?, ?, ?, ?)",
        [
            (
                m.statement,
                m.bound.value,
                m.vector,
                json.dumps(m.phrases, ensure_ascii=False),
                m.aspect,
            )
            for m in meanings
        ],
    )


def read_meanings(connection: sqlite3.Connection) -> tuple[Meaning, ...]:
    """All meanings, by statement id."""
    return tuple(_all(connection))


def _all(connection: sqlite3.Connection) -> Iterator[Meaning]:
    rows = connection.execute(
        "SELECT statement, bound, vector, phrases, aspect FROM meaning ORDER BY statement"
    )
    return (_meaning(row) for row in rows)


def read_aspects(connection: sqlite3.Connection, statements: Iterable[str]) -> dict[str, bytes]:
    """The aspects of some statements' own wordings, by id; those without a meaning left out."""
    found = {}
    for statement in statements:
        row = connection.execute(
            "SELECT aspect FROM meaning WHERE statement = ?", (statement,)
        ).fetchone()
        if row is not None:
            found[statement] = row[0]
    return found


def _meaning(row: tuple[str, str, bytes, str, bytes]) -> Meaning:
    statement, bound, vector, phrases, aspect = row
    return Meaning(statement, _BOUNDS[bound], vector, tuple(json.loads(phrases)), aspect)


def _own_of(connection: sqlite3.Connection, statement: str) -> Meaning | None:
    row = connection.execute(
        "SELECT statement, bound, vector, phrases, aspect FROM meaning WHERE statement = ?",
        (statement,),
    ).fetchone()
    return None if row is None else _meaning(row)


def read_meanings_of(
    connection: sqlite3.Connection, statements: Iterable[Statement]
) -> tuple[Meaning, ...]:
    """The meanings of statements as they are worded now, by statement id.

    Args:
        connection: inside a transaction.
        statements: as corrected; those taken out are left out, reworded ones have their own meaning.
    """
    now: list[Meaning | None] = []
    own: list[str] = []
    for statement in statements:
        if _is_reworded(connection, statement):
            now.append(_rewording(connection, statement))
        else:
            own.append(statement.id)
    if len(own) < _MANY:
        now += (_own_of(connection, id_) for id_ in own)
    else:  # one pass over all of them is quicker than asking for each
        wanted = set(own)
        now += (meaning for meaning in _all(connection) if meaning.statement in wanted)
    there = (meaning for meaning in now if meaning is not None)
    return tuple(sorted(there, key=lambda meaning: meaning.statement))


def read_bounds(
    connection: sqlite3.Connection, statements: Iterable[Statement]
) -> dict[str, Bound]:
    """What statements' propositions are tied to, by statement id; those tied to nothing left out.

    Args:
        connection: inside a transaction.
        statements: as corrected.
    """
    rows = connection.execute(
        "SELECT statement, bound FROM meaning WHERE bound <> ?", (Bound.FREE.value,)
    )
    bounds = {statement: Bound(bound) for statement, bound in rows}
    for statement in statements:
        if _is_reworded(connection, statement):
            meaning = _rewording(connection, statement)
            bounds[statement.id] = meaning.bound if meaning else Bound.FREE
    return bounds


def has_rewording(connection: sqlite3.Connection, statement: Statement) -> bool:
    """Whether the meaning of a statement's new wording is kept."""
    return _rewording(connection, statement) is not None


def write_rewordings(
    connection: sqlite3.Connection, statement: Statement, meanings: Iterable[Meaning]
) -> None:
    """Write the meaning of a statement's new wording, beside that of its own."""
    connection.executemany(
        "INSERT INTO reworded VALUES (?, ?, ?, ?, ?)",
        [
            (
                m.statement,
                statement.canonical,
                m.bound.value,
                m.vector,
                json.dumps(m.phrases, ensure_ascii=False),
            )
            for m in meanings
        ],
    )


def _is_reworded(connection: sqlite3.Connection, statement: Statement) -> bool:
    if not statement.provenance.by_hand:
        return False
    row = connection.execute(
        "SELECT canonical FROM statement WHERE id = ?", (statement.id,)
    ).fetchone()
    return row is not None and row[0] != statement.canonical


def _rewording(connection: sqlite3.Connection, statement: Statement) -> Meaning | None:
    row = connection.execute(
        "SELECT bound, vector, phrases FROM reworded WHERE statement = ? AND wording = ?",
        (statement.id, statement.canonical),
    ).fetchone()
    if row is None:
        return None
    return Meaning(statement.id, Bound(row[0]), row[1], tuple(json.loads(row[2])))


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
