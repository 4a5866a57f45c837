import io
from dataclasses import replace

import networkx as nx
import pytest
from hypothesis import given, settings

from kg.export.graphml import write_graphml
from tests.export.graphs import hostile_graphs, sample


def read(written):
    return nx.read_graphml(io.BytesIO(written), force_multigraph=True)


def as_shown(text):
    """What XML can hold of a text: pictures in place of control characters."""
    table = {c: chr(0x2400 + c) for c in range(32) if chr(c) not in "\t\n\r"}
    return text.translate({**table, 0xFFFE: "\ufffd", 0xFFFF: "\ufffd"})


def test_networkx_reads_every_node_and_edge():
    graph, _ = sample()
    found = read(write_graphml(graph))
    kinds = {"source": graph.sources, "claim": graph.claims, "statement": graph.statements}
    for kind, records in kinds.items():
        assert {n for n, d in found.nodes(data=True) if d["kind"] == kind} == {
            r.id for r in records
        }
    links = [
        (a, b, d["relation"], d["confidence"], d["test"])
        for a, b, d in found.edges(data=True)
        if "test" in d
    ]
    wanted = [(k.from_, k.to, k.relation.value, k.confidence, k.test) for k in graph.links]
    assert sorted(links) == sorted(wanted)


def test_a_statement_leads_to_its_claim_and_its_place():
    graph, _ = sample()
    found = read(write_graphml(graph))
    for statement in graph.statements:
        node = found.nodes[statement.id]
        assert (node["start"], node["end"]) == (statement.span.start, statement.span.end)
        assert node["label"] == statement.span.quote
        ways = {d["relation"]: b for _, b, d in found.out_edges(statement.id, data=True)}
        assert (ways["expresses"], ways["from"]) == (statement.claim, statement.source)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x0bb\x00\x1f", "a␋b␀␟"),
        ("line\r\nbreak\rhere", "line\r\nbreak\rhere"),
        ("\u202eright to left 😀 e\u0301", "\u202eright to left 😀 e\u0301"),
        ("<b>&amp;]]></b>", "<b>&amp;]]></b>"),
        ("\uffff", "\ufffd"),
    ],
)
def test_what_xml_cannot_hold_is_shown_and_the_rest_is_kept(text, shown):
    graph, _ = sample()
    titled = replace(graph, sources=(replace(graph.sources[0], title=text), *graph.sources[1:]))
    assert read(write_graphml(titled)).nodes[graph.sources[0].id]["label"] == shown


@settings(deadline=None)
@given(hostile_graphs())
def test_any_text_gives_a_file_that_can_be_read(given_):
    graph, _ = given_
    found = read(write_graphml(graph))
    for statement in graph.statements:
        assert found.nodes[statement.id]["label"] == as_shown(statement.span.quote)
        assert len(found.nodes[statement.id]["label"]) == len(statement.span)
        assert found.nodes[statement.id]["certainty"] == statement.certainty
