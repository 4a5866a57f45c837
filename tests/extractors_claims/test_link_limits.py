"""What only looks like a dispute or a reason: a verdict that is denied, a setting, a word that describes; and who expects it later."""

from __future__ import annotations

import pytest

from extractors.draft import Metadata
from extractors.pipeline import extract_text
from kg.model import SourceKind
from tests.extractors_claims.links_told import told

POSTS = [("p1", "ebb", None), ("p2", "flow", "p1")]
PEOPLE = {"Nora Feld": ("Feld",), "Anton Brisk": ("Brisk",)}
VIEW = "Feld says that the harbour will be full by the spring."


@pytest.mark.parametrize(
    "verdict",
    [
        "I don't think that's absurd.",
        "Seven clerks wanted me to say it was absurd.",
        "Nobody there had called it a draft.",
        "The money is more cheerful.",
        "The audit office has its doubts as well.",
        "The pilot is unconvinced and grants more than one would think.",
        "The two halves of it don't add up to a whole.",
        "Brisk calls it a solid, decent piece of work.",
    ],
)
def test_a_verdict_that_is_denied_wished_for_shared_or_of_things_disputes_nothing(read, verdict):
    assert told(read(f"{VIEW} {verdict}", people=PEOPLE), "verdict-on-said") == []


@pytest.mark.parametrize(
    "verdict",
    [
        "I think that's absurd.",
        "The clerks called it a draft.",
        "In a letter to the clerks she called it a draft.",
        "I have to say that's absurd.",
        "Brisk is more cheerful.",
        "The audit office has its doubts.",
        "The two halves of it don't add up.",
        "Brisk calls it a shoddy piece of work.",
    ],
)
def test_the_same_words_said_outright_dispute_it(read, verdict):
    draft = read(f"{VIEW} {verdict}", people=PEOPLE)
    assert [(a, r) for a, r, _ in told(draft, "verdict-on-said")] == [(verdict, "disputes")]


THEME = "The ferry carried 340 pilgrims and two carts in one morning."


def talk(first, second):
    """Two turns of a recorded talk."""
    turns = f"Nora Feld: {first}\n\nAnton Brisk: {second}\n\nNora Feld: We will see about that."
    text = f"The quay hour\n\nRecorded in May and lightly edited.\n\nAnton Brisk: Let us begin.\n\n{turns}\n"
    return extract_text(text, stated=Metadata(kind=SourceKind.TRANSCRIPT))


@pytest.mark.parametrize(
    "reply",
    [
        "When the pilgrims walked the bridge stood empty for a week.",
        "For pilgrims the abbey keeps forty beds in the long hall.",
        "Mr Pilgrims, the carts were hired by your own office.",
    ],
)
def test_where_when_and_for_whom_is_not_what_a_reply_takes_up(reply):
    assert told(talk(THEME, reply), "reply-takes-up") == []


@pytest.mark.parametrize(
    "reply", ["The pilgrims came by road this year.", "340 is a number from the brochure."]
)
def test_a_theme_or_a_figure_is_taken_up_as_before(reply):
    assert told(talk(THEME, reply), "reply-takes-up") == [(reply, "disputes", THEME)]


@pytest.mark.parametrize(
    "reply",
    [
        "...so the carts exist and the ferry doesn't.",
        "There's also the ferry toll, which nobody has counted.",
        "It also says that nobody paid for the carts on the ferry.",
    ],
)
def test_a_reply_that_draws_on_or_adds_opposes_nothing(read, reply):
    draft = read(f"The ferry carried two carts.\n{reply}", posts=POSTS)
    assert told(draft, "reply-opposes") == []


def test_a_reply_that_denies_opposes(read):
    reply = "It never carried carts, the ferry had no ramp."
    draft = read(f"The ferry carried two carts.\n{reply}", posts=POSTS)
    assert [(a, r) for a, r, _ in told(draft, "reply-opposes")] == [(reply, "disputes")]


def test_who_answers_criticism_answers_what_came_since_their_own_claim(read):
    first = "Feld writes that the old lock is a danger."
    own = "Brisk calculated that a new lock would save the city nine million."
    critic = "The sum has been criticised for counting the tolls as a gain."
    answer = "Brisk has replied that without the tolls it is eight million."
    draft = read(f"{first} {own} {critic} {answer}", people=PEOPLE)
    assert told(draft, "answer") == [(answer, "disputes", critic)]


def test_of_the_text_itself_its_last_sentence_is_answered(read):
    first = "Eleven polls came out in one week of October."
    last = "So some pollsters are moving their numbers to the middle."
    answer = "Brisk denies it for his firm."
    draft = read(f"{first} {last} {answer}", people=PEOPLE)
    assert told(draft, "answer") == [(answer, "disputes", last)]


@pytest.mark.parametrize(
    "text",
    [
        "Officials do not deny the trend. They dispute its end.",
        "The lock leaks, we wrote in May. The Chamber of Pilots disagrees with us on the cost.",
    ],
)
def test_an_answer_without_a_told_target_makes_no_link(text):
    assert told(extract_text(f"The lock\n\n{text}\n"), "answer") == []


def verdict_reasons(text):
    return told(extract_text(f"The lock\n\n{text}\n"), "reason-for-verdict")


@pytest.mark.parametrize(
    ("claim", "after"),
    [
        ("The bins hold a dozen letters in the wrong queue.", "The clerks sort them by hand."),
        ("The slump comes from weak grain prices in the north.", "The mills stand still."),
    ],
)
def test_a_cue_that_describes_a_noun_passes_no_verdict(claim, after):
    assert verdict_reasons(f"{claim} {after}") == []


def test_a_verdict_is_followed_by_its_reason():
    claim, after = "The count is weak.", "The clerks sorted half of the letters twice."
    assert verdict_reasons(f"{claim} {after}") == [(after, "supports", claim)]


@pytest.mark.parametrize(
    "topic",
    [
        "That was the old lock.",
        "Bear in mind who pays.",
        "Feld is right.",
        "She may be right here.",
    ],
)
def test_what_looks_back_asks_or_grants_opens_no_paragraph(read, topic):
    after = "The new lock has held 1,400 barges since March without one repair to its gates."
    draft = read(f"{topic} {after}", people=PEOPLE)
    assert told(draft, "topic-sentence") == told(draft, "figures-for-claim") == []


def test_a_short_claim_opens_its_paragraph_as_before(read):
    topic = "The old lock is tired."
    after = "The gates have been repaired nineteen times since March by the same two smiths."
    assert told(read(f"{topic} {after}"), "topic-sentence") == [(after, "supports", topic)]


def test_so_far_concludes_nothing(read):
    assert told(read("We asked five mills. So far two have agreed."), "connective-result") == []


def test_so_before_a_verb_adds_others_and_concludes_nothing(read):
    for more in ("So do the ferrymen.", "So, unusually, did the mills.", "So are the pilots."):
        assert told(read(f"The bakers are against the toll. {more}"), "connective-result") == []


@pytest.mark.parametrize(
    "after",
    [
        "What keeps them open is the toll.",
        "Where the mayor hesitates is the price.",
        "The mayor does admit that the price has gone up.",
        "The pilots, moreover, like the old ones.",
    ],
)
def test_what_turns_or_adds_after_a_denial_is_no_reason_for_it(read, after):
    assert told(read(f"The locks do not close at night. {after}"), "denial-explained") == []


@pytest.mark.parametrize(
    "after", ["Smiths did the gates by hand in May.", "Hired men do this at dawn."]
)
def test_what_somebody_does_may_be_the_reason_for_a_denial(read, after):
    denial = "The locks do not close at night."
    assert told(read(f"{denial} {after}"), "denial-explained") == [(after, "supports", denial)]


def test_a_denial_in_a_relative_clause_is_not_the_sentence_s(read):
    text = "Brisk has worked for the mill since May, which the report does not mention. Its owner pays him well."
    assert told(read(text), "denial-explained") == []


def timed(words):
    text = f"The lock\n\nNora Feld says the lock has a 60% chance of reopening by 2030. {words}\n"
    found = extract_text(text)
    return [(a, r, b[:9]) for a, r, b in told(found, "timed-otherwise")]


@pytest.mark.parametrize(
    "words",
    [
        "I expect it to take a bit longer than Feld does.",
        "It reopens later than Nora says.",
        "“Later than Feld’s date,” the harbour clerk said.",
    ],
)
def test_who_expects_it_later_than_another_disputes_their_forecast(words):
    assert timed(words) == [(words, "disputes", "Nora Feld")]


@pytest.mark.parametrize(
    "words",
    [
        "The old lock lasted longer than the tolls.",
        "Her sums are more persuasive than Feld’s.",
        "The new clerk sorts letters faster than Feld.",
        "The old crane stood longer than Feld’s shed.",
        "It reopens no later than Nora says.",
        "I don't expect it to take longer than Feld does.",
    ],
)
def test_a_comparison_that_is_denied_or_not_of_two_forecasts_disputes_no_forecast(words):
    assert timed(words) == []
