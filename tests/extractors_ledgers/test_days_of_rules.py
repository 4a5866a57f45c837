"""Days until which a rule, a ticket or a lease holds, conditions that an event opens with, and several forecasts of a sentence."""

import pytest

from extractors.forecasting.clause_events import after_condition
from extractors.forecasting.deadlines import may_last
from extractors.pipeline import extract_text

Told = tuple[str, float | None, str | None]


def told(text: str) -> list[Told]:
    """Event, chance and last day of each forecast of a page, in the order of the text."""
    found = []
    for forecast in extract_text(f"Bridge notes\n3 May 2030\n\n{text}\n", name="page").forecasts:
        chance = forecast.probability.point if forecast.probability else None
        last = forecast.horizon.date if forecast.horizon else None
        found.append((forecast.event, chance, last))
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Shops under ten metres pay no rates until 2034.",
        "The pool is closed until 4 June 2031.",
        "The dredger is booked until March 2031.",
        "Tickets are valid until the end of 2031.",
        "Members may vote until 30 June 2030.",
    ],
)
def test_what_holds_until_a_day_by_rule_is_no_forecast(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The old mill will stay empty until 2033.", "2032-12-31"),
        ("Rents will keep climbing until the end of 2032.", "2032-12-31"),
        ("The port does not get its second crane until late 2032.", "2032-12-31"),
        ("I expect nothing to move until the end of 2031.", "2031-12-31"),
    ],
)
def test_what_may_last_until_a_day_is_a_forecast(text: str, last: str) -> None:
    assert [day for _, _, day in told(text)] == [last]


def test_words_of_lasting_are_told_from_rules() -> None:
    assert may_last("the mill stays empty")
    assert not may_last("shops pay no rates")


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "If the bridge opens, lorries will be gone from the old town by 2034.",
            "lorries will be gone from the old town",
        ),
        (
            "If the levy passes, I expect fares to double by the end of 2033.",
            "fares to double",
        ),
        (
            "Unless the dredger breaks, the quay will be full by 2032.",
            "quay will be full",
        ),
    ],
)
def test_an_event_opens_behind_its_condition(text: str, event: str) -> None:
    assert [words for words, _, _ in told(text)] == [event]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("If the levy, which few like, passes, fares double", "fares double"),
        ("Iffy boats sail, they say", "Iffy boats sail, they say"),
        ("Fares double if the levy passes", "Fares double if the levy passes"),
    ],
)
def test_only_a_condition_at_the_head_is_left_out(text: str, rest: str) -> None:
    assert text[after_condition(text, 0, len(text)) :] == rest


@pytest.mark.parametrize(
    ("text", "chances"),
    [
        (
            "Ada Brandt puts the chance of a closed harbour at 45% by the end of 2033 and at 70% by 2037.",
            [(0.45, "2033-12-31"), (0.7, "2037-12-31")],
        ),
        (
            "I do expect the fleet to double by the end of 2033, at about 55%.",
            [(0.55, "2033-12-31")],
        ),
    ],
)
def test_each_chance_of_a_sentence_is_of_its_day(
    text: str, chances: list[tuple[float, str]]
) -> None:
    assert {(point, day) for _, point, day in told(text)} == set(chances)
