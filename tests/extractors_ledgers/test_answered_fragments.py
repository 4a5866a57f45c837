"""Chances in a sentence of their own, months of next year, bracketed days and what stands in brackets behind a chance."""

from __future__ import annotations

import pytest

from extractors.draft import Draft, Metadata
from extractors.forecasting.horizons import find_times
from extractors.pipeline import run_steps
from kg.model import Source

HEAD = "A page of news\n7 April 2026\n\n"

Told = tuple[float | None, str | None, str]


def _told(words: str) -> list[Told]:
    """Chance, last day and event of each forecast of a text of 7 April 2026."""
    text = f"{HEAD}{words}\n"
    draft = run_steps(Draft(text=text, source=Source.id_for(text), stated=Metadata(), name="x"))
    return [
        (f.probability and f.probability.point, f.horizon and f.horizon.date, f.event)
        for f in draft.forecasts
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "Asian hornet nest found within the city limits by the end of August. 90%.",
            [(0.9, "2026-08-31", "Asian hornet nest found within the city limits")],
        ),
        (
            "2%. That we discover a fifth force by 2035.",
            [(0.02, "2035-12-31", "discover a fifth force")],
        ),
        (
            "The tram will reach the airport by 2030. I’d say 70%.",
            [
                (None, "2030-12-31", "tram will reach the airport"),
                (0.7, "2030-12-31", "tram will reach the airport"),
            ],
        ),
        (
            "Chance it becomes law before the summer recess (July 23): 65%.",
            [(0.65, "2026-07-23", "it becomes law")],
        ),
    ],
)
def test_a_chance_alone_is_of_what_the_sentence_beside_it_names(
    words: str, told: list[Told]
) -> None:
    assert _told(words) == told


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("by Christmas next year", "2027-12-25"),
        ("in March of next year", "2027-03-31"),
        ("by the second quarter of next year", "2027-06-30"),
        ("by Christmas", "2026-12-25"),
    ],
)
def test_next_year_says_of_which_year_a_month_is(words: str, day: str) -> None:
    found = find_times(words, reference="2026-09-17")
    assert [t.horizon and t.horizon.date for t in found] == [day]


def test_a_chance_in_brackets_behind_another_is_what_it_was() -> None:
    told = _told(
        "My odds\n\n- Some ship sails without a crew by 30 June 2027: 35% (42%)\n- A lock closes by May: 10% (10%)\n"
    )
    assert [chance for chance, _, _ in told] == [0.35, 0.1]


def test_a_count_that_was_asked_for_is_no_forecast() -> None:
    told = _told(
        "Q: When will the last tram stop?\n\nA: By 2030, I think.\n\nQ: How many trams are still running?\n\nA: Seven."
    )
    assert [event for _, _, event in told if "Seven" in event] == []
