"""Posts of pages that print names, ages, scores, profiles and reactions in forms of their own."""

from __future__ import annotations

import pytest

from extractors.draft import Draft
from extractors.page import blocks, metadata, posts
from kg.model import Post

_SAID = (
    "I think the quay will not open before 2034. The stone has not been cut.",
    "That is too gloomy. The second quay is always faster, and I would say 2032.",
    "The masons were hired in March, so 2033 is hard to reach.",
)
_WRITERS = ("Ada Quill", "Bo Lind", "odd_teasel")


def _posts(text: str) -> list[Post]:
    draft = Draft(text=text, source="s", name="page")
    for step in (metadata.STEP, blocks.STEP, posts.STEP):
        draft = step(draft)
    return list(draft.posts)


def _said(text: str) -> list[str]:
    return [post.span.quote for post in _posts(text)]


def test_an_age_and_scores_glued_to_a_name() -> None:
    heads = ("[-]Ada Quill3d125", "[-]Bo Lind3d60", "[-]odd_teasel2d2-1")
    text = (
        "The long wait for the quay\nby Runa Vell\n3rd May 2031\n\nThe quay was to open in May, and I do not believe it will.\n\n"
        "3 comments\n\n"
        + "".join(f"{head}\n{said}\nReply\n" for head, said in zip(heads, _SAID, strict=True))
    )
    found = _posts(text)
    assert [post.author for post in found] == list(_WRITERS)
    assert [post.span.quote for post in found] == list(_SAID)


@pytest.mark.parametrize(
    "reaction", [":thumbsup: 3 :eyes: 1", ":tada:\n2", ":+1: x4 :laughing: x1", ":eyes:"]
)
def test_the_names_of_reactions_are_no_words_of_a_post(reaction: str) -> None:
    text = "\n\n".join(
        f"{name}  9:{n}4 AM\n{said}\n{reaction}"
        for n, (name, said) in enumerate(zip(("ada_q", "bolind", "odd_teasel"), _SAID, strict=True))
    )
    assert _said(text) == list(_SAID)


def test_a_picture_may_be_all_that_a_post_says() -> None:
    text = f"ada_q  9:04 AM\n{_SAID[0]}\n\nbolind  9:14 AM\n:eyes:\n\nodd_teasel  9:24 AM\n{_SAID[2]}\n\nbolind  9:31 AM\n{_SAID[1]}\n"
    assert _said(text)[1] == ":eyes:"
