"""The maps that the pages draw, and why two claims on them are linked; cached by workspace and revision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from extractors.debating.gathering import view
from kg.analysis import (
    Layout,
    MapFilter,
    MapStep,
    MapView,
    force_layout,
    layout,
    neighbourhood,
    position_named,
)
from kg.analysis.free_cells import Cell
from kg.analysis.kept_layouts import KeptLayouts
from kg.model import Graph
from kg.store import open_store
from views.data import Snapshot

if TYPE_CHECKING:
    from extractors.why import Why

BOX_SHARE = 0.17
"""Width of a box as part of the map, so that five stand side by side and can be read."""
LABELLED = 150
"""Claims up to which a map shows all words; a larger one is an overview."""
_MANNER = "forces over 150"
"""Named with each kept layout: another manner of drawing goes on from none of them."""
SIDE_STARTS = 8
"""Claims of each side that a map of a position starts from."""


@dataclass(frozen=True, slots=True)
class DrawnMap:
    """A part of the argument map with its positions.

    Args:
        view: what is drawn.
        layout: where.
        steps: those that led to it.
        start: id of the claim at which it opens; None for the first.
    """

    view: MapView
    layout: Layout
    steps: tuple[MapStep, ...] = ()
    start: str | None = None

    @property
    def is_overview(self) -> bool:
        """Whether it shows more claims than can be read at once."""
        return len(self.view.nodes) > LABELLED

    def __contains__(self, claim: str) -> bool:
        """Whether the claim with this id is drawn."""
        return any(node.claim.id == claim for node in self.view.nodes)


def drawn_map(
    now: Snapshot,
    roots: tuple[str, ...],
    limit: int,
    wanted: MapFilter,
    steps: tuple[MapStep, ...] = (),
) -> DrawnMap:
    """The claims around the roots, or the most disputed ones, with their places.

    Args:
        now: the graph.
        roots: ids of claims to start from.
        limit: how many claims at most, before any step.
        wanted: what the map is about.
        steps: what was then shown and hidden; what is there keeps its place.

    Raises:
        NotFoundError: a root names no claim.
    """
    return _drawn_map(str(now.workspace), now.graph.revision, roots, limit, wanted, steps, now)


def position_claims(now: Snapshot, name: str) -> tuple[str, ...]:
    """Ids of the claims that stand most for and against a position, each side's in turn.

    Raises:
        NotFoundError: no such position.
        StoreError: the workspace cannot be read.
        EncoderError: the sentence encoder's files are damaged.
    """
    return _position_claims(str(now.workspace), now.graph.revision, name, now.graph)


def asked(now: Snapshot, one: str, other: str) -> Why:
    """Every test for links, asked of two statements; their text is read again where they share one.

    Raises:
        NotFoundError: no such statement.
        SettingsError: the text reads otherwise than when it was stored.
    """
    return _asked(str(now.workspace), now.graph.revision, one, other, now.graph)


@st.cache_resource(max_entries=64, show_spinner="Drawing the map …")
def _drawn_map(
    workspace: str,
    revision: str,
    roots: tuple[str, ...],
    limit: int,
    wanted: MapFilter,
    steps: tuple[MapStep, ...],
    _now: Snapshot,
) -> DrawnMap:
    view = neighbourhood(_now.net, roots, limit, wanted, steps)
    if steps:
        last = _drawn_map(workspace, revision, roots, limit, wanted, steps[:-1], _now)
        return DrawnMap(view, _laid_out(view, last.layout.cells()), steps, last.start)
    kept = KeptLayouts(Path(workspace))
    name = repr((_MANNER, roots, limit, wanted))
    drawn = _laid_out(view, kept.cells(name))
    kept.keep(name, drawn)
    return DrawnMap(view, drawn, start=next(iter(roots), None))


def _laid_out(view: MapView, before: Mapping[str, Cell]) -> Layout:
    """Layers where words can be read, forces where there are too many for that."""
    if len(view.nodes) > LABELLED:
        return force_layout(view, before)
    return layout(view, BOX_SHARE, before=before)


@st.cache_resource(max_entries=32, show_spinner="Gathering both sides …")
def _position_claims(
    workspace: str,
    revision: str,  # noqa: ARG001
    name: str,
    _graph: Graph,
) -> tuple[str, ...]:
    with open_store(Path(workspace)) as store:
        meanings = store.meanings()
    found = view(_graph, meanings, position_named(_graph, name))
    ranked = zip_longest(found.for_[:SIDE_STARTS], found.against[:SIDE_STARTS])
    both = (standing.claim.id for pair in ranked for standing in pair if standing is not None)
    return tuple(dict.fromkeys(both))


@st.cache_resource(max_entries=64, show_spinner="Asking every test …")
def _asked(workspace: str, revision: str, one: str, other: str, _graph: Graph) -> Why:  # noqa: ARG001
    from extractors.why import why  # costs a second, and only few pages ask it

    ends = _graph.statement(one), _graph.statement(other)
    with open_store(Path(workspace)) as store:
        document = store.document(ends[0].source)
        # Between two sources some tests ask what is nearest in meaning; within one none does.
        meanings = store.meanings() if ends[0].source != ends[1].source else ()
    return why(_graph, document, *ends, meanings)
