"""Which two statements make one claim, told from sentences of several trades."""

from __future__ import annotations

import pytest

from extractors.restating.comparing import bound_of
from extractors.restating.same_claim import Side, compare
from extractors.restating.wording_features import features, opposed, spelt_out
from kg.model import (
    BenchmarkResult,
    Bound,
    ClaimType,
    Forecast,
    Horizon,
    Operator,
    Polarity,
    Probability,
    RestatementTest,
    Stance,
)
from tests.records import document, statement


def side(text, **fields) -> Side:
    return Side(statement(document(text), text, **fields))


def same(one, other, near=0.95, **fields):
    return compare(side(one, **fields), side(other, **fields), near, lambda *_: near)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Cheap batteries let small grids run on solar power at night.",
            "Cheap batteries enable small grids to run on solar power at night.",
        ),
        (
            "The new tariff raised bread prices by 12% in two years.",
            "The new tariff raised bread prices by 12 percent in two years.",
        ),
        (
            "Night trains carry twice as many travellers as ten years ago.",
            "Night trains carry twice as many travellers as 10 years ago.",
        ),
    ],
)
def test_nearly_the_same_words_are_one_claim(one, other):
    assert same(one, other).same


@pytest.mark.parametrize(
    ("one", "other", "failing"),
    [
        ("Wind farms lower power prices.", "Wind farms do not lower power prices.", "polarity"),
        (
            "The vaccine halved hospital stays in the first winter.",
            "The vaccine never halved hospital stays in the first winter.",
            "polarity",
        ),
        (
            "Rents in the old harbour rose by 4% last year.",
            "Rents in the old harbour rose by 14% last year.",
            "quantity",
        ),
        (
            "Rents in the old harbour rose by 4% in 2031.",
            "Rents in the old harbour rose by 4% in 2032.",
            "quantity",
        ),
        (
            "The ferry between Brel and Osta is late in winter.",
            "The ferry between Brel and Tyne is late in winter.",
            "name",
        ),
        (
            "All clinics in the valley lack trained nurses.",
            "Some clinics in the valley lack trained nurses.",
            "telling words",
        ),
        (
            "Battery trucks will replace diesel trucks on short routes.",
            "Battery trucks may replace diesel trucks on short routes.",
            "telling words",
        ),
        (
            "Higher wages raise prices in the service trades.",
            "Higher wages lower prices in the service trades.",
            "words",
        ),
        (
            "Trams beat buses in dense inner districts.",
            "Buses beat trams in dense inner districts.",
            "order",
        ),
        (
            "If rain fails, the reservoir empties by summer.",
            "When rain fails, the reservoir empties by summer.",
            "telling words",
        ),
        (
            "This harms young patients in rural clinics.",
            "This harms young patients in rural clinics badly.",
            "passage",
        ),
        (
            "Carbon taxes cut emissions from heavy industry.",
            "Carbon taxes cut emissions from heavy industry and shipping without closing plants.",
            "little more",
        ),
    ],
)
def test_what_differs_in_one_thing_is_two_claims(one, other, failing):
    found = same(one, other)
    assert not found.same
    assert failing in {check.name for check in found.checks if not check.passed}


def test_likeness_alone_makes_nothing_one():
    found = same(
        "Long progress in tunnel boring is real.",
        "Long progress in tunnel boring is overstated.",
        1.0,
    )
    assert not found.same


def test_a_denial_of_the_same_words_is_another_claim():
    text = "Wind farms lower power prices across the region."
    for fields in ({"stance": Stance.REJECTED}, {"polarity": Polarity.NEGATIVE}):
        assert not compare(side(text), side(text, **fields), 1.0, lambda *_: 1.0).same


def forecast(text, event, chance, year, *, who="Ada Quill", told=None, operator=Operator.EQUAL):
    made = statement(document(text), text, type=ClaimType.FORECAST, speaker=told or who)
    low, high = {
        Operator.AT_LEAST: (chance, 1.0),
        Operator.BELOW: (0.0, chance),
    }.get(operator, (chance, chance))
    record = Forecast(
        id=f"f-{made.id}",
        source=made.source,
        statement=made.id,
        span=made.span,
        forecaster=who,
        event=event,
        probability=Probability(low, high, chance, operator, f"{chance:.0%}"),
        horizon=Horizon(None, f"{year}-12-31", f"by {year}"),
    )
    return Side(made, (record,))


ONE = forecast(
    "There is a 40% chance that the river port closes by 2031.", "the river port closes", 0.4, 2031
)


def held(other, near=0.9):
    return compare(ONE, other, near, lambda *_: near)


def test_one_persons_forecast_told_twice_is_one_claim():
    told = forecast(
        "By 2031 the port on the river will shut with a probability of 40%.",
        "the port on the river will shut",
        0.4,
        2031,
        operator=Operator.AT_LEAST,
    )
    found = held(told)
    assert found.same
    assert found.test is RestatementTest.FORECAST


@pytest.mark.parametrize(
    ("fields", "failing"),
    [
        ({"chance": 0.3}, "quantity"),
        ({"year": 2030}, "date"),
        ({"who": "Bo Marsh"}, "holder"),
        ({"operator": Operator.BELOW}, "bounds"),
        ({"told": "author"}, "speaker"),
    ],
)
def test_forecasts_that_differ_in_one_thing_are_two_claims(fields, failing):
    values = {"event": "the river port closes", "chance": 0.4, "year": 2031, **fields}
    text = (
        f"There is a {values['chance']:.0%} chance that the river port closes by {values['year']}."
    )
    found = held(forecast(text, **values))
    assert not found.same
    assert failing in {check.name for check in found.checks if not check.passed}


def test_forecasts_of_opposite_events_are_two_claims():
    other = forecast(
        "There is a 40% chance that the river port opens by 2031.",
        "the river port opens",
        0.4,
        2031,
    )
    assert not held(other, 0.99).same


def test_a_sentence_about_a_forecast_is_not_that_forecast():
    about = forecast(
        "The 40% is one of several bold numbers of late.", "the river port closes", 0.4, 2031
    )
    assert "stated" in {check.name for check in held(about).checks if not check.passed}


def test_forecasts_of_events_far_apart_are_two_claims():
    assert not held(
        forecast("There is a 40% chance of frost by 2031.", "frost", 0.4, 2031), 0.3
    ).same


def result(text, score, system="Tide-2", date="2031-05"):
    made = statement(document(text), text, type=ClaimType.BENCHMARK)
    record = BenchmarkResult(
        f"b-{made.id}", made.source, made.id, made.span, "FlowBench", system, score, "%", date, None
    )
    return Side(made, results=(record,))


def test_a_result_told_twice_is_one_claim_and_another_score_is_not():
    one = result("On FlowBench Tide-2 reached 71% in May 2031.", 71.0)
    told = result("Tide-2 scored 71% on FlowBench in May 2031.", 71.0)
    assert compare(one, told, 0.8, lambda *_: 0.0).same
    for other in (
        result("Tide-2 scored 73% on FlowBench in May 2031.", 73.0),
        result("Tide-3 scored 71% on FlowBench in May 2031.", 71.0, system="Tide-3"),
        result("Tide-2 scored 71% on FlowBench in June 2031.", 71.0, date="2031-06"),
        result("A system scored 71% on FlowBench in May 2031.", 71.0, system=None),
    ):
        assert not compare(one, other, 0.99, lambda *_: 1.0).same


@pytest.mark.parametrize(
    ("text", "kind", "bound"),
    [
        ("Tides are stronger in spring.", ClaimType.CLAIM, Bound.FREE),
        ("This is why.", ClaimType.CLAIM, Bound.PLACE),
        ("It is likely that the dam holds.", ClaimType.CLAIM, Bound.FREE),
        ("It will hold for a decade.", ClaimType.CLAIM, Bound.PLACE),
        ("I agree.", ClaimType.CLAIM, Bound.PLACE),
        ("I expect the tram line to pay for itself.", ClaimType.CLAIM, Bound.HOLDER),
        ("The tram line will pay for itself by 2040.", ClaimType.FORECAST, Bound.HOLDER),
    ],
)
def test_what_a_wording_is_tied_to(text, kind, bound):
    assert bound_of(statement(document(text), text, type=kind)) is bound


def test_acronyms_are_read_as_the_words_whose_initials_they_are():
    assert spelt_out("the start of HSR", "a high-speed railway opens") == (
        "the start of high speed railway"
    )
    assert spelt_out("the start of HSR", "a slow ferry opens") == "the start of HSR"


def test_opposites_are_found_across_two_wordings_only():
    rise, fall = features("Prices rise."), features("Prices fall.")
    assert opposed(rise.content, fall.content) is not None
    assert opposed(rise.content, rise.content) is None
