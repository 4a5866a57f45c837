"""Dates of results: of the words above a table, of the day a test came out, and counted back."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract_text
from extractors.results.dates_above import date_above
from extractors.results.past_times import past_times


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("It was measured on 21 October.", "2026-10-21"),
        ("It was measured on 24 December.", "2025-12-24"),
        ("The testers ran it over the weekend.", "2026-11"),
        ("It took first place last night.", "2026-11-16"),
        ("It took first place this spring.", "2026"),
        ("It took first place last autumn.", "2025"),
    ],
)
def test_days_without_a_year_count_back(words: str, iso: str) -> None:
    assert [t.iso for t in past_times(words, 0, len(words), "2026-11-17")] == [iso]


def test_last_summer_said_in_autumn_may_be_either() -> None:
    words = "It was measured last summer."
    assert past_times(words, 0, len(words), "2026-11-17") == ()


def test_a_day_that_no_month_has_is_no_date() -> None:
    words = "It was measured on 31 February."
    assert past_times(words, 0, len(words), "2026-11-17") == ()


def test_a_table_has_the_most_precise_date_above_it() -> None:
    above = "The institute published these results on 21 October.\n\nExhibit 2: test results, autumn 2026\n\n"
    assert date_above(above, len(above), "2026-11-04") == "2026-10-21"


def test_dates_that_are_not_of_results_or_stand_over_a_heading_are_not_taken() -> None:
    born = "The firm was founded in March 2019 by two sisters.\n\n"
    over = "Thirty results landed here in June 2026.\n\n## The table first\n\n"
    assert date_above(born, len(born), "2026-11-04") is None
    assert date_above(over, len(over), "2026-11-04") is None


def test_results_have_the_day_their_test_came_out() -> None:
    text = (
        "Hearing of the energy committee\n10 June 2026\n\n"
        "The regulator published its Flood Readiness Test on Monday. Norgrid scored 58 out of a hundred."
    )
    assert [(r.system, r.date) for r in extract_text(text).benchmarks] == [
        ("Norgrid", "2026-06-08")
    ]


def test_another_results_date_is_not_carried_on() -> None:
    text = (
        "Notes on agents\n10 June 2026\n\n"
        "On RelayCore Surrey 2 scored 41% in January. Dunlin 3 scored 52%."
    )
    assert {r.score: r.date for r in extract_text(text).benchmarks} == {41.0: "2026-01", 52.0: None}


def test_a_clause_on_where_a_figure_lies_names_no_holder() -> None:
    text = "At 100%, where robots can do all that a cook does, nobody is left in the tasting cycle."
    assert extract_text(text).benchmarks == ()
