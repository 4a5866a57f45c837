"""A workspace: the folder that holds a store and what is derived from it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.errors import StoreError
from kg.store.sqlite import WAIT_S, SqliteStore


@dataclass(frozen=True, slots=True)
class Workspace:
    """The parts of a workspace folder.

    Args:
        folder: may be absent; `open` makes it.
    """

    folder: Path

    @property
    def database(self) -> Path:
        """The truth."""
        return self.folder / "graph.db"

    @property
    def derived(self) -> Path:
        """Search indexes and layouts; may be deleted at any time."""
        return self.folder / "derived"

    def open(self, wait_s: float = WAIT_S) -> SqliteStore:
        """The workspace's store, made when absent; close it after use.

        Raises:
            StoreError: the folder or the database cannot be used.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as err:
            msg = f"{self.folder}: cannot be made a workspace ({err.strerror}); name another folder"
            raise StoreError(msg) from err
        return SqliteStore(self.database, wait_s)


def open_store(folder: Path) -> SqliteStore:
    """The store of the workspace in ``folder``; see `Workspace.open`."""
    return Workspace(folder).open()
