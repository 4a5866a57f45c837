"""The store on SQLite: whole writes, consistent reads."""

from __future__ import annotations

import gc
import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType

from kg.errors import NotFoundError, SpanError, StoreCorruptError, StoreError
from kg.model import (
    ClaimDecision,
    Correction,
    CorrectionState,
    Document,
    Extraction,
    Graph,
    Meaning,
    NameDecision,
    Outcome,
    Position,
)
from kg.model.correction import places_of
from kg.store import graph_rows
from kg.store.correction_file import FILE_NAME, write_log
from kg.store.correction_log import additions, changed_sources
from kg.store.correction_rows import (
    claim_decisions,
    name_decisions,
    read_corrections,
    write_corrections,
)
from kg.store.correction_states import states
from kg.store.corrections import corrected_extraction
from kg.store.database import connect, our_errors
from kg.store.held_records import HeldRecords, read_found
from kg.store.meaning_rows import (
    has_rewording,
    read_meanings_of,
    write_meanings,
    write_restated,
    write_rewordings,
)
from kg.store.neighbours import neighbourhood, write_keys, write_signs
from kg.store.outcome_rows import read_outcomes, write_outcome
from kg.store.position_rows import (
    delete_position,
    replace_positions,
    write_position,
)
from kg.store.protocol import Amendments, Crossing, Joiner, Joining, Problem, Sameness
from kg.store.text_sketches import alike_sources
from kg.store.verify import verify_database
from kg.store.writer import delete_joined, delete_source, write_extraction, write_links

WAIT_S = 20.0
"""How long a second writer waits before it says so, in seconds."""

_TRIES = 5
"""How often what all sources give is found anew while others go on writing."""


class SqliteStore:
    """A `kg.store.protocol.Store` in one SQLite file (WAL: readers go on while one writes).

    Args:
        path: the database file; made when absent, its folder must exist.
        wait_s: how long a write waits for another writer, in seconds.

    Raises:
        StoreError: of the kind that says why it cannot be opened.
    """

    def __init__(self, path: Path, wait_s: float = WAIT_S) -> None:
        self.path = path
        self._connection = connect(path, wait_s)

    def __enter__(self) -> SqliteStore:
        """The store itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Release the database."""
        self._connection.close()

    def put(
        self,
        extraction: Extraction,
        *,
        made_by: str = "",
        cross: Crossing | None = None,
        same: Sameness | None = None,
        join: Joiner | None = None,
        amendments: Amendments | None = None,
    ) -> bool:
        """Add or replace a source whole; see `kg.store.protocol.Store.put`."""
        source = extraction.document.source.id
        digest = hashlib.sha256(repr((made_by, extraction)).encode()).hexdigest()
        with self._transaction("IMMEDIATE") as connection:
            row = connection.execute("SELECT digest FROM source WHERE id = ?", (source,)).fetchone()
            if row is not None and row[0] == digest and not amendments:
                return False
            delete_source(connection, source)
            write_extraction(connection, extraction, made_by, digest)
            if amendments:
                added = additions(read_corrections(connection), amendments)
                write_corrections(connection, added)
            if join is not None:
                joining = join(source)
                write_meanings(connection, joining.mean(extraction.statements))
                _join(connection, extraction, joining)
            else:
                _hold(connection, extraction, cross, same)
        if amendments:
            self._copy_log()
        return True

    def remove(self, source_id: str, join: Joiner | None = None) -> None:
        """Take a source away; see `kg.store.protocol.Store.remove`."""
        with self._transaction("IMMEDIATE") as connection:
            if not delete_source(connection, source_id):
                raise graph_rows.no_source(source_id)
            log = read_corrections(connection)
            moved = [
                entry
                for entry in log
                if entry.was and any(p.source == source_id for p in places_of(entry.was))
            ]
            if moved:
                self._join_again(connection, moved, log, join)

    def graph(self, *, keep: bool = False, held: HeldRecords | None = None) -> Graph:
        """Every record, read in one consistent view; see `kg.store.protocol.Store.graph`."""
        whole = self._whole(held)
        if keep and not whole.is_kept:
            with suppress(StoreError):  # a store that cannot be written now can still be read
                self._keep(whole)
        return whole.graph

    def document(self, source_id: str) -> Document:
        """A source with its text; see `kg.store.protocol.Store.document`."""
        with self._reading() as connection:
            return graph_rows.read_document(connection, source_id)

    def documents(self) -> tuple[Document, ...]:
        """Every source with its text, by id."""
        with self._reading() as connection:
            return graph_rows.read_documents(connection)

    def alike(self, text: str, least: float) -> tuple[str, ...]:
        """Sources that may share much with a text; see `kg.store.protocol.Store.alike`."""
        with self._reading() as connection:
            return alike_sources(connection, text, least)

    def extraction(self, source_id: str) -> Extraction:
        """A source with its own records as corrected; see `kg.store.protocol.Store.extraction`."""
        with self._reading() as connection:
            found = graph_rows.read_extraction(connection, source_id)
            return corrected_extraction(found, read_corrections(connection))

    def correct(self, amendments: Amendments, join: Joiner | None = None) -> tuple[Correction, ...]:
        """Add corrections to the log; see `kg.store.protocol.Store.correct`."""
        with self._transaction("IMMEDIATE") as connection:
            added = additions(read_corrections(connection), amendments)
            added = self._add(connection, added, join)
        if added:
            self._copy_log()
        return added

    def take_corrections(
        self, entries: Sequence[Correction], join: Joiner | None = None
    ) -> tuple[Correction, ...]:
        """Add entries of another copy of the log; see `kg.store.protocol.Store.take_corrections`."""
        with self._transaction("IMMEDIATE") as connection:
            known = {entry.id for entry in read_corrections(connection)}
            new = {entry.id: entry for entry in entries if entry.id not in known}
            added = tuple(sorted(new.values(), key=lambda entry: (entry.at, entry.id)))
            added = self._add(connection, added, join)
        if added:
            self._copy_log()
        return added

    def corrections(self) -> tuple[Correction, ...]:
        """The whole log of corrections, oldest first."""
        with self._reading() as connection:
            return read_corrections(connection)

    def correction_states(self) -> tuple[CorrectionState, ...]:
        """The log with what each entry does now, oldest first."""
        with self._reading() as connection:
            log = read_corrections(connection)
            return states(read_found(connection), log) if log else ()

    def decide(self, decision: NameDecision) -> bool:
        """Keep a person's word on two names; see `kg.store.protocol.Store.decide`."""
        return bool(self.correct(Amendments((decision,))))

    def decisions(self) -> tuple[NameDecision, ...]:
        """Every decision on names that was not undone, oldest first."""
        return name_decisions(self.corrections())

    def decide_claims(self, decision: ClaimDecision) -> bool:
        """Keep a person's word on two statements; see `kg.store.protocol.Store.decide_claims`."""
        return bool(self.correct(Amendments((decision,))))

    def claim_decisions(self) -> tuple[ClaimDecision, ...]:
        """Every decision on claims that was not undone, oldest first."""
        return claim_decisions(self.corrections())

    def meanings(self) -> tuple[Meaning, ...]:
        """What is kept of the wordings of all statements not taken out, by statement id."""
        with self._reading() as connection:
            return graph_rows.read_current_meanings(connection)

    def keep_derived(self, most: int | None = None) -> bool:
        """Store what all sources together give; see `kg.store.protocol.Store.keep_derived`."""
        with self._transaction() as connection:
            (there,) = connection.execute("SELECT COUNT(*) FROM statement").fetchone()
            if most is not None and there > most:
                return False
            if graph_rows.derived_is_kept(connection):
                return True
        # Found without holding up other writers, it is written where none of them changed the graph.
        return any(self._keep(self._whole()) for _ in range(_TRIES))

    def put_position(self, position: Position) -> bool:
        """Keep a position; see `kg.store.protocol.Store.put_position`."""
        with self._transaction("IMMEDIATE") as connection:
            return write_position(connection, position)

    def put_positions(self, origin: str, positions: Sequence[Position]) -> None:
        """Make a folder's positions these; see `kg.store.protocol.Store.put_positions`."""
        with self._transaction("IMMEDIATE") as connection:
            replace_positions(connection, origin, positions)

    def remove_position(self, name: str) -> None:
        """Take a position away; see `kg.store.protocol.Store.remove_position`."""
        with self._transaction("IMMEDIATE") as connection:
            if not delete_position(connection, name):
                msg = f"no position is named {name!r}; `claimtrail positions` lists them"
                raise NotFoundError(msg)

    def record_outcome(self, outcome: Outcome) -> bool:
        """Keep what became of an event; see `kg.store.protocol.Store.record_outcome`."""
        with self._transaction("IMMEDIATE") as connection:
            latest = {made.key: made for made in read_outcomes(connection)}
            if latest.get(outcome.key) == outcome:
                return False
            write_outcome(connection, outcome)
        return True

    def outcomes(self) -> tuple[Outcome, ...]:
        """Everything recorded of events, oldest first."""
        with self._reading() as connection:
            return read_outcomes(connection)

    def made_by(self, source_id: str) -> str | None:
        """What `put` was told of the source's making."""
        with self._transaction() as connection:
            row = connection.execute(
                "SELECT made_by FROM source WHERE id = ?", (source_id,)
            ).fetchone()
        return None if row is None else str(row[0])

    def revision(self) -> str:
        """A digest of what the graph holds: the same for the same content."""
        with self._transaction() as connection:
            return graph_rows.read_revision(connection)

    def statement_count(self) -> int:
        """How many statements there are before any correction; cheap."""
        with self._reading() as connection:
            return graph_rows.count_statements(connection)

    def verify(self) -> tuple[Problem, ...]:
        """Recheck the whole database; see `kg.store.protocol.Store.verify`."""
        with self._transaction() as connection:
            return verify_database(connection)

    def _whole(self, held: HeldRecords | None = None) -> graph_rows.Whole:
        with self._reading() as connection, _without_collection():
            return graph_rows.read_whole(connection, held)

    def _keep(self, whole: graph_rows.Whole) -> bool:
        """Store what was found anew, unless the graph has changed since; whether it has not."""
        with self._transaction("IMMEDIATE") as connection:
            if graph_rows.read_revision(connection) != whole.graph.revision:
                return False
            graph_rows.write_derived(connection, whole)
        return True

    def _add(
        self, connection: sqlite3.Connection, added: Sequence[Correction], join: Joiner | None
    ) -> tuple[Correction, ...]:
        written = write_corrections(connection, added)
        self._join_again(connection, written, read_corrections(connection), join)
        return written

    def _join_again(
        self,
        connection: sqlite3.Connection,
        added: Sequence[Correction],
        log: Sequence[Correction],
        join: Joiner | None,
    ) -> None:
        """Hold the sources that entries change against others again."""
        if join is None:
            return
        rows = connection.execute("SELECT id FROM source").fetchall()
        here = {str(row[0]) for row in rows}
        for source in sorted(changed_sources(added, log) & here):
            delete_joined(connection, source)
            _join(connection, graph_rows.read_extraction(connection, source), join(source))

    def _copy_log(self) -> None:
        """Keep a copy of the log beside the database, from which a new one takes it up."""
        write_log(self.path.with_name(FILE_NAME), self.corrections())

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._transaction() as connection:
            try:
                yield connection
            except (ValueError, SpanError) as err:
                msg = f"{self.path}: holds a damaged record ({err}); `claimtrail verify` lists all"
                raise StoreCorruptError(msg) from err

    @contextmanager
    def _transaction(self, kind: str = "DEFERRED") -> Iterator[sqlite3.Connection]:
        with our_errors(self.path):
            self._connection.execute(f"BEGIN {kind}")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise


@contextmanager
def _without_collection() -> Iterator[None]:
    """No search for reference cycles: records have none, and looking for them doubles the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _join(connection: sqlite3.Connection, found: Extraction, joining: Joining) -> None:
    """Write what holds a source that is there against others, as it reads with all corrections.

    Args:
        connection: inside a transaction; the meanings of the source's own wordings are written.
        found: the source as the extractors left it.
        joining: how.
    """
    after = corrected_extraction(found, read_corrections(connection))
    worded = {statement.id: statement.canonical for statement in found.statements}
    for statement in after.statements:
        reworded = statement.canonical != worded[statement.id]
        if reworded and not has_rewording(connection, statement):
            # By itself: a person's words must not move the vectors of the source's others.
            write_rewordings(connection, statement, joining.mean((statement,)))
    _hold(connection, after, joining.cross(after), Sameness((), joining.compare))


def _hold(
    connection: sqlite3.Connection, found: Extraction, cross: Crossing | None, same: Sameness | None
) -> None:
    """Write what holds a source, as it reads now, against its neighbours."""
    write_meanings(connection, same.meanings if same else ())
    write_keys(connection, cross.keys if cross else ())
    now = read_meanings_of(connection, found.statements)
    write_signs(connection, now, cross.sorts if cross else ())
    if cross is None and same is None:
        return
    source = found.document.source.id
    graph, meanings = neighbourhood(connection, source, cross.answers if cross else ())
    write_links(connection, cross.find(graph, meanings) if cross else (), owner=None)
    write_restated(connection, same.compare(graph, meanings) if same else ())
