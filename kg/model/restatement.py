"""Restatements: why statements of different wording make one claim, and what a person decided of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.errors import ValueProblem
from kg.model.checks import need_text, need_unit_interval
from kg.model.identity import Verdict
from kg.model.ids import content_id
from kg.model.link import Evidence, Side
from kg.model.span import Span


class RestatementTest(StrEnum):
    """The test by which two statements were taken to make the same claim."""

    SAME_WORDING = "same-wording"
    FORECAST = "same-forecast"
    RESULT = "same-result"
    NEAR_WORDING = "near-wording"
    DECISION = "decided-by-user"


class Bound(StrEnum):
    """What a proposition is tied to, so that the same words elsewhere may be another one.

    ``free``: nothing. ``holder``: whoever says it ("I expect ...", and every forecast, since a chance
    is somebody's). ``place``: the passage it stands in ("This is why ...").
    """

    FREE = "free"
    HOLDER = "holder"
    PLACE = "place"


@dataclass(frozen=True, slots=True, order=True)
class Restated:
    """Two statements that passed a test for the same proposition, whatever else the graph holds.

    Args:
        one: id of the statement with the smaller id.
        other: id of the other one.
        test: the named test that passed.
        similarity: cosine of the two wordings' vectors, cut to 0 to 1.
        at_one: the record that the test read on the first side: a forecast's or a result's id, or the
            statement's own.
        at_other: the record that it read on the other side.

    Raises:
        ValueProblem: the ids are out of order, or the similarity is.
    """

    one: str
    other: str
    test: RestatementTest
    similarity: float
    at_one: str
    at_other: str

    def __post_init__(self) -> None:
        """Two statements, in the order of their ids."""
        need_unit_interval(self.similarity, "the similarity of two statements")
        if not self.one < self.other:
            msg = (
                f"the statements {self.one} and {self.other} are not two in the order of their ids"
            )
            raise ValueProblem(msg)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What is kept of a statement so that others can be held against it.

    Args:
        statement: its id.
        bound: what its proposition is tied to.
        vector: the wording's vector as little-endian 16-bit integers (see `kg.store.meaning_codes`).
        phrases: its noun phrases, sorted; lower case but for acronyms, heads in the singular.
        aspect: the vector less what all of its source's statements share, likewise encoded: what it says
            within the source's subject; "" where there is none.
    """

    statement: str
    bound: Bound
    vector: bytes
    phrases: tuple[str, ...] = ()
    aspect: bytes = b""


@dataclass(frozen=True, slots=True)
class Restatement:
    """Why a statement belongs to a claim whose first statement words it otherwise.

    Args:
        id: from both statements and test.
        statement: id of the statement.
        against: id of the claim's statement that it was held against.
        claim: id of the claim that both make.
        wording: id that the statement's own wording would have as a claim.
        test: the named test that passed.
        similarity: cosine of the two wordings' vectors, 0 to 1; 0 where a person decided.
        evidence: words on both sides.

    Raises:
        ValueProblem: a statement held against itself, or evidence on one side only.
    """

    id: str
    statement: str
    against: str
    claim: str
    wording: str
    test: RestatementTest
    similarity: float
    evidence: tuple[Evidence, ...]

    def __post_init__(self) -> None:
        """No restatement without two statements and words on both sides."""
        need_unit_interval(self.similarity, "the similarity of two statements")
        if self.statement == self.against:
            msg = f"statement {self.statement} cannot restate itself"
            raise ValueProblem(msg)
        if {piece.side for piece in self.evidence} != {Side.FROM, Side.TO}:
            msg = f"the restatement of {self.against} by {self.statement} lacks words on one side"
            raise ValueProblem(msg)

    @staticmethod
    def id_for(statement: str, against: str, test: RestatementTest) -> str:
        """The id of the restatement that this test found."""
        return content_id("r", statement, against, test.value)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a source; it outlives what extractors make of it."""

    source: str
    span: Span

    def __post_init__(self) -> None:
        """A place is in some source."""
        need_text(self.source, "the source of a place")


@dataclass(frozen=True, slots=True)
class ClaimDecision:
    """A person's word on whether what stands at two places is one claim.

    It stands above every test until the next one on the same places, and is kept by place, so that it
    holds again after the sources are read anew.

    Args:
        one: where the first statement stands.
        other: where the second one stands.
        verdict: whether they make the same claim.

    Raises:
        ValueProblem: twice the same place.
    """

    one: Place
    other: Place
    verdict: Verdict

    def __post_init__(self) -> None:
        """Two places, not one."""
        if self.one == self.other:
            msg = "a decision needs two statements; name two that differ"
            raise ValueProblem(msg)

    @property
    def key(self) -> tuple[Place, Place]:
        """What a later decision must share to take this one's place."""
        first, second = sorted((self.one, self.other))
        return first, second
