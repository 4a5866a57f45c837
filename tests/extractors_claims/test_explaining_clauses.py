"""A denial or a comparison and the clause after its colon are two claims; the second bears the first out."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract_text

EXPLAINED = [
    (
        "The dam does not hold: water comes through at four places.",
        "The dam does not hold",
        "water comes through at four places.",
    ),
    (
        "Nurses are harder to find than doctors: nine wards had to close last winter.",
        "Nurses are harder to find than doctors",
        "nine wards had to close last winter.",
    ),
    (
        "The tram is the slowest way into town: it stops at every gate of the port.",
        "The tram is the slowest way into town",
        "it stops at every gate of the port.",
    ),
    (
        "Heat pumps never paid off in the old houses: the walls lose the warmth by morning.",
        "Heat pumps never paid off in the old houses",
        "the walls lose the warmth by morning.",
    ),
    (
        "No bank has lent a crown to the ferry since 2019: its boats are forty years old.",
        "No bank has lent a crown to the ferry since 2019",
        "its boats are forty years old.",
    ),
]
WHOLE = [
    "The ferry works like a lift: the cabin goes up while the weight goes down.",  # what it is
    "The council made a bolder claim: the port will be full by the summer.",  # names what comes
    "Okafor says that the port is not safe: the pilots have counted nine wrecks.",  # says who speaks
    "What matters more is the wind: it turns in the afternoon.",
    "The road is not safe: two bends, no lights, a steep verge.",  # no clause after it
    "The clerk was not amused: “We have counted every boat.”",
    "If the wind is stronger than that: the pilot waits in the bay for an hour.",
    "Is the dam no longer safe: does the water come through?",
]


@pytest.mark.parametrize(("text", "claim", "explanation"), EXPLAINED)
def test_what_follows_the_colon_supports_the_claim(text, claim, explanation):
    found = extract_text(text)
    words = {s.id: s.span.quote for s in found.statements}
    (link,) = found.links
    assert (words[link.from_], words[link.to]) == (explanation, claim)
    assert link.test == "colon"


@pytest.mark.parametrize("text", WHOLE)
def test_other_colons_part_no_claims(text):
    assert not [link for link in extract_text(text).links if link.test == "colon"]
