"""What the drawing of a debate's disputes is given to draw."""

import json

import pytest

from kg.analysis import claim_edges
from kg.analysis.debate import Camp, Clash, Debate
from kg.analysis.standings import Leaning, PositionView
from kg.model import Position
from kg.store import open_store
from views.components.across import payload
from views.data import Snapshot


def two_sides(graph, answers=()):
    """A debate whose right side objects once to the left one."""
    (edge,) = (edge for edge in claim_edges(graph) if edge.relation.value == "disputes")
    objector, target = graph.claim(edge.from_claim), graph.claim(edge.to_claim)
    camps = (
        Camp(PositionView(Position(name, "A sentence."), Leaning(1, ()), (), ()), ())
        for name in ("for tides", "against tides")
    )
    clash = Clash(edge, objector, target, by_left=False, answers=answers)
    return Debate(*camps, True, (clash,), (), (), ())


@pytest.fixture
def now(made_once):
    with open_store(made_once.folder) as store:
        return Snapshot(workspace=made_once.folder, graph=store.graph())


def test_a_dispute_runs_from_the_column_of_its_objector_to_that_of_its_target(now, made_once):
    drawn = payload(now, two_sides(now.graph), {})
    rely, half = (made_once.statement(words).claim for words in ("cannot rely", "half of the"))
    (line,) = drawn["lines"]
    assert line["id"] == f"{rely}~disputes~{half}"
    assert (line["left"], line["right"], line["byLeft"]) == (half, rely, False)
    assert drawn["sides"] == ["for tides", "against tides"]
    (knot,) = drawn["knots"]
    assert (knot["left"], knot["right"], knot["lines"]) == ((half,), (rely,), [0])
    json.dumps(drawn)


def test_a_line_says_its_ground_and_whether_the_objection_is_answered(now):
    alone = two_sides(now.graph)
    answered = two_sides(now.graph, answers=(alone.clashes[0].edge,))
    assert "Nobody has answered it." in payload(now, alone, {})["lines"][0]["title"]
    assert "disputed by 1 claim." in payload(now, answered, {})["lines"][0]["title"]
    assert "Ground: " in payload(now, alone, {})["lines"][0]["title"]


def test_a_claim_says_who_makes_it_and_why_it_stands_on_its_side(now, made_once):
    half = made_once.statement("half of the").claim
    drawn = payload(now, two_sides(now.graph), {half: "Why here: for tides"})
    assert drawn["claims"][half]["who"] == "Ida Fenn"
    assert drawn["claims"][half]["title"].endswith("Ida Fenn. Why here: for tides")


def test_the_list_for_narrow_screens_tells_every_line(now):
    drawn = payload(now, two_sides(now.graph), {})
    assert [row["lines"] for row in drawn["list"]] == [[0]]
