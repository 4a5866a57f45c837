"""Chances that several people hold of one event, told in turn, and reports of chances in the past tense of news."""

import pytest

from extractors.pipeline import extract_text

Told = tuple[str, str, float | None, str | None]


def told(text: str) -> list[Told]:
    """Forecaster, event, chance and last day of each forecast of a page."""
    found = extract_text(f"Harbour notes\n4 March 2027\n\n{text}\n", name="page").forecasts
    return [
        (
            f.forecaster,
            f.event,
            f.probability.point if f.probability else None,
            f.horizon.date if f.horizon else None,
        )
        for f in found
    ]


@pytest.mark.parametrize(
    ("text", "others"),
    [
        (
            "Marlowe puts a cut by June at 60%, Petrescu at 40% and Okello at a mere 15%.",
            [("Petrescu", 0.4), ("Okello", 0.15)],
        ),
        (
            "Marlowe puts a cut by June at 60%, and Petrescu, a pessimist by trade, to 40%.",
            [("Petrescu", 0.4)],
        ),
        ("I'd put a cut by June at 60%; Petrescu says 40.", [("Petrescu", 0.4)]),
        (
            "Marlowe gives a cut by June 60 per cent, while Ines Okello says 50 per cent and Harrow, who wrote the merger code, one in ten.",
            [("Ines Okello", 0.5), ("Harrow", 0.1)],
        ),
    ],
)
def test_others_told_in_turn_hold_their_chances_of_the_first_event(
    text: str, others: list[tuple[str, float]]
) -> None:
    rest = [f for f in told(text) if f[2] != 0.6]
    assert [(who, chance) for who, _, chance, _ in rest] == others
    assert {(event, day) for _, event, _, day in rest} == {("cut", "2027-06-30")}


@pytest.mark.parametrize(
    "text",
    [
        "Marlowe puts a strike by June at 60%, which would be the third in five years, and Petrescu has 40 staff.",
        "Marlowe puts a strike by June at 60%, and Larkfield Bank has a 12% stake in the yard.",
        "Marlowe puts a strike by June at 60%, and May is 40 days away.",
    ],
)
def test_what_others_have_in_number_is_no_chance(text: str) -> None:
    assert [chance for _, _, chance, _ in told(text)] == [0.6]


def test_contestants_whom_a_market_rates_hold_nothing() -> None:
    text = "The market has Brand at 60% to win in June, Pike at 30% and Ortega at 5%."
    assert {who for who, *_ in told(text)} == {"market (unnamed)"}


def test_another_event_in_the_form_of_the_first_has_its_day() -> None:
    text = "There is a 60% chance of recession by year-end, and a rate cut 20%."
    assert ("author", "rate cut", 0.2, "2027-12-31") in told(text)


@pytest.mark.parametrize(
    ("report", "chance"),
    [
        ("Traders were a little less sure, pricing it at 54 per cent on Thursday evening.", 0.54),
        (
            "On Tallyhouse, where 3,000 amateurs compete, the same question stood at 58 per cent.",
            0.58,
        ),
        ("Okello gave it 35 per cent.", 0.35),
        ("Harrow, who has seen three of these, gives it 40.", 0.4),
    ],
)
def test_chances_reported_in_the_past_tense_are_of_what_was_told(
    report: str, chance: float
) -> None:
    text = "There is a 60 per cent chance of at least one rate cut by the end of September."
    found = told(f"{text} {report}")
    assert [f[2:] for f in found] == [(0.6, "2027-09-30"), (chance, "2027-09-30")]


def test_a_plan_that_had_put_a_chance_is_no_forecast() -> None:
    text = "Critics say the trial was too short; its protocol had put the chance of detecting a difference at about one in five."
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("I'd put 60% on the roof holding for ten years.", "2037-03-04"),
        ("The met office gives a 40 per cent chance of a wetter summer than normal.", "2027-08-31"),
        (
            "The county goes to the polls on 3 May. Nobody here defends the tolls. The Sedgwick Exchange gives Measure 12 a 71% chance.",
            "2027-05-03",
        ),
        (
            "The ferry vote is held on 3 May. Few will sleep well.\n\nOkello has a 40% chance of winning.",
            "2027-05-03",
        ),
    ],
)
def test_an_event_leads_to_its_own_day(text: str, day: str) -> None:
    assert [last for *_, chance, last in told(text) if chance] == [day]


def test_a_chance_of_what_is_not_voted_on_has_no_day_of_the_vote() -> None:
    text = "The ferry vote is held on 3 May. Few will sleep well.\n\nOkello puts the chance of a flood at 40%."
    assert [last for *_, chance, last in told(text) if chance] == [None]


def test_a_percentage_behind_a_month_is_no_day_of_it() -> None:
    assert told("Marlowe gives a strike by June 60%.") == [("Marlowe", "strike", 0.6, "2027-06-30")]
