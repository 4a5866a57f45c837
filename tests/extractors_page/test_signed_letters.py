"""Letters that their writers sign below, with a place or what they are."""

from __future__ import annotations

import pytest

from extractors.draft import Draft
from extractors.page import blocks, metadata, posts

_SAID = (
    "Your leader on the weir leaves out the boats. I doubt that they can bear the lock.",
    "The boats will gain from the weir. My own will find calm water behind it.",
    "I measured the pond myself. It will silt up within ten years.",
)


def _found(text: str) -> list[tuple[str | None, str]]:
    draft = Draft(text=text, source="s", name="page")
    for step in (metadata.STEP, blocks.STEP, posts.STEP):
        draft = step(draft)
    return [(post.author, post.span.quote) for post in draft.posts]


def _page(title: str, signatures: tuple[str, ...]) -> str:
    letters = (said + signed for said, signed in zip(_SAID, signatures, strict=True))
    return f"{title}\n\n" + "\n\n".join(letters) + "\n"


@pytest.mark.parametrize("title", ["Letters: who shall pay for the new weir?", "Readers write"])
@pytest.mark.parametrize(
    "signatures",
    [
        ("\nRuna Vell, Alder", "\nTam Orr, Pond", "\nInes Harrow, Orrin"),
        (
            "\n\nRuna Vell\nAlder",
            "\n\nTam Orr\nHead of boats, Pond Union",
            "\n\nInes Harrow\nOrrin",
        ),
        (
            "\n\nRuna Vell, University of Alder",
            "\n\nTam Orr, chief executive, Pond Boats",
            "\n\nInes Harrow, Institute of Weirs, Orrin",
        ),
        ("\n\n**Runa Vell**\n*Alder*", "\n\n**Tam Orr**\n*Pond*", "\n\n**Ines Harrow**\n*Orrin*"),
        (
            "\nRuna Vell\nAlder, March 2\nThe writer is a retired lock keeper.",
            "\nTam Orr\nPond",
            "\nInes Harrow\nOrrin\nThe writer was a surveyor.",
        ),
    ],
)
def test_letters_are_their_writers(title: str, signatures: tuple[str, ...]) -> None:
    names = ("Runa Vell", "Tam Orr", "Ines Harrow")
    assert _found(_page(title, signatures)) == list(zip(names, _SAID, strict=True))


def test_names_alone_between_gaps_are_headings_and_sign_nothing() -> None:
    text = _page("Letters: who pays?", ("\n\nRuna Vell", "\n\nTam Orr", "\n\nInes Harrow"))
    assert _found(text) == []


def test_places_below_what_a_page_tells_sign_nothing() -> None:
    text = _page(
        "Four days on the weir",
        ("\n\nPond Lane, Alder", "\n\nTam Orr, Pond", "\n\nInes Harrow, Orrin"),
    )
    assert _found(text) == []
