"""Evidence for what a name is, and what the entity model's reading of it counts for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from extractors.names.name_words import name_words
from extractors.names.names import NameRun, is_initials
from extractors.names.recognition import KINDS
from kg.model import EntityKind

Key = tuple[str, ...]

ENOUGH = 3.0
"""A name is taken for a kind from this much evidence on; one strong sign is enough."""

STRONG, FAIR, WEAK = 3.0, 2.0, 1.5

READ = {"PER": 5.0, "ORG": 5.0, "LOC": 5.0, "SYSTEM": WEAK}
"""What the entity model's probability of 1 weighs; it knows few systems. Set on the dev parts and our own gold."""

SINGLE_PERSON = 3.2
LIKELY_PERSON = 0.8
"""From this reading on one word is a person's name, if nothing in the text speaks for another kind."""

SURE_SYSTEM = 0.85

THINGS = ("DATASET", "METRIC", "WORK", "MISC")
"""The model's types that are no entities of ours."""

MOSTLY, SURELY, UNREAD = 0.75, 0.9, 0.1
"""Readings, 0 to 1: too much of a thing to join a list of firms, or to own goods; hardly read at all."""

HALF = 0.5


@dataclass(slots=True)
class Votes:
    """Evidence for one name, each sign counted once."""

    signs: dict[EntityKind, dict[str, float]] = field(
        default_factory=lambda: {kind: {} for kind in EntityKind}
    )

    def add(self, kind: EntityKind, sign: str, weight: float) -> None:
        """Count a sign once.

        Args:
            kind: what it speaks for.
            sign: its name.
            weight: how much; against the kind where below 0.
        """
        self.signs[kind][sign] = weight

    def read(self, shares: Mapping[str, float], *, single: bool, numbered: bool) -> None:
        """Take in what the entity model makes of the name's places.

        Args:
            shares: how far the places read as each type, 0 to 1.
            single: whether the name is one word; one word alone must look more like a person.
            numbered: whether it has a figure; other products than AI systems seldom have.
        """
        for label, kind in KINDS.items():
            weight = SINGLE_PERSON if single and label == "PER" else READ[label]
            self.add(kind, "read", weight * shares[label])
        if numbered and shares["SYSTEM"] >= SURE_SYSTEM:
            self.add(EntityKind.ORGANISATION, "product", -STRONG)
            self.add(EntityKind.SYSTEM, "read", STRONG)

    def winner(self) -> EntityKind | None:
        """The kind with most evidence, if it is enough; the first of equals."""
        totals = {kind: sum(signs.values()) for kind, signs in self.signs.items()}
        best = max(EntityKind, key=lambda kind: totals[kind])
        return best if totals[best] >= ENOUGH else None


def likely_people(
    shares: Mapping[Key, Mapping[str, float]], runs: Sequence[NameRun]
) -> Iterator[Key]:
    """Single words that read as people's names, without acronyms and what begins another's name.

    "Aldermoor" is nobody where the text has an "Aldermoor Centre".
    """
    shouted = {run.key for run in runs if len(run.words) == 1 and run.words[0].text.isupper()}
    others = {key[0] for key, share in shares.items() if len(key) > 1 and share["PER"] < HALF}
    for key, share in shares.items():
        likely = len(key) == 1 and share["PER"] >= LIKELY_PERSON
        plain = key[0] in name_words().acronyms or is_initials(key[0].upper())
        if likely and not plain and key not in shouted and key[0] not in others:
            yield key


def is_thing(share: Mapping[str, float], least: float) -> bool:
    """Whether a name reads as a work, a measure or the like to more than a given share."""
    return sum(share.get(kind, 0.0) for kind in THINGS) > least
