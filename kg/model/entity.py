"""Entities in the world and their mentions in texts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from kg.errors import ValueProblem
from kg.model.checks import need_text
from kg.model.ids import content_id, fold
from kg.model.span import Span

_APART = re.compile(r"\b([^\W\d_]\.)\s(?=[^\W\d_]\.)")


class EntityKind(StrEnum):
    """What sort of thing a name stands for."""

    PERSON = "person"
    ORGANISATION = "organisation"
    SYSTEM = "system"
    PLACE = "place"

    @property
    def speaks(self) -> bool:
        """Whether one of this kind can hold a view: a person or an organisation."""
        return self in (EntityKind.PERSON, EntityKind.ORGANISATION)


class NameTest(StrEnum):
    """The test by which two names were taken for one."""

    SPELLING = "same-but-for-spelling"
    SURNAME = "only-bearer-of-surname"
    GIVEN_NAME = "only-bearer-of-given-name"
    INITIALS = "initials-of-given-name"
    SHORTER = "shorter-form-of-full-name"
    HANDLE = "handle-made-of-names"
    MISSPELLING = "misspelt-surname"
    ACRONYM = "acronym-defined-in-text"
    LEGAL_FORM = "name-without-legal-form"
    ENDING = "ending-of-only-one-longer-name"
    OPENING = "opening-of-only-one-longer-name"
    INFLECTION = "plural-or-possessive"
    DECISION = "decided-by-user"

    @property
    def in_words(self) -> str:
        """What passing it says of the two names."""
        return _IN_WORDS[self]


_IN_WORDS = {
    NameTest.SPELLING: "the same name in another spelling",
    NameTest.SURNAME: "only bearer of the surname",
    NameTest.GIVEN_NAME: "only bearer of the given name",
    NameTest.INITIALS: "initials that fit the only bearer of the surname",
    NameTest.SHORTER: "the same given name and surname, one of them in full",
    NameTest.HANDLE: "a handle made of both names",
    NameTest.MISSPELLING: "a rare misspelling of the surname",
    NameTest.ACRONYM: "an acronym that the text defines",
    NameTest.LEGAL_FORM: "the same name but for its legal form",
    NameTest.ENDING: "the end of only one longer name",
    NameTest.OPENING: "the opening of only one firm's name",
    NameTest.INFLECTION: "its plural or possessive",
    NameTest.DECISION: "decided by hand",
}


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """One place where an entity is named.

    Args:
        source: id of the source.
        span: its place; titles outside, possessive endings outside.
    """

    source: str
    span: Span


@dataclass(frozen=True, slots=True, order=True)
class NameMerge:
    """Why an alias was taken for an entity's name within one source.

    Args:
        alias: as written.
        test: the named test that passed.
        alias_at: the first place of the alias.
        name_at: the place of the name that it was held against (for an acronym, its definition).

    Raises:
        ValueProblem: the two places lie in different sources.
    """

    alias: str
    test: NameTest
    alias_at: Mention
    name_at: Mention

    def __post_init__(self) -> None:
        """Both names stand in one text."""
        need_text(self.alias, "the alias")
        if self.alias_at.source != self.name_at.source:
            msg = f"the alias {self.alias!r} and its name stand in two sources"
            raise ValueProblem(msg)


@dataclass(frozen=True, slots=True)
class Role:
    """What a text says that a person is, and where.

    Args:
        role: as written ("co-founder", "professor of geology"); None where only the organisation is
            stated.
        organisation: its canonical name, or None.
        at: the words that say so.

    Raises:
        ValueProblem: neither role nor organisation.
    """

    role: str | None
    organisation: str | None
    at: Mention

    def __post_init__(self) -> None:
        """A role says something."""
        if not (self.role or self.organisation):
            msg = "a role names neither what a person is nor an organisation"
            raise ValueProblem(msg)


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
        roles: for people, as stated in the text, sorted by source and place.
        merges: why each alias was taken for the name, sorted.
    """

    id: str
    kind: EntityKind
    name: str
    aliases: tuple[str, ...]
    affiliations: tuple[str, ...]
    mentions: tuple[Mention, ...]
    roles: tuple[Role, ...] = ()
    merges: tuple[NameMerge, ...] = ()

    def __post_init__(self) -> None:
        """An entity has a name."""
        need_text(self.name, "the entity's name")

    @staticmethod
    def id_for(kind: EntityKind, name: str) -> str:
        """The id of the entity of this kind and name; initials apart and together are the same."""
        return content_id("e", kind.value, fold(_APART.sub(r"\1", name)))
