"""The present tense with a day to come, over the parse of whole texts."""

import pytest

from extractors.draft import Metadata
from extractors.pipeline import extract_text


def told(text: str, published: str | None = "2026-11-03") -> list[tuple[str, str | None]]:
    found = extract_text(text, stated=Metadata(published=published)).forecasts
    return [(f.event, f.horizon.date if f.horizon else None) for f in found]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Somebody ships a driverless ferry in 2027.", "2027-12-31"),
        ("Nobody builds the second tunnel before 2031.", "2030-12-31"),
        ("By 2035 every second car is electric.", "2035-12-31"),
        ("In 2027 the treaty expires.", "2027-12-31"),
        ("The southern tunnel is finished by 2030.", "2030-12-31"),
        ("The new pumps remain idle until 2031.", "2030-12-31"),
        ("The chief engineer told the paper that there would be none by 2030.", "2030-12-31"),
    ],
)
def test_a_day_to_come_makes_the_present_a_forecast(text, date):
    assert [day for _, day in told(text)] == [date]


@pytest.mark.parametrize(
    "text",
    [
        "The tunnel opened in 2024.",
        "I think he would do what we did in 1919 with the influenza.",
        "The law requires new cars to be electric by 2035.",
        "The report covers the years until 2030.",
        "If the plant opens by 2030, prices fall.",
        "The pumps have run dry by 2026.",
        "The engineer who leaves in 2027 built the pumps.",
        "Does the tunnel open in 2027?",
        "The plan for 2030 is thin.",
    ],
)
def test_other_days_do_not(text):
    assert told(text) == []


def test_a_past_verb_of_expecting_leaves_its_date_ahead():
    assert [
        day for _, day in told("The firm expected in 2019 that sales would double by 2022.")
    ] == ["2022-12-31"]


def test_a_past_verb_of_planning_leaves_its_date_ahead():
    assert [day for _, day in told("Sales were projected to double in 2031.", None)] == [
        "2031-12-31"
    ]


def test_a_past_verb_sets_its_date_back_in_an_undated_text():
    assert told("A four-day forecast now is as good as a one-day forecast was in 1980.", None) == []


def test_without_a_day_of_publication_only_a_closed_day_looks_ahead():
    assert told("In 2027 the treaty expires.", None) == []
    assert told("Nobody builds the second tunnel before 2031.", None) != []


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (
            "Rainfall in May was 22 mm, barely half of the mean, so weeds will come late.",
            "2026-01-03",
        ),
        ("The index is at 1.34 and likely to rest, having seen 1.22 in January.", "2026-11-03"),
        ("The kitchen will cook 14,000 meals after 12,600 this year.", "2026-11-03"),
        ("1.4 million people could vote today, 44,000 more than in 2021.", None),
        ("At a dinner in 1977 she heard a professor promise a champion, as he had in 1958.", None),
    ],
)
def test_what_a_past_verb_or_a_comparison_dates_is_behind(text, published):
    assert told(text, published) == []


def test_an_undated_text_has_the_years_behind_it_that_it_tells_as_past():
    text = "The town expects 400 visitors in 2011. The bridge fell in 2019."
    assert told(text, None) == []
    assert told(text.replace("2019", "2005"), None) != []


def test_what_is_rated_in_the_same_breath_is_the_event():
    text = (
        "I think the first driverless ferry sails before the end of 2029, and I'd put that at 45%."
    )
    (forecast,) = extract_text(text).forecasts
    assert forecast.event == "first driverless ferry sails"
    assert forecast.probability is not None
    assert forecast.probability.point == 0.45


def test_a_percentage_answers_the_forecast_before():
    text = "The first ferry without a crew will sail by 2030; I give it 45%. Ten percent of it is luck."
    assert [f.probability.point for f in extract_text(text).forecasts if f.probability] == [0.45]
    text = "The first ferry without a crew will sail by 2030, and I give it 45%.\n\n10%, and I would want odds."
    assert [f.probability.point for f in extract_text(text).forecasts if f.probability] == [
        0.45,
        0.1,
    ]


def test_a_market_has_an_event_at_a_figure():
    text = 'The exchange has "no crew on ferries by 2030" at 31% this week.'
    assert [f.probability.point for f in extract_text(text).forecasts if f.probability] == [0.31]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Starting small, the lab opens to 200 outside groups in June.", "2027-06-30"),
        ("The bank believed that the merger would close within a year.", "2027-11-03"),
    ],
)
def test_a_month_behind_a_noun_may_be_the_verbs(text, date):
    assert [day for _, day in told(text)] == [date]


@pytest.mark.parametrize(
    "text",
    [
        "The prices jumped and had lost all of it within a month.",
        "The grid is safer, since last winter was the worst in fifteen years.",
        "You told us in 2024 that the queue would fall by half within eighteen months.",
        "The stock is smaller than it was in February.",
    ],
)
def test_a_duration_of_the_past_is_no_deadline(text):
    assert told(text) == []
