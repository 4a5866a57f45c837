"""Whom posts answer: what opens a page, an account that goes on, arrows, quotations at a post's head."""

from __future__ import annotations

import pytest

from extractors.draft import Draft
from extractors.page import blocks, metadata, posts
from kg.model import Post


def _posts(text: str) -> list[Post]:
    draft = Draft(text=text, source="s", name="page")
    for step in (metadata.STEP, blocks.STEP, posts.STEP):
        draft = step(draft)
    return list(draft.posts)


def _answers(text: str) -> list[str | None]:
    found = {post.id: post.author or post.handle for post in _posts(text)}
    return [found.get(post.reply_to or "") for post in _posts(text)]


_FORUM = (
    "Lamp Forum \u203a Quays\nLog in \u00b7 Register\n\n{title}\n\n"
    "tin_boat \u00b7 31 points \u00b7 14 Jan 2031, 08:02\n\nI ask every year. My own guess for the quay is 2041.\n\n"
    "permalink \u00b7 save \u00b7 report\n\nmason_ann \u00b7 18 points \u00b7 14 Jan 2031, 08:40\n\n"
    "Mason here. The stone takes ten years, so you can forget 2035.\n\npermalink \u00b7 save \u00b7 report\n\n"
    "nan_b \u00b7 6 points \u00b7 14 Jan 2031, 10:05\n\nHas anybody priced the thing? No bank I know of pays for lime.\n\n"
    "permalink \u00b7 save \u00b7 report\n"
)


def test_posts_below_the_one_that_asks_answer_it() -> None:
    found = _answers(_FORUM.format(title="When does the quay at Orrin open? Put a date on it?"))
    assert found == [None, "tin_boat", "tin_boat"]


def test_posts_below_a_title_that_is_not_the_firsts_do_not() -> None:
    assert _answers(_FORUM.format(title="Everything else that came up in the week")) == [None] * 3


def test_an_account_goes_on_where_the_page_says_who_answers_whom() -> None:
    text = (
        "Bo Lind\n@bolind \u00b7 Jun 14\nThe quay will be open by 2029. No more masons will be hired.\n12 replies   4 reposts\n\n"
        "Ada Quill\n@adaquill \u00b7 Jun 14\nI am a mason. I read this between two walls and I have thoughts.\n8 replies   1 repost\n\n"
        "Ada Quill\n@adaquill \u00b7 Jun 14\nThe wall he means was built by nine of us, in a dry year.\n3 replies   2 reposts\n\n"
        "rock_fan\n@rockfan \u00b7 Jun 14\nReplying to @adaquill\nThat is what every mason said in 2005.\n1 reply   9 reposts\n\n"
        "Ada Quill\n@adaquill \u00b7 Jun 14\nReplying to @rockfan\nAnd in 2006 we built your harbour.\n2 replies   4 reposts\n"
    )
    assert _answers(text) == [None, None, "Ada Quill", "Ada Quill", "rock_fan"]
    found = _posts(text)
    assert found[2].reply_to == found[1].id
    assert found[3].reply_to == found[2].id


@pytest.mark.parametrize("arrow", ["\u279c", "\u203a", ">"])
def test_an_arrow_behind_a_name_points_to_whom_it_answers(arrow: str) -> None:
    text = (
        "Why the quay is late\nRuna Vell | 3 March 2031\n\nThe quay was to open in May, and I do not believe it will. The stone "
        "is not cut and the bank has not signed.\n\nComments (3)\nSort by Best\n\n"
        "Bo Lind \u2022 3 days ago\nYou forget the second quay, which opened on time.\n\u2022 Reply \u2022 Share\n\n"
        f"Ada Quill {arrow} Bo Lind \u2022 3 days ago\nIts date had been moved twice before.\n\u2022 Reply \u2022 Share\n\n"
        f"Odd Teasel {arrow} Ada Quill \u2022 2 days ago\nTwo moves are two years. It stays late.\n\u2022 Reply \u2022 Share\n"
    )
    found = _posts(text)
    assert [post.author for post in found] == ["Bo Lind", "Ada Quill", "Odd Teasel"]
    assert _answers(text) == [None, "Bo Lind", "Ada Quill"]


def test_a_quotation_of_another_writer_at_the_head_is_not_the_posts() -> None:
    first = "Nobody who has a crane today loses a cent. My rent has gone up nine times and I would vote for a cap."
    answer = (
        "I have a crane. We have two of them in the yard, and my bank will pay for neither of them."
    )
    quoted = "\u201cNobody who has a crane today loses a cent.\u201d "
    own = "\u201cThe roof is on fire and nobody came.\u201d So my tenant told me, and we went up with a hose and put it out."
    text = (
        "# Should Orrin cap its rents?\nThe town votes in May.\n\n"
        f"## 1. Nine times\n**Odd Teasel** teaches.\n\n{first} I mean it.\n\n"
        f"## 2. Two cranes\n**Runa Vell** builds.\n\n{quoted}{answer} So I doubt it.\n\n"
        f"## 3. Four flats\n**Bo Lind** is retired.\n\n{own} I would do it again.\n"
    )
    found = _posts(text)
    assert [post.span.quote[:20] for post in found] == [first[:20], answer[:20], own[:20]]
    assert found[1].reply_to == found[0].id


def test_what_follows_a_quotation_in_the_last_mail_is_its_writers() -> None:
    text = (
        "From: Runa Vell <r@v.example>\nTo: quays@l.example\nDate: Tue, 3 Mar 2031 09:02:11 +0000\nSubject: the quay\n\n"
        "They say May. I think there is a one in five chance.\n\n"
        "From: Bo Lind <b@l.example>\nTo: quays@l.example\nDate: Tue, 3 Mar 2031 10:15:40 +0000\nSubject: Re: the quay\n\n"
        "One in five is generous. Every quay of that sort was late.\n\n"
        "From: Ada Quill <a@q.example>\nTo: quays@l.example\nDate: Wed, 4 Mar 2031 08:00:00 +0000\nSubject: Re: the quay\n\n"
        "> One in five is generous.\n\nThat is not true of the second quay.\n\n> They say May.\n\nThey also say that the stone is cut.\n"
    )
    assert _posts(text)[-1].span.quote.rstrip().endswith("They also say that the stone is cut.")
