"""What the pages read, kept for all visitors by the workspace and its revision.

The graph itself stands on a shelf of its own. A store is opened, read and closed within one call, so no connection is shared by threads. What is
cached is frozen and shared as it is; a changed graph has another revision and so another entry.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from extractors import curating
from extractors.debating.gathering import view
from extractors.settings import workspace_dir
from kg.analysis import (
    ClaimEdge,
    ClaimNet,
    Origins,
)
from kg.analysis.coherence import Incoherence, incoherences
from kg.analysis.debate import Debate, debate
from kg.analysis.directory import Directory
from kg.analysis.event_groups import Drift, EventGroup, drifts, event_groups
from kg.analysis.forecast_table import ForecastRow, forecast_rows
from kg.analysis.progress import Benchmark, benchmark_ledger
from kg.analysis.scoring import BrierScore, Resolution, brier_scores, resolutions
from kg.analysis.topics import telling_topics
from kg.errors import NotFoundError
from kg.model import Claim, Correction, Extraction, Graph, Outcome, Position, Statement, is_named
from kg.model.correction import Amendment
from kg.store import HeldRecords, open_store
from kg.store.correction_json import log_to_lines
from views.once import once
from views.plain import shown
from views.shelf import Shelf

AT_ONCE = 20_000
"""Statements of a graph that is read while a page waits for it, about a second; a larger one is read beside."""


@dataclass(frozen=True)
class Snapshot:
    """The graph at one revision with what every page asks of it, each worked out when it is first asked.

    Args:
        workspace: the folder it was read from.
        graph: every record but the texts.
    """

    workspace: Path
    graph: Graph

    @once
    def net(self) -> ClaimNet:
        """Every claim's edges and rank."""
        return ClaimNet(self.graph)

    @property
    def edges(self) -> dict[str, tuple[ClaimEdge, ...]]:
        """The edges from and to each claim that has one."""
        return self.net.at

    @once
    def ledger(self) -> tuple[Benchmark, ...]:
        """Every benchmark with its results, those that can be compared together."""
        return benchmark_ledger(self.graph)

    @once
    def topics(self) -> tuple[str, ...]:
        """Names of what the claims are about, those that tell most first."""
        return tuple(topic.name for topic in telling_topics(self.graph))

    @once
    def speakers(self) -> tuple[str, ...]:
        """Of the statements, by name, most frequent first."""
        return _by_frequency(s.speaker for s in self.graph.statements if is_named(s.speaker))

    @once
    def titles(self) -> dict[str, str]:
        """Of the sources by id, fit to show and each one different, as boxes need them."""
        return _titles(self.graph)

    @once
    def origins(self) -> Origins:
        """What is said independently, with its echoes."""
        return Origins(self.graph)

    @once
    def directory(self) -> Directory:
        """Who there is, and whose each statement is."""
        return Directory(self.graph)

    def work_out(self) -> None:
        """Work out now what nearly every page asks, so that the first visitors need not wait for it."""
        _ = self.net, self.origins, self.directory

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
        rows: of a table of all of them.
        incoherent: forecasts of one person that do not go together, or were updated.
        drifted: figures told of two events.
        resolved: each forecast with its outcome and what it lacks.
        scores: of each forecaster.
    """

    groups: tuple[EventGroup, ...]
    rows: tuple[ForecastRow, ...]
    incoherent: tuple[Incoherence, ...]
    drifted: tuple[Drift, ...]
    resolved: tuple[Resolution, ...]
    scores: tuple[BrierScore, ...]


def snapshot() -> Snapshot:
    """The workspace as it is now; of a large one that has just changed, as it was before.

    Raises:
        StoreError: the workspace cannot be read.
    """
    workspace, revision = revision_now()
    found = _shelf.at_hand(str(workspace), revision)
    if found is None:
        with st.spinner("Reading the graph …"):
            found = _shelf.newest(str(workspace), revision)
    return found


def newest_snapshot() -> Snapshot:
    """The workspace as it is now, however long it takes: for whoever has just changed it.

    Raises:
        StoreError: the workspace cannot be read.
    """
    workspace, revision = revision_now()
    return snapshot_at(str(workspace), revision)


def snapshot_at(workspace: str, revision: str) -> Snapshot:
    """A workspace at the revision that it has now; one reads it, the others wait.

    Raises:
        StoreError: the workspace cannot be read.
    """
    return _shelf.newest(workspace, revision)


def is_large(now: Snapshot) -> bool:
    """Whether making ready what follows a graph takes longer than a page should wait."""
    return len(now.graph.statements) > AT_ONCE


def newer_is_coming() -> bool:
    """Whether the workspace holds something newer than pages show, which is being read."""
    return _shelf.is_behind(str(workspace_dir()))


def trouble() -> str | None:
    """Why pages show the graph as it was before the latest change, where it cannot be read; else None."""
    return _shelf.trouble(str(workspace_dir()))


def takes_long(workspace: Path, revision: str) -> bool:
    """Whether this revision is not in memory yet and takes more than a moment to read.

    Raises:
        StoreError: the workspace cannot be read.
    """
    if _shelf.holds(str(workspace), revision):
        return False
    with open_store(workspace) as store:
        return store.statement_count() > AT_ONCE


def revision_now() -> tuple[Path, str]:
    """The workspace's folder, and what names all that it holds now.

    Raises:
        StoreError: the workspace cannot be read.
    """
    workspace = workspace_dir()
    with open_store(workspace) as store:
        return workspace, store.revision()


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
    newest_snapshot()


def keep_outcome(outcome: Outcome) -> None:
    """Keep what became of an event.

    Raises:
        StoreError: the workspace cannot be written.
    """
    with open_store(workspace_dir()) as store:
        store.record_outcome(outcome)
    newest_snapshot()


def correct(changes: Sequence[Amendment], *, by: str, note: str) -> tuple[Correction, ...]:
    """Add corrections to the workspace's log; those that say what holds already are left out.

    Raises:
        StoreError: the workspace cannot be written.
    """
    with open_store(workspace_dir()) as store:
        added = curating.correct(store, changes, by=by, note=note)
    newest_snapshot()
    return added


def undo_correction(entry: str, *, by: str) -> None:
    """Take back an entry of the log.

    Raises:
        NotFoundError: there is no such entry, or it is undone already.
        StoreError: the workspace cannot be written.
    """
    with open_store(workspace_dir()) as store:
        curating.undo(store, entry, by=by)
    newest_snapshot()


def log_lines(now: Snapshot) -> str:
    """The log of corrections as it is kept in a file."""
    return log_to_lines(state.entry for state in now.graph.corrections)


# Every argument is part of the key, but those that start with an underscore: for a graph the
# workspace and the revision stand.


def _snapshot(workspace: str, revision: str) -> Snapshot:  # noqa: ARG001
    with open_store(Path(workspace)) as store:
        graph = store.graph(keep=True, held=_records)
    # A graph stays for long and holds millions of objects: the search for cycles passes them by. What is
    # no longer referred to goes all the same.
    gc.freeze()
    made = Snapshot(workspace=Path(workspace), graph=graph)
    if is_large(made) and _shelf.has(workspace):
        made.work_out()  # until it is done pages show the state before
    return made


_records = HeldRecords()
"""After a change only the sources that changed are read from the database again."""

_shelf = Shelf(_snapshot, is_large, lambda made: made.graph.revision)


@st.cache_resource(max_entries=32, show_spinner=False)
def _extraction(workspace: str, revision: str, source_id: str) -> Extraction:  # noqa: ARG001
    with open_store(Path(workspace)) as store:
        return store.extraction(source_id)


@st.cache_resource(max_entries=3, show_spinner=False)
def _forecast_ledger(workspace: str, revision: str, _graph: Graph) -> ForecastLedger:  # noqa: ARG001
    with open_store(Path(workspace)) as store:
        outcomes = store.outcomes()
    groups = event_groups(_graph)
    resolved = resolutions(groups, outcomes)
    return ForecastLedger(
        groups=groups,
        rows=forecast_rows(_graph, groups),
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
