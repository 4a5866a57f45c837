import json
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.evaluation import (
    Bound,
    Category,
    DocumentReport,
    Floor,
    Floors,
    Report,
    Row,
    check,
    read_floors,
    update,
    write_floors,
)
from kg.errors import SettingsError

CLAIMS = Row(Category.CLAIMS, right=6, predicted=9, found=5, gold=9)
LEAKS = Row(Category.BOILERPLATE_LEAKS, right=1, predicted=9)


def report(*rows, gold="g1", problems=()):
    return Report(gold, (DocumentReport("dams", "dams.txt", rows),), problems)


def floors(*listed, gold="g1"):
    return Floors(gold, tuple(Floor(*floor) for floor in listed))


def lines(shortfalls):
    return [s.line for s in shortfalls]


def test_the_gate_is_open_on_and_above_every_floor():
    held = floors(
        (Category.CLAIMS, Bound.PRECISION, 6 / 9),
        (Category.CLAIMS, Bound.RECALL, 0.55),
        (Category.CLAIMS, Bound.F1, 0.5),
        (Category.BOILERPLATE_LEAKS, Bound.MOST, 1 / 9),
    )
    assert check(report(CLAIMS, LEAKS), held) == ()


@pytest.mark.parametrize(
    ("floor", "line"),
    [
        (
            (Category.CLAIMS, Bound.PRECISION, 0.67),
            "claims precision is 0.667, below its floor 0.67",
        ),
        ((Category.CLAIMS, Bound.RECALL, 0.56), "claims recall is 0.556, below its floor 0.56"),
        ((Category.CLAIMS, Bound.F1, 0.7), "claims F1 is 0.606, below its floor 0.70"),
        (
            (Category.BOILERPLATE_LEAKS, Bound.MOST, 0.11),
            "boilerplate_leaks share is 0.111, above its floor 0.11",
        ),
    ],
)
def test_the_gate_shuts_below_a_floor_and_says_which(floor, line):
    (shortfall,) = check(report(CLAIMS, LEAKS), floors(floor))
    assert (shortfall.category, shortfall.line) == (floor[0], line)


@pytest.mark.parametrize("bound", [Bound.PRECISION, Bound.RECALL, Bound.F1])
def test_a_floor_that_nothing_was_measured_on_is_not_reached(bound):
    (shortfall,) = check(report(), floors((Category.CLAIMS, bound, 0.1)))
    assert shortfall.category is Category.CLAIMS
    assert "nothing to measure it on" in shortfall.line


def test_nothing_said_leaks_nothing():
    row = Row(Category.BOILERPLATE_LEAKS)
    assert check(report(row), floors((row.category, Bound.MOST, 0.0))) == ()


def test_changed_gold_shuts_the_gate_even_when_floors_hold():
    (shortfall,) = check(report(CLAIMS), floors((Category.CLAIMS, Bound.F1, 0.1), gold="g0"))
    assert shortfall.category is None
    assert "gold has changed; measure again and update" in shortfall.line


def test_gold_without_floors_shuts_the_gate():
    assert lines(check(report(CLAIMS), Floors())) == [
        "no floors yet; measure and set them with --update"
    ]


def test_what_could_not_be_measured_shuts_the_gate():
    told = report(CLAIMS, problems=("zinc: no document of this name in docs",))
    assert lines(check(told, floors())) == ["zinc: no document of this name in docs"]
    with pytest.raises(SettingsError, match="zinc: no document"):
        update(Floors(), told)


def test_an_update_sets_the_figure_that_says_how_good_a_category_is():
    rows = (
        CLAIMS,
        LEAKS,
        Row(Category.CLAIMS_UNMATCHED_SHARE, 3, 9),
        Row(Category.CLAIMS_KEY, found=4, gold=6),
        Row(Category.CLAIMS_KEY_PRECISION, 2, 3),
        Row(Category.BENCHMARKS),
    )
    assert update(Floors(), report(*rows)) == floors(
        (Category.CLAIMS, Bound.F1, 0.6),
        (Category.CLAIMS_KEY, Bound.RECALL, 0.66),
        (Category.CLAIMS_KEY_PRECISION, Bound.PRECISION, 0.66),
        (Category.BOILERPLATE_LEAKS, Bound.MOST, 0.12),
    )


def test_an_update_raises_floors_and_those_set_by_hand_too():
    before = floors(
        (Category.CLAIMS, Bound.RECALL, 0.2), (Category.BOILERPLATE_LEAKS, Bound.MOST, 0.5)
    )
    after = update(before, report(CLAIMS, LEAKS))
    assert after == floors(
        (Category.CLAIMS, Bound.RECALL, 0.55),
        (Category.CLAIMS, Bound.F1, 0.6),
        (Category.BOILERPLATE_LEAKS, Bound.MOST, 0.12),
    )


def test_an_update_takes_the_new_golds_digest():
    before = floors((Category.CLAIMS, Bound.F1, 0.5), gold="g0")
    assert update(before, report(CLAIMS)).gold == "g1"


@pytest.mark.parametrize(
    ("floor", "told"),
    [
        ((Category.CLAIMS, Bound.F1, 0.7), "claims F1 would go from 0.70 to 0.60"),
        (
            (Category.BOILERPLATE_LEAKS, Bound.MOST, 0.0),
            "boilerplate_leaks share would go from 0.00 to 0.12",
        ),
        ((Category.POSTS, Bound.F1, 0.7), "posts F1 0.70 has nothing left to measure it on"),
    ],
)
def test_an_update_refuses_to_lower_a_floor_and_says_which(floor, told):
    with pytest.raises(SettingsError, match=told) as problem:
        update(floors(floor), report(CLAIMS, LEAKS))
    assert "--allow-regression" in str(problem.value)


def test_a_regression_can_be_accepted():
    before = floors((Category.CLAIMS, Bound.F1, 0.7), (Category.POSTS, Bound.F1, 0.7))
    after = update(before, report(CLAIMS), allow_regression=True)
    assert after == floors((Category.CLAIMS, Bound.F1, 0.6))


COUNTS = st.integers(0, 60)
ROWS = st.builds(
    lambda category, predicted, gold, right, found: Row(
        category, min(right, predicted), predicted, min(found, gold), gold
    ),
    st.sampled_from(list(Category)), COUNTS, COUNTS, COUNTS, COUNTS,
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(ROWS, max_size=6, unique_by=lambda row: row.category))
def test_what_was_measured_keeps_to_its_own_floors_and_an_update_is_settled(rows):
    measured = report(*rows)
    first = update(Floors(), measured)
    assert check(measured, first) == ()
    assert update(first, measured) == first
    for floor in first.floors:
        assert round(floor.value * 100) / 100 == floor.value


@settings(deadline=None)
@given(COUNTS, COUNTS)
def test_an_update_passes_exactly_when_nothing_falls(before, after):
    old = update(Floors(), report(Row(Category.CLAIMS_KEY, found=before, gold=60)))
    now = report(Row(Category.CLAIMS_KEY, found=after, gold=60))
    (floor,) = old.floors
    if after / 60 >= floor.value:
        assert update(old, now).floors[0].value >= floor.value
    else:
        with pytest.raises(SettingsError):
            update(old, now)


def test_floors_come_back_from_their_file_as_written(tmp_path):
    file = tmp_path / "floors.json"
    every = [(c, b, n / 200) for n, (c, b) in enumerate(product(Category, Bound))]
    write_floors(file, "own", floors(*every))
    write_floors(file, "shared", floors((Category.POSTS, Bound.F1, 0.5), gold="g2"))
    assert read_floors(file, "own") == floors(*every)
    assert read_floors(file, "shared").gold == "g2"
    assert read_floors(file, "others") == Floors()
    assert [p.name for p in tmp_path.iterdir()] == ["floors.json"]


def test_writing_one_set_again_leaves_the_file_as_it_was(tmp_path):
    file = tmp_path / "floors.json"
    write_floors(file, "shared", floors((Category.POSTS, Bound.F1, 0.5)))
    write_floors(file, "own", floors((Category.CLAIMS, Bound.F1, 0.5)))
    before = file.read_bytes()
    write_floors(file, "own", read_floors(file, "own"))
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("listed", "path"),
    [
        ({"colour": {"f": 0.5}}, "own.floors.colour"),
        ({"claims": {"x": 0.5}}, "own.floors.claims.x"),
        ({"claims": {"f": 1.5}}, "own.floors.claims.f"),
        ({"claims": {"f": None}}, "own.floors.claims.f"),
        ({"claims": {"f": "high"}}, "own.floors.claims.f"),
        ({"claims": 0.5}, "own.floors.claims"),
        ([], "own.floors"),
    ],
)
def test_a_wrong_floor_is_named_by_file_and_key(tmp_path, listed, path):
    file = tmp_path / "floors.json"
    file.write_text(json.dumps({"own": {"gold": "g1", "floors": listed}}))
    with pytest.raises(SettingsError, match=r"floors\.json: ") as problem:
        read_floors(file, "own")
    assert f": {path} is " in str(problem.value)
    with pytest.raises(SettingsError, match=r"floors\.json: "):
        write_floors(file, "shared", Floors())


def test_an_empty_section_holds_no_floors(tmp_path):
    file = tmp_path / "floors.json"
    file.write_text('{"own": {"gold": "g1"}, "shared": null, "x": {"floors": {"claims": null}}}')
    assert read_floors(file, "own") == Floors("g1")
    assert read_floors(file, "shared") == read_floors(file, "x") == Floors()


def test_a_missing_or_unwritable_file_of_floors_is_named(tmp_path):
    with pytest.raises(SettingsError, match=r"floors\.json: cannot be read"):
        read_floors(tmp_path / "floors.json", "own")
    with pytest.raises(SettingsError, match=r"floors\.json: cannot be written"):
        write_floors(tmp_path / "nowhere" / "floors.json", "own", Floors())


def test_a_floor_lies_between_nothing_and_all():
    with pytest.raises(SettingsError, match=r"claims F1 is 1\.2"):
        Floor(Category.CLAIMS, Bound.F1, 1.2)
