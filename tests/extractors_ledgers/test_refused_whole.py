"""What cannot be a chance makes no record in the whole of the pipeline, whichever reader sees its figures."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract_text


@pytest.mark.parametrize(
    "text",
    [
        "Ben Okoro sees a -5% chance that the ferry will stop by 2031.",
        "Ben Okoro gives a chance of between 80% and 20% that the ferry will stop by 2031.",
        "Ben Okoro gives a 150% chance that the ferry will stop by 2031.",
        "Ben Okoro puts the chance that the ferry will stop by 2031 at 80% to 20%.",
    ],
)
def test_nothing_is_made_of_a_chance_that_cannot_be(text: str) -> None:
    assert extract_text(text, name="page").forecasts == ()


def test_ranges_in_order_and_other_sentences_are_read_beside_it() -> None:
    text = (
        "Ben Okoro thinks the tunnel will open in 2029. He sees a -5% chance that the ferry will stop by 2031. "
        "Ada Quill gives a 20% to 80% chance that the quay will sink by 2035."
    )
    found = extract_text(text, name="page").forecasts
    days = {f.horizon.date for f in found if f.horizon is not None}
    assert days == {"2029-12-31", "2035-12-31"}
    assert [f.probability.high for f in found if f.probability is not None] == [0.8]
