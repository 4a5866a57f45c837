"""Answers that several people write under their names are theirs; a page about people stays its author's."""

from __future__ import annotations

from extractors.pipeline import extract_text
from kg.model import EntityKind

ANSWERS = """# Will the harbour freeze again?

We asked three people who ought to know.

## Marisela Aldane

*Glaciologist, University of Harrow Vale*

I doubt it. The inlet has not frozen over since 1987, and the water is two degrees warmer now.

## Tobiah Nkemelu

Yes, once more at least. My records go back to 1902, and cold winters come in threes.

## Signe Hallmark

*Pilot*

We lose four days a year to ice. The old breaker has been sold.

## What happens next

The council votes in May. The quay needs a new wall.
"""

LIVES = """# Three who mapped the ice

## Marisela Aldane

She was born in 1931. The first chart of the inlet is hers.

## Tobiah Nkemelu

He counted the frozen days. His records were lost in the flood.

## Signe Hallmark

She flew over the sound every winter. The photographs are in the museum.
"""


def speakers(text: str) -> dict[str, str]:
    return {s.span.quote: s.speaker for s in extract_text(text, name="ice").statements}


def test_an_answer_under_a_name_is_that_persons() -> None:
    said = speakers(ANSWERS)
    whose = {
        "The inlet has not frozen over": "Marisela Aldane",
        "cold winters come in threes": "Tobiah Nkemelu",
        "The old breaker has been sold": "Signe Hallmark",
        "The council votes in May": "author",
    }
    for words, name in whose.items():
        found = {speaker for quote, speaker in said.items() if words in quote}
        assert found == {name}, words


def test_those_who_answer_are_people_of_the_source() -> None:
    entities = extract_text(ANSWERS, name="ice").entities
    people = {e.name for e in entities if e.kind is EntityKind.PERSON}
    assert {"Marisela Aldane", "Tobiah Nkemelu", "Signe Hallmark"} <= people


def test_a_page_about_people_is_its_authors() -> None:
    assert set(speakers(LIVES).values()) == {"author"}


def test_two_who_write_under_name_and_place_are_enough() -> None:
    page = (
        "# Will the quay stand?\n\n## Signe Hallmark, Harbour School, Harrow\n\n"
        "My soundings say no. The piles have gone soft.\n\n"
        "## Tobias Aldane, Salt Institute\n\nWe drove nine new ones. The east end holds.\n"
    )
    found = {s.span.quote: s.speaker for s in extract_text(page, name="quay").statements}
    assert found["The piles have gone soft."] == "Signe Hallmark"
    assert found["The east end holds."] == "Tobias Aldane"
