"""Where one person's name ends and another's begins, and when one word is a person's name."""

from __future__ import annotations

import pytest

from extractors.draft import Draft, Layer
from extractors.names.name_evidence import name_kinds
from extractors.names.names import name_runs
from extractors.pipeline import extract_text
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


READERS = """Who mends the quay

By Ada Brandt
4 May 2025

The quay wall moved by a hand's breadth in the storm. The harbour office has no money for it. It asked the town for help.

3 comments

saltmarsh_tom   5 May 2025
I walk there every day and the crack is older than the storm.
Reply

Dagny Varnes   5 May 2025
The town has paid twice already. I would sell the crane first.
Reply

saltmarsh_tom   6 May 2025
Nobody wants that crane.
Reply
"""


def test_whoever_posts_is_a_person_where_the_page_names_them() -> None:
    found = extract_text(READERS, name="quay")
    assert [post.author or post.handle for post in found.posts] == [
        "saltmarsh_tom",
        "Dagny Varnes",
        "saltmarsh_tom",
    ]
    people = {e.name: e for e in found.entities if e.kind is EntityKind.PERSON}
    assert {"saltmarsh_tom", "Dagny Varnes"} <= people.keys()
    places = [mention.span for mention in people["saltmarsh_tom"].mentions]
    assert [READERS[span.start : span.end] for span in places] == ["saltmarsh_tom"] * 2


@pytest.mark.parametrize(("person", "kind"), [(0.0, None), (0.5, EntityKind.PERSON)])
def test_a_heading_makes_no_person_of_what_it_is_about(
    person: float, kind: EntityKind | None
) -> None:
    nothing = dict.fromkeys(
        ("PER", "ORG", "LOC", "SYSTEM", "MISC", "DATASET", "METRIC", "WORK"), 0.0
    )
    key = ("circular", "selfheating")
    text = "He met Circular Selfheating.\n\nThen Selfheating spoke."
    runs = name_runs(text, 0, len(text))
    found = name_kinds(text, list(runs), (), {key: {**nothing, "PER": person}})
    assert found.get(key) is kind
