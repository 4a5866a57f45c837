"""What a text says that people are: from apposition, the copula, relative clauses and brackets."""

from __future__ import annotations

import pytest

from extractors.draft import Parse, Token
from tests.identity.naming import entities_of, named

NAMES = {
    "people": ("Hana Sato", "Bo Marsh", "Sato"),
    "organisations": ("Larkfield Hospital", "Tidewater", "University of Tarn", "Tidewaters"),
}


def roles_in(text: str, name: str = "Hana Sato") -> list[tuple[str | None, str | None]]:
    person = named(entities_of(text, **NAMES))[name]
    for role in person.roles:
        assert text[role.at.span.start : role.at.span.end] == role.at.span.quote
        assert any(role.at.span.covers(m.span) for m in person.mentions)
    return [(role.role, role.organisation) for role in person.roles]


@pytest.mark.parametrize(
    ("text", "role", "organisation"),
    [
        ("Tidewater co-founder Hana Sato said no.", "co-founder", "Tidewater"),
        ("Tidewater co\u2011founder Hana Sato said no.", "co\u2011founder", "Tidewater"),
        ("Tidewater’s head of policy Hana Sato said no.", "head of policy", "Tidewater"),
        ("Tidewater senior marine biologist Dr. Hana Sato sailed.", "senior marine biologist", "Tidewater"),
        ("Former Tidewater engineer Hana Sato left.", "Former engineer", "Tidewater"),
        ("Hana Sato, professor of music at the University of Tarn, sang.", "professor of music", "University of Tarn"),
        ("Hana Sato, a nurse at Larkfield Hospital, agreed.", "nurse", "Larkfield Hospital"),
        ("Hana Sato, chief executive of Tidewater, agreed.", "chief executive", "Tidewater"),
        ("Hana Sato, who leads ward planning at Larkfield Hospital, agreed.", "leads ward planning", "Larkfield Hospital"),
        ("Hana Sato, who runs strategy at the carmaker Tidewater, agreed.", "runs strategy", "Tidewater"),
        ("Hana Sato, an analyst at the Danish bank Tidewater, agreed.", "analyst", "Tidewater"),
        ("Hana Sato, who founded Tidewater, agreed.", "founded", "Tidewater"),
        ("Hana Sato is a senior surgeon at Larkfield Hospital.", "senior surgeon", "Larkfield Hospital"),
        ("Hana Sato remains the chair of Tidewater.", "chair", "Tidewater"),
        ("Hana Sato, Tidewater's chief engineer, resigned.", "chief engineer", "Tidewater"),
        ("Hana Sato is Tidewater’s chief engineer.", "chief engineer", "Tidewater"),
        ("We asked Hana Sato (Tidewater) about it.", None, "Tidewater"),
        ("Hana Sato (surgeon, Larkfield Hospital) spoke.", "surgeon", "Larkfield Hospital"),
        ("“No,” says Tidewater's Hana Sato.", None, "Tidewater"),
        ("Hana Sato of Tidewater objected.", None, "Tidewater"),
        ("Tidewaters Hana Sato objected; Tidewater agreed.", None, "Tidewater"),
        ("The cellist and conductor Hana Sato bowed.", "conductor", None),
        ("It moved the veteran climate scientist Hana Sato to tears.", "veteran climate scientist", None),
        ("Hana Sato, a hydrologist, measured it.", "hydrologist", None),
        ("Hana Sato is an oyster farmer.", "oyster farmer", None),
    ],
)  # fmt: skip
def test_a_role_is_read_with_its_organisation(text, role, organisation) -> None:
    assert roles_in(text) == [(role, organisation)]
    affiliations = named(entities_of(text, **NAMES))["Hana Sato"].affiliations
    assert affiliations == ((organisation,) if organisation else ())


@pytest.mark.parametrize(
    "text",
    [
        "Tidewater sued Hana Sato.",
        "Tidewater never met Hana Sato.",
        "Hana Sato is not a director at Tidewater.",
        "Hana Sato is no longer the chair of Tidewater.",
        "Hana Sato, not a nurse at Larkfield Hospital, agreed.",
        "Hana Sato will be the chair of Tidewater.",
        "Hana Sato criticised Tidewater.",
        "Hana Sato, Tidewater and others agreed.",
        "Hana Sato, who distrusts everyone at Tidewater, left.",
        "Hana Sato spoke.\nTidewater agreed.",
        "Tidewater\nHana Sato spoke.",
        "It needs an economist. Hana Sato spoke.",
        "It needs an economist, Hana Sato spoke.",
    ],
)
def test_what_only_stands_beside_a_name_is_no_role(text: str) -> None:
    assert roles_in(text) == []


@pytest.mark.parametrize("verb", ["hired", "sued", "praised", "questioned"])
def test_whom_an_organisation_acts_upon_is_not_its_own(verb: str) -> None:
    assert roles_in(f"Tidewater {verb} economist Hana Sato.") == [("economist", None)]


def test_a_role_belongs_to_the_nearest_name() -> None:
    text = "Hana Sato, director Bo Marsh and a guest came."
    assert roles_in(text) == []
    assert roles_in(text, "Bo Marsh") == [("director", None)]


def test_a_role_stated_of_a_short_name_is_the_persons() -> None:
    text = "Hana Sato came. Sato is a surgeon at Larkfield Hospital."
    assert roles_in(text) == [("surgeon", "Larkfield Hospital")]


def parse_of(text: str, *rows: tuple[str, str, str, int, str]) -> Parse:
    """A parse from (word, part of speech, relation, head, features)."""
    tokens, at = [], 0
    for word, pos, dep, head, morph in rows:
        at = text.index(word, at)
        tokens.append(Token(at, at + len(word), word.lower(), pos, morph, dep, head))
        at += len(word)
    return Parse(tuple(tokens))


def parsed(adverb: str, morph: str) -> tuple[str, Parse]:
    text = f"Hana Sato, {adverb}, is a nurse."
    return text, parse_of(
        text,
        ("Hana", "PROPN", "nsubj", 7, ""),
        ("Sato", "PROPN", "flat", 0, ""),
        (",", "PUNCT", "punct", 3, ""),
        (adverb, "ADV", "advmod", 7, morph),
        (",", "PUNCT", "punct", 3, ""),
        ("is", "AUX", "cop", 7, ""),
        ("a", "DET", "det", 7, ""),
        ("nurse", "NOUN", "root", 7, ""),
    )


def test_syntax_finds_a_copula_that_the_shape_of_the_text_hides() -> None:
    text, parse = parsed("notably", "")
    assert not named(entities_of(text, people=("Hana Sato",)))["Hana Sato"].roles
    (person,) = entities_of(text, people=("Hana Sato",), parses=(parse,))
    assert [(r.role, r.at.span.quote) for r in person.roles] == [("nurse", text[:-1])]


def test_syntax_refuses_a_negated_copula() -> None:
    text, parse = parsed("never", "Polarity=Neg")
    (person,) = entities_of(text, people=("Hana Sato",), parses=(parse,))
    assert person.roles == ()


def test_syntax_reads_an_apposition_with_its_organisation() -> None:
    text = "Hana Sato, once a brilliant surgeon at Larkfield Hospital, sings."
    parse = parse_of(
        text,
        ("Hana", "PROPN", "nsubj", 11, ""),
        ("Sato", "PROPN", "flat", 0, ""),
        (",", "PUNCT", "punct", 6, ""),
        ("once", "ADV", "advmod", 6, ""),
        ("a", "DET", "det", 6, ""),
        ("brilliant", "ADJ", "amod", 6, ""),
        ("surgeon", "NOUN", "appos", 0, ""),
        ("at", "ADP", "case", 9, ""),
        ("Larkfield", "PROPN", "compound", 9, ""),
        ("Hospital", "PROPN", "nmod", 6, ""),
        (",", "PUNCT", "punct", 6, ""),
        ("sings", "VERB", "root", 11, ""),
    )
    found = entities_of(
        text, people=("Hana Sato",), organisations=("Larkfield Hospital",), parses=(parse,)
    )
    assert [(r.role, r.organisation) for r in named(found)["Hana Sato"].roles] == [
        ("brilliant surgeon", "Larkfield Hospital")
    ]


def test_an_apposition_after_two_people_is_not_the_first_ones() -> None:
    text = "Hana Sato and Bo Marsh, a nurse, met."
    parse = parse_of(
        text,
        ("Hana", "PROPN", "nsubj", 9, ""),
        ("Sato", "PROPN", "flat", 0, ""),
        ("and", "CCONJ", "cc", 3, ""),
        ("Bo", "PROPN", "conj", 0, ""),
        ("Marsh", "PROPN", "flat", 3, ""),
        (",", "PUNCT", "punct", 7, ""),
        ("a", "DET", "det", 7, ""),
        ("nurse", "NOUN", "appos", 0, ""),
        (",", "PUNCT", "punct", 7, ""),
        ("met", "VERB", "root", 9, ""),
    )
    found = named(entities_of(text, people=("Hana Sato", "Bo Marsh"), parses=(parse,)))
    assert found["Hana Sato"].roles == ()
    assert [role.role for role in found["Bo Marsh"].roles] == ["nurse"]
