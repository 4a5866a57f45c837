"""Who comes back right after another's view answers it; what came of a forecast disputes it."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract_text
from tests.extractors_claims.links_told import told

PEOPLE = {"Nora Feld": ("Feld",), "Anton Brisk": ("Brisk",)}
FIRST = "Nora Feld says that the ferry needs a second pier."
OTHER = "Anton Brisk says that one pier has done for forty years."


@pytest.mark.parametrize(
    "again",
    [
        "Feld says that the queue now reaches the church.",
        "Feld thinks the count leaves out the winter.",
        "The queue, Feld says, now reaches the church.",
    ],
)
def test_a_surname_that_comes_back_after_another_view_answers_it(read, again):
    draft = read(f"{FIRST} {OTHER} {again}", people=PEOPLE)
    assert told(draft, "rejoinder") == [(again, "disputes", OTHER)]
    (link,) = [x for x in draft.links if x.test == "rejoinder"]
    assert {e.span.quote for e in link.evidence} == {"Feld", OTHER}


@pytest.mark.parametrize(
    "text",
    [
        f"{OTHER} Feld says that the queue now reaches the church.",  # never heard before
        f"{FIRST} The pier is forty years old. Feld says that the queue reaches the church.",
        f"{FIRST} {OTHER} Nora Feld says that the queue now reaches the church.",  # told anew
        f"{FIRST} {OTHER} Feld concedes that the pier is sound.",
        f"{FIRST} {OTHER} Feld therefore says that the council should wait.",
        f"{FIRST} {OTHER} Feld also says that the boats are old.",
        f"{FIRST}\n{OTHER}\nFeld says that the queue now reaches the church.",  # its own paragraph
    ],
)
def test_no_rejoinder_without_a_return_right_after_another(read, text):
    assert told(read(text, people=PEOPLE), "rejoinder") == []


@pytest.mark.parametrize(
    ("forecast", "outcome"),
    [
        ("In May Anton Brisk predicted that tolls would rise by 2% in 2025.", "They fell by 5%."),
        ("Anton Brisk forecast a loss of 40 berths by 2024.", "It was nine in the end."),
        ("I wrote that no boat would be sold before the end of 2025.", "It happened in March."),
    ],
)
def test_another_outcome_than_the_one_foretold_disputes_the_forecast(forecast, outcome):
    found = extract_text(f"{forecast} {outcome}")
    assert told(found, "outcome-told") == [(outcome, "disputes", forecast)]


@pytest.mark.parametrize(
    ("forecast", "after"),
    [
        ("Anton Brisk predicted that the line would open by 2025.", "It happened in March."),
        ("Anton Brisk forecast a rise of 2% in 2025.", "It was 2% to the decimal."),
        ("Anton Brisk forecast a rise of 2% in 2025.", "They were pleased."),
        ("Anton Brisk forecast a rise of 2% in 2025.", "It was 5% before the count."),
        ("The pier is 40 metres long.", "It was 30 in the plan."),
    ],
)
def test_what_bears_a_forecast_out_or_tells_of_something_else_disputes_nothing(forecast, after):
    assert told(extract_text(f"{forecast} {after}"), "outcome-told") == []
