from __future__ import annotations

import json
import shutil
import threading
from pathlib import Path

import pytest

from kg.errors import SearchIndexError
from kg.model import Graph
from kg.search import Query, SearchEngine
from tests.search.search_builders import (
    AbsentEncoder,
    BagEncoder,
    a_graph,
    a_statement,
    wordy,
)

TEXTS = ("copper prices double", "zinc output falls", "late trains", "copper wire is scarce")


@pytest.fixture
def graph() -> Graph:
    return a_graph(wordy(*TEXTS))


def names(engine: SearchEngine, graph: Graph, text: str) -> list[str]:
    return [hit.best.canonical for hit in engine.search(graph, Query(text)).hits]


def test_words_and_meaning_are_fused(tmp_path: Path, graph: Graph):
    result = SearchEngine(tmp_path, BagEncoder()).search(graph, Query("copper prices double"))
    assert result.note is None
    best = result.hits[0]
    assert best.best.canonical == "copper prices double"
    assert best.score == pytest.approx(2 / 61)
    assert best.why == ("words: copper, prices, double", "similar meaning 1.00")


def test_meaning_finds_what_words_do_not(tmp_path: Path):
    class OneMeaning(BagEncoder):
        def encode(self, texts):
            synonym = {"cheap ore": "zinc output falls"}
            return super().encode([synonym.get(text, text) for text in texts])

    graph = a_graph(wordy(*TEXTS))
    result = SearchEngine(tmp_path, OneMeaning()).search(graph, Query("cheap ore"))
    assert [hit.best.canonical for hit in result.hits] == ["zinc output falls"]
    assert result.hits[0].why == ("similar meaning 1.00",)
    assert result.total == 1
    assert [item.count for item in result.facets.types] == [1]


def test_filters_hold_for_meaning_too(tmp_path: Path):
    graph = a_graph(
        [
            a_statement("copper is dear", source="s-a", speaker="Ada Quill"),
            a_statement("copper is dear", source="s-b", speaker="Ben Holt"),
        ]
    )
    query = Query("copper is dear", speakers=("Ben Holt",))
    result = SearchEngine(tmp_path, BagEncoder()).search(graph, query)
    assert [hit.best.speaker for hit in result.hits] == ["Ben Holt"]
    assert len(result.hits[0].hits) == 1


@pytest.mark.parametrize("encoder", [None, AbsentEncoder()])
def test_without_encoder_words_are_searched_and_it_is_said(tmp_path: Path, graph: Graph, encoder):
    result = SearchEngine(tmp_path, encoder).search(graph, Query("zinc"))
    assert [hit.best.canonical for hit in result.hits] == ["zinc output falls"]
    assert result.note is not None
    assert result.note.startswith("searched by words only: ")


def test_filters_alone_ask_for_no_encoder(tmp_path: Path, graph: Graph):
    result = SearchEngine(tmp_path, AbsentEncoder()).search(graph, Query())
    assert len(result.hits) == 4
    assert result.note is None


def test_refresh_says_why_there_are_no_vectors(tmp_path: Path, graph: Graph):
    assert SearchEngine(tmp_path, BagEncoder()).refresh(graph) is None
    assert SearchEngine(tmp_path, None).refresh(graph) is not None
    assert "another machine" in (SearchEngine(tmp_path, AbsentEncoder()).refresh(graph) or "")


def test_the_answer_is_the_same_from_old_and_new_indexes(tmp_path: Path, graph: Graph):
    grown = SearchEngine(tmp_path / "grown", BagEncoder())
    grown.refresh(a_graph(wordy(*TEXTS[:1], "something that goes away")))
    grown.refresh(a_graph(wordy(*TEXTS[:2])))
    new = SearchEngine(tmp_path / "new", BagEncoder())
    for text in ("copper", "copper prices", "trains late", "scarce zinc"):
        assert grown.search(graph, Query(text)) == new.search(graph, Query(text))


def test_equal_matches_stand_by_id(tmp_path: Path):
    statements = [a_statement("tin", source=f"s-{n}", claim=f"c-{9 - n}") for n in range(5)]
    result = SearchEngine(tmp_path, None).search(a_graph(statements), Query("tin"))
    assert [hit.best.id for hit in result.hits] == sorted(s.id for s in statements)


def test_claims_of_equal_salience_stand_by_source_and_place(tmp_path: Path):
    statements = [a_statement("tin", source=f"s-{n}", claim=f"c-{9 - n}") for n in range(5)]
    statements.append(a_statement("key", source="s-7", claim="c-0", salience=3))
    engine = SearchEngine(tmp_path, None)
    full = engine.search(a_graph(statements), Query())
    assert [hit.claim.id for hit in full.hits] == ["c-0", "c-9", "c-8", "c-7", "c-6", "c-5"]
    cut = engine.search(a_graph(statements), Query(limit=2))
    assert cut.hits == full.hits[:2]


def test_refresh_embeds_nothing_twice(tmp_path: Path, graph: Graph):
    encoder = BagEncoder()
    engine = SearchEngine(tmp_path, encoder)
    engine.refresh(graph)
    engine.refresh(graph)
    assert sorted(encoder.seen) == sorted(TEXTS)
    encoder.seen.clear()

    larger = a_graph([*graph.statements, *wordy("a new claim", source="s-b")])
    SearchEngine(tmp_path, encoder).refresh(larger)

    assert encoder.seen == ["a new claim"]


def test_a_query_is_embedded_once(tmp_path: Path, graph: Graph):
    encoder = BagEncoder()
    engine = SearchEngine(tmp_path, encoder)
    for _ in range(3):
        engine.search(graph, Query("scarce metal"))
    assert encoder.seen.count("scarce metal") == 1


def test_progress_is_told(tmp_path: Path, graph: Graph):
    told: list[tuple[int, int]] = []
    SearchEngine(tmp_path, BagEncoder()).refresh(graph, lambda *step: told.append(step))
    assert told == [(4, 4)]


def test_a_stale_index_is_brought_to_the_graph(tmp_path: Path, graph: Graph):
    engine = SearchEngine(tmp_path, BagEncoder())
    assert names(engine, graph, "zinc output falls") == ["zinc output falls"]
    smaller = a_graph([s for s in graph.statements if "zinc" not in s.canonical])
    assert names(engine, smaller, "zinc output falls") == []
    assert names(SearchEngine(tmp_path, BagEncoder()), smaller, "zinc output falls") == []


def test_an_index_of_other_statements_is_not_trusted(tmp_path: Path):
    SearchEngine(tmp_path, BagEncoder()).refresh(a_graph(wordy("old tin"), revision="r1"))
    other = a_graph(wordy("newer tin plate"), revision="r1")
    assert names(SearchEngine(tmp_path, BagEncoder()), other, "tin") == ["newer tin plate"]


def damaged_files(folder: Path) -> list[Path]:
    return sorted(
        path
        for path in (folder / "derived").rglob("*")
        if path.is_file() and not path.name.endswith(".lock") and path.stat().st_size
    )


@pytest.mark.parametrize("how", ["overwritten", "cut", "gone"])
def test_damaged_indexes_are_rebuilt(tmp_path: Path, graph: Graph, how: str):
    whole = tmp_path / "whole"
    engine = SearchEngine(whole, BagEncoder())
    expected = engine.search(graph, Query("copper prices"))
    for place in range(len(damaged_files(whole))):
        copy = tmp_path / f"copy{place}"
        shutil.copytree(whole, copy)
        path = damaged_files(copy)[place]
        size = path.stat().st_size
        if how == "gone":
            path.unlink()
        else:
            path.write_bytes(b"\x07" * (size if how == "overwritten" else size // 2))

        again = SearchEngine(copy, BagEncoder())

        assert again.search(graph, Query("copper prices")) == expected, path.name


def test_deleted_indexes_are_rebuilt(tmp_path: Path, graph: Graph):
    SearchEngine(tmp_path, BagEncoder()).refresh(graph)
    shutil.rmtree(tmp_path / "derived")
    assert names(SearchEngine(tmp_path, BagEncoder()), graph, "late trains") == ["late trains"]


def test_damage_is_listed_and_gone_after_a_rebuild(tmp_path: Path, graph: Graph):
    engine = SearchEngine(tmp_path, BagEncoder())
    assert engine.damage() == ()
    engine.refresh(graph)
    assert engine.damage() == ()
    rows = next((tmp_path / "derived/vectors").glob("rows-*"))
    rows.write_bytes(b"\x07" * rows.stat().st_size)
    segment = next((tmp_path / "derived/text").glob("build-*/*.term"))
    segment.write_bytes(b"\x07" * segment.stat().st_size)

    assert [("rows-" in line, "word index" in line) for line in engine.damage()] == [
        (False, True),
        (True, False),
    ]

    again = SearchEngine(tmp_path, BagEncoder())
    again.search(graph, Query("copper"))
    assert again.damage() == ()


def test_a_stale_index_is_not_damage(tmp_path: Path, graph: Graph):
    engine = SearchEngine(tmp_path, BagEncoder())
    engine.refresh(a_graph(wordy("another graph")))
    assert engine.damage() == ()


def test_old_builds_are_cleared_away(tmp_path: Path, graph: Graph):
    engine = SearchEngine(tmp_path, BagEncoder())
    (tmp_path / "derived/text/build-left").mkdir(parents=True)
    for number in range(3):
        engine.refresh(a_graph(wordy(*TEXTS[: number + 1])))
    assert len(list((tmp_path / "derived/text").glob("build-*"))) == 1
    assert len(list((tmp_path / "derived/vectors").glob("rows-*"))) == 1


def test_an_open_engine_survives_another_ones_rebuild(tmp_path: Path, graph: Graph):
    engine = SearchEngine(tmp_path, BagEncoder())
    before = engine.search(graph, Query("copper"))
    SearchEngine(tmp_path, BagEncoder()).refresh(a_graph(wordy("another graph")))
    assert engine.search(graph, Query("copper")) == before


def test_an_empty_graph_gives_an_empty_answer(tmp_path: Path):
    engine = SearchEngine(tmp_path, BagEncoder())
    for text in ("", "copper"):
        result = engine.search(a_graph([]), Query(text))
        assert (result.hits, result.total, result.facets.types) == ((), 0, ())


def test_limit_keeps_the_best(tmp_path: Path, graph: Graph):
    engine = SearchEngine(tmp_path, BagEncoder())
    many = engine.search(graph, Query("copper prices double"))
    few = engine.search(graph, Query("copper prices double", limit=1))
    assert few.hits == many.hits[:1]
    assert few.total == many.total


def test_threads_share_an_engine(tmp_path: Path, graph: Graph):
    engine = SearchEngine(tmp_path, BagEncoder())
    found: list[list[str]] = []
    threads = [
        threading.Thread(target=lambda: found.append(names(engine, graph, "late trains")))
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [["late trains"]] * 6


def test_a_workspace_that_cannot_be_written_is_said(tmp_path: Path, graph: Graph):
    (tmp_path / "derived").write_text("a file where a folder belongs")
    with pytest.raises(SearchIndexError, match="cannot be written"):
        SearchEngine(tmp_path, BagEncoder()).search(graph, Query("copper"))


def test_a_text_folder_that_cannot_be_written_is_said(tmp_path: Path, graph: Graph):
    (tmp_path / "derived").mkdir()
    (tmp_path / "derived/text").write_text("a file where a folder belongs")
    with pytest.raises(SearchIndexError, match="word index"):
        SearchEngine(tmp_path, None).refresh(graph)


def test_a_pointer_of_another_version_is_rebuilt(tmp_path: Path, graph: Graph):
    SearchEngine(tmp_path, None).refresh(graph)
    path = tmp_path / "derived/text/current.json"
    for change in ({"version": 99}, {"build": "../.."}, {"build": 7}, {"more": 1}):
        path.write_text(json.dumps({**json.loads(path.read_text()), **change}))
        assert names(SearchEngine(tmp_path, None), graph, "late") == ["late trains"]
