"""People without a name who come into a text, names behind a title, and works by whoever made them."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract_text

HEAD = "The tram that nobody ordered\n\nBy Inga Sorensen\n\n3 May 2026\n\nMarta Kessler runs the yard. "


def speaker(body: str, words: str) -> str:
    found = extract_text(HEAD + body, name="tram").statements
    return next(one.speaker for one in found if words in one.span.quote)


TAKEN_UP = [
    ("I had lunch with a driver. He said the wires freeze.", "driver (unnamed)"),
    ("Then I met an economist. She pointed out that the wires freeze.", "economist (unnamed)"),
    ("A driver joined us. He laughed. He said the wires freeze.", "driver (unnamed)"),
    # Who is named in between, or named beside the other, is meant.
    ("Marta Kessler met a driver. She said the wires freeze.", "Marta Kessler"),
    (
        "Most boys in town with a teacher read well, “as I saw”. She said the wires freeze.",
        "Marta Kessler",
    ),
    ("“The day a nurse comes, you leave,” it says. She said the wires freeze.", "Marta Kessler"),
    ("The yard was founded by a nurse. She says the wires freeze.", "Marta Kessler"),
]


@pytest.mark.parametrize(("body", "who"), TAKEN_UP)
def test_he_is_who_has_just_come_in(body: str, who: str) -> None:
    assert speaker(body, "wires freeze") == who


NAMED = [
    ("The plan's author, transport adviser Glenn Wachter, calls it a step.", "Glenn Wachter"),
    ("A poll of 1,200 adults by Larkfield Research suggests it is late.", "Larkfield Research"),
]


@pytest.mark.parametrize(("body", "who"), NAMED)
def test_the_name_behind_a_title_or_a_work_speaks(body: str, who: str) -> None:
    assert speaker(body, " it ") == who
