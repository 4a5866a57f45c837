"""The claims of a graph with their edges and their rank: worked out once, walked often."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence

from kg.analysis.argument import ClaimEdge, claim_edges, edges_by_claim, other_end
from kg.analysis.dispute import dispute_scores
from kg.analysis.map_filter import MapFilter
from kg.analysis.topics import topics_of_claims
from kg.model import Graph

# How many neighbours a claim brings along before the next disputed claim has its turn: with more,
# one much disputed claim would fill the map alone.
_COMPANY = 6


class ClaimNet:
    """Every claim's edges and place in the order of rank.

    Claims with an edge come first, then the most disputed, most salient and best linked, then by id.

    Args:
        graph: the graph.
    """

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.edges = claim_edges(graph)
        self.at = edges_by_claim(self.edges)
        self.scores = dispute_scores(self.edges)
        self.topics = topics_of_claims(graph)
        self._salience = dict.fromkeys((claim.id for claim in graph.claims), 1)
        for statement in graph.statements:
            if statement.salience > self._salience.get(statement.claim, 3):
                self._salience[statement.claim] = statement.salience
        ranked = sorted((claim.id for claim in graph.claims), key=self._rank_of)
        self.rank = {claim: place for place, claim in enumerate(ranked)}

    def _rank_of(self, claim: str) -> tuple[bool, float, int, int, str]:
        edges = self.at.get(claim, ())
        near = len({other_end(edge, claim) for edge in edges}) if len(edges) > 1 else len(edges)
        score = self.scores.get(claim, 0.0)
        return near == 0, -score, -self._salience[claim], -near, claim


class Walk:
    """Ways through the part of a net that a filter leaves.

    Args:
        net: the claims.
        wanted: which of them, and how confident their edges.
        roots: claims that stay whatever the filter says.
    """

    def __init__(self, net: ClaimNet, wanted: MapFilter, roots: Sequence[str] = ()) -> None:
        self._net = net
        self._wanted = wanted
        self._roots = frozenset(roots)

    def admits(self, claim: str) -> bool:
        """Whether the filter leaves a claim."""
        if claim in self._roots or self._wanted.is_free:
            return True
        graph, topic = self._net.graph, self._net.topics.get(claim)
        said = graph.statements_of(claim)
        return any(self._wanted.admits(s, topic, graph.source(s.source)) for s in said)

    def edges(self, claim: str) -> tuple[ClaimEdge, ...]:
        """The edges at a claim that are confident enough, whatever is at their other ends."""
        least = self._wanted.confidence
        return tuple(e for e in self._net.at.get(claim, ()) if e.confidence >= least)

    def beside(self, claim: str) -> list[str]:
        """All neighbours of a claim by rank, also those that the filter leaves out."""
        near = {other_end(edge, claim) for edge in self.edges(claim)}
        return sorted(near, key=self._net.rank.__getitem__)

    def _neighbours(self, claim: str) -> list[str]:
        return [near for near in self.beside(claim) if self.admits(near)]

    def outwards(self, roots: Sequence[str]) -> Iterator[str]:
        """The roots, then claims by their distance from them, then by rank."""
        ring = list(dict.fromkeys(roots))
        seen = set(ring)
        waiting = deque([ring])
        while waiting:
            ring = waiting.popleft()
            yield from ring
            beyond = {near for claim in ring for near in self._neighbours(claim)} - seen
            if beyond:
                seen |= beyond
                waiting.append(sorted(beyond, key=self._net.rank.__getitem__))

    def by_rank(self) -> Iterator[str]:
        """Every claim by rank, each followed by its foremost neighbours."""
        for claim in self._net.rank:
            if self.admits(claim):
                yield claim
                yield from self._neighbours(claim)[:_COMPANY]
