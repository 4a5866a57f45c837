"""`claimtrail correct` and `claimtrail corrections`."""

import json
import sys

import pytest

from extractors.cli import main
from kg.store import open_store
from tests.curation.harbour import TEXTS, add, said


@pytest.fixture
def claimtrail(tmp_path, monkeypatch, capsys):
    with open_store(tmp_path) as store:
        add(store, *TEXTS)

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["claimtrail", *arguments, "--workspace", str(tmp_path)])
        with pytest.raises(SystemExit) as stopped:
            main()
        out = capsys.readouterr()
        return int(stopped.value.code or 0), out.out, out.err

    return run


def graph_of(tmp_path):
    with open_store(tmp_path) as store:
        return store.graph()


def test_a_speaker_is_corrected_listed_and_undone(claimtrail, tmp_path, monkeypatch):
    monkeypatch.setenv("CLAIMTRAIL_CURATOR", "Kit")
    told = said(graph_of(tmp_path), "10%")
    status, _, err = claimtrail("correct", told.id, "--speaker", "Mara Quill", "--note", "misread")
    assert status == 0
    assert "speaker: Oren Vale → Mara Quill" in err
    assert graph_of(tmp_path).statement(told.id).speaker == "Mara Quill"
    _, out, _ = claimtrail("corrections")
    for words in (
        "in force",
        "Kit",
        "misread",
        "Oren Vale puts the chance",
        "A doubt about ferries",
    ):
        assert words in out
    (row,) = json.loads(claimtrail("corrections", "--json")[1])
    assert row["state"]["entry"]["change"]["speaker"] == "Mara Quill"
    assert claimtrail("corrections", "--undo", row["id"], "--by", "Lou")[0] == 0
    assert graph_of(tmp_path).statement(told.id).speaker == "Oren Vale"
    _, out, _ = claimtrail("corrections")
    assert "undone" in out
    assert "Lou" in out


def test_a_claim_is_rejected_hidden_and_joined(claimtrail, tmp_path):
    graph = graph_of(tmp_path)
    winter, cheap = said(graph, "winter"), said(graph, "cheaper")
    assert claimtrail("correct", winter.id, "--reject")[0] == 0
    assert claimtrail("correct", cheap.claim, "--hide")[0] == 0
    left = graph_of(tmp_path)
    assert winter.id not in {s.id for s in left.statements}
    assert not left.statements_of(cheap.claim)
    one, other = said(left, "Prototype B"), said(left, "10%")
    assert claimtrail("correct", one.id, "--same-as", other.id)[0] == 0
    joined = graph_of(tmp_path)
    assert joined.statement(one.id).claim == joined.statement(other.id).claim


def test_the_log_is_saved_and_taken_elsewhere(claimtrail, tmp_path):
    told = said(graph_of(tmp_path), "winter")
    claimtrail("correct", told.id, "--speaker", "Oren Vale")
    copy = tmp_path / "copy.jsonl"
    assert claimtrail("corrections", "--save", str(copy))[0] == 0
    with open_store(tmp_path / "other") as store:
        add(store, *TEXTS)
    status, _, err = claimtrail("corrections", "--take", str(copy))
    assert (status, "taken: 0" in err) == (0, True)
    (tmp_path / "graph.db").rename(tmp_path / "away.db")
    (tmp_path / "corrections.jsonl").unlink()
    with open_store(tmp_path) as store:
        add(store, *TEXTS)
    assert "taken: 1" in claimtrail("corrections", "--take", str(copy))[2]
    assert graph_of(tmp_path).statement(told.id).speaker == "Oren Vale"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("correct", "t-none", "--speaker", "Ada"), "t-none"),
        (("correct", "t-none"), "nothing to correct"),
        (("corrections", "--undo", "k-none"), "no correction 'k-none'"),
        (("corrections", "--take", "none.jsonl"), "no such file"),
    ],
)
def test_what_cannot_be_done_is_one_line(claimtrail, arguments, says):
    status, _, err = claimtrail(*arguments)
    assert status == 2
    assert says in err
    assert err.count("\n") == 1
