"""The only cached functions: what the pages read, keyed by the workspace and its revision.

A store is opened, read and closed within one call, so no connection is shared by threads. What is
cached is frozen and shared as it is; a changed graph has another revision and so another entry.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from extractors import curating
from extractors.debating.gathering import sides, view
from extractors.searching import engine
from extractors.settings import workspace_dir
from kg.analysis import (
    ClaimEdge,
    ClaimNet,
    Contested,
    ForecastPoint,
    Layout,
    MapFilter,
    MapStep,
    MapView,
    Origins,
    forecast_points,
    layout,
    most_disputed,
    neighbourhood,
    position_named,
)
from kg.analysis.coherence import Incoherence, incoherences
from kg.analysis.debate import Debate, debate
from kg.analysis.event_groups import Drift, EventGroup, drifts, event_groups
from kg.analysis.kept_layouts import KeptLayouts
from kg.analysis.progress import Benchmark, benchmark_ledger
from kg.analysis.scoring import BrierScore, Resolution, brier_scores, resolutions
from kg.errors import EncoderError, NotFoundError
from kg.model import Claim, Correction, Extraction, Graph, Position, Statement, is_named
from kg.model.correction import Amendment
from kg.search import ClaimGroup, Query, SearchEngine, SearchResult
from kg.store import open_store
from kg.store.correction_json import log_to_lines
from views.plain import shown

if TYPE_CHECKING:
    from extractors.why import Why

MOST_DISPUTED = 8
BOX_SHARE = 0.17
"""Width of a box as part of the map, so that five stand side by side and can be read."""
LABELLED = 150
"""Claims up to which a map shows words; a larger one is an overview."""
SIDE_STARTS = 8
"""Claims of each side that a map of a position starts from."""


@dataclass(frozen=True)
class Snapshot:
    """The graph at one revision with what every page asks of it, each worked out when it is first asked.

    Args:
        workspace: the folder it was read from.
        graph: every record but the texts.
    """

    workspace: Path
    graph: Graph

    @cached_property
    def net(self) -> ClaimNet:
        """Every claim's edges and rank."""
        return ClaimNet(self.graph)

    @property
    def edges(self) -> dict[str, tuple[ClaimEdge, ...]]:
        """The edges from and to each claim that has one."""
        return self.net.at

    @cached_property
    def contested(self) -> tuple[Contested, ...]:
        """The claims that others dispute most."""
        return most_disputed(self.graph, MOST_DISPUTED)

    @cached_property
    def points(self) -> tuple[ForecastPoint, ...]:
        """Every forecast, ready for a chart."""
        return forecast_points(self.graph)

    @cached_property
    def ledger(self) -> tuple[Benchmark, ...]:
        """Every benchmark with its results, those that can be compared together."""
        return benchmark_ledger(self.graph)

    @cached_property
    def topics(self) -> tuple[str, ...]:
        """Names of what the claims are about, most claims first."""
        return tuple(topic.name for topic in self.graph.topics)

    @cached_property
    def speakers(self) -> tuple[str, ...]:
        """Of the statements, by name, most frequent first."""
        return _by_frequency(s.speaker for s in self.graph.statements if is_named(s.speaker))

    @cached_property
    def titles(self) -> dict[str, str]:
        """Of the sources by id, fit to show and each one different, as boxes need them."""
        return _titles(self.graph)

    @cached_property
    def origins(self) -> Origins:
        """What is said independently, with its echoes."""
        return Origins(self.graph)

    def claim(self, name: str) -> Claim:
        """The claim with this id, or the one that the statement with this id expresses.

        Raises:
            NotFoundError: neither is in the graph.
        """
        statement = self.statement(name)
        return self.graph.claim(name if statement is None else statement.claim)

    def statement(self, name: str) -> Statement | None:
        """The statement with this id, or None when the id is no statement's."""
        try:
            return self.graph.statement(name)
        except NotFoundError:
            return None


@dataclass(frozen=True, slots=True)
class ForecastLedger:
    """The forecasts by event, with what the page says of them.

    Args:
        groups: the forecasts by event, the largest group first.
        incoherent: forecasts of one person that do not go together, or were updated.
        drifted: figures told of two events.
        resolved: each forecast with its outcome and what it lacks.
        scores: of each forecaster.
    """

    groups: tuple[EventGroup, ...]
    incoherent: tuple[Incoherence, ...]
    drifted: tuple[Drift, ...]
    resolved: tuple[Resolution, ...]
    scores: tuple[BrierScore, ...]


@dataclass(frozen=True, slots=True)
class DrawnMap:
    """A part of the argument map with its positions, and the steps that led to it."""

    view: MapView
    layout: Layout
    steps: tuple[MapStep, ...] = ()

    def __contains__(self, claim: str) -> bool:
        """Whether the claim with this id is drawn."""
        return any(node.claim.id == claim for node in self.view.nodes)


def snapshot() -> Snapshot:
    """The workspace as it is now.

    Raises:
        StoreError: the workspace cannot be read.
    """
    workspace = workspace_dir()
    with open_store(workspace) as store:
        revision = store.revision()
    return _snapshot(str(workspace), revision)


def extraction(now: Snapshot, source_id: str) -> Extraction:
    """A source with its text and records.

    Raises:
        NotFoundError: no such source.
    """
    return _extraction(str(now.workspace), now.graph.revision, source_id)


def forecast_ledger(now: Snapshot) -> ForecastLedger:
    """The forecasts by event with outcomes, scores and what does not go together.

    Raises:
        StoreError: the workspace cannot be read.
    """
    return _forecast_ledger(str(now.workspace), now.graph.revision, now.graph)


def debate_of(now: Snapshot, left: Position, right: Position) -> Debate:
    """Two positions against each other.

    Raises:
        StoreError: the workspace cannot be read.
        EncoderError: the sentence encoder's files are damaged.
    """
    return _debate(str(now.workspace), now.graph.revision, left, right, now.graph)


def keep_position(position: Position) -> None:
    """Add a position to the workspace, or change what the one of this name holds.

    Raises:
        StoreError: the workspace cannot be written.
    """
    with open_store(workspace_dir()) as store:
        store.put_position(position)


def correct(changes: Sequence[Amendment], *, by: str, note: str) -> tuple[Correction, ...]:
    """Add corrections to the workspace's log; those that say what holds already are left out.

    Raises:
        StoreError: the workspace cannot be written.
    """
    with open_store(workspace_dir()) as store:
        return curating.correct(store, changes, by=by, note=note)


def undo_correction(entry: str, *, by: str) -> None:
    """Take back an entry of the log.

    Raises:
        NotFoundError: there is no such entry, or it is undone already.
        StoreError: the workspace cannot be written.
    """
    with open_store(workspace_dir()) as store:
        curating.undo(store, entry, by=by)


def log_lines(now: Snapshot) -> str:
    """The log of corrections as it is kept in a file."""
    return log_to_lines(state.entry for state in now.graph.corrections)


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


def search(now: Snapshot, query: Query) -> SearchResult:
    """The claims that answer a query; the first search after a change brings the indexes up to date.

    Raises:
        SearchIndexError: the indexes cannot be written.
        EncoderError: the sentence encoder's files are damaged.
    """
    return _search(str(now.workspace), now.graph.revision, query, now.graph)


# Every argument is part of the key, but those that start with an underscore: for a graph the
# workspace and the revision stand.


@st.cache_resource(max_entries=3, show_spinner="Reading the graph …")
def _snapshot(workspace: str, revision: str) -> Snapshot:  # noqa: ARG001
    with open_store(Path(workspace)) as store:
        graph = store.graph()
    # A graph stays for long and holds millions of objects: the search for cycles passes them by. What is
    # no longer referred to goes all the same.
    gc.freeze()
    return Snapshot(workspace=Path(workspace), graph=graph)


@st.cache_resource(max_entries=32, show_spinner=False)
def _extraction(workspace: str, revision: str, source_id: str) -> Extraction:  # noqa: ARG001
    with open_store(Path(workspace)) as store:
        return store.extraction(source_id)


@st.cache_resource(max_entries=2, show_spinner=False)
def _forecast_ledger(workspace: str, revision: str, _graph: Graph) -> ForecastLedger:  # noqa: ARG001
    with open_store(Path(workspace)) as store:
        outcomes = store.outcomes()
    groups = event_groups(_graph)
    resolved = resolutions(groups, outcomes)
    return ForecastLedger(
        groups=groups,
        incoherent=incoherences(_graph, groups),
        drifted=drifts(groups),
        resolved=resolved,
        scores=brier_scores(_graph, resolved),
    )


@st.cache_resource(max_entries=16, show_spinner="Gathering both sides …")
def _debate(
    workspace: str,
    revision: str,  # noqa: ARG001
    left: Position,
    right: Position,
    _graph: Graph,
) -> Debate:
    with open_store(Path(workspace)) as store:
        meanings = store.meanings()
    return debate(_graph, view(_graph, meanings, left), view(_graph, meanings, right))


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
        return DrawnMap(view, layout(view, _box_share(limit), before=last.layout.cells()), steps)
    kept = KeptLayouts(Path(workspace))
    name = repr((roots, limit, wanted))
    drawn = layout(view, _box_share(limit), before=kept.cells(name))
    kept.keep(name, drawn)
    return DrawnMap(view, drawn)


def _box_share(limit: int) -> float:
    """Width of a box as part of the map: five stand side by side, more where no words are drawn."""
    return min(BOX_SHARE, 0.85 / (1.3 * limit**0.5)) if limit > LABELLED else BOX_SHARE


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
    return why(_graph, document, *ends)


@st.cache_resource(max_entries=2, show_spinner="Preparing search …")
def _engine(workspace: str, revision: str, _graph: Graph) -> SearchEngine:  # noqa: ARG001
    searcher = engine(Path(workspace))
    searcher.refresh(_graph)
    return searcher


@st.cache_resource(max_entries=128, show_spinner="Searching …")
def _search(workspace: str, revision: str, query: Query, _graph: Graph) -> SearchResult:
    groups = _sides(workspace, revision, _graph)
    return _engine(workspace, revision, _graph).search(_graph, query, groups)


@st.cache_resource(max_entries=2, show_spinner="Gathering the sides …")
def _sides(workspace: str, revision: str, _graph: Graph) -> tuple[ClaimGroup, ...]:  # noqa: ARG001
    if not _graph.positions:
        return ()
    with open_store(Path(workspace)) as store:
        meanings = store.meanings()
    try:
        return sides(_graph, meanings)
    except EncoderError:
        return ()  # then claims are searched by words only, and the result says so


def _titles(graph: Graph) -> dict[str, str]:
    shared = Counter(shown(source.title) for source in graph.sources)
    return {
        source.id: title if shared[title] == 1 else f"{title} ({source.id})"
        for source in graph.sources
        for title in [shown(source.title)]
    }


def _by_frequency(values: Iterable[str]) -> tuple[str, ...]:
    counts = Counter(values)
    return tuple(sorted(counts, key=lambda value: (-counts[value], value)))
