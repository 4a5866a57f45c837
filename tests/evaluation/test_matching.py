import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.evaluation.gold import GoldEntity, GoldForecast, GoldResult
from extractors.evaluation.matching import (
    Aliases,
    name_key,
    names_somebody,
    same_forecast,
    same_name,
    same_result,
    stated_year,
)
from extractors.evaluation.places import Place, mostly_inside, overlap, same_place
from kg.model import BenchmarkResult, Forecast, Horizon, Operator, Probability, Span

PLACES = st.builds(
    lambda start, length: Place(start, start + length), st.integers(0, 40), st.integers(1, 20)
)


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (Place(0, 10), True),
        (Place(4, 14), True),  # six of ten
        (Place(5, 15), False),  # five of ten
        (Place(8, 9), True),  # the shorter lies wholly inside
        (Place(10, 20), False),  # they only touch
    ],
)
def test_places_are_the_same_from_three_fifths_of_the_shorter(other, same):
    assert same_place(Place(0, 10), other) is same


@settings(deadline=None)
@given(PLACES, PLACES)
def test_sameness_and_overlap_do_not_depend_on_the_order(a, b):
    assert same_place(a, b) == same_place(b, a)
    assert overlap(a, b) == overlap(b, a)
    assert not same_place(a, b) or overlap(a, b)


@settings(deadline=None)
@given(PLACES)
def test_a_place_is_the_same_as_itself_and_inside_itself(place):
    assert same_place(place, place)
    assert mostly_inside(place, place)


def test_half_of_a_place_in_a_zone_is_enough():
    assert mostly_inside(Place(0, 10), Place(5, 50))
    assert not mostly_inside(Place(0, 10), Place(6, 50))


def test_names_are_compared_by_letters_digits_dots_and_per_cent():
    assert name_key("  FLOW‑Bench–2 (½ done)  ") == "flow bench 2 1 2 done"
    assert name_key("I.J. Good’s 5%") == "i.j. good s 5%"
    assert name_key(None) == ""


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("Ada Quill", True),
        ("ADA  QUILL", True),
        ("Quill", True),
        ("@tideline", True),
        ("Ada", False),
        ("Bea Quill", False),
        ("Quill Ada", False),
        ("", False),
        (None, False),
        ("“”", False),
    ],
)
def test_a_name_is_known_whole_by_alias_or_by_surname(other, same):
    assert same_name("Ada Quill", ["tideline"], other) is same


def test_a_full_name_matches_where_gold_knows_the_surname_only():
    assert same_name("Quill", [], "Ada Quill")


def test_aliases_are_those_of_the_person_meant():
    people = (GoldEntity("Ada Quill", ("tideline",), ()), GoldEntity("Bo Marsh", ("ebb",), ()))
    assert Aliases(people).match("ada quill", "tideline")
    assert not Aliases(people).match("Bo Marsh", "tideline")
    assert Aliases(()).match("Somebody Else", "Else")


@pytest.mark.parametrize(
    "speaker",
    ["", None, "author", "Author:003", "unknown:p9", "post:p9", "unnamed officials",
     "commenter:001-A", "critics (unnamed)", "the board (unnamed)"],
)  # fmt: skip
def test_a_voice_without_a_name_is_nobody(speaker):
    assert not names_somebody(speaker)


def test_a_person_or_a_body_is_somebody():
    assert names_somebody("Ada Quill")
    assert names_somebody("the dam board")


def test_the_year_comes_from_the_first_words_that_hold_one():
    assert stated_year(["soon", "from 2031 to 2035", "2040"]) == 2031
    assert stated_year(["1830", "in the year 2199"]) == 2199
    assert stated_year([]) is None


def a_forecast(point=0.4, day="2031-12-31", start=10, end=40):
    chance = None if point is None else Probability(0, 1, point, Operator.EQUAL, "odds")
    horizon = None if day is None else Horizon(None, day, "by then")
    span = Span(start, end, "x" * (end - start))
    return Forecast("f-1", "s-1", "t-1", span, "Ada Quill", "rain", chance, horizon)


def gold_forecast(chance=0.4, day="2031-12-31", also_at=()):
    period = () if day is None else (day, "", "", "by then")
    return GoldForecast(
        "f1", Place(0, 20), also_at, "", "Ada Quill", chance, "=", day or "", period
    )


@pytest.mark.parametrize(
    ("found", "same"),
    [
        (a_forecast(), True),
        (a_forecast(point=0.42), True),
        (a_forecast(point=0.43), False),
        (a_forecast(point=None), False),
        (a_forecast(day="2031-03-01"), True),
        (a_forecast(day="2032-12-31"), False),
        (a_forecast(day=None), False),
        (a_forecast(start=19), True),
        (a_forecast(start=20), False),
    ],
)
def test_forecasts_agree_in_place_chance_and_year(found, same):
    assert same_forecast(gold_forecast(), found) is same


def test_a_forecast_without_a_chance_matches_only_one_without():
    assert same_forecast(gold_forecast(chance=None), a_forecast(point=None))
    assert not same_forecast(gold_forecast(chance=None), a_forecast())


def test_a_forecast_without_a_date_matches_only_one_without():
    assert same_forecast(gold_forecast(day=None), a_forecast(day=None))
    assert not same_forecast(gold_forecast(day=None), a_forecast())


def test_a_copy_of_a_forecast_is_at_its_place_too():
    gold = gold_forecast(also_at=(Place(90, 99),))
    assert same_forecast(gold, a_forecast(start=95, end=120))


def a_result(benchmark="Flow‑Bench", system="Tide-2", score=71.0):
    return BenchmarkResult(
        "b-1", "s-1", "t-1", Span(0, 1, "x"), benchmark, system, score, "%", None, None
    )


@pytest.mark.parametrize(
    ("found", "same"),
    [
        (a_result(), True),
        (a_result(benchmark="FLOW bench"), True),
        (a_result(benchmark="Flow-Bench Pro"), False),
        (a_result(score=73), True),
        (a_result(score=72), False),
        (a_result(system="Tide-2 with tools"), True),
        (a_result(system="Tide"), True),
        (a_result(system="Ebb-1"), False),
        (a_result(system=None), False),
    ],
)
def test_results_agree_in_benchmark_score_and_system(found, same):
    assert same_result(GoldResult("Flow-Bench", "Tide-2", (71.0, 73.0), ""), found) is same


def test_a_result_of_an_unnamed_system_matches_only_another():
    gold = GoldResult("Flow-Bench", "", (71.0,), "")
    assert same_result(gold, a_result(system=None))
    assert not same_result(gold, a_result())
