"""Reading records back as values. Whoever calls opens the read transaction."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from functools import lru_cache
from typing import Any

from kg.model import (
    BenchmarkResult,
    Boilerplate,
    Claim,
    ClaimType,
    Direction,
    Evidence,
    Forecast,
    Holding,
    Horizon,
    Link,
    Mark,
    Operator,
    Polarity,
    Probability,
    Provenance,
    Relation,
    Side,
    Source,
    SourceKind,
    Span,
    Stance,
    Statement,
    VerbalChance,
)
from kg.store.coverage_rows import read_marks
from kg.store.holding_rows import read_chains
from kg.store.row_values import Members, of_source

_SPAN = 'p.start, p."end", p.quote'
_WANTED = "SELECT id FROM temp.wanted"
_SOURCE = "id, title, kind, author, publisher, published, url, sha256, text_sha256, n_chars, origin"

_STATEMENTS = (
    f'SELECT t.id, t.source, {_SPAN}, q.start, q."end", q.quote, t.type, t.speaker, '
    "t.reporter, t.stance, t.certainty, t.polarity, t.canonical, t.salience, t.topics, "
    "t.post, t.claim, t.maker, t.version FROM statement t JOIN span p ON p.id = t.span "
    "LEFT JOIN span q ON q.id = t.cue"
)
_TYPES = Members(ClaimType)
_STANCES = Members(Stance)
_POLARITIES = Members(Polarity)
_RELATIONS = Members(Relation)
_SIDES = Members(Side)
_BY_PLACE = 'ORDER BY t.source, p.start, p."end", t.id'


def read_sources(connection: sqlite3.Connection, *, wanted: bool = False) -> tuple[Source, ...]:
    """All sources, or those of the statements in the temporary table ``wanted``; by id."""
    only = f"WHERE id IN (SELECT source FROM statement WHERE id IN ({_WANTED}))" if wanted else ""
    rows = connection.execute(f"SELECT {_SOURCE} FROM source {only} ORDER BY id")
    return tuple(Source(row[0], row[1], SourceKind(row[2]), *row[3:]) for row in rows)


def read_boilerplate(connection: sqlite3.Connection, source: str) -> tuple[Boilerplate, ...]:
    """A source's boilerplate, by place."""
    rows = connection.execute(
        f"SELECT {_SPAN}, b.reason, b.score FROM boilerplate b JOIN span p ON p.id = b.span "
        'WHERE b.source = ? ORDER BY p.start, p."end", b.rowid',
        (source,),
    )
    return tuple(Boilerplate(Span(*row[:3]), *row[3:]) for row in rows)


def read_statements(
    connection: sqlite3.Connection, source: str | None = None
) -> tuple[Statement, ...]:
    """Statements of one source or of all, by source and place."""
    marks = read_marks(connection, source)
    chains = read_chains(connection, source)
    where, values = of_source("t.source", source)
    rows = connection.execute(f"{_STATEMENTS} WHERE {where} {_BY_PLACE}", values)
    return tuple(_statement(row, marks.get(row[0], ()), chains.get(row[0], ())) for row in rows)


def read_wanted_statements(connection: sqlite3.Connection) -> tuple[Statement, ...]:
    """The statements in the temporary table ``wanted``, without marks and chains, by source and place."""
    rows = connection.execute(f"{_STATEMENTS} WHERE t.id IN ({_WANTED}) {_BY_PLACE}")
    return tuple(_statement(row, (), ()) for row in rows)


def _statement(
    row: tuple[Any, ...], marks: tuple[Mark, ...], chain: tuple[Holding, ...]
) -> Statement:
    (id_, source, start, end, quote, cue_start, cue_end, cue_quote, *rest) = row
    (kind, speaker, reporter, stance, certainty, polarity, canonical, salience, *last) = rest
    topics, post, claim, maker, version = last
    return Statement(
        id=id_,
        source=source,
        span=Span(start, end, quote),
        type=_TYPES[kind],
        speaker=speaker,
        reporter=reporter,
        cue=None if cue_start is None else Span(cue_start, cue_end, cue_quote),
        stance=_STANCES[stance],
        certainty=certainty,
        polarity=_POLARITIES[polarity],
        canonical=canonical,
        salience=salience,
        topics=_topics(topics),
        post=post,
        claim=claim,
        provenance=_provenance(maker, version),
        marks=marks,
        chain=chain,
    )


# Few values, told by many statements.


@lru_cache(maxsize=4096)
def _topics(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


@lru_cache(maxsize=256)
def _provenance(maker: str, version: str) -> Provenance:
    return Provenance(maker, version)


def read_claims(connection: sqlite3.Connection, source: str | None = None) -> tuple[Claim, ...]:
    """Claims of one source or of all, by id.

    Where sources word a claim differently, the earliest published source's words are taken
    (undated ones last, then by id), whatever the order in which the sources came.
    """
    where, values = of_source("c.source", source)
    rows = connection.execute(
        "SELECT c.id, c.text, c.type FROM claim c JOIN source s ON s.id = c.source "
        f"WHERE {where} ORDER BY c.id, s.published IS NULL, s.published, s.id",
        values,
    )
    first: dict[str, Claim] = {}
    for id_, text, kind in rows:
        if id_ not in first:
            first[id_] = Claim(id_, text, ClaimType(kind))
    return tuple(first.values())


def read_wordings(
    connection: sqlite3.Connection, source: str | None = None
) -> dict[tuple[str, str], Claim]:
    """Claims as one source or each one words them, by source and id."""
    where, values = of_source("source", source)
    rows = connection.execute(
        f"SELECT source, id, text, type FROM claim WHERE {where} ORDER BY source, id", values
    )
    return {(of, id_): Claim(id_, text, _TYPES[kind]) for of, id_, text, kind in rows}


def read_forecasts(
    connection: sqlite3.Connection, source: str | None = None, *, wanted: bool = False
) -> tuple[Forecast, ...]:
    """Forecasts of one source, of all, or of wanted statements; by source and place."""
    where, values = _only("f", source, wanted=wanted)
    rows = connection.execute(
        f"SELECT f.id, f.source, f.statement, {_SPAN}, f.forecaster, f.event, f.low, f.high, "
        "f.point, f.operator, f.probability_text, f.horizon_start, f.horizon_date, "
        "f.horizon_text, f.conditional_on, f.verbal, f.verbal_low, f.verbal_high, f.verbal_scale, "
        "f.negated, f.undated FROM forecast f JOIN span p ON p.id = f.span "
        f'WHERE {where} ORDER BY f.source, p.start, p."end", f.id',
        values,
    )
    return tuple(_forecast(row) for row in rows)


def _only(table: str, source: str | None, *, wanted: bool) -> tuple[str, tuple[str, ...]]:
    """The condition for a source's records, for all, or for those of wanted statements, with its values."""
    some = f" AND {table}.statement IN ({_WANTED})" if wanted else ""
    where, values = of_source(f"{table}.source", source)
    return where + some, values


def _forecast(row: tuple[Any, ...]) -> Forecast:
    id_, source, statement, start, end, quote, forecaster, event, *rest = row
    low, high, point, operator, words, h_start, h_date, h_words, condition, *more = rest
    verbal, verbal_low, verbal_high, scale, negated, undated = more
    return Forecast(
        id_,
        source,
        statement,
        Span(start, end, quote),
        forecaster,
        event,
        None if operator is None else Probability(low, high, point, Operator(operator), words),
        None if h_date is None else Horizon(h_start, h_date, h_words),
        condition,
        None if verbal is None else VerbalChance(verbal, verbal_low, verbal_high, scale),
        bool(negated),
        undated,
    )


def read_benchmarks(
    connection: sqlite3.Connection, source: str | None = None, *, wanted: bool = False
) -> tuple[BenchmarkResult, ...]:
    """Benchmark results of one source, of all, or of wanted statements; by source and place."""
    where, values = _only("b", source, wanted=wanted)
    rows = connection.execute(
        f"SELECT b.id, b.source, b.statement, {_SPAN}, b.benchmark, b.system, b.score, b.unit, "
        "b.date, b.qualifier, b.text, b.metric, b.direction, b.variant, b.setting, b.baseline, "
        "b.human, b.reporter, b.score_high FROM benchmark b JOIN span p ON p.id = b.span "
        f'WHERE {where} ORDER BY b.source, p.start, p."end", b.id',
        values,
    )
    return tuple(_benchmark(row) for row in rows)


def _benchmark(row: tuple[Any, ...]) -> BenchmarkResult:
    (id_, source, statement, start, end, quote, benchmark, system, score, unit, date, said) = row[
        :12
    ]
    text, metric, direction, variant, setting, baseline, human, reporter, high = row[12:]
    return BenchmarkResult(
        id_,
        source,
        statement,
        Span(start, end, quote),
        benchmark,
        system,
        score,
        unit,
        date,
        said,
        text,
        metric,
        None if direction is None else Direction(direction),
        variant,
        setting,
        baseline,
        bool(human),
        reporter,
        high,
    )


def read_links(
    connection: sqlite3.Connection, owner: str | None = None, *, across: bool = False
) -> tuple[Link, ...]:
    """Links by id: those that one source's extraction made, or all.

    Args:
        connection: inside a transaction.
        owner: the source, or None for all.
        across: whether only those between sources are read.
    """
    evidence: dict[str, list[Evidence]] = defaultdict(list)
    where, values = of_source("l.owner", owner)
    if across:
        where = "l.owner IS NULL"
    linked = "" if where == "TRUE" else "JOIN link l ON l.id = e.link"
    rows = connection.execute(
        f"SELECT e.link, e.kind, e.side, p.source, {_SPAN} FROM evidence e "
        f"JOIN span p ON p.id = e.span {linked} WHERE {where} ORDER BY e.link, e.n",
        values,
    )
    for row in rows:
        evidence[row[0]].append(Evidence(row[1], _SIDES[row[2]], row[3], Span(*row[4:7])))
    rows = connection.execute(
        'SELECT l.id, l."from", l."to", l.relation, l.confidence, l.test FROM link l '
        f"WHERE {where} ORDER BY l.id",
        values,
    )
    return tuple(
        Link(row[0], row[1], row[2], _RELATIONS[row[3]], row[4], row[5], tuple(evidence[row[0]]))
        for row in rows
    )
