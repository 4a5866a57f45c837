"""Lines that say who posted something and when, and lines that only look like it."""

import pytest

from extractors.page.poster_lines import names_age, without_badges, writer_line


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("kelp_ 8 hours ago | next [–]", "kelp_"),
        ("Ida Kemp   Mar 11   Liked by Bo Cern and 3 others", "Ida Kemp"),
        ("Ida Kemp   Author   Mar 12", "Ida Kemp"),
        ("dkl_ 12 Mar, 21:14", "dkl_"),
        ("Jan van der Moor (author) 12 Mar, 22:02", "Jan van der Moor"),
        ("[–] elmroot 42 points 6 hours ago", "elmroot"),
        ("Ida Kemp • 3 years ago", "Ida Kemp"),
        ("by Ida Kemp » Tue Mar 3, 2026 8:12 am", "Ida Kemp"),
        ("Ida Kemp on March 3, 2024 at 3:04 pm", "Ida Kemp"),
        ("IdaKemp says: March 3, 2024 at 3:04 pm", "IdaKemp"),
        ("kelp_9 OP · 5h", "kelp_9"),
        ("Ida Kemp (she/her) · 2d", "Ida Kemp"),
        ("#12 Ida Kemp, Mar 3, 2026", "Ida Kemp"),
        ("submitted 6 hours ago by kelp_9", "kelp_9"),
        ("Posted by u/kelp 5 hours ago", "kelp"),
    ],
)
def test_a_line_with_a_name_and_a_time_names_its_writer(text, name):
    found = writer_line(text)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "text",
    [
        "The meeting was held on 3 May",
        "Snow fell on 3 November 2026 in Oslo",
        "Updated 3 Nov 2026",
        "Published March 3, 2024",
        "In May 2026 the price rose",
        "Results for 3 Nov, 21:14",
        "Ida Kemp 1 like 3 replies",
        "Yesterday",
        "We waited 3 hours at the gate",
        "",
    ],
)
def test_other_lines_name_nobody(text):
    assert writer_line(text) is None


@pytest.mark.parametrize(
    "text", ["Ida Kemp → Bo Cern • 3 years ago", "Ida Kemp replied to Bo Cern · 2h · Edited"]
)
def test_whom_a_head_says_it_answers(text):
    found = writer_line(text)
    assert found is not None
    assert (found.name, found.answers) == ("Ida Kemp", "Bo Cern")


def test_links_to_posts_around_it():
    found = writer_line("kelp_ 3 hours ago | root | parent | prev | next [–]")
    assert found is not None
    assert found.links == {"root", "parent", "prev", "next"}


def test_only_hours_and_days_are_an_age():
    assert names_age("kelp_ 3 hours ago")
    assert names_age("• 52m")
    assert not names_age("Ida Kemp • 3 years ago")
    assert not names_age("6 min read")


def test_an_account_that_opened_a_talk():
    found = writer_line("submitted 6 hours ago by kelp_9")
    assert found is not None
    assert found.opens
    byline = writer_line("Posted 3 March 2031 by Ida Kemp")
    assert byline is None or not byline.opens


@pytest.mark.parametrize(
    ("shown", "name"),
    [
        ("Ida Kern Author", "Ida Kern"),
        ("Ida Kern (author)", "Ida Kern"),
        ("Ida AUTHOR", "Ida"),
        ("Ida Author", "Ida Author"),
        ("Ida Kern Host", "Ida Kern Host"),
    ],
)
def test_badges_behind_a_name_are_no_part_of_it(shown: str, name: str) -> None:
    assert without_badges(shown) == name
