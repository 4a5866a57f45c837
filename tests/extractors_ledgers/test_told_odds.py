"""Odds that are chances by their own words, and what they are chances of."""

import pytest

from extractors.pipeline import extract_text

Told = tuple[float | None, str | None, str]


def told(text: str) -> list[Told]:
    """Chance, last day and event of each forecast of a page of May 2030, in the order of the text."""
    found = []
    for forecast in extract_text(f"Bridge notes\n3 May 2030\n\n{text}\n", name="page").forecasts:
        chance = forecast.probability.point if forecast.probability else None
        last = forecast.horizon.date if forecast.horizon else None
        found.append((chance, last, forecast.event))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ada Brandt saw one chance in four of three ferries being sold by the end of 2032.",
            (0.25, "2032-12-31", "three ferries being sold"),
        ),
        (
            "By 2034 there will be no conductors on any ferry, and I'd lay four to one on it.",
            (0.8, "2034-12-31", "there will be no conductors on any ferry"),
        ),
        (
            "The bridge opens in 2033, and I would put evens on that.",
            (0.5, "2033-12-31", "bridge opens"),
        ),
        (
            "A clerk said Brandt would still be in office at Christmas, “nine times out of ten”.",
            (0.9, "2030-12-25", "Brandt would still be in office"),
        ),
    ],
)
def test_odds_laid_or_set_apart_are_chances_of_what_was_just_said(
    text: str, expected: Told
) -> None:
    assert told(text) == [expected]


def test_parts_of_the_weight_are_chances() -> None:
    text = "Ada Brandt expects a crewless ferry by 2040. Her own view puts a quarter of the weight before 2033."
    assert [(chance, day) for chance, day, _ in told(text)] == [
        (None, "2040-12-31"),
        (0.25, "2032-12-31"),
    ]


def test_chance_of_a_favourite_has_the_day_of_the_vote() -> None:
    text = "Ada Brandt makes the challenger a 60-40 favourite in the vote of 2031."
    assert [(chance, day) for chance, day, _ in told(text)] == [(0.6, "2031-12-31")]


@pytest.mark.parametrize(
    "text",
    [
        "Nine times out of ten the ferry is late, and it will be late in 2033.",
        "A quarter of the weight of the new bridge, due by 2033, is steel.",
        "Oarlock won three to one on the day and plays again in 2031.",
    ],
)
def test_other_odds_and_parts_are_no_chances(text: str) -> None:
    assert [chance for chance, _, _ in told(text) if chance is not None] == []
