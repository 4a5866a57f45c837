"""Whom posts answer on a page that does not show how deep they stand."""

import pytest

from extractors.page.answering import Talk, with_answers
from kg.model import Post, Span


def talk(*posts, writer=None, opened=False, above=""):
    """Posts written as "name time | words", read; the number of the post that each answers."""
    text = ""
    made = []
    for number, (head, said) in enumerate(posts):
        name = head.split(" ")[0]
        text += f"{head}\n"
        start = len(text)
        text += f"{said}\n\n"
        span = Span(start, start + len(said), said)
        made.append(Post(f"p{number + 1:03d}", span, author=name))
    found = with_answers(text, made, Talk(writer, opened, above))
    return [int(post.reply_to[1:]) if post.reply_to else None for post in found]


ALONE = ("ann 5h", "The quay is too short for the new boats.")


def test_posts_that_share_nothing_answer_nobody():
    others = [("bo 4h", "Who pays for the tram?"), ("cy 3h", "Rain again, and the market is off.")]
    assert talk(ALONE, *others) == [None, None, None]


def test_two_who_take_turns_answer_each_other():
    others = [("bo 4h", "By how much?"), ("ann 4h", "Eleven metres."), ("cy 1h", "Nice photo.")]
    assert talk(ALONE, *others) == [None, 1, 2, None]


def test_an_owner_of_the_page_answers_the_post_above():
    others = [("dora 4h", "That was cut for space."), ("cy 3h", "Rain again.")]
    assert talk(ALONE, *others, writer="dora") == [None, 1, None]


def test_a_quotation_shows_what_is_answered():
    others = [
        ("bo 4h", "Rain again."),
        ("cy 3h", "> The quay is too short for the new boats.\nIt was lengthened."),
    ]
    assert talk(ALONE, *others) == [None, None, 1]


def test_rare_words_in_common_show_what_is_answered():
    others = [("bo 4h", "The boats of the Halden line fit that quay."), ("cy 3h", "Rain again.")]
    assert talk(ALONE, *others) == [None, 1, None]


def test_words_of_the_text_above_show_nothing():
    others = [("bo 4h", "The boats of the Halden line fit that quay."), ("cy 3h", "Rain again.")]
    assert talk(ALONE, *others, above="Quay and boats") == [None, None, None]


def test_nothing_answers_a_post_that_was_surely_written_later():
    others = [("bo 7h", "The boats of the Halden line fit that quay."), ("cy 3h", "Rain again.")]
    assert talk(ALONE, *others) == [None, None, None]


def test_what_is_left_answers_the_post_that_opens_the_talk():
    others = [("bo 4h", "Who pays for the tram?"), ("cy 3h", "Rain again, and no market.")]
    assert talk(ALONE, *others, opened=True) == [None, 1, 1]


@pytest.mark.parametrize("said", ["Hot take: the boats are the mistake, not the quay."])
def test_a_talk_of_its_own_answers_nobody(said):
    others = [("bo 4h", "Which boats on which quay?"), ("ann 3h", said), ("cy 3h", "Rain again.")]
    assert talk(ALONE, *others)[2] is None


def test_posts_without_writers_are_left_alone():
    text = "One quay.\nOne quay more.\nThe same quay again.\n"
    lines = text.splitlines()
    starts = [0, len(lines[0]) + 1, len(lines[0]) + len(lines[1]) + 2]
    posts = [
        Post(f"p{n + 1:03d}", Span(start, start + len(said), said))
        for n, (start, said) in enumerate(zip(starts, lines, strict=True))
    ]
    assert with_answers(text, posts, Talk(None, False, "")) == posts
