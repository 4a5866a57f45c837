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


def links(paragraph, test="fact-beside"):
    return told(extract_text(PAGE.format(paragraph=paragraph), name="hall"), test)


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


@pytest.mark.parametrize(
    ("view", "own"),
    [
        ("The bakers say that the cold store drove the rents up.", "That was not the reason."),
        ("Olga Prenn says that the hall loses money on Mondays.", "The accounts don't bear her out."),
        ("Stallholders argue that the escalator was a gift.", "It was not: the board paid for every step."),
        ("According to the Harbour Board, the drains are as good as new.", "I do not think so, for they leak."),
        ("Critics say that the roof proves the board a gambler.", "That's too quick."),
        ("Olga Prenn expected that the tenants would leave.", "They have done the opposite."),
        ("The fishmongers say that ice has doubled in price.", "We could not confirm this."),
        ("A dealer says that the lamps are antique.", "I doubt that they are older than me."),
    ],
)  # fmt: skip
def test_what_turns_a_view_back_in_the_texts_own_voice_disputes_it(view, own):
    assert links(f"{BEFORE} {view} {own}", "view-turned-back") == [(own, "disputes", view)]


@pytest.mark.parametrize(
    ("view", "own"),
    [
        ("The bakers blame the cold store for the rents.", "That is right."),
        ("Olga Prenn says that the hall loses money on Mondays.", "I don't doubt her."),
        ("Olga Prenn says that the hall loses money on Mondays.", "It isn't open on Tuesdays."),
        ("Olga Prenn says that the hall loses money on Mondays.", "The accounts bear her out."),
        ("The hall loses money on Mondays.", "I don't see it."),
        ("Olga Prenn doubts that the hall loses money.", "I don't see it."),
        ("Olga Prenn says that the hall loses money on Mondays.", "It wasn't rain, either."),
    ],
)
def test_what_goes_along_or_denies_something_else_turns_no_view_back(view, own):
    assert links(f"{BEFORE} {view} {own}", "view-turned-back") == []
