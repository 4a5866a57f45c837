"""Names of one text by their words, and the places where they are found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from extractors.names.aliases import Key, firm_openings, groups_of, shared_names, short_names
from extractors.names.names import NameRun
from kg.model import EntityKind


@dataclass(frozen=True, slots=True)
class FoundName:
    """A place where a name stands, with the entity's kind and chief name."""

    start: int
    end: int
    kind: EntityKind
    chief: Key


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Names of the text by their folded words."""

    chiefs: Mapping[Key, tuple[EntityKind, Key]]
    shorts: Mapping[str, Key]
    shared: frozenset[str]
    firms: Mapping[str, Key]
    longest: int

    @classmethod
    def of(
        cls,
        kinds: Mapping[Key, EntityKind],
        runs: Sequence[NameRun],
        defined: Mapping[Key, Key] | None = None,
    ) -> NameIndex:
        """The index of the names found.

        Args:
            kinds: what each name stands for.
            runs: every run of the text, to count names.
            defined: acronyms that the text defines, to their long forms.
        """
        counts = Counter(run.key for run in runs)
        chiefs: dict[Key, tuple[EntityKind, Key]] = {}
        shorts: dict[str, Key] = {}
        shared: frozenset[str] = frozenset()
        for kind in EntityKind:
            keys = {key: counts[key] for key in kinds if kinds[key] is kind}
            others = {k: long for k, long in (defined or {}).items() if kinds.get(k, kind) is kind}
            groups = groups_of(kind, keys, others)
            chiefs.update({key: (kind, chief) for key, chief in groups.items()})
            if kind is EntityKind.PERSON:
                shorts, shared = short_names(groups), shared_names(groups)
        firms = _firms(chiefs, shorts, runs)
        for word, chief in firms.items():
            if (word,) in chiefs:
                chiefs[word,] = (EntityKind.ORGANISATION, chief)
        longest = max((len(key) for key in chiefs), default=0)
        return cls(chiefs, shorts, shared, firms, longest)

    def at(self, words: Key) -> tuple[EntityKind, Key] | None:
        """The entity of exactly these words."""
        return self.chiefs.get(words)


_AT_PLACE = re.compile(
    r" (?:in|near|around|outside|across|through|to|from|toward|towards|leaving|reached) $"
)


def _firms(
    chiefs: Mapping[Key, tuple[EntityKind, Key]], people: Container[str], runs: Sequence[NameRun]
) -> dict[str, Key]:
    """First words of firms' names that stand for them alone; none that is a place, a person or a thing besides."""
    bodies = {
        key: chief for key, (kind, chief) in chiefs.items() if kind is EntityKind.ORGANISATION
    }
    others = {key[0] for key, (kind, _) in chiefs.items() if kind is not EntityKind.ORGANISATION}
    placed = {run.key[0] for run in runs if len(run.key) == 1 and _AT_PLACE.search(run.before)}
    found = firm_openings(bodies, others | placed)
    return {word: chief for word, chief in found.items() if word not in people}
