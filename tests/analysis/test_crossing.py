"""Two columns with lines across: which claims stand together, and in which order few lines cross."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.analysis.crossing import crossings, hubs, knots

LINES = st.lists(
    st.tuples(st.sampled_from("abcdefg"), st.sampled_from("tuvwxyz")), max_size=20, unique=True
)


def lines_of(*words):
    return [tuple(word) for word in words]


def test_claims_without_a_line_between_them_stand_in_knots_of_their_own():
    found = knots(lines_of("ax", "by", "cy", "dz"))
    assert [(knot.left, knot.right) for knot in found] == [
        (("b", "c"), ("y",)),
        (("a",), ("x",)),
        (("d",), ("z",)),
    ]


def test_lines_that_cross_as_they_come_are_untangled():
    given_lines = lines_of("ay", "bx", "cw", "az", "by", "cx")
    (knot,) = knots(given_lines)
    assert crossings("abc", "yxwz", given_lines) > 0
    assert knot.crossings == 0


@pytest.mark.parametrize(
    "words",
    [
        ["ax", "ay", "bx", "by"],
        ["aw", "bx", "ay", "bz", "cw", "cz"],
        ["az", "bz", "cz", "ax", "bx", "dy", "dz"],
    ],
)
def test_no_other_order_has_fewer_crossings(words):
    (knot,) = knots(lines_of(*words))
    least = min(
        crossings(left, right, knot.lines)
        for left in permutations(knot.left)
        for right in permutations(knot.right)
    )
    assert knot.crossings == least


@given(LINES)
def test_every_line_is_drawn_once_and_no_order_is_worse_than_the_given_one(lines):
    found = knots(lines)
    assert sorted(line for knot in found for line in knot.lines) == sorted(lines)
    for knot in found:
        assert {one for one, _ in knot.lines} == set(knot.left)
        assert {other for _, other in knot.lines} == set(knot.right)
        as_given = [line for line in lines if line in knot.lines]
        columns = [list(dict.fromkeys(line[side] for line in as_given)) for side in (0, 1)]
        assert knot.crossings <= crossings(*columns, knot.lines)
    lefts = [claim for knot in found for claim in knot.left]
    assert len(lefts) == len(set(lefts))


@given(LINES)
def test_a_list_tells_every_line_once_and_the_busiest_claim_first(lines):
    found = hubs(lines)
    assert sorted(line for _, told in found for line in told) == sorted(lines)
    assert all(hub in line for hub, told in found for line in told)
    counts = [len(told) for _, told in found]
    assert counts == sorted(counts, reverse=True)
