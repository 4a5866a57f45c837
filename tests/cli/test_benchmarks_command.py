"""`claimtrail benchmarks`: the ledger as table, CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
import sys

import pytest

from extractors.cli import main

TEXT = """The ferry trials

On FerryBench, the model Skipper 2 scored 61% in May 2025. On FerryBench, Skipper 2 scored 68% in May 2025 by a second count.
On FerryBench Skipper 3 reached 70% of the human baseline in June 2025.
"""


@pytest.fixture
def claimtrail(monkeypatch, capsys, tmp_path):
    monkeypatch.setenv("CLAIMTRAIL_WORKSPACE", str(tmp_path / "ws"))
    monkeypatch.setenv("COLUMNS", "200")

    def run(*words):
        monkeypatch.setattr(sys, "argv", ["claimtrail", *words])
        capsys.readouterr()
        try:
            main()
            status = 0
        except SystemExit as stop:
            status = stop.code or 0
        out, err = capsys.readouterr()
        return status, out, err

    path = tmp_path / "ferry.txt"
    path.write_text(TEXT)
    status, _, err = run("add", str(path))
    assert status == 0, err
    return run


def test_table_tells_clashes_and_what_is_not_comparable(claimtrail) -> None:
    status, out, _ = claimtrail("benchmarks")
    assert status == 0
    assert "FerryBench, higher is better" in out
    assert "clash: one source: 61% and 68% for Skipper 2 in 2025-05" in out
    assert "the baseline is not stated in one and “human baseline” in the other" in out


def test_csv_has_a_row_for_each_result_with_its_place(claimtrail) -> None:
    rows = list(csv.DictReader(io.StringIO(claimtrail("benchmarks", "--format", "csv")[1])))
    assert sorted((r["system"], r["score"], r["date"]) for r in rows) == [
        ("Skipper 2", "61.0", "2025-05"),
        ("Skipper 2", "68.0", "2025-05"),
        ("Skipper 3", "70.0", "2025-06"),
    ]
    assert all(TEXT[int(r["start"]) : int(r["end"])].startswith("On Ferry") for r in rows)


def test_json_holds_series_and_clashes(claimtrail) -> None:
    (found,) = json.loads(claimtrail("benchmarks", "--benchmark", "ferry", "--format", "json")[1])
    assert [series["key"]["baseline"] for series in found["series"]] == ["", "humanbaseline"]
    assert len(found["clashes"]) == len(found["apart"]) == 1


def test_nothing_found_says_what_to_do(claimtrail) -> None:
    status, out, err = claimtrail("benchmarks", "--benchmark", "reef")
    assert (status, out) == (0, "")
    assert "no benchmark result found" in err


def test_a_wrong_format_is_refused(claimtrail) -> None:
    assert claimtrail("benchmarks", "--format", "xml")[0] == 2
