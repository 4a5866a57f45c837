import pytest

from extractors.build import add_paths, add_text, build_folder
from extractors.catalogue import stated_metadata
from extractors.reading import find_files
from kg.errors import SettingsError, SourceError
from kg.export import export
from kg.store import open_store
from tests.conftest import ROOT

RIVER = "The River\n\nAda Quill says the river will rise by 2031. The old wall cannot hold it.\n"
DAM = "The Dam\n\nThe dam will hold. However, Ben Okoro argues that the dam is weak.\n"


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "ws") as opened:
        yield opened


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "notes"
    made.mkdir()
    (made / "river.txt").write_text(RIVER)
    (made / "dam.md").write_text(DAM)
    return made


def titles(store):
    return sorted(source.title for source in store.graph().sources)


def test_a_text_is_added_once(store):
    first = add_text(store, RIVER, name="river")
    again = add_text(store, RIVER, name="river")
    assert first.changed
    assert not again.changed
    assert again.source_id == first.source_id
    assert again.statements == first.statements > 0


def test_stated_metadata_wins_and_replaces(store):
    add_text(store, RIVER, name="river")
    stated = stated_metadata("x", title="A river", author="Mara L", published="2026-01-02")
    result = add_text(store, RIVER, name="river", stated=stated)
    assert result.changed
    (source,) = store.graph().sources
    assert (source.title, source.author, source.published) == ("A river", "Mara L", "2026-01-02")


def test_a_text_without_words_is_refused(store):
    with pytest.raises(SourceError, match="empty"):
        add_text(store, " \n", name="paste")
    assert store.graph().sources == ()


def test_a_batch_goes_on_after_a_bad_file(store, folder):
    (folder / "bad.txt").write_bytes(b"\xff\xfe\x00")
    seen = []
    batch = add_paths(
        store, [folder, folder / "none.txt"], progress=lambda *told: seen.append(told)
    )
    assert len(batch.results) == 2
    assert [f.name.rsplit("/", 1)[-1] for f in batch.failures] == ["bad.txt", "none.txt"]
    assert titles(store) == ["The Dam", "The River"]
    assert seen[-1] == ("done", 4, 4)


def test_an_empty_folder_does_not_keep_the_rest_out(store, folder, tmp_path):
    (tmp_path / "empty").mkdir()
    batch = add_paths(store, [tmp_path / "empty", folder])
    assert len(batch.results) == 2
    assert "no readable file" in batch.failures[0].reason


def test_building_again_changes_nothing(store, folder):
    build_folder(store, folder)
    before = store.graph()
    batch = build_folder(store, folder)
    assert not any(result.changed for result in batch.results)
    assert store.graph() == before


def test_a_build_follows_the_folder_and_leaves_what_was_added_by_hand(store, folder):
    add_text(store, "By hand\n\nA note that somebody typed is here.\n", name="hand")
    build_folder(store, folder)
    (folder / "river.txt").write_text(RIVER.replace("2031", "2033"))
    (folder / "dam.md").unlink()
    batch = build_folder(store, folder)
    assert len(batch.removed) == 2
    assert titles(store) == ["By hand", "The River"]
    assert "2033" in store.document(batch.results[0].source_id).text


def test_a_file_that_became_unreadable_keeps_its_source(store, folder):
    build_folder(store, folder)
    (folder / "dam.md").write_bytes(b"\x00")
    batch = build_folder(store, folder)
    assert batch.failures
    assert batch.removed == ()
    assert titles(store) == ["The Dam", "The River"]


def test_the_catalogue_is_used_and_checked(store, folder):
    (folder / "sources.toml").write_text('[[source]]\nfile = "dam.md"\ntitle = "On dams"\n')
    build_folder(store, folder)
    assert titles(store) == ["On dams", "The River"]
    (folder / "sources.toml").write_text('[[source]]\nfile = "dam.md"\nkind = "poem"\n')
    with pytest.raises(SettingsError, match="poem"):
        build_folder(store, folder)
    assert titles(store) == ["On dams", "The River"]


def test_a_missing_folder_is_said(store, tmp_path):
    with pytest.raises(SourceError, match="no such folder"):
        build_folder(store, tmp_path / "none")


def test_the_order_of_adding_does_not_matter(tmp_path):
    graphs = []
    for n, texts in enumerate(((RIVER, DAM), (DAM, RIVER))):
        with open_store(tmp_path / str(n)) as store:
            for text in texts:
                add_text(store, text, name="x")
            graphs.append(store.graph())
    assert graphs[0] == graphs[1]


def test_two_builds_of_the_corpus_export_the_same_bytes(tmp_path):
    exported = []
    for name in ("one", "two"):
        with open_store(tmp_path / name) as store:
            batch = build_folder(store, ROOT / "corpus")
            assert batch.failures == ()
            assert store.verify() == ()
            exported.append(export(store.graph(), store.document, "json"))
    assert exported[0] == exported[1]
    assert len(exported[0]) > 100_000


def test_the_corpus_gives_the_same_graph_in_any_order(tmp_path):
    files = find_files([ROOT / "corpus"])
    exported = []
    for name, order in (
        ("there", files),
        ("back", files[::-1]),
        ("mixed", files[1::2] + files[::2]),
    ):
        with open_store(tmp_path / name) as store:
            for path in order:
                add_paths(store, [path])
            exported.append(export(store.graph(), store.document, "json"))
    assert exported[0] == exported[1] == exported[2]
