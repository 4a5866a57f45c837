"""The store on SQLite: whole writes, consistent reads."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from kg.errors import NotFoundError, SpanError, StoreCorruptError
from kg.model import (
    ClaimDecision,
    Document,
    Extraction,
    Graph,
    Meaning,
    NameDecision,
    Outcome,
    Position,
    Source,
)
from kg.store import reader
from kg.store.coverage_rows import read_fates
from kg.store.database import connect, our_errors
from kg.store.echo_rows import read_repetitions, refresh_repetitions
from kg.store.entity_rows import read_decisions, read_entities, read_parts, together, write_decision
from kg.store.meaning_rows import (
    read_bounds,
    read_claim_decisions,
    read_meanings,
    read_restated,
    write_claim_decision,
    write_meanings,
    write_restated,
)
from kg.store.name_decisions import undone
from kg.store.outcome_rows import read_outcomes, write_outcome
from kg.store.position_rows import (
    delete_position,
    read_positions,
    replace_positions,
    write_position,
)
from kg.store.post_rows import read_posts
from kg.store.protocol import CrossLinker, Problem, Sameness
from kg.store.resolution import resolved
from kg.store.restatements import Records, put_together
from kg.store.structure_rows import read_parts_of
from kg.store.topic_rows import read_topics, topics_are_current, write_topics
from kg.store.verify import verify_database
from kg.store.writer import delete_source, write_extraction, write_links

WAIT_S = 20.0
"""How long a second writer waits before it says so, in seconds."""


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
        cross: CrossLinker | None = None,
        same: Sameness | None = None,
    ) -> bool:
        """Add or replace a source whole; see `kg.store.protocol.Store.put`."""
        source = extraction.document.source.id
        digest = hashlib.sha256(repr((made_by, extraction)).encode()).hexdigest()
        with self._transaction("IMMEDIATE") as connection:
            row = connection.execute("SELECT digest FROM source WHERE id = ?", (source,)).fetchone()
            if row is not None and row[0] == digest:
                return False
            delete_source(connection, source)
            write_extraction(connection, extraction, made_by, digest)
            write_meanings(connection, same.meanings if same else ())
            if cross is not None or same is not None:
                graph = _graph(connection, joined=False)
                write_links(connection, cross(graph) if cross else (), owner=None)
                pairs = same.compare(graph, read_meanings(connection)) if same else ()
                write_restated(connection, pairs)
            refresh_repetitions(connection)
        return True

    def remove(self, source_id: str) -> None:
        """Take a source away; see `kg.store.protocol.Store.remove`."""
        with self._transaction("IMMEDIATE") as connection:
            if not delete_source(connection, source_id):
                raise _no_source(source_id)
            refresh_repetitions(connection)

    def graph(self) -> Graph:
        """Every record, read in one consistent view."""
        with self._reading() as connection:
            return _graph(connection)

    def document(self, source_id: str) -> Document:
        """A source with its text; see `kg.store.protocol.Store.document`."""
        with self._reading() as connection:
            return _document(connection, source_id)

    def extraction(self, source_id: str) -> Extraction:
        """A source with its own records; see `kg.store.protocol.Store.extraction`."""
        with self._reading() as connection:
            return Extraction(
                document=_document(connection, source_id),
                boilerplate=reader.read_boilerplate(connection, source_id),
                posts=read_posts(connection, source_id),
                statements=reader.read_statements(connection, source_id),
                claims=reader.read_claims(connection, source_id),
                forecasts=reader.read_forecasts(connection, source_id),
                benchmarks=reader.read_benchmarks(connection, source_id),
                entities=read_entities(connection, source_id),
                links=reader.read_links(connection, source_id),
                fates=read_fates(connection, source_id),
                parts=read_parts_of(connection, source_id),
            )

    def decide(self, decision: NameDecision) -> bool:
        """Keep a person's word on two names; see `kg.store.protocol.Store.decide`."""
        with self._transaction("IMMEDIATE") as connection:
            latest = {made.key: made.verdict for made in read_decisions(connection)}
            if latest.get(decision.key) is decision.verdict:
                return False
            write_decision(connection, decision)
        return True

    def decisions(self) -> tuple[NameDecision, ...]:
        """Every decision on names, oldest first."""
        with self._reading() as connection:
            return read_decisions(connection)

    def decide_claims(self, decision: ClaimDecision) -> bool:
        """Keep a person's word on two statements; see `kg.store.protocol.Store.decide_claims`."""
        with self._transaction("IMMEDIATE") as connection:
            latest = {made.key: made.verdict for made in read_claim_decisions(connection)}
            if latest.get(decision.key) is decision.verdict:
                return False
            write_claim_decision(connection, decision)
        return True

    def claim_decisions(self) -> tuple[ClaimDecision, ...]:
        """Every decision on claims, oldest first."""
        with self._reading() as connection:
            return read_claim_decisions(connection)

    def meanings(self) -> tuple[Meaning, ...]:
        """What is kept of all statements' wordings, by statement id."""
        with self._reading() as connection:
            return read_meanings(connection)

    def keep_topics(self) -> None:
        """Store what the claims are about; see `kg.store.protocol.Store.keep_topics`."""
        with self._transaction("IMMEDIATE") as connection:
            if not topics_are_current(connection):
                write_topics(connection, _graph(connection).topics)

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
            return _revision(connection)

    def verify(self) -> tuple[Problem, ...]:
        """Recheck the whole database; see `kg.store.protocol.Store.verify`."""
        with self._transaction() as connection:
            return verify_database(connection)

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


def _no_source(source_id: str) -> NotFoundError:
    return NotFoundError(f"no source {source_id!r} in this workspace; `claimtrail list` shows them")


def _revision(connection: sqlite3.Connection) -> str:
    held: list[object] = [
        connection.execute("SELECT id, digest FROM source ORDER BY id").fetchall()
    ]
    more = (
        read_decisions(connection),
        read_claim_decisions(connection),
        read_positions(connection),
        read_outcomes(connection),
    )
    held += [made for made in more if made]
    return hashlib.sha256(repr(held).encode()).hexdigest()[:16]


def _graph(connection: sqlite3.Connection, *, joined: bool = True) -> Graph:
    """The graph; unjoined, with names and claims as each source has them.

    Links are found in what sources say, not in who is who: putting names together there would be waste.
    """
    decisions = read_decisions(connection)
    parts = undone(read_parts(connection), decisions)
    graph = Graph(
        revision=_revision(connection),
        sources=reader.read_sources(connection),
        statements=reader.read_statements(connection),
        claims=() if joined else reader.read_claims(connection),
        forecasts=reader.read_forecasts(connection),
        benchmarks=reader.read_benchmarks(connection),
        entities=together(parts),
        links=reader.read_links(connection),
    )
    if not joined:
        return graph
    joins = resolved(parts, graph.statements, decisions)
    records = Records(
        sources=graph.sources,
        statements=graph.statements,
        wordings=reader.read_wordings(connection),
        forecasts=graph.forecasts,
        benchmarks=graph.benchmarks,
        links=graph.links,
        joins=joins,
        bounds=read_bounds(connection),
        pairs=read_restated(connection),
        decisions=read_claim_decisions(connection),
    )
    found = put_together(records)
    whole = replace(
        graph,
        statements=found.statements,
        claims=found.claims,
        links=found.links,
        joins=joins,
        restatements=found.restatements,
        positions=read_positions(connection),
        repetitions=read_repetitions(connection, graph.sources, graph.statements),
    )
    return replace(whole, topics=read_topics(connection, whole))


def _document(connection: sqlite3.Connection, source_id: str) -> Document:
    by_id: dict[str, Source] = {s.id: s for s in reader.read_sources(connection)}
    row = connection.execute("SELECT text FROM text WHERE source = ?", (source_id,)).fetchone()
    if source_id not in by_id or row is None:
        raise _no_source(source_id)
    return Document(by_id[source_id], row[0])
