"""Entities as one reads them: those that a join says to be one, taken together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.errors import NotFoundError
from kg.model import Entity, Graph


def identities(graph: Graph) -> tuple[Entity, ...]:
    """The graph's entities with those joined across sources put together, by id.

    Only the mentions, roles and merges of a join's own source move; the graph itself is as before. An
    entity all of whose mentions moved is no longer there.

    Args:
        graph: with its joins.

    Raises:
        NotFoundError: a join names an entity that the graph does not hold.
    """
    entities = {entity.id: entity for entity in graph.entities}
    into = {(join.source, join.entity): join.into for join in graph.joins}
    pieces: dict[str, list[Entity]] = defaultdict(list)
    for entity in graph.entities:
        for source in _sources(entity):
            at = into.get((source, entity.id), entity.id)
            while at in entities and (further := _everywhere(entities[at], into)) is not None:
                at = further
            if at not in entities:
                msg = f"a join names the entity {at}, which is not in the graph"
                raise NotFoundError(msg)
            pieces[at].append(_in_source(entity, source))
    return tuple(_together(entities[id_], pieces[id_]) for id_ in sorted(pieces))


def _sources(entity: Entity) -> list[str]:
    return sorted({mention.source for mention in entity.mentions})


def _everywhere(entity: Entity, into: Mapping[tuple[str, str], str]) -> str | None:
    """The one entity that this one is in each of its sources, or None."""
    found = {into.get((source, entity.id)) for source in _sources(entity)}
    return next(iter(found)) if len(found) == 1 else None


def _in_source(entity: Entity, source: str) -> Entity:
    mentions = tuple(m for m in entity.mentions if m.source == source)
    return replace(
        entity,
        aliases=tuple(sorted({m.span.quote for m in mentions})),
        mentions=mentions,
        roles=tuple(r for r in entity.roles if r.at.source == source),
        merges=tuple(m for m in entity.merges if m.alias_at.source == source),
    )


def _together(chief: Entity, pieces: Sequence[Entity]) -> Entity:
    """The pieces under the chief's name; affiliations of all of them."""
    return replace(
        chief,
        aliases=tuple(sorted({alias for piece in pieces for alias in piece.aliases})),
        affiliations=tuple(sorted({body for piece in pieces for body in piece.affiliations})),
        mentions=tuple(sorted(m for piece in pieces for m in piece.mentions)),
        roles=tuple(sorted((r for piece in pieces for r in piece.roles), key=lambda r: r.at)),
        merges=tuple(sorted(m for piece in pieces for m in piece.merges)),
    )
