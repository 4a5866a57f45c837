import itertools

import networkx as nx
import pytest
from hypothesis import given, settings

from kg.analysis import argument_graph, shortest_path
from kg.errors import NotFoundError
from kg.model import Relation
from tests.analysis.debates import EDGES, debate


def walked(graph, start, goal):
    """The claims on the path, checking that each edge starts where the last one ended."""
    claims = [start]
    for edge in shortest_path(graph, start, goal):
        ends = {edge.from_claim, edge.to_claim}
        assert claims[-1] in ends
        claims += ends - {claims[-1]}
    return claims


def test_edges_are_walked_in_either_direction():
    graph = debate("b disputes a", "b supports c", "d disputes c")
    assert walked(graph, "a", "d") == ["a", "b", "c", "d"]


def test_the_shorter_way_wins():
    graph = debate("b supports a", "c supports b", "d supports c", "d disputes a")
    assert walked(graph, "a", "d") == ["a", "d"]


def test_of_equally_short_ways_the_first_by_id_wins():
    graph = debate("a supports c", "b supports a", "d supports c", "d supports b")
    assert walked(graph, "a", "d") == ["a", "b", "d"]


def test_of_two_edges_the_more_confident_is_shown():
    graph = debate("b supports a 0.9", "a disputes b 0.4")
    (edge,) = shortest_path(graph, "a", "b")
    assert edge.relation is Relation.SUPPORTS


def test_no_way_and_no_distance_are_empty():
    graph = debate("b supports a", "d supports c")
    assert shortest_path(graph, "a", "c") == ()
    assert shortest_path(graph, "a", "a") == ()


@pytest.mark.parametrize("ends", [("a", "zz"), ("zz", "a")])
def test_an_unknown_claim_is_an_error(ends):
    with pytest.raises(NotFoundError, match="zz"):
        shortest_path(debate("b supports a"), *ends)


def test_a_long_chain_needs_no_recursion():
    names = ["x" * n for n in range(1, 2001)]
    pairs = itertools.pairwise(names)
    graph = debate(*(f"{b} supports {a}" for a, b in pairs))
    assert len(shortest_path(graph, names[0], names[-1])) == 1999


@settings(deadline=None)
@given(EDGES)
def test_paths_are_as_short_as_those_of_networkx(lines):
    graph = debate(*lines, lone="z")
    undirected = argument_graph(graph).to_undirected()
    for goal in undirected:
        path = shortest_path(graph, graph.claims[0].id, goal)
        if nx.has_path(undirected, graph.claims[0].id, goal):
            assert len(path) == nx.shortest_path_length(undirected, graph.claims[0].id, goal)
            assert walked(graph, graph.claims[0].id, goal)[-1] == goal
        else:
            assert path == ()
