"""The graph as Turtle and JSON-LD, written in bulk by pyoxigraph."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from pyoxigraph import RdfFormat, serialize

from kg.export.terms import PREFIXES
from kg.export.triples import triples
from kg.model import Document, Graph


def write_turtle(graph: Graph, documents: Callable[[str], Document] | None = None) -> bytes:
    """The graph as Turtle; see `kg.export.triples.triples` for the arguments."""
    return _written(graph, documents, RdfFormat.TURTLE)


def write_jsonld(graph: Graph, documents: Callable[[str], Document] | None = None) -> bytes:
    """The graph as expanded JSON-LD; see `kg.export.triples.triples` for the arguments."""
    return _written(graph, documents, RdfFormat.JSON_LD)


def _written(
    graph: Graph, documents: Callable[[str], Document] | None, format_: RdfFormat
) -> bytes:
    out = BytesIO()
    serialize(triples(graph, documents), out, format=format_, prefixes=PREFIXES)
    if not out.getvalue().endswith(b"\n"):  # JSON-LD, and Turtle without a triple
        out.write(b"\n")
    return out.getvalue()
