"""Rows of the log of corrections; they are only added to."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from kg.model import ClaimDecision, Correction, NameDecision
from kg.model.correction import Amendment, not_undone, places_of
from kg.store.anchoring import anchored, around
from kg.store.correction_json import around_from_json, change_from_json, entry_to_json

_FORM = "%Y-%m-%dT%H:%M:%S.%fZ"


def read_corrections(connection: sqlite3.Connection) -> tuple[Correction, ...]:
    """The log, oldest first: by time, then id, so that a log put together of two has one order.

    Places whose source is gone are moved to where their words stand now, see `kg.store.anchoring`.
    """
    rows = connection.execute("SELECT at, author, note, change FROM correction").fetchall()
    if not rows:
        return ()
    found = (
        Correction(at, by, change_from_json(line), note, around_from_json(line))
        for at, by, note, line in rows
    )
    log = sorted(found, key=lambda entry: (entry.at, entry.id))
    here = frozenset(str(row[0]) for row in connection.execute("SELECT id FROM source"))
    return anchored(log, here, lambda: _texts(connection, here))


def write_corrections(
    connection: sqlite3.Connection, entries: Iterable[Correction]
) -> tuple[Correction, ...]:
    """Add entries, with the words around their places where their sources are here.

    Returns:
        The entries as they were written.
    """
    kept = tuple(e if e.around else _with_around(connection, e) for e in entries)
    connection.executemany(
        "INSERT INTO correction (at, author, note, change) VALUES (?, ?, ?, ?)",
        [(e.at, e.by, e.note, entry_to_json(e)) for e in kept],
    )
    return kept


def _with_around(connection: sqlite3.Connection, entry: Correction) -> Correction:
    named = {place.source for place in places_of(entry.original)}
    texts = _texts(connection, named)
    if not texts or named - texts.keys():
        return entry
    return replace(entry, around=around(entry.original, texts))


def _texts(connection: sqlite3.Connection, sources: Iterable[str]) -> dict[str, str]:
    found = {}
    for source in sorted(sources):
        row = connection.execute("SELECT text FROM text WHERE source = ?", (source,)).fetchone()
        if row is not None:
            found[source] = str(row[0])
    return found


def stamped(
    log: tuple[Correction, ...], changes: Iterable[Amendment], by: str, note: str
) -> tuple[Correction, ...]:
    """Entries for changes made now, each later than the one before and than the whole log.

    Args:
        log: as it stands, oldest first.
        changes: in the order in which they count.
        by: who makes them.
        note: why.
    """
    now = datetime.now(UTC)
    if log:
        last = datetime.strptime(log[-1].at, _FORM).replace(tzinfo=UTC)
        now = max(now, last + timedelta(microseconds=1))
    return tuple(
        Correction((now + timedelta(microseconds=n)).strftime(_FORM), by, change, note)
        for n, change in enumerate(changes)
    )


def name_decisions(log: Iterable[Correction]) -> tuple[NameDecision, ...]:
    """What a person said of names and did not take back, oldest first."""
    return tuple(e.change for e in not_undone(log) if isinstance(e.change, NameDecision))


def claim_decisions(log: Iterable[Correction]) -> tuple[ClaimDecision, ...]:
    """What a person said of two statements and did not take back, oldest first."""
    return tuple(e.change for e in not_undone(log) if isinstance(e.change, ClaimDecision))
