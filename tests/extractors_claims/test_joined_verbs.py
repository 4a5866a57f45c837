"""Whoever speaks by a second verb, by a verb of belief without a clause, or under a description of several."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract_text


def _speakers(text: str) -> list[str]:
    return [s.speaker for s in extract_text(text, name="page").statements]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Ines Farrow, a hydrologist at the college, has read the permit application and says it contains no such cap.",
            "Ines Farrow",
        ),
        (
            "Ada Quill, who runs the ferry, looked at the figures and concluded that nobody had counted the winter.",
            "Ada Quill",
        ),
        ("Mei Tanaka has read it twice and believes the claims to be overstated.", "Mei Tanaka"),
        ("Professor Ilse Mandrake thinks the thermometer a bad comparison.", "Ilse Mandrake"),
        ("Bo Lind believes the quay to be sound.", "Bo Lind"),
        (
            "For Pete Lindgren, who farms next to the site, the sums do not work.",
            "Pete Lindgren",
        ),
        (
            "For Piers Adding of Crane & Co, cutting rates now would repeat the mistakes of 2031.",
            "Piers Adding",
        ),
        ("“Only at one station,” Dr Elin Forsgren said by email.", "Elin Forsgren"),
        (
            "A skipper, who asked not to be named, said he expected a third rise by winter.",
            "skipper (unnamed)",
        ),
        ("One of the skippers said the quay was sound.", "one of the skippers (unnamed)"),
    ],
)
def test_who_holds_it(text: str, who: str) -> None:
    assert _speakers(text) == [who]


@pytest.mark.parametrize(
    "text",
    [
        "The union built the hall and claims of fraud were heard there.",
        "Bo Lind walked to the quay and asked for a boat.",
        "Ada Quill met the board and the board said nothing of the quay.",
        "Ada Quill runs the ferry and knows the tides.",
    ],
)
def test_a_second_verb_that_holds_nothing_of_the_first_ones_subject(text: str) -> None:
    assert not {"Ada Quill", "Bo Lind"} & set(_speakers(text))
