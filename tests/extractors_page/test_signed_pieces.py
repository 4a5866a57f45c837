"""Pieces of several writers on one page, each under a title and a line that names its writer."""

from __future__ import annotations

import pytest

from extractors.draft import Draft
from extractors.page import blocks, metadata, posts
from extractors.page.lines import page_lines
from extractors.page.signed_pieces import signed_pieces
from kg.model import Post

_FIRST = (
    "I have rented in Orrin for twelve years, and in that time my rent has gone up nine times. A cap would have held it to "
    "four. I would vote for one tomorrow, and so would the street I live in."
)
_SECOND = (
    "Mr Teasel counts his own rises and forgets the flats that nobody built. I build them, or I did until my bank asked for "
    "more. We have two cranes in the yard and a plan for neither of them."
)
_THIRD = (
    "My house has four flats, and I never raised a rent above what the roof had cost me. So I do not fear a cap, and I do not "
    "know a neighbour who does. What I fear is the form that comes with it."
)


def _posts(text: str) -> list[Post]:
    draft = Draft(text=text, source="s", name="page")
    for step in (metadata.STEP, blocks.STEP, posts.STEP):
        draft = step(draft)
    return list(draft.posts)


_HEADED = (
    "# Should Orrin cap its rents?\nThe town votes in May. We asked three people.\n\n"
    f"## 1. Nine times\n**Odd Teasel** teaches in Orrin.\n\n{_FIRST}\n\n"
    f"## 2. Two cranes\n**Runa Vell** runs a building firm.\n\n{_SECOND}\n\n"
    f"## 3. Four flats\n**Bo Lind-Hale** is retired.\n\n{_THIRD}\n\n---\n\nNext week we ask about the ferry.\n"
)
_PLAIN = (
    "Should Orrin cap its rents?\nThe town votes in May. We asked three people.\n\n"
    f"Nine times\nBy Odd Teasel\n\n{_FIRST}\n\nTwo cranes\nBy Runa Vell, builder\n\n{_SECOND}\n\n"
    f"Four flats\nBy Bo Lind-Hale\n\n{_THIRD}\n"
)


@pytest.mark.parametrize("text", [_HEADED, _PLAIN])
def test_each_piece_is_its_writers_who_answers_whom_it_names(text: str) -> None:
    found = _posts(text)
    assert [(post.author, post.span.quote) for post in found] == [
        ("Odd Teasel", _FIRST),
        ("Runa Vell", _SECOND),
        ("Bo Lind-Hale", _THIRD),
    ]
    assert [post.reply_to for post in found] == [None, found[0].id, None]


def test_parts_that_tell_of_people_are_not_theirs() -> None:
    text = (
        "# Three who built the quay\nA wall has many hands.\n\n"
        "## 1. Stone\n**Odd Teasel** was a mason.\n\nHe came to Orrin in May and stayed for nine years. The town gave him a "
        "lamp and a boat, and with both he built the northern wall of the quay.\n\n"
        "## 2. Lime\n**Runa Vell** burnt lime.\n\nHer kiln stood on the hill above the church, where the smoke troubled nobody. "
        "She sold to anybody who paid, and in bad winters to those who did not.\n\n"
        "## 3. Oak\n**Bo Lind** felled trees.\n\nThe oaks of the upper valley were his, and then they were piles in the "
        "harbour. Few of them have moved since, though the tide has tried.\n"
    )
    assert _posts(text) == []


def _pieces(*told: str) -> list[int | None]:
    """Whom each piece of a page answers; Odd Teasel, Runa Lis and Bo Hale wrote the pieces."""
    writers = ("Odd Teasel", "Runa Lis", "Bo Hale")
    parts = [
        f"## {n}. Part {n}\n**{name}** lives in Orrin.\n\n{text}\n"
        for n, (name, text) in enumerate(zip(writers, told, strict=True), start=1)
    ]
    text = "# Three on the quay\nThe town votes in May.\n\n" + "\n".join(parts)
    return [piece.parent for piece in signed_pieces(page_lines(text))]


@pytest.mark.parametrize(
    "told",
    [
        "The quay was built for the US market and then for nobody",
        "The quay was built before World War I and mended after it",
        "The quay was built for the coal mine and then for nobody",
    ],
)
def test_a_country_a_numeral_and_a_mine_are_nobody_who_speaks(told: str) -> None:
    rest = (
        ". Its wall has stood in every storm since, though the town has paid little for it."
        " Boats come in May, and few stay longer than a week."
    )
    assert _pieces(*[told + rest] * 3) == []
    own = rest.replace("the town has", "now I see that the town has")
    assert len(_pieces(*[told + own] * 3)) == 3


def test_a_surname_inside_another_word_names_nobody() -> None:
    third = _THIRD.replace("My house", "My house in Lisbon")
    assert _pieces(_FIRST, _FIRST, third) == [None] * 3
    assert _pieces(_FIRST, _FIRST, third + " Lis forgets it.") == [None, None, 1]
