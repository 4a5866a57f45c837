"""The graph as GraphML, for Gephi, yEd, igraph and networkx.

Written by hand and not by networkx, whose writer lets control characters through that no XML parser
reads back, and which would hold the whole graph a second time.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from kg.export.order import ordered
from kg.model import Graph, Link, Source, Statement

Value = str | int | float | None

_NODE_KEYS = {
    "kind": "string",
    "label": "string",
    "type": "string",
    "speaker": "string",
    "reporter": "string",
    "stance": "string",
    "polarity": "string",
    "certainty": "double",
    "salience": "int",
    "topics": "string",
    "start": "int",
    "end": "int",
    "published": "string",
    "url": "string",
}
_EDGE_KEYS = {"relation": "string", "confidence": "double", "test": "string"}

# XML 1.0 has no way at all to write these. Each becomes the Unicode picture of it (U+240B for a
# vertical tab), one code point for one, so that a label is as long as its span.
_PICTURES = {code: 0x2400 + code for code in range(0x20) if code not in {0x09, 0x0A, 0x0D}}
_PICTURES |= {0xFFFE: 0xFFFD, 0xFFFF: 0xFFFD} | dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)
_CARRIAGE_RETURN = {"\r": "&#13;"}  # else a parser turns it into a newline


def write_graphml(graph: Graph) -> bytes:
    """Sources, claims and statements as nodes; what each expresses, comes from and bears on as edges.

    A node's ``kind`` is source, claim or statement; an edge's ``relation`` is expresses (statement
    to claim), from (statement to source), supports, disputes or restates (statement to statement).
    ``label`` is a title, a claim's wording or a statement's very words. Characters that XML cannot
    hold are shown by their Unicode pictures; the JSON export keeps them as they are.
    """
    graph = ordered(graph)
    return ("\n".join(_lines(graph)) + "\n").encode()


def _lines(graph: Graph) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    for domain, keys in (("node", _NODE_KEYS), ("edge", _EDGE_KEYS)):
        for name, type_ in keys.items():
            yield (
                f'  <key id="{domain}-{name}" for="{domain}" attr.name="{name}" attr.type="{type_}"/>'
            )
    yield '  <graph id="claimtrail" edgedefault="directed">'
    for source in graph.sources:
        yield _node(source.id, _source(source))
    for claim in graph.claims:
        yield _node(claim.id, {"kind": "claim", "label": claim.text, "type": claim.type.value})
    for statement in graph.statements:
        yield _node(statement.id, _statement(statement))
    for statement in graph.statements:
        yield _edge(statement.id, statement.claim, {"relation": "expresses"})
        yield _edge(statement.id, statement.source, {"relation": "from"})
    for link in graph.links:
        yield _edge(link.from_, link.to, _link(link), link.id)
    yield "  </graph>"
    yield "</graphml>"


def _source(source: Source) -> dict[str, Value]:
    return {
        "kind": "source",
        "label": source.title,
        "type": source.kind.value,
        "speaker": source.author,
        "published": source.published,
        "url": source.url,
    }


def _statement(statement: Statement) -> dict[str, Value]:
    return {
        "kind": "statement",
        "label": statement.span.quote,
        "type": statement.type.value,
        "speaker": statement.speaker,
        "reporter": statement.reporter,
        "stance": statement.stance.value,
        "polarity": statement.polarity.value,
        "certainty": statement.certainty,
        "salience": statement.salience,
        "topics": "; ".join(statement.topics) or None,
        "start": statement.span.start,
        "end": statement.span.end,
    }


def _link(link: Link) -> dict[str, Value]:
    return {"relation": link.relation.value, "confidence": link.confidence, "test": link.test}


def _node(id_: str, values: dict[str, Value]) -> str:
    return f"    <node id={_attribute(id_)}>{_data('node', values)}</node>"


def _edge(from_: str, to: str, values: dict[str, Value], id_: str | None = None) -> str:
    named = "" if id_ is None else f" id={_attribute(id_)}"
    ends = f"source={_attribute(from_)} target={_attribute(to)}"
    return f"    <edge{named} {ends}>{_data('edge', values)}</edge>"


def _data(domain: str, values: dict[str, Value]) -> str:
    return "".join(
        f'<data key="{domain}-{name}">{_text(value)}</data>'
        for name, value in values.items()
        if value is not None
    )


def _text(value: Value) -> str:
    return escape(str(value).translate(_PICTURES), _CARRIAGE_RETURN)


def _attribute(value: str) -> str:
    return quoteattr(value.translate(_PICTURES))
