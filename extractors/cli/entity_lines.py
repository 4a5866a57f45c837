"""Describing entities in words: mentions, roles, and why two names are one."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.cli.display import one_line, visible
from kg.model import Entity, EntityJoin, Evidence, Graph, Mention, NameMerge, Role, Side


def entity_lines(graph: Graph, entity: Entity) -> Iterator[str]:
    """Lines that describe an entity and say why each of its names is one."""
    yield f"{entity.id}  [{entity.kind.value}]  {visible(entity.name)}"
    yield f"  written: {visible(', '.join(entity.aliases))}"
    for merge in entity.merges:
        yield f"  {merge_line(merge, entity.name)}"
    for join in graph.joins:
        if entity.id in {join.entity, join.into}:
            yield from join_lines(graph, join, "  ")
    if entity.affiliations:
        yield f"  affiliations: {visible(', '.join(entity.affiliations))}"
    for role in entity.roles:
        yield f"  {_role(role)}"
    for mention in entity.mentions:
        yield f"  {_place(mention)}: {visible(mention.span.quote)}"


def join_lines(graph: Graph, join: EntityJoin, indent: str = "") -> Iterator[str]:
    """Lines that say why a name in one source is one of another source, with the words on both sides."""
    names = {entity.id: entity.name for entity in graph.entities}
    one, other = names[join.entity], names[join.into]
    yield (
        f"{indent}{join.id}  ‘{visible(one)}’ ({join.entity}) in {join.source} is "
        f"{visible(other)} ({join.into}): {join.test.in_words}"
    )
    for piece in join.evidence:
        yield f"{indent}  {_evidence(piece)}"


def merge_line(merge: NameMerge, name: str) -> str:
    """A line that says why a written name was taken for an entity's."""
    return (
        f"‘{visible(merge.alias)}’ is {visible(name)}: {merge.test.in_words}, "
        f"in {_place(merge.alias_at)}, held against “{one_line(merge.name_at.span.quote, 80)}” "
        f"at {merge.name_at.span.start}"
    )


def _role(role: Role) -> str:
    words = [visible(part) for part in (role.role, role.organisation) if part]
    return f"role: {', '.join(words)}: “{one_line(role.at.span.quote)}” ({_place(role.at)})"


def _evidence(piece: Evidence) -> str:
    side = "here" if piece.side is Side.FROM else "there"
    words = one_line(piece.span.quote, 90)
    return f"{side}, {piece.kind}: “{words}” ({_place(Mention(piece.source, piece.span))})"


def _place(mention: Mention) -> str:
    return f"{mention.source}, characters {mention.span.start} to {mention.span.end}"
