"""Rows of entities: writing one source's, reading them back as that source has them."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable

from kg.model import (
    Entity,
    EntityKind,
    Mention,
    NameMerge,
    NameTest,
    Role,
    Span,
)
from kg.store.ledger import SpanLedger
from kg.store.row_values import of_source

Part = tuple[str, Entity]
"""A source's id and an entity as that source has it."""


def write_entity(
    connection: sqlite3.Connection, ledger: SpanLedger, source: str, entity: Entity
) -> None:
    """Write an entity of a source with its mentions, roles and merges."""
    aliases, affiliations = (
        json.dumps(names, ensure_ascii=False) for names in (entity.aliases, entity.affiliations)
    )
    connection.execute(
        "INSERT INTO entity VALUES (?, ?, ?, ?, ?, ?)",
        (source, entity.id, entity.kind.value, entity.name, aliases, affiliations),
    )
    connection.executemany(
        "INSERT INTO mention VALUES (?, ?, ?)",
        [(source, entity.id, ledger.write(mention.span)) for mention in entity.mentions],
    )
    connection.executemany(
        "INSERT INTO role VALUES (?, ?, ?, ?, ?)",
        [
            (source, entity.id, role.role, role.organisation, ledger.write(role.at.span))
            for role in entity.roles
        ],
    )
    connection.executemany(
        "INSERT INTO name_merge VALUES (?, ?, ?, ?, ?, ?)",
        [
            (
                source,
                entity.id,
                merge.alias,
                merge.test.value,
                ledger.write(merge.alias_at.span),
                ledger.write(merge.name_at.span),
            )
            for merge in entity.merges
        ],
    )


def read_parts(connection: sqlite3.Connection, source: str | None = None) -> tuple[Part, ...]:
    """Entities of one source or of all, each as its source has it, by entity id and source."""
    mentions = _mentions(connection, source)
    roles = _roles(connection, source)
    merges = _merges(connection, source)
    where, values = of_source("source", source)
    rows = connection.execute(
        "SELECT source, id, kind, name, aliases, affiliations FROM entity "
        f"WHERE {where} ORDER BY id, source",
        values,
    )
    return tuple(
        (
            of,
            Entity(
                id=id_,
                kind=EntityKind(kind),
                name=name,
                aliases=tuple(json.loads(aliases)),
                affiliations=tuple(json.loads(affiliations)),
                mentions=tuple(mentions[of, id_]),
                roles=tuple(roles[of, id_]),
                merges=tuple(sorted(merges[of, id_])),
            ),
        )
        for of, id_, kind, name, aliases, affiliations in rows
    )


def together(parts: Iterable[Part]) -> tuple[Entity, ...]:
    """The graph's entities, by id: those of one id in several sources are one."""
    by_id: dict[str, list[Entity]] = defaultdict(list)
    for _, entity in sorted(parts, key=lambda part: (part[1].id, part[0])):
        by_id[entity.id].append(entity)
    return tuple(_one(group) for group in by_id.values())


def read_entities(connection: sqlite3.Connection, source: str | None = None) -> tuple[Entity, ...]:
    """Entities of one source or of all, by id; those of the same id are joined."""
    return together(read_parts(connection, source))


def _one(group: list[Entity]) -> Entity:
    if len(group) == 1:
        return group[0]
    return Entity(
        id=group[0].id,
        kind=group[0].kind,
        name=min(entity.name for entity in group),
        aliases=tuple(sorted({name for entity in group for name in entity.aliases})),
        affiliations=tuple(sorted({name for entity in group for name in entity.affiliations})),
        mentions=tuple(sorted(mention for entity in group for mention in entity.mentions)),
        roles=tuple(sorted((r for entity in group for r in entity.roles), key=lambda r: r.at)),
        merges=tuple(sorted(merge for entity in group for merge in entity.merges)),
    )


def _mentions(
    connection: sqlite3.Connection, source: str | None
) -> dict[tuple[str, str], list[Mention]]:
    where, values = of_source("m.source", source)
    rows = connection.execute(
        'SELECT m.source, m.entity, p.start, p."end", p.quote FROM mention m '
        f"JOIN span p ON p.id = m.span WHERE {where}",
        values,
    )
    found: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for of, entity, *place in rows:
        found[of, entity].append(Mention(of, Span(*place)))
    return defaultdict(list, {key: sorted(places) for key, places in found.items()})


def _roles(connection: sqlite3.Connection, source: str | None) -> dict[tuple[str, str], list[Role]]:
    where, values = of_source("r.source", source)
    rows = connection.execute(
        'SELECT r.source, r.entity, r.role, r.organisation, p.start, p."end", p.quote FROM role r '
        f'JOIN span p ON p.id = r.span WHERE {where} ORDER BY p.start, p."end", '
        "r.role, r.organisation",
        values,
    )
    found: dict[tuple[str, str], list[Role]] = defaultdict(list)
    for of, entity, role, organisation, *place in rows:
        found[of, entity].append(Role(role, organisation, Mention(of, Span(*place))))
    return found


def _merges(
    connection: sqlite3.Connection, source: str | None
) -> dict[tuple[str, str], list[NameMerge]]:
    where, values = of_source("m.source", source)
    rows = connection.execute(
        'SELECT m.source, m.entity, m.alias, m.test, a.start, a."end", a.quote, n.start, n."end", '
        "n.quote FROM name_merge m JOIN span a ON a.id = m.alias_span "
        f"JOIN span n ON n.id = m.name_span WHERE {where}",
        values,
    )
    found: dict[tuple[str, str], list[NameMerge]] = defaultdict(list)
    for of, entity, alias, test, *place in rows:
        places = Mention(of, Span(*place[:3])), Mention(of, Span(*place[3:]))
        found[of, entity].append(NameMerge(alias, NameTest(test), *places))
    return found
