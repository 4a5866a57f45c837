"""Posts under heads of one form that only name their writers."""

from __future__ import annotations

import pytest

from extractors.draft import Draft
from extractors.page import blocks, metadata, posts
from kg.model import Post

_TALK = (
    ("teasel_9", "The new locks ruined the long passage. Nobody gets past Marl before noon."),
    ("Orla Finch", "We did on Sunday. You tie up too early."),
    ("teasel_9", "The early start matters less, I grant. The tolls went from two to five."),
    ("ferrule", "They say the tolls are a mistake and will be taken back."),
)


def _posts(text: str) -> list[Post]:
    draft = Draft(text=text, source="s", name="page")
    for step in (metadata.STEP, blocks.STEP, posts.STEP):
        draft = step(draft)
    return list(draft.posts)


def _thread(head: str, gap: str = "\n\n", talk: tuple[tuple[str, str], ...] = _TALK) -> str:
    said = (f"{head.format(name=name, n=n)}\n{words}" for n, (name, words) in enumerate(talk, 1))
    return "The new locks\n\n" + gap.join(said) + "\n"


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("head", ["{name}:", "**{name}:**", "- {name}:", "[{name}]", "### {name}"])
def test_heads_of_one_form_open_posts_of_writers_who_come_back(head: str, gap: str) -> None:
    found = _posts(_thread(head, gap))
    assert [post.author for post in found] == [name for name, _ in _TALK]
    assert [post.span.quote for post in found] == [words for _, words in _TALK]


@pytest.mark.parametrize(
    "head", ["User: {name}", "Posted by: {name}", "Name: {name}", "Comment {n}: {name}"]
)
def test_a_label_says_who_writes(head: str) -> None:
    assert [post.author for post in _posts(_thread(head))] == [name for name, _ in _TALK]


def test_what_stands_in_brackets_behind_a_writer_is_not_the_name() -> None:
    talk = (*_TALK[:2], ("Ines (works there)", "I weld there. Nobody asked us."), _TALK[2])
    assert _posts(_thread("{name}:", "\n", talk))[2].author == "Ines"


def test_a_line_right_below_a_head_is_said() -> None:
    talk = ((_TALK[0][0], "My list:\nNobody gets past Marl before noon."), *_TALK[1:])
    found = _posts(_thread("{name}:", "\n", talk))
    assert [post.author for post in found] == [name for name, _ in _TALK]
    assert found[0].span.quote.startswith("My list:")


def test_readers_below_their_heading_need_not_come_back() -> None:
    readers = "Mara Oakes:\nThe lock was shut when I came.\nTam:\nIt was open on Monday, and free of charge.\n"
    text = (
        "The locks\n\nThe locks were widened in May. Nobody has complained since.\n\nThe tolls rose.\n\n"
        f"Comments\n{readers}"
    )
    assert [post.author for post in _posts(text)] == ["Mara Oakes", "Tam"]


@pytest.mark.parametrize(
    "heads",
    [
        ("Pros:", "Cons:", "Pros:", "Cons:"),
        ("latency:", "throughput:", "jitter:", "drift:"),
        ("### Wayfinder-3", "### TriageRoom", "### LongBrief", "### Handover"),
        ("For example:", "They include:", "For example:", "Last of all:"),
        ("[1]", "[2]", "[1]", "[3]"),
    ],
)
def test_parts_of_a_text_are_no_posts(heads: tuple[str, ...]) -> None:
    text = "Two pumps\n\n" + "\n".join(
        f"{head}\n{words}" for head, (_, words) in zip(heads, _TALK, strict=True)
    )
    assert _posts(text) == []
