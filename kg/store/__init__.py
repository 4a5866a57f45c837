"""The store: the graph's truth, in SQLite."""

from kg.store.protocol import CrossLinker, Problem, Store
from kg.store.sqlite import SqliteStore
from kg.store.workspace import Workspace, open_store

__all__ = ["CrossLinker", "Problem", "SqliteStore", "Store", "Workspace", "open_store"]
