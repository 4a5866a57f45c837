"""Describing records in words, for `show` and `trace`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from extractors.cli.claim_lines import claim_head, restatement_lines, why_lines
from extractors.cli.coverage_lines import mark_lines
from extractors.cli.display import one_line, visible, voice
from extractors.cli.entity_lines import entity_lines, join_lines
from kg.analysis.origins import Origins
from kg.analysis.restatements import told_statements, wording_of
from kg.analysis.trace import Trace, TracedLink, TracedStatement
from kg.errors import NotFoundError
from kg.model import (
    BenchmarkResult,
    Claim,
    Entity,
    EntityJoin,
    Forecast,
    Graph,
    Link,
    Relation,
    Restatement,
    Source,
    Statement,
    fold,
)

Record = (
    Source
    | Claim
    | Statement
    | Forecast
    | BenchmarkResult
    | Entity
    | EntityJoin
    | Link
    | Restatement
)


def find(graph: Graph, record_id: str) -> Record:
    """The record of any kind with this id; or the first entity of this name.

    Raises:
        NotFoundError: there is none.
    """
    tables = (
        graph.sources,
        graph.claims,
        graph.statements,
        graph.forecasts,
        graph.benchmarks,
        graph.entities,
        graph.joins,
        graph.restatements,
        graph.links,
    )
    known = wording_of(graph, record_id)
    for records in tables:
        for record in records:
            if record.id == known:
                return record
    for entity in graph.entities:
        if fold(entity.name) == fold(record_id):
            return entity
    msg = f"no record {record_id!r} in this workspace; `claimtrail list` and `search` show ids"
    raise NotFoundError(msg)


def describe(graph: Graph, record: Record) -> Iterator[str]:
    """Lines that describe a record and name the ids it leads to."""
    match record:
        case Source():
            yield from _source(graph, record)
        case Claim():
            yield from _claim(graph, record)
        case Statement():
            yield from _statement(graph, record, "")
        case Forecast():
            yield from _forecast(record)
        case BenchmarkResult():
            yield from _benchmark(record)
        case Entity():
            yield from entity_lines(graph, record)
        case EntityJoin():
            yield from join_lines(graph, record)
        case Link():
            yield from _link(graph, record)
        case Restatement():
            yield from restatement_lines(record, f"{record.id}  {record.statement}: ")
        case _:
            assert_never(record)


def _claim(graph: Graph, claim: Claim) -> Iterator[str]:
    origins = Origins(graph)
    yield from claim_head(graph, claim, origins)
    for told in told_statements(graph, claim.id, origins):
        yield from _statement(graph, told.statement, "  ")
        yield from (f"  {line}" for line in why_lines(told))


def _source(graph: Graph, source: Source) -> Iterator[str]:
    yield f"{source.id}  {visible(source.title)}"
    told = (
        ("kind", source.kind.value),
        ("author", source.author),
        ("publisher", source.publisher),
        ("published", source.published),
        ("url", source.url),
        ("read from", source.origin),
        ("sha256", source.sha256),
        ("length", f"{source.n_chars} characters"),
    )
    for name, value in told:
        yield f"  {name}: {visible(value) if value else 'not stated'}"
    statements = [s for s in graph.statements if s.source == source.id]
    yield f"  claims: {len(statements)}"
    for statement in statements:
        yield f"    {statement.claim}  {one_line(statement.canonical)}"


def _statement(graph: Graph, statement: Statement, indent: str) -> Iterator[str]:
    source = graph.source(statement.source)
    passed = f", reported by {voice(statement.reporter)}" if statement.reporter else ""
    yield f"{indent}{statement.id}  {voice(statement.speaker)}{passed}"
    yield f"{indent}  “{visible(statement.span.quote)}”"
    yield (
        f"{indent}  in {one_line(source.title)} ({source.id}), "
        f"characters {statement.span.start} to {statement.span.end}"
    )
    topics = f"; topics: {', '.join(statement.topics)}" if statement.topics else ""
    yield (
        f"{indent}  {statement.type.value}, {statement.stance.value}, {statement.polarity.value}, "
        f"certainty {statement.certainty:.2f}, salience {statement.salience}{visible(topics)}"
    )
    for line in mark_lines(statement):
        yield f"{indent}  {line}"
    cue = f", cue “{visible(statement.cue.quote)}”" if statement.cue else ""
    yield f"{indent}  found by {statement.provenance.maker}/{statement.provenance.version}{cue}"


def _forecast(forecast: Forecast) -> Iterator[str]:
    chance, horizon = forecast.probability, forecast.horizon
    yield f"{forecast.id}  {visible(forecast.forecaster)}: {visible(forecast.event)}"
    if chance is not None:
        bounds = f"{chance.low:g} to {chance.high:g}"
        yield f"  probability: {visible(chance.text)} ({chance.operator.value}, {bounds})"
    if horizon is not None:
        yield f"  by: {horizon.date} (“{visible(horizon.text)}”)"
    elif forecast.undated:
        yield f"  by: no date, since it {forecast.undated}"
    if forecast.verbal is not None:
        verbal = forecast.verbal
        yield f"  in words: {visible(verbal.words)} ({verbal.low:g} to {verbal.high:g}, {verbal.scale})"
    if forecast.negated:
        yield "  that it does not happen"
    if forecast.conditional_on:
        yield f"  if: {visible(forecast.conditional_on)}"
    yield f"  “{visible(forecast.span.quote)}”"
    yield f"  statement: {forecast.statement}  source: {forecast.source}"


def _benchmark(result: BenchmarkResult) -> Iterator[str]:
    system = result.system or "system not stated"
    yield f"{result.id}  {visible(result.benchmark)}: {visible(system)}"
    qualifier = f" ({visible(result.qualifier)})" if result.qualifier else ""
    yield f"  {result.score:g} {visible(result.unit)}{qualifier}, {result.date or 'no date stated'}"
    told = (
        ("measure", result.metric),
        ("better", result.direction),
        ("part", result.variant),
        ("run with", result.setting),
        ("share of", result.baseline),
        ("given by", result.reporter),
        ("taken by", "people" if result.human else None),
    )
    yield from (f"  {name}: {visible(words)}" for name, words in told if words)
    yield f"  “{visible(result.span.quote)}”"
    yield f"  statement: {result.statement}  source: {result.source}"


def _link(graph: Graph, link: Link) -> Iterator[str]:
    yield f"{link.id}  {link.from_} {link.relation.value} {link.to}"
    yield f"  test: {link.test}, confidence {link.confidence:.2f}"
    for end in (link.from_, link.to):
        yield f"  {end}: {one_line(graph.statement(end).canonical)}"
    yield from _evidence(link, "  ")


def _evidence(link: Link, indent: str) -> Iterator[str]:
    for piece in link.evidence:
        words = one_line(piece.span.quote, 90)
        yield f"{indent}{piece.side.value} side, {piece.kind}: “{words}” ({piece.source})"


def describe_trace(found: Trace) -> Iterator[str]:
    """Lines from the claim down to its words, with its links and their evidence."""
    claim = found.claim
    yield f"{claim.id}  [{claim.type.value}]  {visible(claim.text)}"
    for traced in found.statements:
        yield ""
        yield from _traced(traced)


def _traced(traced: TracedStatement) -> Iterator[str]:
    statement, source = traced.statement, traced.source
    yield f"said by      {voice(statement.speaker)} ({statement.stance.value})"
    if statement.reporter:
        yield f"reported by  {visible(statement.reporter)}"
    if statement.cue is not None:
        yield f"because of   “{visible(statement.cue.quote)}”"
    before = one_line(traced.before[traced.before.rfind("\n") + 1 :], 200)
    after = one_line(traced.after.split("\n", 1)[0], 200)
    yield f"in context   {before} >>{visible(statement.span.quote)}<< {after}".rstrip()
    published = f", {source.published}" if source.published else ""
    yield f"source       {one_line(source.title)} ({source.id}{published})"
    yield (
        f"             line {traced.line}, characters {statement.span.start} to "
        f"{statement.span.end}"
    )
    if traced.why is not None:
        yield from restatement_lines(traced.why, "same claim   ")
    for link in traced.links:
        yield from _traced_link(link)


_SEEN = {
    (Relation.SUPPORTS, True): "supports",
    (Relation.SUPPORTS, False): "supported by",
    (Relation.DISPUTES, True): "disputes",
    (Relation.DISPUTES, False): "disputed by",
    (Relation.RESTATES, True): "restates",
    (Relation.RESTATES, False): "restated by",
}


def _traced_link(traced: TracedLink) -> Iterator[str]:
    word = _SEEN[traced.relation, traced.outgoing]
    other = traced.other
    yield f"{word:<12} {one_line(other.canonical)} ({other.claim}, {voice(other.speaker)})"
    yield f"             because: {traced.link.test}, confidence {traced.link.confidence:.2f}"
    yield from _evidence(traced.link, " " * 15)
