"""Views told by what somebody likes, fears or wants, by an answer left out, or behind a name and a colon."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract_text

HEAD = "The tram that nobody ordered\n\nBy Inga Sorensen\n\n3 May 2026\n\nThe vote is on Monday. "


def speaker(body: str, words: str) -> str:
    found = extract_text(HEAD + body, name="tram").statements
    return next(one.speaker for one in found if words in one.span.quote)


FELT = [
    "Omar Reyes likes the new plan.",
    "Omar Reyes dislikes that the stop lies on a slope.",
    "Omar Reyes, who drives the night bus, fears a shortage of spares.",
    "Omar Reyes wants employers to pay for the stops.",
    "Omar Reyes, a surveyor at the port, does not.",
    "Omar Reyes shares that worry.",
    "Omar Reyes thinks so.",
]


@pytest.mark.parametrize("body", FELT)
def test_what_somebody_feels_about_it_is_theirs(body: str) -> None:
    assert speaker(body, "Omar Reyes") == "Omar Reyes"


TOLD = [
    "Omar Reyes likes trains.",
    "Omar Reyes likes to swim before work.",
    "Omar Reyes fears his uncle.",
    "Omar Reyes feared a shortage of drivers in 1998.",
    "Nobody knows whether Omar Reyes dislikes the colour.",
    "Omar Reyes has a boat.",
]


@pytest.mark.parametrize("body", TOLD)
def test_what_the_text_tells_of_somebody_is_its_own(body: str) -> None:
    assert speaker(body, "Omar Reyes") == "author"


@pytest.mark.parametrize("time", ["", "10.14 "])
def test_a_surname_before_a_colon_says_who_speaks(time: str) -> None:
    said = "Reyes: the old line carried forty people a day. The new one carries ninety."
    body = f"Omar Reyes runs the port.\n\n{time}{said}"
    assert speaker(body, "forty people") == speaker(body, "ninety") == "Omar Reyes"


def test_an_answer_left_out_is_borne_out_by_what_follows() -> None:
    body = (
        "The board regards it as closed. Omar Reyes does not. The ground under the depot is clay."
    )
    assert speaker(body, "is clay") == "Omar Reyes"
