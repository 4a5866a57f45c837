"""Tables of years and chances that nothing but their heads makes forecasts, and lines where groups stand on a question."""

from __future__ import annotations

from extractors.pipeline import extract_text

Told = tuple[str, float | None, str | None, str]


def _told(text: str) -> list[Told]:
    """Forecaster, chance, last day and event of each forecast, in the order of the text."""
    return [
        (
            f.forecaster,
            f.probability.point if f.probability else None,
            f.horizon.date if f.horizon else None,
            f.event,
        )
        for f in extract_text(text, name="page").forecasts
    ]


SPACED = """Economic projections, spring round
12 April 2031

                 2030 (actual)   2031     2032
Real output          0.9          1.1      1.7
Jobless rate         4.2          4.6      4.4
Core prices          2.6          2.9      2.3

Source: Ostmark Reserve Bank staff. Per cent.
"""

NAMED = """Wool prices: what the mills think
3 March 2031

| Forecaster | 2032 | 2033 |
|---|---|---|
| Lindell & Sons | +2.5% | +3.0% |
| Moll Spinners | flat | -1.0% |
"""

QUANTILES = """When will a robot shear a flock? Three shepherds answer
3 March 2031

Name\t10% by\t50% by\t90% by
Ida Moss\t2032\t2036\t2050
Tor Venn\t2033\t2041\t2075
Una Pell\t2032\t2034\t2040
"""


def test_a_line_of_years_heads_a_table_parted_by_spaces() -> None:
    told = _told(SPACED)
    assert [(chance, day, event) for _, chance, day, event in told] == [
        (None, "2031-12-31", "Real output: 1.1"),
        (None, "2032-12-31", "Real output: 1.7"),
        (None, "2031-12-31", "Jobless rate: 4.6"),
        (None, "2032-12-31", "Jobless rate: 4.4"),
        (None, "2031-12-31", "Core prices: 2.9"),
        (None, "2032-12-31", "Core prices: 2.3"),
    ]
    assert {who for who, *_ in told} == {"Ostmark Reserve Bank staff"}


def test_a_table_of_forecasters_is_about_what_its_title_names() -> None:
    assert _told(NAMED) == [
        ("Lindell & Sons", None, "2032-12-31", "Wool prices: +2.5%"),
        ("Lindell & Sons", None, "2033-12-31", "Wool prices: +3.0%"),
        ("Moll Spinners", None, "2032-12-31", "Wool prices: flat"),
        ("Moll Spinners", None, "2033-12-31", "Wool prices: -1.0%"),
    ]


def test_a_table_of_chances_over_years_answers_its_title() -> None:
    told = _told(QUANTILES)
    assert told[:3] == [
        ("Ida Moss", 0.1, "2032-12-31", "a robot shear a flock"),
        ("Ida Moss", 0.5, "2036-12-31", "a robot shear a flock"),
        ("Ida Moss", 0.9, "2050-12-31", "a robot shear a flock"),
    ]
    assert len(told) == 9


def test_years_that_say_they_are_foreseen_need_no_day_of_the_page() -> None:
    told = _told(
        "Electric ferries, per cent of the fleet\n\n            2029 (actual)   2031f   2034f\n"
        "Norholm          36            48      69\nVellmar          19            28      55\n"
        "Ostrava           6            11      30\n"
    )
    assert [day for _, _, day, _ in told] == ["2031-12-31", "2034-12-31"] * 3


def test_a_table_of_years_gone_by_forecasts_nothing() -> None:
    assert (
        _told(
            "Wool sold at auction\n3 March 2031\n\n            2028     2029     2030\nNorholm      36       48       69\n"
            "Vellmar      19       28       55\nOstrava       6       11       30\n"
        )
        == []
    )


def test_groups_stand_on_the_question_of_the_title() -> None:
    told = _told(
        "Question 118 — Lake minimum below 4.5m in September 2031?\nCommunity: 58% (n = 903)   ·   Top-50 forecasters: 66%\n"
        "Last updated April 15, 2031\n\nThe level in March was the second lowest on record.\n"
    )
    assert [(who, chance, day) for who, chance, day, _ in told] == [
        ("Community", 0.58, "2031-09-30"),
        ("Top-50 forecasters", 0.66, "2031-09-30"),
    ]


def test_scored_calls_are_of_the_year_in_the_title() -> None:
    told = _told(
        "How did the 2030 harbour calls do?\n5 Jan 2031\n\nThe lock reopens on time — I had it at 40%. Happened.\n"
    )
    assert [(chance, day) for _, chance, day, _ in told] == [(0.4, "2030-12-31")]


def test_since_when_something_is_the_first_is_no_deadline() -> None:
    told = _told(
        "Cocoa notes\n29 December 2030\n\nBoth houses expect a surplus in the 2031/32 season, the first in four years.\n"
    )
    assert [day for _, _, day, _ in told] == ["2032-12-31"]


SEASON = """Seasonal outlook, January 2031

| Region | Wetter than normal | Near normal |
|---|---|---|
| North | 45% | 55% |
| South | 25% | 75% |

{line}
"""


def test_a_line_under_a_table_says_that_its_figures_are_chances() -> None:
    line = "Probabilities for February to April 2031. Issued by the Brannock Weather Service."
    assert _told(SEASON.format(line=line)) == [
        ("Brannock Weather Service", 0.45, "2031-04-30", "North: Wetter than normal"),
        ("Brannock Weather Service", 0.55, "2031-04-30", "North: Near normal"),
        ("Brannock Weather Service", 0.25, "2031-04-30", "South: Wetter than normal"),
        ("Brannock Weather Service", 0.75, "2031-04-30", "South: Near normal"),
    ]


def test_shares_of_a_table_are_no_chances_without_such_a_line() -> None:
    text = SEASON.format(line="Chances were discussed in February.")
    assert _told(text.replace("Seasonal outlook", "Rain gauges")) == []
