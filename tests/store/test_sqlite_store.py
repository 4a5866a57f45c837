import dataclasses
import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import (
    NotFoundError,
    SpanError,
    StoreBusyError,
    StoreCorruptError,
    StoreError,
    StoreFullError,
    StoreVersionError,
)
from kg.model import (
    AuthorEvidence,
    AuthorTest,
    Boilerplate,
    Change,
    Extraction,
    Graph,
    Post,
    Span,
)
from kg.store import Crossing, SqliteStore, Workspace, open_store
from tests.records import TEXT, document, extraction, link, other_extraction


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "ws") as opened:
        yield opened


def cross_to(first, second):
    """A cross-linker that joins the last statements of two extractions when both are there."""

    a, b = second.statements[-1], first.statements[1]

    def cross(graph: Graph, meanings):
        ids = {s.id for s in graph.statements}
        return (link(a, b),) if {a.id, b.id} <= ids else ()

    def crossing(found):
        # Keys are of whichever of the two is put: the other's statements need not be there.
        return Crossing(cross, tuple((s.id, "dam") for s in (a, b) if s in found.statements))

    return crossing


def test_what_is_put_comes_back(store):
    found = extraction()
    assert store.put(found) is True
    assert store.extraction(found.document.source.id) == found
    assert store.document(found.document.source.id) == found.document


def test_putting_the_same_again_changes_nothing(store):
    store.put(extraction())
    before = store.graph()
    assert store.put(extraction()) is False
    assert store.graph() == before


def test_a_replacement_is_whole(store):
    found = extraction()
    store.put(found)
    bare = Extraction(document=found.document)
    assert store.put(bare) is True
    assert store.extraction(found.document.source.id) == bare
    assert store.graph().links == ()


def test_made_by_is_kept(store):
    found = extraction()
    assert store.made_by(found.document.source.id) is None
    store.put(found, made_by="rules/1")
    assert store.made_by(found.document.source.id) == "rules/1"


def test_claims_and_entities_are_shared_between_sources(store):
    store.put(extraction())
    store.put(other_extraction())
    graph = store.graph()
    shared = [c for c in graph.claims if len(graph.statements_of(c.id)) == 2]
    assert [c.text for c in shared] == ["Ada Quill puts a 40% chance on rationing by 2031."]
    (person,) = graph.entities
    assert person.aliases == ("Ada Quill", "Quill")
    assert {m.source for m in person.mentions} == {s.id for s in graph.sources}


def test_removing_a_source_takes_exactly_what_only_it_supported(store):
    first, second = extraction(), other_extraction()
    store.put(first, cross=cross_to(first, second)(first))
    alone = store.graph()
    store.put(second, cross=cross_to(first, second)(second))
    assert len(store.graph().links) == 2
    store.remove(second.document.source.id)
    assert store.graph() == alone
    assert store.verify() == ()
    store.remove(first.document.source.id)
    assert store.graph() == Graph(revision=store.revision())
    tables = store._connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    for (table,) in tables.fetchall():
        assert store._connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0] == 0


def test_links_across_sources_go_with_either_end(store):
    first, second = extraction(), other_extraction()
    store.put(first, cross=cross_to(first, second)(first))
    store.put(second, cross=cross_to(first, second)(second))
    assert store.graph().links
    store.remove(first.document.source.id)
    assert store.graph().links == ()
    assert store.verify() == ()


def test_the_graph_does_not_depend_on_the_order_of_adding(tmp_path):
    first, second = extraction(), other_extraction(published="2029-01-01")
    graphs = []
    for n, order in enumerate(((first, second), (second, first))):
        with open_store(tmp_path / str(n)) as store:
            for found in order:
                store.put(found, cross=cross_to(first, second)(found))
            graphs.append(store.graph())
    assert graphs[0] == graphs[1]
    assert graphs[0].links


def test_unknown_sources_are_named(store):
    for ask in (store.document, store.extraction, store.remove):
        with pytest.raises(NotFoundError, match="s-none"):
            ask("s-none")


def test_a_wrong_span_writes_nothing(store):
    found = extraction()
    wrong = dataclasses.replace(found, boilerplate=())
    object.__setattr__(wrong, "boilerplate", (Boilerplate(Span(0, 4, "Fish"), "advert"),))
    with pytest.raises(SpanError, match="Dams"):
        store.put(wrong)
    assert store.graph().sources == ()


def test_an_error_while_linking_writes_nothing(store):
    def fails(graph, meanings):
        raise RuntimeError

    with pytest.raises(RuntimeError):
        store.put(extraction(), cross=Crossing(fails))
    assert store.graph().sources == ()
    assert store.put(extraction()) is True


def test_readers_go_on_while_one_writes(tmp_path):
    with open_store(tmp_path) as writer, open_store(tmp_path) as reader_:
        writer.put(extraction())
        seen = []

        def cross(graph, meanings):
            seen.append(reader_.graph())
            return ()

        writer.put(other_extraction(), cross=Crossing(cross))
        assert len(seen[0].sources) == 1
        assert len(reader_.graph().sources) == 2


def test_a_second_writer_waits_then_says_so(tmp_path):
    with open_store(tmp_path) as writer, Workspace(tmp_path).open(wait_s=0.1) as second:

        def cross(graph, meanings):
            with pytest.raises(StoreBusyError, match="another Claimtrail process"):
                second.put(other_extraction())
            return ()

        writer.put(extraction(), cross=Crossing(cross))
        assert second.put(other_extraction()) is True


def test_a_full_disk_leaves_the_old_state(store):
    store.put(extraction())
    before = store.graph()
    pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute(f"PRAGMA max_page_count = {pages}")
    big = "\n".join(f"Dam {n} will hold." for n in range(20000))
    with pytest.raises(StoreFullError, match="disk is full"):
        store.put(Extraction(document=document(big)))
    assert store.graph() == before
    assert store.verify() == ()


def test_a_newer_store_is_refused(tmp_path):
    open_store(tmp_path).close()
    with sqlite3.connect(tmp_path / "graph.db") as raw:
        raw.execute("PRAGMA user_version = 99")
    raw.close()
    with pytest.raises(StoreVersionError, match="newer Claimtrail"):
        open_store(tmp_path)


@pytest.mark.parametrize(
    "content", [b"this is no database " * 99, b"SQLite format 3\x00" + b"x" * 4096]
)
def test_a_damaged_file_is_said_and_kept(tmp_path, content):
    (tmp_path / "graph.db").write_bytes(content)
    with pytest.raises(StoreError, match=r"graph\.db"):
        open_store(tmp_path)
    assert (tmp_path / "graph.db").read_bytes() == content


def test_another_programs_database_is_left_alone(tmp_path):
    with sqlite3.connect(tmp_path / "graph.db") as raw:
        raw.execute("CREATE TABLE theirs (x)")
    raw.close()
    with pytest.raises(StoreCorruptError, match="another program"):
        open_store(tmp_path)


def test_a_file_where_the_folder_should_be(tmp_path):
    (tmp_path / "ws").write_text("no folder")
    with pytest.raises(StoreError, match="name another folder"):
        open_store(tmp_path / "ws")


def damage(store, sql):
    store._connection.execute("PRAGMA foreign_keys = OFF")
    store._connection.execute("PRAGMA ignore_check_constraints = ON")
    store._connection.execute(sql)
    return [f"{p.where}: {p.what}" for p in store.verify()]


@pytest.mark.parametrize(
    ("sql", "says"),
    [
        (
            "UPDATE span SET quote = 'x' WHERE start = 0 OR start > 5",
            "does not read as its quotation",
        ),
        ("UPDATE text SET text = text || '!'", "is not the one its hash describes"),
        ("DELETE FROM text", "has no text"),
        ("DELETE FROM claim", "refers to a missing claim"),
        ("DELETE FROM evidence WHERE side = 'to'", "lacks evidence on one side"),
        ("DELETE FROM statement", "refers to a missing statement"),
        ("UPDATE statement SET certainty = 7.0", "not between 0 and 1"),
        ("UPDATE statement SET type = 'poem'", "poem"),
        ("UPDATE source SET published = 'soon'", "soon"),
        ("UPDATE forecast SET low = 0.9", "do not hold"),
    ],
)
def test_verify_finds_damage(store, sql, says):
    store.put(extraction())
    assert store.verify() == ()
    assert any(says in line for line in damage(store, sql))


def test_a_damaged_record_is_said_when_read(store):
    store.put(extraction())
    damage(store, "UPDATE statement SET stance = 'sideways'")
    with pytest.raises(StoreCorruptError, match="sideways"):
        store.graph()


def test_revision_is_the_same_for_the_same_content(tmp_path):
    with open_store(tmp_path / "a") as one, open_store(tmp_path / "b") as two:
        assert one.revision() == two.revision()
        one.put(extraction())
        assert one.revision() != two.revision()
        two.put(other_extraction())
        two.put(extraction())
        two.remove(other_extraction().document.source.id)
        assert one.revision() == two.revision()


@given(
    text=st.text(
        alphabet=st.characters(exclude_categories=("Cs",), exclude_characters="\x00"),
        min_size=1,
        max_size=60,
    ),
    data=st.data(),
)
@settings(max_examples=60, deadline=None)
def test_any_text_and_span_come_back(tmp_path_factory, text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = Extraction(
        document=document(text), boilerplate=(Boilerplate(Span.of(text, start, end), "advert"),)
    )
    with SqliteStore(tmp_path_factory.mktemp("s") / "graph.db") as store:
        store.put(found)
        assert store.extraction(found.document.source.id) == found
        assert store.verify() == ()


def test_the_text_is_stored_as_it_is(store):
    text = "e\u0301 caf\u00e9\r\nnarrow\u202fspace \u202eabc\u202c 👩‍🚀\ufeff" + TEXT
    doc = document(text)
    store.put(Extraction(document=doc))
    assert store.document(doc.source.id).text == text


def test_posts_come_back_with_their_evidence_and_changes(store):
    text = "Tolls fall by 4. — Ada\nTolls fall by 9. — Ada\nSubscribe"
    one, two = Span.of(text, 0, 22), Span.of(text, 23, 45)
    shown = AuthorEvidence(AuthorTest.SIGNATURE, Span.of(text, 42, 45))
    change = Change(Span.of(text, 37, 38), Span.of(text, 14, 15))
    version = Post(
        "p2", two, "Ada", None, None, None, "p1", "p1", author_evidence=(shown,), changes=(change,)
    )
    found = Extraction(
        document=document(text),
        boilerplate=(Boilerplate(Span.of(text, 46, 55), "subscribe", 0.625),),
        posts=(Post("p1", one), version),
    )
    store.put(found)
    assert store.extraction(found.document.source.id) == found
    assert store.verify() == ()
    store.remove(found.document.source.id)
    assert store.verify() == ()


def test_posts_and_boilerplate_of_an_older_store_come_back_without_what_it_did_not_keep(
    tmp_path, monkeypatch
):
    from kg.store import database, schema

    monkeypatch.setattr(database, "MIGRATIONS", schema.MIGRATIONS[:2])
    connection = database.connect(tmp_path / "graph.db", 1.0)
    found = extraction()
    source = found.document.source
    row = (source.id, source.title, "article", None, None, None, None, source.sha256)
    connection.execute(
        "INSERT INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', '', '')",
        (*row, source.text_sha256, source.n_chars),
    )
    connection.execute("INSERT INTO text VALUES (?, ?)", (source.id, found.document.text))
    connection.execute("INSERT INTO span VALUES (1, ?, 0, 4, 'Dams')", (source.id,))
    connection.execute("INSERT INTO boilerplate VALUES (?, 1, 'advert')", (source.id,))
    connection.execute(
        "INSERT INTO post VALUES (?, 'p1', 1, NULL, NULL, NULL, NULL, NULL)", (source.id,)
    )
    connection.commit()
    connection.close()
    monkeypatch.undo()
    with Workspace(tmp_path).open() as opened:
        back = opened.extraction(source.id)
    place = Span(0, 4, "Dams")
    assert (back.boilerplate, back.posts) == (
        (Boilerplate(place, "advert", 1.0),),
        (Post("p1", place),),
    )
