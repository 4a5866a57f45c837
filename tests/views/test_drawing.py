"""What the components and the chart are given to draw."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from string import ascii_lowercase

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.analysis import (
    ClaimNet,
    ForecastPoint,
    MapFilter,
    MapView,
    force_layout,
    layout,
    neighbourhood,
)
from kg.analysis.front_page import ToldForecast
from kg.model import Operator
from kg.store import open_store
from tests.analysis.debates import debate
from views.components import reader
from views.components.beside import side_by_side
from views.components.box_words import box_lines
from views.components.chance_bars import Bar, bar_fields
from views.components.forecast_chart import chart, probability_words
from views.components.map_view import payload
from views.maps import BOX_SHARE, DrawnMap


def point(operator, low, high, middle):
    return ForecastPoint("Mara Quill", "rain", None, low, high, middle, operator, "t-1", "s-1")


@pytest.mark.parametrize(
    ("forecast", "words"),
    [
        (point(Operator.EQUAL, 0.7, 0.7, 0.7), "70%"),
        (point(Operator.AT_LEAST, 0.6, 1.0, 0.6), "≥ 60%"),
        (point(Operator.BELOW, 0.0, 0.1, 0.1), "< 10%"),
        (point(Operator.ABOUT, 0.5, 0.5, 0.5), "~ 50%"),
        (point(Operator.RANGE, 0.2, 0.4, 0.3), "20%–40%"),
        (point(None, None, None, None), ""),
        (
            replace(point(Operator.EQUAL, 0.4, 0.4, 0.4), negated=True),
            "40% that it does not happen",
        ),
        (replace(point(Operator.EQUAL, 0.2, 0.2, 0.2), condition="If dry"), "20%, if dry"),
    ],
)
def test_probability_is_written_as_a_reader_would(forecast, words):
    assert probability_words(forecast) == words


def test_marks_of_one_day_stand_apart_around_it():
    dates = pd.Series(pd.to_datetime(["2028-12-31", "2030-12-31", "2028-12-31"]))
    beside = side_by_side(dates)
    assert beside[0] < dates[0] < beside[2]
    assert beside[1] == dates[1]
    assert beside[0] + (beside[2] - beside[0]) / 2 == dates[0]


def test_marks_of_one_day_stay_nearer_to_it_than_to_another():
    days = [datetime(2028, 12, 31, tzinfo=UTC)] * 12 + [
        datetime(2029, 12, 31, tzinfo=UTC),
        datetime(2036, 12, 31, tzinfo=UTC),
    ]
    beside = side_by_side(days, [(0.6, 0.6)] * len(days))
    half_a_year = timedelta(days=183)
    assert all(abs(moved - day) < half_a_year for day, moved in zip(days, beside, strict=True))
    assert len(set(beside)) == len(beside)


def test_marks_of_one_day_that_cannot_hide_each_other_stand_over_each_other():
    day = datetime(2028, 12, 31, tzinfo=UTC)
    assert side_by_side([day] * 3, [(0.1, 0.1), (0.6, 0.6), (0.3, 0.3)]) == [day] * 3
    low, range_, high = side_by_side([day] * 3, [(0.1, 0.1), (0.0, 0.5), (0.9, 0.9)])
    assert low < high < range_
    assert high == day
    alone, one, other = side_by_side([day] * 3, [(0.1, 0.1), (0.6, 0.6), (0.6, 0.6)])
    assert one < alone < other
    assert alone == day


@given(st.text(max_size=300))
def test_box_lines_fit_the_box(text):
    lines = box_lines(text)
    assert len(lines) <= 4
    assert all(len(line) <= 28 for line in lines)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            "Ferries carry more freight than lorries do along the coast because fuel is cheap there",
            "coast …",
        ),
        (
            "The committee found the harbour fees too high, and the harbour master who sets them agreed",
            "master …",
        ),
        (
            "One long sentence about the price of salt in the towns of the north which keeps rising",
            "north …",
        ),
    ],
)
def test_box_lines_are_cut_where_a_phrase_ends(text, last):
    lines = box_lines(text, 26, 3)
    assert " ".join(lines).endswith(last)


def test_box_lines_say_when_something_is_left_out():
    assert box_lines("word " * 60)[-1].endswith("…")
    assert box_lines("few words") == ("few words",)


def test_map_payload_holds_every_claim_and_edge_of_the_view(made_once):
    with open_store(made_once.folder) as store:
        view = neighbourhood(store.graph(), (), 40, MapFilter())
    drawn = payload(DrawnMap(view, layout(view, width=BOX_SHARE)))
    assert [node["id"] for node in drawn["nodes"]] == [node.claim.id for node in view.nodes]
    assert {(e["from"], e["to"], e["relation"]) for e in drawn["edges"]} == {
        (e.from_claim, e.to_claim, e.relation.value) for e in view.edges
    }
    json.dumps(drawn)


def test_lines_of_a_map_with_words_are_routed_and_those_of_an_overview_are_straight(made_once):
    with open_store(made_once.folder) as store:
        view = neighbourhood(store.graph(), (), 40, MapFilter())
    routed = payload(DrawnMap(view, layout(view, width=BOX_SHARE)))
    assert routed["edges"]
    assert all(edge["d"].startswith("M") for edge in routed["edges"])
    lines = [f"{a}{b} supports {a}" for a in "abcdefgh" for b in ascii_lowercase]
    many = neighbourhood(debate(*lines), limit=1000)
    assert not [e for e in payload(DrawnMap(many, force_layout(many)))["edges"] if "d" in e]


def test_map_payload_reads_as_an_outline(made_once):
    with open_store(made_once.folder) as store:
        view = neighbourhood(store.graph(), (), 40, MapFilter())
    drawn = payload(DrawnMap(view, layout(view, width=BOX_SHARE)))
    texts = {node["id"]: node["text"] for node in drawn["nodes"]}
    rows = [(row["depth"], row["sign"], texts[row["id"]]) for row in drawn["outline"]]
    assert (1, "disputed by:", "The island cannot rely on tides.") in rows
    assert (1, "supported by:", "The turbines survived three winters.") in rows


def test_boxes_of_weightier_claims_are_larger_and_a_large_map_has_no_words(made_once):
    with open_store(made_once.folder) as store:
        view = neighbourhood(store.graph(), (), 40, MapFilter())
    weights = [replace(node, salience=1 + n % 3) for n, node in enumerate(view.nodes)]
    small = payload(DrawnMap(replace(view, nodes=tuple(weights)), layout(view)))
    widths = {node["w"] for node in small["nodes"]}
    assert len(widths) == 3
    many = tuple(
        replace(view.nodes[0], claim=replace(view.nodes[0].claim, id=f"c-{n}")) for n in range(200)
    )
    large = payload(DrawnMap(MapView(many), force_layout(MapView(many))))
    assert {tuple(node["lines"]) for node in large["nodes"]} == {()}
    assert large["size"]["w"] < small["size"]["w"] * 2


def test_map_boxes_stay_inside_and_apart(made_once):
    with open_store(made_once.folder) as store:
        view = neighbourhood(store.graph(), (), 40, MapFilter())
    assert_apart_and_inside(payload(DrawnMap(view, layout(view, width=BOX_SHARE))))


def test_an_overview_shows_the_words_of_a_few_claims_and_no_box_overlaps():
    lines = [f"{a}{b} supports {a}" for a in "abcdefgh" for b in ascii_lowercase]
    view = neighbourhood(debate(*lines), limit=1000)
    drawn = payload(DrawnMap(view, force_layout(view)))
    assert not drawn["labelled"]
    assert 5 <= sum(bool(node["lines"]) for node in drawn["nodes"]) < 12
    assert all(node["h"] > node["row"] * len(node["lines"]) for node in drawn["nodes"])
    assert_apart_and_inside(drawn)


def assert_apart_and_inside(drawn):
    size, nodes = drawn["size"], drawn["nodes"]
    for n, a in enumerate(nodes):
        assert a["w"] / 2 <= a["x"] <= size["w"] - a["w"] / 2
        assert a["h"] / 2 <= a["y"] <= size["h"] - a["h"] / 2
        for b in nodes[n + 1 :]:
            apart = abs(a["x"] - b["x"]) >= (a["w"] + b["w"]) / 2
            assert apart or abs(a["y"] - b["y"]) >= (a["h"] + b["h"]) / 2


def test_reader_payload_joined_is_the_stored_text(made_once):
    found = reader.payload(made_once.tides, {})
    runs = [run for line in found["lines"] for run in line]
    assert "".join(run[0] for run in runs) == made_once.tides.document.text
    assert ["Subscribe to Harbour Letters.", [], "advert"] in runs


def test_reader_payload_points_at_the_statements(made_once):
    found = reader.payload(made_once.tides, {})
    for n, statement in enumerate(made_once.tides.statements):
        runs = [run for line in found["lines"] for run in line if len(run) > 1 and n in run[1]]
        assert "".join(run[0] for run in runs) == statement.span.quote
        assert found["statements"][n]["id"] == statement.id


def test_a_map_opens_at_the_claim_that_it_was_started_from():
    view = neighbourhood(ClaimNet(debate("b disputes a 0.9", "c disputes a 0.9", "d supports c")))
    places = layout(view, width=BOX_SHARE)
    assert payload(DrawnMap(view, places))["first"] == "a"
    assert payload(DrawnMap(view, places, start="d"))["first"] == "d"
    assert payload(DrawnMap(view, places, start="hidden"))["first"] == "a"


@pytest.mark.parametrize(
    ("low", "high", "figure", "verbal", "drawn"),
    [
        (0.6, 0.6, 0.6, False, ("", 0.6, 0.6, "")),
        (0.2, 0.4, 0.3, False, (Bar.RANGE, 0.2, 0.4, "")),
        (0.6, 1.0, 0.6, False, (Bar.BOUND, 0.6, 0.98, "up")),
        (0.0, 0.1, 0.1, False, (Bar.BOUND, 0.1, 0.02, "down")),
        (0.99, 1.0, 0.99, False, (Bar.BOUND, 0.99, 0.99, "up")),
        (0.55, 0.8, 0.675, True, (Bar.WORDS, 0.55, 0.8, "")),
    ],
)
def test_a_bound_is_an_arrow_from_its_figure_and_a_range_a_bar(low, high, figure, verbal, drawn):
    assert tuple(bar_fields(low, high, figure, verbal=verbal).values()) == drawn


def told(chance, words="rain", who="Mara Quill", statement="t-1"):
    low, high, middle, operator = chance
    made = ForecastPoint(who, words, "2031-12-31", low, high, middle, operator, statement, "s-1")
    return ToldForecast(made, "On rain", None)


AT_LEAST = (0.6, 1.0, 0.6, Operator.AT_LEAST)
RANGE = (0.2, 0.4, 0.3, Operator.RANGE)
EQUAL = (0.7, 0.7, 0.7, Operator.EQUAL)


def legend_of_lines(drawn):
    """What the chart's legend says of lines."""
    layers = [layer for part in drawn["layer"] for layer in part["layer"]]
    scales = [
        layer["encoding"]["strokeDash"] for layer in layers if "strokeDash" in layer["encoding"]
    ]
    return [kind for scale in scales for kind in scale["scale"]["domain"]]


@pytest.mark.parametrize(
    ("chances", "named"),
    [
        ([EQUAL], []),
        ([EQUAL, AT_LEAST], [Bar.BOUND]),
        ([AT_LEAST, RANGE], [Bar.RANGE, Bar.BOUND]),
    ],
)
def test_the_legend_names_the_lines_that_are_drawn(chances, named):
    assert legend_of_lines(chart([told(chance) for chance in chances])) == named


def test_an_arrow_s_head_is_drawn_for_the_bound_alone():
    (part,) = chart([told(AT_LEAST), told(EQUAL)])["layer"]
    heads = [one for one in part["layer"] if str(one["mark"].get("shape")).startswith("triangle")]
    ways = {one["mark"]["shape"]: one["transform"][0]["filter"] for one in heads}
    assert ways == {"triangle-up": "datum.way == 'up'", "triangle-down": "datum.way == 'down'"}
    assert [row["way"] for row in part["data"]["values"]] == ["up", ""]


def test_a_mark_is_read_aloud_as_told_and_what_only_draws_is_silent():
    (part,) = chart([told(AT_LEAST, "rain"), told(RANGE, "wet days")])["layer"]
    *lines, marks = part["layer"]
    assert [one["mark"]["aria"] for one in lines] == [False, False, False]
    assert marks["encoding"]["description"]["field"] == "spoken"
    assert "aria" not in marks["mark"]
    aloud = [row["spoken"] for row in part["data"]["values"]]
    assert aloud[0] == "Mara Quill: ≥ 60% by 2031-12-31, rain"
    assert aloud[1].endswith("by 2031-12-31, wet days")


def test_a_figure_told_again_in_other_words_is_one_mark():
    again = [told(EQUAL, "rain"), told(EQUAL, "Rain", statement="t-2"), told(EQUAL, "wet days")]
    (part,) = chart([*again, told(EQUAL, who="Oren Vale"), told(AT_LEAST)])["layer"]
    rows = part["data"]["values"]
    assert [(row["who"], row["said"], row["told"]) for row in rows] == [
        ("Mara Quill", "70%", 3),
        ("Oren Vale", "70%", 1),
        ("Mara Quill", "≥ 60%", 1),
    ]
    assert rows[0]["event"] == "rain (and 1 other event or wording)"


def test_a_chance_against_an_event_stands_on_the_mark_of_the_chance_for_it():
    against = told((0.3, 0.3, 0.3, Operator.EQUAL), statement="t-2")
    against = replace(against, point=replace(against.point, negated=True))
    (part,) = chart([told(EQUAL), against])["layer"]
    (row,) = part["data"]["values"]
    assert (row["point"], row["told"]) == (0.7, 2)
    assert row["said"] == "70%; 30% that it does not happen"


def test_a_figure_told_plainly_and_roughly_is_one_mark_with_both_wordings():
    roughly = (0.7, 0.7, 0.7, Operator.ABOUT)
    (part,) = chart([told(EQUAL), told(roughly, statement="t-2"), told(roughly)])["layer"]
    (row,) = part["data"]["values"]
    assert (row["said"], row["told"]) == ("70%; ~ 70%", 3)
