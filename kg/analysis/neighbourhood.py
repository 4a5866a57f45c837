"""A part of the map that can be read: a few dozen claims and the edges between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.analysis.argument import ClaimEdge
from kg.analysis.claim_net import ClaimNet, Walk
from kg.analysis.map_filter import MapFilter
from kg.analysis.wording import worded
from kg.errors import SettingsError
from kg.model import Claim, Graph

OPENED_AT_ONCE = 12
"""Neighbours that one opening of a claim brings at most: of a hub, opening it again brings the next."""


@dataclass(frozen=True, slots=True)
class MapStep:
    """Something done to a map: the neighbours of a claim shown, or hidden.

    Args:
        claim: its id.
        opened: whether they are shown; else those that hang on this claim alone are hidden.
    """

    claim: str
    opened: bool


@dataclass(frozen=True, slots=True)
class MapNode:
    """A claim on the map.

    Args:
        claim: the claim.
        words: its words as they stand alone, see `worded`.
        salience: of its most salient statement, 1 to 3.
        certainty: of its most certain statement, 0 to 1.
        speakers: whoever asserts it, sorted.
        statements: how many statements express it.
        dispute: the sum of its disputes' confidences in the whole graph.
        hidden: how many neighbours in the whole graph are not on this map.
    """

    claim: Claim
    words: str
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
    graph: Graph | ClaimNet,
    roots: Sequence[str] = (),
    limit: int = 60,
    wanted: MapFilter | None = None,
    steps: Sequence[MapStep] = (),
) -> MapView:
    """The claims around some roots or, without roots, the most disputed ones with their neighbours.

    With roots the map grows outwards from them, nearest claims first. Without, each claim in the
    order of rank brings up to six of its neighbours, until the map is full; claims without any edge
    come last.

    Args:
        graph: the graph, or its net where many maps of it are drawn.
        roots: ids of claims to start from; shown whatever the filter says.
        limit: how many claims at most, before any step; 1 or more.
        wanted: what the map is about; None for everything.
        steps: what was then shown and hidden, in order; the filter's conditions on claims do not hold
            for neighbours shown so. Steps at a claim that is not on the map do nothing.

    Raises:
        NotFoundError: a root names no claim.
        SettingsError: ``limit`` is below 1.
    """
    if limit < 1:
        msg = f"the limit of claims on the map is {limit}; give 1 or more"
        raise SettingsError(msg)
    net = graph if isinstance(graph, ClaimNet) else ClaimNet(graph)
    roots = [net.graph.claim(root).id for root in roots]
    walk = Walk(net, wanted or MapFilter(), roots)
    drawn = _first(walk.outwards(roots) if roots else walk.by_rank(), limit)
    for step in steps:
        if step.claim in drawn:
            drawn = _opened(walk, drawn, step) if step.opened else _folded(walk, drawn, step, roots)
    edges = {
        (edge.from_claim, edge.to_claim, edge.relation): edge
        for claim in drawn
        for edge in walk.edges(claim)
        if edge.from_claim in drawn and edge.to_claim in drawn
    }
    return MapView(
        nodes=tuple(_node(net, walk, c, drawn) for c in sorted(drawn, key=net.rank.__getitem__)),
        edges=tuple(edges[ends] for ends in sorted(edges)),
    )


def with_step(steps: Sequence[MapStep], step: MapStep) -> tuple[MapStep, ...]:
    """The steps with one more; one that undoes the last takes it away instead."""
    last = steps[-1] if steps else None
    if last is not None and last.claim == step.claim and last.opened is not step.opened:
        return tuple(steps[:-1])
    return (*steps, step)


def _first(claims: Iterator[str], limit: int) -> frozenset[str]:
    found: set[str] = set()
    for claim in claims:
        found.add(claim)
        if len(found) == limit:
            break
    return frozenset(found)


def _opened(walk: Walk, drawn: frozenset[str], step: MapStep) -> frozenset[str]:
    hidden = [claim for claim in walk.beside(step.claim) if claim not in drawn]
    return drawn | frozenset(hidden[:OPENED_AT_ONCE])


def _folded(
    walk: Walk, drawn: frozenset[str], step: MapStep, roots: Sequence[str]
) -> frozenset[str]:
    hanging = {
        claim
        for claim in walk.beside(step.claim)
        if claim in drawn and not drawn & (set(walk.beside(claim)) - {step.claim})
    }
    return drawn - (hanging - set(roots))


def _node(net: ClaimNet, walk: Walk, claim: str, drawn: frozenset[str]) -> MapNode:
    """The claim as it is drawn among ``drawn``."""
    statements = net.graph.statements_of(claim)
    drawn_claim = net.graph.claim(claim)
    return MapNode(
        claim=drawn_claim,
        words=worded(net.graph, drawn_claim),
        salience=max((s.salience for s in statements), default=1),
        certainty=max((s.certainty for s in statements), default=0.0),
        speakers=tuple(sorted({s.speaker for s in statements})),
        statements=len(statements),
        dispute=net.scores.get(claim, 0.0),
        hidden=len(set(walk.beside(claim)) - drawn),
    )
