"""Rows of what repeats what: derived from the statements of all sources, so not renewed with every write.

With them stands a digest of what they were derived from. Where it is another than that of the database (a
source came or went, an older program found the echoes), they are found anew when the graph is read;
`keep_derived` writes them, once for a batch of sources. What tells echoes without the words is written with
each source, so that only the new one's words are taken apart.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence

from kg.model import EchoTest, Polarity, Repetition, Source, Statement
from kg.store import reader
from kg.store.echo_sketches import Sketch, unpacked
from kg.store.echoes import find_repetitions

_VERSION = "1"
"""Raised whenever other echoes may be found in the same statements."""


def refresh_repetitions(connection: sqlite3.Connection) -> None:
    """Write the echoes of what the database now holds in place of those from before."""
    found = find_repetitions(reader.read_sources(connection), reader.read_statements(connection))
    write_repetitions(connection, found)


def write_repetitions(connection: sqlite3.Connection, found: Sequence[Repetition]) -> None:
    """Write these as the echoes of what the database now holds, in place of those from before."""
    connection.execute("DELETE FROM repetition")
    connection.executemany(
        "INSERT INTO repetition VALUES (?, ?, ?)",
        [(one.statement, one.origin, one.test.value) for one in found],
    )
    connection.execute("DELETE FROM repetition_state")
    connection.execute(
        "INSERT INTO repetition_state SELECT 1, ? WHERE EXISTS (SELECT 1 FROM source)",
        (_digest(connection),),
    )


def read_repetitions(
    connection: sqlite3.Connection, sources: Sequence[Source], statements: Sequence[Statement]
) -> tuple[Repetition, ...]:
    """What repeats what, by statement: as stored, or found now where what is stored is out of date.

    Args:
        connection: inside a transaction.
        sources: all sources of the database.
        statements: all its statements.
    """
    if not repetitions_are_current(connection):
        return find_repetitions(sources, statements, _sketches(connection))
    return _stored(connection)


def write_sketches(connection: sqlite3.Connection) -> None:
    """Write the sketches of all statements that have none yet.

    Args:
        connection: inside a transaction; statements are as the extractors left them.
    """
    if sketches_are_kept(connection):
        return
    lacking = connection.execute(
        "SELECT t.id, p.quote, t.polarity FROM statement t JOIN span p ON p.id = t.span "
        "WHERE NOT EXISTS (SELECT 1 FROM echo_sketch k WHERE k.statement = t.id)"
    ).fetchall()
    connection.executemany(
        "INSERT INTO echo_sketch VALUES (?, ?)",
        [(id_, Sketch.of(quote, Polarity(sort)).packed()) for id_, quote, sort in lacking],
    )


def sketches_are_kept(connection: sqlite3.Connection) -> bool:
    """Whether every statement has its sketch; those of an older program have none."""
    counts = "SELECT (SELECT COUNT(*) FROM statement), (SELECT COUNT(*) FROM echo_sketch)"
    there, kept = connection.execute(counts).fetchone()
    return bool(there == kept)


def _sketches(connection: sqlite3.Connection) -> dict[str, Sketch]:
    rows = connection.execute("SELECT statement, sketch FROM echo_sketch")
    found = ((statement, unpacked(kept)) for statement, kept in rows)
    return {statement: sketch for statement, sketch in found if sketch is not None}


def damaged_repetitions(connection: sqlite3.Connection) -> list[str]:
    """Ids of statements that are stored as other echoes than their words make them; sorted."""
    if not repetitions_are_current(connection):
        return []
    found = find_repetitions(reader.read_sources(connection), reader.read_statements(connection))
    differing = set(found) ^ set(_stored(connection))
    return sorted({one.statement for one in differing})


def _stored(connection: sqlite3.Connection) -> tuple[Repetition, ...]:
    rows = connection.execute("SELECT statement, origin, test FROM repetition ORDER BY statement")
    return tuple(Repetition(statement, origin, EchoTest(test)) for statement, origin, test in rows)


def repetitions_are_current(connection: sqlite3.Connection) -> bool:
    """Whether the echoes stored are those of what the database now holds."""
    row = connection.execute("SELECT digest FROM repetition_state").fetchone()
    return row is not None and row[0] == _digest(connection)


def _digest(connection: sqlite3.Connection) -> str:
    """Names what echoes are derived from: the sources as they were read."""
    rows = connection.execute("SELECT id, digest FROM source ORDER BY id").fetchall()
    return hashlib.sha256(repr((_VERSION, rows)).encode()).hexdigest()[:16]
