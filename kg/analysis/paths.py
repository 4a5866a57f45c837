"""How two claims hang together: the shortest chain of edges between them."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

from kg.analysis.argument import ClaimEdge, claim_edges, edges_by_claim, other_end
from kg.model import Graph


def shortest_path(graph: Graph, claim_a: str, claim_b: str) -> tuple[ClaimEdge, ...]:
    """The fewest edges that lead from one claim to another, whichever way they point.

    Breadth-first search (Moore, "The shortest path through a maze", 1959). Of several shortest
    paths it takes the one whose claim ids come first in order; of several edges between the same
    two claims the most confident.

    Args:
        graph: the graph.
        claim_a: id of the first claim.
        claim_b: id of the second claim.

    Returns:
        The edges in the order walked; empty when nothing joins the two or they are the same.

    Raises:
        NotFoundError: one of the ids names no claim.
    """
    start, goal = graph.claim(claim_a).id, graph.claim(claim_b).id
    return path_along(edges_by_claim(claim_edges(graph)), start, goal)


def path_along(
    at: Mapping[str, tuple[ClaimEdge, ...]], start: str, goal: str
) -> tuple[ClaimEdge, ...]:
    """As `shortest_path`, where every claim's edges are known already.

    Args:
        at: the edges at each claim that has one.
        start: id of the first claim.
        goal: id of the second claim.
    """
    came_by: dict[str, tuple[str, ClaimEdge] | None] = {start: None}
    waiting = deque([start])
    while waiting and goal not in came_by:
        here = waiting.popleft()
        for claim, edge in _neighbours(here, at.get(here, ())):
            if claim not in came_by:
                came_by[claim] = (here, edge)
                waiting.append(claim)
    return _walked_back(came_by, goal)


def _neighbours(here: str, edges: tuple[ClaimEdge, ...]) -> list[tuple[str, ClaimEdge]]:
    """Each neighbour once, by id, with the most confident edge to it."""
    best: dict[str, ClaimEdge] = {}
    for edge in edges:
        claim = other_end(edge, here)
        if claim not in best or edge.confidence > best[claim].confidence:
            best[claim] = edge
    return sorted(best.items(), key=lambda item: item[0])


def _walked_back(
    came_by: dict[str, tuple[str, ClaimEdge] | None], goal: str
) -> tuple[ClaimEdge, ...]:
    path: list[ClaimEdge] = []
    step = came_by.get(goal)
    while step is not None:
        before, edge = step
        path.append(edge)
        step = came_by[before]
    return tuple(reversed(path))
