"""Who holds it where a short word, a description or a page's own account says so."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract_text
from kg.model import EntityKind, Statement

HEAD = (
    "The ferry that nobody wants\n\nBy Inga Sorensen\n\n3 May 2031\n\nThe pier is old and wet.\n\n"
)


def told(body: str, words: str) -> Statement:
    found = extract_text(HEAD + body, name="ferry").statements
    return next(one for one in found if words in one.span.quote)


@pytest.mark.parametrize(
    ("body", "words", "speaker"),
    [
        (
            "The Chair reminded members that the waiting list stood at 4,100.",
            "waiting list",
            "the Chair",
        ),
        (
            "Officers responded that the charter was not binding.",
            "charter",
            "officers (unnamed)",
        ),
        (
            "A survey of parish councils by the Harrow Institute, published in March, found that two in three want a pier.",
            "two in three",
            "Harrow Institute",
        ),
        ("Traders I spoke to think even that is generous.", "generous", "traders (unnamed)"),
        (
            "My teacher, who has run a boat for thirty years, says nobody gets more than ten trips.",
            "ten trips",
            "the writer's teacher (unnamed)",
        ),
        (
            "The man in the shop was no help. According to him the new model will have a sheath by 2032.",
            "sheath",
            "he (unnamed)",
        ),
        (
            "Officials in the ministry are less kind. One called the pier “a museum with a leak”.",
            "museum",
            "one of officials (unnamed)",
        ),
        # Nobody is one of them.
        (
            "Officials in the ministry are less kind. One can see the leak from the shore.",
            "leak from",
            "author",
        ),
        (
            "Gunnel Aro begged to differ: the saving, she said, was small.\n\nLithium, she argues, will be short again.",
            "short again",
            "Gunnel Aro",
        ),
        (
            "Marta Kessler spoke first. Tom Aldous, who taught Kessler, is kinder. He says the pier is sound.",
            "is sound",
            "Tom Aldous",
        ),
        (
            "“If flour were invented today, it would be banned as an explosive.” That's Rupert Engel, who runs the port.",
            "banned",
            "Rupert Engel",
        ),
        (
            "Marta Kessler has written a book on piers.\n\nKessler argues that paint made sailors worse.\n\nThe argument runs as follows. "
            "Before 1850 a sailor knew the wood. Paint hid it from him. But does that hold? Wood rots in any case.",
            "Paint hid it",
            "Marta Kessler",
        ),
        (
            "The argument runs as follows. Before 1850 a sailor knew the wood. Paint hid it from him.",
            "Paint hid it",
            "author",
        ),
    ],
)
def test_who_holds_it(body: str, words: str, speaker: str) -> None:
    assert told(body, words).speaker == speaker


@pytest.mark.parametrize(
    ("body", "words", "wording"),
    [
        (
            "Tom Aldous runs the pier. It will be a week before the paint dries.",
            "week",
            "It will be",
        ),
        ("Marta Kessler wrote the plan. It was her third.", "third", "It was"),
        (
            "Tom Aldous has bet her a dinner that the pier will fall.",
            "dinner",
            "Tom Aldous has bet her",
        ),
    ],
)
def test_a_wording_puts_no_name_for_a_word_that_stands_for_none(
    body: str, words: str, wording: str
) -> None:
    assert told(body, words).canonical.startswith(wording)


def test_whoever_she_talks_to_asks_the_questions() -> None:
    page = (
        '# "The tunnel was never about trains"\n\n*Maren Holtz ran the biggest dig in the country. Two years after she was sacked, '
        "she talks to Elias Roth about water and lies.*\n\n**You were sacked in 2029. Were you surprised?**\n\n"
        "Not at all. I had told the board in May that we would hit water. The ministry refused to listen to me.\n\n"
        "**The board says you hid the costs. Did you?**\n\nThe costs were in every monthly report from 2026. You know that nobody read "
        "past the first page.\n\n**What happens to the tunnel now?**\n\nIt will flood. The pumps were switched off in March. I give it five years.\n"
    )
    voices = {one.span.quote: one.speaker for one in extract_text(page, name="dig").statements}
    assert voices["It will flood."] == "Maren Holtz"


def bodies(body: str) -> dict[str, int]:
    found = extract_text(HEAD + body, name="ferry").entities
    return {e.name: len(e.mentions) for e in found if e.kind is EntityKind.ORGANISATION}


def test_the_first_word_of_a_firm_stands_for_it() -> None:
    body = (
        "Ferry operator Skarvik Lines said it would cut a third of its sailings. Skarvik's shares rose. "
        "Skarvik said the pier is old."
    )
    assert bodies(body) == {"Skarvik Lines": 3}
    assert told(body, "pier is old.").speaker == "Skarvik Lines"


@pytest.mark.parametrize(
    "body",
    [
        # A town, and a body called after one.
        "Tamsworth Energy said it would close. People in Tamsworth disagree. Tamsworth has two dams.",
        "Brannock University said it would close. Brannock is cold in winter.",
    ],
)
def test_a_town_is_no_firm(body: str) -> None:
    assert all(count == 1 for count in bodies(body).values())
