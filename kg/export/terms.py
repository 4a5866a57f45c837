"""The vocabularies of the RDF export, as rdflib namespaces.

Each of them is closed: a misspelt term raises and never reaches a file. Sources: schema.org (rdflib's
``SDO``); W3C PROV-O, 2013 (rdflib's ``PROV``); W3C Web Annotation Vocabulary, 2017; CiTO, the Citation
Typing Ontology (Peroni and Shotton, Journal of Web Semantics 17, 2012). `vocabulary.ttl` beside this
file defines our own terms.
"""

from __future__ import annotations

from rdflib import PROV, RDF, SDO, XSD
from rdflib.namespace import ClosedNamespace

RECORDS = "urn:claimtrail:"
"""Start of the IRI of every record, followed by its kind, a colon and its id."""

OA = ClosedNamespace(
    "http://www.w3.org/ns/oa#",
    [
        "Annotation",
        "SpecificResource",
        "TextPositionSelector",
        "TextQuoteSelector",
        "end",
        "exact",
        "hasBody",
        "hasSelector",
        "hasSource",
        "hasTarget",
        "identifying",
        "motivatedBy",
        "prefix",
        "start",
        "suffix",
    ],
)
"""Web Annotation: the terms used here."""

CITO = ClosedNamespace(
    "http://purl.org/spar/cito/",
    [
        "Citation",
        "disputes",
        "hasCitationCharacterization",
        "hasCitedEntity",
        "hasCitingEntity",
        "supports",
    ],
)
"""Citation Typing Ontology: the terms used here."""

CT = ClosedNamespace(
    "urn:claimtrail:vocab#",
    [
        "BenchmarkResult",
        "Evidence",
        "Forecast",
        "Statement",
        "System",
        "baseline",
        "benchmark",
        "certainty",
        "claimType",
        "condition",
        "confidence",
        "cue",
        "direction",
        "event",
        "evidence",
        "evidenceKind",
        "evidenceSide",
        "expresses",
        "givenBy",
        "horizonEnd",
        "horizonStart",
        "horizonText",
        "measuredOn",
        "mention",
        "metric",
        "nChars",
        "place",
        "polarity",
        "post",
        "probabilityHigh",
        "probabilityLow",
        "probabilityOperator",
        "probabilityPoint",
        "probabilityText",
        "qualifier",
        "reportedBy",
        "restates",
        "salience",
        "score",
        "scoreHigh",
        "scoreText",
        "setting",
        "sourceKind",
        "stance",
        "statedIn",
        "system",
        "takenByPeople",
        "test",
        "textSha256",
        "topic",
        "unit",
        "unnamedIn",
        "variant",
        "wording",
    ],
)
"""Claimtrail's own terms, where none of the other vocabularies has one."""

PREFIXES = {
    "activity": f"{RECORDS}activity:",
    "agent": f"{RECORDS}agent:",
    "annotation": f"{RECORDS}annotation:",
    "benchmark": f"{RECORDS}benchmark:",
    "cito": str(CITO),
    "claim": f"{RECORDS}claim:",
    "ct": str(CT),
    "entity": f"{RECORDS}entity:",
    "forecast": f"{RECORDS}forecast:",
    "link": f"{RECORDS}link:",
    "maker": f"{RECORDS}maker:",
    "oa": str(OA),
    "place": f"{RECORDS}place:",
    "prov": str(PROV),
    "rdf": str(RDF),
    "schema": str(SDO),
    "source": f"{RECORDS}source:",
    "statement": f"{RECORDS}statement:",
    "xsd": str(XSD),
}
"""The prefixes that Turtle is written with."""
