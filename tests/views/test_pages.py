"""Each page by itself, run by Streamlit's own test runner over a workspace made by hand."""

from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from kg.store import open_store
from tests.views.opening import addresses, opened, words

APP = Path(__file__).parents[2] / "app.py"


PAGES = [
    "overview",
    "argument_map",
    "debate",
    "people",
    "forecasts",
    "search",
    "benchmarks",
    "sources",
    "add_source",
]


@pytest.mark.parametrize("page", PAGES[:-1])
def test_empty_workspace_is_explained_with_a_way_on(page, empty):
    test = opened(page)
    assert not test.error
    assert not test.exception
    assert "Nothing is in this workspace yet" in test.info[0].value
    assert [link.proto.page for link in test.page_link] == ["add"]


@pytest.mark.parametrize("page", PAGES[:-1])
def test_broken_store_is_one_line(page, empty):
    empty.mkdir()
    (empty / "graph.db").write_bytes(b"this is no database at all" * 400)
    test = opened(page)
    assert not test.exception
    (error,) = test.error
    assert "graph" in error.value
    assert "\n" not in error.value


def test_overview_counts_and_links(made):
    test = opened("overview")
    counts = {metric.label: metric.value for metric in test.metric}
    assert "what is said in several places is one claim" in words(test)
    assert counts == {
        "Sources": "2",
        "Claims": "6",
        "Statements": "6",
        "Forecasts": "1",
        "Benchmark results": "1",
        "People": "1",
        "Supports": "2",
        "Disputes": "1",
    }
    half = made.statement("half of the island")
    assert f"map?claim={half.claim}" in addresses(test)
    assert "disputed by 1, supported by 1" in words(test)


def test_what_a_card_folds_is_drawn_once_it_is_opened(made):
    half, rely = made.statement("half of the island"), made.statement("cannot rely")
    again = replace(
        made.tides, statements=tuple(replace(s, claim=half.claim) for s in made.tides.statements)
    )
    with open_store(made.folder) as store:
        store.put(replace(again, claims=tuple(c for c in again.claims if c.id == half.claim)))
    script = "from views import argument_map\nargument_map.render()"
    test = AppTest.from_string(script, default_timeout=60)
    test.query_params["claim"] = half.claim
    test.run()
    assert "Said 4 times in 1 source: the others" in [fold.label for fold in test.expander]
    assert made.statement("three winters").span.quote not in words(test)
    test.session_state[f"fold-said-{half.claim}"] = True
    test.run()
    assert made.statement("three winters").span.quote in words(test)
    assert rely.claim != half.claim


@pytest.mark.parametrize("page", ["argument_map", "search", "sources", "people"])
def test_a_claim_that_is_gone_is_one_line_and_the_page_stands(page, made):
    without, test = opened(page), opened(page, claim="c-000000000000")
    assert not test.exception
    assert not test.error
    (gone,) = test.warning
    assert gone.value.startswith("The claim that this address names is not in the graph any more")
    assert words(without) in words(test)


def test_a_source_that_is_gone_is_told_as_a_source(made):
    (gone,) = opened("sources", source="s-000000000000").warning
    assert gone.value.endswith("any more: it was changed and read again, or taken out.")


def test_a_name_that_nobody_has_is_one_line_over_everybody(made):
    test = opened("people", person="Nobody Known")
    (gone,) = test.warning
    assert "Nobody Known" in gone.value
    assert "Oren Vale" in list(test.dataframe[0].value["Name"])


def test_changed_graph_is_seen_by_the_next_run(made):
    test = opened("overview")
    with open_store(made.folder) as store:
        store.remove(made.doubts.document.source.id)
    test.run()
    assert {metric.label: metric.value for metric in test.metric}["Sources"] == "1"


def test_app_opens_at_the_overview(made):
    test = AppTest.from_file(str(APP), default_timeout=60).run()
    assert not test.exception
    assert test.title[0].value == "Overview"
