"""Names of one entity across sources: joins with their evidence, and what a person decided."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.errors import ValueProblem
from kg.model.checks import need_text
from kg.model.entity import EntityKind, NameTest
from kg.model.ids import content_id, fold
from kg.model.link import Evidence, Side


class Verdict(StrEnum):
    """What a person decided of two names."""

    SAME = "same"
    DISTINCT = "distinct"


@dataclass(frozen=True, slots=True)
class NameDecision:
    """A person's word on two names; it stands above every test, until the next one on the same two.

    Args:
        kind: what both names stand for.
        one: a name or alias; compared folded.
        other: another one.
        verdict: whether they are one entity.

    Raises:
        ValueProblem: an empty name, or twice the same one.
    """

    kind: EntityKind
    one: str
    other: str
    verdict: Verdict

    def __post_init__(self) -> None:
        """Two names, not one."""
        need_text(fold(self.one), "the first name")
        need_text(fold(self.other), "the second name")
        if fold(self.one) == fold(self.other):
            msg = f"{self.one!r} and {self.other!r} are the same name; name two that differ"
            raise ValueProblem(msg)

    @property
    def key(self) -> tuple[EntityKind, str, str]:
        """What a later decision must share to take this one's place: kind and both folded names."""
        first, second = sorted((fold(self.one), fold(self.other)))
        return self.kind, first, second


@dataclass(frozen=True, slots=True)
class EntityJoin:
    """In one source, an entity is one that is named more fully elsewhere.

    The entities stay as their sources name them: a join is read beside them and can be undone.

    Args:
        id: from source, both entities and test.
        source: id of the source whose mentions it is about.
        entity: id of the entity as named there.
        into: id of the entity that it is.
        test: the named test that passed.
        evidence: words on both sides; at least one piece for each.

    Raises:
        ValueProblem: a join of an entity with itself, or without evidence on both sides.
    """

    id: str
    source: str
    entity: str
    into: str
    test: NameTest
    evidence: tuple[Evidence, ...]

    def __post_init__(self) -> None:
        """No join without two entities and words on both sides."""
        if self.entity == self.into:
            msg = f"entity {self.entity} cannot be joined with itself"
            raise ValueProblem(msg)
        if {piece.side for piece in self.evidence} != {Side.FROM, Side.TO}:
            msg = f"the join of {self.entity} with {self.into} lacks evidence on one side"
            raise ValueProblem(msg)

    @staticmethod
    def id_for(source: str, entity: str, into: str, test: NameTest) -> str:
        """The id of the join that this test made."""
        return content_id("j", source, entity, into, test.value)
