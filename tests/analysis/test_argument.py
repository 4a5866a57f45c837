import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings

import kg.analysis
from kg.analysis import argument_graph, claim_edges, degrees
from kg.errors import NotFoundError
from kg.model import Relation
from tests.analysis.debates import EDGES, debate


def ends(edges):
    return [(e.from_claim, e.relation.value, e.to_claim) for e in edges]


def test_links_between_the_same_claims_make_one_edge_that_keeps_them():
    (edge,) = claim_edges(debate("b1 disputes a1 0.4", "b2 disputes a1 0.7"))
    assert (edge.from_claim, edge.to_claim, edge.relation) == ("b", "a", Relation.DISPUTES)
    assert {link.from_ for link in edge.links} == {"b1", "b2"}


def test_an_edge_is_as_confident_as_its_strongest_link():
    (edge,) = claim_edges(debate("b1 disputes a1 0.4", "b2 disputes a1 0.7", "b3 disputes a1 0.7"))
    assert edge.confidence == 0.7


def test_direction_and_relation_make_different_edges():
    graph = debate("b supports a", "b disputes a", "a disputes b")
    assert ends(claim_edges(graph)) == [
        ("a", "disputes", "b"),
        ("b", "disputes", "a"),
        ("b", "supports", "a"),
    ]


def test_two_statements_of_one_claim_are_no_edge():
    assert claim_edges(debate("a1 restates a2")) == ()


def test_a_link_to_a_statement_that_is_not_there_is_an_error():
    graph = debate("b supports a")
    with pytest.raises(NotFoundError):
        claim_edges(replace(graph, statements=graph.statements[:1]))


@settings(deadline=None)
@given(EDGES)
def test_edges_do_not_depend_on_the_order_of_links(lines):
    graph = debate(*lines)
    assert claim_edges(replace(graph, links=graph.links[::-1])) == claim_edges(graph)


@settings(deadline=None)
@given(EDGES)
def test_networkx_counts_the_same_degrees(lines):
    graph = debate(*lines, lone="z")
    argument = argument_graph(graph)
    assert sorted(argument) == sorted(c.id for c in graph.claims)
    for degree in degrees(graph):
        assert degree.total == argument.degree(degree.claim)
        into = [key for *_, key in argument.in_edges(degree.claim, keys=True)]
        out = [key for *_, key in argument.out_edges(degree.claim, keys=True)]
        assert degree.disputed_by == into.count("disputes")
        assert degree.supported_by == into.count("supports")
        assert degree.disputes == out.count("disputes")
        assert degree.supports == out.count("supports")
        assert degree.restates == (into + out).count("restates")


def test_nodes_and_edges_carry_their_records():
    argument = argument_graph(debate("b supports a 0.3"))
    assert argument.nodes["a"]["claim"].id == "a"
    assert argument.edges["b", "a", "supports"]["edge"].links[0].to == "a"
    assert argument.edges["b", "a", "supports"]["confidence"] == 0.3


def test_the_public_names_are_sorted_and_there():
    assert kg.analysis.__all__ == sorted(kg.analysis.__all__)
    assert all(hasattr(kg.analysis, name) for name in kg.analysis.__all__)


def test_importing_the_room_loads_no_graph_library():
    code = "import sys, kg.analysis; sys.exit('networkx' in sys.modules or 'numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
