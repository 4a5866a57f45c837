"""Links between voices that answer each other, and reasons that are only announced."""

from __future__ import annotations

import pytest

from extractors.draft import Metadata
from extractors.pipeline import extract_text
from kg.model import SourceKind
from tests.extractors_claims.links_told import told

PEOPLE = {"Nora Feld": ("Feld",), "Anton Brisk": ("Brisk",)}

INTERVIEW = """The quay hour

Recorded in May and lightly edited.

Nora Feld: What did the ferry carry last year?

Anton Brisk: The ferry carried 90,000 people. {first}

Nora Feld: {second}

Anton Brisk: We will see about that in the spring.
"""


def interview(text):
    return extract_text(text, stated=Metadata(kind=SourceKind.TRANSCRIPT))


def test_the_same_predicate_with_the_other_polarity_disputes_what_the_last_voice_said():
    text = INTERVIEW.format(
        first="The new toll isn't a burden.",
        second="It is a burden when you cross the strait every day.",
    )
    assert told(interview(text), "opposite-predicate") == [
        (
            "It is a burden when you cross the strait every day.",
            "disputes",
            "The new toll isn't a burden.",
        )
    ]


def test_two_voices_that_affirm_the_same_predicate_do_not_dispute():
    text = INTERVIEW.format(
        first="The new toll is a burden.",
        second="It is a burden when you cross the strait every day.",
    )
    assert told(interview(text), "opposite-predicate") == []


def test_a_turn_that_affirms_what_the_turn_before_denies_disputes_it():
    text = INTERVIEW.format(
        first="Nobody counts the drivers who take the bridge.",
        second="We do count the drivers, and 4,200 of them answered in March.",
    )
    found = interview(text)
    by_id = {s.id: s.span.quote for s in found.statements}
    disputes = [(by_id[k.from_], by_id[k.to]) for k in found.links if k.relation == "disputes"]
    assert disputes
    assert disputes[0][0].startswith("We do count")
    assert disputes[0][1] == "Nobody counts the drivers who take the bridge."


def test_a_turn_that_calls_the_one_before_unfair_disputes_it():
    text = INTERVIEW.format(
        first="The new toll has emptied the ferry.", second="That isn't quite fair."
    )
    assert told(interview(text), "verdict-on-said") == [
        ("That isn't quite fair.", "disputes", "The new toll has emptied the ferry.")
    ]


@pytest.mark.parametrize("answer", ["The company denies it.", "The board denies it."])
def test_whoever_denies_it_disputes_what_was_told_right_before(answer):
    rumour = "She has heard a rumour that the ferry will stop in May."
    found = extract_text(f"The quay is quiet. {rumour} {answer} The ferry sails on.")
    by_id = {s.id: s.span.quote for s in found.statements}
    disputes = [(by_id[k.from_], by_id[k.to]) for k in found.links if k.relation == "disputes"]
    assert disputes == [(answer, rumour)]


def test_a_granted_point_is_disputed_by_the_sentence_that_turns_from_it(read):
    granted = "Granted, the ferry is slow."
    turned = "Even so, the bridge costs more than it saves."
    draft = read(f"{granted} It takes an hour. {turned}")
    assert told(draft, "concession-turned") == [(turned, "disputes", granted)]


def test_without_a_turn_a_granted_point_stands(read):
    draft = read("Granted, the ferry is slow. It takes an hour. The bridge takes four minutes.")
    assert told(draft, "concession-turned") == []


def test_a_reason_that_is_only_announced_lets_what_follows_support_the_claim(read):
    claim = "The ferry will lose passengers."
    reason = "The toll on the bridge ends in spring."
    draft = read(f"{claim} The reason is simple. {reason}")
    assert told(draft, "reason-announced") == [(reason, "supports", claim)]
    assert told(draft, "connective-evidence") == []


def test_a_figure_from_somebodys_records_supports_what_they_said(read):
    claim = "Feld says that most repairs of this kind run late."
    figure = "Of the 22 repairs in her files, 19 took longer than planned."
    draft = read(f"{claim} {figure}", people=PEOPLE)
    assert told(draft, "own-records") == [(figure, "supports", claim)]


VIEW = "Shopkeepers say that the fences along the quay keep customers away."


def test_a_named_witness_supports_the_view_of_their_group():
    words = "“My takings have halved since April,” said Nora Feld."
    assert told(extract_text(f"{VIEW} {words}"), "witness") == [(words, "supports", VIEW)]


@pytest.mark.parametrize(
    "words",
    [
        "“But my takings have doubled since April,” said Nora Feld.",
        "The council has heard it before.",
    ],
)
def test_a_witness_who_turns_or_says_nothing_in_person_does_not(words):
    assert told(extract_text(f"{VIEW} {words}"), "witness") == []


def test_that_which_is_rejected_is_what_was_heard_last(read):
    early = "Brisk says that the ferry will stop in May."
    view = "Critics of the ferry say that the town should have built a bridge."
    answer = "Nora Feld rejects that: the strait is too deep for piers."
    draft = read(f"{early}\n{view} {answer}", people=PEOPLE)
    disputes = {(a, b) for a, r, b in told(draft, "stance") if r == "disputes"}
    assert disputes == {(answer, view)}
