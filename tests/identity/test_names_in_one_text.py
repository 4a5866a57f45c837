"""Which names of one text are one, by which test, and where the words for it stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.draft import Draft
from extractors.names.aliases import handle_owner, person_groups
from extractors.names.entity_records import entity_records
from extractors.names.name_index import FoundName
from kg.model import NameTest
from tests.identity.naming import PERSON, entities_of, named

CHOIR = (
    "The conductor Mirela Voss opened the season. Voss chose Brahms. @mirelavossHH wrote about it. "
    "Mirela Voss left early, and Mirela Vosse was misprinted. Mirela Voss bowed. M. Voss signed."
)


@pytest.mark.parametrize(
    ("alias", "test"),
    [
        ("Voss", NameTest.SURNAME),
        ("@mirelavossHH", NameTest.HANDLE),
        ("Mirela Vosse", NameTest.MISSPELLING),
        ("M. Voss", NameTest.INITIALS),
    ],
)
def test_each_alias_of_a_person_joins_by_a_test_that_is_named(alias: str, test: NameTest) -> None:
    people = ("Mirela Voss", "Voss", "@mirelavossHH", "Mirela Vosse", "M. Voss")
    (person,) = entities_of(CHOIR, people=people)
    merge = {m.alias: m for m in person.merges}[alias]
    assert (person.name, merge.test) == ("Mirela Voss", test)
    assert merge.alias_at.span.quote == alias
    assert merge.name_at.span.quote == "Mirela Voss"


def test_every_alias_but_the_name_itself_has_its_reason() -> None:
    people = ("Mirela Voss", "Voss", "@mirelavossHH", "Mirela Vosse", "M. Voss")
    (person,) = entities_of(CHOIR, people=people)
    assert {m.alias for m in person.merges} == set(person.aliases) - {person.name}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Tomas Hale rowed. Anja Hale steered. Hale won.", ("Tomas Hale", "Anja Hale", "Hale")),
        ("Rosa Lind and Carl Rosa met. Rosa sang.", ("Rosa Lind", "Carl Rosa", "Rosa")),
    ],
)
def test_a_name_that_two_people_bear_belongs_to_neither(text: str, names: tuple[str, ...]) -> None:
    found = named(entities_of(text, people=names))
    assert set(found) == set(names[:2])
    assert all(not person.merges for person in found.values())


def test_father_and_son_stay_two_and_the_bare_surname_is_nobodys() -> None:
    names = ("Ivo Marsh Jr", "Ivo Marsh", "Marsh")
    found = entities_of("Ivo Marsh Jr bakes. Ivo Marsh retired. Marsh slept.", people=names)
    assert {person.name: person.aliases for person in found} == {
        "Ivo Marsh Jr": ("Ivo Marsh Jr",),
        "Ivo Marsh": ("Ivo Marsh",),
    }


def test_accents_do_not_split_a_person() -> None:
    text = "Inés Peñalba sang. Ines Penalba rested. Penalba returned."
    (person,) = entities_of(text, people=("Inés Peñalba", "Ines Penalba", "Penalba"))
    tests = {m.alias: m.test for m in person.merges}
    assert person.name == "Inés Peñalba"
    assert tests == {"Ines Penalba": NameTest.SPELLING, "Penalba": NameTest.SURNAME}


def test_spaced_initials_are_the_same_initials_and_a_surname_may_be_a_word() -> None:
    text = "E.F. Swift wrote. E. F. Swift read, and then Swift slept."
    (person,) = entities_of(text, people=("E.F. Swift", "E. F. Swift", "Swift"))
    assert person.name == "E.F. Swift"
    assert {m.alias: m.test for m in person.merges} == {
        "E. F. Swift": NameTest.SPELLING,
        "Swift": NameTest.SURNAME,
    }


@pytest.mark.parametrize("other", ["Lena Hansen", "Lena Hasson", "Nela Hanson"])
def test_another_surname_is_no_misspelling(other: str) -> None:
    text = f"Lena Hanson came. Lena Hanson sat. Lena Hanson spoke. {other} left."
    assert len(entities_of(text, people=("Lena Hanson", other))) == 2


def test_a_doubled_letter_in_a_long_surname_is_a_slip() -> None:
    text = "Lena Hoffman came. Lena Hoffman sat. Lena Hoffman spoke. Lena Hoffmann left."
    (person,) = entities_of(text, people=("Lena Hoffman", "Lena Hoffmann"))
    assert person.merges[0].test is NameTest.MISSPELLING


def test_two_spellings_as_frequent_as_each_other_are_two_people() -> None:
    text = "Lena Hoffman came. Lena Hoffmann left."
    assert len(entities_of(text, people=("Lena Hoffman", "Lena Hoffmann"))) == 2


@pytest.mark.parametrize(
    ("handle", "owner"),
    [
        ("bomarsh", ("bo", "marsh")),
        ("BoMarsh_7", ("bo", "marsh")),
        ("bomarshfanpage", None),
        ("BoRMarsh", ("bo", "marsh")),
        ("bo_R_marsh", ("bo", "marsh")),
        ("bormarsh", None),
        ("marshbo", None),
        ("bo", None),
    ],
)
def test_a_handle_is_someones_only_when_made_of_both_names(handle, owner) -> None:
    assert handle_owner(handle, [("bo", "marsh"), ("ada", "quill")]) == owner


def test_an_acronym_joins_the_name_that_the_text_defines_it_for() -> None:
    text = "The Coastal Birds Trust (CBT) counts gulls. The CBT reports in May."
    (body,) = entities_of(text, organisations=("Coastal Birds Trust", "CBT"))
    assert body.name == "Coastal Birds Trust"
    assert [(m.alias, m.test) for m in body.merges] == [("CBT", NameTest.ACRONYM)]
    assert body.merges[0].name_at.span.quote == "Coastal Birds Trust (CBT)"


def test_an_acronym_defined_twice_joins_neither() -> None:
    text = "The Coastal Birds Trust (CBT) counts gulls. The City Bus Team (CBT) runs trams. The CBT won."
    names = ("Coastal Birds Trust", "City Bus Team", "CBT")
    assert len(entities_of(text, organisations=names)) == 3


def test_an_acronym_that_no_text_defines_joins_nothing() -> None:
    text = "The Coastal Birds Trust counts gulls. CBT reports in May."
    assert len(entities_of(text, organisations=("Coastal Birds Trust", "CBT"))) == 2


def test_a_legal_form_and_a_plural_do_not_split_an_organisation() -> None:
    text = "Tarnova Ltd makes kites. Tarnova sells them. Tarnovas fly far."
    (body,) = entities_of(text, organisations=("Tarnova Ltd", "Tarnova"))
    assert {m.alias: m.test for m in body.merges} == {"Tarnova Ltd": NameTest.LEGAL_FORM}


def test_a_product_is_not_its_maker() -> None:
    text = "Tarnova makes Otterline. Otterline sings; Tarnova listens."
    found = entities_of(text, organisations=("Tarnova",), systems=("Otterline",))
    assert {(e.name, e.aliases) for e in found} == {
        ("Tarnova", ("Tarnova",)),
        ("Otterline", ("Otterline",)),
    }


SYSTEMS = (
    *("Kestrel-4", "Kestrel-4o", "Kestrel-4.5", "Kestrel", "Plume 4.6", "Heron Plume 4.6"),
    *("GPT-4", "GPT-4o", "GPT-5.2", "Opus 4.6", "Claude Opus 4.6"),
)


def test_families_and_versions_of_systems_stay_apart() -> None:
    text = ". ".join(f"We ran {name} twice" for name in SYSTEMS) + "."
    found = entities_of(text, systems=SYSTEMS)
    assert {entity.name for entity in found} == set(SYSTEMS)
    assert len({entity.id for entity in found}) == len(SYSTEMS)
    assert not any(entity.merges for entity in found)


@given(st.permutations(SYSTEMS), st.integers(2, len(SYSTEMS)))
def test_no_choice_or_order_of_systems_makes_two_one(names: list[str], size: int) -> None:
    chosen = names[:size]
    text = "; ".join(chosen) + "."
    assert {e.name for e in entities_of(text, systems=chosen)} == set(chosen)


def test_a_setting_in_brackets_makes_a_system_of_its_own() -> None:
    text = "Kestrel-5.2 (High) beat Kestrel-5.2 and Kestrel-5.2 (Tarnova)."
    found = named(entities_of(text, systems=("Kestrel-5.2",), organisations=("Tarnova",)))
    assert set(found) == {"Kestrel-5.2 (High)", "Kestrel-5.2", "Tarnova"}
    assert found["Kestrel-5.2 (High)"].mentions[0].span.quote == "Kestrel-5.2 (High)"
    assert len(found["Kestrel-5.2"].mentions) == 2


def test_hyphens_and_spaces_that_do_not_break_are_plain_in_names() -> None:
    text = "Kestrel\u20114o won. Kestrel-4o won again. Anne\u2011Lise\u00a0Roy sang. Anne-Lise Roy sat."
    found = entities_of(
        text,
        systems=("Kestrel\u20114o", "Kestrel-4o"),
        people=("Anne\u2011Lise\u00a0Roy", "Anne-Lise Roy"),
    )
    assert {entity.name for entity in found} == {"Kestrel-4o", "Anne-Lise Roy"}
    assert all(m.test is NameTest.SPELLING for entity in found for m in entity.merges)


def test_a_name_that_only_a_byline_gives_in_full_is_still_the_name() -> None:
    text = "By ODA FINCH\n\nFinch likes rain."
    at = text.index("Finch")
    found = [FoundName(at, at + 5, PERSON, ("oda", "finch"))]
    (person,) = entity_records(Draft(text=text, source="s0"), found)
    assert person.name == "ODA FINCH"
    assert person.merges[0].name_at.span.quote == "ODA FINCH"


@pytest.mark.parametrize(
    ("quote", "chief", "name"),
    [
        ("Dr. Oda Finch", ("dr.", "oda", "finch"), "Oda Finch"),
        ("Prof Oda Finch", ("oda", "finch"), "Oda Finch"),
        ("Oda Finch’s", ("oda", "finch’s"), "Oda Finch"),
        ("Dame Oda Finch", ("dame", "oda", "finch"), "Oda Finch"),
        ("Chair", ("chair",), "Chair"),
    ],
)
def test_titles_and_possessive_endings_lie_outside_the_mention(quote, chief, name) -> None:
    text = f"Later {quote} arrived."
    at = text.index(quote)
    found = [FoundName(at, at + len(quote), PERSON, chief)]
    (person,) = entity_records(Draft(text=text, source="s0"), found)
    assert (person.name, person.aliases) == (name, (name,))


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["ada", "bo", "a.", "b.", "cy"]),
            st.sampled_from(["quill", "marsh", "quille", "hale"]),
        ),
        min_size=1,
        max_size=6,
        unique=True,
    )
)
def test_no_two_given_names_ever_become_one_person(full: list[tuple[str, str]]) -> None:
    groups = person_groups(dict.fromkeys(full, 1))
    for chief in set(groups.values()):
        members = [key for key, value in groups.items() if value == chief]
        spelled_out = {key[0] for key in members if not key[0].endswith(".")}
        assert len(spelled_out) <= 1


@given(st.permutations(["Mirela Voss", "Voss", "M. Voss", "Tomas Hale", "Hale"]))
def test_the_order_of_names_in_a_text_does_not_matter(order: list[str]) -> None:
    text = ". ".join(f"We met {name} there" for name in order) + "."
    found = entities_of(text, people=order)
    assert {e.name: set(e.aliases) for e in found} == {
        "Mirela Voss": {"Mirela Voss", "Voss", "M. Voss"},
        "Tomas Hale": {"Tomas Hale", "Hale"},
    }


def test_a_label_that_ends_with_a_stop_is_the_name_without_it() -> None:
    text = "SENATOR VOSS-HALE. The dam leaks.\n\nMR. FENN. So VOSS-HALE says, and it does."
    found = entities_of(text, people=("VOSS-HALE.", "VOSS-HALE"))
    assert [(person.name, person.aliases) for person in found] == [("VOSS-HALE", ("VOSS-HALE",))]
    assert [m.span.quote for m in found[0].mentions] == ["VOSS-HALE", "VOSS-HALE"]


def test_two_spellings_that_are_one_when_written_out_make_one_record() -> None:
    text = "Tunnel 4 (a lab) opened. Tunnel 4. (a lab)"
    found = entities_of(text, organisations=("Tunnel 4.", "Tunnel 4"))
    assert len({body.id for body in found}) == len(found) == 1
    assert [m.span.start for m in found[0].mentions] == sorted(
        m.span.start for m in found[0].mentions
    )
