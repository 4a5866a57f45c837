"""Positions gathered with the encoder and the reader that this installation has."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.debating.leaning import EnglishReader
from extractors.searching import encoder
from kg.analysis.positions import gather
from kg.analysis.standings import PositionView
from kg.model import Graph, Meaning, Position
from kg.search import ClaimGroup


def view(graph: Graph, meanings: Sequence[Meaning], position: Position) -> PositionView:
    """The claims for and against a position; see `kg.analysis.positions.gather`.

    Args:
        graph: the graph.
        meanings: as `kg.store.Store.meanings` gives them.
        position: stored or not.

    Raises:
        EncoderError: the encoder cannot be had.
    """
    return gather(graph, meanings, position, encoder(), EnglishReader())


def sides(graph: Graph, meanings: Sequence[Meaning]) -> tuple[ClaimGroup, ...]:
    """The two sides of each position of a graph as groups that a search can be narrowed to.

    Returns:
        "compute bottlenecks: for" and "compute bottlenecks: against", and so on, also where a side is empty.

    Raises:
        EncoderError: the encoder cannot be had.
    """
    found = []
    for position in graph.positions:
        seen = view(graph, meanings, position)
        for side, standings in (("for", seen.for_), ("against", seen.against)):
            claims = frozenset(standing.claim.id for standing in standings)
            found.append(ClaimGroup(f"{position.name}: {side}", claims))
    return tuple(found)
