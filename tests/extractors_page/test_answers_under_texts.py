"""Answers below a text: letters under a heading of their own, and answers set as quotations with heads."""

from __future__ import annotations

from extractors.draft import BlockKind, Draft
from extractors.page import blocks, metadata, posts

COLUMN = (
    "# Leave the lock alone\n\n**By Orla Finch**\n\n"
    "The lock has worked since 1880. It will work for another century if nobody improves it.\n\n"
    "The board wants a new gate. A gate costs nine million and saves four minutes.\n\n"
    "That is my view of it, and it will not change before the flood.\n\n"
)


def _draft(text: str) -> Draft:
    draft = Draft(text=text, source="s", name="page")
    for step in (metadata.STEP, blocks.STEP, posts.STEP):
        draft = step(draft)
    return draft


def _found(text: str) -> list[tuple[str | None, str]]:
    return [(post.author, post.span.quote) for post in _draft(text).posts]


LETTERS = (
    ("Runa Vell", "SIR – I clean boats at five in the morning. The gate is 40 men short."),
    ("Tam Orr", "SIR – We had 60 children in the test. Your columnist could have asked."),
    ("Ines Harrow", "SIR – I do not care what a sensor can see. My own boat is made of wood."),
)


def test_letters_under_a_column_are_their_writers() -> None:
    signed = "\n\n".join(f"{said}\n**{name}**\nQuarry Road" for name, said in LETTERS)
    text = f"{COLUMN}---\n\n## Letters: the lock and its gate\n\n{signed}\n"
    assert _found(text) == list(LETTERS)


def test_a_heading_that_speaks_of_letters_opens_none_where_nobody_signs() -> None:
    said = "\n\n".join(said for _, said in LETTERS)
    assert _found(f"{COLUMN}## Letters from the lock\n\n{said}\n") == []


ANSWERED = (
    f"{COLUMN}## 14 comments\n\n"
    "**runa_v** · 21st Feb · 61 points\n\nI wrote the test for the gate. It was told in October.\n\nReply · Permalink\n\n"
    "> **orlaf** (author) · 21st Feb · 22 points\n>\n> I did not know. That makes it worse.\n>\n> Reply · Permalink\n\n"
    "> > **Quay & Co.** · 22nd Feb · 3 points\n> >\n> > > That makes it worse.\n> >\n> > Not for us, we own the gate.\n\n"
    "**tamorr** · 22nd Feb · 48 points\n\n> A gate costs nine million.\n\nI make it four. You left out the grant.\n\nReply · Permalink\n\n"
    "**ines** · 23rd Feb · 6 points\n\nYou will still be arguing in 2040.\n"
)


def test_answers_set_as_quotations_are_their_writers() -> None:
    draft = _draft(ANSWERED)
    place = {post.id: n for n, post in enumerate(draft.posts)}
    assert [(post.author, place.get(post.reply_to or "")) for post in draft.posts] == [
        ("runa_v", None),
        ("orlaf", 0),
        ("Quay & Co.", 1),
        ("tamorr", None),
        ("ines", None),
    ]
    of = {post.id: post.author for post in draft.posts}
    said = [
        (of.get(b.post or ""), b.kind) for b in draft.blocks if "makes it worse" in b.span.quote
    ]
    assert said == [("orlaf", BlockKind.PARAGRAPH), ("Quay & Co.", BlockKind.QUOTE)]


def test_words_quoted_without_a_head_are_no_answer() -> None:
    said = [post.span.quote for post in _draft(ANSWERED).posts if post.author == "tamorr"]
    assert len(said) == 1
    assert said[0].endswith("You left out the grant.")
