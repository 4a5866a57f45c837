"""Threads and readers' comments whose lines are all parted by blank ones, and who wrote them."""

import pytest

from extractors.draft import Draft, Metadata
from extractors.page import blocks, boilerplate, metadata, posts, sentences
from kg.model import Post, SourceKind

STEPS = (metadata.STEP, blocks.STEP, posts.STEP, boilerplate.STEP, sentences.STEP)
HEADLINE = "Will the salt mine at Ronneby reopen? Readers on the new permit"
ROOT = "The salt mine got its permit on Monday. I give it two years, because the shaft is flooded."
SHAFT = "The shaft is the small trouble. The railway was sold, and nobody has asked for it back."
PUMPS = "Pumps are cheap now. My cousin drained a quarry in nine weeks with three of them."
ESSAY = (
    "# Sleep and the night shift\n\n"
    "Nurses on nights sleep five hours a day, and the wards pay for it with errors.\n\n"
    "The union asked for a longer break in spring. The clinic answered that it has no staff.\n\n"
    "A trial in two towns will say more by the end of next year, though it is a small one.\n\n"
)


def read(text: str, kind: SourceKind | None = None) -> Draft:
    draft = Draft(text, "s-1", stated=Metadata(kind=kind))
    for step in STEPS:
        draft = step(draft)
    return draft


def spaced(*lines: str) -> tuple[Post, ...]:
    return read("\n\n".join(lines), SourceKind.THREAD).posts


def comments(*lines: str) -> list[str]:
    found = read(ESSAY + "\n\n".join(lines)).posts
    return [post.span.quote for post in found]


def test_the_headline_of_a_spaced_thread_is_no_post_and_the_first_copy_is_the_original():
    found = spaced(
        HEADLINE, ROOT, "@pit_pony Two years is short.", ROOT, SHAFT, ROOT, "Fine.", SHAFT
    )
    assert [(post.quotes, post.duplicate_of) for post in found] == [
        (None, None), ("p001", None), (None, "p001"), ("p001", None), (None, "p001"),
        ("p004", None), (None, "p004"),
    ]  # fmt: skip
    assert found[1].reply_to == "p001"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The salt mine got its permit, so what", "@pit_pony The salt mine needs its permit."),
        ("And the salt mine got its permit", ROOT),
        ("I want my old job at the mine back with that permit", ROOT),
        ("The permit for the mine came very late.", ROOT),
        ("Winter tyres are on sale again", ROOT),
    ],
)
def test_a_first_line_that_speaks_ends_or_is_answered_is_a_post(first, second):
    found = spaced(first, second, SHAFT, second, "Nobody knows yet.", SHAFT)
    assert found[0].span.quote == first


def test_blank_lines_part_posts_where_every_repeated_text_is_one_row():
    found = spaced(
        ROOT, PUMPS, ROOT, SHAFT, "@pit_pony No.", "News: the tender is out.", PUMPS, SHAFT
    )
    assert "@pit_pony No." in [post.span.quote for post in found]


def test_blank_lines_stay_inside_posts_where_a_repeated_text_has_two_rows():
    found = spaced(
        ROOT, PUMPS, SHAFT, "@pit_pony No.", "And it is late.", ROOT, PUMPS, "Hm.", SHAFT
    )
    assert "@pit_pony No.\n\nAnd it is late." in [post.span.quote for post in found]


def test_a_post_repeated_under_another_posts_quotation_is_a_copy_of_the_first():
    found = spaced(
        HEADLINE, ROOT, SHAFT, ROOT, PUMPS, SHAFT, ROOT, "@pit_pony Twice does not help."
    )
    assert [post.duplicate_of for post in found if post.span.quote == ROOT] == [
        None,
        "p001",
        "p001",
    ]


def test_widgets_under_a_thread_are_no_posts_but_boilerplate():
    draft = read(
        "\n\n".join((HEADLINE, ROOT, "Yes.", ROOT, "Show 12 more replies", "Log in to reply")),
        SourceKind.THREAD,
    )
    assert [post.span.quote for post in draft.posts] == [ROOT, "Yes.", ROOT]
    assert {mark.span.quote for mark in draft.boilerplate} & {"Show 12 more replies"}


TALK = (
    "You forget the pharmacists, who work the same hours.",
    "Nights pay more, and that is the whole story of it.",
    "My sister left the ward over this in March.",
)


def test_a_counted_heading_says_that_blank_lines_part_the_comments():
    assert comments("## 3 comments", *TALK) == list(TALK)


def test_blank_lines_part_nothing_where_the_count_is_another():
    assert comments("## 2 comments", *TALK) == ["\n\n".join(TALK[:2]), TALK[2]]


def test_blank_lines_part_comments_where_some_paragraphs_follow_without_one():
    two = f"{TALK[0]}\nThat is all."
    assert comments("Comments", two, TALK[1], TALK[2]) == [two, TALK[1], TALK[2]]


def test_rules_and_spoken_openings_part_comments():
    assert comments("Comments", TALK[0], "---", TALK[1]) == [TALK[0], TALK[1]]
    polite = "With respect, the wards hired forty people, so you are wrong."
    assert comments("Comments", TALK[0], polite) == [TALK[0], polite]


def test_a_line_with_one_name_on_top_of_each_comment_is_its_writer():
    text = f"{ESSAY}Comments\n\nnight_owl\n{TALK[0]}\n\nmarrow77\n{TALK[1]}\n{TALK[2]}"
    draft = read(text)
    assert [(post.author, post.span.quote) for post in draft.posts] == [
        ("night_owl", TALK[0]),
        ("marrow77", f"{TALK[1]}\n{TALK[2]}"),
    ]
    assert all("night_owl" not in sentence.span.quote for sentence in draft.sentences)


def test_a_single_word_above_one_comment_is_no_name():
    assert comments("Comments", f"Nonsense\n{TALK[0]}", TALK[2])[0].startswith("Nonsense")
