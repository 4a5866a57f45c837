import pytest

from extractors.draft import Draft, Metadata
from extractors.page.metadata import STEP

BODY = """The ferry to Rosholm will stop in March, the harbour board said on Monday. Two of its three boats need new
engines, and nobody has found the money for them yet.

The board had promised a year ago that the line would be kept. Its chair, Oda Vinter, called the decision
"the least bad of four".
"""


def read(text):
    return STEP(Draft(source="s-1", text=text, name="ferry", stated=Metadata())).metadata


@pytest.mark.parametrize(
    "head",
    [
        "**The Rosholm Post** · News · Sport · Opinion · Puzzles\n\n# The last boat",
        "The Rosholm Post   [Home] [News] [Search] [Log in]\n\n# The last boat",
        "[The Rosholm Post](https://post.example) · [Archive](https://post.example/a)\n\n# The last boat",
        "THE ROSHOLM POST | Home | News | Boats | Contact\n\nThe last boat\n\nReaders of The Rosholm Post know the quay.",
        "# The Rosholm Post, no. 14: the last boat",
        "The Rosholm Post #14",
        "The Rosholm Post\nEpisode 14: The last boat",
        "The Rosholm Post\nIssue 14 | 3 May 2031\n\nThe last boat\n\nLetters to the Rosholm Post are welcome, and to its editor too.",
        "The Rosholm Post\nA fortnightly letter on boats and quays\n\nThe last boat",
    ],
)
def test_a_publication_is_named_at_the_head_of_its_pages(head):
    assert read(f"{head}\n\n{BODY}").publisher == "The Rosholm Post"


@pytest.mark.parametrize(
    "foot",
    [
        "You receive The Rosholm Post because you signed up on our site.",
        "The Rosholm Post is produced by Ivo Reed. Music by The Buoys.",
        "© The Rosholm Post 2031 · Contact",
        "© 2031 The Rosholm Post",
    ],
)
def test_a_publication_names_itself_in_its_notices(foot):
    assert read(f"The Rosholm Post\n3 May 2031\n\n{BODY}\n{foot}\n").publisher == "The Rosholm Post"


@pytest.mark.parametrize(
    "head",
    [
        "# The last boat",
        "[Home](/) / [News](/news) / [Boats](/boats)\n\n# The last boat",
        "Home | News | Sport | Opinion\n\nThe last boat",
        "The last boat\n\n3 May 2031",
        "News: episode 3 of the ferry quarrel",
        "The Last Boat\nIssue 14 | 3 May 2031",
        "Reactor No. 4 melts as boats wait",
        "The Last Boat\n\nA letter to the board has had no answer.",
    ],
)
def test_titles_menus_and_sections_are_no_publications(head):
    assert read(f"{head}\n\n{BODY}").publisher is None


def test_an_episode_has_its_own_title_under_the_name_of_its_programme():
    assert (
        read(f"LOW WATER\nEpisode 14: The last boat\n\n{BODY}").title == "Episode 14: The last boat"
    )
    assert read(f"LOW WATER\nIssue 14 | 3 May 2031\n\n{BODY}").title == "LOW WATER"


def test_a_notice_about_what_the_head_does_not_name_tells_no_publication():
    foot = "The Harbour Cup is produced by Ivo Reed."
    assert read(f"# The last boat\n\n{BODY}\n{foot}\n").publisher is None
