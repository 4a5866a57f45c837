"""Who wrote a post, with the words that show it: signatures, own works, runs of one writer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.page.own_words import signed
from extractors.page.post_authors import with_authors
from extractors.page.post_runs import groups_by_writer
from kg.model import AuthorTest, Post, Span


def page(*rows: tuple[str, str | None], above: str = "") -> tuple[str, list[Post]]:
    """A text of posts p0, p1, ... under some lines, each with what it quotes."""
    text = above + "\n".join(words for words, _ in rows)
    posts, at = [], len(above)
    for number, (words, quotes) in enumerate(rows):
        posts.append(Post(f"p{number}", Span.of(text, at, at + len(words)), quotes=quotes))
        at += len(words) + 1
    return text, posts


def shown(*rows: tuple[str, str | None], above: str = "") -> list[tuple[str | None, list[str]]]:
    text, posts = page(*rows, above=above)
    found = with_authors(text, posts)
    for post in found:
        for piece in post.author_evidence:
            piece.span.check(text)
    return [(p.author, [f"{e.test}: {e.span.quote}" for e in p.author_evidence]) for p in found]


LOOM = "The looms of Perth stood idle for a month because the dye had set in the pipes."


def test_a_reply_that_names_the_writer_is_kept_with_its_handle():
    assert shown((LOOM, None), ("@hilda Then flush them.", "p0"))[0] == (
        "hilda",
        ["addressed: @hilda"],
    )


def test_an_answer_keeps_both_the_address_and_its_own_words():
    rows = shown(
        (LOOM, None),
        ("@hilda The pumps did it.", "p0"),
        ("I see where I was brief: the dye had set in the pipes of all looms at Perth.", "p1"),
    )
    assert rows[2] == ("hilda", ["answers: @hilda", "answers: I see where I"])


def test_a_signature_under_words_in_the_first_person_names_the_writer():
    assert shown(("I never saw the pipes myself. — Ines Corvo", None)) == [
        ("Ines Corvo", ["signature: Ines Corvo"])
    ]
    assert shown(("My looms ran all winter.\nBest regards,\nIda", None))[0][0] == "Ida"


@pytest.mark.parametrize(
    "post",
    [
        "“I never saw the pipes myself.” — Ines Corvo",
        "Dye is patience made visible. — Ines Corvo",
        "I like this one: “Dye is patience made visible.” — Ines Corvo",
        "I never saw the pipes myself — sadly",
        "I say: looms first - pipes later.",
    ],
)
def test_a_quoted_or_unsigned_text_has_no_signature(post):
    assert shown((post, None)) == [(None, [])]


def test_my_essay_beside_the_named_essay_names_the_writer():
    rows = shown(
        ("In my essay “Dye and Debt” I gave the figures for Perth.", None),
        above="Readers argue over Ines Corvo's essay “Dye and Debt”.\n",
    )
    assert rows == [
        (
            "Ines Corvo",
            ["own-work: my essay “Dye and Debt”", "own-work: Ines Corvo's essay “Dye and Debt”"],
        )
    ]


def test_another_work_or_two_owners_name_nobody():
    above = "Readers argue over Ines Corvo's essay “Dye and Debt”.\n"
    assert shown(("In my essay “Looms” I gave the figures.", None), above=above) == [(None, [])]
    both = above + "Others praise “Dye and Debt” by Bo Lund.\n"
    assert shown(("In my essay “Dye and Debt” I gave figures.", None), above=both) == [(None, [])]
    assert shown(("Her essay “Dye and Debt” has the figures.", None), above=above) == [(None, [])]


def test_a_signature_against_another_name_leaves_nobody():
    rows = shown(("I flushed the pipes at Perth. — Ines Corvo", None), ("@hilda Good.", "p0"))
    assert rows[0] == (None, [])
    rows = shown(("I flushed the pipes at Perth. — Hilda", None), ("@hilda Good.", "p0"))
    assert rows[0] == ("hilda", ["addressed: @hilda", "signature: Hilda"])


def grouped(middle: str, quotes: str | None = None) -> list[tuple[str | None, list[str]]]:
    """A page in two runs, hilda's then bo's; ``middle`` stands between two posts of bo's."""
    return shown(
        ("The looms ran dry in May.", None),
        ("@hilda They did not.", "p0"),
        ("The mill owners knew about the dye.", None),
        ("@hilda Did they?", "p2"),
        ("The canal froze before the coal barges came.", None),
        ("@hilda It did.", "p4"),
        ("Coal barges wait for the ice breaker at Lund lock every winter.", None),
        ("@bo True.", "p6"),
        (middle, quotes),
        ("The toll at Lund lock was set by a dead man.", None),
        ("@bo Who?", "p9"),
        ("Nobody paid the bargemen for waiting.", None),
        ("@bo Nobody?", "p11"),
    )


def test_a_post_amid_a_writers_run_in_that_writers_phrases_is_the_writers():
    middle = "I count nine coal barges behind the ice breaker this week."
    assert grouped(middle)[8] == ("bo", ["run: coal barges", "run: Coal barges"])


@pytest.mark.parametrize(
    "middle",
    [
        "I like the sheep on the hill.",
        "Nine coal barges wait for the ice breaker.",
        "@bo I count nine coal barges behind the ice breaker.",
    ],
)
def test_other_words_no_first_person_or_an_address_leave_the_post_unknown(middle):
    assert grouped(middle)[8] == (None, [])


def test_an_answer_to_the_writer_in_a_run_is_somebody_elses():
    middle = "I count nine coal barges behind the ice breaker this week."
    assert grouped(middle, quotes="p6")[8] == (None, [])


def test_a_post_amid_a_run_that_points_to_more_by_its_writer_is_the_writers():
    more = "I explain my view of the locks further here: https://locks.example/notes"
    named = ("bo", ["run: I explain my view of the locks further here"])
    assert grouped(more)[8] == named
    assert grouped(more, quotes="p6")[8] == named
    assert grouped(more, quotes="p4")[8] == (None, [])
    assert grouped("@bo " + more, quotes="p6")[8] == (None, [])


def strewn(last: str, *, quotes: str | None = None, first: str = "The looms ran dry in May."):
    """A page in two runs; bo strews dots into sentences, ``last`` stands behind bo's posts."""
    return shown(
        (first, None),
        ("@hilda They did not.", "p0"),
        ("The mill owners knew about the dye.", None),
        ("@hilda Did they?", "p2"),
        ("The canal froze before anybody came.", None),
        ("@hilda It did.", "p4"),
        ("Coal barges wait... and the ice breaker stays at Lund lock.", None),
        ("@bo True.", "p6"),
        ("The toll clerk... a dead man... set the price at Lund lock.", None),
        ("@bo Who?", "p8"),
        ("Nobody paid... nobody ever pays.", None),
        ("@bo Nobody?", "p10"),
        (last, quotes),
    )


DOTS = "Nine coal barges... behind one ice breaker... and still the town says... wait."


def test_a_post_behind_a_run_in_the_writers_phrases_and_marks_is_the_writers():
    assert strewn(DOTS)[12] == (
        "bo",
        ["run: coal barges", "run: Coal barges", "habit: barges...", "habit: wait..."],
    )


def test_a_post_behind_a_run_needs_both_the_phrases_and_a_habit_that_nobody_else_has():
    plain = DOTS.replace("...", ",")
    assert strewn(plain)[12] == (None, [])
    assert strewn("Sheep... on the hill... eat what they find... all day.")[12] == (None, [])
    assert strewn(DOTS, first="The looms... ran dry in May.")[12] == (None, [])
    assert strewn("@bo " + DOTS, quotes="p6")[12] == (None, [])
    assert strewn(DOTS, quotes="p10")[12] == (None, [])


def test_phrases_taken_up_from_the_post_answered_show_no_writer():
    first = "Coal barges rot behind the ice breaker."
    assert strewn(DOTS, first=first, quotes="p0")[12] == (None, [])


def test_a_page_that_goes_to_and_fro_is_not_grouped_by_writer():
    assert groups_by_writer(["a", "a", "a", "b", "b", "b"])
    assert not groups_by_writer(["a", "b", "a", "b", "a", "b"])
    assert not groups_by_writer(["a", "a", "a", "a", "a", "a"])
    assert not groups_by_writer(["a", "a", "b", "b"])


@given(st.lists(st.text(alphabet="Aab.—-“” \n@I", min_size=1).filter(str.strip), max_size=6))
def test_every_name_has_evidence_and_every_place_reads_as_quoted(rows):
    text, posts = page(*[(" ".join(row.split()), None) for row in rows])
    for post in with_authors(text, posts):
        assert bool(post.author) == bool(post.author_evidence)
        for piece in post.author_evidence:
            piece.span.check(text)
    assert {e.test for _, found in signed(text, posts).values() for e in found} <= {
        AuthorTest.SIGNATURE,
        AuthorTest.OWN_WORK,
    }
