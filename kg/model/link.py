"""Links between statements, each with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.errors import ValueProblem
from kg.model.checks import need_text, need_unit_interval
from kg.model.ids import content_id
from kg.model.span import Span


class Relation(StrEnum):
    """What one statement does to another."""

    SUPPORTS = "supports"
    DISPUTES = "disputes"
    RESTATES = "restates"


class Side(StrEnum):
    """Which end of a link a piece of evidence speaks for."""

    FROM = "from"
    TO = "to"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that show a link.

    Args:
        kind: connective, reply, quote, polarity, quantity, date, anaphora, list, ...
        side: the end of the link it speaks for.
        source: id of the source the words stand in.
        span: their place.
    """

    kind: str
    side: Side
    source: str
    span: Span


@dataclass(frozen=True, slots=True)
class Link:
    """A reason to read one statement beside another.

    Args:
        id: from both ends, relation and test.
        from_: id of the statement that is the reason, the objection or the repetition.
        to: id of the statement it bears on.
        relation: supports, disputes or restates.
        confidence: 0 to 1.
        test: the named test that passed and so made the link.
        evidence: words on both sides; at least one piece for each.

    Raises:
        ValueProblem: a link from a statement to itself, or without evidence on both sides.
    """

    id: str
    from_: str
    to: str
    relation: Relation
    confidence: float
    test: str
    evidence: tuple[Evidence, ...]

    def __post_init__(self) -> None:
        """No link without two ends, a test and words on both sides."""
        need_unit_interval(self.confidence, "the link's confidence")
        need_text(self.test, "the test that made the link")
        if self.from_ == self.to:
            msg = f"statement {self.to} cannot be linked to itself"
            raise ValueProblem(msg)
        if {piece.side for piece in self.evidence} != {Side.FROM, Side.TO}:
            msg = f"the link {self.from_} {self.relation} {self.to} lacks evidence on one side"
            raise ValueProblem(msg)

    @staticmethod
    def id_for(from_: str, to: str, relation: Relation, test: str) -> str:
        """The id of the link that this test made between these statements."""
        return content_id("l", from_, to, relation.value, test)
