"""Lines around the posts of copied pages: what they are, and near them what they are not."""

from __future__ import annotations

import pytest

from extractors.draft import Draft
from extractors.page import blocks, boilerplate, metadata, posts, structure
from extractors.page.lines import page_lines
from extractors.page.linked_lines import shown_lines
from extractors.page.poster_lines import without_badges, writer_line
from extractors.page.record_heads import is_report
from extractors.page.record_slots import may_name
from extractors.page.widgets import is_badge, is_further, is_widget


def _draft(text: str) -> Draft:
    draft = Draft(text=text, source="s", name="page")
    for step in (metadata.STEP, blocks.STEP, posts.STEP, structure.STEP, boilerplate.STEP):
        draft = step(draft)
    return draft


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("More posts you may like", True),
        ("**Related topics**", True),
        ("Related topics are silt and tides.", False),
        ("What's happening at the weir", False),
    ],
)
def test_what_a_page_links_to_below_its_posts_has_a_head_of_its_own(
    text: str, is_one: bool
) -> None:
    assert is_further(text) is is_one


def test_a_rank_behind_an_account_is_no_part_of_it_and_a_surname_is() -> None:
    assert without_badges("kelp_77 Leader") == "kelp_77"
    assert without_badges("Ada Leader") == "Ada Leader"
    assert is_badge("Top 1% Commenter")
    assert not is_badge("Top 1% of earners")


def test_who_commented_on_a_day_is_the_writer() -> None:
    told = writer_line("kelp-dev commented on Mar 2, 2031")
    assert told is not None
    assert told.name == "kelp-dev"


def test_what_a_tracker_reports_is_no_sentence_of_a_writer() -> None:
    assert is_report("bo added the bug label on Mar 4, 2031")
    assert not is_report("Bo added that the lock was shut on Mar 4, 2031.")
    assert not is_report("bo added the bug label")


def test_orders_of_a_page_are_nobodys_name() -> None:
    assert not may_name("Go to Beekeeping")
    assert may_name("Gota Beekman")


def test_buttons_before_counts_are_widgets_and_accounts_with_numbers_are_not() -> None:
    assert is_widget("Reply2")
    assert not is_widget("Marlow2")


def test_marks_that_nobody_sees_are_no_part_of_a_name() -> None:
    (line,) = shown_lines(page_lines("\u202aDag Herrem\u202c\n"))
    assert line.text == "Dag Herrem"


_TALK = (
    "mara_k commented on Mar 2, 2031\n\nThe pump fails at low water. I have seen it twice.\n\n"
    "bo-lind commented on Mar 3, 2031\n\nDo you have the log? I think the sensor is wrong.\n\n"
    "mara_k commented on Mar 3, 2031\n\nI do, and the sensor is new.\n"
)


def test_a_talks_title_stands_below_its_sites_name_and_menu() -> None:
    menu = "harbourkit\nPublic\nCode\nIssues 41\n\n"
    told = "Pump fails at low water since the last release\n\n"
    assert _draft(f"{menu}{told}{_TALK}").metadata.title == told.strip()


def test_a_line_below_a_short_title_and_its_writer_is_no_title() -> None:
    text = (
        "Rust Never Sleeps\nAda Quill\n4 March 2031\n\nWhy the fleet corrodes faster than planned\n\n"
        "The hulls were painted twice. Nobody wrote down with what, and the salt found out.\n\n"
        f"Comments\n\n{_TALK}"
    )
    assert _draft(text).metadata.title == "Rust Never Sleeps"


def test_two_short_sentences_under_a_title_say_what_the_text_is_about() -> None:
    long = "The port board voted to spend forty million crowns on dredging, and the river is going to bring the silt back within eight years whatever the board may decide."
    text = (
        "# Why the harbour will silt up\n\nDredging buys us six years. Nobody talks about your seventh.\n\n"
        f"{long}\n\n{long.replace('port', 'town')}\n"
    )
    assert not any("Dredging buys" in mark.span.quote for mark in _draft(text).boilerplate)
