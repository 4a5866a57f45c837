"""The formats a graph can be exported to, each with its writer."""

from __future__ import annotations

from collections.abc import Callable

from kg.errors import SettingsError
from kg.model import Document, Graph

Documents = Callable[[str], Document]
"""Gives a source's document by the source's id, as `kg.store.protocol.Store.document` does."""

Writer = Callable[[Graph, Documents | None], bytes]


def export(graph: Graph, documents: Documents | None, fmt: str) -> bytes:
    """The graph in a format; the same records give the same bytes.

    Args:
        graph: the graph.
        documents: used by turtle and jsonld for the words before and after each quotation; without
            it quotations stand alone.
        fmt: one of `formats`.

    Returns:
        UTF-8 text, with a newline at its end.

    Raises:
        SettingsError: there is no such format.
    """
    if fmt not in _WRITERS:
        msg = f"no export format {fmt!r}; known are {', '.join(formats())}"
        raise SettingsError(msg)
    return _WRITERS[fmt](graph, documents)


def formats() -> tuple[str, ...]:
    """The names of the formats, sorted."""
    return tuple(sorted(_WRITERS))


# Each writer imports its module when it is asked: rdflib alone takes longer to load than the whole
# command line may take to show its help.


def _csv(graph: Graph, documents: Documents | None) -> bytes:  # noqa: ARG001 (a table has no context)
    from kg.export.csv_export import write_csv

    return write_csv(graph)


def _graphml(graph: Graph, documents: Documents | None) -> bytes:  # noqa: ARG001 (as above)
    from kg.export.graphml import write_graphml

    return write_graphml(graph)


def _json(graph: Graph, documents: Documents | None) -> bytes:  # noqa: ARG001 (as above)
    from kg.export.json_export import write_json

    return write_json(graph)


def _jsonld(graph: Graph, documents: Documents | None) -> bytes:
    from kg.export.rdf import write_jsonld

    return write_jsonld(graph, documents)


def _turtle(graph: Graph, documents: Documents | None) -> bytes:
    from kg.export.rdf import write_turtle

    return write_turtle(graph, documents)


_WRITERS: dict[str, Writer] = {
    "csv": _csv,
    "graphml": _graphml,
    "json": _json,
    "jsonld": _jsonld,
    "turtle": _turtle,
}
