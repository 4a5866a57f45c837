"""Chances as authors put them into articles: former views, decimals, brackets, cases, figures that only measure."""

import pytest

from extractors.pipeline import extract_text

Row = tuple[str, float | None, str | None, str]


def rows(text: str, title: str = "Notes from the quay", day: str = "5 May 2030") -> list[Row]:
    """Forecaster, chance, last day and event of each forecast of a page, in the order of the text."""
    found = []
    for forecast in extract_text(f"{title}\n\n{day}\n\n{text}\n", name="page").forecasts:
        chance = forecast.probability.point if forecast.probability else None
        last = forecast.horizon.date if forecast.horizon else None
        found.append((forecast.forecaster, chance, last, forecast.event))
    return found


def told(text: str) -> list[tuple[float | None, str | None, str]]:
    return [row[1:] for row in rows(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Last year I wrote that the orchard had a 70% chance of breaking even by 2033.",
            (0.7, "2033-12-31", "orchard breaking even"),
        ),
        (
            "Two years ago you told me that it was 80% likely that a ferry would sail without a crew by the end of 2034.",
            (0.8, "2034-12-31", "ferry would sail without a crew"),
        ),
        (
            "The mean probability assigned to a poor harvest in 2031 was 28 per cent, against 34 per cent in the spring round.",
            (0.28, "2031-12-31", "poor harvest"),
        ),
        (
            "He puts the probability that at least five hives are open by 2032 at 85%.",
            (0.85, "2032-12-31", "at least five hives are open"),
        ),
        (
            'She told me she was "three quarters sure" that a majority of clinics will have closed by 2036.',
            (0.75, "2036-12-31", "majority of clinics will have closed"),
        ),
        (
            "I expect the bridge to reopen by June 2031 with probability 0.6.",
            (0.6, "2031-06-30", "bridge to reopen"),
        ),
        (
            "There is a good chance (70%?) that the night ferry ends by 2032.",
            (0.7, "2032-12-31", "night ferry ends"),
        ),
        (
            "There's a 40% chance of a dry summer, meaning two months without rain, by the end of 2033.",
            (0.4, "2033-12-31", "dry summer"),
        ),
    ],
)
def test_chance_has_its_own_event_and_day(text: str, expected: tuple[float, str, str]) -> None:
    assert told(text) == [expected]


def test_former_figure_without_event_gives_way_to_todays() -> None:
    text = "Will the mill reopen by 2033? Last year I said 20%, and today I would say 35%."
    assert [chance for chance, _, _ in told(text)] == [0.35]


def test_chance_of_another_clause_is_of_what_was_told() -> None:
    text = (
        "We assign a 40% chance to a strike within twelve months, which the market prices at 15%."
    )
    assert [(chance, event) for chance, _, event in told(text)] == [
        (0.4, "strike"),
        (0.15, "strike"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Were diesel prices to rise by half, fares would be 8% higher in 2031.",
        "The council thinks it likely by 2033. I think there is a fair chance it does, and I'm 44.",
    ],
)
def test_case_or_age_is_no_chance(text: str) -> None:
    assert not [row for row in rows(text) if row[1] is not None or "Were" in row[3]]


def test_measured_past_under_an_outlook_is_no_forecast() -> None:
    text = "Sales stood at 4.1 per cent in August, down from 5.6 per cent in January. Core inflation averaged 3.2 per cent."
    assert rows(text, title="Outlook on prices", day="5 September 2030") == []


def test_answer_is_never_of_a_day_that_is_over() -> None:
    text = (
        "QUAY FORUM\n\nPosted by ferryfan on 12 Jan 2030\nI'm 75% sure the quay opens by mid-2033.\n\n"
        "Posted by tidewatch on 13 Jan 2030\n> I'm 75% sure the quay opens by mid-2033.\nYour lot said 95% for 2029. I'll give you 15%."
    )
    chances = [
        (f.probability.point, f.horizon.date if f.horizon else None)
        for f in extract_text(text, name="page").forecasts
        if f.probability
    ]
    assert (0.15, "2033-06-30") in chances
    assert (0.15, "2029-12-31") not in chances


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The board confirmed on Monday that the mill will not reopen before 2033.", "mill will not reopen"),
        ("I'm betting prices are up 5% by Christmas 2031.", "prices are up 5%"),
        ("The chapel won't be ready before 2033 if you ask me.", "chapel won't be ready"),
        (
            "Quill has taken a bet with her deputy, a crate of pears, that the tenth hall will open before 2036.",
            "tenth hall will open",
        ),
    ],
)  # fmt: skip
def test_frames_are_no_part_of_an_event(text: str, event: str) -> None:
    assert [found for _, _, found in told(text)] == [event]


LIST = """My calls of 2030, graded, and some for 2031

Orla Finch
30 December 2030

1. The health board recommends masks on trams: 12%
2. A courier carries more than a million parcels in a year in one town: 55%
3. Lorries on the coast road without a driver: 40%, and 75% by the end of 2034
4. The mayor runs again (he says he won't): 25%
"""


def test_items_keep_their_list_s_voice_days_and_words() -> None:
    found = [
        (f.forecaster, f.probability.point, f.horizon.date, f.event)
        for f in extract_text(LIST, name="page").forecasts
        if f.probability and f.horizon
    ]
    assert len({who for who, *_ in found}) == 1
    assert "health" not in found[0][0]
    assert [(chance, day) for _, chance, day, _ in found] == [
        (0.12, "2031-12-31"),
        (0.55, "2031-12-31"),
        (0.4, "2031-12-31"),
        (0.75, "2034-12-31"),
        (0.25, "2031-12-31"),
    ]
    assert found[-1][-1] == "The mayor runs again"
    assert found[2][-1] == found[3][-1] == "Lorries on the coast road without a driver"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "There is a 60% chance of a shortage in the winter of 2032-33.",
            (0.6, "2033-02-28", "shortage"),
        ),
        (
            "There is a 60% chance that they close the pier by the winter after next.",
            (0.6, None, "they close the pier"),
        ),
    ],
)
def test_seasons_end_where_they_do(text: str, expected: tuple[float, str | None, str]) -> None:
    (chance, day, event) = told(text)[0]
    assert (chance, day) == expected[:2]
    assert event.startswith(expected[2])


def test_bracketed_chance_of_a_heading_is_not_of_what_was_told_last() -> None:
    text = "The school shuts in 2038.\n\nScenario B: The dam (30%). The canton builds it."
    assert (0.3, "2038-12-31", "school shuts") not in told(text)


def test_sentence_that_is_a_date_dates_the_page() -> None:
    text = (
        "The last coal port\n\nAn interview on cranes, debts and the year 2040, held in the tower. 9 April 2030.\n\n"
        "There is a 70% chance that the pier is sold by next spring.\n"
    )
    (found,) = extract_text(text, name="page").forecasts
    assert found.horizon is not None
    assert found.horizon.date.startswith("2031-05")


def test_case_that_opens_a_sentence_is_its_condition() -> None:
    text = "Notes\n\n5 May 2030\n\nIf that goes on, the mill will close by 2034.\n"
    (found,) = extract_text(text, name="page").forecasts
    assert found.conditional_on == "If that goes on"
