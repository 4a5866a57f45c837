"""Origins: what is said independently, with its echoes in the same and in other sources.

The echoes themselves are found and stored with the graph (`kg.store.echoes`); here they are counted.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from kg.model import EchoTest, Graph, Statement
from kg.store.echoes import by_appearance

_WORDS = ("origin", "mention")


@dataclass(frozen=True, slots=True)
class Echo:
    """A statement that repeats an earlier one.

    Args:
        statement: the repetition.
        test: how it shows.
    """

    statement: Statement
    test: EchoTest


@dataclass(frozen=True, slots=True)
class Origin:
    """A statement that repeats no other, and those that repeat it.

    Args:
        statement: the one in the source published first, undated sources last; of several there the
            first that is told in its writer's own voice.
        echoes: by source and place.
    """

    statement: Statement
    echoes: tuple[Echo, ...]

    @property
    def mentions(self) -> int:
        """How many statements it is, echoes and itself."""
        return 1 + len(self.echoes)


@dataclass(frozen=True, slots=True)
class Told:
    """How often a claim is made: "3 origins, 11 mentions".

    Args:
        origins: what says it independently, by source and place.
        mentions: statements of all of them.
    """

    origins: tuple[Origin, ...]
    mentions: int

    @property
    def counted(self) -> str:
        """The two numbers in words: "3 origins, 11 mentions"."""
        told = len(self.origins), self.mentions
        one, many = (f"{n} {word}{'s' * (n != 1)}" for n, word in zip(told, _WORDS, strict=True))
        return f"{one}, {many}"


class Origins:
    """The origins of a graph's statements; worked out once, asked often.

    Args:
        graph: of any number of sources.
    """

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        origin_of = {one.statement: one for one in graph.repetitions}
        echoes: dict[str, list[Echo]] = defaultdict(list)
        for statement in graph.statements:
            if (one := origin_of.get(statement.id)) is not None:
                echoes[one.origin].append(Echo(statement, one.test))
        self._found = tuple(
            Origin(
                statement,
                tuple(
                    sorted(
                        echoes[statement.id], key=lambda e: (e.statement.source, e.statement.span)
                    )
                ),
            )
            for statement in by_appearance(graph.sources, graph.statements)
            if statement.id not in origin_of
        )
        self._by_id = {origin.statement.id: origin for origin in self._found}
        self._origin = {one.statement: one.origin for one in graph.repetitions}
        self._origin |= {id_: id_ for id_ in self._by_id}

    def all(self) -> tuple[Origin, ...]:
        """Every origin, those published first before others; each statement is in exactly one."""
        return self._found

    def of_statement(self, statement: str) -> Origin:
        """The origin that a statement is or repeats.

        Raises:
            NotFoundError: the graph has no such statement.
        """
        return self._by_id[self._origin[self._graph.statement(statement).id]]

    def of_claim(self, claim: str) -> Told:
        """How often a claim is made, and by how many independently.

        Raises:
            NotFoundError: the graph has no such claim.
        """
        statements = self._graph.statements_of(self._graph.claim(claim).id)
        found = {self._origin[s.id]: self._by_id[self._origin[s.id]] for s in statements}
        origins = tuple(
            sorted(found.values(), key=lambda o: (o.statement.source, o.statement.span))
        )
        return Told(origins, sum(origin.mentions for origin in origins))
