"""A map read as an indented list: each claim, under it what supports it and what disputes it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from kg.analysis.argument import ClaimEdge, edges_by_claim, other_end
from kg.analysis.neighbourhood import MapView
from kg.model import Relation

_ORDER = (Relation.DISPUTES, Relation.SUPPORTS, Relation.RESTATES)
_DEEPEST = 6
"""Levels below which a chain of reasons goes on as a list of its own."""


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """One line.

    Args:
        claim: id of the claim.
        depth: 0 for a claim by itself, 1 for what bears on it, and so on.
        edge: the edge to the claim that it stands under, or None at depth 0.
        again: whether what bears on the claim stands under another line of it.
    """

    claim: str
    depth: int
    edge: ClaimEdge | None = None
    again: bool = False


def outline(view: MapView) -> tuple[OutlineRow, ...]:
    """Every claim of a view and every edge, each edge once.

    Claims that hang together stand together: the one that comes first in the view, then those that bear on
    no other, each with what bears on it. A claim with several places has what bears on it in the first
    and is only named in the others. Claims without any edge come last.

    Args:
        view: what is drawn.
    """
    return _Outline(view).rows()


class _Outline:
    def __init__(self, view: MapView) -> None:
        self._nodes = [node.claim.id for node in view.nodes]
        place = {claim: n for n, claim in enumerate(self._nodes)}
        self._at = edges_by_claim(view.edges)
        self._under: dict[str, list[ClaimEdge]] = defaultdict(list)
        for edge in view.edges:
            self._under[edge.to_claim].append(edge)
        for found in self._under.values():
            found.sort(key=lambda e: (_ORDER.index(e.relation), place[e.from_claim]))
        self._bearing = {edge.from_claim for edge in view.edges}
        self._told: set[str] = set()

    def rows(self) -> tuple[OutlineRow, ...]:
        found: list[OutlineRow] = []
        for claim in self._nodes:
            if claim in self._at and claim not in self._told:
                found += self._group(claim)
        return (*found, *(OutlineRow(claim, 0) for claim in self._nodes if claim not in self._at))

    def _group(self, first: str) -> Iterator[OutlineRow]:
        """All that hangs together with a claim."""
        group = self._reached(first)
        members = [claim for claim in self._nodes if claim in group]
        if self._under.get(first):
            yield from self._from(first)
        for heads in (True, False):  # what is left then hangs in rings, or deeper than can be read
            for claim in members:
                if claim not in self._told and (claim not in self._bearing or not heads):
                    yield from self._from(claim)

    def _reached(self, first: str) -> set[str]:
        found = {first}
        waiting = [first]
        while waiting:
            here = waiting.pop()
            near = {other_end(edge, here) for edge in self._at[here]} - found
            found |= near
            waiting += near
        return found

    def _from(self, claim: str) -> Iterator[OutlineRow]:
        self._told.add(claim)
        yield OutlineRow(claim, 0)
        yield from self._below(claim, 1)

    def _below(self, claim: str, depth: int) -> Iterator[OutlineRow]:
        for edge in self._under.get(claim, ()):
            below = edge.from_claim
            deeper = bool(self._under.get(below))
            if below in self._told or (deeper and depth == _DEEPEST):
                yield OutlineRow(below, depth, edge, again=deeper)
            else:
                self._told.add(below)
                yield OutlineRow(below, depth, edge)
                yield from self._below(below, depth + 1)
