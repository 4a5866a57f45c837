"""Echoes are kept with the graph: the same in every order, gone with their source, rechecked."""

from itertools import permutations

import pytest

from kg.analysis import Origins
from kg.errors import StoreBusyError
from kg.model import Claim, EchoTest, Extraction
from kg.store import Workspace, open_store
from tests.records import document, statement

FOG = "The fog at the bar delayed nine ferries in May, and the pilots had warned of it in April."
TOLL = "Tolls at the lock will double before 2040."


def said(text: str, *quotes: str, published: str | None = None) -> Extraction:
    """A source with some of its sentences as statements."""
    doc = document(text, published=published)
    found = tuple(sorted((statement(doc, q) for q in quotes), key=lambda s: s.span))
    claims = tuple(sorted((Claim(s.claim, s.canonical, s.type) for s in found), key=lambda c: c.id))
    return Extraction(document=doc, statements=found, claims=claims)


FIRST = said(f"First told.\n{FOG}\n", FOG, published="2030-05-01")
LATER = said(f"Told again.\n{FOG}\n{TOLL}\n", FOG, TOLL, published="2030-06-01")
REPEATED = f"“{FOG}” repeats Brask, who chairs the union of the harbour hands and was on none of these ferries."
DIGEST = said(f"Digest.\n{REPEATED}\n", REPEATED)


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "ws") as opened:
        yield opened


def rows(store):
    """The echoes as stored once what derives from all sources is kept."""
    store.keep_derived()
    return stored(store)


def stored(store):
    found = store._connection.execute("SELECT statement, origin, test FROM repetition")
    return sorted(found.fetchall())


def test_echoes_are_stored_and_counted(store):
    for found in (FIRST, LATER, DIGEST):
        store.put(found)
    origin = FIRST.statements[0].id
    assert rows(store) == sorted(
        [
            (LATER.statements[0].id, origin, EchoTest.SAME_WORDS.value),
            (DIGEST.statements[0].id, origin, EchoTest.QUOTED.value),
        ]
    )
    told = Origins(store.graph()).of_claim(FIRST.claims[0].id)
    assert told.counted == "1 origin, 3 mentions"
    assert store.verify() == ()


def test_the_order_of_adding_does_not_matter(tmp_path):
    kept = []
    for n, order in enumerate(permutations((FIRST, LATER, DIGEST))):
        with open_store(tmp_path / str(n)) as store:
            for found in order:
                store.put(found)
            kept.append((rows(store), store.graph().repetitions))
    assert all(one == kept[0] for one in kept)


def test_when_an_origin_goes_its_first_echo_is_the_origin(store):
    for found in (FIRST, LATER, DIGEST):
        store.put(found)
    store.remove(FIRST.document.source.id)
    assert rows(store) == [(DIGEST.statements[0].id, LATER.statements[0].id, EchoTest.QUOTED.value)]
    store.remove(LATER.document.source.id)
    assert rows(store) == []
    assert store.verify() == ()


def test_verify_finds_an_echo_that_the_words_do_not_show(store):
    for found in (FIRST, LATER):
        store.put(found)
    store.keep_derived()
    store._connection.execute(
        "INSERT INTO repetition VALUES (?, ?, 'quoted')",
        (LATER.statements[1].id, FIRST.statements[0].id),
    )
    (problem,) = store.verify()
    assert (problem.where, "another echo" in problem.what) == (LATER.statements[1].id, True)


def test_a_store_from_before_has_its_echoes_when_read_and_keeps_them_when_written(store):
    for found in (FIRST, LATER):
        store.put(found)
    kept = store.graph().repetitions
    store.keep_derived()
    assert store.graph().repetitions == kept
    store._connection.execute("DELETE FROM repetition")
    store._connection.execute("DELETE FROM repetition_state")
    assert store.graph().repetitions == kept
    assert store.verify() == ()
    assert stored(store) == []
    store.put(DIGEST)
    assert stored(store) == []
    assert len(rows(store)) == 2


def test_a_reader_that_found_echoes_anew_may_keep_them(store):
    for found in (FIRST, LATER):
        store.put(found)
    assert store.graph().repetitions
    assert stored(store) == []
    kept = store.graph(keep=True)
    assert stored(store) == [
        tuple(map(str, (r.statement, r.origin, r.test.value))) for r in kept.repetitions
    ]


def test_what_was_found_in_another_graph_is_not_kept(store):
    store.put(FIRST)
    store.put(LATER)
    found_before = store._whole()
    store.put(DIGEST)
    assert not store._keep(found_before)
    assert stored(store) == []
    assert len(rows(store)) == 2


def test_a_graph_is_read_though_another_writer_keeps_it_from_being_kept(tmp_path):
    with open_store(tmp_path / "ws") as store, Workspace(tmp_path / "ws").open(wait_s=0) as other:
        for found in (FIRST, LATER):
            store.put(found)
        store._connection.execute("BEGIN IMMEDIATE")
        assert other.graph(keep=True).repetitions
        with pytest.raises(StoreBusyError):
            other.keep_derived()
        store._connection.execute("ROLLBACK")
        assert other.keep_derived()
        assert len(stored(store)) == 1
