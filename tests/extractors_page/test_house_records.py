"""Who speaks in the records of houses and committees, in the ways in which they head what is said."""

from __future__ import annotations

import pytest

from extractors.draft import Draft
from extractors.page import blocks, metadata, posts

_SAID = (
    "The weir will cost four million crowns, and I beg to move.",
    "Does she accept that the price will be six million?",
    "I do not. The surveyors counted the road twice.",
    "Silt will fill the pond within ten years. I have seen the survey.",
    "I thank the House. The weir will be finished by 2034.",
)
_NAMES = ["Runa Vell", "Tam Orr", "Runa Vell", "Ines Harrow", "Jo Marsh"]


def _found(text: str) -> list[tuple[str | None, str]]:
    draft = Draft(text=text, source="s", name="page")
    for step in (metadata.STEP, blocks.STEP, posts.STEP):
        draft = step(draft)
    return [(post.author, post.span.quote) for post in draft.posts]


def _page(labels: tuple[str, ...], between: str) -> str:
    turns = "\n\n".join(
        f"{label}{between}{said}" for label, said in zip(labels, _SAID, strict=True)
    )
    return f"Weirs Bill: second reading\nTuesday 3 March 2026\n\n{turns}\n"


@pytest.mark.parametrize(
    ("labels", "between"),
    [
        # Place and party in brackets, the second time the name alone; an office with its holder in brackets.
        (
            (
                "Runa Vell (North Pond) (Lab):",
                "Tam Orr (Alder) (Con):",
                "Runa Vell:",
                "Ines Harrow (Orrin) (LD):",
                "The Minister for Weirs (Jo Marsh):",
            ),
            " ",
        ),
        # The same in lines of their own, without a colon.
        (
            (
                "Runa Vell (North Pond) (Lab)",
                "Tam Orr (Alder) (Con)",
                "Runa Vell",
                "Ines Harrow (Orrin) (LD)",
                "The Secretary of State, Department for Weirs (Jo Marsh) (Lab)",
            ),
            "\n",
        ),
        # A group or a part, a full stop and a dash.
        (
            (
                "Runa Vell, rapporteur.",
                "Tam Orr, on behalf of the Alder Group.",
                "Runa Vell (North).",
                "Ines Harrow (South).",
                "Jo Marsh, member of the board.",
            ),
            " \u2013 ",
        ),
        # Honours before names in capitals.
        (
            (
                "Hon RUNA VELL (Weirs):",
                "Mr TAM ORR:",
                "Hon RUNA VELL (Weirs):",
                "INES HARROW (South\u2014Orrin):",
                "Hon JO MARSH:",
            ),
            " ",
        ),
    ],
)
def test_speakers_of_a_house(labels: tuple[str, ...], between: str) -> None:
    found = _found(_page(labels, between))
    told = [(name or "").removeprefix("Mr ") for name, _ in found]
    assert told == _NAMES
    assert [said for _, said in found] == list(_SAID)


def test_titles_with_surnames_in_capitals_speak_once_too() -> None:
    labels = ("Ms. VELL.", "Mr. ORR of Alder.", "Ms. VELL.", "Dr. HARROW.", "The CHAIRMAN.")
    names = [name for name, _ in _found(_page(labels, " "))]
    assert names == ["Ms. Vell", "Mr. ORR of Alder", "Ms. Vell", "Dr. Harrow", "The CHAIRMAN"]


def test_lords_keep_their_places() -> None:
    labels = (
        "Lady Vell of Pond (Lab)",
        "Lord Orr of Alder (Con)",
        "Lady Vell of Pond",
        "The Earl of Harrow (CB)",
        "The Minister for Weirs (Lord Marsh) (Lab)",
    )
    names = [name for name, _ in _found(_page(labels, "\n"))]
    assert names == [
        "Lady Vell of Pond",
        "Lord Orr of Alder",
        "Lady Vell of Pond",
        "The Earl of Harrow",
        "Marsh",
    ]


def test_names_with_brackets_below_what_they_signed_speak_no_turns() -> None:
    text = "Weirs\n\n" + "\n\n".join(
        f"{said}\n{name} ({place})"
        for said, name, place in zip(
            _SAID,
            ("Runa Vell", "Tam Orr", "Lena Pell", "Ines Harrow", "Jo Marsh"),
            "ABCDE",
            strict=True,
        )
    ).replace("(A)", "(Alder)").replace("(B)", "(Orrin)").replace("(C)", "(Pond)")
    assert all(not said.startswith(_SAID[1]) or name == "Tam Orr" for name, said in _found(text))


def test_what_stands_over_a_talk_is_no_turn_of_it() -> None:
    text = (
        "Tides, episode 12\nHost: Lena Moss\nGuest: Maren Holt\n\nHost: When will it open?\n\nGuest: I doubt that it will.\n\n"
        "Host: Why not?\n\nGuest: Nobody paid the quarry.\n"
    )
    assert [name for name, _ in _found(text)] == ["Lena Moss", "Maren Holt"] * 2


def test_marks_of_captions_stand_before_names() -> None:
    names = ("RUNA VELL", "TAM ORR", "RUNA VELL", "TAM ORR", "RUNA VELL")
    page = _page(tuple(f">> {name}:" for name in names), " ").replace(
        "Bill: second", "Bill, second"
    )
    found = _found(page)
    assert [name for name, _ in found] == [name.title() for name in names]
