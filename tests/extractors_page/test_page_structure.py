"""Blocks and sentences: where they stand, what introduces them, and that no text is lost."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.draft import BlockKind, Draft, Metadata
from extractors.page import blocks, boilerplate, metadata, posts, sentences
from kg.model import SourceKind

STEPS = (metadata.STEP, blocks.STEP, posts.STEP, boilerplate.STEP, sentences.STEP)


def read(text: str, kind: SourceKind | None = SourceKind.ARTICLE) -> Draft:
    draft = Draft(text, "s-1", stated=Metadata(kind=kind))
    for step in STEPS:
        draft = step(draft)
    return draft


def shape(text: str, kind=SourceKind.ARTICLE) -> list[tuple[str, str, int | None]]:
    return [(b.kind.value, b.span.quote, b.lead) for b in read(text, kind).blocks]


LONG = "The council voted for the dam because the old one leaks every spring."


def test_blocks_of_a_scraped_page_without_blank_lines():
    text = f"Dams Leak\n{LONG}\nThe Cost of Repair\n{LONG}\nWhat would it cost?\n{LONG}"
    assert [kind for kind, _, _ in shape(text)] == [
        "title", "paragraph", "heading", "paragraph", "heading", "paragraph",
    ]  # fmt: skip
    assert [lead for _, _, lead in shape(text)] == [None, None, None, 2, None, 4]


def test_bullets_lose_their_mark_and_know_their_lead_in():
    text = (
        f"Dams Leak\n{LONG}\nCritics say that:\n- it is late\n• it is dear\n2) it is small\n{LONG}"
    )
    assert shape(text)[2:] == [
        ("paragraph", "Critics say that:", None),
        ("bullet", "it is late", 2),
        ("bullet", "it is dear", 2),
        ("bullet", "it is small", 2),
        ("paragraph", LONG, None),
    ]


def test_labelled_lines_under_a_lead_in_are_items():
    text = f"Dams Leak\nTwo limits matter:\nWater limits — {LONG}\n**Money** — {LONG}\n{LONG}"
    assert [(kind, lead) for kind, _, lead in shape(text)] == [
        ("title", None), ("paragraph", None), ("bullet", 1), ("bullet", 1), ("paragraph", None),
    ]  # fmt: skip


def test_a_lead_in_announces_as_many_paragraphs_as_it_counts():
    text = f"Dams Leak\nThe engineer names two reasons:\n{LONG}\n{LONG} Twice.\n{LONG} Not this."
    assert [lead for _, _, lead in shape(text)] == [None, None, 1, 1, None]


def test_quotations_tables_captions_and_rules():
    text = (
        f"# Dams\n> {LONG}\n“{LONG}”\n| River | Dam |\n|---|---|\n| Brede | 4 |\n"
        f"Figure 2: The dam in winter\n***\n## Later\n{LONG}\nhttps://dam.example/a"
    )
    assert [kind for kind, _, _ in shape(text)] == [
        "title", "quote", "quote", "table", "meta", "table", "caption", "meta", "heading",
        "paragraph", "meta",
    ]  # fmt: skip
    assert shape(text)[1][1] == LONG


def test_hard_wrapped_lines_are_one_paragraph():
    text = (
        "Dams Leak\n\n"
        "The council voted for the dam because the old one\nleaks every spring and nobody could say\n"
        "for how long the patches from the last decade\nwould hold under the weight of the water.\n\n"
        "The engineer disagrees with the council and says\nthat the leak is small.\n"
    )
    found = read(text)
    assert [block.kind.value for block in found.blocks] == ["title", "paragraph", "paragraph"]
    assert len(found.sentences) == 2


def test_a_printed_page_with_heads_and_a_table_keeps_its_paragraphs():
    text = (
        "Harbour Office                                   Note 31/04\n\n"
        "DREDGING IN SMALL HARBOURS\nA. Quill and B. Lind\nApril 2031\n\nAbstract\n"
        "We study 41 harbours that were dredged between 2015 and 2030. The work\n"
        "was cheaper than a wall in 29 of them. Depth did not matter, and where\n"
        "more than half of the owners agreed it took four years.\n"
        "1. Data\n"
        "Our data come from nine countries, and we include a harbour if at least\n"
        "ten boats lie in it. The\nharbour masters sent us their books.\n"
        "1\nHarbour Office                                   Note 31/04\n"
        "Country            Harbours     Dredged     Left\n"
        "Norway                   12           5        7\n"
        "Japan                     9           7        2\n"
        "2. Results\nWe estimate that a programme would clear 240 quays by 2045, at a cost of\n"
        "90 million.\n"
    )
    said = [s.span.quote.replace("\n", " ") for s in read(text).sentences]
    assert "The work was cheaper than a wall in 29 of them." in said
    assert "The harbour masters sent us their books." in said
    assert any(one.endswith("at a cost of 90 million.") for one in said)
    assert not any("Note 31/04" in one and "Country" in one for one in said)


def test_front_matter_is_no_content():
    text = f"---\ntitle: Dams Leak\nauthor: Ivo Reed\n---\n{LONG}"
    assert [kind for kind, _, _ in shape(text)] == ["meta"] * 4 + ["paragraph"]


def test_a_speakers_label_is_a_block_of_its_own():
    text = "ANN BO: We ship in May.\nCY DEE: I doubt it.\nANN BO: We will.\nCY DEE: Well."
    found = read(text, SourceKind.TRANSCRIPT)
    assert [b.span.quote for b in found.blocks if b.kind is BlockKind.META] == [
        "ANN BO:", "CY DEE:", "ANN BO:", "CY DEE:",
    ]  # fmt: skip
    assert [s.span.quote for s in found.sentences] == [
        "We ship in May.", "I doubt it.", "We will.", "Well.",
    ]  # fmt: skip


def test_headings_titles_and_copies_give_no_sentence():
    root = "The pier sank by four centimetres in one year."
    text = f"So it begins here.\n{root}\nI doubt the gauge.\n{root}\n@bo Look again.\n{root}\n"
    found = read(text, SourceKind.THREAD)
    assert [s.span.quote for s in found.sentences].count(root) == 1
    article = read(f"Dams Leak\n{LONG}\nThe Cost of Repair\n{LONG} So it is.")
    assert [s.span.quote for s in article.sentences] == [LONG, LONG, "So it is."]


MIXED = st.text(
    st.sampled_from(
        list("aAbBzZ19 .!?…:,;-–—*•>#|@/“”\"'()\t\n\r\u2028\u00a0\u202f\u200b🙂é\u0301\x00\x1c")
    ),
    max_size=300,
)
PHRASES = st.lists(
    st.sampled_from(
        ["Sign in", "Share", "By Jo Lee", "ANN BO: I go.", "CY DEE: No.", "@jo Yes. It is so.", "- one thing",
         "> quoted", "| a | b |", "Comments", "I think so.", LONG, "The Cost of Dams", "Why is it?", "They say:",
         "3/", "Try it free at dam.example.", "", "", "", "No fuss. No fees.", "---", "title: X", "✓ fast"]
    ),
    max_size=25,
).map("\n".join)  # fmt: skip
KINDS = st.sampled_from([None, *SourceKind])


@settings(max_examples=250, deadline=None)
@given(st.one_of(MIXED, PHRASES), KINDS)
def test_every_character_is_in_one_block_and_every_sentence_in_its_block(text, kind):
    found = read(text, kind)
    covered = [0] * len(text)
    for block in found.blocks:
        block.span.check(text)
        for i in range(block.span.start, block.span.end):
            covered[i] += 1
    for line_start, line in lines_of(text):
        missing = "".join(
            c for i, c in enumerate(line) if not c.isspace() and not covered[line_start + i]
        )
        assert len(missing) <= 6
        assert line.strip().startswith(missing[:1])
    assert max(covered, default=0) <= 1
    starts = [block.span.start for block in found.blocks]
    assert starts == sorted(starts)
    check_sentences(found)
    ids = [post.id for post in found.posts]
    assert ids == [f"p{i:03d}" for i in range(1, len(ids) + 1)]
    assert all(block.lead is None or 0 <= block.lead < i for i, block in enumerate(found.blocks))


def lines_of(text: str):
    at = 0
    for line in text.splitlines(keepends=True):
        yield at, line
        at += len(line)


def is_blank(char: str) -> bool:
    """White space, and what is not seen: a sentence of nothing else is none."""
    return char.isspace() or unicodedata.category(char) == "Cf" or "\ufe00" <= char <= "\ufe0f"


def check_sentences(found: Draft) -> None:
    """Sentences are in order, in their blocks, not blank, and cover what is content."""
    copies = {post.id for post in found.posts if post.duplicate_of}
    out = {i for mark in found.boilerplate for i in range(mark.span.start, mark.span.end)}
    silent = {BlockKind.TITLE, BlockKind.HEADING, BlockKind.META}
    wanted = {
        i
        for block in found.blocks
        if block.kind not in silent and block.post not in copies
        for i in range(block.span.start, block.span.end)
        if not is_blank(found.text[i])
    } - out
    got: set[int] = set()
    end = 0
    for sentence in found.sentences:
        span = sentence.span
        assert span.start >= end
        assert span.quote.strip() == span.quote != ""
        assert found.blocks[sentence.block].span.covers(span)
        end = span.end
        got |= {i for i in range(span.start, span.end) if not is_blank(found.text[i])}
    assert got == wanted


@settings(max_examples=60, deadline=None)
@given(st.one_of(MIXED, PHRASES), KINDS)
def test_the_same_text_gives_the_same_result(text, kind):
    assert read(text, kind) == read(text, kind)


@pytest.mark.parametrize("text", ["", " \n\t\n", "\x00", "🙂", "a" * 5000, "\n".join("🙂" * 50)])
def test_odd_pages_are_read_without_loss(text):
    for kind in (None, *SourceKind):
        found = read(text, kind)
        told = "".join(block.span.quote for block in found.blocks)
        assert sorted(told.replace("\n", "")) == sorted("".join(text.split()))


@pytest.mark.parametrize(
    "text",
    [
        "The dam will hold until 2031, Ada Quill says.",
        "The Dam Will Hold Until 2031, Ada Quill Says.",
        "The dam will hold until 2031",
        "Dam to Hold Until 2031",
    ],
)
def test_a_source_of_one_line_says_what_the_line_says(text):
    draft = read(text, None)
    assert [sentence.span.quote for sentence in draft.sentences] == [text]
    assert draft.metadata.title == text


def test_a_first_sentence_like_those_below_it_is_content_and_a_headline_is_not():
    notes = "The Mole Stands.\nAda Quill doubts it.\nThe Harbour Board pays."
    assert [s.span.quote for s in read(notes).sentences] == notes.split("\n")
    told = read(f"The Mole Stands.\n\n{LONG} {LONG}\n\n{LONG}")
    assert [s.span.quote for s in told.sentences] == [LONG] * 3
    assert [s.span.quote for s in read(f"# The Mole Stands.\n\n{LONG}").sentences] == [LONG]


def test_a_byline_is_no_heading_of_what_follows():
    text = f"Dams Leak\n\nBy Ada Quill, water correspondent\n\n{LONG}"
    assert shape(text)[1:] == [
        ("meta", "By Ada Quill, water correspondent", None),
        ("paragraph", LONG, None),
    ]
