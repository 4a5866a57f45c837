from dataclasses import replace

import pytest

from kg.analysis.cross_purposes import CrossTest, cross_purposes
from kg.analysis.directory import Directory
from kg.model import ClaimType, Forecast, Horizon, Operator, Probability, Span
from tests.analysis.debates import debate


def forecast(statement, event, chance, *, day="2031-12-31", who=None, **fields):
    return Forecast(
        id=f"f-{statement.id}",
        source=statement.source,
        statement=statement.id,
        span=Span(0, len(event), event),
        forecaster=who or statement.speaker,
        event=event,
        probability=None
        if chance is None
        else Probability(chance, chance, chance, Operator.EQUAL, f"{chance:.0%}"),
        horizon=None if day is None else Horizon(None, day, day),
        **fields,
    )


def told(*lines, forecasts=(), **about):
    """The debate with forecasts given as (statement, event, chance) and further fields."""
    names = {name: {"speaker": name.upper(), **fields} for name, fields in about.items()}
    graph = debate(*lines, **names)
    made = [
        forecast(graph.statement(of), event, chance, **more)
        for of, event, chance, more in ((*f, {})[:4] for f in forecasts)
    ]
    graph = replace(graph, forecasts=tuple(made))
    return cross_purposes(graph, Directory(graph))


FLEET = "the electric ferry fleet sails"
FERRY = "an electric ferry fleet is ordered by the port"


def test_a_dispute_of_figures_for_two_events_is_one():
    (pair,) = told(
        "b disputes a",
        forecasts=[("a", "the harbour freezes", 0.6), ("b", "the river floods", 0.1)],
        a={},
        b={},
    )
    assert pair.test is CrossTest.DISPUTED_FIGURES
    assert (pair.one.holder.name, pair.one.event, pair.one.chance) == (
        "B",
        "the river floods",
        "10%",
    )
    assert (pair.other.holder.name, pair.other.statement.id) == ("A", "a")
    assert pair.link is not None
    assert pair.shared == ()


def test_a_dispute_about_one_event_is_a_real_one():
    assert not told(
        "b disputes a",
        forecasts=[("a", "the harbour freezes", 0.6), ("b", "freezing of the harbour", 0.1)],
        a={},
        b={},
    )


def test_two_events_under_shared_words_with_chances_apart_are_one():
    (pair,) = told(
        lone := "c supports d",
        forecasts=[("c", FLEET, 0.7), ("d", FERRY, 0.2)],
        c={},
        d={},
    )
    assert lone
    assert pair.test is CrossTest.SHARED_WORDS
    assert pair.link is None
    assert pair.shared == ("electric", "ferry", "fleet")


@pytest.mark.parametrize(
    ("second", "more"),
    [
        ((FERRY, 0.7), {}),  # the same chance
        ((FERRY, 0.2), {"day": "2035-12-31"}),  # another day
        ((FERRY, 0.2), {"day": None}),
        ((FERRY, None), {}),
        ((FERRY, 0.2), {"conditional_on": "the port pays"}),
        ((FERRY, 0.2), {"negated": True}),
        (("the electric tram opens", 0.2), {}),  # one word is too little
        ((" ".join([FERRY] * 3), 0.2), {}),  # a whole paragraph names no event
    ],
)
def test_without_a_clear_sign_nothing_is_said(second, more):
    assert not told("c supports d", forecasts=[("c", FLEET, 0.7), ("d", *second, more)], c={}, d={})


def test_an_event_borrowed_from_elsewhere_is_no_sign():
    graph = debate("b disputes a", a={"speaker": "A"}, b={"speaker": "B"})
    one = forecast(graph.statement("a"), "the harbour freezes", 0.6)
    other = forecast(graph.statement("b"), "the river floods", 0.1)
    other = replace(other, span=Span(0, 12, "I give it 10"))
    graph = replace(graph, forecasts=(one, other))
    assert cross_purposes(graph, Directory(graph)) == ()


def test_one_holder_does_not_talk_past_oneself():
    assert not told(
        "c disputes d",
        forecasts=[("c", FLEET, 0.7), ("d", FERRY, 0.2)],
        c={"speaker": "ADA"},
        d={"speaker": "ADA"},
    )


def test_a_dispute_about_a_definition_is_about_a_word():
    (pair,) = told("b disputes a", a={}, b={"type": ClaimType.DEFINITION})
    assert pair.test is CrossTest.DISPUTED_MEANING
    assert (pair.one.event, pair.other.event) == (None, None)


def test_what_each_means_by_the_words_stands_beside_the_chance():
    (pair,) = told(
        "b disputes a",
        "m supports n",
        forecasts=[("a", FLEET, 0.6), ("b", "the river floods", 0.1)],
        a={"speaker": "ADA"},
        b={},
        m={
            "speaker": "ADA",
            "type": ClaimType.DEFINITION,
            "canonical": "An electric ferry fleet is one with ten ships.",
        },
        n={"speaker": "ADA", "type": ClaimType.DEFINITION, "canonical": "Mud is wet earth."},
    )
    assert [s.id for s in pair.other.meanings] == ["m"]
    assert pair.one.meanings == ()


def test_a_pair_is_told_once_however_often_it_is_said():
    assert (
        len(
            told(
                "b disputes a",
                "d disputes c 0.4",
                forecasts=[
                    ("a", "the harbour freezes", 0.6),
                    ("b", "the river floods", 0.1),
                    ("c", "the harbour freezes", 0.6),
                    ("d", "the river floods", 0.1),
                ],
                a={"speaker": "ADA"},
                b={"speaker": "BEN"},
                c={"speaker": "ADA"},
                d={"speaker": "BEN"},
            )
        )
        == 1
    )
