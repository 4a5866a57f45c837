"""A ground and its result in one sentence are two claims, joined by the words between them."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract_text

RESULTS = [
    (
        "The dam lost two turbines in the flood, so the region now imports half of its power.",
        "The dam lost two turbines in the flood",
        "the region now imports half of its power.",
    ),
    (
        "Nurses leave after four years on average, which is why the ward is always short of staff.",
        "Nurses leave after four years on average",
        "the ward is always short of staff.",
    ),
    (
        "The ferry runs at half load, which means that it loses money every day.",
        "The ferry runs at half load",
        "it loses money every day.",
    ),
]
WHOLE = [
    "He spoke slowly so that everyone in the hall could follow.",
    "The mine closed in 1998, so far without a successor.",
    "The ferry runs at half load, which means a loss every day.",
    "Okafor said that rail freight is cheap, so the road lobby will lose.",
    "Rail freight is cheap, Okafor argues, so the road lobby will lose.",
    "Rents rose in every town (wages fell, so families moved) that the survey reached.",
]


@pytest.mark.parametrize(("text", "ground", "result"), RESULTS)
def test_the_ground_supports_the_result(text, ground, result):
    found = extract_text(text)
    words = {s.id: s.span.quote for s in found.statements}
    (link,) = found.links
    assert (words[link.from_], words[link.to]) == (ground, result)
    assert link.test == "connective-result"


@pytest.mark.parametrize("text", WHOLE)
def test_a_sentence_without_a_result_of_its_own_voice_stays_whole(text):
    found = extract_text(text)
    assert [s.span.quote for s in found.statements] == [text]
