"""Chains of holders: who tells, who is told of, whom they tell of."""

import pytest

from extractors.pipeline import extract_text

HEAD = "# Notes from the river\n\nThe river rose by 2 metres last spring.\n\n"


def chain_of(sentence):
    """Holder and mode of each step for the last statement of a page."""
    found = extract_text(HEAD + sentence + "\n", name="notes")
    for span in found.spans():
        span.check(found.document.text)
    return [(step.holder, step.mode.value) for step in found.statements[-1].chain]


@pytest.mark.parametrize(
    ("sentence", "chain"),
    [
        ("The dam holds less water than in 1990.", [("author", "asserted")]),
        (
            "Ilse Brandt says that the dam holds less water than in 1990.",
            [("author", "reported"), ("Ilse Brandt", "asserted")],
        ),
        (
            "Ilse Brandt reports that Paul Renner believes that the dam will fail.",
            [("author", "reported"), ("Ilse Brandt", "reported"), ("Paul Renner", "asserted")],
        ),
        (
            "Ilse Brandt claims that critics think that Paul Renner doubts that the dam will fail.",
            [
                ("author", "reported"),
                ("Ilse Brandt", "reported"),
                ("critics (unnamed)", "reported"),
                ("Paul Renner", "rejected"),
            ],
        ),
        (
            "Ilse Brandt denies that the dam will fail.",
            [("author", "reported"), ("Ilse Brandt", "rejected")],
        ),
        (
            "Ilse Brandt acknowledged that the dam leaks.",
            [("author", "endorsed"), ("Ilse Brandt", "asserted")],
        ),
        (
            "Ilse Brandt would say that the dam leaks.",
            [("author", "reported"), ("Ilse Brandt", "hypothetical")],
        ),
        ("If the snow melts early, the dam will fail.", [("author", "conditional")]),
        (
            "Two pilots say that the dam leaks.",
            [("author", "reported"), ("pilots (unnamed)", "asserted")],
        ),
        (
            "My brother said that the dam leaks.",
            [("author", "reported"), ("the writer's brother (unnamed)", "asserted")],
        ),
    ],
)
def test_the_chain_is_as_deep_as_the_text(sentence, chain):
    assert chain_of(sentence) == chain


def test_the_speaker_stands_in_the_chain_with_the_words_that_name_them():
    found = extract_text(
        HEAD + "Professor Ilse Brandt, who runs the office, argues that the dam will fail.\n",
        name="notes",
    )
    statement = found.statements[-1]
    named = statement.chain[1]
    assert named.holder == statement.speaker == "Ilse Brandt"
    assert named.source is not None
    assert named.source.quote == "Professor Ilse Brandt, who runs the office"
