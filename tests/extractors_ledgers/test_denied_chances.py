"""Numbers and days that a rule takes for a chance or a deadline and the reader for nothing of the kind."""

from dataclasses import replace

import pytest

from extractors.draft import Draft, FoundForecast, Proposition, Sentence
from extractors.figure_readings import NO_FIGURE, ReadFigure
from extractors.forecasting.denied_chances import is_day_denied, is_denied
from extractors.forecasting.quantities import find_number
from kg.model import ClaimType, Horizon, Operator, Probability, Span

TEXT = (
    "Will the ferries be late in May? Inches: 21. The odds are 21. No more than 1,210 came. "
    "Of 21 crews I say 21."
)


def forecast(quote: str, words: str | None = "21") -> FoundForecast:
    start = TEXT.index(quote)
    return FoundForecast(
        proposition=0,
        span=Span(start, start + len(quote), quote),
        forecaster="author",
        event="ferries are late",
        probability=words and Probability(0.21, 0.21, 0.21, Operator.EQUAL, words),
        horizon=None,
    )


def draft(label: str, probability: float, around: str = "Inches: 21") -> Draft:
    start = TEXT.index(around) + around.index("21")
    figure = ReadFigure(start, start + 2, label, probability)
    return Draft(TEXT, "0" * 16, figures=(figure,))


@pytest.mark.parametrize(
    ("label", "probability", "denied"),
    [
        (NO_FIGURE, 0.98, True),
        (NO_FIGURE, 0.9, False),
        ("SCORE", 0.4, True),
        ("CHANCE", 0.2, False),
    ],
)
def test_a_bare_number_is_denied_where_the_reader_is_sure(
    label: str, probability: float, denied: bool
) -> None:
    assert is_denied(draft(label, probability), forecast("Inches: 21.")) is denied


def test_a_number_that_the_reader_did_not_see_is_not_denied() -> None:
    assert not is_denied(Draft(TEXT, "0" * 16), forecast("Inches: 21."))


def test_a_number_that_is_called_a_chance_is_not_denied() -> None:
    read = draft(NO_FIGURE, 0.99, "The odds are 21")
    assert not is_denied(read, forecast("The odds are 21."))


def test_a_number_inside_another_is_not_the_one_that_was_denied() -> None:
    read = draft(NO_FIGURE, 0.99, "1,210")
    assert not is_denied(read, forecast("No more than 1,210 came."))


def test_a_forecast_without_a_chance_is_never_denied() -> None:
    assert not is_denied(draft(NO_FIGURE, 0.99), forecast("Inches: 21.", words=None))


def test_thousands_are_no_per_cent() -> None:
    at = TEXT.index("1,210")
    assert find_number("140,000 came", 0, 7, floor=0, ceiling=12) is None
    assert find_number(TEXT, at, at + 5, floor=at, ceiling=len(TEXT)) is None


def test_a_number_told_twice_is_denied_only_where_no_telling_is_a_chance() -> None:
    first, second = TEXT.index("21 crews"), TEXT.index("21.", TEXT.index("crews"))
    none = ReadFigure(first, first + 2, NO_FIGURE, 0.99)
    told = forecast("Of 21 crews I say 21.")
    chance = ReadFigure(second, second + 2, "CHANCE", 0.9)
    assert not is_denied(Draft(TEXT, "0" * 16, figures=(none, chance)), told)
    again = ReadFigure(second, second + 2, NO_FIGURE, 0.99)
    assert is_denied(Draft(TEXT, "0" * 16, figures=(none, again)), told)


def day(words: str, label: str, probability: float) -> tuple[Draft, FoundForecast]:
    """A sentence with "in May" and how the reader takes that day."""
    span, start = Span(0, len(words), words), words.index("in May")
    read = ReadFigure(start, start + len("in May"), label, probability)
    draft = Draft(
        words,
        "0" * 16,
        sentences=(Sentence(span, 0),),
        propositions=(Proposition(span, 0, ClaimType.CLAIM, "sentence"),),
        figures=(read,),
    )
    horizon = Horizon("2031-05-01", "2031-05-31", "in May")
    told = FoundForecast(0, Span(0, len(words), words), "author", "board meets", None, horizon)
    return draft, told


@pytest.mark.parametrize(
    ("words", "label", "probability", "denied"),
    [
        ("The board will meet in May.", NO_FIGURE, 0.9, True),
        ("The board will meet in May.", NO_FIGURE, 0.6, False),
        ("The board will meet in May.", "DEADLINE", 0.4, False),
        ("My guess is that the board meets in May.", NO_FIGURE, 0.9, False),
        ("Ada Quill expects the board to meet in May.", NO_FIGURE, 0.9, False),
    ],
)
def test_a_day_is_denied_where_the_reader_is_sure_and_no_word_of_forecasting_stands_beside_it(
    words: str, label: str, probability: float, denied: bool
) -> None:
    assert is_day_denied(*day(words, label, probability)) is denied


def test_a_forecast_of_a_chance_keeps_its_day() -> None:
    draft, told = day("The board will meet in May, 40%.", NO_FIGURE, 0.9)
    chance = Probability(0.4, 0.4, 0.4, Operator.EQUAL, "40%")
    assert not is_day_denied(draft, replace(told, probability=chance))
