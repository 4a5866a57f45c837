"""`claimtrail benchmarks`: the ledger as table, CSV and JSON."""

from __future__ import annotations

import csv
import io
import json

import pytest

TEXT = """The ferry trials

On FerryBench, the model Skipper 2 scored 61% in May 2025. On FerryBench, Skipper 2 scored 68% in May 2025 by a second count.
On FerryBench Skipper 3 reached 70% of the human baseline in June 2025.
"""


@pytest.fixture
def ferries(claimtrail, tmp_path):
    path = tmp_path / "ferry.txt"
    path.write_text(TEXT)
    status, _, err = claimtrail("add", path)
    assert status == 0, err
    return claimtrail


def test_table_tells_clashes_and_what_is_not_comparable(ferries) -> None:
    status, out, _ = ferries("benchmarks")
    assert status == 0
    assert "FerryBench, higher is better" in out
    assert "clash: one source: 61% and 68% for Skipper 2 in 2025-05" in out
    assert "the baseline is not stated in one and “human baseline” in the other" in out


def test_csv_has_a_row_for_each_result_with_its_place(ferries) -> None:
    rows = list(csv.DictReader(io.StringIO(ferries("benchmarks", "--format", "csv")[1])))
    assert sorted((r["system"], r["score"], r["date"]) for r in rows) == [
        ("Skipper 2", "61.0", "2025-05"),
        ("Skipper 2", "68.0", "2025-05"),
        ("Skipper 3", "70.0", "2025-06"),
    ]
    assert all(TEXT[int(r["start"]) : int(r["end"])].startswith("On Ferry") for r in rows)


def test_json_holds_series_and_clashes(ferries) -> None:
    (found,) = json.loads(ferries("benchmarks", "--benchmark", "ferry", "--format", "json")[1])
    assert [series["key"]["baseline"] for series in found["series"]] == ["", "humanbaseline"]
    assert len(found["clashes"]) == len(found["apart"]) == 1


def test_nothing_found_says_what_to_do(ferries) -> None:
    status, out, err = ferries("benchmarks", "--benchmark", "reef")
    assert (status, out) == (0, "")
    assert "no benchmark result found" in err


def test_a_wrong_format_is_refused(ferries) -> None:
    assert ferries("benchmarks", "--format", "xml")[0] == 2
