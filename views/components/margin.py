"""Notes in a reader's margin: what disputes and supports the claim of each statement, and what it disputes and supports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kg.errors import NotFoundError
from kg.model import Relation, Statement
from views.data import Snapshot

_WORDS = (
    (Relation.DISPUTES, True, "disputed by"),
    (Relation.SUPPORTS, True, "supported by"),
    (Relation.DISPUTES, False, "disputes"),
    (Relation.SUPPORTS, False, "supports"),
)


@dataclass(frozen=True, slots=True)
class Note:
    """One line of a note.

    Args:
        relation: what the links do.
        words: how many there are, as the card of the claim counts them.
    """

    relation: Relation
    words: str


def margin_notes(now: Snapshot, statements: Iterable[Statement]) -> dict[str, tuple[Note, ...]]:
    """The notes beside statements, by their ids; a statement whose claim has no link has none.

    Args:
        now: the graph.
        statements: of one source; one that a correction took out of the graph has none.
    """
    found = {}
    for statement in statements:
        notes = _notes(now, statement.id)
        if notes:
            found[statement.id] = notes
    return found


def _notes(now: Snapshot, statement: str) -> tuple[Note, ...]:
    try:
        # Asked of the graph: in an extraction a statement still has the claim of its own wording.
        claim = now.graph.statement(statement).claim
    except NotFoundError:
        return ()
    counts = Counter((edge.relation, edge.to_claim == claim) for edge in now.edges.get(claim, ()))
    return tuple(
        Note(relation, f"{words} {counts[relation, incoming]}")
        for relation, incoming, words in _WORDS
        if counts[relation, incoming]
    )
