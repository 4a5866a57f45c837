"""Durations that are no deadlines, and events that only ask or rate what was told."""

import pytest

from extractors.pipeline import extract_text


def told(text: str) -> list[tuple[str, str | None]]:
    """Event and last day of each forecast of a page."""
    found = extract_text(f"Harbour notes\n4 March 2027\n\n{text}\n", name="page").forecasts
    return [(f.event, f.horizon.date if f.horizon else None) for f in found]


@pytest.mark.parametrize(
    "text",
    [
        "A large transformer ordered this afternoon arrives in about four years, from one of five factories.",
        "Of the patients on the old machine forty in a hundred are dead in five years.",
        "Rents in this town have never once fallen by fifteen per cent over three years.",
    ],
)
def test_how_long_something_takes_is_no_deadline(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The yard will close for good in three years, the union says.",
        "I think the ferry and the pier are both gone in three years.",
    ],
)
def test_what_comes_in_some_years_has_its_day(text: str) -> None:
    assert [day for _, day in told(text)] == ["2030-03-04"]


def test_what_people_ask_is_the_event_of_the_answers() -> None:
    text = "Whoever asks whether the dam will hold until 2040 hears answers from under 10% to 60%. Marlowe gives it 30%."
    assert {event for event, _ in told(text)} == {"dam will hold"}


@pytest.mark.parametrize("rated", ["possible", "quite likely", "at least conceivable"])
def test_what_is_only_rated_is_what_was_told(rated: str) -> None:
    text = f"The survey gives a second bridge less than 10% by the end of 2028. The same survey considers it {rated} by 2036."
    assert told(text) == [("second bridge", "2028-12-31"), ("second bridge", "2036-12-31")]


def test_a_clause_that_is_rated_is_the_event() -> None:
    text = "Okello thinks it rather more likely than not that a third of the beet will be sprayed by camera by 2029."
    assert told(text) == [("third of the beet will be sprayed by camera", "2029-12-31")]


def test_a_day_before_a_chance_is_not_of_what_the_chance_is_of() -> None:
    text = "The union expects the tunnel to reopen by 2029. It happens in 2030, and there is a 40% chance of a strike first."
    assert next(event for event, day in told(text) if day == "2030-12-31") == "tunnel to reopen"
