"""What a graph holds that it did not before: new claims, claims made again, new links."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.model import Claim, Graph, Link, Relation, Statement


@dataclass(frozen=True, slots=True)
class Gained:
    """A claim that was there and is made by new statements too.

    Args:
        claim: as the graph words it now.
        statements: the new ones, by source and place.
    """

    claim: Claim
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What came with one or more sources.

    Args:
        new: claims that nobody made before, in the order of their first new statements.
        gained: claims that were there and gained statements, likewise.
        links: the new links, disputes first, then by id.
    """

    new: tuple[Claim, ...]
    gained: tuple[Gained, ...]
    links: tuple[Link, ...]

    @property
    def disputes(self) -> tuple[Link, ...]:
        """The new links by which one statement disputes another."""
        return tuple(link for link in self.links if link.relation is Relation.DISPUTES)


def between_claims(graph: Graph, links: Iterable[Link]) -> int:
    """How many edges of the map some links make: those of the same two claims are one.

    Args:
        graph: holds the statements at their ends.
        links: the links.
    """
    ends = ((graph.statement(link.from_), link, graph.statement(link.to)) for link in links)
    return len({(one.claim, link.relation, other.claim) for one, link, other in ends})


def changes(before: Graph, after: Graph) -> Changes:
    """What a later state of a graph has that an earlier one had not.

    Claims are told apart by their statements: a claim may get another id or wording when an earlier
    source comes to it.

    Args:
        before: the earlier state.
        after: the later one.
    """
    known = {statement.id for statement in before.statements}
    added: dict[str, list[Statement]] = {}
    for statement in after.statements:
        if statement.id not in known:
            added.setdefault(statement.claim, []).append(statement)
    new, gained = [], []
    for claim, statements in added.items():
        if len(statements) == len(after.statements_of(claim)):
            new.append(after.claim(claim))
        else:
            gained.append(Gained(after.claim(claim), tuple(statements)))
    linked = {link.id for link in before.links}
    links = (link for link in after.links if link.id not in linked)
    return Changes(
        new=tuple(new),
        gained=tuple(gained),
        links=tuple(sorted(links, key=lambda x: (x.relation is not Relation.DISPUTES, x.id))),
    )
