"""Each page by itself, run by Streamlit's own test runner over a workspace made by hand."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from extractors.build import add_text
from kg.model import Operator, Probability
from kg.store import open_store
from tests.views.opening import addresses, drawn, opened, words
from views.components import record_list
from views.components.reader import payload
from views.components.record_list import Row
from views.data import Snapshot

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


def test_forecasts_page_names_the_event_and_what_is_open(made):
    test = opened("forecasts")
    assert not test.exception
    said = words(test)
    assert "Not resolved." in said
    assert "a source of truth" in said
    assert "event" in test.query_params


def test_forecasts_row_opens_its_words_and_a_filter_empties_the_table(made):
    test = AppTest.from_string(
        "from views import forecasts\nforecasts.render()", default_timeout=60
    )
    test.session_state["forecast_ledger"] = {"selection": {"rows": [0]}}
    test.run()
    odds = made.statement("70%")
    assert f"“{odds.span.quote}”" in words(test)
    assert f"sources?source={odds.source}&claim={odds.id}" in addresses(test)
    test.text_input(key="forecast_words_filter").set_value("no such event").run()
    assert not test.exception
    assert len(test.dataframe[0].value) == 0


def test_ranges_of_forecasts_have_a_column_only_where_there_is_one(made):
    assert "Range" not in opened("forecasts").dataframe[0].value.columns
    (one,) = made.tides.forecasts
    wide = replace(one, probability=Probability(0.6, 0.8, 0.7, Operator.RANGE, "60 to 80%"))
    with open_store(made.folder) as store:
        store.put(replace(made.tides, forecasts=(wide,)))
    assert list(opened("forecasts").dataframe[0].value["Range"]) == ["60%–80%"]


def test_events_of_forecasts_have_several_lines_and_say_what_turns_a_chance_round(made):
    (one,) = made.tides.forecasts
    event = "tidal power supplies half of the island " * 4
    noted = replace(one, event=event.strip(), negated=True, conditional_on="if the silt stays away")
    with open_store(made.folder) as store:
        store.put(replace(made.tides, forecasts=(noted,)))
    table = opened("forecasts").dataframe[0]
    assert table.proto.row_height > 64  # lower ones have one line
    (row,) = table.value.to_dict("records")
    assert row["Note"] == "that it does not happen; if the silt stays away"
    assert 80 < len(row["Event"]) <= 120
    assert row["Event"].endswith("…")


@pytest.mark.parametrize(
    ("page", "key", "title", "words_of"),
    [
        ("forecasts", "forecast_list", "70% by 2031-12-31", "70%"),
        ("benchmarks", "progress_list", "Prototype B: 41 %", "Sluice Test"),
    ],
)
def test_what_a_telephone_lists_has_the_lines_of_the_table_and_its_words(
    page, key, title, words_of, made
):
    said = made.statement(words_of)
    test = opened(page)
    (row,) = drawn(test, key)["rows"]
    assert row["title"] == title
    assert any("Half the island" in line or "Mara Quill" in line for line in row["lines"])
    assert any("in Half the island" in line for line in row["lines"])
    assert (row["quote"], row["statement"]) == (said.span.quote, said.id)
    assert (row["source"], row["claim"]) == (said.source, said.claim)


@pytest.mark.parametrize(
    ("page", "key", "title", "line", "place"),
    [
        (
            "people",
            "people_list",
            "Ida Fenn",
            "is disputed 1×",
            ("people", {"person": "Ida Fenn"}),
        ),
        (
            "sources",
            "source_list",
            "Half the island",
            "4 statements, 1 forecast",
            ("sources", None),
        ),
    ],
)
def test_a_telephone_lists_people_and_sources_as_ways_to_them(page, key, title, line, place, made):
    rows = drawn(opened(page), key)["rows"]
    row = next(row for row in rows if row["title"] == title)
    assert line in " ".join(row["lines"])
    room, query = place
    assert row["room"] == room
    assert row["place"] == (query or {"source": made.tides.document.source.id})


def test_a_long_list_is_cut_and_says_so(made):
    with open_store(made.folder) as store:
        now = Snapshot(made.folder, store.graph())
    many = [Row(f"{n}%", ("rain", ""), made.statement("70%").id) for n in range(125)]
    found = record_list.payload(now, many, "Forecasts")
    assert (len(found["rows"]), found["left"]) == (120, "5 more are left out.")
    assert found["rows"][0]["lines"] == ["rain"]
    assert not record_list.payload(now, many[:120], "Forecasts")["left"]


def test_a_column_of_the_sources_that_nothing_is_known_of_is_left_out(made):
    assert "Author" in opened("sources").dataframe[0].value.columns
    with open_store(made.folder) as store:
        store.remove(made.tides.document.source.id)
    assert "Author" not in opened("sources").dataframe[0].value.columns


def test_overview_row_of_the_table_opens_its_words(made):
    test = AppTest.from_string("from views import overview\noverview.render()", default_timeout=60)
    test.session_state["forecast_listed"] = True
    test.session_state["forecast_table"] = {"selection": {"rows": [0]}}
    test.run()
    odds = made.statement("70%")
    assert f"“{odds.span.quote}”" in words(test)
    assert f"sources?source={odds.source}&claim={odds.id}" in addresses(test)


@pytest.mark.parametrize(
    ("page", "chart", "figure"),
    [
        ("overview", "forecast_chart", "Mara Quill 2031-12-31 0.7"),
        ("forecasts", "forecast_curves", "Mara Quill 2031-12-31 0.7 0.7 False"),
    ],
)
def test_a_mark_of_a_figure_told_twice_opens_the_words_of_both(made, page, chart, figure):
    (one,) = made.tides.forecasts
    half = made.statement("half of the island")
    roughly = replace(
        one,
        id="f-0123456789ab",
        statement=half.id,
        span=half.span,
        probability=Probability(0.7, 0.7, 0.7, Operator.ABOUT, "about 70%"),
    )
    with open_store(made.folder) as store:
        store.put(replace(made.tides, forecasts=(one, roughly)))
    test = AppTest.from_string(f"from views import {page}\n{page}.render()", default_timeout=60)
    test.session_state[chart] = {"selection": {"mark": [{"figure": figure}]}}
    test.run()
    assert not test.exception
    assert "This figure is told in 2 places." in words(test)
    for told in (one, roughly):
        assert f"sources?source={told.source}&claim={told.statement}" in addresses(test)


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


@pytest.mark.parametrize("published", ["2026-03-01", None], ids=["dated", "undated"])
def test_a_mark_of_a_benchmark_opens_its_words(made, published):
    (one,) = made.tides.benchmarks
    half = made.statement("half of the island")
    other = replace(
        one, id="b-0123456789ab", statement=half.id, span=half.span, system="Prototype C"
    )
    document = made.tides.document
    source = replace(document.source, published=published)
    with open_store(made.folder) as store:
        store.remove(source.id)
        store.put(
            replace(made.tides, document=replace(document, source=source), benchmarks=(one, other))
        )
    test = AppTest.from_string(
        "from views import benchmarks\nbenchmarks.render()", default_timeout=60
    )
    picked = {"selection": {"mark": [{"result": other.id}]}}
    test.session_state["progress_chart_sluicetest_0"] = picked
    test.run()
    assert not test.exception
    assert "Prototype C: 41 % on Sluice Test" in words(test)
    (chart,) = test.get("arrow_vega_lite_chart") or test.get("vega_lite_chart")
    (layer,) = json.loads(chart.proto.spec)["layer"]
    assert {row["result"] for row in layer["data"]["values"]} == {one.id, other.id}


def test_benchmark_row_of_the_table_opens_its_words(made):
    test = AppTest.from_string(
        "from views import benchmarks\nbenchmarks.render()", default_timeout=60
    )
    test.session_state["progress_table_sluicetest"] = {"selection": {"rows": [0]}}
    test.run()
    reached = made.statement("Sluice Test")
    assert "Prototype B" in words(test)
    assert "There is nothing to hold them against: no figure is told by two sources." in words(test)
    assert f"sources?source={reached.source}&claim={reached.id}" in addresses(test)


@pytest.mark.parametrize("page", ["argument_map", "search", "sources", "people"])
def test_a_claim_that_is_gone_is_one_line_and_the_page_stands(page, made):
    without, test = opened(page), opened(page, claim="c-000000000000")
    assert not test.exception
    assert not test.error
    (gone,) = test.warning
    assert gone.value.startswith("The claim that this address names is not in the graph any more")
    assert words(without) in words(test)


def test_the_reader_has_a_way_back_to_all_sources(made):
    test = opened("sources", source=made.tides.document.source.id)
    (back,) = (button for button in test.button if button.label == "All sources")
    back.click().run()
    assert "source" not in test.query_params
    assert len(test.dataframe[0].value) == 2


def test_forecasts_that_do_not_go_together_are_told_with_both_chances(made):
    (one,) = made.tides.forecasts
    winters = made.statement("three winters")
    lower = replace(
        one,
        id="f-0123456789ab",
        statement=winters.id,
        span=winters.span,
        probability=Probability(0.4, 0.4, 0.4, Operator.EQUAL, "40%"),
    )
    with open_store(made.folder) as store:
        store.put(replace(made.tides, forecasts=(one, lower)))
    assert "(40% and 70%)" in words(opened("forecasts"))


def test_a_source_that_is_gone_is_one_line_over_the_list(made):
    test = opened("sources", source="s-000000000000")
    (gone,) = test.warning
    assert gone.value.startswith("The source that this address names")
    assert len(test.dataframe[0].value) == 2


def test_a_name_that_nobody_has_is_one_line_over_everybody(made):
    test = opened("people", person="Nobody Known")
    (gone,) = test.warning
    assert "Nobody Known" in gone.value
    assert "Oren Vale" in list(test.dataframe[0].value["Name"])


def test_a_long_title_stands_whole_in_the_table_of_sources(made):
    list_ = opened("sources").dataframe[0].proto
    title = json.loads(list_.columns)["Title"]
    assert title["width"] >= 400
    assert list_.row_height >= 65  # a lower cell does not wrap its words


def test_sources_lists_every_source(made):
    test = opened("sources")
    assert list(test.dataframe[0].value["Title"]) == ["A doubt about tides", "Half the island"]
    assert list(test.dataframe[0].value["Statements"]) == [2, 4]


def test_sources_row_opens_the_reader(made):
    test = opened("sources", source=made.tides.document.source.id)
    assert test.header[0].value == "Half the island"
    assert "Greyed, and no claim taken from it: advert." in words(test)
    assert "4 statements, 1 forecast, 1 benchmark result\n" in words(test)


def test_sources_deep_link_by_claim_alone_finds_the_source(made):
    silt = made.statement("Silt stops")
    test = opened("sources", claim=silt.claim)
    assert test.header[0].value == "A doubt about tides"
    assert "“Silt stops the turbines every autumn”" in words(test)


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


def test_the_lens_counts_what_was_taken_and_why_the_rest_was_not(made):
    test = opened("sources", source=made.tides.document.source.id)
    assert "were taken as claims" not in words(test)
    test.toggle[0].set_value(True).run()
    assert not test.exception
    assert "Of 4 pieces 3 were taken as claims or definitions; skipped: fragment 1." in words(test)


def test_the_lens_labels_each_piece_and_leaves_the_text_alone(made):
    plain, lens = payload(made.tides), payload(made.tides, lens=True)
    assert plain["fates"] == []
    assert lens["fates"][-1] == ["skipped", "fragment", "skipped, other: fragment"]
    texts = [["".join(run[0] for run in line) for line in p["lines"]] for p in (plain, lens)]
    assert texts[0] == texts[1]
    assert {run[4] for line in lens["lines"] for run in line if len(run) > 4} == {1, 2, 3, 4}


def test_a_source_opens_at_a_statement_that_another_sources_words_gave_its_claim(empty):
    texts = (
        "Harbour plans\n\nPublished 2030-02-01\n\nThe pilot Nora Vance puts a 40% chance on the "
        "river port closing by 2034.\n",
        "Letters\n\nPublished 2031-03-01\n\nMany ships came this year. Nora Vance estimates a 40% "
        "probability that the river port will close by 2034.\n",
    )
    with open_store(empty) as store:
        for text in texts:
            add_text(store, text, name="port.txt")
        graph = store.graph()
    one, other = (s for s in graph.statements if "40%" in s.span.quote)
    assert one.claim == other.claim
    for statement in (one, other):
        test = opened("sources", source=statement.source, claim=statement.id)
        assert not test.exception
        assert test.session_state["reader.told"][0] == statement.id
        by_claim = opened("sources", source=statement.source, claim=statement.claim)
        assert by_claim.session_state["reader.told"][0] == statement.id
