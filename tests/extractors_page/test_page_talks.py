"""Talks whose speakers labels, initials or signatures name; plays, which have none."""

from __future__ import annotations

import pytest

from extractors.draft import Draft
from extractors.page import blocks, metadata, posts


def _found(text: str) -> list[tuple[str | None, str]]:
    draft = Draft(text=text, source="s", name="page")
    for step in (metadata.STEP, blocks.STEP, posts.STEP):
        draft = step(draft)
    return [(post.author, post.span.quote) for post in draft.posts]


def test_a_short_talk_in_which_one_speaks_again_has_turns() -> None:
    text = (
        "PANEL: Who runs the ferry?\n\nMODERATOR (Fay): First to Dr Lund. Did the queue come back?\n\n"
        "DR LUND: It did, in June. I counted 80 cars.\n\nSIR BO HALE: I would question that.\n\n"
        "DR LUND: You may. It was on the pier.\n\nAUDIENCE \u2013 Shab, Hull: Will you say the word parking?\n"
    )
    assert [name for name, _ in _found(text)] == [
        "Moderator",
        "Dr Lund",
        "Sir Bo Hale",
        "Dr Lund",
        "Audience",
    ]


def test_labels_that_full_stops_close_open_turns() -> None:
    text = (
        "Hearing on ferries, June 17, 2031\n\nSENATOR HALE. Dr. Lund, is the map still old?\n\n"
        "DR. LUND. Senator, it is. It shows no pier.\n\nSENATOR HALE. Then who uses it?\n\n"
        "DR. LUND. Nobody I know of.\n"
    )
    found = _found(text)
    assert [name for name, _ in found] == ["Senator Hale", "Dr. Lund"] * 2
    assert found[1][1] == "Senator, it is. It shows no pier."


def test_initials_stand_for_the_one_name_above_that_has_them() -> None:
    text = (
        "Ada Quill: \u201cI was wrong about the pier\u201d\nInterview by Jo Lind, 3 March 2031\n\n"
        "JL: You wrote that no wall would hold.\nAQ: I did. The wall held.\nJL: What did you miss?\n"
        "AQ: Money. The insurers bought the wall.\n"
    )
    assert [name for name, _ in _found(text)] == ["Jo Lind", "Ada Quill"] * 2


def test_letters_are_their_signatories() -> None:
    text = (
        "LETTERS\n\nA bridge\nSir, The county never closed a road on one signature, as I recall.\nRODA PEN\nLaunce\n\n"
        "I saw those lamps myself on Monday night.\nDR PIA OKO\nTavis\n\nCould your writers find another verb?\nBo Wray\n"
        "By email\n"
    )
    found = _found(text)
    assert [name for name, _ in found] == ["RODA PEN", "DR PIA OKO", "Bo Wray"]
    assert found[0][1].startswith("Sir, The county")
    assert found[2][1] == "Could your writers find another verb?"


@pytest.mark.parametrize(
    "text",
    [
        "THE SCALE\nA play in one act\nCharacters: MICK, a driver. ORLA, twenty.\nScene: a hut.\n\n"
        "MICK: You have me down as forty ton.\nORLA: The scale has you down.\nMICK: And you?\nORLA: Late.\n",
        "CALL FOR PAPERS\nFormat: 4 pages, double column.\nChairs: to be announced.\nDates: the first of May.\n"
        "Fees: none for students.\n",
    ],
)
def test_plays_and_fields_are_no_talks(text: str) -> None:
    assert _found(text) == []


def test_numbered_questions_titles_and_parts_of_a_hearing_stand_for_the_names_above() -> None:
    text = (
        "Oral evidence: quays\nMembers present: Dame Runa Vell (Chair); Odd Teasel.\n"
        "Witnesses: Ines Harrow, Chair of Rivers, University of Orrin; Professor Paul Meder, Coast Agency.\n\n"
        "Q1 Chair: Ms Harrow, will the quay open by 2031?\n\nInes Harrow: I would say one in five. No stone is cut.\n\n"
        "Q2 Mr Teasel: And Professor Meder?\n\nProfessor Meder: I am a little more hopeful. The stone is ordered.\n\n"
        "Q3 Chair: From whom?\n\nProfessor Meder: From the quarry at Launce.\n"
    )
    assert [name for name, _ in _found(text)] == [
        "Runa Vell",
        "Ines Harrow",
        "Odd Teasel",
        "Paul Meder",
        "Runa Vell",
        "Paul Meder",
    ]


def test_a_part_with_a_name_in_brackets_is_that_person_from_then_on() -> None:
    text = (
        "Quay night, edited transcript\n\nMODERATOR (Lena Moss): Welcome. Will it open?\n\n"
        "HARROW (Grid Notes): I doubt it. No stone is cut.\n\nMODERATOR: Why not?\n\nHARROW: Nobody paid the quarry.\n"
    )
    assert [name for name, _ in _found(text)] == ["Lena Moss", "Harrow"] * 2


def test_initials_count_the_parts_of_a_double_name() -> None:
    text = (
        "The empty quay\nTessa Wold-Hale counts boats.\nBy Jo Lind, 3 March 2031\n\n"
        "**JL:** Start with the boats.\n\n**TWH:** Nobody builds one. They buy them.\n\n**JL:** From whom?\n\n"
        "**TWH:** From us. We sold forty.\n"
    )
    assert [name for name, _ in _found(text)] == ["Jo Lind", "Tessa Wold-Hale"] * 2


def test_a_surname_that_two_people_above_bear_stays_as_it_is() -> None:
    text = (
        "Quay night, transcript\nWith Ada Quill, Bo Quill and Lena Moss.\n\nQUILL: It opens in May.\n\nMOSS: It does not.\n\n"
        "QUILL: The stone is cut.\n\nMOSS: By whom?\n"
    )
    assert [name for name, _ in _found(text)] == ["Quill", "Lena Moss"] * 2
