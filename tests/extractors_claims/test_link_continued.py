"""What a reported holder goes on to say bears out their view; what follows a verdict explains it."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract_text
from tests.extractors_claims.links_told import told

PEOPLE = {"Nora Feld": ("Feld",), "Anton Brisk": ("Brisk",)}
VIEW = "Nora Feld thinks that the ferry is badly run."


@pytest.mark.parametrize(
    "after",
    [
        "The boats leave empty at noon, she says.",
        "Its crews, she says, are hired by the week.",
        "The second pier, Feld writes, was never paid for.",
    ],
)
def test_words_with_the_holder_inside_them_bear_out_the_view_before(read, after):
    draft = read(f"{VIEW} {after}", people=PEOPLE)
    assert [(r, b) for _, r, b in told(draft, "own-view-goes-on")] == [("supports", VIEW)]


@pytest.mark.parametrize(
    "after",
    [
        "She says that the boats leave half empty at noon.",  # the attribution opens the sentence
        "But the boats, she says, leave on time.",
        "If the pier fails, she says, the town will pay.",
        "The boats leave half empty at noon, Brisk says.",
        "“The boats leave half empty at noon,” she says.",
    ],
)
def test_other_words_after_a_view_are_left_to_other_tests(read, after):
    assert told(read(f"{VIEW} {after}", people=PEOPLE), "own-view-goes-on") == []


def test_only_the_first_view_of_a_paragraph_is_borne_out(read):
    text = f"{VIEW} The boats, she says, are old. The crews, she says, are hired by the week."
    assert len(told(read(text, people=PEOPLE), "own-view-goes-on")) == 1


def test_what_follows_a_verdict_in_the_same_voice_explains_it(read):
    claim = "Brisk says that the ferry will lose half its passengers."
    draft = read(f"{claim} I don't buy it. Nobody else crosses there at night.", people=PEOPLE)
    found = told(draft, "verdict-explained") + told(draft, "reason-for-verdict")
    assert found == [("Nobody else crosses there at night.", "supports", "I don't buy it.")]


def test_what_turns_after_a_verdict_explains_nothing(read):
    claim = "Brisk says that the ferry will lose half its passengers."
    draft = read(f"{claim} I don't buy it. But the crews may leave.", people=PEOPLE)
    assert told(draft, "verdict-explained") == []


@pytest.mark.parametrize(
    "before",
    [
        "This difference changes the forecast.",
        "A year ago I said the bridge was lost.",
        "None of this makes the pier safe.",
    ],
)
def test_words_that_only_point_on_are_no_reason_for_a_forecast_and_no_topic(before):
    found = extract_text(f"{before} I expect the old bridge to close by the end of 2031.")
    assert [x.test for x in found.links if x.relation.value == "supports"] == []


@pytest.mark.parametrize("head", ["As for the pier, I expect", "For what it's worth I expect"])
def test_a_forecast_that_starts_on_something_else_rests_on_nothing_before(head):
    found = extract_text(f"The piles are rotten. {head} it to close by the end of 2031.")
    assert [x.test for x in found.links] == []
    plainly = extract_text("The piles are rotten. I expect it to close by the end of 2031.")
    assert [x.test for x in plainly.links] == ["forecast-reason"]


POSTS = [("p1", "ebb", None), ("p2", "flow", "p1")]
CLAIM = "Tolls keep the bridge empty."


@pytest.mark.parametrize(
    ("objection", "reason"),
    [
        (
            "The tolls only pay for the paint and the lamps of the bridge that you cross on your way to work.",
            "A ticket costs less than a cup of coffee.",
        ),
        (
            "Commuters from the islands already crossed the bridge by ferry, by train or on foot long before the tolls.",
            "Two lanes of it are shut for repairs.",
        ),
    ],
)
def test_what_follows_a_replys_objection_is_its_reason(read, objection, reason):
    draft = read(f"{CLAIM}\n{objection} {reason}", posts=POSTS)
    assert told(draft, "objection-explained") == [(reason, "supports", objection)]
    (link,) = [x for x in draft.links if x.test == "objection-explained"]
    assert {e.span.quote for e in link.evidence} == {objection, reason}


@pytest.mark.parametrize(
    "after",
    [
        "But the bridge could do with a coat of paint.",
        "I'll grant you the long queue in the summer.",
        "So the town should count the cars again.",
        "Who would pay twice to go round the bay?",
        "If the tolls rise, the cars may stay away.",
    ],
)
def test_a_turn_a_grant_or_a_question_is_no_reason_for_an_objection(read, after):
    draft = read(f"{CLAIM}\nNobody I know minds the tolls. {after}", posts=POSTS)
    assert told(draft, "objection-explained") == []


@pytest.mark.parametrize(
    ("objection", "reason"),
    [
        ("45% is generous.", "The bank has turned the bridge down twice since the spring."),
        ("45% looks low to me.", "The steel for both towers lies on the quay."),
    ],
)
def test_what_follows_the_word_that_a_figure_is_wrong_is_its_reason(read, objection, reason):
    claim = "The chance that the bridge opens by 2031 is 45%."
    draft = read(f"{claim}\n{objection} {reason}", posts=POSTS)
    assert [link.test for link in draft.links if link.relation.value == "disputes"] == [
        "figure-rejected"
    ]
    assert told(draft, "objection-explained") == [(reason, "supports", objection)]


def test_what_follows_the_word_that_a_figure_is_right_is_no_reason_for_an_objection(read):
    claim = "The chance that the bridge opens by 2031 is 45%."
    draft = read(f"{claim}\n45% is fair. The steel for both towers lies on the quay.", posts=POSTS)
    assert told(draft, "objection-explained") == []
