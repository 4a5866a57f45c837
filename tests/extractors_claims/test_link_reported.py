"""Disputes in a report of several people: two speak of one thing, or what was said before is recalled."""

from __future__ import annotations

import pytest

from extractors.draft import Metadata
from extractors.links.link_turns import bare_denial
from extractors.pipeline import extract_text
from kg.model import SourceKind
from tests.extractors_claims.links_told import told

REPORT = """# The ferry budget

The council met on Tuesday and talked until ten.

{first}

{second}

The vote is on Friday and nobody would say how it goes.
"""

TALK = """The quay hour

Recorded in May and lightly edited.

Nora Feld: Let us talk about the strait.

Anton Brisk: {first}

Nora Feld: {second}

Anton Brisk: We shall see about that in the spring.
"""


def report(first, second):
    return extract_text(REPORT.format(first=first, second=second), name="ferry")


def talk(first, second):
    text = TALK.format(first=first, second=second)
    return extract_text(text, stated=Metadata(kind=SourceKind.TRANSCRIPT))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Olga Prenn, the harbour master, said the dredger had paid for itself in a year.",
            "Milo Harcourt, who runs the pilots, said the dredger spent half of August in dock.",
        ),
        (
            "Olga Prenn said that the bakery closed because of the rent.",
            "Milo Harcourt said the bakery had an offer of a lower rent in March.",
        ),
    ],
)
def test_two_people_told_of_on_one_thing_dispute(first, second):
    assert told(report(first, second), "view-beside") == [
        (second.rstrip(), "disputes", first.rstrip())
    ]


@pytest.mark.parametrize(
    "second",
    [
        "Milo Harcourt agreed that the dredger was cheap.",
        "Milo Harcourt said the school roof leaks.",
        "Her deputy, Milo Harcourt, said the dredger was cheap.",
        "Milo Harcourt, too, said the dredger was cheap, and also quick.",
    ],
)
def test_who_agrees_speaks_of_something_else_or_is_of_one_house_disputes_nothing(second):
    first = "Olga Prenn, the harbour master, said the dredger had paid for itself in a year."
    assert told(report(first, second), "view-beside") == []


def test_words_of_measure_name_no_subject():
    first = "Olga Prenn said the tunnel takes half of the time."
    second = "Milo Harcourt said half of the pupils cycle every time."
    assert told(report(first, second), "view-beside") == []


@pytest.mark.parametrize(
    "second",
    [
        "They said that in 2019 too.",
        "It promised exactly the same last year.",
        "People have said so since the war.",
    ],
)
def test_who_recalls_that_it_was_said_before_disputes_it(second):
    first = "The new bridge will open by Easter."
    assert told(talk(first, second), "said-before") == [(second, "disputes", first)]


@pytest.mark.parametrize(
    "second",
    [
        "They said that the pier would open in 2019.",
        "I said so.",
        "It is the same bridge that we had before.",
    ],
)
def test_what_is_told_anew_recalls_nothing(second):
    assert told(talk("The new bridge will open by Easter.", second), "said-before") == []


@pytest.mark.parametrize(
    ("first", "second", "test"),
    [
        ("The ferry is late every week.", "That's simply not the case.", "verdict-on-said"),
        ("The ferry is late every week.", "I'd dispute that.", "verdict-on-said"),
        ("The ferry is late every week.", "That is far too gloomy.", "verdict-on-said"),
        ("The ferry is late every week.", "It strikes me as unlikely.", "verdict-on-said"),
        ("The ferry is late every week.", "I disagree, it waits for the tide.", "reply-disagrees"),
    ],
)
def test_a_turn_that_turns_down_the_turn_before_disputes_it(first, second, test):
    assert told(talk(first, second), test)[0][1:] == ("disputes", first)


def test_a_turn_agrees_with_the_turn_before():
    found = talk("The ferry is late every week.", "I agree, and the timetable hides it.")
    assert [(r, to) for _, r, to in told(found, "reply-agrees")] == [
        ("supports", "The ferry is late every week.")
    ]


def test_what_answers_a_question_turns_down_nothing():
    found = talk("The ferry is late every week. Is it the tide?", "I disagree with the tables.")
    assert told(found, "reply-disagrees") == []


def test_who_goes_further_does_not_dispute():
    told_first = (
        "Olga Prenn said the dredger is slow. Milo Harcourt said a delay would cost a year."
    )
    further = "Prenn goes further and says that it would close the yard."
    assert told(report(f"{told_first} {further}", "Nobody else came."), "rejoinder") == []


def test_what_a_thing_is_in_a_clause_was_no_view():
    first = "“They are doing something that we used to think rare,” said Olga Prenn. She believes that they count."
    assert told(report(first, "Nobody else came."), "past-view") == []


def test_who_confirms_that_something_is_so_bears_out_nothing_before():
    first = "Olga Prenn said that the grant had not been promised. Milo Harcourt confirmed that the letter had come."
    assert told(report(first, "Nobody showed it."), "borne-out") == []


@pytest.mark.parametrize(
    ("words", "bare"),
    [
        ("Prenn disputes this and says they gain.", True),
        ("Prenn disputes: they gain.", True),
        ("Prenn disputes this figure and says they gain.", False),
        ("Prenn disputes and says they gain.", False),
    ],
)
def test_a_denial_of_this_may_go_on_with_and(words, bare):
    assert bare_denial(words, len("Prenn disputes")) is bare


@pytest.mark.parametrize("sees", ["sees it very differently", "reads the figures otherwise"])
def test_who_sees_it_differently_disputes_what_was_just_told(sees):
    first = f"Olga Prenn said the dredger is slow. Milo Harcourt {sees}."
    found = told(report(first, "Nobody else came."), "verdict-on-said")
    assert [(r, to) for _, r, to in found] == [("disputes", "Olga Prenn said the dredger is slow.")]
