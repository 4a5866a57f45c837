"""Entities as one reads them: those that a join says to be one, taken together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.errors import NotFoundError
from kg.model import Entity, Graph, Mention, NameMerge, Role


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
    everywhere = {entity.id: _everywhere(entity, into) for entity in graph.entities}
    pieces: dict[str, list[Entity]] = defaultdict(list)
    for entity in graph.entities:
        for piece in _by_source(entity):
            at = into.get((piece.mentions[0].source, entity.id), entity.id)
            while (further := everywhere.get(at)) is not None:
                at = further
            if at not in entities:
                msg = f"a join names the entity {at}, which is not in the graph"
                raise NotFoundError(msg)
            pieces[at].append(piece)
    return tuple(_together(entities[id_], pieces[id_]) for id_ in sorted(pieces))


def _everywhere(entity: Entity, into: Mapping[tuple[str, str], str]) -> str | None:
    """The one entity that this one is in each of its sources, or None."""
    sources = {mention.source for mention in entity.mentions}
    found = {into.get((source, entity.id)) for source in sources}
    return next(iter(found)) if len(found) == 1 else None


def _by_source(entity: Entity) -> Iterator[Entity]:
    """The entity as each source that mentions it has it, by the source's id."""
    mentions: dict[str, list[Mention]] = defaultdict(list)
    roles: dict[str, list[Role]] = defaultdict(list)
    merges: dict[str, list[NameMerge]] = defaultdict(list)
    for mention in entity.mentions:
        mentions[mention.source].append(mention)
    for role in entity.roles:
        roles[role.at.source].append(role)
    for merge in entity.merges:
        merges[merge.alias_at.source].append(merge)
    for source in sorted(mentions):
        yield replace(
            entity,
            aliases=tuple(sorted({mention.span.quote for mention in mentions[source]})),
            mentions=tuple(mentions[source]),
            roles=tuple(roles[source]),
            merges=tuple(merges[source]),
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
