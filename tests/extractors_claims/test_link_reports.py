"""What denies a thing that a reported view spoke of, and what turns from it late, disputes the view."""

from __future__ import annotations

import pytest

from tests.extractors_claims.links_told import told

PEOPLE = {"Nora Feld": ("Feld",), "Anton Brisk": ("Brisk",)}
VIEW = "Nora Feld says that the ferry carries two hundred cars a day under the new timetable."


@pytest.mark.parametrize(
    ("denial", "cue"),
    [
        ("Ferries of that age do not work that way.", "that way"),
        ("We found no sign of it in the harbour.", "sign of it"),
        ("Neither number has been seen outside the company.", "Neither"),
        ("The harbour office has not printed the timetable.", "the timetable"),
        ("Nobody on the quay has heard of such a timetable.", "such a timetable"),
        ("The crew has never worked like this.", "like this"),
    ],
)
def test_a_denial_that_points_back_disputes_the_view_before(read, denial, cue):
    draft = read(f"{VIEW} {denial}", people=PEOPLE)
    assert told(draft, "report-denied") == [(denial, "disputes", VIEW)]
    (link,) = [x for x in draft.links if x.test == "report-denied"]
    assert {e.span.quote for e in link.evidence} == {cue, VIEW}


@pytest.mark.parametrize(
    "after",
    [
        "The lighthouse does not open on Sundays.",  # points back to nothing
        "The harbour office does not dispute the timetable.",
        "She is not wrong about the timetable.",
        "The harbour office has printed the timetable.",  # denies nothing
        "Feld says that the timetable does not count lorries.",  # the same holder goes on
    ],
)
def test_no_dispute_without_a_denial_that_points_back(read, after):
    assert told(read(f"{VIEW} {after}", people=PEOPLE), "report-denied") == []


def test_a_denial_in_another_paragraph_points_at_nothing(read):
    text = f"{VIEW}\nThe harbour office has not printed the timetable."
    assert told(read(text, people=PEOPLE), "report-denied") == []


def test_a_denied_view_is_not_disputed_by_another_denial(read):
    view = "Nora Feld says that the ferry does not carry lorries."
    text = f"{view} The harbour office has not counted the lorries."
    assert told(read(text, people=PEOPLE), "report-denied") == []


@pytest.mark.parametrize(
    "late",
    [
        "Most of the cars came before June, however.",
        "It has shown nobody its books, though.",
        "The winter, however, is still to come.",
    ],
)
def test_a_connective_behind_its_clause_turns_from_the_view_before(read, late):
    draft = read(f"{VIEW} {late}", people=PEOPLE)
    found = told(draft, "contrast-late") + told(draft, "report-denied")
    assert found == [(late, "disputes", VIEW)]


@pytest.mark.parametrize(
    "text",
    [
        "The ferry carries two hundred cars a day. It is old, though.",  # one voice
        f"{VIEW} Though it rains, the cars come.",
        f"{VIEW} Brisk agrees with her, however.",
    ],
)
def test_other_uses_turn_from_nobody(read, text):
    assert told(read(text, people=PEOPLE), "contrast-late") == []
