"""Topics as records: what several claims of the whole graph are about."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.checks import need_text
from kg.model.ids import content_id, fold


@dataclass(frozen=True, slots=True)
class Topic:
    """What several claims are about.

    Args:
        id: from its name, the same in every graph that has the topic.
        name: the term that anchors it.
        terms: what marks it off from other topics, its name first.
        claims: ids of its claims, those nearest to its middle first, then those that only a link brings.
        named: how many of them name the term itself; others name one that stands for the same, lie near
            those that do, or support, dispute or restate claims of this topic and of no other.
        inside: how many longer terms hold its name ("task" stands in "coding task" and "task length"): of many,
            it is a general word.

    Raises:
        ValueProblem: no name.
    """

    id: str
    name: str
    terms: tuple[str, ...]
    claims: tuple[str, ...]
    named: int
    inside: int = 0

    def __post_init__(self) -> None:
        """A topic has a name."""
        need_text(self.name, "the topic's name")

    @staticmethod
    def id_for(name: str) -> str:
        """The id of the topic of this name."""
        return content_id("k", fold(name))
