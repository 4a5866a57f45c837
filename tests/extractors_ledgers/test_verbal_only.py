"""Chances told in words of degree alone, and what is left of a sentence as its event."""

import pytest

from extractors.pipeline import extract_text

Told = tuple[str, str, str | None]


def told(text: str) -> list[Told]:
    """Forecaster, event and words of chance of each forecast of a page."""
    found = extract_text(f"Harbour notes\n3 May 2030\n\n{text}\n", name="page").forecasts
    return [(f.forecaster, f.event, f.verbal.words if f.verbal else None) for f in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mill is more likely than not to reopen.", ("author", "mill to reopen", "more likely than not")),
        ("The mill will almost certainly reopen.", ("author", "mill to reopen", "almost certainly")),
        ("Ida Moss said the weir is all but certain to break.", ("Ida Moss", "weir to break", "all but certain")),
        ("It is highly unlikely that the council will fall.", ("author", "council will fall", "highly unlikely")),
        ("In our view, the court will most likely side with the pilots.", ("author", "court to side with the pilots", "most likely")),
    ],
)  # fmt: skip
def test_words_of_degree_are_a_chance_without_number_and_day(text: str, expected: Told) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The mill will probably reopen.",
        "The mill is likely to reopen.",
        "The fault is very likely to be the result of a bad cable.",
        "A tired pilot is more likely than not to miss the buoy.",
        "The fire was almost certainly started by a lamp.",
        "If the wind turns, the mill is very likely to burn.",
        "Is the mill very likely to reopen?",
        "It is almost certain that the fault lies in the cable.",
    ],
)
def test_hedges_kinds_and_what_is_so_already_are_no_forecast(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("It is a coin flip whether the bill passes.", "bill passes"),
        ("Next year’s regatta is scheduled to take place in Turku.", "regatta to take place in Turku"),
        ("The engineers estimated by 2050, falling rainfall would halve the harvest of the valley.", "falling rainfall would halve the harvest of the valley"),
        ("Ida Moss is hopeful and confident that the pier will stand by 2034.", "pier will stand"),
        ("Its projects could employ 400 people by 2041.", "Its projects could employ 400 people"),
        ("The claims will be settled by 2038.", "claims will be settled"),
    ],
)  # fmt: skip
def test_event_is_what_will_happen_without_its_frame(text: str, event: str) -> None:
    assert [found[1] for found in told(text)] == [event]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Her view is that crewless ferries probably won’t arrive in 2036.", "crewless ferries"),
        ("Ida Moss says a second tunnel will not happen before 2041.", "second tunnel"),
    ],
)
def test_that_a_thing_does_not_come_is_told_apart_from_what_it_is(text: str, event: str) -> None:
    (found,) = extract_text(f"Harbour notes\n3 May 2030\n\n{text}\n", name="page").forecasts
    assert (found.event, found.negated) == (event, True)
