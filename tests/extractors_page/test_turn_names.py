"""Who speaks under the labels of a transcript, and which labels are nobody's."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from extractors.draft import Draft
from extractors.page import blocks, metadata, posts
from extractors.page.turn_names import turn_names


def _authors(text: str) -> list[str | None]:
    draft = Draft(text=text, source="s", name="page")
    for step in (metadata.STEP, blocks.STEP, posts.STEP):
        draft = step(draft)
    return [post.author for post in draft.posts]


def test_numbered_quarters_are_no_questions() -> None:
    text = (
        "Grid Notes, a year in figures\n\nQ1 Revenue: It rose to four million.\n\nQ1 Margin: It stayed at nine percent.\n\n"
        "Q2 Revenue: It fell by a third.\n\nQ2 Margin: It fell to six percent.\n\n"
        "Q3 Revenue: It rose again.\n\nQ3 Margin: It came back to nine percent.\n"
    )
    assert _authors(text) == []


def test_numbered_questions_keep_their_askers() -> None:
    text = (
        "Oral evidence: quays\n\nQ7 Runa Vell: Will the quay open?\n\nInes Harrow: I doubt it. No stone is cut.\n\n"
        "Q8 Runa Vell: Why not?\n\nInes Harrow: Nobody paid the quarry.\n"
    )
    assert _authors(text) == ["Runa Vell", "Ines Harrow"] * 2
    again = text.replace("Q8", "Q7").replace("Runa Vell", "Mr Vell")
    assert _authors(again) == ["Mr Vell", "Ines Harrow"] * 2


@pytest.mark.parametrize(
    ("labels", "above", "names"),
    [
        (
            ["Moss:", "Pell:"],
            "An Interview With Lena Moss\nModerator Ada Pell opens.\n",
            ["Lena Moss", "Ada Pell"],
        ),
        (["King:"], "A talk with Senator Ada King about tides.\n", ["Ada King"]),
        (["Said:", "Moss:"], "With Will Moss And Ada Said\n", ["Ada Said", "Will Moss"]),
        (
            ["LENA MOSS:", "MOSS:"],
            "Ferry Expert Lena Moss speaks of tides.\n",
            ["Lena Moss", "Lena Moss"],
        ),
        # Where nothing parts the name from its heading, the label stays.
        (["Moss:"], "Orrin Quay Night Ferry Talk Number Nine Lena Moss\n", ["Moss"]),
    ],
)
def test_a_surname_stands_for_the_name_and_no_more(
    labels: list[str], above: str, names: list[str]
) -> None:
    assert turn_names(labels, above) == names


@pytest.mark.parametrize(
    ("above", "name"),
    [
        ("In this episode our host talks with Dana Pell about tides.\n", "Host"),
        ("The host thanked Dana Pell for her map.\n", "Host"),
        ("In this episode our host Lena Moss talks with Dana Pell.\n", "Lena Moss"),
        ("HOST: Lena Moss. With Dana Pell.\n", "Lena Moss"),
        ("Hosted by Lena Moss, with Dana Pell.\n", "Lena Moss"),
        ("With Dana Pell And Lena Moss (the host)\n", "Lena Moss"),
    ],
)
def test_a_part_is_whose_name_stands_right_beside_it(above: str, name: str) -> None:
    assert turn_names(["HOST:", "DANA PELL:"], above) == [name, "Dana Pell"]


def _calls(labels: list[str], above: str) -> int:
    """How often anything of the page's modules is called to name the speakers of some labels."""
    found = 0

    def count(frame: FrameType, event: str, _: object) -> None:
        nonlocal found
        found += event == "call" and frame.f_code.co_filename.endswith("turn_names.py")

    sys.setprofile(count)
    try:
        turn_names(labels, above)
    finally:
        sys.setprofile(None)
    return found


def test_names_are_looked_for_once_a_label_and_not_once_a_turn() -> None:
    above = "With Dana Pell. Hosted by Lena Moss.\n"
    many = _calls(["HOST:", "PELL:"] * 40, above)
    assert many < 2 * _calls(["HOST:", "PELL:"], above)


def test_a_heading_of_many_words_costs_no_more_than_its_words() -> None:
    few, many = (_calls(["PELL:"], " ".join(["Orrin"] * n)) for n in (50, 100))
    assert many < 3 * few


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("HOST:", "Runa Stell"),
        ("Speaker 1:", "Runa Stell"),
        ("RS:", "Runa Stell"),
        ("Runa:", "Runa Stell"),
        ("Bo Lind:", "Bo Lind"),
        ("Bo:", "Bo"),
    ],
)
def test_who_opens_a_talk_may_say_the_own_name(label: str, name: str) -> None:
    opening = "Welcome to the Harbour Hour. I'm Runa Stell, and it is raining."
    assert turn_names([label, "Ada Quill:"], "", opening) == [name, "Ada Quill"]


@pytest.mark.parametrize("label", ["GUEST:", "Ada:", "AQ:", "Quill:"])
def test_guests_are_introduced_in_the_first_turn(label: str) -> None:
    opening = "Welcome back. My guest today is Ada Quill, who builds ferries."
    assert turn_names(["HOST:", label], "", opening) == ["Host", "Ada Quill"]


def test_a_chair_of_something_else_is_not_the_chair() -> None:
    assert turn_names(["CHAIR:"], "The chair of the board is Ada Quill, who was away.") == ["Chair"]
