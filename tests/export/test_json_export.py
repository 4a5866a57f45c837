import json
from dataclasses import replace

from hypothesis import given, settings

from kg.export import export
from kg.export.json_export import write_json
from tests.export.graphs import hostile_graphs, sample


def test_every_record_is_there_under_its_models_names():
    graph, _ = sample()
    data = json.loads(write_json(graph))
    assert data["schema"] == "claimtrail.graph/1"
    for part in ("sources", "statements", "claims", "forecasts", "benchmarks", "entities", "links"):
        assert {row["id"] for row in data[part]} == {row.id for row in getattr(graph, part)}
    row = next(row for row in data["links"] if row["id"] == graph.links[0].id)
    assert (row["from"], row["to"]) == (graph.links[0].from_, graph.links[0].to)
    assert [piece["side"] for piece in row["evidence"]] == ["from", "to"]


def test_nothing_else_is_there():
    data = json.loads(write_json(sample()[0]))
    assert set(data) == {
        "schema",
        "sources",
        "statements",
        "claims",
        "forecasts",
        "benchmarks",
        "corrections",
        "entities",
        "joins",
        "positions",
        "restatements",
        "links",
    }


def test_the_stores_revision_leaves_no_trace():
    graph, _ = sample()
    assert write_json(replace(graph, revision="another")) == write_json(graph)


def test_keys_are_sorted_at_every_depth():
    def assert_sorted(pairs):
        names = [name for name, _ in pairs]
        assert names == sorted(names)
        return dict(pairs)

    json.loads(write_json(sample()[0]), object_pairs_hook=assert_sorted)


def test_one_record_stands_on_one_line():
    graph, _ = sample()
    lines = write_json(graph).decode().split("\n")
    assert sum('"canonical": ' in line for line in lines) == len(graph.statements)
    assert all(line.count('"canonical": ') <= 1 for line in lines)


@settings(deadline=None)
@given(hostile_graphs())
def test_any_text_comes_back_as_it_was(given_):
    graph, documents = given_
    data = json.loads(export(graph, documents, "json"))
    text = documents(graph.sources[0].id).text
    for row, statement in zip(data["statements"], graph.statements, strict=True):
        assert row["span"]["quote"] == text[row["span"]["start"] : row["span"]["end"]]
        assert row["canonical"] == statement.canonical
        assert tuple(row["topics"]) == statement.topics
        assert row["certainty"] == statement.certainty
    assert data["benchmarks"][0]["score"] == graph.benchmarks[0].score
