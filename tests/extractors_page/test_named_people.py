"""Posts that open with their writers' full names, below the head of the readers' part or in bold type."""

from __future__ import annotations

import pytest

from extractors.draft import Draft
from extractors.page import blocks, metadata, posts


def _found(text: str) -> list[tuple[str | None, str]]:
    draft = Draft(text=text, source="s", name="page")
    for step in (metadata.STEP, blocks.STEP, posts.STEP):
        draft = step(draft)
    return [(post.author, post.span.quote) for post in draft.posts]


_TEXT = (
    "Will the pumps run by 2028?\nBy Corin Tabb\n\nThe department says so. I doubt it, for no pump of this size has run "
    "within five years.\n\nThe order went out only in March, and the firm has changed hands twice.\n\n"
)
_SAID = (
    "I agree. The casting alone takes a year.",
    "The firm casts in two parts now. I would give 2028 sixty percent.",
    "Two parts leak. We would never buy such a pump.",
)
_NAMES = ["Ada Quill", "Ben Orr", "Lena Moss"]


@pytest.mark.parametrize(
    "label", ["**{0}** \u2014 ", "{0}: ", "**{0}:** ", "**{0}**: ", "{0} \u2013 ", "{0} (Halden): "]
)
def test_names_before_comments_are_their_writers(label: str) -> None:
    page = f"{_TEXT}Comments (3)\n\n" + "\n\n".join(
        label.format(name) + said for name, said in zip(_NAMES, _SAID, strict=True)
    )
    assert _found(page) == list(zip(_NAMES, _SAID, strict=True))


def _asked(said: tuple[str, ...]) -> str:
    parts = (
        f"**{name}, Halden Bank** \u2014 {text}" for name, text in zip(_NAMES, said, strict=True)
    )
    return "Will the pumps run by 2028?\n\nThree people answer.\n\n" + "\n\n".join(parts)


def test_bold_names_over_own_words_open_posts() -> None:
    assert _found(_asked(_SAID)) == list(zip(_NAMES, _SAID, strict=True))


def test_bold_names_over_what_is_told_of_people_open_none() -> None:
    told = ("Leads the bank and sits on the board.", "Built the first pump.", "Writes on pumps.")
    assert _found(_asked(told)) == []
    capitals = ("Leads the US bank.", "Built the first US pump.", "Sold pumps in World War I.")
    assert _found(_asked(capitals)) == []
