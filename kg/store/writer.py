"""Writing one source's records, inside a transaction that somebody else opened."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from kg.model import (
    BenchmarkResult,
    Claim,
    Document,
    Extraction,
    Forecast,
    Link,
    Statement,
)
from kg.store.coverage_rows import write_fates, write_marks
from kg.store.echo_sketches import Sketch
from kg.store.entity_rows import write_entity
from kg.store.holding_rows import write_chain
from kg.store.ledger import SpanLedger
from kg.store.post_rows import write_post
from kg.store.structure_rows import write_parts
from kg.store.text_sketches import write_text_sketches


def write_extraction(
    connection: sqlite3.Connection, extraction: Extraction, made_by: str, digest: str
) -> None:
    """Write a source that is not there yet, with all its records."""
    _write_document(connection, extraction.document, made_by, digest)
    source = extraction.document.source.id
    write_text_sketches(connection, source)
    ledger = SpanLedger(connection, source)
    for piece in extraction.boilerplate:
        row = (source, ledger.write(piece.span), piece.reason, piece.score)
        _insert(connection, "boilerplate", row)
    for post in extraction.posts:
        write_post(connection, ledger, source, post)
    for claim in extraction.claims:
        _write_claim(connection, source, claim)
    for statement in extraction.statements:
        _write_statement(connection, ledger, statement)
        write_marks(connection, ledger, statement)
        write_chain(connection, ledger, statement)
        sketch = Sketch.of(statement.span.quote, statement.polarity)
        _insert(connection, "echo_sketch", (statement.id, sketch.packed()))
    write_fates(connection, ledger, source, extraction.fates)
    write_parts(connection, ledger, source, extraction.parts)
    for forecast in extraction.forecasts:
        _write_forecast(connection, ledger, forecast)
    for result in extraction.benchmarks:
        _write_benchmark(connection, ledger, result)
    for entity in extraction.entities:
        write_entity(connection, ledger, source, entity)
    write_links(connection, extraction.links, owner=source)


def delete_source(connection: sqlite3.Connection, source: str) -> bool:
    """Delete a source, all its records and the links that other sources have to it.

    Places in other sources that only those links pointed to go with them.

    Returns:
        Whether there was such a source.
    """
    rows = connection.execute(
        "SELECT DISTINCT e.span FROM evidence e JOIN span p ON p.id = e.span "
        f"WHERE p.source <> :source AND e.link IN ({_TOUCHING})",
        {"source": source},
    ).fetchall()
    deleted = connection.execute("DELETE FROM source WHERE id = ?", (source,)).rowcount > 0
    _delete_unused(connection, rows)
    return deleted


def delete_joined(connection: sqlite3.Connection, source: str) -> None:
    """Delete what holds a source's statements against others: links across, and likeness."""
    given = {"source": source}
    across = f"SELECT id FROM link WHERE owner IS NULL AND id IN ({_TOUCHING})"
    rows = connection.execute(
        f"SELECT DISTINCT span FROM evidence WHERE link IN ({across})", given
    ).fetchall()
    connection.execute(f"DELETE FROM link WHERE id IN ({across})", given)
    _delete_unused(connection, rows)
    mine = "SELECT id FROM statement WHERE source = :source"
    for table in ("sign", "link_key"):
        connection.execute(f"DELETE FROM {table} WHERE statement IN ({mine})", given)
    connection.execute(f"DELETE FROM restated WHERE one IN ({mine}) OR other IN ({mine})", given)


def _delete_unused(connection: sqlite3.Connection, spans: Iterable[tuple[int]]) -> None:
    for (span,) in spans:
        connection.execute(f"DELETE FROM span WHERE id = ? AND NOT EXISTS ({_USES})", (span,))


_TOUCHING = 'SELECT l.id FROM link l JOIN statement t ON t.id IN (l."from", l."to") WHERE t.source = :source'


_USES = " UNION ALL ".join(
    f"SELECT 1 FROM {table} WHERE {column} = span.id"
    for table, column in (
        ("boilerplate", "span"),
        ("post", "span"),
        ("post_evidence", "span"),
        ("post_change", "own"),
        ("post_change", "other"),
        ("statement", "span"),
        ("statement", "cue"),
        ("statement_mark", "span"),
        ("statement_holder", "cue"),
        ("statement_holder", "source"),
        ("sentence_fate", "span"),
        ("cell", "span"),
        ("cell", "row_head"),
        ("cell", "column_head"),
        ("footnote", "mark"),
        ("footnote", "note"),
        ("caption", "span"),
        ("caption", "names"),
        ("forecast", "span"),
        ("benchmark", "span"),
        ("mention", "span"),
        ("role", "span"),
        ("name_merge", "alias_span"),
        ("name_merge", "name_span"),
        ("evidence", "span"),
    )
)


def write_links(connection: sqlite3.Connection, links: Iterable[Link], owner: str | None) -> None:
    """Write links whose statements are there.

    Args:
        connection: inside a transaction.
        links: within one source or across sources.
        owner: the source whose extraction made them; None for links across sources.
    """
    ledgers: dict[str, SpanLedger] = {}
    for link in links:
        row = (
            link.id,
            link.from_,
            link.to,
            link.relation.value,
            link.confidence,
            link.test,
            owner,
        )
        _insert(connection, "link", row)
        for n, piece in enumerate(link.evidence):
            if piece.source not in ledgers:
                ledgers[piece.source] = SpanLedger(connection, piece.source)
            span = ledgers[piece.source].write(piece.span)
            _insert(connection, "evidence", (link.id, n, piece.kind, piece.side.value, span))


def _insert(connection: sqlite3.Connection, table: str, row: tuple[object, ...]) -> None:
    marks = ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO {table} VALUES ({marks})", row)


def _write_document(
    connection: sqlite3.Connection, document: Document, made_by: str, digest: str
) -> None:
    source = document.source
    row = (
        source.id,
        source.title,
        source.kind.value,
        source.author,
        source.publisher,
        source.published,
        source.url,
        source.sha256,
        source.text_sha256,
        source.n_chars,
        source.origin,
        made_by,
        digest,
    )
    _insert(connection, "source", row)
    _insert(connection, "text", (source.id, document.text))


def _write_claim(connection: sqlite3.Connection, source: str, claim: Claim) -> None:
    _insert(connection, "claim", (source, claim.id, claim.text, claim.type.value))


def _write_statement(
    connection: sqlite3.Connection, ledger: SpanLedger, statement: Statement
) -> None:
    row = (
        statement.id,
        statement.source,
        ledger.write(statement.span),
        statement.type.value,
        statement.speaker,
        statement.reporter,
        None if statement.cue is None else ledger.write(statement.cue),
        statement.stance.value,
        statement.certainty,
        statement.polarity.value,
        statement.canonical,
        statement.salience,
        json.dumps(statement.topics, ensure_ascii=False),
        statement.post,
        statement.claim,
        statement.provenance.maker,
        statement.provenance.version,
    )
    _insert(connection, "statement", row)


def _write_forecast(connection: sqlite3.Connection, ledger: SpanLedger, forecast: Forecast) -> None:
    chance, horizon, verbal = forecast.probability, forecast.horizon, forecast.verbal
    odds = (
        (None,) * 5
        if chance is None
        else (chance.low, chance.high, chance.point, chance.operator.value, chance.text)
    )
    period = (None,) * 3 if horizon is None else (horizon.start, horizon.date, horizon.text)
    row = (
        forecast.id,
        forecast.source,
        forecast.statement,
        ledger.write(forecast.span),
        forecast.forecaster,
        forecast.event,
        *odds,
        *period,
        forecast.conditional_on,
        *((None,) * 4 if verbal is None else (verbal.words, verbal.low, verbal.high, verbal.scale)),
        int(forecast.negated),
        forecast.undated,
    )
    _insert(connection, "forecast", row)


def _write_benchmark(
    connection: sqlite3.Connection, ledger: SpanLedger, result: BenchmarkResult
) -> None:
    row = (
        result.id,
        result.source,
        result.statement,
        ledger.write(result.span),
        result.benchmark,
        result.system,
        result.score,
        result.unit,
        result.date,
        result.qualifier,
        result.text,
        result.metric,
        None if result.direction is None else result.direction.value,
        result.variant,
        result.setting,
        result.baseline,
        int(result.human),
        result.reporter,
        result.score_high,
    )
    _insert(connection, "benchmark", row)
