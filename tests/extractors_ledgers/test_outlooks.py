"""Forecasts that a page's layout makes: lists under a title, rounds, records, tables, prices."""

import pytest

from extractors.pipeline import extract_text

Told = tuple[str, float | None, str | None]


def told(text: str) -> list[Told]:
    """Forecaster, chance and last day of each forecast, in the order of the text."""
    found = []
    for forecast in extract_text(text, name="page").forecasts:
        assert text[forecast.span.start : forecast.span.end] == forecast.span.quote
        chance = forecast.probability.point if forecast.probability else None
        found.append(
            (forecast.forecaster, chance, forecast.horizon.date if forecast.horizon else None)
        )
    return found


LIST = """Six guesses for 2031
By Orla Finch
3 January 2031

- The tram reaches the airport (65%)
- Two dairies merge — 30%
- Heat pumps outsell boilers: 80%
- A lynx is seen south of the canal

How I did last year

- The pier was sold (70%)
"""

PEOPLE = """Panel: what to expect by 2034
4 May 2031

Dr Ivo Lund (hydrologist)
- Two dams taken down on the lower river
- Salmon back at Holm by 2033

Marta Quill, farmer
- A levy on irrigation: nine chances in ten
"""

ROUND = """Harbour board, notes of 8 June 2031

Show of hands on “the lock reopened before 2033”: Ada 60, Tom B. 45, Priya 80.
Show of hands on the minutes: Ada 3, Tom B. 2, Priya 1.
"""

RECORDS = """Copper calls after the strike
18 February 2031

BROKER: Lindell Securities. NEXT MOVE: rise in May. END-2031 PRICE: $11,000
BROKER: Hartwig Moll. NEXT MOVE: fall by August. END-2031 PRICE: $9,400
"""

MARKET = """Will the Ostrava reactor be connected before 2033?
Tallyhouse · 310 traders · Volume 5,100
YES 17%
Updated 11 May 2031

Resolution: settles YES if the operator reports a connection. Fees: 2% of winnings.
"""

PRICES = """Next mayor?  ·  closes 30 Jun 2031
Brandt      44¢
Lindqvist   31¢
Any other   25¢
Page retrieved 12 November 2030
"""

QUANTILES = """Forecasts of the first commercial fusion plant
2 May 2031

| Forecaster | 10% by | 50% by | 90% by |
|---|---|---|---|
| Ada Quill | 2036 | 2044 | 2070 |
| Bo Lund | 2033 | 2039 | never |
"""

YEARS = """Outlook for the region, May 2031
2 May 2031

| Indicator | 2030 | 2032 | 2033 |
|---|---|---|---|
| GDP growth | 1.1% | 2.0% | 2.4% |
| Unemployment rate | 5.0% | 4.8% | 4.5% |
"""

PICKS = """Panel picks
12 January 2031

| Year | Anwen Prosser | Boma Tamun |
|:--|:--|:--|
| 2031 | No change to the fleet | First ferry without a crew |
| 2033 | A second tunnel (30%) | Same (5%) |
"""

ODDS = """What could go wrong at the mill
2 May 2031

Event\tProbability\tBy
Flood stops the wheel\t20%\tend of 2032
Strike over pay\t1 in 10\t2034
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            LIST,
            [
                ("author", 0.65, "2031-12-31"),
                ("author", 0.3, "2031-12-31"),
                ("author", 0.8, "2031-12-31"),
                ("author", None, "2031-12-31"),
            ],
        ),
        (
            PEOPLE,
            [
                ("Dr Ivo Lund", None, "2034-12-31"),
                ("Dr Ivo Lund", None, "2033-12-31"),
                ("Marta Quill", 0.9, "2034-12-31"),
            ],
        ),
        (
            ROUND,
            [
                ("Ada", 0.6, "2032-12-31"),
                ("Tom B.", 0.45, "2032-12-31"),
                ("Priya", 0.8, "2032-12-31"),
            ],
        ),
        (
            RECORDS,
            [
                ("Lindell Securities", None, "2031-05-31"),
                ("Lindell Securities", None, "2031-12-31"),
                ("Hartwig Moll", None, "2031-08-31"),
                ("Hartwig Moll", None, "2031-12-31"),
            ],
        ),
        (MARKET, [("Tallyhouse", 0.17, "2032-12-31")]),
        (
            PRICES,
            [
                ("market (unnamed)", 0.44, "2031-06-30"),
                ("market (unnamed)", 0.31, "2031-06-30"),
                ("market (unnamed)", 0.25, "2031-06-30"),
            ],
        ),
        (
            QUANTILES,
            [
                ("Ada Quill", 0.1, "2036-12-31"),
                ("Ada Quill", 0.5, "2044-12-31"),
                ("Ada Quill", 0.9, "2070-12-31"),
                ("Bo Lund", 0.1, "2033-12-31"),
                ("Bo Lund", 0.5, "2039-12-31"),
            ],
        ),
        (YEARS, [("author", None, "2032-12-31"), ("author", None, "2033-12-31")] * 2),
        (
            PICKS,
            [
                ("Anwen Prosser", None, "2031-12-31"),
                ("Boma Tamun", None, "2031-12-31"),
                ("Anwen Prosser", 0.3, "2033-12-31"),
                ("Boma Tamun", 0.05, "2033-12-31"),
            ],
        ),
        (ODDS, [("author", 0.2, "2032-12-31"), ("author", 0.1, "2034-12-31")]),
    ],
)
def test_layouts_make_forecasts(text: str, expected: list[Told]):
    assert told(text) == expected


RESULTS = """By-election result, Corrie West, 9 March 2031

Candidate | Votes | Share | Change
Imrie | 11,204 | 41.3% | +6.0
Teale | 9,876 | 36.4% | -8.2
"""

SCORES = """Sorting robots, results of June 2031

| System | 2029 | 2030 | 2031 |
|---|---|---|---|
| Heron 2 | 41% | 55% | 63% |
| Tern 5 | 38% | 52% | 70% |
"""

POLL = """Vantage Poll, 6 December 2031

State senate district 14
Hallam 47
Ruiz 44
Undecided 9
"""

PLAIN = """What the new lock does
2 May 2031

- It lifts ships by nine metres
- Crews of four work it (two at night)
- Water use: 30% below the old one
"""


@pytest.mark.parametrize("text", [RESULTS, SCORES, POLL, PLAIN])
def test_results_of_the_past_and_plain_lists_make_none(text: str):
    assert told(text) == []


@pytest.mark.parametrize("head", ["Five experts on housing", "What arrives at the harbour"])
def test_people_on_a_subject_without_a_day_to_come_foretell_nothing(head: str) -> None:
    page = f"{head}\nBy Ane Kolstad\n3 May 2031\n\nWe asked around.\n\n- Coal, 40%\n- Bo Reed: Rents fell 4% in May\n"
    assert extract_text(page, name="page").forecasts == ()


def test_a_head_that_asks_who_expects_what_makes_its_items_answers() -> None:
    text = (
        "# The new quay: questions and answers\n\nA digest of the debate.\n\n## Who expects what, and when?\n\n"
        "- Ada Quill (Tarn College): 60% by the end of 2034, 30% by the end of 2031.\n"
        "- Bo Lindgren: about 25% by the end of 2034, for a quay with its own railway.\n"
        "- Oculis: a floating quay around March 2033.\n"
        "- The author of a sceptical letter: less than 10% by the end of 2034, but possible by 2042.\n\n"
        "The figures are not comparable.\n"
    )
    found = extract_text(text, name="page").forecasts
    assert [
        (f.forecaster, f.event, f.probability and f.probability.point, f.horizon and f.horizon.date)
        for f in found
    ] == [
        ("Ada Quill", "The new quay", 0.6, "2034-12-31"),
        ("Ada Quill", "The new quay", 0.3, "2031-12-31"),
        ("Bo Lindgren", "a quay with its own railway", 0.25, "2034-12-31"),
        ("Oculis", "a floating quay", None, "2033-03-31"),
        ("author of a sceptical letter (unnamed)", "The new quay", 0.1, "2034-12-31"),
    ]


def test_items_under_a_head_that_asks_something_else_are_no_answers_of_who_expects_what() -> None:
    text = (
        "# The new quay: questions and answers\n\n## Who pays what?\n\n"
        "- Ada Quill: 60% by the end of 2034.\n- Bo Lindgren: about 25% by the end of 2034.\n"
    )
    assert "The new quay" not in {f.event for f in extract_text(text, name="page").forecasts}


LOCKS = """Forecast round-up: the waterways
Published 9 January 2031

| Forecaster | Event | By | Chance |
|---|---|---|---|
| Ada Quill | Holm lock reopens | June 2032 | 30% |
| Bo Lund | Holm lock reopens | June 2032 | 55% |

| {corner} | Toll prices double in 2031 | The barge line closes in 2031 |
|---|---|---|
| Ada Quill | 25% | 10% |
| Bo Lund | 40% | 5% |
"""


@pytest.mark.parametrize("corner", ["Forecaster", ""])
def test_names_over_events_are_told_apart_from_the_table_above(corner: str) -> None:
    found = extract_text(LOCKS.format(corner=corner), name="page").forecasts
    events = [(f.forecaster, f.event, f.probability and f.probability.point) for f in found]
    assert events == [
        ("Ada Quill", "Holm lock reopens", 0.3),
        ("Bo Lund", "Holm lock reopens", 0.55),
        ("Ada Quill", "Toll prices double in 2031", 0.25),
        ("Ada Quill", "The barge line closes in 2031", 0.1),
        ("Bo Lund", "Toll prices double in 2031", 0.4),
        ("Bo Lund", "The barge line closes in 2031", 0.05),
    ]
    assert [f.horizon and f.horizon.date for f in found[2:]] == ["2031-12-31"] * 4


def test_shares_of_firms_under_what_they_plan_are_no_chances() -> None:
    found = told(LOCKS.format(corner="Sector"))
    assert [chance for _, chance, _ in found] == [0.3, 0.55]


SCORED = """My predictions for 2031, and how I did on 2030
Posted on January 1, 2031 by Edmund Farrow

{head}
- The pier was sold to Holm Council: 70%
- No new quay is announced: 90%
"""


@pytest.mark.parametrize(
    ("head", "days"), [("2030, scored:", {None}), ("2031:", {"2031-12-31"}), ("", {"2031-12-31"})]
)
def test_a_list_under_a_year_that_is_over_is_not_for_the_year_to_come(
    head: str, days: set[str | None]
) -> None:
    found = told(SCORED.format(head=head))
    assert {day for _, _, day in found} == days
