"""Tests on two names of one kind, each told by the words of the names alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from kg.model import Entity, EntityKind, NameTest, fold
from kg.model.name_shapes import (
    HANDLE_EXTRA,
    are_initials,
    is_handle_of,
    plain_handle,
    plain_letters,
    spelling,
    without_legal_form,
)

Words = tuple[str, ...]

NEEDS_AGREEMENT = frozenset(
    {
        NameTest.SURNAME,
        NameTest.GIVEN_NAME,
        NameTest.INITIALS,
        NameTest.SHORTER,
        NameTest.ACRONYM,
    }
)
"""Tests that join names of different sources only where both sources agree on something else."""


@lru_cache(1 << 16)
def words_of(name: str) -> Words:
    """The folded words of a name."""
    return tuple(fold(name).split())


def is_handle(entity: Entity) -> bool:
    """Whether an entity is known by a handle alone."""
    return bool(entity.aliases) and all(alias.startswith("@") for alias in entity.aliases)


def is_partial(entity: Entity) -> bool:
    """Whether a person is named by a handle, one word, or initials and a surname."""
    words = words_of(entity.name)
    person = entity.kind is EntityKind.PERSON
    return person and (is_handle(entity) or len(words) < 2 or are_initials(words[0]))


def rank(entity: Entity) -> tuple[int, int, int, str]:
    """How much a name says: the more words, accents and letters the more; no two names are equal."""
    name = fold(entity.name)
    accents = sum(a != b for a, b in zip(name, plain_letters(name), strict=False))
    return len(name.split()), accents, len(name), entity.id


def full_test(kind: EntityKind, less: Words, more: Words) -> NameTest | None:
    """The test by which a full name may be another one that says more.

    Versions of systems differ by a letter or digit, so two names of systems are never one; nor are two
    of any other kind but people and organisations.
    """
    if kind not in (EntityKind.PERSON, EntityKind.ORGANISATION) or less == more:
        return None
    if spelling(less) == spelling(more):
        return NameTest.SPELLING
    if kind is EntityKind.ORGANISATION:
        bare = less == without_legal_form(less)
        return NameTest.LEGAL_FORM if bare and without_legal_form(more) == less else None
    inside = len(less) < len(more) and less[0] == more[0] and less[-1] == more[-1]
    return NameTest.SHORTER if inside and _in_order(less, more) else None


def partial_test(entity: Entity, bearer: Words) -> NameTest | None:
    """The test by which a handle, a single name or initials may stand for a full name."""
    words = tuple(plain_letters(word) for word in words_of(entity.name))
    first, last = plain_letters(bearer[0]), plain_letters(bearer[-1])
    if is_handle(entity):
        return NameTest.HANDLE if is_handle_of(entity.name, first, last) else None
    if len(words) == 1:
        if words[0] == last:
            return NameTest.SURNAME
        return NameTest.GIVEN_NAME if words[0] == first else None
    fits = words[-1] == last and first.startswith(words[0][0])
    return NameTest.INITIALS if fits else None


def _in_order(less: Words, more: Words) -> bool:
    left = iter(more)
    return all(word in left for word in less)


class Bearers:
    """Entities with full names, found by the words they share with other names.

    Args:
        entities: none of them partial, see `is_partial`.
    """

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._alike: dict[tuple[EntityKind, Words], list[Entity]] = defaultdict(list)
        self._by_word: dict[str, list[Entity]] = defaultdict(list)
        self._by_handle: dict[str, list[Entity]] = defaultdict(list)
        for entity in entities:
            words = [plain_letters(word) for word in words_of(entity.name)]
            if not words:
                continue
            self._alike[_outline(entity)].append(entity)
            if entity.kind is EntityKind.PERSON:
                for word in {words[0], words[-1]}:
                    self._by_word[word].append(entity)
                self._by_handle[plain_handle(words[0] + words[-1])].append(entity)

    def alike(self, entity: Entity) -> list[Entity]:
        """Others that `full_test` may take for it."""
        return [e for e in self._alike.get(_outline(entity), []) if e.id != entity.id]

    def bearing(self, entity: Entity) -> list[Entity]:
        """People whom a handle, a single name or initials may stand for."""
        words = words_of(entity.name)
        if not words:
            return []
        if not is_handle(entity):
            return list(self._by_word.get(plain_letters(words[-1]), []))
        # With each capital left out in turn: it may be a middle initial.
        name = entity.name
        cut = [name[:at] + name[at + 1 :] for at in range(1, len(name)) if name[at].isupper()]
        found: dict[str, Entity] = {}
        for stem in map(plain_handle, [name, *cut]):
            for end in range(len(stem), max(0, len(stem) - HANDLE_EXTRA - 1), -1):
                found.update((bearer.id, bearer) for bearer in self._by_handle.get(stem[:end], []))
        return list(found.values())


def _outline(entity: Entity) -> tuple[EntityKind, Words]:
    """What two full names share if they are one: their ends for people, all but a legal form else."""
    words = words_of(entity.name)
    kept = (
        (words[:1] + words[-1:]) if entity.kind is EntityKind.PERSON else without_legal_form(words)
    )
    return entity.kind, tuple(plain_letters(word) for word in kept)
