"""Disputes right after a reported view: the text's own voice speaks of the thing that the view spoke of."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract_text
from tests.extractors_claims.links_told import told

PAGE = """# The market hall

The hall reopened in May after two years of work, and rents went up with it.

{paragraph}

The next meeting of the tenants is in the autumn.
"""
BEFORE = "Nobody likes the new roof much."


def links(paragraph):
    return told(extract_text(PAGE.format(paragraph=paragraph), name="hall"), "fact-beside")


@pytest.mark.parametrize(
    ("view", "fact"),
    [
        (
            "Olga Prenn, who runs the hall, says that the loading bay is never short of room.",
            "Eleven lorries queued outside the loading bay on the first Friday of June.",
        ),
        (
            "Stallholders argue that the cold store drove the rents up.",
            "The cold store was paid for out of a grant from the harbour board.",
        ),
        (
            "According to the Harbour Board, the drains are as good as new.",
            "The drains have overflowed twice since the storm in June.",
        ),
        (
            "Shoppers tell you that the escalator saves them ten minutes.",
            "The escalator has been roped off since Whitsun.",
        ),
    ],
)
def test_a_fact_on_the_thing_that_a_view_spoke_of_disputes_it(view, fact):
    assert links(f"{BEFORE} {view} {fact}") == [(fact, "disputes", view)]


def test_a_view_that_opens_its_paragraph_is_disputed_by_a_long_sentence_alone():
    view = "Olga Prenn says that the loading bay is never short of room."
    long = (
        "Eleven lorries stood in a queue outside the loading bay on the first Friday of last June."
    )
    assert links(f"{view} {long}") == [(long, "disputes", view)]
    assert links(f"{view} The loading bay is behind the fish stalls.") == []


@pytest.mark.parametrize(
    "after",
    [
        "She keeps the plan of the loading bay on her wall.",
        "The bakers pay twelve crowns a day more than they did.",
        "Indeed the loading bay stood empty on most mornings.",
        "If the loading bay were full, the lorries would wait in the street.",
        "The loading bay took nine lorries at once on Friday, for example.",
        "Perhaps the loading bay was meant for smaller lorries.",
        "Milo Harcourt said the loading bay had been full all week.",
    ],
)
def test_what_agrees_goes_on_about_the_holder_or_speaks_of_something_else_disputes_nothing(after):
    view = "Olga Prenn, who runs the hall, says that the loading bay is never short of room."
    assert links(f"{BEFORE} {view} {after}") == []


@pytest.mark.parametrize(
    "before",
    [
        "The engineers found that the loading bay had sunk by an inch.",
        "Olga Prenn doubts that the loading bay will be finished.",
        "Olga Prenn disputes that the loading bay was ever closed.",
        "The loading bay is on the north side.",
        "Everybody called the loading bay “the pit”.",
        "Our own porters say the loading bay is too dark.",
    ],
)
def test_findings_answers_names_and_the_writers_own_side_are_no_views_to_be_met(before):
    after = "Eleven lorries queued outside the loading bay on the first Friday of June."
    assert links(f"{BEFORE} {before} {after}") == []
