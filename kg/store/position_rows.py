"""Rows of positions: sides of the debate, from a folder's build or from a person."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from kg.errors import SettingsError
from kg.model import Position, fold


def read_positions(connection: sqlite3.Connection) -> tuple[Position, ...]:
    """All positions, by name."""
    rows = connection.execute("SELECT name, statement, origin FROM position ORDER BY key")
    return tuple(Position(*row) for row in rows)


def write_position(connection: sqlite3.Connection, position: Position) -> bool:
    """Write a position, in place of the one of the same name and origin.

    Returns:
        Whether it says anything new.

    Raises:
        SettingsError: another origin has a position of this name.
    """
    key = fold(position.name)
    row = connection.execute(
        "SELECT name, statement, origin FROM position WHERE key = ?", (key,)
    ).fetchone()
    if row == (position.name, position.statement, position.origin):
        return False
    if row is not None and row[2] != position.origin:
        whose = f"the folder {row[2]}" if row[2] else "you"
        msg = f"a position {row[0]!r} is there already, from {whose}; choose another name or remove it"
        raise SettingsError(msg)
    connection.execute(
        "INSERT OR REPLACE INTO position VALUES (?, ?, ?, ?)",
        (key, position.name, position.statement, position.origin),
    )
    return True


def replace_positions(
    connection: sqlite3.Connection, origin: str, positions: Iterable[Position]
) -> None:
    """Make a folder's positions these; what a person added under the same name stays."""
    connection.execute("DELETE FROM position WHERE origin = ?", (origin,))
    connection.executemany(
        "INSERT OR IGNORE INTO position VALUES (?, ?, ?, ?)",
        [(fold(p.name), p.name, p.statement, origin) for p in positions],
    )


def delete_position(connection: sqlite3.Connection, name: str) -> bool:
    """Take a position away; whether there was one of this name."""
    gone = connection.execute("DELETE FROM position WHERE key = ?", (fold(name),))
    return gone.rowcount > 0
