"""What a page lists, saved as a file for a spreadsheet."""

import csv
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser


def saved(visitor, words):
    """The rows of the file that a button saves."""
    button = visitor.page.get_by_role("button", name=words)
    with visitor.page.expect_download() as download:
        button.click()
    written = Path(download.value.path()).read_text("utf-8")
    return list(csv.DictReader(written.splitlines()))


def test_the_forecasts_that_are_listed_are_saved_with_their_places(visitor):
    graph = visitor.server.graph()
    visitor.open("forecasts")
    rows = saved(visitor, f"Save {len(graph.forecasts)} forecasts as CSV")
    assert {row["id"] for row in rows} == {forecast.id for forecast in graph.forecasts}
    for row in rows:
        assert row["quote"] in graph.statement(row["statement"]).span.quote
    visitor.page.get_by_label("Only those with a chance").check(force=True)
    visitor.settle()
    told = {one.id for one in graph.forecasts if one.probability is not None}
    assert 0 < len(told) < len(graph.forecasts)
    many = f"{len(told)} forecast{'s' if len(told) > 1 else ''}"
    assert {row["id"] for row in saved(visitor, f"Save {many} as CSV")} == told


def test_the_figures_of_a_benchmark_are_saved(visitor):
    visitor.open("benchmarks")
    (row,) = saved(visitor, "Save 1 figure as CSV")
    assert (row["system"], row["score"], row["unit"]) == ("Prototype B", "41.0", "%")
    assert row["date"] == "2026-03"
