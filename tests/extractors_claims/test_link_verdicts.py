"""Verdicts on what was just said, words taken up, and replies that oppose without saying so."""

from __future__ import annotations

import pytest

from tests.extractors_claims.links_told import told

PEOPLE = {"Nora Feld": ("Feld",), "Anton Brisk": ("Brisk",)}
CLAIM = "Brisk says that the ferry will lose half its passengers."


@pytest.mark.parametrize(
    "answer",
    [
        "Feld calls that a guess dressed up as a survey.",
        "Feld thinks that’s fantasy.",
        "The company says it doesn’t recognise the number.",
        "I don't buy it.",
    ],
)
def test_a_verdict_on_what_was_just_said_disputes_it(read, answer):
    draft = read(f"{CLAIM} {answer}", people=PEOPLE)
    assert told(draft, "verdict-on-said") == [(answer, "disputes", CLAIM)]


@pytest.mark.parametrize(
    "answer",
    [
        "Feld calls that a fair estimate.",
        "Feld found that tolls fell by 4% in May.",
        "Feld says it is in talks with the bank.",
        "Feld does not see why the toll should fall.",
        "Feld found it by accident.",
    ],
)
def test_praise_and_facts_are_no_verdict(read, answer):
    assert told(read(f"{CLAIM} {answer}", people=PEOPLE), "verdict-on-said") == []


@pytest.mark.parametrize(
    ("said", "judges"),
    [
        ("Feld calls it the grey lady.", False),
        ("Feld calls it a turning point.", False),
        ("Feld calls it a distraction.", True),
    ],
)
def test_what_somebody_calls_a_thing_that_the_text_tells_of_judges_no_claim(read, said, judges):
    fact = "The ferry lost half its passengers in May."
    found = told(read(f"{fact} {said}", people=PEOPLE), "verdict-on-said")
    assert found == ([(said, "disputes", fact)] if judges else [])


def test_a_dissent_that_opens_a_matter_is_of_no_other_persons_words(read):
    view = "Feld says that the ferry is slow."
    told_of = "Brisk has a boat in the same harbour."
    assert told(read(f"{view} Brisk was less sure.", people=PEOPLE), "verdict-on-said") != []
    found = told(
        read(f"{view} {told_of}\nMarkets were less sure.", people=PEOPLE), "verdict-on-said"
    )
    assert found == []


def test_doubt_after_a_question_answers_the_question(read):
    view = "Feld says that the ferry is slow."
    assert told(read(f"{view} I doubt it.", people=PEOPLE), "verdict-on-said") != []
    found = told(read(f"{view} Will anybody buy it? I doubt it.", people=PEOPLE), "verdict-on-said")
    assert found == []
    named = read(f"{view} Before 2031? I doubt it.", people=PEOPLE)  # no question of its own
    assert told(named, "verdict-on-said") != []


def test_nobody_disputes_their_own_words(read):
    draft = read("Brisk says that the ferry is slow. Brisk calls that a scandal.", people=PEOPLE)
    assert told(draft, "verdict-on-said") == []


def test_a_comment_that_quotes_a_claim_and_faults_it_disputes_it(read):
    claim = "We give the new bridge one chance in eight."
    comment = '"One chance in eight" is a guess with a decimal point.'
    draft = read(f"{claim}\n{comment}", posts=[None, ("p1", "ebb", None)])
    assert told(draft, "words-taken-up") == [(comment, "disputes", claim)]
    (link,) = [x for x in draft.links if x.test == "words-taken-up"]
    assert [e.span.quote.lower() for e in link.evidence] == ["one chance in eight"] * 2


def test_a_comment_that_only_quotes_does_not(read):
    claim = "We give the new bridge one chance in eight."
    draft = read(
        f'{claim}\nThe line "one chance in eight" made my day.', posts=[None, ("p1", "ebb", None)]
    )
    assert told(draft, "words-taken-up") == []


POSTS = [("p1", "ebb", None), ("p2", "flow", "p1")]


def test_a_reply_that_denies_disputes_the_claim_it_shares_words_with(read):
    claim = "Tolls keep the bridge empty."
    reply = "Nobody I know minds the tolls."
    draft = read(f"The strait is wide. {claim}\n{reply}", posts=POSTS)
    assert told(draft, "reply-opposes") == [(reply, "disputes", claim)]


@pytest.mark.parametrize(
    "reply",
    [
        "I agree, nobody I know uses the bridge.",
        "Thanks, I did not know the bridge had tolls.",
        "The bridge opened in the spring of 2019.",
        "Which is better than nothing at all.",
    ],
)
def test_a_reply_that_agrees_thanks_or_adds_does_not(read, reply):
    draft = read(f"Tolls keep the bridge empty.\n{reply}", posts=POSTS)
    assert told(draft, "reply-opposes") == []


def test_a_reply_by_name_answers_that_writer(read):
    claim = "Tolls keep the bridge empty."
    reply = "@ebb Nobody I know minds the tolls."
    posts = [("p1", "ebb", None), ("p2", "flow", None), ("p3", "tide", None)]
    draft = read(f"{claim}\nThe tolls end in May.\n{reply}", posts=posts)
    assert [(r, to) for _, r, to in told(draft, "reply-opposes")] == [("disputes", claim)]


def test_what_follows_a_view_of_the_past_disputes_it(read):
    view = "I had assumed that the ferry would stop in May."
    draft = read(f"{view} It carried more people than ever.")
    assert told(draft, "past-view") == [
        ("It carried more people than ever.", "disputes", view),
    ]


def test_a_view_that_is_still_held_is_not_disputed(read):
    draft = read("I had assumed that the ferry would stop in May. I still do think so.")
    assert told(draft, "past-view") == []


def test_who_joins_in_disputes_the_claim_and_not_the_first_dissenter(read):
    claim = "Anton Brisk says that the ferry will carry twice as many people by 2032."
    first, second = "Captains are unconvinced.", "Nora Feld calls the date a fantasy."
    draft = read(f"{claim} {first} {second}", people=PEOPLE)
    assert told(draft, "verdict-on-said") == [
        (first, "disputes", claim),
        (second, "disputes", claim),
    ]


def test_doubt_with_an_object_of_its_own_is_no_verdict_on_what_was_said(read):
    draft = read(f"{CLAIM} The union is less sure that tolls will help.", people=PEOPLE)
    assert told(draft, "verdict-on-said") == []


def test_who_says_the_same_bears_it_out(read):
    answer = "Captains at the quay say much the same."
    draft = read(f"{CLAIM} {answer}", people=PEOPLE)
    assert told(draft, "borne-out") == [(answer, "supports", CLAIM)]


@pytest.mark.parametrize(
    "answer",
    [
        "The company, asked to confirm this, said that no decision had been taken.",
        "Captains do not say the same.",
    ],
)
def test_a_question_or_a_denial_bears_nothing_out(read, answer):
    assert told(read(f"{CLAIM} {answer}", people=PEOPLE), "borne-out") == []


def test_what_somebody_points_to_supports_their_claim(read):
    evidence = "He points to the strait at Orsby, where tolls emptied the ferry within a year."
    draft = read(f"{CLAIM} {evidence}", people=PEOPLE)
    assert told(draft, "evidence-cited") == [(evidence, "supports", CLAIM)]
