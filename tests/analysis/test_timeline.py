from dataclasses import replace

import pytest

from kg.analysis import forecast_points
from kg.model import Forecast, Graph, Horizon, Operator, Probability, Span

FORTY = Probability(0.4, 1.0, 0.4, Operator.AT_LEAST, "40%+")


def forecast(id_, who="Ada", event="rationing", date="2031", chance=FORTY, source="s", start=0):
    horizon = Horizon(None, date, f"by {date}") if date else None
    return Forecast(id_, source, "t-1", Span(start, start + 1, "x"), who, event, chance, horizon)


def points(*forecasts):
    return forecast_points(Graph("r", forecasts=forecasts))


def test_a_point_holds_the_forecasts_figures_and_its_statement():
    (point,) = points(forecast("f", date="2031-06-30"))
    assert (point.forecaster, point.event, point.date) == ("Ada", "rationing", "2031-06-30")
    assert (point.low, point.high, point.point, point.operator) == (
        0.4,
        1.0,
        0.4,
        Operator.AT_LEAST,
    )
    assert (point.statement, point.source) == ("t-1", "s")
    assert point.drawable


@pytest.mark.parametrize(
    ("stated", "last"),
    [
        ("2031", "2031-12-31"),
        ("2031-04", "2031-04-30"),
        ("2032-02", "2032-02-29"),
        ("2031-02", "2031-02-28"),
        ("2031-02-03", "2031-02-03"),
    ],
)
def test_a_date_less_precise_stands_at_its_last_day(stated, last):
    assert points(forecast("f", date=stated))[0].date == last


def test_without_a_date_or_probability_there_is_nothing_to_draw():
    (dated,) = points(forecast("f", chance=None))
    (likely,) = points(forecast("f", date=None))
    assert (dated.low, dated.high, dated.point, dated.operator) == (None,) * 4
    assert likely.date is None
    assert not dated.drawable
    assert not likely.drawable


def test_a_chance_against_the_event_is_charted_as_the_chance_for_it():
    (against,) = points(replace(forecast("f"), negated=True))
    assert (against.low, against.high, against.point) == (0.4, 1.0, 0.4)
    assert against.chance == (0.0, 0.6, 0.6)
    assert points(forecast("f"))[0].chance == (0.4, 1.0, 0.4)
    assert points(forecast("f", chance=None))[0].chance is None


def test_a_chance_on_a_condition_is_not_drawn_among_plain_ones():
    (hung,) = points(replace(forecast("f"), conditional_on="if it rains"))
    assert hung.condition == "if it rains"
    assert not hung.drawable


def test_order_is_event_forecaster_date_and_undated_last():
    found = points(
        forecast("f1", event="Rationing", date=None),
        forecast("f2", event="rationing", date="2033"),
        forecast("f3", who="Ben", event="rationing"),
        forecast("f4", event="blackout", date="2040"),
        forecast("f5", event="rationing", date="2031", start=5),
        forecast("f6", event="rationing", date="2031", start=2),
    )
    assert [(p.event, p.forecaster, p.date) for p in found] == [
        ("blackout", "Ada", "2040-12-31"),
        ("rationing", "Ada", "2031-12-31"),
        ("rationing", "Ada", "2031-12-31"),
        ("rationing", "Ada", "2033-12-31"),
        ("Rationing", "Ada", None),
        ("rationing", "Ben", "2031-12-31"),
    ]


def test_the_same_forecasts_in_another_order_give_the_same_points():
    rows = tuple(forecast(f"f{n}", date=f"20{30 + n}") for n in range(5))
    graph = Graph("r", forecasts=rows)
    assert forecast_points(graph) == forecast_points(replace(graph, forecasts=rows[::-1]))
