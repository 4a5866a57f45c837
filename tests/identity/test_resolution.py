"""Which names of different sources are one, which stay two, and a person's word on it."""

from __future__ import annotations

import sqlite3
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.analysis import identities
from kg.errors import StoreError, ValueProblem
from kg.export import export
from kg.model import (
    EntityJoin,
    EntityKind,
    Evidence,
    Extraction,
    NameDecision,
    NameTest,
    Side,
    Span,
    Verdict,
)
from kg.store import Workspace
from kg.store.name_decisions import undone
from kg.store.resolution import resolved
from tests.identity.naming import ORGANISATION, PERSON, named, source_of
from tests.identity.reefs import (
    ACCENT,
    ACRONYM,
    ALL,
    BESIDE,
    DEFINED,
    FULL,
    HANDLE,
    INITIAL,
    LONELY_ACRONYM,
    MIDDLE,
    OTHER_INITIAL,
    RIVAL,
    SHORT,
    STRANGER,
)

APART = NameDecision(PERSON, "Cole", "Imani Cole", Verdict.DISTINCT)
ONE = NameDecision(PERSON, "Imani Cole", "Cole", Verdict.SAME)


def parts_of(sources):
    return [(s.document.source.id, entity) for s in sources for entity in s.entities]


def joins_of(*sources: Extraction, decisions=()) -> list[tuple[str, str, str, NameTest]]:
    """Title of the source, name there, name that it is, test."""
    parts = undone(parts_of(sources), decisions)
    statements = [statement for s in sources for statement in s.statements]
    names = {entity.id: entity.name for _, entity in parts}
    titles = {s.document.source.id: s.document.source.title for s in sources}
    return sorted(
        (titles[j.source], names[j.entity], names[j.into], j.test)
        for j in resolved(parts, statements, decisions)
    )


@pytest.mark.parametrize(
    ("source", "name", "test"),
    [
        (SHORT, "Cole", NameTest.SURNAME),
        (BESIDE, "Cole", NameTest.SURNAME),
        (INITIAL, "I. Cole", NameTest.INITIALS),
        (HANDLE, "imanicole42", NameTest.HANDLE),
    ],
)
def test_a_name_joins_its_only_bearer_in_another_source(source, name, test) -> None:
    title = source.document.source.title
    assert joins_of(FULL, source) == [(title, name, "Imani Cole", test)]


def test_full_names_join_by_spelling_and_by_a_middle_name_where_sources_agree() -> None:
    assert joins_of(FULL, ACCENT) == [("Hatchery", "Imani Cole", "Imani Colé", NameTest.SPELLING)]
    assert joins_of(FULL, MIDDLE) == [("Hatchery", "Imani Cole", "Imani R. Cole", NameTest.SHORTER)]


@pytest.mark.parametrize(
    "sources",
    [
        pytest.param((FULL, STRANGER), id="nothing that both sources agree on"),
        pytest.param((FULL, SHORT, RIVAL), id="two bearers of the surname"),
        pytest.param((FULL, SHORT, OTHER_INITIAL), id="another bearer known by initials"),
        pytest.param((FULL, OTHER_INITIAL), id="initials that do not fit"),
        pytest.param((RIVAL, HANDLE), id="a handle of other names"),
        pytest.param((RIVAL, SHORT), id="no agreement with the only bearer"),
        pytest.param((SHORT, BESIDE), id="no full name anywhere"),
        pytest.param((DEFINED, LONELY_ACRONYM), id="an acronym with nothing else in common"),
        pytest.param((ACRONYM, LONELY_ACRONYM), id="an acronym that nobody defines"),
    ],
)
def test_what_could_be_two_stays_two(sources) -> None:
    assert joins_of(*sources) == []


def test_one_organisation_named_in_passing_on_both_sides_is_not_enough() -> None:
    text = "Imani Cole wrote to the Reef Trust."
    passing = source_of(
        text,
        title="Passing",
        statements=(text,),
        people=("Imani Cole",),
        organisations=("Reef Trust",),
    )
    assert joins_of(passing, BESIDE) == []


def test_an_acronym_joins_where_another_source_defines_it_and_both_name_somebody_else() -> None:
    assert joins_of(DEFINED, ACRONYM) == [("Meeting", "BWB", "Blue Water Board", NameTest.ACRONYM)]


def test_initials_apart_and_together_are_one_name_everywhere() -> None:
    one = source_of("E. F. Swift wrote.", title="One", people=("E. F. Swift",))
    other = source_of("E.F. Swift read.", title="Other", people=("E.F. Swift",))
    assert one.entities[0].id == other.entities[0].id
    assert (one.entities[0].name, other.entities[0].name) == ("E. F. Swift", "E.F. Swift")


def test_systems_of_different_sources_never_join() -> None:
    names = ("Kestrel-4", "Kestrel-4o", "Kestrel 4", "Opus 4.6", "Claude Opus 4.6")
    sources = [source_of(f"{n} ran.", title=n, systems=(n,)) for n in names]
    assert joins_of(*sources) == []


def test_a_join_has_words_on_both_sides() -> None:
    parts = parts_of((FULL, SHORT))
    statements = [*FULL.statements, *SHORT.statements]
    (join,) = resolved(parts, statements, ())
    texts = {s.document.source.id: s.document.text for s in (FULL, SHORT)}
    for piece in join.evidence:
        assert texts[piece.source][piece.span.start : piece.span.end] == piece.span.quote
    assert [(p.kind, p.side, p.span.quote) for p in join.evidence] == [
        ("name", Side.FROM, "Cole"),
        ("name", Side.TO, "Imani Cole"),
        ("affiliation", Side.FROM, "Reef Trust's Cole"),
        ("affiliation", Side.TO, "Reef Trust director Imani Cole"),
    ]


def test_a_join_without_evidence_on_both_sides_cannot_be_made() -> None:
    here = Evidence("name", Side.FROM, "s-1", Span(0, 1, "a"))
    with pytest.raises(ValueProblem, match="lacks evidence on one side"):
        EntityJoin("j-1", "s-1", "e-1", "e-2", NameTest.SURNAME, (here,))


@given(st.permutations(ALL), st.integers(1, len(ALL)))
def test_the_order_of_sources_does_not_matter(order, size) -> None:
    chosen = order[:size]
    told = sorted(chosen, key=lambda s: s.document.source.id)
    one = resolved(parts_of(chosen), [x for s in chosen for x in s.statements], ())
    assert one == resolved(parts_of(told), [x for s in told for x in s.statements], ())


@given(st.permutations(ALL), st.integers(1, len(ALL)))
def test_a_person_is_joined_with_one_other_at_most(order, size) -> None:
    chosen = order[:size]
    joins = resolved(parts_of(chosen), [x for s in chosen for x in s.statements], ())
    assert len({(j.source, j.entity) for j in joins}) == len(joins)


@given(
    st.lists(st.sampled_from(ALL), unique=True, min_size=1),
    st.lists(
        st.builds(
            NameDecision,
            st.just(PERSON),
            st.sampled_from(["Cole", "I. Cole", "Imani Colé"]),
            st.sampled_from(["Imani Cole", "imanicole42", "Imani R. Cole", "Jonas Cole"]),
            st.sampled_from(Verdict),
        ),
        max_size=5,
    ),
)
def test_names_decided_to_be_two_are_never_one(sources, decisions) -> None:
    parts = undone(parts_of(sources), decisions)
    joins = resolved(parts, [x for s in sources for x in s.statements], decisions)
    names = {entity.id: entity.name for _, entity in parts}
    last = {d.key: d.verdict for d in decisions}
    onward = {join.entity: join.into for join in joins}
    for join in joins:
        chain = [join.entity, join.into]
        while chain[-1] in onward:
            chain.append(onward[chain[-1]])
        for one, other in combinations([names[id_] for id_ in chain], 2):
            key = NameDecision(PERSON, one, other, Verdict.SAME).key
            assert last.get(key) is not Verdict.DISTINCT


@pytest.fixture
def store(tmp_path):
    with Workspace(tmp_path / "ws").open() as opened:
        yield opened


def test_a_split_undoes_a_join_across_sources_and_its_opposite_restores_it(store) -> None:
    store.put(FULL)
    store.put(SHORT)
    before = store.graph()
    assert len(before.joins) == 1
    assert store.decide(APART)
    assert store.graph().joins == ()
    assert store.decide(ONE)
    after = store.graph()
    assert after.entities == before.entities
    assert [(j.entity, j.into) for j in after.joins] == [(j.entity, j.into) for j in before.joins]


def test_a_split_undoes_a_merge_within_a_source_and_leaves_what_was_extracted(store) -> None:
    store.put(FULL)
    assert named(store.graph().entities)["Imani Cole"].aliases == ("Cole", "Imani Cole")
    store.decide(APART)
    people = named(store.graph().entities)
    assert people["Imani Cole"].aliases == ("Imani Cole",)
    assert [m.span.quote for m in people["Cole"].mentions] == ["Cole"]
    assert people["Imani Cole"].affiliations == ("Reef Trust",)
    assert people["Cole"].affiliations == ()
    assert store.extraction(FULL.document.source.id) == FULL
    assert store.verify() == ()


def test_a_decision_outlives_its_sources_and_a_rebuild(store) -> None:
    store.put(FULL)
    store.put(SHORT)
    store.decide(APART)
    for source in (FULL, SHORT):
        store.remove(source.document.source.id)
    assert store.decisions() == (APART,)
    store.put(SHORT)
    store.put(FULL)
    assert store.graph().joins == ()


def test_a_decision_said_twice_is_kept_once_and_changes_the_revision_once(store) -> None:
    store.put(FULL)
    first = store.revision()
    assert store.decide(APART)
    second = store.revision()
    assert not store.decide(APART)
    assert (first != second, store.revision(), store.decisions()) == (True, second, (APART,))


def test_decisions_can_only_be_added_to(store) -> None:
    store.decide(APART)
    for sql in ("DELETE FROM correction", "UPDATE correction SET note = 'none'"):
        with sqlite3.connect(store.path) as connection, pytest.raises(sqlite3.IntegrityError):
            connection.execute(sql)
    assert store.decisions() == (APART,)


def test_a_person_can_join_what_no_test_joins(store) -> None:
    store.put(FULL)
    store.put(STRANGER)
    store.decide(NameDecision(PERSON, "Cole", "Imani Cole", Verdict.SAME))
    (join,) = store.graph().joins
    assert (join.source, join.test) == (STRANGER.document.source.id, NameTest.DECISION)


@pytest.mark.parametrize(("one", "other"), [("Cole", " cole "), ("", "Cole"), ("!", "Cole")])
def test_a_decision_needs_two_names_that_differ(one, other) -> None:
    with pytest.raises(ValueProblem):
        NameDecision(PERSON, one, other, Verdict.SAME)


def test_stores_filled_in_other_orders_export_the_same_bytes(tmp_path) -> None:
    written = set()
    for n, order in enumerate((ALL, ALL[::-1], (*ALL[5:], *ALL[:5]))):
        with Workspace(tmp_path / str(n)).open() as opened:
            for source in order:
                opened.put(source)
            written.add(export(opened.graph(), opened.document, "json"))
    assert len(written) == 1
    assert b'"joins": [' in written.pop()


def test_identities_put_joined_names_together_and_lose_no_mention(store) -> None:
    for source in (FULL, SHORT, HANDLE, STRANGER):
        store.put(source)
    graph = store.graph()
    people = {e.name: e for e in identities(graph) if e.kind is EntityKind.PERSON}
    assert set(people) == {"Imani Cole", "Cole"}
    assert people["Imani Cole"].aliases == ("@imanicole42", "Cole", "Imani Cole")
    assert {m.source for m in people["Cole"].mentions} == {STRANGER.document.source.id}
    read = sorted(m for entity in identities(graph) for m in entity.mentions)
    assert read == sorted(m for entity in graph.entities for m in entity.mentions)


def test_roles_and_merges_come_back_as_they_were_written(store) -> None:
    store.put(DEFINED)
    store.put(FULL)
    assert store.extraction(DEFINED.document.source.id) == DEFINED
    assert store.extraction(FULL.document.source.id) == FULL
    people = named(FULL.entities)
    assert (people["Imani Cole"].roles, people["Imani Cole"].merges) != ((), ())


def test_a_store_of_the_first_version_is_brought_up_to_date(tmp_path, monkeypatch) -> None:
    from kg.store import database, schema

    monkeypatch.setattr(database, "MIGRATIONS", schema.MIGRATIONS[:1])
    path = tmp_path / "graph.db"
    database.connect(path, 1.0).close()
    monkeypatch.undo()
    with Workspace(tmp_path).open() as opened:
        opened.put(FULL)
        assert opened.decide(APART)
        assert opened.graph().sources


def test_a_damaged_decision_is_told_by_verify(store) -> None:
    store.put(FULL)
    with sqlite3.connect(store.path) as connection:
        connection.execute(
            "INSERT INTO correction (at, author, note, change) VALUES "
            "('2026-03-01T09:30:00.000000Z', '', '', '{\"kind\": \"names\", \"of\": \"person\"}')"
        )
    assert [problem.where for problem in store.verify()] == ["corrections"]
    with pytest.raises(StoreError):
        store.graph()


def test_organisations_with_and_without_legal_form_are_one() -> None:
    bare = source_of("Tarnova grew.", title="Bare", organisations=("Tarnova",))
    formal = source_of("Tarnova Ltd shrank.", title="Formal", organisations=("Tarnova Ltd",))
    other = source_of("Tarnova GmbH slept.", title="Other", organisations=("Tarnova GmbH",))
    assert [j[3] for j in joins_of(bare, formal)] == [NameTest.LEGAL_FORM]
    assert joins_of(bare, formal, other) == []
    apart = NameDecision(ORGANISATION, "Tarnova", "Tarnova Ltd", Verdict.DISTINCT)
    assert joins_of(bare, formal, decisions=(apart,)) == []
