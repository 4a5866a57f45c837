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


def test_a_profile_over_the_words_is_not_said() -> None:
    profile = "Senior Member\nJoin Date: Apr 2011\nLocation: Tarn Bay\nPosts: 1,204\nThanked 12 Times in 9 Posts\n"
    text = "".join(
        f"05-0{n}-2031, 09:14 AM  #{n}\n{name}\n{profile}\n{said}\nReply With Quote\n\n"
        for n, (name, said) in enumerate(zip(_WRITERS, _SAID, strict=True), 1)
    )
    found = _posts(text)
    assert [post.author for post in found] == list(_WRITERS)
    assert [post.span.quote for post in found] == list(_SAID)


@pytest.mark.parametrize(
    "head", ["{name}\nThe Tidal Letter\n3d\n\n", "{name} \u00b7 3d\nWrites The Tidal Letter\n"]
)
def test_what_a_writer_publishes_is_neither_name_nor_words(head: str) -> None:
    posts_of_page = "".join(
        f"{head.format(name=name) if n == 0 else name + chr(10) + '2d' + chr(10)}{said}\n\nExpand full comment\nLike (4)\nReply\n\n"
        for n, (name, said) in enumerate(zip(_WRITERS, _SAID, strict=True))
    )
    text = (
        "The long wait for the quay\n\nRuna Vell\nMay 3, 2031\n\nThe quay was to open in May, and I do not believe it will.\n\n"
        f"3 Comments\n\n{posts_of_page}"
    )
    found = _posts(text)
    assert [post.author for post in found] == list(_WRITERS)
    assert [post.span.quote for post in found] == list(_SAID)


def test_words_quoted_tell_which_post_of_a_writer_is_answered() -> None:
    text = (
        f"Ada Quill\n@adaquill\nMay 3\n{_SAID[0]}\n\nBo Lind\n@bolind\nMay 3\nReplying to @adaquill\nIt was cut in June, all of it.\n\n"
        "Ada Quill\n@adaquill\nMay 4\nTwo masons have left the yard since then.\n\n"
        "odd_teasel\n@oddteasel\nMay 4\nReplying to @adaquill\n\u201cThe stone has not been cut.\u201d\nMost of it stands in my yard.\n\n"
        "Runa Vell\n@runavell\nMay 5\nReplying to @adaquill\nBoth are back at work, says the foreman.\n"
    )
    found = _posts(text)
    assert [post.author for post in found] == [
        "Ada Quill",
        "Bo Lind",
        "Ada Quill",
        "odd_teasel",
        "Runa Vell",
    ]
    assert found[3].reply_to == found[0].id
    assert found[4].reply_to == found[2].id


def test_an_arrow_below_a_name_points_to_whom_it_answers() -> None:
    text = (
        f"Who will cut the stone?\n\nAda Quill\nMay 3\n\n{_SAID[0]}\n\n3\nReply\n\n"
        f"Bo Lind\n\u2192 Ada Quill\nMay 3\n\n{_SAID[1]}\n\nReply\n\n"
        f"Odd Teasel\n\u2192 Bo Lind\nMay 4\n\n{_SAID[2]}\n\n1\nReply\n\n"
        "Ada Quill\n\u2192 Odd Teasel\nMay 5\n\nThe foreman says that they were sent away in May.\n\nReply\n"
    )
    found = _posts(text)
    assert [post.author for post in found] == ["Ada Quill", "Bo Lind", "Odd Teasel", "Ada Quill"]
    assert [post.reply_to for post in found] == [None, *(post.id for post in found[:3])]


def test_the_day_on_which_a_writer_joined_heads_no_post() -> None:
    text = "Who will cut the stone?\n\n" + "".join(
        f"#{n}  {name}, May {n}, 2031\n{name}\nWell-Known Member\nJoined: Apr 5, 2011\nMessages: 1,204\nLikes Received: 87\n{said}\n\n"
        for n, (name, said) in enumerate(zip(_WRITERS, _SAID, strict=True), 1)
    )
    assert [post.author for post in _posts(text)] == list(_WRITERS)
