"""How the address names an edge of the map, and what was shown and hidden on it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.analysis import ClaimEdge, MapStep
from kg.errors import NotFoundError
from kg.model import Relation
from views.data import Snapshot

_BETWEEN = "~"
_HIDDEN = "!"
_APART = "."


def edge_name(from_claim: str, relation: Relation, to_claim: str) -> str:
    """An edge by its ends and what it says: ``c-12~disputes~c-34``."""
    return _BETWEEN.join((from_claim, relation.value, to_claim))


def is_edge_name(name: str) -> bool:
    """Whether a name is an edge's, not a claim's."""
    return _BETWEEN in name


def edge_named(now: Snapshot, name: str) -> ClaimEdge:
    """The edge of this name.

    Raises:
        NotFoundError: the graph has none.
    """
    for edge in now.edges.get(name.split(_BETWEEN)[0], ()):
        if name == edge_name(edge.from_claim, edge.relation, edge.to_claim):
            return edge
    msg = f"no link {name!r} in this workspace; pick one on the map"
    raise NotFoundError(msg)


def steps_name(steps: Sequence[MapStep]) -> str | None:
    """Steps as the address holds them; None where there are none."""
    return _APART.join(("" if s.opened else _HIDDEN) + s.claim for s in steps) or None


def named_steps(name: str | None) -> tuple[MapStep, ...]:
    """The steps that the address holds; names of no claim are steps that do nothing."""
    parts = (part for part in (name or "").split(_APART) if part)
    return tuple(MapStep(part.removeprefix(_HIDDEN), part[0] != _HIDDEN) for part in parts)
