"""Dates of results: of the words above a table, of the day a test came out, and counted back."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract_text
from extractors.results.counted_dates import counted_dates
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


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("A year later Heron 3 got 44%.", "2025-03"),
        ("Two years on, Heron 4 reached 61%.", "2026-03"),
        ("Heron 1 had stopped at 20% eighteen months before.", "2022-09"),
        ("Two years earlier Heron 1 had 20%.", "2022-03"),
        ("The year before it had 20%.", None),
        ("It had 20% the year before.", "2023"),
        ("The following year, it had 50%.", "2025"),
        ("It had 20% two years before it was sold.", None),
        ("It takes two years longer than most.", None),
        ("It came out earlier than Lark 2.", None),
    ],
)
def test_words_that_count_from_another_date_take_the_one_told_before(
    words: str, iso: str | None
) -> None:
    found = [t.iso for t in counted_dates(words, 0, len(words), (), "2024-03")]
    assert found == ([] if iso is None else [iso])
    assert counted_dates(words, 0, len(words), (), None) == ()


def dates(text: str) -> dict[float, str | None]:
    return {r.score: r.date for r in extract_text(text).benchmarks}


def test_years_later_count_from_the_result_told_before() -> None:
    text = (
        "Notes on agents\n10 June 2026\n\n"
        "On LabBench Heron 2 got 31% in March 2024. A year later Heron 3 got 44%."
    )
    assert dates(text) == {31.0: "2024-03", 44.0: "2025-03"}


def test_months_before_count_from_the_date_of_the_sentence_and_not_from_today() -> None:
    text = (
        "Column\n3 November 2026\n\n"
        "On TrackBench Dunlin 3 scored 71% in December 2025, up from 38% eighteen months before."
    )
    assert dates(text) == {71.0: "2025-12", 38.0: "2024-06"}


def test_an_event_two_years_off_dates_nothing() -> None:
    text = "Column\n3 November 2026\n\nDunlin 3 scored 52% on TrackBench two years before it was released."
    assert dates(text) == {52.0: None}


def test_last_month_in_a_comment_counts_from_the_comment() -> None:
    text = (
        "gasketcase · 14 Jan 2026, 10:12\nAnyone tried the new one?\n\n"
        "mrs_turing · 14 Jan 2026, 12:58\nHousemate 2 did 82% on ChoreBench last month."
    )
    assert dates(text) == {82.0: "2025-12"}


def test_a_month_is_of_the_year_told_and_of_no_law_s() -> None:
    told = "Quillfast began 2025 with 31% on ClerkBench. By April it stood at 44, and in October, with version 3, at 60."
    assert dates(told) == {31.0: "2025", 44.0: "2025-04", 60.0: "2025-10"}
    law = (
        "Hearing\n12 May 2026\n\nThe law of 2024 asks for this. "
        "In January we ran three models on WetBench, and the best of those, Alderman 2, got 58%."
    )
    assert dates(law) == {58.0: "2026-01"}


def test_a_line_under_a_year_is_of_that_year() -> None:
    text = "RatingBench winners:\n\n- 1996: Ludovic 2, 2510 Elo\n- 2004: Palisade 6, 2795 Elo"
    assert dates(text) == {2510.0: "1996", 2795.0: "2004"}


def test_a_week_ago_is_the_month_of_the_same_day() -> None:
    words = "Dunlin 3 reached 52% last week."
    assert [t.iso for t in past_times(words, 0, len(words), "2026-11-02")] == ["2026-10"]
