"""Rechecking everything that the database promises."""

from __future__ import annotations

import sqlite3

from kg.errors import ClaimtrailError
from kg.model import sha256_text
from kg.store import reader
from kg.store.correction_rows import read_corrections
from kg.store.coverage_rows import read_fates
from kg.store.echo_rows import damaged_repetitions
from kg.store.entity_rows import read_entities
from kg.store.meaning_rows import read_meanings, read_restated
from kg.store.outcome_rows import read_outcomes
from kg.store.position_rows import read_positions
from kg.store.post_rows import read_posts
from kg.store.protocol import Problem
from kg.store.structure_rows import read_parts_of
from kg.store.topic_rows import stored_topics


def verify_database(connection: sqlite3.Connection) -> tuple[Problem, ...]:
    """Problems of the file, its references, its texts, its spans and its values; sorted.

    Args:
        connection: inside a read transaction.
    """
    problems = [*_integrity(connection), *_references(connection)]
    problems += [*_texts(connection), *_spans(connection), *_evidence(connection)]
    if not problems:
        problems += _values(connection)
    if not problems:
        problems += [
            Problem(statement, "is stored as another echo than its words make it")
            for statement in damaged_repetitions(connection)
        ]
    return tuple(sorted(problems))


def _integrity(connection: sqlite3.Connection) -> list[Problem]:
    rows = connection.execute("PRAGMA integrity_check(20)").fetchall()
    return [Problem("database", str(row[0])) for row in rows if row[0] != "ok"]


def _references(connection: sqlite3.Connection) -> list[Problem]:
    rows = connection.execute("PRAGMA foreign_key_check").fetchall()
    return [
        Problem(f"{table} row {row}", f"refers to a missing {to}") for table, row, to, _ in rows
    ]


def _texts(connection: sqlite3.Connection) -> list[Problem]:
    problems = []
    rows = connection.execute(
        "SELECT s.id, s.text_sha256, s.n_chars, x.text FROM source s "
        "LEFT JOIN text x ON x.source = s.id ORDER BY s.id"
    )
    for source, digest, n_chars, text in rows:
        if text is None:
            problems.append(Problem(source, "has no text"))
        elif sha256_text(text) != digest or len(text) != n_chars:
            problems.append(Problem(source, "its text is not the one its hash describes"))
    return problems


def _spans(connection: sqlite3.Connection) -> list[Problem]:
    problems = []
    texts = connection.execute("SELECT source, text FROM text ORDER BY source")
    for source, text in texts.fetchall():
        rows = connection.execute(
            'SELECT id, start, "end", quote FROM span WHERE source = ? ORDER BY id', (source,)
        )
        problems += [
            Problem(f"{source} span {id_}", f"[{start}, {end}) does not read as its quotation")
            for id_, start, end, quote in rows
            if text[start:end] != quote
        ]
    return problems


def _evidence(connection: sqlite3.Connection) -> list[Problem]:
    rows = connection.execute(
        "SELECT l.id FROM link l LEFT JOIN evidence e ON e.link = l.id "
        "GROUP BY l.id HAVING COUNT(DISTINCT e.side) < 2 ORDER BY l.id"
    )
    return [Problem(row[0], "lacks evidence on one side") for row in rows]


def _values(connection: sqlite3.Connection) -> list[Problem]:
    """Read every record once: what cannot be born again as a value is off."""
    problems = []
    readers = (
        reader.read_sources,
        reader.read_statements,
        reader.read_claims,
        reader.read_forecasts,
        reader.read_benchmarks,
        read_entities,
        read_corrections,
        read_outcomes,
        read_meanings,
        read_restated,
        read_positions,
        stored_topics,
        reader.read_links,
    )
    for read in readers:
        try:
            read(connection)
        except (ClaimtrailError, ValueError) as err:
            problems.append(Problem(read.__name__.removeprefix("read_"), str(err)))
    for (source,) in connection.execute("SELECT id FROM source ORDER BY id").fetchall():
        for read_page in (reader.read_boilerplate, read_posts, read_fates, read_parts_of):
            try:
                read_page(connection, source)
            except (ClaimtrailError, ValueError) as err:
                problems.append(Problem(source, str(err)))
    return problems
