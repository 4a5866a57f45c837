"""Forecasts of one event whose chances by their days cannot both hold."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract_text
from tests.extractors_claims.links_told import told

DAY = "Harbour notes\n3 May 2030\n\n"


def clashes(text: str) -> list[tuple[str, str]]:
    """The words of each later forecast with those of the one that it cannot hold beside."""
    found = told(extract_text(DAY + text, name="page"), "incompatible-date")
    assert all(relation == "disputes" for _, relation, _ in found)
    return [(here, there) for here, _, there in found]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ada Quill expects the Tarn bridge to open in 2034.", "Ben Orr gives it no more than one chance in six by 2035."),
        ("Ada Quill says that the last coal barge will be scrapped by the end of 2033.", "Ben Orr says that the last coal barge will not be scrapped before 2040."),
        ("Ada Quill gives the last coal barge a 70% chance of being scrapped by 2033.", "Ben Orr gives the last coal barge a 20% chance of being scrapped by 2036."),
    ],
)  # fmt: skip
def test_likely_by_a_day_disputes_unlikely_by_that_day_or_a_later_one(
    first: str, second: str
) -> None:
    found = clashes(f"{first} {second}\n")
    assert len(found) == 1
    assert "Orr" in found[0][0]
    assert "Quill" in found[0][1]


@pytest.mark.parametrize(
    "text",
    [
        # Unlikely early and likely late go together.
        "Ada Quill gives the last coal barge a 20% chance of being scrapped by 2033. Ben Orr gives the last coal barge a 70% chance of being scrapped by 2036.",
        # One voice may change its mind.
        "Ada Quill gives the last coal barge a 70% chance of being scrapped by 2033. Ada Quill gives the last coal barge a 20% chance of being scrapped by 2036.",
        # Two events.
        "Ada Quill expects the Tarn bridge to open in 2034. Ben Orr gives the dredgers a 10% chance of a strike by 2035.",
        # Evens meet what somebody simply expects.
        "Ada Quill says that the last coal barge will be scrapped by the end of 2033. Ben Orr gives the last coal barge a 50% chance of being scrapped by 2033.",
        # In another paragraph nobody answers.
        "Ada Quill gives the last coal barge a 70% chance of being scrapped by 2033.\n\nBen Orr gives the last coal barge a 20% chance of being scrapped by 2036.",
    ],
)
def test_forecasts_that_may_both_hold_or_do_not_meet_make_no_link(text: str) -> None:
    assert clashes(text + "\n") == []


@pytest.mark.parametrize(
    ("told_as", "clash"),
    [("I am at 20%", True), ("I was at 20%", False), ("We were 20% sure", False)],
)
def test_a_number_that_nobody_holds_any_more_disputes_none(told_as: str, clash: bool) -> None:
    text = (
        f"{DAY}Ada Quill gives the last coal barge a 70% chance of being scrapped by 2033.\n\n"
        f'Ben Orr wrote: "{told_as} that the last coal barge will be scrapped by 2033."\n'
    )
    found = told(extract_text(text, name="page"), "incompatible-probability")
    assert bool(found) is clash
