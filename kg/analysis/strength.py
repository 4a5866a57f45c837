"""How strong each claim comes out of the debate: a gradual semantics for bipolar graphs.

The quadratic energy model (Potyka, "Continuous Dynamical Systems for Weighted Bipolar
Argumentation", KR 2018). A claim starts at its base; supports pull it towards 1 and disputes
towards 0, each by the strength of the claim it comes from. A strength says how a claim fares among
the links that were found, not whether it is true.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from kg.analysis.argument import ClaimEdge, claim_edges
from kg.errors import SettingsError
from kg.model import Graph, Relation

BASE = 0.5
"""What a claim has before anything speaks for or against it: neither held nor dropped."""

_STEP = 0.1
_REST = 1e-9
_MOST_STEPS = 20_000

_Change = Callable[[Sequence[float]], list[float]]


@dataclass(frozen=True, slots=True)
class Push:
    """What one claim does to the strength of another.

    Args:
        from_: id of the claim that pushes.
        to: id of the claim that is pushed.
        weight: from -1 (disputes, surely) to 1 (supports, surely); the paper's graphs have only
            the two ends, a link here counts by its confidence.
    """

    from_: str
    to: str
    weight: float

    def __post_init__(self) -> None:
        """No weight beyond the scale."""
        if not -1.0 <= self.weight <= 1.0:
            msg = f"the weight of {self.from_} on {self.to} is {self.weight}; it must lie between -1 and 1"
            raise SettingsError(msg)


@dataclass(frozen=True, slots=True)
class Strengths:
    """Where the claims of a graph come to rest.

    Args:
        of: strength of each claim, 0 to 1.
        unsettled: claims in a cycle that did not come to rest; their strengths are where it was stopped.
    """

    of: Mapping[str, float]
    unsettled: frozenset[str] = frozenset()


def strengths(bases: Mapping[str, float], pushes: Iterable[Push]) -> Strengths:
    """The strengths of claims with given bases.

    Claims outside cycles are computed once, after all that push them; each cycle is integrated by
    the classical Runge-Kutta method until it rests, as in Potyka's Attractor.

    Args:
        bases: strength of each claim before anything is counted, 0 to 1.
        pushes: what bears on what; each end must have a base. Their order does not matter.

    Raises:
        SettingsError: a base outside 0 to 1, or an end without one.
    """
    for claim, base in bases.items():
        if not 0.0 <= base <= 1.0:
            msg = f"the base of {claim} is {base}; it must lie between 0 and 1"
            raise SettingsError(msg)
    into: dict[str, list[Push]] = defaultdict(list)
    for push in sorted(pushes, key=lambda push: (push.to, push.from_, push.weight)):
        if push.from_ not in bases or push.to not in bases:
            msg = f"{push.from_} bears on {push.to}, and one of them has no base"
            raise SettingsError(msg)
        into[push.to].append(push)
    found: dict[str, float] = {}
    unsettled: set[str] = set()
    for cycle in _components(sorted(bases), into):
        if not _settle(cycle, bases, into, found):
            unsettled.update(cycle)
    return Strengths({claim: found[claim] for claim in sorted(found)}, frozenset(unsettled))


def claim_pushes(edges: Iterable[ClaimEdge]) -> tuple[Push, ...]:
    """The supports and disputes among edges; a repetition adds nothing to what it repeats."""
    sign = {Relation.SUPPORTS: 1.0, Relation.DISPUTES: -1.0}
    return tuple(
        Push(edge.from_claim, edge.to_claim, sign[edge.relation] * edge.confidence)
        for edge in edges
        if edge.relation in sign
    )


def claim_strengths(graph: Graph) -> Strengths:
    """The strength of every claim of a graph, all from the same base."""
    return strengths({claim.id: BASE for claim in graph.claims}, claim_pushes(claim_edges(graph)))


def _impact(energy: float) -> float:
    """The paper's h: 0 without energy, towards 1 with much of it."""
    return energy * energy / (1 + energy * energy) if energy > 0 else 0.0


def _target(base: float, energy: float) -> float:
    return base + (1 - base) * _impact(energy) - base * _impact(-energy)


def _settle(
    cycle: Sequence[str],
    bases: Mapping[str, float],
    into: Mapping[str, Sequence[Push]],
    found: dict[str, float],
) -> bool:
    """Put the strengths of one strongly connected component into ``found``; whether it came to rest."""
    inside = {claim: place for place, claim in enumerate(cycle)}
    outer = [
        fsum(push.weight * found[push.from_] for push in into.get(claim, ()) if push.from_ in found)
        for claim in cycle
    ]
    inner = [
        [(inside[push.from_], push.weight) for push in into.get(claim, ()) if push.from_ in inside]
        for claim in cycle
    ]
    base = [bases[claim] for claim in cycle]

    def change(now: Sequence[float]) -> list[float]:
        return [
            _target(base[i], fsum((outer[i], *(weight * now[j] for j, weight in inner[i]))))
            - now[i]
            for i in range(len(cycle))
        ]

    now, rests = list(base), True
    if any(inner):
        now, rests = _integrated(now, change)
    else:
        now = [value + move for value, move in zip(now, change(now), strict=True)]
    found.update(zip(cycle, now, strict=True))
    return rests


def _integrated(now: list[float], change: _Change) -> tuple[list[float], bool]:
    for _ in range(_MOST_STEPS):
        first = change(now)
        if max(map(abs, first)) < _REST:
            return now, True
        second = change(_moved(now, first, _STEP / 2))
        third = change(_moved(now, second, _STEP / 2))
        fourth = change(_moved(now, third, _STEP))
        mean = [
            (a + 2 * b + 2 * c + d) / 6
            for a, b, c, d in zip(first, second, third, fourth, strict=True)
        ]
        now = _moved(now, mean, _STEP)
    return now, False


def _moved(now: Sequence[float], change: Sequence[float], step: float) -> list[float]:
    return [value + step * move for value, move in zip(now, change, strict=True)]


def _components(
    claims: Sequence[str], into: Mapping[str, Sequence[Push]]
) -> Iterator[tuple[str, ...]]:
    """The strongly connected components, each after those that push it."""
    import networkx as nx  # costs 0.1 s, and most of this package does without it

    pushed_by = nx.DiGraph()
    pushed_by.add_nodes_from(claims)
    pushed_by.add_edges_from(
        (push.to, push.from_) for claim in claims for push in into.get(claim, ())
    )
    for component in nx.strongly_connected_components(pushed_by):
        yield tuple(sorted(component))
