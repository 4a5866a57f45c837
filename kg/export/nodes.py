"""RDF nodes: the terms, record IRIs and literals that the triples are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode
from rdflib import PROV, RDF, SDO, XSD

from kg.export.terms import CITO, CT, OA, RECORDS


def _nodes(namespace: Any, terms: Iterable[str]) -> SimpleNamespace:
    """A namespace's terms as nodes made once, because a look-up in rdflib costs microseconds."""
    return SimpleNamespace(**{term: NamedNode(str(namespace[term])) for term in terms})


cito, ct, oa = (_nodes(namespace, dir(namespace)) for namespace in (CITO, CT, OA))
prov = _nodes(
    PROV,
    [
        "Activity",
        "Agent",
        "Entity",
        "SoftwareAgent",
        "Location",
        "used",
        "wasAssociatedWith",
        "wasAttributedTo",
        "wasDerivedFrom",
        "wasGeneratedBy",
    ],
)
schema = _nodes(
    SDO,
    [
        "Claim",
        "CreativeWork",
        "Organization",
        "Place",
        "Person",
        "affiliation",
        "alternateName",
        "appearance",
        "author",
        "datePublished",
        "firstAppearance",
        "name",
        "publisher",
        "sha256",
        "softwareVersion",
        "text",
        "url",
    ],
)
a = NamedNode(str(RDF.type))

_PLAIN = re.compile(r"[A-Za-z0-9_~-]+").fullmatch
_DECIMAL = NamedNode(str(XSD.decimal))
_BOOLEAN = NamedNode(str(XSD.boolean))
_COUNT = NamedNode(str(XSD.nonNegativeInteger))
# A date is as precise as it is long: 2028, 2028-03, 2028-03-31.
_DATES = {
    4: NamedNode(str(XSD.gYear)),
    7: NamedNode(str(XSD.gYearMonth)),
    10: NamedNode(str(XSD.date)),
}


def record(kind: str, *ids: str) -> Any:
    """The node of a record: ``urn:claimtrail:KIND:ID``, ids percent-encoded where an IRI needs it."""
    # Asking first is four times as fast as encoding ids that need none, and nearly none does.
    encoded = [id_ if _PLAIN(id_) else _encoded(id_) for id_ in ids]
    return NamedNode(f"{RECORDS}{kind}:{':'.join(encoded)}")


def _encoded(id_: str) -> str:
    # A full stop at the end of a prefixed name is read as the end of the Turtle statement.
    return quote(id_, safe="-_~").replace(".", "%2E")


def text(value: str) -> Any:
    """A string literal."""
    return Literal(value)


@lru_cache(4096)
def number(value: float) -> Any:
    """An ``xsd:decimal`` with the digits that Python shows, never with an exponent."""
    return Literal(format(Decimal(repr(float(value))), "f"), datatype=_DECIMAL)


def count(value: int) -> Any:
    """An ``xsd:nonNegativeInteger``, such as an offset."""
    return Literal(str(value), datatype=_COUNT)


def truth(value: bool) -> Any:
    """An ``xsd:boolean``."""
    return Literal("true" if value else "false", datatype=_BOOLEAN)


def date(value: str) -> Any:
    """An ``xsd:gYear``, ``xsd:gYearMonth`` or ``xsd:date``, as precise as the ISO date given."""
    return Literal(value, datatype=_DATES[len(value)])
