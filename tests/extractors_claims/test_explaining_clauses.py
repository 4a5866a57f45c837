"""A denial, a comparison or a view that is told, and the clause after its colon, are two claims; the second bears the first out."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract_text
from kg.model import Stance

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
    "Okafor said: the port will be full of wrecks by the summer.",  # says who speaks
    "Okafor puts it plainly, as ever: the port is full and nobody sails.",
    "I think that the port is safe: the pilots sail out every night.",  # no view of somebody else's
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


TOLD = [
    (
        "Okafor says that the port is not safe: the pilots have counted nine wrecks.",
        "Okafor says that the port is not safe",
        "the pilots have counted nine wrecks.",
    ),
    (
        "Ferries, Ilse Okafor argues, are the slowest way home: last winter one in three was late.",
        "Ferries, Ilse Okafor argues, are the slowest way home",
        "last winter one in three was late.",
    ),
    (
        "Okafor rejects that: the road tunnel cannot take tall buses.",
        "Okafor rejects that",
        "the road tunnel cannot take tall buses.",
    ),
]


@pytest.mark.parametrize(("text", "view", "explanation"), TOLD)
def test_what_explains_a_view_that_is_told_is_held_by_whoever_holds_the_view(
    text, view, explanation
):
    found = extract_text(text)
    words = {s.id: s for s in found.statements}
    (link,) = found.links
    reason, claim = words[link.from_], words[link.to]
    assert (reason.span.quote, claim.span.quote, link.test) == (explanation, view, "colon")
    assert reason.speaker == claim.speaker != "author"
    assert reason.stance is Stance.REPORTED  # the reason for rejecting something is not rejected
