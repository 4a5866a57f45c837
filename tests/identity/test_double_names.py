"""Names that a hyphen joins, surnames that stand alone, and marks of time behind a name."""

from __future__ import annotations

from extractors.pipeline import extract_text
from kg.model import EntityKind


def names(text: str, kind: EntityKind) -> set[str]:
    return {one.name for one in extract_text(text, name="notes").entities if one.kind is kind}


def test_a_double_name_is_one_name() -> None:
    text = (
        "Prices in the harbour\n\nThe case is put best by Greta Lindgren-Hale of the Harbour Union. Every crane costs jobs, "
        "she says. Lindgren-Hale’s numbers leave out the night shift.\n"
    )
    people = names(text, EntityKind.PERSON)
    assert "Greta Lindgren-Hale" in people
    assert not {"Lindgren", "Hale", "Greta Lindgren"} & people


def test_a_surname_that_stands_alone_tells_a_person() -> None:
    text = (
        "Buses at night\n\nIn 2021 Torvis Mallender and Edda Roskam followed 900 night buses. Two years later "
        "Mallender published a follow-up without Roskam. In year two the gain had shrunk.\n"
    )
    assert {"Torvis Mallender", "Edda Roskam"} <= names(text, EntityKind.PERSON)


def test_a_firm_keeps_its_first_word() -> None:
    text = "Cells\n\nKorvex Lighting opened a plant in May. Korvex says that the plant is full.\n"
    assert not any("Korvex" in name for name in names(text, EntityKind.PERSON))


def test_the_age_of_a_post_is_no_version() -> None:
    text = (
        "How fast do pilots learn?\n\nby Ilse Tarrow\n\nThe AI tutor of our flight school beats most teachers.\n\n"
        "2 comments\n\nIlse Tarrow 3d  12\nThe model has seen every exam.\n\nIlse Tarrow 20h  4\nI tested it again.\n"
    )
    assert not any("Tarrow" in name for name in names(text, EntityKind.SYSTEM))
