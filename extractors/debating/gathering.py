"""Positions gathered with the encoder and the reader that this installation has."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.debating.leaning import EnglishReader
from extractors.searching import encoder
from kg.analysis.positions import gather
from kg.analysis.standings import PositionView
from kg.model import Graph, Meaning, Position


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
