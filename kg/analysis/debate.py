"""Two positions against each other: who holds what, what disputes what, what has gone unanswered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.analysis.argument import ClaimEdge, claim_edges
from kg.analysis.cruxes import Objection, unanswered
from kg.analysis.standings import PositionView, Standing
from kg.model import Claim, Graph, Relation


@dataclass(frozen=True, slots=True)
class Camp:
    """What speaks for one of two positions.

    Args:
        view: the position with the claims for and against it.
        claims: what is for it, best first, then, where the two positions oppose each other, what is
            against the other alone, best first; each once.
    """

    view: PositionView
    claims: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """A dispute between the two sides.

    Args:
        edge: the dispute; its links open the words on both sides.
        objector: the claim that objects.
        target: the claim objected to.
        by_left: whether the objector is the left side's.
        answers: disputes of the objecting claim by others than its target, the surest first.
    """

    edge: ClaimEdge
    objector: Claim
    target: Claim
    by_left: bool
    answers: tuple[ClaimEdge, ...]


@dataclass(frozen=True, slots=True)
class Debate:
    """Two positions side by side.

    Args:
        left: the one position's camp.
        right: the other's.
        opposed: whether the two were found to oppose each other; where not, a camp has only what
            is for its position.
        clashes: disputes between the camps, the surest first.
        open_left: objections to the left camp's claims that nobody has answered.
        open_right: the same for the right camp.
        shared: claims that stand for both positions or against both.
    """

    left: Camp
    right: Camp
    opposed: bool
    clashes: tuple[Clash, ...]
    open_left: tuple[Objection, ...]
    open_right: tuple[Objection, ...]
    shared: tuple[Claim, ...]


def debate(graph: Graph, left: PositionView, right: PositionView) -> Debate:
    """What two positions have to say to each other.

    They oppose each other where more speaks for that (claims for one and against the other,
    disputes between what is for each) than for the contrary.

    Args:
        graph: the graph that both views were gathered from.
        left: one position.
        right: another.
    """
    edges = claim_edges(graph)
    opposed = _opposed(left, right, edges)
    shared = _shared(left, right)
    common = {claim.id for claim in shared}
    ours = _camp(left, right, opposed=opposed, common=common)
    theirs = _camp(right, left, opposed=opposed, common=common)
    left_ids, right_ids = _ids(ours), _ids(theirs)
    # A claim that both camps would take stays with the one where it ranks higher.
    for claim in sorted(left_ids & right_ids):
        loser = theirs if _score(ours, claim) >= _score(theirs, claim) else ours
        loser[:] = [standing for standing in loser if standing.claim.id != claim]
    left_ids, right_ids = _ids(ours), _ids(theirs)
    return Debate(
        left=Camp(left, tuple(ours)),
        right=Camp(right, tuple(theirs)),
        opposed=opposed,
        clashes=_clashes(graph, edges, left_ids, right_ids),
        open_left=unanswered(graph, left_ids),
        open_right=unanswered(graph, right_ids),
        shared=shared,
    )


def _opposed(left: PositionView, right: PositionView, edges: Sequence[ClaimEdge]) -> bool:
    left_for, left_against = _ids(left.for_), _ids(left.against)
    right_for, right_against = _ids(right.for_), _ids(right.against)
    across = [
        edge.relation
        for edge in edges
        if (edge.from_claim in left_for and edge.to_claim in right_for)
        or (edge.from_claim in right_for and edge.to_claim in left_for)
    ]
    apart = len(left_for & right_against) + len(right_for & left_against)
    together = len(left_for & right_for) + len(left_against & right_against)
    return apart + across.count(Relation.DISPUTES) > together + across.count(
        Relation.SUPPORTS
    ) + across.count(Relation.RESTATES)


def _shared(left: PositionView, right: PositionView) -> tuple[Claim, ...]:
    both = (_ids(left.for_) & _ids(right.for_)) | (_ids(left.against) & _ids(right.against))
    found = {
        standing.claim.id: standing.claim
        for standing in (*left.for_, *left.against)
        if standing.claim.id in both
    }
    return tuple(found[claim] for claim in sorted(found))


def _camp(
    own: PositionView, other: PositionView, *, opposed: bool, common: set[str]
) -> list[Standing]:
    # What is for the position stands with the reason for that, also where it is against the other as well.
    best: dict[str, Standing] = {}
    for standing in (*own.for_, *(other.against if opposed else ())):
        if standing.claim.id not in common:
            best.setdefault(standing.claim.id, standing)
    on_it = _ids(own.for_)
    return sorted(
        best.values(),
        key=lambda standing: (
            standing.claim.id not in on_it,
            -standing.score,
            standing.claim.id,
        ),
    )


def _clashes(
    graph: Graph, edges: Sequence[ClaimEdge], left: frozenset[str], right: frozenset[str]
) -> tuple[Clash, ...]:
    disputes = sorted(
        (edge for edge in edges if edge.relation is Relation.DISPUTES),
        key=lambda edge: (-edge.confidence, edge.to_claim, edge.from_claim),
    )
    found: dict[frozenset[str], Clash] = {}
    for edge in disputes:
        ends = frozenset({edge.from_claim, edge.to_claim})
        # Two figures that cannot both hold dispute each other; one line tells it.
        if ends in found or len(ends & left) != 1 or len(ends & right) != 1:
            continue
        found[ends] = Clash(
            edge=edge,
            objector=graph.claim(edge.from_claim),
            target=graph.claim(edge.to_claim),
            by_left=edge.from_claim in left,
            answers=tuple(
                answer
                for answer in disputes
                if answer.to_claim == edge.from_claim and answer.from_claim != edge.to_claim
            ),
        )
    return tuple(found.values())


def _ids(standings: Iterable[Standing]) -> frozenset[str]:
    return frozenset(standing.claim.id for standing in standings)


def _score(standings: Iterable[Standing], claim: str) -> float:
    return next(standing.score for standing in standings if standing.claim.id == claim)
