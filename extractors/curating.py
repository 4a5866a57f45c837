"""Corrections on their way into the graph: with what they change held against other sources again."""

from __future__ import annotations

import os
from collections.abc import Sequence

from kg.model import Correction
from kg.model.correction import Amendment, Undoing
from kg.store import Amendments, Store

CURATOR_VARIABLE = "CLAIMTRAIL_CURATOR"


def curator() -> str:
    """What the person calls themselves who corrects here: ``CLAIMTRAIL_CURATOR``, else ""."""
    return os.environ.get(CURATOR_VARIABLE, "").strip()


def correct(
    store: Store, changes: Sequence[Amendment], *, by: str = "", note: str = ""
) -> tuple[Correction, ...]:
    """Add corrections to the log; links and likeness to other sources follow what is changed.

    Args:
        store: whose log.
        changes: in the order in which they count.
        by: who corrects; ``curator`` where it is empty.
        note: why.

    Returns:
        The entries added; those that say what holds already are not.

    Raises:
        NotFoundError: an undoing names no entry, or one that is undone already.
        StoreError: nothing was written.
    """
    from extractors.build import KEPT_AT_ONCE, joining  # loads every reader

    added = store.correct(Amendments(tuple(changes), by or curator(), note), joining)
    store.keep_derived(KEPT_AT_ONCE)
    return added


def undo(store: Store, entry: str, *, by: str = "") -> tuple[Correction, ...]:
    """Take back an entry of the log; of an undoing, what it undid holds again.

    Raises:
        NotFoundError: there is no such entry, or it is undone already.
        StoreError: nothing was written.
    """
    return correct(store, (Undoing(entry),), by=by)
