"""Where one person's name ends and another's begins, and when one word is a person's name."""

from __future__ import annotations

import pytest

from extractors.draft import Draft, Layer
from extractors.registry import STEPS
from kg.model import EntityKind


def _people(text: str) -> set[str]:
    draft = Draft(text=text, source="s0")
    for step in STEPS:
        draft = step(draft)
        if Layer.ENTITIES in step.provides:
            break
    return {m.span.quote for e in draft.entities if e.kind is EntityKind.PERSON for m in e.mentions}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        # Names in a row without a comma, as a scraped list or a greeting has them.
        ("The jury: Laura Bennett Daniel Moore, Hugh Fraser.", {"Laura Bennett", "Daniel Moore"}),
        ("See you there. Laura Bennett Laura Bennett wrote again.", {"Laura Bennett"}),
        # Initials before and inside a name are part of it.
        ("The choir was led by R.E. Hansen for years.", {"R.E. Hansen"}),
        ("The map was drawn by Ruth D. Hilliard in May.", {"Ruth D. Hilliard"}),
        # Three given names in a row are one person's.
        ("The prize went to Mary Ann Louise Parker.", {"Mary Ann Louise Parker"}),
    ],
)
def test_names_are_cut_where_another_begins(text: str, people: set[str]) -> None:
    assert people <= _people(text)


@pytest.mark.parametrize(
    "text",
    [
        "The envoy left Washington D.C. Smith stayed behind.",
        "P.S. Laura sends her love.",
    ],
)
def test_initials_of_places_and_postscripts_are_nobodys(text: str) -> None:
    assert not any(name.startswith(("D.C.", "P.S.")) for name in _people(text))


def test_a_word_that_begins_an_institutes_name_is_no_person() -> None:
    text = "The Aldermoor Institute measured it in June. Cite it as Aldermoor, please."
    assert "Aldermoor" not in _people(text)
