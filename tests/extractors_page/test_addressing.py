"""Whom a post answers by its words alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.page.addressing import with_addressees
from kg.model import Post, Span


def posts(*said: tuple[str | None, str]) -> list[Post]:
    text = "\n".join(words for _, words in said)
    found, start = [], 0
    for i, (author, words) in enumerate(said):
        found.append(Post(f"p{i}", Span.of(text, start, start + len(words)), author=author))
        start += len(words) + 1
    return found


def answers(*said: tuple[str | None, str]) -> list[str | None]:
    return [post.reply_to for post in with_addressees(posts(*said))]


@pytest.mark.parametrize(
    "words",
    [
        "@Ida that is not the same thing.",
        "@idabrandt that is not the same thing.",
        "Ida, that is not the same thing.",
        "Ida Brandt, that is not the same thing.",
        "Ida: that is not the same thing.",
        "That is not the same thing, Ida.",
        "You are right, Ida. It is the price.",
        "Ida Brandt That is not the same thing.",
    ],
)
def test_a_writer_who_is_spoken_to_is_answered(words):
    assert answers(("Ida Brandt", "Salt is cheap."), ("Ole Voss", words)) == [None, "p0"]


@pytest.mark.parametrize(
    "words",
    [
        "Ida said that salt is cheap, and Ole agreed.",
        "I met Ida. She is right.",
        "Salt is cheap, and so is sand.",
        "@somebody that is not the same thing.",
        "ida, the old name of the mountain, is Greek.",
    ],
)
def test_a_writer_who_is_only_spoken_of_is_not(words):
    assert answers(("Ida Brandt", "Salt is cheap."), ("Ole Voss", words)) == [None, None]


def test_the_latest_post_of_the_writer_is_meant():
    said = (("Ida B", "One."), ("Ida B", "Two."), ("Ole", "Ida, which?"), ("Ida B", "Three."))
    assert answers(*said) == [None, None, "p1", None]


def test_a_name_that_two_writers_share_answers_nobody():
    said = (("Ida Brandt", "One."), ("Ida Voss", "Two."), ("Ole", "Ida, which one?"))
    assert answers(*said) == [None, None, None]
    assert answers(*said[:2], ("Ole", "Ida Voss, which one?")) == [None, None, "p1"]


def test_nobody_answers_oneself():
    assert answers(("Ida", "One."), ("Ida", "Ida, which one?")) == [None, None]


@given(st.lists(st.tuples(st.none() | st.text(max_size=12), st.text(min_size=1)), max_size=6))
def test_any_text_is_taken_and_answers_point_up(said):
    said = [(author or None, words) for author, words in said]
    found = with_addressees(posts(*said))
    order = [post.id for post in found]
    for i, post in enumerate(found):
        assert post.reply_to is None or order.index(post.reply_to) < i


def test_a_handle_that_nobody_has_answers_the_nameless_post_above():
    said = (("Ida", "One."), (None, "Two."), ("Ole", "@quarrel and three?"))
    assert answers(*said) == [None, None, "p1"]
    assert answers(said[0], ("Eva", "Two."), said[2]) == [None, None, None]
