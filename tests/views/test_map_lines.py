"""The map's lines in pixels: none over a box, none over another line, each with a place of its own."""

import re
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from views.components.lanes import Run, crossed
from views.components.map_lines import Box, Line, drawing

POINT = re.compile(r"([ML])(-?[\d.]+),(-?[\d.]+)")
CORNER = re.compile(r"Q(-?[\d.]+),(-?[\d.]+)")

CELLS = st.lists(
    st.tuples(st.integers(0, 4), st.integers(0, 5)), min_size=2, max_size=14, unique=True
)


def boxes_in(cells):
    sizes = ((186, 50), (204, 70), (222, 90))
    return [Box(f"b{n}", *cell, *sizes[n % 3]) for n, cell in enumerate(cells)]


def corners(path):
    """The points where a line starts, turns and ends."""
    plain = re.sub(r"L[\d.,-]+ Q([\d.,-]+) [\d.,-]+", r"L\1", path)
    return [(float(x), float(y)) for _, x, y in POINT.findall(plain)]


def stretches(path):
    return list(pairwise(corners(path)))


def runs_over(stretch, box, drawn):
    (x0, y0), (x1, y1) = stretch
    (x, y), half = drawn.centres[box.id], drawn.heights[box.id] / 2
    sideways = min(x0, x1) < x + box.width / 2 - 0.6 and max(x0, x1) > x - box.width / 2 + 0.6
    return sideways and min(y0, y1) < y + half - 0.6 and max(y0, y1) > y - half + 0.6


def shared(one, other):
    """How many pixels two stretches have in common, lying less than three pixels apart."""
    for along, across in ((0, 1), (1, 0)):
        flat = [abs(s[0][across] - s[1][across]) < 0.1 for s in (one, other)]
        if all(flat) and abs(one[0][across] - other[0][across]) < 3:
            spans = [sorted((s[0][along], s[1][along])) for s in (one, other)]
            return min(spans[0][1], spans[1][1]) - max(spans[0][0], spans[1][0])
    return 0


def a_star(count):
    """A much-disputed claim: objections above and below it in the next column, and behind that one."""
    cells = [(1, 3)] + [(2 + n % 2, n // 2) for n in range(count)]
    boxes = boxes_in(cells)
    return boxes, [Line(f"l{n}", box.id, "b0") for n, box in enumerate(boxes[1:])]


@st.composite
def maps(draw):
    boxes = boxes_in(draw(CELLS))
    pairs = st.sampled_from(list(combinations([box.id for box in boxes], 2)))
    ends = draw(st.lists(pairs, max_size=20, unique=True))
    turned = draw(st.lists(st.booleans(), min_size=len(ends), max_size=len(ends)))
    lines = [
        Line(f"l{n}", *(pair[::-1] if back else pair))
        for n, (pair, back) in enumerate(zip(ends, turned, strict=True))
    ]
    return boxes, lines


@given(maps())
def test_no_line_runs_over_a_box_and_all_stay_inside(made):
    boxes, lines = made
    drawn = drawing(boxes, lines)
    for line in lines:
        for stretch in stretches(drawn.paths[line.id]):
            assert not [box.id for box in boxes if runs_over(stretch, box, drawn)], line
            assert all(0 <= x <= drawn.width and 0 <= y <= drawn.height for x, y in stretch)


@given(maps())
def test_no_box_overlaps_another_one_however_many_lines_it_holds(made):
    boxes, lines = made
    drawn = drawing(boxes, lines)
    for a, b in combinations(boxes, 2):
        (ax, ay), (bx, by) = drawn.centres[a.id], drawn.centres[b.id]
        beside = abs(ax - bx) >= (a.width + b.width) / 2
        assert beside or abs(ay - by) >= (drawn.heights[a.id] + drawn.heights[b.id]) / 2


@given(maps())
def test_every_line_goes_from_the_edge_of_its_start_to_the_edge_of_its_end(made):
    boxes, lines = made
    drawn, at = drawing(boxes, lines), {box.id: box for box in boxes}
    for line in lines:
        points = corners(drawn.paths[line.id])
        for (x, y), end in ((points[0], line.start), (points[-1], line.end)):
            (cx, cy), half = drawn.centres[end], drawn.heights[end] / 2
            off = max(abs(x - cx) - at[end].width / 2, abs(y - cy) - half)
            assert -0.6 <= off <= 3


@pytest.mark.parametrize("count", [4, 10, 14])
def test_lines_into_a_much_disputed_claim_lie_apart_all_the_way(count):
    boxes, lines = a_star(count)
    drawn = drawing(boxes, lines)
    ends = sorted(corners(drawn.paths[line.id])[-1][1] for line in lines)
    assert all(below - above >= 8 for above, below in pairwise(ends))
    for one, other in combinations(lines, 2):
        for a in stretches(drawn.paths[one.id]):
            for b in stretches(drawn.paths[other.id]):
                assert shared(a, b) <= 0, (one, other)


def test_lines_of_neighbours_that_can_be_drawn_without_crossing_do_not_cross():
    boxes = boxes_in([(0, 1), (1, 0), (1, 1), (1, 2), (1, 3)])
    lines = [Line(f"l{n}", box.id, "b0") for n, box in enumerate(boxes[1:])]
    drawn = drawing(boxes, lines)
    crossings = 0
    for one, other in combinations(lines, 2):
        for a in stretches(drawn.paths[one.id]):
            for b in stretches(drawn.paths[other.id]):
                crossings += crosses(a, b) or crosses(b, a)
    assert crossings == 0


def crosses(level, upright):
    (x0, y0), (x1, _) = level
    (u, v0), (_, v1) = upright
    is_cross = level[0][1] == level[1][1] and upright[0][0] == upright[1][0]
    return is_cross and min(x0, x1) < u < max(x0, x1) and min(v0, v1) < y0 < max(v0, v1)


def test_two_lines_between_the_same_boxes_are_two():
    boxes = boxes_in([(0, 0), (0, 1), (1, 1)])
    lines = [Line("a", "b0", "b1"), Line("b", "b1", "b0"), Line("c", "b1", "b2"), Line("d", "b2", "b1")]  # fmt: skip
    drawn = drawing(boxes, lines)
    for one, other in (("a", "b"), ("c", "d")):
        assert not [
            (a, b)
            for a in stretches(drawn.paths[one])
            for b in stretches(drawn.paths[other])
            if shared(a, b) > 0
        ]


def test_a_box_grows_only_where_its_lines_need_it():
    boxes, lines = a_star(14)
    drawn = drawing(boxes, lines)
    assert drawn.heights["b0"] > boxes[0].height
    assert [drawn.heights[box.id] for box in boxes[1:]] == [box.height for box in boxes[1:]]


def test_a_crossing_is_counted_by_which_lane_stands_left():
    down = Run("a", 0, 1, (0, -1), (50, 1))
    further = Run("b", 0, 1, (10, -1), (80, 1))
    assert crossed(further, down) == 0
    assert crossed(down, further) == 2


def test_nothing_to_draw_is_a_drawing():
    assert drawing([], []).paths == {}
