from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.analysis import MapView, layout, neighbourhood
from kg.errors import SettingsError
from tests.analysis.debates import EDGES, debate

SIZES = st.floats(0.01, 1.0)


def at(laid):
    return {place.claim: (place.x, place.y) for place in laid.places}


def assert_no_overlap(laid):
    for one, two in combinations(laid.places, 2):
        apart = abs(one.x - two.x) >= laid.width or abs(one.y - two.y) >= laid.height
        assert apart, (one, two)
    for place in laid.places:
        assert laid.width / 2 <= place.x <= 1 - laid.width / 2
        assert laid.height / 2 <= place.y <= 1 - laid.height / 2


@settings(deadline=None)
@given(EDGES, SIZES, SIZES)
def test_boxes_never_overlap_nor_leave_the_drawing(lines, width, height):
    view = neighbourhood(debate(*lines, lone="xyz"))
    laid = layout(view, width, height)
    assert [place.claim for place in laid.places] == [node.claim.id for node in view.nodes]
    assert laid.width <= width
    assert laid.height <= height
    assert_no_overlap(laid)


def test_sixty_claims_in_one_group_do_not_overlap():
    crowd = [f"{'b' * n} disputes a" for n in range(1, 60)]
    laid = layout(neighbourhood(debate(*crowd), ["a"]))
    assert len(laid.places) == 60
    assert_no_overlap(laid)


def test_sixty_claims_alone_fill_the_columns():
    laid = layout(neighbourhood(debate(lone=["a" * n for n in range(1, 61)])))
    assert laid.columns == 5
    assert laid.rows == 12


def test_supports_stand_left_and_disputes_right_of_the_disputed_claim():
    graph = debate("b disputes a 0.9", "c supports a", "d supports c", "e supports b")
    places = at(layout(neighbourhood(graph)))
    x = {claim: place[0] for claim, place in places.items()}
    assert x["d"] < x["c"] < x["a"] < x["b"] < x["e"]


def test_a_chain_longer_than_the_columns_still_fits():
    names = [chr(ord("a") + n) for n in range(20)]
    graph = debate(*(f"{b} supports {a}" for a, b in pairwise(names)))
    laid = layout(neighbourhood(graph), 0.3)
    assert laid.columns <= 2
    assert_no_overlap(laid)


def test_groups_stand_apart():
    places = at(layout(neighbourhood(debate("b disputes a", "d disputes c", "f disputes e"))))
    assert len(set(places.values())) == 6


def test_the_same_view_has_the_same_layout():
    view = neighbourhood(debate("b disputes a", "c supports a", "e supports d"))
    assert layout(view) == layout(view)


def test_an_empty_view_is_an_empty_layout():
    assert layout(MapView()).places == ()


@pytest.mark.parametrize("size", [(0.0, 0.1), (0.1, 0.0), (1.5, 0.1), (0.1, -1.0)])
def test_impossible_sizes_are_refused(size):
    with pytest.raises(SettingsError, match="does not fit"):
        layout(MapView(), *size)


def test_a_crowded_column_between_others_still_fits():
    crowd = [f"{'b' * n} disputes a" for n in range(1, 31)]
    graph = debate(*crowd, "c supports a", "d supports c", "e supports b")
    laid = layout(neighbourhood(graph, ["a"]))
    assert laid.columns <= 5
    assert_no_overlap(laid)
