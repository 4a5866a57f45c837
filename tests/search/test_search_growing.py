"""A word index that grows source by source answers as one that is written whole, whatever the order."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.search import Query, SearchEngine
from kg.search.text_documents import documents_of, read_list
from kg.search.text_index import TextIndex
from tests.search.search_builders import a_graph, a_source, a_statement

SAID = {
    "a": ("Copper prices will double.", "The mine raised its output of copper.", "Rain is due."),
    "b": ("Copper is mined by night.", "The copper price fell.", "Ore trains ran late."),
    "c": ("No copper came by ship.", "The price of ore will double."),
    "d": ("Ore is ore.", "Copper, copper and more copper."),
}
QUERIES = (
    Query("copper"),
    Query("copper price"),
    Query("ore double", limit=2),
    Query("late trains"),
    Query("copper", sources=("s-b",)),
    Query(""),
)


def graph_of(names, topics=None):
    told = [
        a_statement(text, source=f"s-{name}", start=100 * n)
        for name in sorted(names)
        for n, text in enumerate(SAID[name])
    ]
    return a_graph(
        told,
        [a_source(name, title=f"On {name}") for name in sorted(names)],
        topics=topics,
        revision=f"{sorted(names)} {topics}",
    )


def answers(folder: Path, graph):
    engine = SearchEngine(folder, None)
    return [engine.search(graph, query) for query in QUERIES]


def build_of(folder: Path) -> Path:
    text = folder / "derived" / "text"
    return text / json.loads((text / "current.json").read_text())["build"]


@pytest.mark.parametrize("order", list(permutations("abcd"))[::5])
def test_growing_gives_the_answers_of_a_whole_index(tmp_path, order):
    for n in range(1, len(order) + 1):
        found = answers(tmp_path / "grown", graph_of(order[:n]))
    assert found == answers(tmp_path / "whole", graph_of(order))
    # The last source was added to what was there, in an order of its own.
    ids = [indexed.id for indexed in read_list(build_of(tmp_path / "grown"))]
    assert ids[-len(SAID[order[-1]]) :] == [
        s.id for s in graph_of(order).statements if s.source == f"s-{order[-1]}"
    ]


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(st.sets(st.sampled_from("abcd"), min_size=1), min_size=1, max_size=5))
def test_sources_come_and_go(tmp_path_factory, steps):
    folder = tmp_path_factory.mktemp("steps")
    for names in steps:
        found = answers(folder / "grown", graph_of(names))
    assert found == answers(folder / "whole", graph_of(steps[-1]))


def test_another_topic_is_seen(tmp_path):
    answers(tmp_path, graph_of("ab"))
    graph = graph_of("ab", topics={"metal": ("Copper prices will double.",)})
    found = SearchEngine(tmp_path, None).search(graph, Query("", topics=("metal",)))
    assert [hit.claim.text for hit in found.hits] == ["Copper prices will double."]


def test_a_damaged_index_is_written_anew(tmp_path):
    answers(tmp_path, graph_of("ab"))
    (build_of(tmp_path) / "documents.tsv").write_text("t-000\tnot what it was\n")
    assert answers(tmp_path, graph_of("abc")) == answers(tmp_path / "whole", graph_of("abc"))


def test_an_open_index_stays_as_it_is_while_the_folder_grows(tmp_path):
    first, second = graph_of("ab"), graph_of("abc")
    index = TextIndex.build(tmp_path, first)
    index.place(first)
    before = index.search(index.ask(Query("copper")), 9)
    TextIndex.build(tmp_path, second)
    assert index.search(index.ask(Query("copper")), 9) == before
    assert not index.is_of(second)


def test_documents_tell_what_they_are_made_of():
    one, other = documents_of(graph_of("ab")), documents_of(graph_of("abc"))
    assert set(one) < set(other)
    assert len(set(other)) == len(other)
