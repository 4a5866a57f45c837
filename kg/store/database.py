"""Opening the database: one connection, its settings, its migrations, and its errors in our words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import (
    StoreBusyError,
    StoreCorruptError,
    StoreError,
    StoreFullError,
    StoreVersionError,
)
from kg.store.schema import APPLICATION_ID, MIGRATIONS


@contextmanager
def our_errors(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into ours, each with what to do.

    Raises:
        StoreBusyError, StoreFullError, StoreCorruptError, StoreError: as SQLite's error says.
    """
    try:
        yield
    except sqlite3.Error as err:
        code = (getattr(err, "sqlite_errorcode", None) or 0) & 0xFF
        if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            msg = f"{path}: another Claimtrail process is writing; wait for it to end and try again"
            raise StoreBusyError(msg) from err
        if code == sqlite3.SQLITE_FULL:
            msg = f"{path}: the disk is full; nothing was written; free some space and try again"
            raise StoreFullError(msg) from err
        if code in {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}:
            msg = f"{path}: not a usable database ({err}); move it away and build again"
            raise StoreCorruptError(msg) from err
        msg = f"{path}: {err}; check that the folder can be written and has space, then try again"
        raise StoreError(msg) from err


def connect(path: Path, wait_s: float) -> sqlite3.Connection:
    """Open the database, making or migrating it where needed.

    Args:
        path: the database file; its folder must exist.
        wait_s: how long a write waits for another writer, in seconds.

    Raises:
        StoreVersionError: the file is of a newer version.
        StoreError: any of its kinds, see `our_errors`.
    """
    with our_errors(path):
        connection = sqlite3.connect(path, timeout=wait_s, isolation_level=None)
        try:
            _prepare(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    owner = int(connection.execute("PRAGMA application_id").fetchone()[0])
    if version > len(MIGRATIONS):
        msg = (
            f"{path}: written by a newer Claimtrail (store version {version}, "
            f"this one knows {len(MIGRATIONS)}); update Claimtrail or use another workspace"
        )
        raise StoreVersionError(msg)
    if version == 0 and owner == 0 and connection.execute("SELECT 1 FROM sqlite_schema").fetchone():
        msg = f"{path}: a database of another program; use another workspace"
        raise StoreCorruptError(msg)
    connection.execute("PRAGMA foreign_keys = ON")
    if version < len(MIGRATIONS):
        # Changing the journal mode needs the file for itself, so it is done once, at birth.
        connection.execute("PRAGMA journal_mode = WAL")
        _migrate(connection)
    connection.execute("PRAGMA synchronous = NORMAL")


def _migrate(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Read again under the lock: another process may have migrated meanwhile.
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        for number, migration in enumerate(MIGRATIONS[version:], start=version + 1):
            for statement in migration.statements:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
