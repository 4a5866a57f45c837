"""Names beside words that are no part of them: the saint of a town, what a body is, the post in a byline."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract_text
from kg.model import EntityKind


def names(text: str, kind: EntityKind) -> dict[str, int]:
    found = extract_text(text, name="town").entities
    return {one.name: len(one.mentions) for one in found if one.kind is kind}


def test_the_saint_of_a_town_is_nobody_in_the_text() -> None:
    text = "Paul Brenner taught in St. Paul for ten years. St. Paul built no trams. Brenner left the town."
    assert names(text, EntityKind.PERSON) == {"Paul Brenner": 2}


def test_a_first_name_alone_is_still_the_person() -> None:
    text = "Paul Brenner taught in Lindhavn. Paul said that the trams were late. Brenner left the town."
    assert names(text, EntityKind.PERSON) == {"Paul Brenner": 3}


def test_what_a_body_is_stands_outside_its_name() -> None:
    text = "The think tank Havelland Institute published a study of trams. The trams run at night."
    assert names(text, EntityKind.ORGANISATION) == {"Havelland Institute": 1}


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Hanna Lindqvist, Energy Correspondent", "Hanna Lindqvist"),
        ("By Hanna Lindqvist, Senior Transport Editor", "Hanna Lindqvist"),
        ("*Posted by Tomas Reyle on 9 January 2026*", "Tomas Reyle"),
        ("By Hanna Lindqvist and Tomas Reyle", "Hanna Lindqvist and Tomas Reyle"),
        ("By Hanna Lindqvist, Tomas Reyle", "Hanna Lindqvist, Tomas Reyle"),
    ],
)
def test_a_byline_gives_the_name_without_post_and_date(line: str, author: str) -> None:
    text = f"# The tram that came late\n\n{line}\n\nThe tram lost a tenth of its riders in March.\n\nIts track is worn.\n"
    assert extract_text(text, name="tram").document.source.author == author
