"""Where claims stand towards a position: the values, and what reads a language's sentences."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from kg.model import Claim, Link, Position


class StandsFor(StrEnum):
    """The side of a claim."""

    FOR = "for"
    AGAINST = "against"

    @property
    def opposite(self) -> StandsFor:
        """The other side."""
        return StandsFor.AGAINST if self is StandsFor.FOR else StandsFor.FOR


@dataclass(frozen=True, slots=True)
class Leaning:
    """What a sentence's words say of its subject.

    Args:
        sign: +1 it goes ahead, -1 it is held back, 0 neither or both.
        cues: the words that show it, in order.
    """

    sign: int
    cues: tuple[str, ...]


class Reader(Protocol):
    """Reads sentences of a language."""

    def denied(self, text: str) -> tuple[str, ...]:
        """The words by which a text denies what it tells of; none where it denies nothing, or a denial."""

    def leaning(self, text: str, subject: frozenset[str] = frozenset()) -> Leaning:
        """What a sentence's words say of its subject; words of the subject itself say nothing."""

    def subjects(self, text: str) -> frozenset[str]:
        """Stems of the words that can be a subject."""

    def stems(self, text: str) -> frozenset[str]:
        """Stems of the words that say what a text is about."""

    def cue_stems(self) -> frozenset[str]:
        """Stems that show a leaning and so are no subject."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a claim stands where it stands.

    Args:
        kind: "words" (its own), "forecast" (chance and date) or "link".
        near: cosine to the position, 0 to 1; of the claim at the link's other end for a link.
        words: subject words that it shares with the position.
        cues: words that show its leaning.
        via: for a link, the claim at its other end; else None.
        link: for a link, the statements' link with its evidence and test; else None.
    """

    kind: str
    near: float
    words: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    via: str | None = None
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """A claim on a side.

    Args:
        claim: the claim.
        side: for or against the position.
        score: 0 to 1; how near it is, and how much of the subject it names.
        reason: why.
    """

    claim: Claim
    side: StandsFor
    score: float
    reason: Reason


@dataclass(frozen=True, slots=True)
class PositionView:
    """A position with the claims for and against it.

    Args:
        position: the position.
        leaning: how its own sentences lean; a position that leans no way takes forecasts and links only.
        for_: best first, ties by id.
        against: best first, ties by id.
    """

    position: Position
    leaning: Leaning
    for_: tuple[Standing, ...]
    against: tuple[Standing, ...]
