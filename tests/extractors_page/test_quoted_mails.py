"""Mails that are quoted below the mail that answers them."""

from __future__ import annotations

import pytest

from extractors.draft import Draft
from extractors.page import blocks, metadata, posts
from extractors.page.marked_depth import own_words

TOP = (
    "Subject: Re: the weir by 2031?\nFrom: Runa Vell <runa@vell.example>\nDate: Sat, 4 May 2024 08:47:00 +0000\n\n"
    "Orders went out in March, so 2033 is hard to reach.\n\nRuna\n\n"
)
OSK = "That is too gloomy. The second gate is always faster, and I would say 2032."
INES = "I think the weir will not open before 2034. The steel is not ordered."

MARKED = (
    f"{TOP}On Fri, 3 May 2024 at 10:02, Tam Orr <tam@orr.example> wrote:\n\n> {OSK}\n>\n> Tam\n>\n"
    f"> On Fri, 3 May 2024 at 09:14, Ines Harrow <ines@harrow.example> wrote:\n>\n>> {INES}\n>>\n>> Ines\n"
)
FIELDS = (
    f"{TOP}From: Tam Orr\nSent: Friday, May 3, 2024 10:02 AM\nTo: Ines Harrow\nSubject: RE: the weir by 2031?\n\n{OSK}\n\nTam\n\n"
    "From: Ines Harrow\nSent: Friday, May 3, 2024 9:14 AM\nTo: Tam Orr; Runa Vell\nSubject: the weir by 2031?\n\n"
    f"{INES}\n\nInes\n"
)
PLAIN = (
    "Hi all,\n\nOrders went out in March, so 2033 is hard to reach.\n\nRuna\n\n"
    f"On Fri, May 3, 2024, Tam Orr wrote:\n\n{OSK}\n\nTam\n\nOn Fri, May 3, 2024, Ines Harrow wrote:\n\n{INES}\n\nInes\n"
)


def _draft(text: str) -> Draft:
    draft = Draft(text=text, source="s", name="page")
    for step in (metadata.STEP, blocks.STEP, posts.STEP):
        draft = step(draft)
    return draft


@pytest.mark.parametrize("text", [MARKED, FIELDS, PLAIN])
def test_quoted_mails_are_their_writers_and_answer_the_one_below(text: str) -> None:
    found = _draft(text).posts
    place = {post.id: n for n, post in enumerate(found)}
    assert [(post.author, place.get(post.reply_to or "")) for post in found] == [
        ("Tam Orr", 1),
        ("Ines Harrow", None),
    ]
    assert [OSK in found[0].span.quote, INES in found[1].span.quote] == [True, True]


def test_who_writes_on_below_what_is_quoted_is_not_who_was_quoted() -> None:
    text = MARKED + "\nNone of this is new. The gate was ordered twice, and twice it rusted.\n"
    assert "Ines Harrow" not in {post.author for post in _draft(text).posts}


def test_an_essay_that_quotes_a_letter_quotes_no_mail() -> None:
    text = (
        "# The weir\n\nBy Orla Finch\n\nThe weir is late, as everybody knows by now.\n\n"
        f"On Friday, 3 May 2024, Tam Orr wrote:\n\n{OSK}\n\nHe was wrong, and the gate is rust.\n"
    )
    assert _draft(text).posts == ()


def test_marks_inside_a_line_are_its_own_words() -> None:
    assert own_words("> > a > b") == "a > b"
    assert own_words("Tam <tam@orr.example> wrote:") == "Tam <tam@orr.example> wrote:"
