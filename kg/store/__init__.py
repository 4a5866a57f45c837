"""The store: the graph's truth, in SQLite."""

from kg.store.held_records import HeldRecords
from kg.store.protocol import (
    Amendments,
    Comparer,
    Crossing,
    CrossLinker,
    Joiner,
    Joining,
    Problem,
    Sameness,
    Store,
)
from kg.store.sqlite import SqliteStore
from kg.store.workspace import Workspace, open_store

__all__ = [
    "Amendments",
    "Comparer",
    "CrossLinker",
    "Crossing",
    "HeldRecords",
    "Joiner",
    "Joining",
    "Problem",
    "Sameness",
    "SqliteStore",
    "Store",
    "Workspace",
    "open_store",
]
