"""Numbers that the syntax puts on an event, over the parse of whole texts."""

import pytest

from extractors.draft import Metadata
from extractors.pipeline import extract_text


def told(text: str) -> list[tuple[float | None, str | None]]:
    found = extract_text(text, stated=Metadata(published="2026-03-03")).forecasts
    return [
        (
            f.probability.point if f.probability else None,
            f.horizon.date if f.horizon else None,
        )
        for f in found
    ]


@pytest.mark.parametrize(
    ("text", "chance", "date"),
    [
        ("I hold a merger by 2028 at 40%.", 0.4, "2028-12-31"),
        ("The nurses have a strike at 30% for May.", 0.3, "2026-05-31"),
        ("The analyst gives 50% for full electrification of the line by 2030.", 0.5, "2030-12-31"),
        ("Vane gives 20% to a full ban before 2030.", 0.2, "2029-12-31"),
        ("On a second reactor I settle on one chance in three by 2031.", 1 / 3, "2031-12-31"),
        ("On a new quay I would go to 40% before the decade ends.", 0.4, "2029-12-31"),
        ("Volt Research puts a default by 2028 at three quarters.", 0.75, "2028-12-31"),
        ("45% that some port runs without people by the end of 2028.", 0.45, "2028-12-31"),
    ],
)
def test_a_number_put_on_an_event_is_a_chance(text, chance, date):
    [(point, day)] = told(text)
    assert point == pytest.approx(chance, abs=1e-5)
    assert day == date


@pytest.mark.parametrize(
    "text",
    [
        "She puts inflation at 3% by 2027.",
        "The plan holds the share of coal at 12% through 2028.",
        "The party won 60-40 and will govern until 2030.",
        "One in ten homes will have a heat pump by 2030.",
        "The union raised its stake to 30% in 2027.",
        "With charging capped, the lab's own figures give the pump a score of 90.1%.",
        "Vane also said that panels would be 40% cheaper by 2029.",
        "She cut the budget by a third in May 2027.",
        "The town puts a third of its money on roads by 2028.",
        "He gave 10% of his wealth to charity.",
    ],
)
def test_an_amount_is_no_chance(text):
    assert [point for point, _ in told(text) if point is not None] == []


def test_the_subject_of_the_verb_holds_the_number():
    page = "Ada Brandt runs the desk at Volt Research. She has 2028 as a record at 70%."
    [found] = extract_text(page, stated=Metadata(published="2026-03-03")).forecasts
    assert found.forecaster == "Ada Brandt"
    assert found.horizon is not None
    assert found.horizon.date == "2028-12-31"


def test_whoever_is_described_between_commas_is_no_part_of_the_event():
    page = "Ida Moss, who co-founded Kestrel, said her company's next ferry is due in May."
    [found] = extract_text(page, stated=Metadata(published="2026-03-03")).forecasts
    assert found.forecaster == "Ida Moss"
    assert found.event.endswith("company's next ferry")
