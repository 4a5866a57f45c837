"""Forms in which chances are told: notation, splits, decimals, lists of holders, views of then."""

import pytest

from extractors.forecasting.read_numbers import read_probability
from extractors.pipeline import extract_text

Told = tuple[str, str, float | None, str | None, str]


def told(text: str) -> list[Told]:
    """Forecaster, operator, chance, last day and event of each forecast of a page of May 2030, in the order of the text."""
    found = []
    for forecast in extract_text(f"Mill notes\n3 May 2030\n\n{text}\n", name="page").forecasts:
        chance = forecast.probability
        point = chance.point if chance else None
        last = forecast.horizon.date if forecast.horizon else None
        operator = str(chance.operator) if chance else "-"
        found.append((forecast.forecaster, operator, point, last, forecast.event))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "My P(ban on open nets by 2034) is about 0.6.",
            [("author", "=", 0.6, "2034-12-31", "ban on open nets")],
        ),
        (
            "Hartmoor Ratings said there was at least a one-in-three chance of a downgrade by June 2031.",
            [("Hartmoor Ratings", ">=", 0.333333, "2031-06-30", "downgrade")],
        ),
        (
            "I put a strike at one in three this year and two in three by the end of 2032.",
            [
                ("author", "=", 0.333333, "2030-12-31", "strike"),
                ("author", "=", 0.666667, "2032-12-31", "strike"),
            ],
        ),
        (
            "My number on a two-bridge toll is 40% by 2034.",
            [("author", "=", 0.4, "2034-12-31", "two-bridge toll")],
        ),
        (
            "On the question of whether a ten-hour battery will undercut gas by 2034, Valdor gives 12%.",
            [("Valdor", "=", 0.12, "2034-12-31", "ten-hour battery will undercut gas")],
        ),
        ("A strike looks imminent.", [("author", "-", None, None, "strike")]),
    ],
)
def test_a_chance_is_read_in_the_form_it_is_told(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


def test_whoever_closes_a_list_of_holders_has_their_own_chance() -> None:
    line = "Ada Marlowe puts a strike by June 2031 at 60%, Petrescu at 40% and the rest of the panel somewhere around 15."
    assert {(who, chance) for who, _, chance, _, _ in told(line)} == {
        ("Ada Marlowe", 0.6),
        ("Petrescu", 0.4),
        ("rest of the panel (unnamed)", 0.15),
    }


def test_fifty_fifty_has_its_bound() -> None:
    page = "Will the mill be ready by March 2031? The foreman says “fifty-fifty at best”."
    assert [(operator, chance) for _, operator, chance, _, _ in told(page)] == [("<=", 0.5)]


def test_what_else_somebody_says_is_no_part_of_the_event() -> None:
    line = "The Office for Trade sees a one-in-five chance of a recession this year and says prices will rise 3% in 2031."
    assert told(line)[0] == ("Office for Trade", "=", 0.2, "2030-12-31", "recession")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Economists surveyed by the Quay Times see a strike by June 2031.",
            "economists (unnamed)",
        ),
    ],
)
def test_a_forecast_is_of_whoever_its_clause_names(text: str, who: str) -> None:
    assert [told_by for told_by, *_ in told(text)] == [who]


@pytest.mark.parametrize(
    "text",
    [
        "Odds of promotion by May 2031",
        "The till has 50 50-crown notes for 2031.",
        "As to the mill, the new filter gives 12%.",
        "Quill said there was a one-in-three share of rye in the flour of 2029.",
    ],
)
def test_what_only_looks_like_a_chance_is_none(text: str) -> None:
    assert told(text) == []


ANSWERS = """Will any member leave the customs pact by 2035?

Prof. Ana Relić — 15% (“the exit clause has teeth”)
Judge Tom Farrow — no
Dr Siti Malik — 25–30%
"""


def test_answers_behind_a_dash_are_of_whoever_stands_before_it() -> None:
    found = [(who, chance) for who, _, chance, _, _ in told(ANSWERS)]
    assert found == [("Ana Relić", 0.15), ("Siti Malik", 0.275)]
    assert all("teeth" not in event for *_, event in told(ANSWERS))


def test_each_chance_of_a_list_goes_with_the_day_right_before_it() -> None:
    line = "Chance of completion, by year: 2031, 10%; 2032, 35%; 2033, 60%; 2034 or later, 40%."
    assert [(chance, day) for _, _, chance, day, _ in told(line)][:3] == [
        (0.1, "2031-12-31"),
        (0.35, "2032-12-31"),
        (0.6, "2033-12-31"),
    ]


def test_a_bound_inside_the_event_is_not_its_chance() -> None:
    line = "The probability of inflation above 4% in 2031 is judged to be less than 5%."
    assert [(operator, chance) for _, operator, chance, _, _ in told(line)] == [("<", 0.05)]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "The runs keep the storm offshore, so call landfall by June 2030 a 30 percent proposition.",
            "landfall",
        ),
        (
            "Hansel Boyd, who has called four races, has Ortega at 70-30 over Finch for November 2030.",
            "Ortega",
        ),
    ],
)
def test_what_a_chance_is_put_on_is_its_event(text: str, event: str) -> None:
    assert [words for *_, words in told(text)] == [event]


def test_who_goes_on_with_what_they_see_holds_it_too() -> None:
    line = "Tarn Bank on Monday lifted its probability of a default by Vessland within two years to 40 percent from 25 percent, and now sees the economy shrinking 1.5 percent in 2031."
    assert {who for who, *_ in told(line)} == {"Tarn Bank"}


def point(words: str, figure: tuple[int, int], sentence: tuple[int, int]) -> float | None:
    chance = read_probability(words, figure, sentence)
    return None if chance is None else chance.point


def test_odds_are_chances_only_where_their_side_is_told() -> None:
    assert point("ten to one it would open", (0, 10), (0, 24)) == 0.909091
    assert point("a 10-1 shot", (2, 6), (0, 11)) == 0.090909
    assert point("Twenty-two that it floods", (0, 10), (0, 25)) == 0.22
    assert read_probability("Nineteen to one.", (0, 15), (0, 16)) is None
    assert read_probability("opinion split 14–14", (14, 19), (0, 19)) is None
    assert read_probability("twenty fifty", (0, 12), (0, 12)) is None
