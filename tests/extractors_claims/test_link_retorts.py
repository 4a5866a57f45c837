"""Replies that turn against what they answer by asking back, by belittling it, or by "already"."""

from __future__ import annotations

import pytest

from tests.extractors_claims.links_told import told

POSTS = [("p1", "ebb", None), ("p2", "flow", "p1")]


@pytest.mark.parametrize(
    ("claim", "reply"),
    [
        ("The ferry will be gone in ten years.", "What does that even mean?"),
        (
            "Half of the wards could close without harm.",
            "Do you think that nurses sit idle on half of the wards at night?",
        ),
        (
            "Tidal power cannot pay for itself.",
            "Where do you think that the sums of the Orme report fall apart?",
        ),
        (
            "Nobody can know how high the river will rise.",
            "Would you say the same of the engineers who built the dam upstream?",
        ),
        ("The new line will empty the motorway.", "Hasn't the old line failed to do that?"),
    ],
)
def test_a_question_that_challenges_disputes_what_it_answers(read, claim, reply):
    draft = read(f"{claim}\n{reply}", posts=POSTS)
    found = told(draft, "reply-asks-back") + told(draft, "reply-doubts")
    assert found == [(reply, "disputes", claim)]


@pytest.mark.parametrize(
    "reply",
    [
        "When will it close?",
        "Do you think it will rain?",
        "Did you give it to the council?",
        "What does the council say?",
        "Which ward did you count?",
    ],
)
def test_a_question_that_only_asks_puts_nothing_forward(read, reply):
    draft = read(f"Half of the wards could close without harm.\n{reply}", posts=POSTS)
    assert [s.span.quote for s in draft.statements] == [
        "Half of the wards could close without harm."
    ]


def test_a_challenge_outside_a_reply_is_a_question_like_any_other(read):
    words = "Do you think that nurses sit idle on half of the wards at night?"
    assert read(f"Half of the wards could close. {words}").statements[-1].span.quote != words


def test_who_answers_their_own_challenge_with_no_disputes_the_same_claim(read):
    claim = "Half of the wards could close without harm."
    question = "Do you think that nurses sit idle on half of the wards at night?"
    answer = "I don't think so, they run."
    draft = read(f"{claim}\n{question} {answer}", posts=POSTS)
    assert told(draft, "reply-asks-back") == [(question, "disputes", claim)]
    assert (answer, "disputes", claim) in told(draft, "reply-answers-itself") + told(
        draft, "reply-disagrees"
    )


@pytest.mark.parametrize(
    ("claim", "reply"),
    [
        ("Hydrogen will heat most homes.", "Hydrogen is a distraction."),
        ("The tunnel saves an hour a day.", "That figure is pure marketing."),
        ("The strait will freeze over again.", "This is nonsense from start to finish."),
        ("The wage forecast says four per cent.", "The wage forecast sounds way premature."),
    ],
)
def test_a_reply_that_belittles_disputes_what_was_said_of_it(read, claim, reply):
    draft = read(f"{claim}\n{reply}", posts=POSTS)
    links = told(draft, "reply-belittles") + told(draft, "reply-disagrees")
    assert links == [(reply, "disputes", claim)]


@pytest.mark.parametrize(
    "reply",
    [
        "Hydrogen is not a distraction.",
        "The weather is nuts.",
        "My brother is crazy about ferries.",
        "Hydrogen is the fuel of the yard.",
    ],
)
def test_what_is_denied_or_said_of_something_else_belittles_nothing(read, reply):
    draft = read(f"Hydrogen will heat most homes.\n{reply}", posts=POSTS)
    assert told(draft, "reply-belittles") == []


def test_a_reply_means_the_claim_whose_rare_words_it_takes_up(read):
    first, second = "The bridge opened in May.", "The toll keeps the lorries away."
    reply = "You're right about the lorries and it should be said."
    draft = read(f"{first} {second}\n{reply}", posts=POSTS)
    assert told(draft, "reply-agrees") == [(reply, "supports", second)]


def test_who_turns_against_an_argument_as_a_whole_disputes_what_it_argues_for(read):
    first = "The ferry will never pay."
    reason = "It carries 300 people a day at most."
    reply = "This argument ignores the 300 lorries a day."
    draft = read(f"{first} {reason}\n{reply}", posts=POSTS)
    found = told(draft, "reply-disagrees") + told(draft, "reply-argument")
    assert (reply, "disputes", first) in found
    assert (reply, "disputes", reason) in found


def test_an_acronym_names_what_the_answered_post_spells_out(read):
    claim = "A universal basic income will pay for itself."
    reply = "UBI is a distraction from the rents."
    draft = read(f"{claim}\n{reply}", posts=POSTS)
    assert told(draft, "reply-belittles") == [(reply, "disputes", claim)]


@pytest.mark.parametrize(
    "reply",
    [
        "It has been amended exactly once.",
        "They have nobody to agree with on the coast.",
        "It is true of the north only.",
        "Somebody will correct the list.",
    ],
)
def test_words_of_agreement_that_agree_with_nobody_support_nothing(read, reply):
    draft = read(f"The strait will freeze over again.\n{reply}", posts=POSTS)
    assert told(draft, "reply-agrees") == []


def test_with_which_of_many_claims_somebody_agrees_is_told_by_a_word_in_common(read):
    claims = (
        "The strait will freeze over again.",
        "The old ferry is too slow for the ice.",
        "The pier has not been mended in years.",
        "The harbour has lost its only crane.",
    )
    for reply, count in (("I fully agree.", 0), ("I fully agree about the crane.", 1)):
        draft = read(f"{' '.join(claims)}\n{reply}", posts=POSTS)
        assert [to for _, _, to in told(draft, "reply-agrees")] == [claims[3]] * count, reply


@pytest.mark.parametrize(
    "reply", ["Exactly this, the ice is back.", "I fully agree, the ice is back."]
)
def test_words_of_agreement_that_agree_support_what_they_answer(read, reply):
    claim = "The strait will freeze over again."
    draft = read(f"{claim}\n{reply}", posts=POSTS)
    (link,) = told(draft, "reply-agrees")
    assert link[1:] == ("supports", claim)
