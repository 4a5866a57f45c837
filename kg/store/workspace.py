"""A workspace: the folder that holds a store and what is derived from it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.errors import StoreError
from kg.store.correction_file import FILE_NAME, read_log
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

    @property
    def corrections(self) -> Path:
        """A copy of the log of corrections, for the case that the database is lost."""
        return self.folder / FILE_NAME

    def open(self, wait_s: float = WAIT_S) -> SqliteStore:
        """The workspace's store, made when absent; close it after use.

        A store without corrections takes up those of the file beside it.

        Raises:
            StoreError: the folder or the database cannot be used.
            SettingsError: the file of corrections is damaged.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as err:
            msg = f"{self.folder}: cannot be made a workspace ({err.strerror}); name another folder"
            raise StoreError(msg) from err
        store = SqliteStore(self.database, wait_s)
        try:
            # What people corrected is worth more than the database, which can be built again.
            if self.corrections.exists() and not store.corrections():
                store.take_corrections(read_log(self.corrections))
        except BaseException:
            store.close()
            raise
        return store


def open_store(folder: Path) -> SqliteStore:
    """The store of the workspace in ``folder``; see `Workspace.open`."""
    return Workspace(folder).open()
