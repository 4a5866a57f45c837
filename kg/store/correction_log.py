"""What may be added to the log of corrections, and whose statements an entry changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.errors import NotFoundError
from kg.model import ClaimDecision, Correction, NameDecision
from kg.model.correction import (
    Amendment,
    Hiding,
    Rejection,
    SpeakerChange,
    Undoing,
    WordingChange,
    in_force,
    key_of,
    places_of,
    undone_ids,
)
from kg.store.correction_rows import stamped
from kg.store.protocol import Amendments


def additions(log: tuple[Correction, ...], amendments: Amendments) -> tuple[Correction, ...]:
    """The entries that amendments add to a log; those that say what holds already are left out.

    Args:
        log: oldest first.
        amendments: in the order in which they count.

    Raises:
        NotFoundError: an undoing names no entry, or one that is undone already.
    """
    counting = {key_of(entry.change): entry.change for entry in in_force(log)}
    new: list[Amendment] = []
    for change in amendments.changes:
        if isinstance(change, Undoing):
            _need_entry(log, change.entry)
            new.append(change)
        elif not _says_the_same(counting.get(key_of(change)), change):
            counting[key_of(change)] = change
            new.append(change)
    return stamped(log, new, amendments.by.strip(), amendments.note.strip())


def changed_sources(added: Iterable[Correction], log: Sequence[Correction]) -> set[str]:
    """Ids of the sources whose statements or figures are other ones for these entries.

    Args:
        added: entries of the log.
        log: the whole of it.
    """
    by_id = {entry.id: entry.change for entry in log}
    found: set[str] = set()
    for entry in added:
        change = entry.change
        while isinstance(change, Undoing) and change.entry in by_id:
            change = by_id[change.entry]
        if isinstance(change, SpeakerChange | WordingChange | Rejection | Hiding):
            found |= {place.source for place in places_of(change)}
    return found


def _need_entry(log: Sequence[Correction], id_: str) -> None:
    if all(entry.id != id_ for entry in log):
        msg = f"no correction {id_!r} in this workspace; `claimtrail corrections` lists them"
        raise NotFoundError(msg)
    if id_ in undone_ids(log):
        msg = f"the correction {id_} is undone already; `claimtrail corrections` says by which"
        raise NotFoundError(msg)


def _says_the_same(held: Amendment | None, change: Amendment) -> bool:
    if isinstance(held, NameDecision | ClaimDecision) and type(held) is type(change):
        return held.verdict is change.verdict
    return held == change
