"""The argument graph: claims as nodes, their statements' links as edges.

A link joins two statements; an edge joins the claims these express and keeps every link behind it,
so that each edge still opens at the words that made it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from kg.model import Graph, Link, Relation


@dataclass(frozen=True, slots=True)
class ClaimEdge:
    """What one claim does to another.

    Args:
        from_claim: id of the claim that is the reason, the objection or the repetition.
        to_claim: id of the claim it bears on.
        relation: supports, disputes or restates.
        confidence: of its strongest link, 0 to 1. The links are often echoes of one another, so
            their number raises nothing.
        links: the statement links behind it, by id; at least one.
    """

    from_claim: str
    to_claim: str
    relation: Relation
    confidence: float
    links: tuple[Link, ...]


def claim_edges(graph: Graph) -> tuple[ClaimEdge, ...]:
    """The edges between different claims, by both ends and relation.

    Links between two statements of one claim are no edges.

    Raises:
        NotFoundError: a link names a statement that the graph does not hold.
    """
    behind: dict[tuple[str, str, Relation], list[Link]] = defaultdict(list)
    for link in graph.links:
        ends = graph.statement(link.from_).claim, graph.statement(link.to).claim
        if ends[0] != ends[1]:
            behind[*ends, link.relation].append(link)
    return tuple(
        ClaimEdge(
            from_claim=from_claim,
            to_claim=to_claim,
            relation=relation,
            confidence=links[0].confidence if len(links) == 1 else max(s.confidence for s in links),
            links=tuple(links) if len(links) == 1 else tuple(sorted(links, key=lambda s: s.id)),
        )
        for (from_claim, to_claim, relation), links in sorted(behind.items())
    )


def edges_by_claim(edges: tuple[ClaimEdge, ...]) -> dict[str, tuple[ClaimEdge, ...]]:
    """The edges at each claim, from it or to it, in the order given."""
    at: dict[str, list[ClaimEdge]] = defaultdict(list)
    for edge in edges:
        at[edge.from_claim].append(edge)
        at[edge.to_claim].append(edge)
    return {claim: tuple(found) for claim, found in at.items()}


def other_end(edge: ClaimEdge, claim: str) -> str:
    """The claim at the end of ``edge`` that is not ``claim``."""
    return edge.to_claim if edge.from_claim == claim else edge.from_claim


def argument_graph(graph: Graph) -> Any:
    """The claims and their edges as a `networkx.MultiDiGraph`.

    Returns:
        Nodes are claim ids with the `Claim` under ``claim``; edges are keyed by relation, with the
        `ClaimEdge` under ``edge`` and its confidence under ``confidence``. Nodes and edges are
        added in sorted order, so that an algorithm which follows that order repeats itself.
    """
    import networkx as nx  # costs 0.1 s, and most of this room does without it

    argument = nx.MultiDiGraph()
    for claim in sorted(graph.claims, key=lambda claim: claim.id):
        argument.add_node(claim.id, claim=claim)
    for edge in claim_edges(graph):
        argument.add_edge(
            edge.from_claim,
            edge.to_claim,
            key=edge.relation.value,
            edge=edge,
            confidence=edge.confidence,
        )
    return argument
