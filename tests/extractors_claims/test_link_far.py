"""Who answers in a new paragraph, and words of disagreement that take no side."""

from __future__ import annotations

import pytest

from extractors.links.reply_links import side_taken
from extractors.pipeline import extract_text
from kg.model import Relation
from tests.extractors_claims.links_told import told

PAGE = """# The quay wall

The wall was finished in March. {told}

{answer} The committee meets again in June.
"""
ASIDE = """# The quay wall

The wall was finished in March. {told} {answer}

The committee meets again in June.
"""
TOLD = "Olga Prenn said the wall keeps the whole of the lower town dry."


def test_a_paragraph_of_one_view_alone_is_answered_by_the_next():
    answer = "Milo Harcourt replied that it had never been tried in a spring tide."
    text = f"# The quay wall\n\nThe wall was finished in March.\n\n{TOLD}\n\n{answer}\n\nThe committee meets in June.\n"
    assert told(extract_text(text, name="quay"), "answer") == [(answer, "disputes", TOLD)]


def test_an_answer_disputes_what_its_own_paragraph_tells():
    answer = "Milo Harcourt replied that it had never been tried in a spring tide."
    draft = extract_text(ASIDE.format(told=TOLD, answer=answer), name="quay")
    assert told(draft, "answer") == [(answer, "disputes", TOLD)]


@pytest.mark.parametrize(
    "answer",
    [
        "Milo Harcourt replied that it had never been tried in a spring tide.",
        "Residents object that nobody asked them about the height.",
        "Milo Harcourt disputes that the town was ever in danger.",
    ],
)
@pytest.mark.parametrize("before", [TOLD, "It cost nine million and took three years."])
def test_who_answers_in_a_new_paragraph_answers_no_one_sentence(before, answer):
    draft = extract_text(PAGE.format(told=before, answer=answer), name="quay")
    assert told(draft, "answer") == []


def test_what_a_text_tells_itself_is_judged_in_its_own_paragraph():
    before = "It cost nine million and took three years."
    verdict = "Milo Harcourt calls that a scandal."
    near = extract_text(ASIDE.format(told=before, answer=verdict), name="quay")
    far = extract_text(PAGE.format(told=before, answer=verdict), name="quay")
    assert told(near, "verdict-on-said") == [(verdict, "disputes", before)]
    assert told(far, "verdict-on-said") == []


@pytest.mark.parametrize(
    "words",
    [
        "That is wrong.",
        "You are wrong about the tide.",
        "I think the figure is wrong, frankly.",
        "They were wrong within a year.",
        "Wrong: it was in May.",
        "I doubt that the harbour can take it.",
    ],
)
def test_wrong_and_doubt_take_a_side_of_what_was_said(words):
    side = side_taken(words)
    assert side is not None
    assert side[0] is Relation.DISPUTES


@pytest.mark.parametrize(
    "words",
    [
        "I marked nine papers and three had the wrong date.",
        "Two of them were wrong.",
        "I'd love to be wrong.",
        "They sent the cart to the wrong quay.",
        "Roughly right beats precisely wrong every time.",
        "Somebody has written down what's wrong.",
        "My main doubt is the harbour.",
    ],
)
def test_wrong_things_and_doubts_of_ones_own_take_none(words):
    assert side_taken(words) is None
