"""Rows of outcomes: what a person said became of events."""

from __future__ import annotations

import sqlite3

from kg.model import Happened, Outcome


def write_outcome(connection: sqlite3.Connection, outcome: Outcome) -> None:
    """Add a word on an event; nothing is ever changed or taken away."""
    connection.execute(
        "INSERT INTO outcome (event, happened, date, source) VALUES (?, ?, ?, ?)",
        (outcome.event, outcome.happened.value, outcome.date, outcome.source),
    )


def read_outcomes(connection: sqlite3.Connection) -> tuple[Outcome, ...]:
    """Every outcome, oldest first."""
    rows = connection.execute("SELECT event, happened, date, source FROM outcome ORDER BY n")
    return tuple(Outcome(event, Happened(word), date, source) for event, word, date, source in rows)
