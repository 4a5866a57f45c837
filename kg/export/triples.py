"""The graph as RDF triples.

All triples of a subject stand together, and every subject has an IRI made from a record's id: there
are no blank nodes, and the same graph gives the same triples in the same order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from kg.export.nodes import a, cito, count, ct, date, number, oa, prov, record, schema, text, truth
from kg.export.order import ordered
from kg.export.shared import Triples
from kg.model import (
    BenchmarkResult,
    Claim,
    Document,
    Entity,
    EntityKind,
    Forecast,
    Graph,
    Link,
    Relation,
    Source,
    Statement,
)

_RELATIONS = {
    Relation.SUPPORTS: cito.supports,
    Relation.DISPUTES: cito.disputes,
    Relation.RESTATES: ct.restates,
}
_KINDS = {
    EntityKind.PERSON: (schema.Person, prov.Agent),
    EntityKind.ORGANISATION: (schema.Organization, prov.Agent),
    EntityKind.SYSTEM: (ct.System, prov.SoftwareAgent),
    EntityKind.PLACE: (schema.Place, prov.Location),
}


def triples(graph: Graph, documents: Callable[[str], Document] | None = None) -> Iterator[Any]:
    """Every record of the graph as `pyoxigraph.Triple` values, each once.

    Args:
        graph: the graph.
        documents: gives a source's text, for the words around each quotation; None for none.

    Raises:
        NotFoundError: a record refers to one that the graph does not hold.
    """
    graph = ordered(graph)
    out = Triples(graph.entities, documents)
    for source in graph.sources:
        _source(out, source)
        yield from out.drain()
    for entity in graph.entities:
        _entity(out, entity)
        yield from out.drain()
    for claim in graph.claims:
        _claim(out, graph, claim)
        yield from out.drain()
    for statement in graph.statements:
        _statement(out, graph, statement)
        yield from out.drain()
    for forecast in graph.forecasts:
        _forecast(out, forecast)
        yield from out.drain()
    for result in graph.benchmarks:
        _benchmark(out, result)
        yield from out.drain()
    for link in graph.links:
        _link(out, link)
        yield from out.drain()


def _source(out: Triples, source: Source) -> None:
    pairs = [
        (a, schema.CreativeWork),
        (a, prov.Entity),
        (schema.name, text(source.title)),
        (ct.sourceKind, text(source.kind.value)),
        (schema.sha256, text(source.sha256)),
        (ct.textSha256, text(source.text_sha256)),
        (ct.nChars, count(source.n_chars)),
    ]
    if source.author is not None:
        pairs.append((schema.author, out.agent(source.author, source.id)))
    if source.publisher is not None:
        pairs.append((schema.publisher, out.agent(source.publisher, source.id)))
    if source.published is not None:
        pairs.append((schema.datePublished, date(source.published)))
    if source.url is not None:
        pairs.append((schema.url, text(source.url)))
    out.about(record("source", source.id), pairs)


def _entity(out: Triples, entity: Entity) -> None:
    first = entity.mentions[0].source if entity.mentions else ""
    pairs = [
        *((a, kind) for kind in _KINDS[entity.kind]),
        (schema.name, text(entity.name)),
        *((schema.alternateName, text(alias)) for alias in entity.aliases),
        *((schema.affiliation, out.agent(name, first)) for name in entity.affiliations),
        *((ct.mention, out.place(mention.source, mention.span)) for mention in entity.mentions),
    ]
    out.about(record("entity", entity.id), pairs)


def _claim(out: Triples, graph: Graph, claim: Claim) -> None:
    ids = sorted({statement.source for statement in graph.statements_of(claim.id)})
    sources = [graph.source(id_) for id_ in ids]
    pairs = [
        (a, schema.Claim),
        (schema.text, text(claim.text)),
        (ct.claimType, text(claim.type.value)),
        *((schema.appearance, record("source", source.id)) for source in sources),
    ]
    first = _first_appearance(sources)
    if first is not None:
        pairs.append((schema.firstAppearance, record("source", first.id)))
    out.about(record("claim", claim.id), pairs)


def _first_appearance(sources: list[Source]) -> Source | None:
    """The only source or the one dated first; None where no date tells.

    A date that is less precise than another counts from its first day.
    """
    if len(sources) == 1:
        return sources[0]
    dated = [(s.published, s.id, s) for s in sources if s.published is not None]
    return min(dated, key=lambda item: item[:2])[2] if dated else None


def _statement(out: Triples, graph: Graph, statement: Statement) -> None:
    node, source = record("statement", statement.id), statement.source
    place = out.place(source, statement.span)
    pairs = [
        (a, ct.Statement),
        (a, prov.Entity),
        (ct.expresses, record("claim", statement.claim)),
        (ct.wording, text(statement.canonical)),
        (ct.place, place),
        (prov.wasAttributedTo, out.agent(statement.speaker, source)),
        (prov.wasDerivedFrom, record("source", source)),
        (ct.stance, text(statement.stance.value)),
        (ct.certainty, number(statement.certainty)),
        (ct.polarity, text(statement.polarity.value)),
        (ct.salience, count(statement.salience)),
        *((ct.topic, text(topic)) for topic in statement.topics),
    ]
    if statement.reporter is not None:
        pairs.append((ct.reportedBy, out.agent(statement.reporter, source)))
    if statement.cue is not None:
        pairs.append((ct.cue, out.place(source, statement.cue)))
    if statement.post is not None:
        pairs.append((ct.post, text(statement.post)))
    pairs += [
        (_RELATIONS[link.relation], record("statement", link.to))
        for link in graph.links_of(statement.id)
        if link.from_ == statement.id
    ]
    out.about(node, pairs)
    # The speaker made the statement; a rule made the annotation that finds it at this place.
    annotation = [
        (a, oa.Annotation),
        (oa.hasBody, node),
        (oa.hasTarget, place),
        (oa.motivatedBy, oa.identifying),
        (prov.wasGeneratedBy, out.activity(source, statement.provenance)),
    ]
    out.about(record("annotation", statement.id), annotation)


def _forecast(out: Triples, forecast: Forecast) -> None:
    pairs = [
        (a, ct.Forecast),
        (a, prov.Entity),
        (ct.statedIn, record("statement", forecast.statement)),
        (ct.place, out.place(forecast.source, forecast.span)),
        (prov.wasAttributedTo, out.agent(forecast.forecaster, forecast.source)),
        (ct.event, text(forecast.event)),
    ]
    chance, horizon = forecast.probability, forecast.horizon
    if chance is not None:
        pairs += [
            (ct.probabilityLow, number(chance.low)),
            (ct.probabilityHigh, number(chance.high)),
            (ct.probabilityPoint, number(chance.point)),
            (ct.probabilityOperator, text(chance.operator.value)),
            (ct.probabilityText, text(chance.text)),
        ]
    if horizon is not None:
        pairs += [(ct.horizonEnd, date(horizon.date)), (ct.horizonText, text(horizon.text))]
        if horizon.start is not None:
            pairs.append((ct.horizonStart, date(horizon.start)))
    if forecast.conditional_on is not None:
        pairs.append((ct.condition, text(forecast.conditional_on)))
    out.about(record("forecast", forecast.id), pairs)


def _benchmark(out: Triples, result: BenchmarkResult) -> None:
    pairs = [
        (a, ct.BenchmarkResult),
        (a, prov.Entity),
        (ct.statedIn, record("statement", result.statement)),
        (ct.place, out.place(result.source, result.span)),
        (ct.benchmark, text(result.benchmark)),
        (ct.score, number(result.score)),
        (ct.unit, text(result.unit)),
    ]
    if result.score_high is not None:
        pairs.append((ct.scoreHigh, number(result.score_high)))
    if result.system is not None:
        pairs.append((ct.system, text(result.system)))
    if result.date is not None:
        pairs.append((ct.measuredOn, date(result.date)))
    if result.qualifier is not None:
        pairs.append((ct.qualifier, text(result.qualifier)))
    told = (
        (ct.scoreText, result.text),
        (ct.metric, result.metric),
        (ct.direction, result.direction),
        (ct.variant, result.variant),
        (ct.setting, result.setting),
        (ct.baseline, result.baseline),
        (ct.givenBy, result.reporter),
    )
    pairs.extend((term, text(words)) for term, words in told if words)
    if result.human:
        pairs.append((ct.takenByPeople, truth(result.human)))
    out.about(record("benchmark", result.id), pairs)


def _link(out: Triples, link: Link) -> None:
    """The link as a CiTO citation, so that its proof has something to hang on."""
    pairs = [
        (a, cito.Citation),
        (cito.hasCitingEntity, record("statement", link.from_)),
        (cito.hasCitedEntity, record("statement", link.to)),
        (cito.hasCitationCharacterization, _RELATIONS[link.relation]),
        (ct.confidence, number(link.confidence)),
        (ct.test, text(link.test)),
    ]
    for place, piece in enumerate(link.evidence):
        node = record("link", link.id, f"evidence-{place}")
        evidence = [
            (a, ct.Evidence),
            (ct.evidenceKind, text(piece.kind)),
            (ct.evidenceSide, text(piece.side.value)),
            (ct.place, out.place(piece.source, piece.span)),
        ]
        out.about(node, evidence)
        pairs.append((ct.evidence, node))
    out.about(record("link", link.id), pairs)
