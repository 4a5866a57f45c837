"""Ranges of what several people say, and figures that moved: one chance, its event and whoever gives it."""

import pytest

from extractors.pipeline import extract_text

Told = tuple[float, float, str, str]


def told(text: str) -> list[Told]:
    """Lower and upper end, event and forecaster of each chance of a page of May 2030, in the order of the text."""
    found = extract_text(f"Bridge notes\n3 May 2030\n\n{text}\n", name="page").forecasts
    return [
        (f.probability.low, f.probability.high, f.event, f.forecaster)
        for f in found
        if f.probability
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Whoever asks whether the barrage will be finished by 2034 gets answers from under 10% to 70%.",
            (0.0, 0.7, "barrage will be finished", "forecasters (unnamed)"),
        ),
        (
            "Estimates range from 20% to 65% that the barrage will be finished by 2034.",
            (0.2, 0.65, "barrage will be finished", "forecasters (unnamed)"),
        ),
        (
            "Experts' odds that the lock opens by 2033 vary widely from 5% to 40%.",
            (0.05, 0.4, "lock opens", "experts (unnamed)"),
        ),
        (
            "The panel's estimates of the chance of a strike this year run between 10% and 30%.",
            (0.1, 0.3, "strike", "forecasters (unnamed)"),
        ),
    ],
)
def test_what_several_people_say_is_one_range_of_nobody_by_name(text: str, expected: Told) -> None:
    assert told(text) == [expected]


def test_a_chance_that_moved_is_where_it_came_to_and_of_its_own_event() -> None:
    text = "The chance that the lock opens by 2033 rose from 20% to 65% after the vote."
    assert told(text) == [(0.65, 0.65, "lock opens", "author")]


@pytest.mark.parametrize(
    "text",
    [
        "Turnout in the wards ran from 31% to 58%.",
        "Accuracy ranged from 20% to 65% in the trials of 2029.",
        "Wages will rise from 2% to 4% by 2034.",
    ],
)
def test_what_is_no_chance_may_range_as_it_likes(text: str) -> None:
    assert told(text) == []
