from dataclasses import replace

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings

from kg.export.rdf import write_jsonld, write_turtle
from kg.export.terms import CITO, CT, OA, RECORDS
from kg.export.triples import triples
from kg.model import Graph, Relation
from tests.export.graphs import hostile_graphs, sample
from tests.records import link

PROV, SDO, RDF = rdflib.PROV, rdflib.SDO, rdflib.RDF


def read(graph, documents=None):
    return rdflib.Graph().parse(data=write_turtle(graph, documents), format="turtle")


def node(kind, id_):
    return rdflib.URIRef(f"{RECORDS}{kind}:{id_}")


def selectors(rdf, place):
    found = {}
    for selector in rdf.objects(place, OA.hasSelector):
        found[rdf.value(selector, RDF.type)] = selector
    position, quote = found[OA.TextPositionSelector], found[OA.TextQuoteSelector]
    return {
        "start": int(rdf.value(position, OA.start)),
        "end": int(rdf.value(position, OA.end)),
        "exact": str(rdf.value(quote, OA.exact)),
        "prefix": str(rdf.value(quote, OA.prefix) or ""),
        "suffix": str(rdf.value(quote, OA.suffix) or ""),
    }


def test_a_claim_leads_to_its_statements_speaker_and_words():
    graph, documents = sample()
    rdf = read(graph, documents)
    for statement in graph.statements:
        said = node("statement", statement.id)
        claim = rdf.value(said, CT.expresses)
        assert str(rdf.value(claim, SDO.text)) == graph.claim(statement.claim).text
        speaker = rdf.value(said, PROV.wasAttributedTo)
        assert str(rdf.value(speaker, SDO.name)) == statement.speaker
        assert rdf.value(said, PROV.wasDerivedFrom) == node("source", statement.source)
        annotation = rdf.value(predicate=OA.hasBody, object=said)
        found = selectors(rdf, rdf.value(annotation, OA.hasTarget))
        assert (found["start"], found["end"]) == (statement.span.start, statement.span.end)
        assert found["exact"] == statement.span.quote
        activity = rdf.value(annotation, PROV.wasGeneratedBy)
        maker = rdf.value(activity, PROV.wasAssociatedWith)
        assert str(rdf.value(maker, SDO.name)) == statement.provenance.maker
        assert str(rdf.value(maker, SDO.softwareVersion)) == statement.provenance.version


def test_quotations_have_the_words_around_them():
    graph, documents = sample()
    rdf = read(graph, documents)
    for place in rdf.subjects(RDF.type, OA.SpecificResource):
        text = documents(str(rdf.value(place, OA.hasSource)).rpartition(":")[2]).text
        found = selectors(rdf, place)
        start, end = found["start"], found["end"]
        assert found["exact"] == text[start:end]
        assert found["prefix"] == text[max(0, start - 32) : start]
        assert found["suffix"] == text[end : end + 32]


def test_without_documents_quotations_stand_alone():
    rdf = read(sample()[0])
    assert not list(rdf.subject_objects(OA.prefix))
    assert not list(rdf.subject_objects(OA.suffix))


def test_links_are_said_plainly_and_with_their_proof():
    graph, _ = sample()
    rdf = read(graph)
    plain = {
        Relation.SUPPORTS: CITO.supports,
        Relation.DISPUTES: CITO.disputes,
        Relation.RESTATES: CT.restates,
    }
    said = {(s, p, o) for p in plain.values() for s, o in rdf.subject_objects(p)}
    assert len(said) == len({(k.from_, k.relation, k.to) for k in graph.links})
    for made in graph.links:
        ends = node("statement", made.from_), node("statement", made.to)
        assert (ends[0], plain[made.relation], ends[1]) in said
        proof = node("link", made.id)
        assert rdf.value(proof, CITO.hasCitingEntity) == ends[0]
        assert rdf.value(proof, CITO.hasCitedEntity) == ends[1]
        assert rdf.value(proof, CITO.hasCitationCharacterization) == plain[made.relation]
        assert float(rdf.value(proof, CT.confidence)) == made.confidence
        assert str(rdf.value(proof, CT.test)) == made.test
        words = {
            str(rdf.value(piece, CT.evidenceSide)): selectors(rdf, rdf.value(piece, CT.place))
            for piece in rdf.objects(proof, CT.evidence)
        }
        for piece in made.evidence:
            assert words[piece.side.value]["start"] == piece.span.start
            assert words[piece.side.value]["exact"] == piece.span.quote


def test_entities_have_the_types_of_their_kinds():
    graph, _ = sample()
    rdf = read(graph)
    types = {
        "person": SDO.Person,
        "organisation": SDO.Organization,
        "system": CT.System,
        "place": SDO.Place,
    }
    for entity in graph.entities:
        assert types[entity.kind.value] in set(rdf.objects(node("entity", entity.id), RDF.type))
        aliases = {str(name) for name in rdf.objects(node("entity", entity.id), SDO.alternateName)}
        assert aliases == set(entity.aliases)


def test_a_speaker_who_is_an_entity_is_that_entity():
    graph, _ = sample()
    rdf = read(graph)
    ada = next(e for e in graph.entities if e.name == "Ada Quill")
    said = node("statement", graph.statements[0].id)
    assert rdf.value(said, PROV.wasAttributedTo) == node("entity", ada.id)


def test_of_entities_with_one_name_an_organisation_speaks_before_a_system():
    graph, _ = sample()
    said = replace(graph.statements[1], speaker="Reed")
    rdf = read(replace(graph, statements=(said,)))
    speaker = rdf.value(node("statement", said.id), PROV.wasAttributedTo)
    assert SDO.Organization in set(rdf.objects(speaker, RDF.type))


def test_unnamed_authors_of_two_texts_are_two_agents():
    graph, _ = sample()
    rdf = read(graph)
    authors = set(rdf.subjects(SDO.name, rdflib.Literal("author")))
    sources = {rdf.value(author, CT.unnamedIn) for author in authors}
    assert len(authors) == len(sources) == 3


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [("2030", "2029-05", 1), ("2029", "2029-05", 0), (None, "2031", 1), (None, None, None)],
)
def test_the_first_appearance_is_the_one_dated_first(first, second, wanted):
    graph, _ = sample()
    shared = next(c for c in graph.claims if len({s.source for s in graph.statements_of(c.id)}) > 1)
    ids = sorted({s.source for s in graph.statements_of(shared.id)})
    dates = dict(zip(ids, (first, second), strict=True))
    dated = tuple(replace(s, published=dates.get(s.id)) for s in graph.sources)
    rdf = read(replace(graph, sources=dated))
    claim = node("claim", shared.id)
    expected = None if wanted is None else node("source", ids[wanted])
    assert rdf.value(claim, SDO.firstAppearance) == expected
    assert set(rdf.objects(claim, SDO.appearance)) == {node("source", id_) for id_ in ids}


def test_forecasts_keep_their_figures():
    graph, _ = sample()
    rdf = read(graph)
    f = node("forecast", "f-3")
    figures = [CT.probabilityLow, CT.probabilityPoint, CT.probabilityHigh]
    assert [float(rdf.value(f, term)) for term in figures] == [0.1, 0.2, 0.30000000000000004]
    assert str(rdf.value(f, CT.probabilityOperator)) == "range"
    assert rdf.value(f, CT.horizonStart).n3().endswith("XMLSchema#date>")
    assert rdf.value(f, CT.horizonEnd).n3() == '"2031"^^<http://www.w3.org/2001/XMLSchema#gYear>'
    bare = node("forecast", "f-2")
    assert rdf.value(bare, CT.probabilityLow) is None
    assert rdf.value(bare, CT.horizonEnd) is None
    assert str(rdf.value(bare, CT.condition)) == "if so"


def test_results_keep_their_figures():
    rdf = read(sample()[0])
    b = node("benchmark", "b-2")
    assert float(rdf.value(b, CT.score)) == -1e-7
    assert rdf.value(b, CT.measuredOn).n3().startswith('"2029-03"')
    assert rdf.value(b, CT.system) is None
    assert str(rdf.value(b, CT.qualifier)) == "about"


def test_no_node_is_blank():
    assert not any(isinstance(n, rdflib.BNode) for n in read(*sample()).all_nodes())


def test_every_subject_is_written_in_one_piece():
    subjects = [t.subject.value for t in triples(*sample())]
    starts = [s for s, before in zip(subjects, [None, *subjects], strict=False) if s != before]
    assert len(starts) == len(set(starts))


def test_ids_that_are_no_iri_are_encoded():
    first, second = sample()[0].statements[:2]
    odd = replace(link(first, second), id="l <1>\n#?")
    graph = replace(sample()[0], links=(odd,))
    (proof,) = read(graph).subjects(RDF.type, CITO.Citation)
    assert str(proof) == f"{RECORDS}link:l%20%3C1%3E%0A%23%3F"


def test_a_claim_without_statements_is_written_without_appearance():
    graph = Graph("r", claims=(replace(sample()[0].claims[0], id="c-1"),))
    rdf = read(graph)
    assert rdf.value(node("claim", "c-1"), SDO.appearance) is None


@settings(max_examples=40, deadline=None)
@given(hostile_graphs())
def test_both_libraries_read_the_same_triples_back(given_):
    made = list(triples(*given_))
    assert len(set(made)) == len(made)
    turtle = write_turtle(*given_)
    assert set(ox.parse(turtle, format=ox.RdfFormat.TURTLE)) == {
        ox.Quad(t.subject, t.predicate, t.object) for t in made
    }
    assert len(rdflib.Graph().parse(data=turtle, format="turtle")) == len(made)


@settings(max_examples=40, deadline=None)
@given(hostile_graphs())
def test_jsonld_holds_the_triples_of_turtle(given_):
    jsonld = write_jsonld(*given_)
    found = set(ox.parse(jsonld, format=ox.RdfFormat.JSON_LD))
    assert found == set(ox.parse(write_turtle(*given_), format=ox.RdfFormat.TURTLE))
    assert len(rdflib.Graph().parse(data=jsonld, format="json-ld")) == len(found)


@settings(max_examples=40, deadline=None)
@given(hostile_graphs())
def test_offsets_and_words_survive_any_text(given_):
    graph, documents = given_
    rdf = read(graph, documents)
    for statement in graph.statements:
        place = rdf.value(node("statement", statement.id), CT.place)
        found = selectors(rdf, place)
        text = documents(statement.source).text
        assert (found["start"], found["end"]) == (statement.span.start, statement.span.end)
        assert found["exact"] == text[found["start"] : found["end"]]
        assert (
            float(rdf.value(node("statement", statement.id), CT.certainty)) == statement.certainty
        )


@pytest.mark.parametrize("id_", [".", "l.", "a.b", "é/:#%", "l-0123456789ab"])
def test_any_id_makes_a_node_that_turtle_readers_read(id_):
    from pyoxigraph import NamedNode as Node
    from pyoxigraph import Quad, RdfFormat, serialize

    from kg.export.nodes import record

    node = record("link", id_)
    triple = Quad(node, Node("urn:p"), Node("urn:o")).triple
    turtle = serialize([triple], format=RdfFormat.TURTLE, prefixes={"link": "urn:claimtrail:link:"})
    (read_back,) = rdflib.Graph().parse(data=turtle, format="turtle").subjects()
    assert str(read_back) == node.value
