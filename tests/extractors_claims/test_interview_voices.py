"""Who answers on a page of questions and answers: the one person named around the talk who does not ask."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract_text


def _speakers(text: str) -> dict[str, str]:
    return {one.span.quote: one.speaker for one in extract_text(text, name="talk").statements}


_ASKED = "Does the ferry pay its way?\n{0}\n\nWho told you so?\n{1}\n\nWhat comes next?\n{2}\n"
_ANSWERS = (
    "It never has. We lose 40,000 euros a year on the winter boats.",
    "I kept the books for nine years. The auditors signed every one of them.",
    "The island will buy a second boat. You can see the berth from here.",
)


def test_answers_are_the_interviewee_s() -> None:
    head = "The woman who counts the boats\n\nRenata Albers has run the island ferry since 2004. We met her on the pier.\n\n"
    found = _speakers(head + _ASKED.format(*_ANSWERS))
    assert found["The auditors signed every one of them."] == "Renata Albers"
    assert found["The island will buy a second boat."] == "Renata Albers"
    assert found["Renata Albers has run the island ferry since 2004."] == "author"


def test_who_asks_is_not_who_answers() -> None:
    head = "Boats and books\n\nRenata Albers talks to Paul Ashdown about the island ferry.\n\n"
    found = _speakers(head + _ASKED.format(*_ANSWERS))
    assert found["The island will buy a second boat."] == "Paul Ashdown"


def test_two_people_above_the_talk_leave_the_answers_without_a_name() -> None:
    head = "Boats\n\nRenata Albers and Paul Ashdown have both run the island ferry for years.\n\n"
    found = _speakers(head + _ASKED.format(*_ANSWERS))
    assert found["The island will buy a second boat."] == "author"


def test_a_help_page_that_names_nobody_has_no_interviewee() -> None:
    found = _speakers("Parcel lockers: your questions\n\n" + _ASKED.format(*_ANSWERS))
    assert set(found.values()) == {"author"}


def test_a_title_that_asks_stands_over_the_account_of_who_was_asked() -> None:
    head = "Can the island keep its ferry?\n\nRenata Albers has run the boats since 2004.\n\n"
    found = _speakers(head + _ASKED.format(*_ANSWERS))
    assert found["The island will buy a second boat."] == "Renata Albers"


def test_who_is_said_to_answer_answers_the_questions_after_it() -> None:
    page = (
        "Boats and money\n\nQ: The quay took my deposit. Is it allowed to keep it?\n\n"
        "Renata Albers answers: The quay may keep half, but it must say why. You signed nothing more.\n\n"
        "Q: Should I write to the council?\n\nYes, and send a copy. You will hear within nine days.\n"
    )
    found = _speakers(page)
    assert found["it must say why."] == "Renata Albers"
    assert found["You will hear within nine days."] == "Renata Albers"


_SAID = {
    "rust": "“The boats are older than I am. We patch them every spring.”",
    "the winter": "“Nobody sails in a storm. The pier has lost nine planks.”",
    "money": "“We lose some every year. The mainland pays for it.”",
}


def test_quotations_alone_under_headings_are_the_title_s_person_s() -> None:
    parts = "\n\n".join(f"On {thing}\n{said}" for thing, said in _SAID.items())
    found = _speakers(f"Renata Albers on boats and books\n3 May 2026\n\n{parts}\n")
    assert found["We patch them every spring."] == "Renata Albers"
    two = _speakers(f"Renata Albers and Paul Ashdown on boats\n3 May 2026\n\n{parts}\n")
    assert two["We patch them every spring."] == "author"


_TOWNS = (
    "The council counts only births. It leaves out the people who arrive.",
    "Births fell by a third. The boats still came.",
    "The first town will be half empty by 2060.",
)


@pytest.mark.parametrize(
    "head",
    [
        "Interview: the demographer and the fens\n\nAda Quill, a demographer, counts the towns.\n\n",
        "The fens will stay\nDemographer Ada Quill on births and boats\nBy Corin Tabb\n\n",
        "The fens will stay\nBy Corin Tabb\n\nWe spoke to Ada Quill, a demographer at Halden.\n\n",
    ],
)
@pytest.mark.parametrize("form", ["Q: {0}\nA: {1}\n\n", "**{0}**\n\n{1}\n\n", "Q. {0}\n\n{1}\n\n"])
def test_a_page_that_calls_itself_a_talk_gives_answers_without_i_to_whom_it_names(
    head: str, form: str
) -> None:
    asked = ("Is the council wrong?", "What did you count?", "So when?")
    page = head + "".join(form.format(*both) for both in zip(asked, _TOWNS, strict=True))
    found = _speakers(page)
    assert found["The council counts only births."] == "Ada Quill"
    assert found["The first town will be half empty by 2060."] == "Ada Quill"


def test_questions_without_i_of_a_page_that_is_no_talk_are_its_writer_s() -> None:
    page = (
        "The fens\nBy Corin Tabb\n\nAda Quill, a demographer, counts the towns.\n\n"
        f"Q: Is the council wrong?\nA: {_TOWNS[0]}\n\nQ: And the boats?\nA: {_TOWNS[1]}\n"
    )
    assert _speakers(page)["The council counts only births."] == "author"


def test_who_is_named_in_questions_is_not_who_answers_them() -> None:
    page = (
        "The fens\nBy Corin Tabb\n\nAda Quill disputes the forecast of Ben Orr. I met her in Halden.\n\n"
        f"**Ben Orr says 2045. Is he wrong?**\n\n{_TOWNS[0]}\n\n**And the boats?**\n\n{_TOWNS[1]}\n"
    )
    assert _speakers(page)["The council counts only births."] == "Ada Quill"


def test_a_full_name_once_before_an_answer_says_who_answers() -> None:
    page = (
        "The fens\nAn interview with two guests, Ada Quill and Ben Orr\n\n"
        f"Fen Review: Is the council wrong?\n\nAda Quill: {_TOWNS[0]}\n\n"
        f"Q: And the boats?\n\nA: {_TOWNS[1]}\n\nQ: So when?\n\nA: {_TOWNS[2]}\n"
    )
    assert _speakers(page)["The first town will be half empty by 2060."] == "Ada Quill"


def test_who_talks_to_us_answers() -> None:
    head = "Boats in winter: Renata Albers talks to us\n\n"
    found = _speakers(head + _ASKED.format(*_ANSWERS))
    assert found["The island will buy a second boat."] == "Renata Albers"


def test_a_full_name_above_the_talk_that_nothing_else_tells_of_answers() -> None:
    head = "Boats in winter\n\nRosalind Acker insures ferries. She tells us what she will not cover.\n\n"
    found = _speakers(head + _ASKED.format(*_ANSWERS))
    assert found["The island will buy a second boat."] == "Rosalind Acker"
