"""Comment trees, speakers' turns, tables and footnotes: what a page shows and what it only seems to."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.draft import Draft, Metadata
from extractors.page import blocks, boilerplate, metadata, posts, sentences, structure
from extractors.page.comment_trees import comment_tree
from extractors.page.lines import page_lines
from extractors.page.readers import readers_part
from extractors.page.turns import speakers
from kg.model import SourceKind

STEPS = (metadata.STEP, blocks.STEP, posts.STEP, structure.STEP, boilerplate.STEP)


def read(text: str, kind: SourceKind | None = None) -> Draft:
    draft = Draft(text, "s-1", stated=Metadata(kind=kind))
    for step in STEPS:
        draft = step(draft)
    return draft


def parents(text: str, *, told: bool = True) -> list[int | None]:
    return [comment.parent for comment in comment_tree(page_lines(text), told=told)]


def test_a_comment_answers_the_last_one_that_stands_less_deep():
    text = "ann 2h\n  One.\n    bo 1h\n    Two.\n  cy 1h\n  Three.\n    di 1h\n    Four.\nann 1h\nFive."
    assert parents(text) == [None, 0, 0, 2, None]


def test_a_number_whose_parent_is_missing_opens_no_comment():
    assert parents("1. ann: Yes.\n1.1. bo: No.\n2.4. cy: Why?\n1.2. di: So.") == [None, 0, 0]


def test_a_reference_to_what_is_not_there_answers_nothing():
    assert parents("#1 ann\nYes.\n#2 bo (reply to #9)\nNo.\n#3 cy (reply to #1)\nSo.") == [
        None, None, 0,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "1. Rent\n1.1 The rent is paid in May.\n1.2 It rises with the tide.\n2. Fire\n2.1 No candles.",
        "- Wood\n  - oak\n  - ash\n- Stone\n  - slate",
        "- Speed: it is slow\n  - Cause: the belt\n  - Cure: a new belt\n- Price: low",
        "ann: yes\nbo: no\nann: yes\nbo: no",
    ],
)
def test_outlines_rules_and_flat_talk_are_no_trees(text):
    assert parents(text, told=False) == []


def test_an_essay_that_addresses_its_reader_has_no_readers_part():
    lines = [
        f"You should oil the hinge in month {n}, for your door will thank you." for n in range(9)
    ]
    assert readers_part(page_lines("\n".join(["Hinges", *lines]))) is None


def test_a_single_word_label_that_occurs_once_is_no_speaker():
    text = "Ann: So.\n\nBo: No.\n\nAnn: Yes.\n\nResult: nothing.\n\nBo: Well."
    assert speakers(page_lines(text)) == {"Ann", "Bo"}


def test_a_guest_in_capitals_speaks_once():
    text = "ANN: So.\nBO LI: No.\nANN: Yes.\nVOICE: Louder!\nBO LI: Remember: it is late."
    assert speakers(page_lines(text)) == {"ANN", "BO LI", "VOICE"}


def test_questions_and_answers_are_speakers_only_in_a_transcript():
    talk = "Q: Were you there?\nA: I was.\nQ: Alone?\nA: With the dog.\n"
    assert speakers(page_lines(talk)) == frozenset()
    assert speakers(page_lines(f"Transcript of the hearing\n{talk}")) == {"Q", "A"}


def cells(text: str) -> list[tuple[str | None, str | None, str]]:
    return [
        (c.row and c.row.quote, c.column and c.column.quote, c.span.quote) for c in read(text).cells
    ]


def test_a_table_without_heads_gives_cells_without_column_heads():
    assert cells("Rain\n\n| Varo | 41 | 77 |\n| Tarn | 38 | 81 |") == [
        ("Varo", None, "41"), ("Varo", None, "77"), ("Tarn", None, "38"), ("Tarn", None, "81"),
    ]  # fmt: skip


def test_bars_in_code_do_not_part_cells_and_empty_cells_are_none():
    assert cells("| a | b |\n|---|---|\n| x \\| y | |\n| z | 4 |") == [("z", "b", "4")]


def test_prose_with_a_bar_or_wide_spaces_is_no_table():
    text = "He wrote a | b on the board.  Nobody read it.\n" * 4
    assert cells(f"Boards\n\n{text}") == []


def test_two_notes_with_one_label_join_nothing():
    text = "Peat burns.[1] So does turf.[2]\n\n[1] Slowly.\n[1] Or fast.\n[2] In winter."
    assert [(note.label, note.note.quote) for note in read(text).footnotes] == [("2", "In winter.")]


def test_a_mark_without_a_note_and_a_note_without_a_mark_stay_alone():
    assert read("Peat burns.[4] So does turf.\n\n[5] Slowly.").footnotes == ()


def test_a_sentence_ends_before_the_mark_of_its_footnote_or_behind_it():
    text = "Peat burns slowly in the rain.[^1] Turf burns faster than peat.\n\n[^1]: The smoke is blue."
    told = [s.span.quote for s in sentences.STEP(read(text)).sentences]
    assert len(told) == 3
    assert told[2] == "The smoke is blue."


def test_a_quotation_of_the_essay_is_no_sentence_of_the_comment():
    essay = "The pier should be rebuilt in oak, since steel rusts in four winters."
    text = f"Piers\n\n{essay}\n\nIt stood long.\n\nNobody paid.\n\n2 comments\n\nbo · 2h\n> {essay}\nI sold you the steel.\n\ncy · 1h\nYour oak rots."
    draft = sentences.STEP(read(text))
    assert draft.metadata.kind is SourceKind.COMMENTS
    assert [s.span.quote for s in draft.sentences if s.post] == [
        "I sold you the steel.", "Your oak rots.",
    ]  # fmt: skip


def test_the_kind_that_the_user_states_wins_with_full_confidence():
    text = "ANN: So.\nBO: No.\nANN: Yes.\nBO: Well."
    assert read(text).metadata.kind is SourceKind.TRANSCRIPT
    stated = read(text, SourceKind.ARTICLE)
    assert (stated.metadata.kind, stated.metadata.kind_confidence) == (SourceKind.ARTICLE, 1.0)
    assert stated.posts == ()


PARTS = st.lists(
    st.sampled_from(
        ["ann 2h", "  bo 1h", "    cy 1h", "I see.", "  You do.", "1. ann: x", "1.1. bo: y", "#3 di (reply to #1)", "#1 a",
         "> I see.", "| a | b |", "|---|---|", "a | b", "a\tb\tc", "a   1   2", "b   3   4", "c   5   6", "So.[^1]", "[^1]: No.",
         "[1] x", "x [1]", "Notes", "1. y", "Q: Why?", "A: So.", "**Q1. Why?**", "ANN: So.", "BO LI: No.", "Ann Lee  00:01",
         "Note: x", "Comments", "3 comments", "", "", "", "\t- x", "├── ann: I do", "† y", "z†", "¹ a", "b¹", "- x", "> > y"]
    ),
    max_size=30,
)  # fmt: skip
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\u2028"])


@settings(max_examples=300, deadline=None)
@given(PARTS, ENDS, st.sampled_from([None, *SourceKind]))
def test_no_page_breaks_the_steps_and_every_place_is_in_the_text(parts, end, kind):
    text = end.join(parts)
    draft = read(text, kind)
    for cell in draft.cells:
        for span in (cell.span, cell.row, cell.column):
            if span is not None:
                span.check(text)
        assert draft.blocks[cell.block].span.covers(cell.span)
    for note in draft.footnotes:
        note.mark.check(text)
        note.note.check(text)
        assert note.mark.end <= note.note.start
        assert draft.blocks[note.block].span.start == note.note.start
    numbers = {post.id: n for n, post in enumerate(draft.posts)}
    for n, post in enumerate(draft.posts):
        post.span.check(text)
        assert post.reply_to is None or kind is SourceKind.THREAD or numbers[post.reply_to] < n
    for i, block in enumerate(draft.blocks):
        assert block.quotes is None or 0 <= block.quotes < i


TREE = "ann 2h\nI said so on day {n}.\n  bo 1h\n  You did not say {n}.\n"
TALK = "ANN: It is day {n}.\n\nNote: it rained.\n\nBO: I see that it is {n}.\n\n"
TABLE = "| Varo {n} | {n} | 4 |\n"
NOTES = "Peat burns on day {n}.[^{n}]\n\n[^{n}]: So it does.\n\n"
REPLIES = "#{n} ann (reply to #1)\nI see {n}, and you do not.\n"
INDENT = "- I see {n}.\n  - You do not see {n}.\n"


@pytest.mark.parametrize("unit", [TREE, TALK, TABLE, NOTES, REPLIES, INDENT])
def test_time_grows_in_step_with_the_page(unit):
    def seconds(times: int) -> float:
        text = "".join(unit.format(n=n) for n in range(1, times + 1))
        best = []
        for _ in range(2):
            start = time.process_time()
            read(text)
            best.append(time.process_time() - start)
        return min(best)

    seconds(20)
    # Ten times the page in far less than a quadratic hundred times.
    assert seconds(1000) <= 30 * max(seconds(100), 0.005)


def test_numbered_headings_of_a_report_are_nobody_s_comments():
    text = (
        "2. Findings on ferries\n\n2.1 Use\nMost crossings are short. We counted them.\n\n"
        "2.2 Benefit\nFew people gain much.\n\n2.3 Risk\nThe pier may sink."
    )
    assert parents(text, told=False) == []
