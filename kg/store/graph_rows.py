"""The graph as the database holds it: what extractors found, corrected, then put together."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.errors import NotFoundError
from kg.model import Correction, Document, Extraction, Graph, Meaning, Repetition, Source, Statement
from kg.store import reader
from kg.store.correction_rows import claim_decisions, name_decisions, read_corrections
from kg.store.correction_states import states
from kg.store.corrections import Found, corrected
from kg.store.coverage_rows import read_fates
from kg.store.echo_rows import (
    read_repetitions,
    repetitions_are_current,
    sketches_are_kept,
    write_repetitions,
    write_sketches,
)
from kg.store.echoes import find_repetitions
from kg.store.entity_rows import read_entities, together
from kg.store.held_records import HeldRecords, read_found
from kg.store.meaning_rows import (
    read_bounds,
    read_meanings,
    read_meanings_of,
    read_restated,
)
from kg.store.name_decisions import undone
from kg.store.outcome_rows import read_outcomes
from kg.store.position_rows import read_positions
from kg.store.post_rows import read_posts
from kg.store.resolution import resolved
from kg.store.restatements import Records, put_together
from kg.store.starting_positions import with_starting
from kg.store.structure_rows import read_parts_of
from kg.store.text_sketches import write_text_sketches
from kg.store.topic_rows import read_topics, topics_are_current, write_topics


@dataclass(frozen=True, slots=True)
class Whole:
    """A graph as it was read, with what all sources together give and was not stored up to date.

    Args:
        graph: the graph.
        echoes: found anew, of the statements before any correction; None where they were stored.
        finds_topics: whether the graph's topics were found anew.
    """

    graph: Graph
    echoes: tuple[Repetition, ...] | None
    finds_topics: bool

    @property
    def is_kept(self) -> bool:
        """Whether all of it was stored."""
        return self.echoes is None and not self.finds_topics


def count_statements(connection: sqlite3.Connection) -> int:
    """How many statements are stored, before any correction."""
    return int(connection.execute("SELECT COUNT(*) FROM statement").fetchone()[0])


def read_revision(connection: sqlite3.Connection) -> str:
    """A digest of what the graph holds: the same for the same content."""
    held: list[object] = [
        connection.execute("SELECT id, digest FROM source ORDER BY id").fetchall()
    ]
    more = (
        [entry.id for entry in read_corrections(connection)],
        read_positions(connection),
        read_outcomes(connection),
    )
    held += [made for made in more if made]
    return hashlib.sha256(repr(held).encode()).hexdigest()[:16]


def derived_is_kept(connection: sqlite3.Connection) -> bool:
    """Whether what all sources together give is stored up to date."""
    return (
        repetitions_are_current(connection)
        and topics_are_current(connection)
        and sketches_are_kept(connection)
    )


def write_derived(connection: sqlite3.Connection, whole: Whole) -> None:
    """Store what was found anew; the database must hold what it was found in."""
    # Of sources from before there were any.
    write_sketches(connection)
    write_text_sketches(connection)
    if whole.echoes is not None:
        write_repetitions(connection, whole.echoes)
    if whole.finds_topics:
        write_topics(connection, whole.graph.topics)


def read_whole(connection: sqlite3.Connection, held: HeldRecords | None = None) -> Whole:
    """The graph with names, claims and echoes put together.

    Args:
        connection: inside a transaction.
        held: records of sources that were read before, if they may be taken.
    """
    log = read_corrections(connection)
    found = held.found(connection) if held else read_found(connection)
    after = corrected(found, log)
    graph = _unjoined(connection, after, log)
    decisions = name_decisions(log)
    joins = resolved(undone(after.parts, decisions), graph.statements, decisions)
    kept = {statement.id for statement in after.statements}
    records = Records(
        sources=graph.sources,
        statements=graph.statements,
        wordings=after.wordings,
        forecasts=graph.forecasts,
        benchmarks=graph.benchmarks,
        links=graph.links,
        joins=joins,
        bounds=read_bounds(connection, graph.statements),
        pairs=[p for p in read_restated(connection) if p.one in kept and p.other in kept],
        decisions=claim_decisions(log),
    )
    made = put_together(records)
    told = read_repetitions(connection, found.sources, found.statements)
    joined = replace(
        graph,
        statements=made.statements,
        claims=made.claims,
        links=made.links,
        joins=joins,
        restatements=made.restatements,
        positions=with_starting(read_positions(connection), [claim.text for claim in made.claims]),
        repetitions=_left(told, graph.sources, after.statements),
        corrections=states(found, log),
    )
    return Whole(
        graph=replace(joined, topics=read_topics(connection, joined)),
        echoes=None if repetitions_are_current(connection) else told,
        finds_topics=not topics_are_current(connection),
    )


def read_extraction(connection: sqlite3.Connection, source_id: str) -> Extraction:
    """A source with its own records as the extractors left them.

    Raises:
        NotFoundError: no such source.
    """
    return Extraction(
        document=read_document(connection, source_id),
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


def read_document(connection: sqlite3.Connection, source_id: str) -> Document:
    """A source with its text.

    Raises:
        NotFoundError: no such source.
    """
    by_id: dict[str, Source] = {s.id: s for s in reader.read_sources(connection)}
    row = connection.execute("SELECT text FROM text WHERE source = ?", (source_id,)).fetchone()
    if source_id not in by_id or row is None:
        raise no_source(source_id)
    return Document(by_id[source_id], row[0])


def read_documents(connection: sqlite3.Connection) -> tuple[Document, ...]:
    """Every source with its text, by id."""
    texts: dict[str, str] = dict(connection.execute("SELECT source, text FROM text").fetchall())
    return tuple(Document(s, texts[s.id]) for s in reader.read_sources(connection))


def read_current_meanings(connection: sqlite3.Connection) -> tuple[Meaning, ...]:
    """The meanings of all statements as they are worded now, by statement id."""
    log = read_corrections(connection)
    if not log:
        return read_meanings(connection)
    return read_meanings_of(connection, corrected(read_found(connection), log).statements)


def no_source(source_id: str) -> NotFoundError:
    """The error for a source that is not here."""
    return NotFoundError(f"no source {source_id!r} in this workspace; `claimtrail list` shows them")


def _unjoined(connection: sqlite3.Connection, after: Found, log: Sequence[Correction]) -> Graph:
    return Graph(
        revision=read_revision(connection),
        sources=tuple(after.sources),
        statements=after.statements,
        forecasts=after.forecasts,
        benchmarks=after.benchmarks,
        entities=together(undone(after.parts, name_decisions(log))),
        links=after.links,
    )


def _left(
    told: tuple[Repetition, ...], sources: Sequence[Source], statements: tuple[Statement, ...]
) -> tuple[Repetition, ...]:
    """What repeats what among the statements that are left."""
    kept = {statement.id for statement in statements}
    if any(one.origin not in kept and one.statement in kept for one in told):
        # What repeated a statement that was taken out repeats another one now, or none.
        return find_repetitions(sources, statements)
    return tuple(one for one in told if one.statement in kept)
