"""Rows of the log of corrections; they are only added to."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from kg.model import ClaimDecision, Correction, NameDecision
from kg.model.correction import Amendment, not_undone
from kg.store.correction_json import change_from_json, change_to_json

_FORM = "%Y-%m-%dT%H:%M:%S.%fZ"


def read_corrections(connection: sqlite3.Connection) -> tuple[Correction, ...]:
    """The log, oldest first: by time, then id, so that a log put together of two has one order."""
    rows = connection.execute("SELECT at, author, note, change FROM correction")
    found = (Correction(at, by, change_from_json(line), note) for at, by, note, line in rows)
    return tuple(sorted(found, key=lambda entry: (entry.at, entry.id)))


def write_corrections(connection: sqlite3.Connection, entries: Iterable[Correction]) -> None:
    """Add entries."""
    connection.executemany(
        "INSERT INTO correction (at, author, note, change) VALUES (?, ?, ?, ?)",
        [(e.at, e.by, e.note, change_to_json(e.change)) for e in entries],
    )


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
