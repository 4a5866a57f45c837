"""Replies that meet what they answer without a word of dissent, and guests who meet what a presenter reports."""

from __future__ import annotations

import pytest

from extractors.draft import Metadata
from extractors.pipeline import extract_text
from kg.model import SourceKind
from tests.extractors_claims.links_told import told

TALK = """The quay hour

Recorded in May and lightly edited.

Nora Feld: Let us talk about the strait.

Anton Brisk: {first}

Nora Feld: {second}

Anton Brisk: We shall see about that in the spring.
"""

PANEL = """The evening panel

Recorded in May and lightly edited.

Ines Quist: {first} Is there anything to be done?

Nora Feld: The bus lanes need paint.

Ines Quist: {reported}

Nora Feld: {second}

Ines Quist: Anton Brisk, do you take the bus?

Anton Brisk: The stop is a mile from my house.
"""


POSTS = [("p1", "ebb", None), ("p2", "flow", "p1")]


def talk(first, second):
    text = TALK.format(first=first, second=second)
    return extract_text(text, stated=Metadata(kind=SourceKind.TRANSCRIPT))


def panel(reported, second):
    text = PANEL.format(first="Nora Feld, the town is full.", reported=reported, second=second)
    return extract_text(text, stated=Metadata(kind=SourceKind.TRANSCRIPT))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The new crane halved the queue of ships.", "It fell because two lines went bankrupt."),
        ("The harbour paid for the dredging.", "They paid for the first year."),
        ("The survey counted 90 seals on the bank.", "Tourists throw them herring."),
    ],
)
def test_a_reply_to_one_claim_that_does_not_agree_disputes_it(first, second):
    assert told(talk(first, second), "reply-meets") == [(second, "disputes", first)]


def test_of_several_claims_the_one_with_the_same_word_is_met():
    first = "The bread is baked in Tarn. The mill flooded in June."
    second = "It always floods when the snow melts."
    assert told(talk(first, second), "reply-meets") == [
        (second, "disputes", "The mill flooded in June.")
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The new crane halved the queue of ships.", "I run a small chandlery by the gate."),
        ("The harbour paid for the dredging.", "That is right, and it paid for the crane."),
        ("The harbour paid for the dredging.", "If it did, the books will show the sum."),
        ("The harbour paid for the dredging.", "Finally somebody says where the money came from."),
        ("The harbour paid for the dredging.", "Who paid for the crane?"),
        ("The harbour paid for the dredging.", "Anton, you sit on the board of the bank."),
        ("The harbour paid for the dredging.", "Let us turn to the bridge."),
        ("The harbour paid for the dredging.", "Thanks for that. The bridge is next."),
    ],
)
def test_who_agrees_asks_supposes_or_tells_of_themselves_meets_nothing(first, second):
    assert told(talk(first, second), "reply-meets") == []


def test_a_guest_meets_what_the_presenter_reports_of_others():
    reported = "Pavements come next. The mayor says the town never had a finer service."
    second = "The last coach leaves at six."
    assert told(panel(reported, second), "report-met") == [
        (second, "disputes", "The mayor says the town never had a finer service.")
    ]


def test_what_the_presenter_says_in_her_own_voice_is_not_met():
    assert told(panel("The town is proud of its pavements.", "The last coach leaves at six."),
                "report-met") == []  # fmt: skip


@pytest.mark.parametrize(
    ("second", "meets"),
    [("The winter took 60% of them.", False), ("The winter took 20% of them.", True)],
)
def test_who_says_the_figures_again_meets_nothing(second, meets):
    first = "The ferry lost 60% of its guests."
    assert (told(talk(first, second), "reply-meets") != []) is meets


@pytest.mark.parametrize(
    ("first", "second", "meets"),
    [
        ("The harbour board paid for all of the dredging.", "It paid for the first year.", True),
        ("The harbour paid for the dredging.", "Herring are cheap in Tarn.", False),
        ("The harbour board paid for all of the dredging.", "Most of the silt lies at my gate.", False),
        ("The harbour board paid for all of the dredging.", "I have seen the bill in the net loft.", True),
    ],
)  # fmt: skip
def test_a_post_that_speaks_of_its_writer_or_answers_a_few_words_meets_nothing(
    read, first, second, meets
):
    found = told(read(f"{first}\n{second}", posts=POSTS), "reply-meets")
    assert found == ([(second, "disputes", first)] if meets else [])
