"""Days that chances take from what is under discussion, answers of a few words, and whom a sentence names as holder."""

import pytest

from extractors.forecasting.bare_answers import amount
from extractors.pipeline import extract_text

Told = tuple[str, float | None, str | None]


def told(text: str, day: str = "3 May 2030") -> list[Told]:
    """Forecaster, chance and last day of each forecast of a page, in the order of the text."""
    found = []
    for forecast in extract_text(f"Bridge notes\n{day}\n\n{text}\n", name="page").forecasts:
        chance = forecast.probability.point if forecast.probability else None
        last = forecast.horizon.date if forecast.horizon else None
        found.append((forecast.forecaster, chance, last))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Vale Rail expects to open the Tarn bridge by the end of 2033. Nobody asked the painters. Ada Brandt puts the chance of the bridge opening so late at 40%.",
            ("Ada Brandt", 0.4, "2033-12-31"),
        ),
        (
            "My answer is that the tunnel won't open before 2041; I'd put one in ten on my being wrong about that.",
            ("author", 0.1, "2040-12-31"),
        ),
    ],
)
def test_chance_without_a_day_takes_that_of_its_paragraph_or_sentence(
    text: str, expected: Told
) -> None:
    assert told(text)[-1] == expected


def test_chance_in_a_text_that_names_no_day_has_none() -> None:
    assert told("Ada Brandt puts the chance of a delay at 40%.") == [("Ada Brandt", 0.4, None)]


def test_chance_of_somebody_else_on_another_event_has_no_day_from_the_paragraph() -> None:
    text = "Vale Rail expects to open the Tarn bridge by the end of 2033. Nobody asked the painters. Ada Brandt gives a strike of the welders one chance in three."
    assert told(text)[-1][2] is None


def test_chance_joined_to_a_dated_statement_has_the_day_behind_it() -> None:
    text = "Our model suggests that a third of the wells will have failed by 2035, with a 75% probability that pumping becomes impossible in the south before 2042."
    assert [(chance, day) for _, chance, day in told(text)] == [
        (None, "2035-12-31"),
        (0.75, "2041-12-31"),
    ]


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        (
            "Vale Rail expects the line to reopen before the autumn.",
            "5 November 2030",
            "2031-08-31",
        ),
        ("Vale Rail expects the line to reopen before the autumn.", "5 May 2030", "2030-08-31"),
        ("Vale Rail expects the line to reopen by next winter.", "9 October 2030", "2032-02-29"),
        ("Commercial boats will follow from 2035, at half the price.", "5 May 2030", "2035-12-31"),
        ("No yard on this coast will be hiring welders after 2034.", "5 May 2030", "2034-12-31"),
    ],
)
def test_seasons_that_run_and_years_from_which_something_holds(
    text: str, day: str, expected: str
) -> None:
    assert [last for _, _, last in told(text, day)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "If the pace held, the barrage would be finished in 2033.",
        "Boats followed from 2025, at half the price.",
    ],
)
def test_cases_not_held_for_one_and_years_of_the_past_are_no_forecasts(text: str) -> None:
    assert told(text) == []


def test_amount_asked_for_is_no_chance_and_a_denied_day_is_a_forecast() -> None:
    text = """HANNA: In 2040, what share of the city's trips is by tram?

TOM REED: Six per cent.

HANNA: And a ferry without a crew?

TOM REED: A crewless ferry, not this decade."""
    assert told(text, "Recorded 3 May 2031") == [
        ("Tom Reed", None, "2040-12-31"),
        ("Tom Reed", None, "2039-12-31"),
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("A quarter.", "A quarter"),
        ("Seven per cent, perhaps eight.", "Seven per cent, perhaps eight"),
        ("It took nine weeks.", None),
        ("Shares in the yard rose 3%.", None),
    ],
)
def test_amounts_are_answers_that_say_nothing_more(words: str, expected: str | None) -> None:
    assert amount(words) == expected


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("On Tallyhouse the question “a tram strike before 2033” stands at 34%.", "Tallyhouse"),
        (
            "Tidemark, which is our model, gives the ferry a 62% chance of sailing by 2032.",
            "Tidemark",
        ),
        ("My own number stands at 34% for a tram strike before 2033.", "author"),
    ],
)
def test_sites_and_subjects_behind_an_aside_hold_their_figures(text: str, holder: str) -> None:
    assert [forecaster for forecaster, _, _ in told(text)] == [holder]


def test_items_that_open_with_a_last_name_are_of_that_person() -> None:
    text = """Three people from the port sat with us: Ada Brandt, Tom Reed and Ines Harrow. Their forecasts for the bay:

- Brandt: by 2034 the car ferry will have been sold.
- Reed: a second bridge opens before 2040, 1 in 50.
- Fares: below two crowns by 2036."""
    found = extract_text(f"Bridge notes\n3 May 2030\n\n{text}\n", name="page").forecasts
    held = {f.horizon.date: (f.forecaster, f.event) for f in found if f.horizon}
    assert held["2034-12-31"] == ("Ada Brandt", "car ferry will have been sold")
    assert held["2039-12-31"][0] == "Tom Reed"
    assert not held["2039-12-31"][1].startswith("Reed")
    assert held["2036-12-31"][0] not in {"Ada Brandt", "Tom Reed", "Ines Harrow"}


def test_a_sentence_that_only_dates_what_was_named_before_is_a_forecast_of_that() -> None:
    text = "Ada Brandt coined the term “silent harbour” in 2020. Tom Reed gave it a firm date (2041) in his book."
    found = extract_text(f"Bridge notes\n3 May 2030\n\n{text}\n", name="page").forecasts
    assert [f.event for f in found] == ["silent harbour"]
