"""Figures that are revised, set off in lists, of the past or only compared, in whole texts of our own."""

from __future__ import annotations

import pytest

from extractors.draft import Draft, Metadata
from extractors.forecasting.page_dates import reference_day
from extractors.pipeline import run_steps
from kg.model import Source

HEAD = "A page of news\n7 April 2026\n\n"

Told = tuple[str, float | None, str | None, str]


def _draft(text: str) -> Draft:
    return run_steps(Draft(text=text, source=Source.id_for(text), stated=Metadata(), name="x"))


def _told(words: str, head: str = HEAD) -> list[Told]:
    """Forecaster, point, last day and event of each forecast of a text of 7 April 2026."""
    return [
        (
            f.forecaster,
            f.probability and f.probability.point,
            f.horizon and f.horizon.date,
            f.event,
        )
        for f in _draft(f"{head}{words}\n").forecasts
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "Lund Bank cut its 2027 growth forecast to 1.2%.",
            [("Lund Bank", None, "2027-12-31", "growth to 1.2%")],
        ),
        (
            "Vale & Sons raised its forecast for 2028 shipments to 40 million units.",
            [("Vale & Sons", None, "2028-12-31", "shipments to 40 million units")],
        ),
        (
            "Ten percent that somebody sells it at a profit before 2030; 45% by 2035; 70% by 2040.",
            [
                ("author", 0.1, "2029-12-31", "somebody sells it at a profit"),
                ("author", 0.45, "2035-12-31", "somebody sells it at a profit"),
                ("author", 0.7, "2040-12-31", "somebody sells it at a profit"),
            ],
        ),
        (
            "The drought that began last autumn is easing; there is a 61% chance of floods by September.",
            [("author", 0.61, "2026-09-30", "floods")],
        ),
        (
            "Prewitt is a 7-in-10 favourite to hold Westmark in November.",
            [("author", 0.7, "2026-11-30", "Prewitt to hold Westmark")],
        ),
        (
            "We put the probability of a big storm striking the coast by November at 51% (the average of the last century is 43%).",
            [("author", 0.51, "2026-11-30", "big storm striking the coast")],
        ),
        (
            "The levy on nets passes before June, 80%.",
            [("author", 0.8, "2026-05-31", "levy on nets passes")],
        ),
        (
            "The nine consider it probable (median 65%) that robots will write most of the minutes by 2029.",
            [("author", 0.65, "2029-12-31", "robots will write most of the minutes")],
        ),
        (
            "The dam will be full by August; my confidence in that is about 65%.",
            [("author", 0.65, "2026-08-31", "dam will be full")],
        ),
    ],
)
def test_figures_and_chances_are_read_with_whoever_tells_them(words: str, told: list[Told]) -> None:
    assert _told(words) == told


@pytest.mark.parametrize(
    ("words", "chances"),
    [
        (
            "By June I see a 62% chance for a coalition, 29% for a minority and 9% for a second vote.",
            [0.62, 0.29, 0.09],
        ),
        (
            "For boots on the Moon she gives a 30% chance by 2032, and 70 by 2040.",
            [0.3, 0.7],
        ),
    ],
)
def test_chances_in_one_form_go_on_a_list(words: str, chances: list[float]) -> None:
    assert [chance for _, chance, _, _ in _told(words)] == chances


def test_a_chance_with_its_own_words_does_not_stand_apart() -> None:
    told = _told("There is a real chance (60%) that the lock reopens by 2029.")
    assert [(chance, event) for _, chance, _, event in told] == [(0.6, "lock reopens")]


def test_a_bare_number_behind_a_label_is_no_chance() -> None:
    told = _told(
        "There is a 40% chance that the harbour freezes by 2032.\n\nDeaths: 2.\n\nPeople: 74."
    )
    assert [chance for _, chance, _, _ in told] == [0.4]


def test_the_median_of_a_consensus_has_each_of_its_years() -> None:
    told = _told("The brokers' consensus is 10,100 crowns for 2027 and 10,900 crowns for 2028.")
    assert [day for _, _, day, _ in told] == ["2027-12-31", "2028-12-31"]


def test_what_is_put_back_to_a_month_is_dated() -> None:
    told = _told("Lund Bank has pushed its call for the first cut back to November.")
    assert [day for _, _, day, _ in told] == ["2026-11-30"]


@pytest.mark.parametrize(
    "words",
    [
        "The index added 0.8% on Tuesday and is up 6% this year.",
        "Capital spending was 52 million crowns, of which half had been spent by 31 March.",
        "Of the outcomes I called 90% likely last year, 8 out of 9 happened.",
        "The council meets on 27 October 2026 in the old hall.",
        "A vote is due in the autumn.",
        "The second course is planned for the spring of 2027.",
    ],
)
def test_what_is_so_far_or_was_is_no_forecast(words: str) -> None:
    assert _told(words) == []


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("The ferry will probably be back on 27 October 2026.", "2026-10-27"),
        ("The tunnel is due to reopen in the spring of 2027, engineers expect.", "2027-05-31"),
    ],
)
def test_a_planned_day_that_somebody_stands_by_is_foreseen(words: str, day: str) -> None:
    assert [told[2] for told in _told(words)] == [day]


def test_parts_of_what_was_told_have_their_own_chances() -> None:
    told = _told(
        "We put the probability of a big storm striking the coast by November at 51%. For the Gulf the figure is 33%, and for the eastern peninsula 27%."
    )
    assert [chance for _, chance, _, _ in told] == [0.51, 0.33, 0.27]


def test_a_report_behind_its_topic_goes_on() -> None:
    told = _told("As for jobs, the union reckons 9,000 will go by 2030.")
    assert [(day, event) for _, _, day, event in told] == [("2030-12-31", "9,000 will go")]


@pytest.mark.parametrize(
    "words",
    [
        "Very likely: 90\u2013100%. Likely: the outcome has a probability of 66\u2013100%.",
        "Terms follow the yardstick: unlikely (25\u201335%), likely (55\u201375%), very likely (80\u201390%).",
    ],
)
def test_a_scale_of_words_forecasts_nothing(words: str) -> None:
    assert _told(words) == []


def test_how_often_it_happens_in_a_common_year_is_no_chance() -> None:
    told = _told(
        "There is a one-in-three risk of a heatwave before the end of August. The figure for an average summer is nearer one in nine."
    )
    assert [round(chance or 0, 2) for _, chance, _, _ in told] == [0.33]


def test_years_in_which_something_was_counted_are_no_deadline() -> None:
    told = _told("The club will be relegated, for the third time in five years.")
    assert "2031-04-07" not in [day for _, _, day, _ in told]


def test_what_one_would_have_said_is_no_chance() -> None:
    told = _told(
        "There is a 40% chance of a strike by June. If you’d asked me in the winter I’d have been gloomier; I had the strike at 15%."
    )
    assert [chance for _, chance, _, _ in told] == [0.4]


def test_a_listed_event_with_its_chance_set_off_is_read_by_its_layout() -> None:
    told = _told(
        "Politics\n\n1. The coalition survives the year: 70%\n2. Marta Ilves is still finance minister on 31 December 2027: 55%\n"
        "3. There is a referendum on the water company: 15%\n4. Inflation ends the year under 3%: 65%\n"
        "5. Turnout in the May local elections above 50%: 30%\n6. I run a marathon in under four hours: 10% (my knees)\n",
        "My predictions for 2027\n\n28 December 2026\n\n",
    )
    assert told == [
        ("author", 0.7, "2027-12-31", "The coalition survives the year"),
        ("author", 0.55, "2027-12-31", "Marta Ilves is still finance minister"),
        ("author", 0.15, "2027-12-31", "There is a referendum on the water company"),
        ("author", 0.65, "2027-12-31", "Inflation ends the year under 3%"),
        ("author", 0.3, "2027-05-31", "Turnout in the May local elections above 50%"),
        ("author", 0.1, "2027-12-31", "I run a marathon in under four hours"),
    ]


def test_minutes_count_from_the_day_of_their_meeting() -> None:
    draft = _draft(
        "Minutes of the Water Users' Association\n\nHeld on 9 June 2026 at the hall. Present: 17 members.\n\n"
        "The level stood at 71% of its mark on 1 June.\n\nNext meeting: 8 September 2026.\n"
    )
    assert reference_day(draft) == "2026-06-09"
