"""A figure held against somebody's figure."""

from __future__ import annotations

import pytest

from extractors.links.link_cues import plain
from extractors.pipeline import extract_text
from kg.model import Extraction

HEAD = (
    "When will the harbour be full?\n\nAda Quill: Welcome to the pier, Ben.\n\n"
    "Ben Orr: The ferries were empty again this morning.\n\n"
)
FIRST = "Ada Quill: I put 45% on a full harbour by 2040, because the dredger is slow.\n\n"


def links(reply: str) -> list[tuple[str, str, str, str]]:
    read: Extraction = extract_text(
        f"{HEAD}{FIRST}Ben Orr: {reply}\n\nAda Quill: We shall see about the dredger.\n",
        name="talk",
    )
    by_id = {one.id: one for one in read.statements}
    return [
        (link.test, link.relation.value, by_id[link.from_].span.quote, by_id[link.to].span.quote)
        for link in read.links
        if link.test.startswith("figure-") and link.test != "figures-for-claim"
    ]


@pytest.mark.parametrize(
    ("reply", "test", "relation"),
    [
        ("Well, 45% is far too generous for that crew.", "figure-rejected", "disputes"),
        ("The silt comes back, which is why 45 looks optimistic.", "figure-rejected", "disputes"),
        ("2040 is a fantasy from where I sit.", "figure-rejected", "disputes"),
        ("45% sounds about right to the pilots.", "figure-approved", "supports"),
        ("I'd say 2055.", "figure-countered", "disputes"),
        ("I think it's 36, at best 37.", "figure-countered", "disputes"),
    ],
)
def test_a_figure_held_against_anothers_takes_a_side(reply: str, test: str, relation: str) -> None:
    found = links(reply)
    assert [(name, side) for name, side, _, _ in found] == [(test, relation)]
    assert "45% on a full harbour" in found[0][3]


@pytest.mark.parametrize(
    "reply",
    [
        "60% is far too generous for any other crew.",  # nobody gave that figure
        "45% is what the old harbour held on a Sunday.",  # says nothing of its worth
        "45 is a high number of ships for a pier.",  # counts, and judges nothing
        "I'd say 45.",  # the same figure
        "Agreed, and I think 2040 is generous.",  # sides with it
        "I'd say 900 ships came in.",  # no share, no year
    ],
)
def test_a_figure_that_is_not_held_against_another_takes_none(reply: str) -> None:
    assert links(reply) == []


def test_a_share_does_not_name_a_number_of_things():
    text = (
        f"{HEAD}Ada Quill: The pier hired 40 people in May.\n\n"
        "Ben Orr: 40% is optimistic for any harbour.\n\nAda Quill: We shall see about it.\n"
    )
    assert not [link for link in extract_text(text, name="talk").links if "figure" in link.test]


def test_words_in_plain_form_have_the_length_of_the_text():
    assert len(plain("İstanbul’s İ")) == len("İstanbul’s İ")


def test_a_reply_to_an_account_may_judge_a_figure_of_another_of_its_posts():
    thread = (
        "Ada Quill @adaquill · 3 May 2030 · 9:14\n\nThe dredger is slow and nobody has paid for a second one. "
        "I put 45% on a full harbour by 2040. 1/2\n\n"
        "Ada Quill @adaquill · 3 May 2030 · 9:16\n\nThe pilots want a deeper channel before that. 2/2\n\n"
        "Ben Orr @benorr · 3 May 2030 · 9:40\nReplying to @adaquill\n\n45 is high. The silt comes back every spring.\n\n"
        "Cleo Vane @cleov · 3 May 2030 · 9:52\nReplying to @benorr\n\nThe silt was gone last year.\n"
    )
    read = extract_text(thread, name="thread")
    by_id = {one.id: one for one in read.statements}
    found = [link for link in read.links if link.test == "figure-rejected"]
    assert [by_id[link.to].span.quote for link in found] == ["I put 45% on a full harbour by 2040."]
