"""Entities in the world and their mentions in texts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.model.checks import need_text
from kg.model.ids import content_id, fold
from kg.model.span import Span


class EntityKind(StrEnum):
    """What sort of thing a name stands for."""

    PERSON = "person"
    ORGANISATION = "organisation"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an entity is named.

    Args:
        source: id of the source.
        span: its place; titles outside, possessive endings outside.
    """

    source: str
    span: Span


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation or AI system, with its mentions.

    Args:
        id: from kind and folded name, so the same name is one entity across sources.
        kind: what it is.
        name: canonical name.
        aliases: as written, sorted.
        affiliations: for people, as stated in the text, sorted.
        mentions: sorted by source and place; at least one.
    """

    id: str
    kind: EntityKind
    name: str
    aliases: tuple[str, ...]
    affiliations: tuple[str, ...]
    mentions: tuple[Mention, ...]

    def __post_init__(self) -> None:
        """An entity has a name."""
        need_text(self.name, "the entity's name")

    @staticmethod
    def id_for(kind: EntityKind, name: str) -> str:
        """The id of the entity of this kind and name."""
        return content_id("e", kind.value, fold(name))
