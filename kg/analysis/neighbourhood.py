"""A part of the map that can be read: a few dozen claims and the edges between them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.analysis.argument import ClaimEdge, claim_edges, edges_by_claim, other_end
from kg.analysis.dispute import dispute_scores
from kg.analysis.topics import topics_of_claims
from kg.errors import SettingsError
from kg.model import Claim, Graph, Statement, Topic, fold

# How many neighbours a claim brings along before the next disputed claim has its turn: with more,
# one much disputed claim would fill the map alone.
_COMPANY = 6


@dataclass(frozen=True, slots=True)
class MapFilter:
    """What the map is about. A claim stays when one of its statements meets every condition.

    Args:
        topic: name or id of the claim's topic; case, marks and spacing of a name do not matter.
        speaker: who asserts it; compared as topics are.
        source: id of the source it stands in.
    """

    topic: str | None = None
    speaker: str | None = None
    source: str | None = None

    def admits(self, statement: Statement, topic: Topic | None) -> bool:
        """Whether the statement, whose claim has this topic, meets every condition."""
        return (
            (self.source is None or statement.source == self.source)
            and (self.speaker is None or fold(statement.speaker) == fold(self.speaker))
            and (self.topic is None or (topic is not None and self._is(topic)))
        )

    def _is(self, topic: Topic) -> bool:
        return self.topic == topic.id or fold(self.topic or "") == fold(topic.name)


@dataclass(frozen=True, slots=True)
class MapNode:
    """A claim on the map.

    Args:
        claim: the claim.
        salience: of its most salient statement, 1 to 3.
        certainty: of its most certain statement, 0 to 1.
        speakers: whoever asserts it, sorted.
        statements: how many statements express it.
        dispute: the sum of its disputes' confidences in the whole graph.
        hidden: how many neighbours in the whole graph are not on this map.
    """

    claim: Claim
    salience: int
    certainty: float
    speakers: tuple[str, ...]
    statements: int
    dispute: float
    hidden: int


@dataclass(frozen=True, slots=True)
class MapView:
    """What is drawn.

    Args:
        nodes: the most disputed, best linked and most salient first, then by id.
        edges: every edge between two nodes, by both ends and relation.
    """

    nodes: tuple[MapNode, ...] = ()
    edges: tuple[ClaimEdge, ...] = ()


def neighbourhood(
    graph: Graph,
    roots: Sequence[str] = (),
    limit: int = 60,
    wanted: MapFilter | None = None,
) -> MapView:
    """The claims around some roots or, without roots, the most disputed ones with their neighbours.

    With roots the map grows outwards from them, nearest claims first. Without, each claim in the
    order of rank brings up to six of its neighbours, until the map is full; claims without any edge
    come last.

    Args:
        graph: the graph.
        roots: ids of claims to start from; shown whatever the filter says.
        limit: how many claims at most; 1 or more.
        wanted: what the map is about; None for everything.

    Raises:
        NotFoundError: a root names no claim.
        SettingsError: ``limit`` is below 1.
    """
    if limit < 1:
        msg = f"the limit of claims on the map is {limit}; give 1 or more"
        raise SettingsError(msg)
    wanted = wanted or MapFilter()
    edges = claim_edges(graph)
    pool = _Pool(graph, edges, _admitted(graph, wanted) | {graph.claim(root).id for root in roots})
    drawn = _first(pool.outwards(roots) if roots else pool.by_rank(), limit)
    return MapView(
        nodes=tuple(pool.node(claim, drawn) for claim in sorted(drawn, key=pool.rank.__getitem__)),
        edges=tuple(e for e in edges if e.from_claim in drawn and e.to_claim in drawn),
    )


def _admitted(graph: Graph, wanted: MapFilter) -> frozenset[str]:
    topics = topics_of_claims(graph)
    return frozenset(s.claim for s in graph.statements if wanted.admits(s, topics.get(s.claim)))


def _first(claims: Iterator[str], limit: int) -> frozenset[str]:
    found: set[str] = set()
    for claim in claims:
        found.add(claim)
        if len(found) == limit:
            break
    return frozenset(found)


class _Pool:
    """The claims that may be drawn, their rank, and ways to walk through them."""

    def __init__(self, graph: Graph, edges: tuple[ClaimEdge, ...], claims: frozenset[str]) -> None:
        self._graph = graph
        self._scores = dispute_scores(edges)
        self._near = {
            claim: frozenset(other_end(edge, claim) for edge in found)
            for claim, found in edges_by_claim(edges).items()
        }
        ranked = sorted(claims, key=self._rank_of)
        self.rank = {claim: place for place, claim in enumerate(ranked)}

    def _rank_of(self, claim: str) -> tuple[bool, float, int, int, str]:
        near = len(self._near.get(claim, ()))
        salience = max((s.salience for s in self._graph.statements_of(claim)), default=1)
        return near == 0, -self._scores.get(claim, 0.0), -salience, -near, claim

    def _neighbours(self, claim: str) -> list[str]:
        near = self._near.get(claim, frozenset())
        return sorted(near & self.rank.keys(), key=self.rank.__getitem__)

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
                waiting.append(sorted(beyond, key=self.rank.__getitem__))

    def by_rank(self) -> Iterator[str]:
        """Every claim by rank, each followed by its foremost neighbours."""
        for claim in self.rank:
            yield claim
            yield from self._neighbours(claim)[:_COMPANY]

    def node(self, claim_id: str, drawn: frozenset[str]) -> MapNode:
        """The claim as it is drawn among ``drawn``."""
        statements = self._graph.statements_of(claim_id)
        return MapNode(
            claim=self._graph.claim(claim_id),
            salience=max((s.salience for s in statements), default=1),
            certainty=max((s.certainty for s in statements), default=0.0),
            speakers=tuple(sorted({s.speaker for s in statements})),
            statements=len(statements),
            dispute=self._scores.get(claim_id, 0.0),
            hidden=len(self._near.get(claim_id, frozenset()) - drawn),
        )
