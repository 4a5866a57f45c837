"""Replies that take up what they answer, expectations that are denied, and another holder's figure."""

from __future__ import annotations

import pytest

from extractors.draft import Metadata
from extractors.pipeline import extract_text
from kg.model import SourceKind

PEOPLE = {"Nora Feld": ("Feld",), "Anton Brisk": ("Brisk",)}

TALK = """The quay hour

Recorded in May and lightly edited.

Nora Feld: Let us talk about the strait.

Anton Brisk: {first}

Nora Feld: {second}

Anton Brisk: We will see about that in the spring.
"""


def told(found, test):
    """The links of a test: from's words, relation, to's words."""
    by_id = {s.id: s.span.quote for s in found.statements}
    return [
        (by_id[link.from_], link.relation.value, by_id[link.to])
        for link in found.links
        if link.test == test
    ]


def talk(first, second):
    text = TALK.format(first=first, second=second)
    return extract_text(text, stated=Metadata(kind=SourceKind.TRANSCRIPT))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The hospital trained 340 nurses in a year.", "340 is a number from the brochure."),
        ("Cheap batteries will replace the turbines.", "The batteries run for two hours."),
        (
            "Drivers will switch to the tunnel once the toll falls.",
            "The toll was never the reason that people stayed away.",
        ),
    ],
)
def test_a_reply_that_begins_with_a_word_of_what_it_answers_disputes_it(first, second):
    assert told(talk(first, second), "reply-takes-up") == [(second, "disputes", first)]


def test_the_proof_is_the_words_taken_up_and_the_claim():
    found = talk("Cheap batteries will replace the turbines.", "The batteries run for two hours.")
    link = next(link for link in found.links if link.test == "reply-takes-up")
    assert [piece.span.quote for piece in link.evidence] == [
        "The batteries",
        "Cheap batteries will replace the turbines.",
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # It agrees, in so many words or by going on in the same way.
        ("Cheap batteries will replace the turbines.", "The batteries are cheap, I agree."),
        ("Cheap batteries will replace the turbines.", "The batteries also last longer."),
        # A question is answered, not disputed.
        ("Will batteries replace the turbines?", "The batteries run for two hours."),
        # It begins with something else.
        ("Cheap batteries will replace the turbines.", "Wind is stronger in the winter months."),
        # What is granted is taken back by the clause after it.
        (
            "Cheap batteries will replace the turbines.",
            "The batteries sound cheap, but the ferry is slow.",
        ),
    ],
)
def test_a_reply_that_agrees_answers_grants_or_speaks_of_something_else_does_not(first, second):
    found = talk(first, second)
    assert told(found, "reply-takes-up") == []


def test_a_short_reply_that_repeats_a_word_of_the_last_sentence_disputes_that():
    last = "The nurses stayed because the wards were new."
    found = talk(f"The hospital has two wards. {last}", "They stayed because nobody else paid.")
    assert told(found, "reply-echoes") == [
        ("They stayed because nobody else paid.", "disputes", last)
    ]


def test_one_word_repeated_without_a_denial_is_not_enough():
    found = talk("The nurses stayed for the new wards.", "My sister has worked on wards since May.")
    assert told(found, "reply-echoes") == []


@pytest.mark.parametrize(
    ("before", "answer"),
    [
        ("The ministry promised that rents would fall by spring.", "They didn't."),
        ("Brisk says that the vaccine will be ready in May.", "It won’t."),
        ("Feld expects the strike to end this week.", "The drivers don't."),
    ],
)
def test_a_denial_without_its_verb_disputes_what_was_expected(read, before, answer):
    draft = read(f"{before} {answer}", people=PEOPLE)
    assert told(draft, "expectation-denied") == [(answer, "disputes", before)]


@pytest.mark.parametrize(
    ("before", "answer"),
    [
        # A contrast between two things that are so denies neither.
        ("The large hospitals publish their figures.", "The small ones don't."),
        # Nothing was expected.
        ("The bridge carries trains on weekdays.", "It doesn't."),
        # What is denied is told as not so.
        ("The ministry did not promise that rents would fall.", "They didn't."),
    ],
)
def test_a_contrast_or_a_plain_fact_is_not_denied_so(read, before, answer):
    assert told(read(f"{before} {answer}", people=PEOPLE), "expectation-denied") == []


def test_another_holder_s_figure_for_the_same_thing_disputes_the_first(read):
    one = "Feld expects that 30% of the fleet will be electric by then."
    other = "Brisk says it will be 55%."
    draft = read(f"{one} {other}", people=PEOPLE)
    assert told(draft, "rival-figure") == [(other, "disputes", one)]


@pytest.mark.parametrize(
    "other",
    [
        "Brisk says it will be 30%.",  # the same figure
        "Feld says it will be 55% in ten years.",  # the same holder
        "Brisk says that 55% of the fleet was sold last year.",  # what was, not what will be
        "Brisk says it will be 28 to 32%.",  # a range that holds it
        "Brisk says it will be 32%.",  # hardly another figure
        "Brisk gives a 75% probability to a year without any ferry.",  # a chance against a share
        "Brisk says that fares have gone up by 55%.",
    ],
)
def test_the_same_figure_the_same_holder_or_a_figure_of_the_past_does_not(read, other):
    draft = read(f"Feld expects that 30% of the fleet will be electric by then. {other}", people=PEOPLE)  # fmt: skip
    assert told(draft, "rival-figure") == []


@pytest.mark.parametrize(
    "answer",
    [
        "Feld isn't impressed.",
        "Feld takes the other side of that.",
        "Feld is gloomier.",
        "I doubt it.",
    ],
)
def test_more_ways_to_dissent(read, answer):
    claim = "Brisk says that the ferry will lose half its passengers."
    draft = read(f"{claim} {answer}", people=PEOPLE)
    assert told(draft, "verdict-on-said") == [(answer, "disputes", claim)]


@pytest.mark.parametrize(
    "answer", ["Feld isn't impressed that easily.", "Feld doubts it less now."]
)
def test_words_of_doubt_about_something_else_are_no_verdict(read, answer):
    claim = "Brisk says that the ferry will lose half its passengers."
    assert told(read(f"{claim} {answer}", people=PEOPLE), "verdict-on-said") == []
