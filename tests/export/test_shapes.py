"""The SHACL shapes hold for exports and fail for broken ones; the vocabulary is complete."""

from importlib.resources import files

import pyshacl
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings

from kg.export.rdf import write_turtle
from kg.export.terms import CITO, CT, OA
from kg.model import Claim, ClaimType
from tests.export.graphs import hostile_graphs, sample

PROV, SDO, RDF, RDFS = rdflib.PROV, rdflib.SDO, rdflib.RDF, rdflib.RDFS
ROOM = files("kg.export")


def parsed(name):
    return rdflib.Graph().parse(data=ROOM.joinpath(name).read_text("utf-8"), format="turtle")


SHAPES = parsed("shapes.ttl")


def exported(graph, documents=None):
    return rdflib.Graph().parse(data=write_turtle(graph, documents), format="turtle")


def conforms(rdf):
    answer, _, report = pyshacl.validate(rdf, shacl_graph=SHAPES, inference="none")
    return answer, report


def test_the_export_of_a_graph_satisfies_the_shapes():
    answer, report = conforms(exported(*sample()))
    assert answer, report


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(hostile_graphs())
def test_hostile_text_satisfies_the_shapes(given_):
    answer, report = conforms(exported(*given_))
    assert answer, report


def test_the_shapes_are_well_formed():
    pyshacl.validate(rdflib.Graph(), shacl_graph=SHAPES, meta_shacl=True)


def first(rdf, kind):
    return min(rdf.subjects(RDF.type, kind))


def without(kind, term):
    def broken(rdf):
        subject = first(rdf, kind)
        assert (subject, term, None) in rdf
        rdf.remove((subject, term, None))

    return broken


def with_value(kind, term, value):
    def broken(rdf):
        rdf.set((first(rdf, kind), term, value))

    return broken


def without_one_side(rdf):
    link = first(rdf, CITO.Citation)
    (piece,) = [
        p for p in rdf.objects(link, CT.evidence) if str(rdf.value(p, CT.evidenceSide)) == "to"
    ]
    rdf.remove((link, CT.evidence, piece))


def without_one_selector(kind):
    def broken(rdf):
        place = first(rdf, OA.SpecificResource)
        (selector,) = [s for s in rdf.objects(place, OA.hasSelector) if (s, RDF.type, kind) in rdf]
        rdf.remove((place, OA.hasSelector, selector))

    return broken


def without_statement(rdf):
    claim = first(rdf, SDO.Claim)
    for statement in list(rdf.subjects(CT.expresses, claim)):
        rdf.remove((statement, CT.expresses, claim))


BROKEN = {
    "no selector": without(OA.SpecificResource, OA.hasSelector),
    "no offsets": without_one_selector(OA.TextPositionSelector),
    "no words": without_one_selector(OA.TextQuoteSelector),
    "no start": without(OA.TextPositionSelector, OA.start),
    "an end before the start": with_value(
        OA.TextPositionSelector,
        OA.end,
        rdflib.Literal("0", datatype=rdflib.XSD.nonNegativeInteger),
    ),
    "an empty quotation": with_value(OA.TextQuoteSelector, OA.exact, rdflib.Literal("")),
    "no source of a place": without(OA.SpecificResource, OA.hasSource),
    "a claim without a statement": without_statement,
    "a claim without words": without(SDO.Claim, SDO.text),
    "a statement without a speaker": without(CT.Statement, PROV.wasAttributedTo),
    "a statement without a source": without(CT.Statement, PROV.wasDerivedFrom),
    "a certainty above 1": with_value(
        CT.Statement, CT.certainty, rdflib.Literal("1.5", datatype=rdflib.XSD.decimal)
    ),
    "an unknown stance": with_value(CT.Statement, CT.stance, rdflib.Literal("sung")),
    "an annotation without a maker": without(OA.Annotation, PROV.wasGeneratedBy),
    "a link without one side's evidence": without_one_side,
    "a link without a test": without(CITO.Citation, CT.test),
    "a link of an unknown sort": with_value(
        CITO.Citation, CITO.hasCitationCharacterization, CT.place
    ),
    "a forecast without an event": without(CT.Forecast, CT.event),
    "a result without a score": without(CT.BenchmarkResult, CT.score),
    "a person who is never mentioned": without(SDO.Person, CT.mention),
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_broken_export_fails(how):
    rdf = exported(*sample())
    BROKEN[how](rdf)
    answer, _ = conforms(rdf)
    assert not answer


def test_a_graph_with_an_orphan_claim_fails():
    graph, _ = sample()
    orphan = Claim(Claim.id_for("nobody says so"), "nobody says so", ClaimType.CLAIM)
    rdf = exported(type(graph)("r", claims=(orphan,)))
    answer, report = conforms(rdf)
    assert not answer
    assert "a claim needs a statement" in report


def test_every_term_of_ours_is_defined_once_with_a_comment():
    vocabulary = parsed("vocabulary.ttl")
    defined = set(vocabulary.subjects(RDFS.comment))
    assert defined == {CT[name] for name in dir(CT)}
    assert all(len(list(vocabulary.objects(term, RDFS.comment))) == 1 for term in defined)


@pytest.mark.parametrize("space", [str(CT), str(OA), str(CITO), str(PROV), str(SDO)])
def test_the_shapes_speak_only_of_terms_that_are_exported(space):
    def terms(rdf):
        return {node for triple in rdf for node in triple if str(node).startswith(space)}

    assert terms(SHAPES) <= terms(exported(*sample()))


def test_every_term_of_ours_is_exported():
    written = {node for triple in exported(*sample()) for node in triple}
    assert {CT[name] for name in dir(CT)} <= written
