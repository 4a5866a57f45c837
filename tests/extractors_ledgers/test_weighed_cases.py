"""Cases weighed against each other, and numbers that look like chances and are none."""

import pytest

from extractors.pipeline import extract_text

Told = tuple[float | None, str | None, str]


def told(text: str) -> list[Told]:
    """Chance, last day and event of each forecast of a page of May 2030, in the order of the text."""
    found = []
    for forecast in extract_text(f"Quay notes\n3 May 2030\n\n{text}\n", name="page").forecasts:
        chance = forecast.probability.point if forecast.probability else None
        last = forecast.horizon.date if forecast.horizon else None
        found.append((chance, last, forecast.event))
    return found


NUMBERED = """The harbour weighs three scenarios for the winter of 2031.

Scenario 1 (55%): freight grows by 2% and no tug is hired.
Scenario 2 (30%): ice closes the inner basin for more than ten days.
Scenario 3 (15%): two cranes fail and ships wait outside.
"""

CLOSED = """Scenarios for the price of cod at the end of 2032

Glut (base case). Boats return, price at 40 crowns or less. Probability 55%.
Truce. Owners land less, price between 40 and 60 crowns. Probability 30%.
Squeeze. Two storms at once, price above 60 crowns. Probability 15%.
"""


def test_numbered_scenarios_are_forecasts_of_what_they_say() -> None:
    assert [(chance, day) for chance, day, _ in told(NUMBERED)] == [
        (0.55, "2031-12-31"),
        (0.3, "2031-12-31"),
        (0.15, "2031-12-31"),
    ]
    assert told(NUMBERED)[1][2] == "ice closes the inner basin for more than ten days"


def test_cases_of_one_sentence_have_their_own_days() -> None:
    line = "House view: base case (60%) a calm season, landings up 2% in 2031; upside (15%) landings up 5%; downside (25%) a closure by mid-2031."
    assert [(chance, day) for chance, day, _ in told(line)] == [
        (0.6, "2031-12-31"),
        (0.15, "2031-12-31"),
        (0.25, "2031-06-30"),
    ]


def test_lines_that_close_with_their_chance_are_told_once() -> None:
    assert [(chance, day) for chance, day, _ in told(CLOSED)] == [
        (0.55, "2032-12-31"),
        (0.3, "2032-12-31"),
        (0.15, "2032-12-31"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Brokers see an upside of 15% and a downside of 20% from here. Upside: 15%. Downside: 20%.",
        "In the base case (60%) of the lamps are mended at night.",
    ],
)
def test_parts_that_are_no_whole_are_no_cases(text: str) -> None:
    assert told(text) == []


REGISTER = """Tunnel project: risk register

Risk | Likelihood | Impact | Owner
Drill late | 40% | 6 weeks | Contracts
Strike by signallers in 2031 | 10% | 3 weeks | Staff office
"""


def test_cells_beside_a_column_of_chances_are_no_forecasts() -> None:
    assert [(chance, event) for chance, _, event in told(REGISTER)] == [
        (0.4, "Drill late"),
        (0.1, "Strike by signallers in 2031"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Quill is 95% confident in the sign of the trend.",
        "Around 70% of licences are granted within a year.",
        "We asked 212 keepers how likely they thought it was that the mite would reach the islands by 2033.",
        "It is 3 yrs till the last coal boat leaves, Quill says.",
    ],
)
def test_rates_lengths_and_questions_are_no_forecasts(text: str) -> None:
    assert told(text) == []


def test_a_part_that_will_be_done_is_foreseen() -> None:
    assert told("Around 70% of the licences will be granted by 2032.") == [
        (None, "2032-12-31", "Around 70% of the licences will be granted")
    ]


def test_the_price_of_a_favourite_is_its_chance() -> None:
    line = "Bookmakers make Pella Brown the 4-1 favourite to win the Harrow Cup."
    assert told(line) == [(0.2, None, "Pella Brown to win the Harrow Cup")]


def test_a_day_of_what_is_expected_besides_is_lent_to_no_chance() -> None:
    line = "We put the chance of success of the appeal at 30-40% and would expect a hearing in spring 2032."
    assert next((chance, day) for chance, day, _ in told(line)) == (0.35, None)
