"""An overview by forces: nothing overlaps, groups stand apart, the same view gives the same drawing."""

from itertools import combinations

import pytest
from hypothesis import given, settings

from kg.analysis import Layout, MapView, force_layout, neighbourhood
from tests.analysis.debates import EDGES, debate


def view_of(*lines: str, lone: str | list[str] = "") -> MapView:
    return neighbourhood(debate(*lines, lone=lone), limit=1000)


def named(before: str, n: int) -> str:
    """A claim's name; only letters count in it."""
    return f"{before}{chr(97 + n // 26)}{chr(97 + n % 26)}"


def star(middle: str, leaves: int) -> list[str]:
    return [f"{named(middle, n)} supports {middle}" for n in range(leaves)]


def taken(laid: Layout) -> list[set[tuple[int, int]]]:
    """The cells of each claim's box."""
    boxes = []
    for claim, (column, row) in laid.cells().items():
        wide, high = laid.label if claim in laid.labelled else (1, 1)
        xs = range(column - wide // 2, column + wide // 2 + 1)
        boxes.append({(x, y) for x in xs for y in range(row - high // 2, row + high // 2 + 1)})
    return boxes


def assert_apart_and_inside(laid: Layout) -> None:
    boxes = taken(laid)
    assert not [1 for one, two in combinations(boxes, 2) if one & two]
    assert all(0 <= x < laid.columns and 0 <= y < laid.rows for box in boxes for x, y in box)


@settings(deadline=None, max_examples=60)
@given(EDGES)
def test_boxes_never_overlap_nor_leave_the_drawing(lines):
    view = view_of(*lines, lone="xyz")
    laid = force_layout(view)
    assert [place.claim for place in laid.places] == [node.claim.id for node in view.nodes]
    assert_apart_and_inside(laid)


def test_words_of_landmarks_have_room_among_hundreds_of_claims():
    lines = [line for name in "abcdefghijkl" for line in star(name, 18)]
    chain = [f"{a} disputes {b}" for a, b in zip("abcdefgh", "bcdefghi", strict=True)]
    laid = force_layout(view_of(*lines, *chain, lone=[named("lone", n) for n in range(60)]))
    assert_apart_and_inside(laid)
    assert len(laid.labelled) >= 5
    wide, high = laid.label
    assert wide > high >= 3
    assert wide % 2 == high % 2 == 1


def test_no_landmark_stands_beside_another():
    chain = [f"{a} disputes {b}" for a, b in zip("abcdefgh", "bcdefghi", strict=True)]
    view = view_of(*chain, *star("a", 5), *star("h", 5))
    labelled = force_layout(view).labelled
    assert labelled
    assert not [e for e in view.edges if {e.from_claim, e.to_claim} <= labelled]


def test_claims_without_a_link_stand_in_rows_below_the_others():
    laid = force_layout(view_of(*star("a", 12), lone=[named("lone", n) for n in range(20)]))
    rows = {place.claim: place.y for place in laid.places}
    lone = [y for claim, y in rows.items() if claim.startswith("lone")]
    assert min(lone) > max(y for claim, y in rows.items() if not claim.startswith("lone"))


def test_linked_claims_stand_nearer_than_those_of_another_group():
    laid = force_layout(view_of(*star("a", 6), *star("b", 6)))
    at = laid.cells()

    def mean(pairs):
        gaps = [abs(at[x][0] - at[y][0]) + abs(at[x][1] - at[y][1]) for x, y in pairs]
        return sum(gaps) / len(gaps)

    own = mean((named(name, n), name) for name in "ab" for n in range(6))
    other = mean((named("a", n), named("b", m)) for n in range(6) for m in range(6))
    assert own < other


def test_two_linked_claims_lie_side_by_side():
    one, two = force_layout(view_of("a disputes b")).places
    assert one.y == two.y


def test_the_same_view_has_the_same_layout():
    lines = [*star("a", 30), *star("b", 9), "a disputes b"]
    assert force_layout(view_of(*lines)) == force_layout(view_of(*lines))


@pytest.mark.parametrize("more", [["new disputes a"], ["new supports aad"], star("new", 4)])
def test_a_claim_that_comes_moves_no_other(more):
    lines = [*star("a", 20), *star("b", 8), "a disputes b"]
    before = force_layout(view_of(*lines)).cells()
    after = force_layout(view_of(*lines, *more), before)
    assert_apart_and_inside(after)
    cells = after.cells()
    shifts = {(cells[c][0] - x, cells[c][1] - y) for c, (x, y) in before.items()}
    assert len(shifts) == 1


def test_claims_without_a_link_that_come_fill_a_row():
    lines = star("a", 20)
    before = force_layout(view_of(*lines)).cells()
    lone = [named("lone", n) for n in range(5)]
    cells = force_layout(view_of(*lines, lone=lone), before).cells()
    assert len({cells[name][1] for name in lone}) <= 2


def test_an_empty_view_is_an_empty_layout():
    assert force_layout(MapView()).places == ()
