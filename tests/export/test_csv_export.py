import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import example, given, settings

from kg.export.csv_export import COLUMNS, guarded, unguarded, write_csv
from tests.export.graphs import HOSTILE, hostile_graphs, sample

ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\n")


def cells(written):
    rows = list(csv.reader(io.StringIO(written.decode(), newline="")))
    assert rows[0] == list(COLUMNS)
    return rows[1:]


def read(written):
    return [dict(zip(COLUMNS, map(unguarded, row), strict=True)) for row in cells(written)]


def test_one_row_for_each_statement_with_its_place_and_people():
    graph, _ = sample()
    rows = {row["statement"]: row for row in read(write_csv(graph))}
    assert set(rows) == {s.id for s in graph.statements}
    for statement in graph.statements:
        row = rows[statement.id]
        assert (int(row["start"]), int(row["end"])) == (statement.span.start, statement.span.end)
        assert row["quote"] == statement.span.quote
        assert (row["speaker"], row["reporter"]) == (statement.speaker, statement.reporter or "")
        assert row["claim_text"] == graph.claim(statement.claim).text
        assert tuple(json.loads(row["topics"])) == statement.topics
        assert row["source_title"] == graph.source(statement.source).title
        assert row["cue"] == (statement.cue.quote if statement.cue else "")


def test_links_and_figures_are_counted_on_both_ends():
    graph, _ = sample()
    rows = {row["statement"]: row for row in read(write_csv(graph))}
    dam = rows[graph.statements[1].id]
    assert (dam["disputes"], dam["disputed_by"], dam["restated_by"]) == ("1", "2", "1")
    rain = rows[graph.statements[5].id]
    assert (rain["supports"], rain["forecasts"], rain["benchmarks"]) == ("1", "2", "1")


def test_only_what_a_spreadsheet_would_run_is_guarded():
    graph, _ = sample()
    risky = replace(graph.statements[0], canonical="=HYPERLINK(1)", speaker="1-2=3")
    (row,) = cells(write_csv(replace(graph, statements=(risky,), links=())))
    assert row[COLUMNS.index("canonical")] == "'=HYPERLINK(1)"
    assert row[COLUMNS.index("speaker")] == "1-2=3"


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'"]
)
def test_every_active_start_is_guarded(start):
    assert guarded(start + "1") == "'" + start + "1"


@settings(deadline=None)
@given(HOSTILE)
@example("'=1")
@example("''")
def test_a_guarded_cell_comes_back(cell):
    assert unguarded(guarded(cell)) == cell
    assert not guarded(cell).startswith(ACTIVE)


@settings(deadline=None)
@given(hostile_graphs())
def test_any_text_comes_back_and_none_is_active(given_):
    graph, _ = given_
    written = write_csv(graph)
    assert not any(cell.startswith(ACTIVE) for row in cells(written) for cell in row)
    for row, statement in zip(read(written), graph.statements, strict=True):
        assert row["quote"] == statement.span.quote
        assert row["canonical"] == statement.canonical
        assert row["speaker"] == statement.speaker
        assert row["maker"] == statement.provenance.maker
        assert float(row["certainty"]) == statement.certainty
