"""What a text says of somebody's claim is the text's own, and not what they claim."""

import pytest

from extractors.pipeline import extract_text


def speakers(sentence: str) -> list[tuple[str, str]]:
    return [
        (s.speaker, s.canonical)
        for s in extract_text(f"Salt\n\nBy Ida Fenn\n\n{sentence}").statements
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Oren Vale's claim that salt lasts forty years is wrong.",
        "Oren Vale's claim that salt lasts forty years has been debunked.",
        "Oren Vale's argument that the grid cannot cope is too gloomy.",
        "Oren Vale's forecast that prices will double by 2030 looks plausible.",
    ],
)
def test_a_verdict_on_a_claim_is_the_texts(sentence):
    assert speakers(sentence) == [("author", sentence)]


def test_a_claim_that_calls_something_wrong_is_its_makers():
    ((speaker, said),) = speakers(
        "Mara Quill repeats Oren Vale's claim that the old figure is wrong."
    )
    assert speaker != "author"
    assert "figure is wrong" in said


@pytest.mark.parametrize(
    "words", ["is right that", "is quite right to say that", "was correct to warn that"]
)
def test_whoever_is_right_stands_in_the_chain_of_holders(words):
    text = f"Salt\n\nBy Ida Fenn\n\nMara Quill {words} the tanks leak, but the grid holds."
    first, *_ = extract_text(text).statements
    assert [(step.holder, step.mode.value) for step in first.chain] == [
        ("author", "endorsed"),
        ("Mara Quill", "asserted"),
    ]
    assert first.chain[1].cue is not None
    assert first.chain[1].cue.quote == words


@pytest.mark.parametrize("beside", ["citing three tests", "pointing to the last winter"])
def test_what_a_speaker_points_to_is_not_part_of_what_they_say(beside):
    found = speakers(f"Mara Quill predicts that the tanks will leak by 2030, {beside}.")
    assert found == [("Mara Quill", "The tanks will leak by 2030.")]
