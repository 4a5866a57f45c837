from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.analysis import MapFilter, claim_edges, neighbourhood
from kg.errors import NotFoundError, SettingsError
from kg.model import Graph, Topic
from tests.analysis.debates import EDGES, debate


def drawn(view):
    return [node.claim.id for node in view.nodes]


def test_the_most_disputed_claim_brings_its_neighbours():
    graph = debate("b disputes a 0.9", "c supports a", "e supports d", lone="z")
    view = neighbourhood(graph, limit=3)
    assert drawn(view)[0] == "a"
    assert set(drawn(view)) == {"a", "b", "c"}
    assert {(e.from_claim, e.to_claim) for e in view.edges} == {("b", "a"), ("c", "a")}


def test_one_much_disputed_claim_does_not_fill_the_map_alone():
    crowd = [f"{name} disputes a 0.9" for name in "bcdefghijklmnop"]
    view = neighbourhood(debate(*crowd, "y disputes x 0.3"), limit=9)
    assert {"a", "x", "y"} <= set(drawn(view))
    assert view.nodes[0].hidden == 15 - (len(view.nodes) - 3)


def test_salient_claims_come_before_others_that_are_as_little_disputed():
    graph = debate("b supports a", "d supports c", d={"salience": 3})
    assert drawn(neighbourhood(graph, limit=2)) == ["d", "c"]


def test_claims_without_an_edge_come_last():
    graph = debate("b supports a", lone=["z"], z={"salience": 3})
    assert drawn(neighbourhood(graph)) == ["a", "b", "z"]


def test_roots_grow_outwards_nearest_first():
    graph = debate("b supports a", "c supports b", "d supports c", "y disputes x 0.9")
    assert set(drawn(neighbourhood(graph, ["a"], limit=3))) == {"a", "b", "c"}
    assert set(drawn(neighbourhood(graph, ["a"]))) == {"a", "b", "c", "d"}


def about(graph, name, *claims):
    """The graph with a topic of these claims."""
    return replace(graph, topics=(Topic(Topic.id_for(name), name, (name,), claims, len(claims)),))


def test_a_root_is_drawn_whatever_the_filter_says():
    graph = about(debate("b supports a"), "Water", "b")
    view = neighbourhood(graph, ["a"], wanted=MapFilter(topic="water"))
    assert set(drawn(view)) == {"a", "b"}


@pytest.mark.parametrize(
    ("wanted", "kept"),
    [
        (MapFilter(topic="GRID power"), {"a"}),
        (MapFilter(topic=Topic.id_for("Grid power")), {"a"}),
        (MapFilter(topic="grid power", source="s2"), set()),
        (MapFilter(speaker="ada"), {"a", "b"}),
        (MapFilter(source="s2"), {"b", "c"}),
        (MapFilter(speaker="Ada", source="s2"), {"b"}),
        (MapFilter(topic="tides"), set()),
        (None, {"a", "b", "c"}),
    ],
)
def test_filters(wanted, kept):
    graph = debate(
        "b disputes a",
        "c supports b",
        a={"speaker": "Ada"},
        b={"speaker": "Ada", "source": "s2"},
        c={"source": "s2"},
    )
    graph = about(graph, "grid  power", "a")
    view = neighbourhood(graph, wanted=wanted)
    assert set(drawn(view)) == kept
    assert all({e.from_claim, e.to_claim} <= kept for e in view.edges)


def test_one_statement_must_meet_every_condition():
    graph = debate(
        "b disputes a1",
        lone=["a2"],
        a1={"speaker": "Ada", "source": "s1"},
        a2={"speaker": "Ben", "source": "s2"},
    )
    assert drawn(neighbourhood(graph, wanted=MapFilter(speaker="Ada", source="s2"))) == []


def test_a_node_sums_up_its_statements():
    graph = debate(
        "b disputes a1 0.5",
        lone=["a2"],
        a1={"speaker": "Zoe", "salience": 3, "certainty": 0.2},
        a2={"speaker": "Ada", "salience": 1, "certainty": 0.9},
    )
    node = neighbourhood(graph).nodes[0]
    assert (node.claim.id, node.speakers, node.statements) == ("a", ("Ada", "Zoe"), 2)
    assert (node.salience, node.certainty, node.dispute, node.hidden) == (3, 0.9, 0.5, 0)


def test_errors_and_an_empty_graph():
    with pytest.raises(SettingsError):
        neighbourhood(debate("b supports a"), limit=0)
    with pytest.raises(NotFoundError):
        neighbourhood(debate("b supports a"), ["zz"])
    assert neighbourhood(Graph("r")).nodes == ()


@settings(deadline=None)
@given(EDGES, st.integers(1, 20))
def test_a_map_is_capped_closed_and_the_same_for_any_order(lines, limit):
    graph = debate(*lines, lone="z")
    view = neighbourhood(graph, limit=limit)
    shown = set(drawn(view))
    assert len(drawn(view)) == len(shown) == min(limit, len(graph.claims))
    within = [e for e in claim_edges(graph) if {e.from_claim, e.to_claim} <= shown]
    assert list(view.edges) == within
    turned = replace(graph, links=graph.links[::-1], statements=graph.statements[::-1])
    assert neighbourhood(turned, limit=limit) == view
