"""Forecasts and benchmark results on their pages: what a row or a mark opens."""

import json
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from kg.model import Operator, Probability
from kg.store import open_store
from tests.views.conftest import extraction_of, source_of, statement_of
from tests.views.opening import addresses, opened, words


def tell_again(made, words, chance):
    """Both forecasts of the one event, the second put into the store, told where some words stand."""
    (one,) = made.tides.forecasts
    there = made.statement(words)
    again = replace(
        one, id="f-0123456789ab", statement=there.id, span=there.span, probability=chance
    )
    with open_store(made.folder) as store:
        store.put(replace(made.tides, forecasts=(one, again)))
    return one, again


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


@pytest.mark.parametrize(
    ("words", "shown"),
    [("70%", ""), ("70 percent", ""), ("about 70%", "about 70%"), ("70%+", "70%+")],
)
def test_words_that_only_repeat_the_figure_are_not_told_beside_it(made, words, shown):
    (one,) = made.tides.forecasts
    told = replace(one, probability=Probability(0.7, 0.7, 0.7, Operator.EQUAL, words))
    with open_store(made.folder) as store:
        store.put(replace(made.tides, forecasts=(told,)))
    assert list(opened("forecasts").dataframe[0].value["In words"]) == [shown]


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
    assert row["Note"] == "that it does not happen, if the silt stays away"
    assert 80 < len(row["Event"]) <= 120
    assert row["Event"].endswith("…")


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
    about = Probability(0.7, 0.7, 0.7, Operator.ABOUT, "about 70%")
    both = tell_again(made, "half of the island", about)
    test = AppTest.from_string(f"from views import {page}\n{page}.render()", default_timeout=60)
    test.session_state[chart] = {"selection": {"mark": [{"figure": figure}]}}
    test.run()
    assert not test.exception
    assert "This figure is told in 2 places." in words(test)
    for told in both:
        assert f"sources?source={told.source}&claim={told.statement}" in addresses(test)
    drawn = (test.get("arrow_vega_lite_chart") or test.get("vega_lite_chart"))[0]
    (layer,) = json.loads(drawn.proto.spec)["layer"]
    (row,) = (row for row in layer["data"]["values"] if row["figure"] == figure)
    assert row["spoken"].startswith("Mara Quill: ")
    assert row["spoken"].endswith("70% by 2031-12-31, tidal power supplies half of the island")


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
    assert {row["spoken"].split(",")[0] for row in layer["data"]["values"]} == {
        "Prototype B: 41 %",
        "Prototype C: 41 %",
    }


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


def test_forecasts_that_do_not_go_together_are_told_with_both_chances(made):
    tell_again(made, "three winters", Probability(0.4, 0.4, 0.4, Operator.EQUAL, "40%"))
    assert "(40% and 70%)" in words(opened("forecasts"))


def opened_sums():
    test = opened("forecasts")
    test.session_state["fold-sums"] = True
    return test.run()


def test_sums_in_the_texts_are_done_again_and_open_their_words(made):
    text = "Half works.\nA valve that is 99% reliable per use is 90% after 500 uses.\n12 of 48 valves (25%) leak.\n"
    source = source_of(text, "On valves")
    said = statement_of(source, text, "A valve that is 99% reliable per use is 90% after 500 uses.")
    with open_store(made.folder) as store:
        store.put(extraction_of(source, text, [said]))
    test = opened_sums()
    assert not test.exception
    told = words(test)
    # What does not hold stands first, also where it stands later in its text.
    assert told.index("**Does not hold**") < told.index("**Holds**")
    assert "it says 0.9 and comes to 0.00657" in told
    assert f"sources?source={source.id}&claim={said.id}" in addresses(test)
    assert f"sources?source={source.id}" in addresses(test)


def test_texts_without_sums_say_so(made):
    assert "No text does a sum that can be done again." in words(opened_sums())


def test_all_three_forecasts_of_a_condition_that_does_not_fit_are_shown(made):
    (one,) = made.tides.forecasts
    half, rely = made.statement("half of the island"), made.statement("survived three winters")
    given = replace(
        one, id="f-0123456789ab", statement=half.id, span=half.span, conditional_on="if the levy passes",
        probability=Probability(0.1, 0.1, 0.1, Operator.EQUAL, "10%"),
    )  # fmt: skip
    without = replace(
        given, id="f-0123456789ac", statement=rely.id, span=rely.span, conditional_on="unless the levy passes"
    )  # fmt: skip
    with open_store(made.folder) as store:
        store.put(replace(made.tides, forecasts=(one, given, without)))
    test = opened("forecasts")
    assert "does not lie between" in words(test)
    for end in (one, given, without):
        assert f"sources?source={end.source}&claim={end.statement}" in addresses(test)


def test_figures_that_are_not_comparable_say_why_and_open_their_words(made):
    (one,) = made.tides.benchmarks
    half = made.statement("half of the island")
    other = replace(
        one, id="b-0123456789ab", statement=half.id, span=half.span, metric="recall", score=12.0
    )
    with open_store(made.folder) as store:
        store.put(replace(made.tides, benchmarks=(one, other)))
    test = opened("benchmarks")
    assert not test.exception
    assert "the measure is " in words(test)
    read = {link.label: f"{link.proto.page}?{link.proto.query_string}" for link in test.page_link}
    ends = {read["Read the first"], read["Read the second"]}
    assert ends == {f"sources?source={end.source}&claim={end.statement}" for end in (one, other)}
