"""Cruxes: the claims on which another one hangs, and the objections nobody has answered."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from heapq import heappop, heappush

from kg.analysis.argument import ClaimEdge, claim_edges
from kg.analysis.dispute import Voice
from kg.analysis.strength import BASE, Push, claim_pushes, strengths
from kg.errors import SettingsError
from kg.model import Claim, Graph, Relation

_WITHIN = 300
_LEAST = 1e-6
_PASSED_ON = 1 / 3
"""What a claim passes on of what pushes it, at most: the steepest rise of 0.5 e² / (1 + e²)."""


class Verdict(StrEnum):
    """How a claim comes out of its debate."""

    HOLDS = "holds"
    FALLS = "falls"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Crux:
    """A claim that moves the root.

    Args:
        claim: the claim.
        without: by how much the root's strength changes when the claim is taken away, -1 to 1.
        reversed_: by how much it changes when the claim turns into its opposite: what it supported
            it disputes, and the other way about.
        flips: whether the verdict on the root changes in either case.
    """

    claim: Claim
    without: float
    reversed_: float
    flips: bool

    @property
    def weight(self) -> float:
        """The greater of the two changes."""
        return max(abs(self.without), abs(self.reversed_))


@dataclass(frozen=True, slots=True)
class Cruxes:
    """What a claim hangs on.

    Args:
        root: the claim asked about.
        strength: its strength, 0 to 1.
        verdict: undecided where the strength is within the margin of the base, where nothing bears
            on it or where a cycle does not come to rest.
        margin: how far from the base a strength must be.
        weighed: how many claims bear on the root and were weighed.
        left_out: how many more bear on it from further away.
        cruxes: those that move it, the greatest change first; ties by the claim's id.
    """

    root: Claim
    strength: float
    verdict: Verdict
    margin: float
    weighed: int
    left_out: int
    cruxes: tuple[Crux, ...]


@dataclass(frozen=True, slots=True)
class Objection:
    """A dispute that nobody has answered.

    Args:
        edge: the dispute; its links open the words.
        objector: the claim that objects.
        target: the claim objected to.
    """

    edge: ClaimEdge
    objector: Claim
    target: Claim


def cruxes(
    graph: Graph,
    root: str,
    *,
    margin: float = 0.05,
    within: int = _WITHIN,
    tried: int | None = None,
    edges: tuple[ClaimEdge, ...] | None = None,
) -> Cruxes:
    """The claims whose removal or reversal moves a claim most.

    Args:
        graph: the graph.
        root: id of the claim asked about.
        margin: how far from the base a strength must be for a verdict, 0 to 0.5.
        within: how many of the claims nearest to the root are weighed, 1 or more.
        tried: how many of these are taken away and turned, those first whose links lead to the root
            most surely; each costs two readings of all that are weighed. None for all.
        edges: the graph's, where whoever asks has them already.

    Raises:
        NotFoundError: ``root`` names no claim.
        SettingsError: ``margin`` or ``within`` is outside its range.
    """
    if within < 1:
        msg = f"the number of claims to weigh is {within}; give 1 or more"
        raise SettingsError(msg)
    if not 0.0 <= margin <= BASE:
        msg = f"the margin of a verdict is {margin}; give 0 to {BASE}"
        raise SettingsError(msg)
    claim = graph.claim(root)
    pushes = claim_pushes(claim_edges(graph) if edges is None else edges)
    bearing = _bearing_on(root, pushes)
    weighed = bearing[:within]
    kept = {root, *weighed}
    pushes = tuple(push for push in pushes if push.from_ in kept and push.to in kept)
    bases = dict.fromkeys(sorted(kept), BASE)
    strong = strengths(bases, pushes)
    now, rests = strong.of[root], root not in strong.unsettled
    verdict = _verdict(now, margin, rests=rests)
    found = []
    for each in _foremost(root, weighed, pushes, strong.of)[:tried]:
        without, rests_without = _strength(root, bases, [p for p in pushes if p.from_ != each])
        turned, rests_turned = _strength(
            root, bases, [_turned(p) if p.from_ == each else p for p in pushes]
        )
        after = {
            _verdict(without, margin, rests=rests_without),
            _verdict(turned, margin, rests=rests_turned),
        }
        crux = Crux(graph.claim(each), without - now, turned - now, after != {verdict})
        if crux.weight > _LEAST:
            found.append(crux)
    found.sort(key=lambda crux: (-round(crux.weight, 6), crux.claim.id))
    return Cruxes(
        root=claim,
        strength=now,
        verdict=verdict,
        margin=margin,
        weighed=len(weighed),
        left_out=len(bearing) - len(weighed),
        cruxes=tuple(found),
    )


def unanswered(graph: Graph, targets: Iterable[str] | None = None) -> tuple[Objection, ...]:
    """Disputes whose objecting claim nobody else disputes, the surest first, then by both ends.

    An objection counts as answered when a claim of somebody other than its holder disputes it.

    Args:
        graph: the graph.
        targets: ids of the claims whose objections are asked for; None for all.
    """
    edges = [edge for edge in claim_edges(graph) if edge.relation is Relation.DISPUTES]
    wanted = None if targets is None else frozenset(targets)
    against: dict[str, list[str]] = defaultdict(list)
    for edge in edges:
        against[edge.to_claim].append(edge.from_claim)
    voices = _Voices(graph)
    open_ = [
        edge
        for edge in edges
        if (wanted is None or edge.to_claim in wanted)
        and not any(
            voices.differ(answer, edge.from_claim) for answer in against.get(edge.from_claim, ())
        )
    ]
    open_.sort(key=lambda edge: (-edge.confidence, edge.to_claim, edge.from_claim))
    return tuple(
        Objection(edge, graph.claim(edge.from_claim), graph.claim(edge.to_claim)) for edge in open_
    )


def by_target(objections: Iterable[Objection]) -> tuple[tuple[Objection, ...], ...]:
    """Objections to the same claim together, the claim with most of them first, then in their order."""
    against: dict[str, list[Objection]] = {}
    for objection in objections:
        against.setdefault(objection.target.id, []).append(objection)
    return tuple(tuple(held) for held in sorted(against.values(), key=len, reverse=True))


class _Voices:
    """Who states each claim."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    def differ(self, claim: str, other: str) -> bool:
        """Whether somebody states the one claim who does not state the other."""
        return bool(self._of(claim) - self._of(other))

    def _of(self, claim: str) -> frozenset[Voice]:
        return frozenset(map(Voice.of, self._graph.statements_of(claim)))


def _bearing_on(root: str, pushes: Iterable[Push]) -> tuple[str, ...]:
    """The claims from which pushes lead to the root, the nearest first, then by id."""
    into: dict[str, set[str]] = defaultdict(set)
    for push in pushes:
        into[push.to].add(push.from_)
    seen = {root: 0}
    waiting = deque([root])
    while waiting:
        here = waiting.popleft()
        for claim in sorted(into.get(here, ())):
            if claim not in seen:
                seen[claim] = seen[here] + 1
                waiting.append(claim)
    del seen[root]
    return tuple(sorted(seen, key=lambda claim: (seen[claim], claim)))


def _foremost(
    root: str, claims: Sequence[str], pushes: Iterable[Push], strong: Mapping[str, float]
) -> list[str]:
    """Claims by how strong they are and how surely links lead from them to the root, then by id.

    The sureness of a chain is the product of its links' weights, each further link by a third, since
    a strength never rises by more than that with what pushes it; of several chains the surest counts
    (Dijkstra's search, with products for sums).
    """
    into: dict[str, list[Push]] = defaultdict(list)
    for push in pushes:
        into[push.to].append(push)
    sure: dict[str, float] = {}
    waiting = [(-1.0, root)]
    while waiting:
        so_far, here = heappop(waiting)
        if here in sure:
            continue
        sure[here] = -so_far
        for push in into.get(here, ()):
            if push.from_ not in sure:
                heappush(waiting, (so_far * abs(push.weight) * _PASSED_ON, push.from_))
    return sorted(claims, key=lambda claim: (-round(sure[claim] * strong[claim], 9), claim))


def _strength(root: str, bases: Mapping[str, float], pushes: Sequence[Push]) -> tuple[float, bool]:
    found = strengths(bases, pushes)
    return found.of[root], root not in found.unsettled


def _verdict(strength: float, margin: float, *, rests: bool) -> Verdict:
    if not rests or abs(strength - BASE) <= margin:
        return Verdict.UNDECIDED
    return Verdict.HOLDS if strength > BASE else Verdict.FALLS


def _turned(push: Push) -> Push:
    return replace(push, weight=-push.weight)
