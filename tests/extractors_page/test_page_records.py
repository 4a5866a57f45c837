"""Posts of pages that print them by one template, whatever the template."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.draft import Draft
from extractors.page import blocks, metadata, posts
from extractors.page.lines import page_lines
from extractors.page.record_slots import read_slots
from extractors.page.records import record_posts

_NAMES = ("quay_lamp", "Dorrit Hale", "Bo", "m.ferris", "Anneke Vos", "tern77")
_SAID = (
    "I think the ferry will be late again, as it was all of last week.",
    "Have you asked the harbour office what the new berth costs?",
    "We tried that on our island and it took three winters to pay off.",
    "My neighbour swears the old timetable was better than this one.",
    "You can see the queue from my kitchen, and it is longer every Friday.",
    "That is not what I read in the notice on the pier, to be honest.",
    "If they move the stop, who carries your shopping up the hill?",
)
_Post = tuple[str, str]


def _moment(i: int) -> str:
    return f"{3 + i} Mar 2031, {10 + i}:4{i}"


def _one_line(i: int, post: _Post) -> str:
    return f"{post[0]}  [{10 + i}:0{i} AM]\n{post[1]}\n\n"


def _stamped(i: int, post: _Post) -> str:
    return f"[0{3 + i}/05/2031 18:4{i}] {post[0]}\n{post[1]}\n\n"


def _forum(i: int, post: _Post) -> str:
    head = f"Post by {post[0]} \u00bb {_moment(i)}\n{post[1]}\n\n"
    return f"{head}{post[0]}\nPosts: {i * 7 + 3}\nJoined: 4 May 2029\nTop\n\n"


def _stacked(i: int, post: _Post) -> str:
    return f"{post[0]}\nResident\n{_moment(i)}\n#{i + 1}\n{post[1]}\nLike\nReply\n"


def _digest(i: int, post: _Post) -> str:
    mail = f"Message: {i + 1}\nDate: {_moment(i)}\nFrom: {post[0]} <w{i}@ferry.example>\n"
    return f"{mail}Subject: Re: The new berth\n\n{post[1]}\n\n------------------------------\n\n"


def _footed(i: int, post: _Post) -> str:
    return f"{post[1]}\nposted by {post[0]} at {_moment(i)} [{i + 2} favorites]\n\n"


def _chat(i: int, post: _Post) -> str:
    return f"0{3 + i}/05/2031, 07:3{i} - {post[0]}: {post[1]}\n"


def _profiled(i: int, post: _Post) -> str:
    label = f"{post[0]}\nMember\nJoined\n4 May 2029\nMessages\n{i + 40}\n"
    return f"{label}{_moment(i)}\n#{i + 1}\n{post[1]}\nUpvote\n0\n"


def _reported(i: int, post: _Post) -> str:
    return f"{post[0]} added a comment. {_moment(i)}\n{post[1]}\n\n"


_TEMPLATES = (
    _profiled,
    _reported,
    _one_line,
    _stamped,
    _forum,
    _stacked,
    _digest,
    _footed,
    _chat,
)


def _page(template: Callable[[int, _Post], str], talk: list[_Post]) -> str:
    return "The berth by the slipway\n\n" + "".join(
        template(i, post) for i, post in enumerate(talk)
    )


def _found(text: str) -> Draft:
    draft = Draft(text=text, source="s", name="page")
    for step in (metadata.STEP, blocks.STEP, posts.STEP):
        draft = step(draft)
    return draft


_TALK = st.permutations(_SAID).flatmap(
    lambda said: (
        st.lists(st.sampled_from(_NAMES), min_size=4, max_size=7)
        .filter(lambda names: 1 < len(set(names)) < len(names))
        .map(lambda names: list(zip(names, said, strict=False)))
    )
)


@pytest.mark.parametrize("template", _TEMPLATES, ids=lambda one: one.__name__.strip("_"))
@given(talk=_TALK)
@settings(max_examples=6, deadline=None)
def test_a_thread_in_any_template_gives_back_its_posts(
    template: Callable[[int, _Post], str], talk: list[_Post]
) -> None:
    text = _page(template, talk)
    found = _found(text).posts
    assert [(post.author, post.span.quote) for post in found] == talk
    assert all(text[post.span.start : post.span.end] == post.span.quote for post in found)


def test_a_quotation_over_an_answer_is_no_part_of_it_and_shows_what_it_answers() -> None:
    quoting = f"Bo wrote:\n> {_SAID[0]}\n\nThen take the earlier one with me."
    talk = [("Bo", _SAID[0]), ("tern77", _SAID[1]), ("Anneke Vos", quoting), ("Bo", _SAID[3])]
    found = _found(_page(_stamped, talk)).posts
    assert [post.span.quote for post in found][2] == "Then take the earlier one with me."
    assert found[2].reply_to == found[0].id


def test_words_quoted_below_a_top_posted_answer_are_left_out() -> None:
    quoting = f"I shall ask today.\n\nOn 4 Mar 2031, Bo <bo@ferry.example> wrote:\n> {_SAID[1]}"
    talk = [("tern77", _SAID[0]), ("Bo", _SAID[1]), ("Anneke Vos", quoting), ("Bo", _SAID[4])]
    found = _found(_page(_digest, talk)).posts
    assert found[2].span.quote == "I shall ask today."
    assert found[2].reply_to == found[1].id


@pytest.mark.parametrize(
    "page",
    [
        # A programme, a list of articles, and an article that quotes people.
        "SOIL DAYS\n\n09:00  Ada Quill (Aarhus): Carbon that stays\n09:40  Jo Lind (Turku): Peat\n10:20  Coffee\n"
        "10:50  Bo Hale (Cork): Worms\n12:00  Lunch\n",
        "More from business\nSalmon slips again\nAda Quill, 2 hours ago\nWho owns the quay\nBo Hale, 3 hours ago\n"
        "A second crane\nJo Lind, yesterday\n",
        'The quay opens\nBy Ada Quill\n3 March 2031\n\nThe quay opened today. "I waited a year," said Bo Hale.\n\n'
        'Others are less glad. "You can hear it all night," says Jo Lind, who lives above it.\n',
    ],
)
def test_lists_and_articles_are_no_threads(page: str) -> None:
    assert _found(page).posts == ()
    assert record_posts(page_lines(page)) == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Post by Hedda M \u00bb Sat Mar 07, 2031 4:22 pm", "Hedda M"),
        ("by tern77 ( 11822 ) on Thursday October 02, 2031 @11:58AM (#65122)", "tern77"),
        ("Comment 4   P. Lund   2031-05-07 06:01:47 UTC", "P. Lund"),
        ('From: "Dr. S. Hadd" <sh@apis.example>', "Dr. S. Hadd"),
        ("posted by cat's ghost at 3:41 PM on February 8 [7 favorites]", "cat's ghost"),
    ],
)
def test_a_head_shows_its_name_once_its_template_is_taken_away(line: str, name: str) -> None:
    slots = read_slots(line)
    assert slots is not None
    assert slots.name == name


def test_a_program_s_notice_and_an_advert_are_no_posts() -> None:
    talk = [
        ("Bo", _SAID[0]),
        ("berth-bot", "The topic was moved to the archive."),
        ("tern77", _SAID[1]),
    ]
    found = _found(_page(_stamped, [*talk, ("Bo", _SAID[2]), ("Bo", "<Media omitted>")])).posts
    assert [post.span.quote for post in found] == list(_SAID[:3])


def test_a_comment_that_names_what_it_answers_by_number_is_its_answer() -> None:
    page = "".join(
        f"Comment {i + 1}   {name}   2031-05-0{i + 1} 06:01:47 UTC\n{said}\n\n"
        for i, (name, said) in enumerate(
            [
                ("P. Lund", _SAID[0]),
                ("Ada Quill", _SAID[1]),
                ("Bo Hale", f"(In reply to P. Lund from comment #1)\n{_SAID[3]}"),
            ]
        )
    )
    found = _found("Bug 4 - Late ferry\n\n" + page).posts
    assert [post.span.quote for post in found] == [_SAID[0], _SAID[1], _SAID[3]]
    assert found[2].reply_to == found[0].id


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            "Friends of the pier\n\nLike\nComment\nShare\nTove Lind\nI am. They said the same and it took three.\nLike\nReply\n5w\n6\n"
            "Dagmar Wolle\nAuthor\nThree and a half, I kept the letters.\nLike\nReply\n5w\nRon Okello\nCould you not walk round?\n"
            "Like\nReply\n4w\n",
            ["Tove Lind", "Dagmar Wolle", "Ron Okello"],
        ),
        (
            "#harbour\n\n2031-03-03 09:12:07 <ada:sea.example> the june table is wrong\n2031-03-03 09:12:31 <bo> which port\n"
            "2031-03-03 09:13:02 <ada:sea.example> ours, by an hour\n2031-03-03 09:15:44 -- mimi joined the room\n",
            ["ada", "bo", "ada"],
        ),
        (
            "Chat of the talk\n\n14:02:11 From Jo Lind to Everyone: Can you hear the sound?\n"
            "14:05:19 From Ada Quill to Everyone: Who pays for the second winter?\n"
            "14:06:02 From Jo Lind to Everyone: The county, I hope.\n",
            ["Jo Lind", "Ada Quill", "Jo Lind"],
        ),
        (
            "From: Ada Quill <ada@pier.example>\nDate: Tue, 3 Mar 2031 09:12:33 +0100\nSubject: Tide tables\n\n"
            "Who makes the tables now?\n\nFrom: Jo Lind <jo@pier.example>\nDate: Tue, 3 Mar 2031 11:40:02 +0100\n"
            "Subject: Re: Tide tables\n\nThe port does. I have written to them.\n\nFrom: Bo Hale <bo@pier.example>\n"
            "Date: Wed, 4 Mar 2031 08:01:00 +0100\nSubject: Re: Tide tables\n\nThey told me it will be mended.\n",
            ["Ada Quill", "Jo Lind", "Bo Hale"],
        ),
        (
            "4 Comments\n\nMaren T. \u2022 3 days ago\nThe old one was better. You could get home.\n5 \u2022 Reply \u2022 Share\n\n"
            "pierrot Maren T. \u2022 3 days ago\nFrom which cinema?\n2 \u2022 Reply \u2022 Share\n\n"
            "Maren T. pierrot \u2022 2 days ago\nThe one in Hull, as you know.\nReply \u2022 Share\n\n"
            "Ulf \u2022 a day ago\nI take the bus. It costs half.\nReply \u2022 Share\n",
            ["Maren T.", "pierrot", "Maren T.", "Ulf"],
        ),
        (
            "Should the pier be endowed?\n\nComments\n4\n[-]Otis Wray4d\n12\n3\n\nI do not see how it pays.\n\nReply\n"
            "[-]Hanna Drost4d\n5\n1\n\nThat year had the storm.\n\nReply\n[-]Otis Wray3d\n4\n0\n\nFair, but I fear more storms.\n\n"
            "Reply\n[-]quaymouse2d\n2\n-1\n\nHas anybody asked the county?\n\nReply\n",
            ["Otis Wray", "Hanna Drost", "Otis Wray", "quaymouse"],
        ),
    ],
    ids=["buttons-tell-the-time", "chat-room", "webinar", "mails", "two-names", "name-and-age"],
)
def test_a_page_of_another_make_names_its_writers(page: str, expected: list[str]) -> None:
    assert [post.author for post in _found(page).posts] == expected


def test_posts_without_names_are_told_by_their_numbers() -> None:
    said = _SAID[:4]
    page = "".join(f"{i + 1}. {3 + i} May\n{text}\n\n" for i, text in enumerate(said))
    found = _found(
        "Notice board, without names\n\n" + page.replace(said[1], f"Re 1: {said[1]}")
    ).posts
    assert [post.author for post in found] == [None] * 4
    assert found[1].reply_to == found[0].id
