"""Camps: who stands together and against whom, by supports and disputes alone, and what both sides hold.

Holders and claims are the nodes of a signed graph: a holder and what they assert belong together, a claim
and what supports it too; what disputes it is apart. Each connected part is cut into two sides so that as
little as possible disagrees with the cut (balance theory: Harary 1953, "On the notion of balance of a
signed graph"; the share that disagrees is its line index of balance, Harary 1959). The best cut is
NP-hard: a spanning tree of the surest ties gives a first one, and nodes change sides as long as that helps.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from kg.analysis.argument import ClaimEdge, claim_edges, edges_by_claim
from kg.analysis.directory import Directory, Holder
from kg.analysis.dispute import dispute_scores
from kg.analysis.people import as_worded
from kg.analysis.stands import Cell, Stands
from kg.model import Claim, Graph, HoldingMode, Relation

_SIGN = {Relation.SUPPORTS: 1.0, Relation.RESTATES: 1.0, Relation.DISPUTES: -1.0}
_OWN = 1.0
"""The tie between somebody and a claim that they make; a link's tie is its confidence."""
_ROUNDS = 50
_LEAST = 1e-9


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a debate.

    Args:
        holders: those with a name first, then by the number of their claims on this side, then by name.
        claims: the most disputed first, then by how many links join them, then by id.
    """

    holders: tuple[Holder, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class SharedGround:
    """A claim that holders of both sides stand for.

    Args:
        claim: the claim.
        first: who of the first side stands for it, by holder's name.
        second: who of the second side does.
    """

    claim: Claim
    first: tuple[tuple[Holder, Cell], ...]
    second: tuple[tuple[Holder, Cell], ...]


@dataclass(frozen=True, slots=True)
class TwoCamps:
    """A connected debate cut into two sides.

    Args:
        first: the side with the claim that is disputed most.
        second: the other one.
        disputes: disputes across the cut.
        frustration: share of all ties, by weight, that disagree with the cut, 0 to 1; much of it means
            that two sides describe this debate badly.
        shared: claims that holders of both sides stand for.
    """

    first: Side
    second: Side
    disputes: int
    frustration: float
    shared: tuple[SharedGround, ...]


def camps(graph: Graph, directory: Directory, stands: Stands | None = None) -> tuple[TwoCamps, ...]:
    """The debates of a graph, each cut into two camps; most disputes first, ties by the first claim.

    Only debates in which one holder's claim disputes another's are told; claims without a link are in
    none.

    Args:
        graph: the graph.
        directory: of that graph.
        stands: of that graph, where they are known already.
    """
    edges = claim_edges(graph)
    ties = _ties(graph, directory, edges)
    at = edges_by_claim(edges)
    stands = stands or Stands(graph, directory)
    found: list[TwoCamps] = []
    for nodes in _components(ties):
        # Both ends of an edge lie in one part: taken at its start each comes once.
        own = [e for node in nodes for e in at.get(node, ()) if e.from_claim == node]
        if any(edge.relation is Relation.DISPUTES for edge in own):
            two = _Debate(graph, directory, stands, own).cut(_Cut(nodes, ties))
            found += [two] if two else []
    return tuple(sorted(found, key=lambda two: (-two.disputes, two.first.claims[0].id)))


def shared_ground(
    directory: Directory,
    stands: Stands,
    first: frozenset[str],
    second: frozenset[str],
    claims: Iterable[Claim],
) -> tuple[SharedGround, ...]:
    """Which of some claims have somebody on either side to stand for them, in the order given.

    Args:
        directory: of the graph.
        stands: of the graph.
        first: ids of the holders of one side.
        second: ids of the holders of the other.
        claims: the claims asked about.
    """
    found = []
    for claim in claims:
        agree = [
            (directory[holder], cell)
            for holder, cell in stands.on(claim.id).items()
            if cell.stand.side == "for"
        ]
        agree.sort(key=lambda pair: (pair[0].name, pair[0].id))
        ours = tuple(pair for pair in agree if pair[0].id in first)
        theirs = tuple(pair for pair in agree if pair[0].id in second)
        if ours and theirs:
            found.append(SharedGround(claim, ours, theirs))
    return tuple(found)


_Ties = Mapping[str, Mapping[str, float]]


def _ties(graph: Graph, directory: Directory, edges: Iterable[ClaimEdge]) -> _Ties:
    """The signed graph: for each node its neighbours with the sum of what joins them."""
    ties: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    linked: set[str] = set()
    for edge in edges:
        weight = _SIGN[edge.relation] * edge.confidence
        ties[edge.from_claim][edge.to_claim] += weight
        ties[edge.to_claim][edge.from_claim] += weight
        linked |= {edge.from_claim, edge.to_claim}
    made: dict[tuple[str, str], float] = {}
    for statement in graph.statements:
        mode = as_worded(statement)
        if statement.claim in linked and mode is not HoldingMode.QUESTIONED:
            sign = -_OWN if mode is HoldingMode.REJECTED else _OWN
            made.setdefault((directory.of(statement).id, statement.claim), sign)
    for (holder, claim), weight in sorted(made.items()):
        ties[holder][claim] += weight
        ties[claim][holder] += weight
    return ties


def _components(ties: _Ties) -> list[list[str]]:
    seen: set[str] = set()
    found: list[list[str]] = []
    for start in sorted(ties):
        if start in seen:
            continue
        seen.add(start)
        nodes, waiting = [start], deque([start])
        while waiting:
            for near in sorted(ties[waiting.popleft()]):
                if near not in seen:
                    seen.add(near)
                    nodes.append(near)
                    waiting.append(near)
        found.append(sorted(nodes))
    return found


class _Cut:
    """A component's nodes on two sides, +1 and -1."""

    def __init__(self, nodes: Sequence[str], ties: _Ties) -> None:
        self._nodes = nodes
        self._ties = ties
        self.side = self._first()
        self._improve()

    def _first(self) -> dict[str, int]:
        """Sides along a spanning tree of the strongest ties (Kruskal), by id where they are equal."""
        pairs = sorted(
            (-abs(weight), node, near, weight)
            for node in self._nodes
            for near, weight in self._ties[node].items()
            if node < near
        )
        root = {node: node for node in self._nodes}
        tree: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for _, node, near, weight in pairs:
            one, other = _root(root, node), _root(root, near)
            if one != other:
                root[max(one, other)] = min(one, other)
                sign = 1 if weight > 0 else -1
                tree[node].append((near, sign))
                tree[near].append((node, sign))
        side = {self._nodes[0]: 1}
        waiting = deque(self._nodes[:1])
        while waiting:
            here = waiting.popleft()
            for near, sign in tree[here]:
                if near not in side:
                    side[near] = side[here] * sign
                    waiting.append(near)
        return side

    def _improve(self) -> None:
        """Move single nodes, and nodes with all that are tied to them by being theirs, while it helps."""
        moves = [frozenset({node}) for node in self._nodes]
        moves += [
            frozenset({node, *(near for near, w in self._ties[node].items() if w >= _OWN)})
            for node in self._nodes
        ]
        for _ in range(_ROUNDS):
            moved = False
            for move in moves:
                if self._agreement(move) < -_LEAST:
                    for node in move:
                        self.side[node] = -self.side[node]
                    moved = True
            if not moved:
                return

    def _agreement(self, move: frozenset[str]) -> float:
        """By how much the ties from some nodes to all others agree with their sides."""
        return fsum(
            weight * self.side[node] * self.side[near]
            for node in move
            for near, weight in self._ties[node].items()
            if near not in move
        )

    @property
    def frustration(self) -> float:
        weights = [
            (abs(weight), weight * self.side[node] * self.side[near] < 0)
            for node in self._nodes
            for near, weight in self._ties[node].items()
        ]
        whole = sum(weight for weight, _ in weights)
        return round(sum(weight for weight, off in weights if off) / whole, 6) if whole else 0.0

    def on(self, sign: int) -> frozenset[str]:
        return frozenset(node for node in self._nodes if self.side[node] == sign)


def _root(root: dict[str, str], node: str) -> str:
    while root[node] != node:
        root[node] = root[root[node]]
        node = root[node]
    return node


class _Debate:
    """A connected part with its edges, ready to be told as two camps."""

    def __init__(
        self, graph: Graph, directory: Directory, stands: Stands, edges: Sequence[ClaimEdge]
    ) -> None:
        self._graph = graph
        self._directory = directory
        self._stands = stands
        self._edges = edges
        scores = dispute_scores(tuple(edges))
        links = Counter(end for edge in edges for end in (edge.from_claim, edge.to_claim))
        self._order = sorted(
            links, key=lambda claim: (-scores.get(claim, 0.0), -links[claim], claim)
        )

    def cut(self, cut: _Cut) -> TwoCamps | None:
        """The two camps; None where no holder's claim disputes another's across the cut."""
        one, other = cut.on(1), cut.on(-1)
        across = [
            edge
            for edge in self._edges
            if edge.relation is Relation.DISPUTES
            and (edge.from_claim in one) != (edge.to_claim in one)
            and self._makers(edge.from_claim) != self._makers(edge.to_claim)
        ]
        if not across:
            return None
        first, second = (one, other) if self._order[0] in one else (other, one)
        return TwoCamps(
            first=self._side(first),
            second=self._side(second),
            disputes=len(across),
            frustration=cut.frustration,
            shared=shared_ground(
                self._directory, self._stands, first, second, map(self._graph.claim, self._order)
            ),
        )

    def _makers(self, claim: str) -> frozenset[str]:
        return frozenset(self._directory.of(s).id for s in self._graph.statements_of(claim))

    def _side(self, nodes: frozenset[str]) -> Side:
        claims = [claim for claim in self._order if claim in nodes]
        counts = Counter(holder for claim in claims for holder in self._makers(claim) & nodes)
        return Side(
            holders=tuple(
                sorted(
                    map(self._directory.__getitem__, counts),
                    key=lambda h: (not h.kind.is_named, -counts[h.id], h.name, h.id),
                )
            ),
            claims=tuple(map(self._graph.claim, claims)),
        )
