"""Claims and the statements that express them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.errors import ValueProblem
from kg.model.checks import need_text, need_unit_interval
from kg.model.holding import Holding
from kg.model.ids import content_id, fold
from kg.model.provenance import Provenance
from kg.model.span import Span

AUTHOR = "author"
UNKNOWN_PREFIX = "unknown:"
UNNAMED_SUFFIX = " (unnamed)"


class ClaimType(StrEnum):
    """What sort of proposition it is."""

    CLAIM = "claim"
    FORECAST = "forecast"
    BENCHMARK = "benchmark"
    DEFINITION = "definition"


class Stance(StrEnum):
    """How the text puts the proposition forward."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    REJECTED = "rejected"
    QUESTIONED = "questioned"
    CONDITIONAL = "conditional"


class Polarity(StrEnum):
    """Whether the proposition is affirmed or denied."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class MarkKind(StrEnum):
    """What the marked words of a statement do."""

    HEDGE = "hedge"  # they lower its certainty
    BOOSTER = "booster"  # they raise it
    CHANCE = "chance"  # they state it as a number
    NEGATION = "negation"  # they deny it
    CONDITION = "condition"  # it holds only under this
    UNRESOLVED = "unresolved"  # its wording keeps them, since what they stand for is not sure


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Words of a statement that bear on its force, or that its wording could not resolve.

    Args:
        kind: what they do.
        span: their place; of an attribution it may lie outside the statement's own.
        reason: the lexicon's entry for the words, or why they were not resolved.
    """

    kind: MarkKind
    span: Span
    reason: str

    def __post_init__(self) -> None:
        """A mark says why it is there."""
        need_text(self.reason, "the reason for a mark on a statement")


def is_named(speaker: str) -> bool:
    """Whether a speaker is somebody by name, not the text's voice, an unknown post or a group."""
    return not (
        speaker == AUTHOR or speaker.startswith(UNKNOWN_PREFIX) or speaker.endswith(UNNAMED_SUFFIX)
    )


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim made at one place by one speaker.

    Args:
        id: from source and span, see `Statement.id_for`.
        source: id of the source.
        span: its place.
        type: what sort of proposition.
        speaker: canonical name of whoever asserts it; ``author`` for the text's own voice;
            ``unknown:POST`` for an unnamed post; ``critics (unnamed)`` for an unnamed group.
        reporter: who passes it on, or None.
        cue: the words that attribute it to the speaker, or None when nothing but the page does.
        stance: how it is put forward.
        certainty: 0 to 1, from the hedges and boosters in it.
        polarity: affirmed or denied.
        canonical: stand-alone wording.
        salience: 1 nice to have, 2 should, 3 key.
        topics: terms it is about.
        post: id of the post it stands in, or None.
        claim: id of the canonical claim it expresses.
        provenance: the rule that found it.
        marks: the words behind its certainty, polarity and condition, and those that its wording
            could not resolve, sorted by place.
        chain: who holds it, from the text's or post's own voice to whoever holds it last; the
            speaker is among them. Empty where the extractor tells no more than speaker and reporter.
    """

    id: str
    source: str
    span: Span
    type: ClaimType
    speaker: str
    reporter: str | None
    cue: Span | None
    stance: Stance
    certainty: float
    polarity: Polarity
    canonical: str
    salience: int
    topics: tuple[str, ...]
    post: str | None
    claim: str
    provenance: Provenance
    marks: tuple[Mark, ...] = ()
    chain: tuple[Holding, ...] = ()

    def __post_init__(self) -> None:
        """Check wording, speaker, certainty and rank."""
        need_text(self.canonical, "the statement's wording")
        need_text(self.speaker, "the statement's speaker")
        need_unit_interval(self.certainty, "the statement's certainty")
        if self.salience not in {1, 2, 3}:
            msg = f"salience is {self.salience}, not 1, 2 or 3"
            raise ValueProblem(msg)

    @staticmethod
    def id_for(source: str, start: int, end: int) -> str:
        """The id of the statement at this place."""
        return content_id("t", source, start, end)


@dataclass(frozen=True, slots=True)
class Claim:
    """The proposition that one or more statements express.

    Args:
        id: from the folded wording, see `Claim.id_for`.
        text: the wording shown.
        type: what sort of proposition.
    """

    id: str
    text: str
    type: ClaimType

    def __post_init__(self) -> None:
        """A claim has words."""
        need_text(self.text, "the claim's wording")

    @staticmethod
    def id_for(text: str) -> str:
        """The id of the claim with this wording; case, marks and spacing do not matter."""
        return content_id("c", fold(text))
