"""Which claims are disputed, how strongly, and by whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from math import fsum

from kg.analysis.argument import ClaimEdge, claim_edges
from kg.errors import SettingsError
from kg.model import Claim, Graph, Link, Relation, Statement, is_named


@dataclass(frozen=True, slots=True)
class Degree:
    """How many claims stand in a relation to one claim.

    Args:
        claim: the claim's id.
        supported_by: claims that support it.
        supports: claims it supports.
        disputed_by: claims that dispute it.
        disputes: claims it disputes.
        restates: claims it restates or that restate it.
    """

    claim: str
    supported_by: int
    supports: int
    disputed_by: int
    disputes: int
    restates: int

    @property
    def total(self) -> int:
        """All edges at the claim."""
        return self.supported_by + self.supports + self.disputed_by + self.disputes + self.restates


@dataclass(frozen=True, slots=True)
class Contested:
    """A claim that others dispute.

    Args:
        claim: the claim.
        disputes: how many claims dispute it.
        supports: how many claims support it.
        score: the sum of the disputes' confidences.
    """

    claim: Claim
    disputes: int
    supports: int
    score: float


@dataclass(frozen=True, slots=True, order=True)
class Voice:
    """Somebody who makes statements.

    Args:
        name: the speaker as in the statements.
        source: "" for somebody by name, who is the same in every source; the source's id for an
            unnamed voice, since two texts' ``author`` are two people.
    """

    name: str
    source: str = ""

    @classmethod
    def of(cls, statement: Statement) -> Voice:
        """Whose statement it is."""
        named = is_named(statement.speaker)
        return cls(statement.speaker, "" if named else statement.source)


@dataclass(frozen=True, slots=True)
class Opposition:
    """One voice disputing another.

    Args:
        disputer: who objects.
        disputed: whose statement it is that is objected to.
        links: the disputes, by id; at least one.
    """

    disputer: Voice
    disputed: Voice
    links: tuple[Link, ...]


def degrees(graph: Graph) -> tuple[Degree, ...]:
    """The degree of every claim, by id; claims without an edge have zeros."""
    edges = claim_edges(graph)
    into = Counter((edge.to_claim, edge.relation) for edge in edges)
    out = Counter((edge.from_claim, edge.relation) for edge in edges)
    return tuple(
        Degree(
            claim=claim,
            supported_by=into[claim, Relation.SUPPORTS],
            supports=out[claim, Relation.SUPPORTS],
            disputed_by=into[claim, Relation.DISPUTES],
            disputes=out[claim, Relation.DISPUTES],
            restates=into[claim, Relation.RESTATES] + out[claim, Relation.RESTATES],
        )
        for claim in sorted(claim.id for claim in graph.claims)
    )


def most_disputed(
    graph: Graph, limit: int = 10, edges: tuple[ClaimEdge, ...] | None = None
) -> tuple[Contested, ...]:
    """The claims that are disputed most, the highest score first; ties by the claim's id.

    Args:
        graph: the graph.
        limit: how many at most; 1 or more.
        edges: the graph's, where whoever asks has them already.

    Raises:
        SettingsError: ``limit`` is below 1.
    """
    if limit < 1:
        msg = f"the limit of disputed claims is {limit}; give 1 or more"
        raise SettingsError(msg)
    edges = claim_edges(graph) if edges is None else edges
    scores = dispute_scores(edges)
    disputes = Counter(edge.to_claim for edge in edges if edge.relation is Relation.DISPUTES)
    supports = Counter(edge.to_claim for edge in edges if edge.relation is Relation.SUPPORTS)
    ranked = sorted(disputes, key=lambda claim: (-scores[claim], claim))
    return tuple(
        Contested(graph.claim(claim), disputes[claim], supports[claim], scores[claim])
        for claim in ranked[:limit]
    )


def dispute_scores(edges: tuple[ClaimEdge, ...]) -> dict[str, float]:
    """For each disputed claim the sum of its disputes' confidences."""
    weights: dict[str, list[float]] = defaultdict(list)
    for edge in edges:
        if edge.relation is Relation.DISPUTES:
            weights[edge.to_claim].append(edge.confidence)
    # fsum is exact, so the order of the edges cannot move a score by its last bit.
    return {claim: fsum(found) for claim, found in weights.items()}


def oppositions(graph: Graph) -> tuple[Opposition, ...]:
    """Who disputes whom, from the statements' own links, most links first, then by the voices.

    A voice that disputes itself is left out.
    """
    found: dict[tuple[Voice, Voice], list[Link]] = defaultdict(list)
    for link in graph.links:
        if link.relation is not Relation.DISPUTES:
            continue
        pair = Voice.of(graph.statement(link.from_)), Voice.of(graph.statement(link.to))
        if pair[0] != pair[1]:
            found[pair].append(link)
    ranked = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(
        Opposition(*pair, links=tuple(sorted(links, key=lambda link: link.id)))
        for pair, links in ranked
    )
