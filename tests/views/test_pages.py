"""Each page by itself, run by Streamlit's own test runner over a workspace made by hand."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from extractors.build import add_text
from kg.model import Operator, Position, Probability, Relation
from kg.store import open_store
from tests.views.conftest import extraction_of, source_of, statement_of
from views.components.map_address import edge_name
from views.components.reader import payload

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


def opened(page: str, **query: str) -> AppTest:
    test = AppTest.from_string(f"from views import {page}\n{page}.render()", default_timeout=60)
    for name, value in query.items():
        test.query_params[name] = value
    return test.run()


def words(test: AppTest) -> str:
    """Everything that the page says, with what makes labels safe taken out again."""
    kinds = ("title", "header", "markdown", "caption", "text", "info", "error", "button")
    found = [element for kind in kinds for element in getattr(test, kind)]
    said = [getattr(e, "value", "") for e in found if not hasattr(e, "label")]
    said += [e.label for e in (*test.button, *test.page_link, *test.metric)]
    return "\n".join(map(str, said)).replace("\\", "").replace("\u2060", "")


def drawn(test: AppTest, key: str) -> dict[str, Any]:
    """What one of our components is given to draw."""
    mounted = (element.proto for element in test.get("bidi_component"))
    (data,) = (json.loads(one.json) for one in mounted if one.id.endswith(f"-{key}"))
    return json.loads(data["drawn"])


def found(test: AppTest) -> str:
    """Everything that the list of claims found says."""
    return "\n".join(
        line
        for hit in drawn(test, "search_hits")["hits"]
        for line in ("".join(run for run, _ in hit["words"]), hit["by"], hit["why"], *hit["also"])
    )


def addresses(test: AppTest) -> set[str]:
    return {f"{link.proto.page}?{link.proto.query_string}" for link in test.page_link}


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
    assert counts == {
        "Sources": "2",
        "Claims": "6",
        "Statements": "6",
        "Forecasts": "1",
        "Benchmarks": "1",
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


def test_map_card_shows_words_speaker_and_both_sides(made):
    half = made.statement("half of the island")
    said = words(opened("argument_map", claim=half.claim))
    assert "“Tidal power will supply half of the island by 2031.”" in said
    assert "Ida Fenn (author)" in said
    assert "Disputed by 1 claim" in said
    assert "The island cannot rely on tides." in said
    assert "Supported by 1 claim" in said
    assert "Ground: reply cue" in said


def test_map_card_and_search_count_origins_and_name_the_echo(made):
    half = made.statement("half of the island")
    text = f"Heard again.\n{half.span.quote}\n"
    source = source_of(text, "Heard again")
    again = statement_of(source, text, half.span.quote)
    with open_store(made.folder) as store:
        store.put(extraction_of(source, text, [again]))
    said = words(opened("argument_map", claim=again.claim))
    assert "1 origin, 2 mentions" in said
    assert "Repeats the words of Ida Fenn (author)" in said
    assert "1 origin, 2 mentions" in found(opened("search", q="half of the island"))


def test_map_card_links_to_the_words_in_the_source(made):
    odds = made.statement("70%")
    test = opened("argument_map", claim=odds.claim)
    assert f"sources?source={odds.source}&claim={odds.id}" in addresses(test)
    assert "Mara Quill · reported by Ida Fenn (author) · reported" in words(test)


def test_map_filter_by_person_draws_only_that_persons_claims(made):
    test = opened("argument_map", speaker="Oren Vale")
    assert "1 claims" in words(test)
    assert not test.exception


def test_map_filters_that_nothing_fits_say_so(made):
    test = opened("argument_map", speaker="Oren Vale", within="Half the island")
    assert "No claim fits these filters" in words(test)


def test_map_button_on_the_card_moves_to_the_other_claim(made):
    half, rely = made.statement("half of the island"), made.statement("cannot rely")
    test = opened("argument_map", claim=half.claim)
    (button,) = (b for b in test.button if b.key == f"card-{rely.claim}-disputes-{half.claim}")
    button.click().run()
    assert test.query_params["claim"] == rely.claim
    assert test.header[0].value == "The island cannot rely on tides\\."


@pytest.mark.parametrize("page", ["argument_map", "search", "sources"])
def test_unknown_claim_is_one_line(page, made):
    test = opened(page, claim="c-000000000000")
    assert not test.exception
    assert len(test.error) == 1
    assert "000000000000" in test.error[0].value


def edge_of(made, words, relation, other) -> str:
    return edge_name(made.statement(words).claim, relation, made.statement(other).claim)


def test_an_edge_opens_its_proof_with_both_spans_and_ways_to_them(made):
    rely, half = made.statement("cannot rely"), made.statement("half of the island")
    test = opened("argument_map", edge=edge_of(made, "cannot rely", Relation.DISPUTES, "half of"))
    said = words(test)
    assert "Why these two?" in said
    assert f"“{rely.span.quote}”" in said
    assert f"“{half.span.quote}”" in said
    assert "**Reply cue** · confidence 90% · test reply-cue" in said
    for end in (rely, half):
        assert f"sources?source={end.source}&claim={end.id}" in addresses(test)


def test_the_proof_lists_every_test_when_asked(made):
    test = opened("argument_map", edge=edge_of(made, "cannot rely", Relation.DISPUTES, "half of"))
    test.toggle[0].set_value(True).run()
    assert not test.exception
    said = words(test)
    assert "Content words that both have: " in said
    assert "incompatible-probability: not both give an event a chance" in said


def test_the_card_of_a_claim_leads_to_the_proof_of_each_link(made):
    half = made.statement("half of the island")
    edge = edge_of(made, "cannot rely", Relation.DISPUTES, "half of").replace("~", "%7E")
    links = {
        address.replace("~", "%7E")
        for address in addresses(opened("argument_map", claim=half.claim))
    }
    assert f"map?edge={edge}" in links


def test_an_edge_that_is_not_there_is_one_line(made):
    (error,) = opened("argument_map", edge="c-0~disputes~c-1").error
    assert "no link" in error.value


def test_map_steps_in_the_address_are_done_and_can_be_undone(made):
    half = made.statement("half of the island")
    test = opened("argument_map", steps=f"!{half.claim}")
    assert "5 claims" in words(test)
    (button,) = (b for b in test.button if "as it was" in b.label)
    button.click().run()
    assert "6 claims" in words(test)
    assert "steps" not in test.query_params


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({"type": "forecast"}, 1),
        ({"speaker": "Oren Vale"}, 1),
        ({"since": "2026-03", "until": "2026-03"}, 4),
        ({"since": "2031"}, None),
    ],
)
def test_map_filters_stand_in_the_address(query, count, made):
    said = words(opened("argument_map", **query))
    assert (f"{count} claims" if count else "No claim fits these filters") in said


def test_map_starts_from_a_position(made):
    with open_store(made.folder) as store:
        store.put_position(Position("for tides", "Tidal power will supply the island."))
    test = opened("argument_map", position="for tides")
    assert not test.error
    assert not test.exception


def test_sources_lists_every_source(made):
    test = opened("sources")
    assert list(test.dataframe[0].value["Title"]) == ["A doubt about tides", "Half the island"]
    assert list(test.dataframe[0].value["Statements"]) == [2, 4]


def test_sources_row_opens_the_reader(made):
    test = opened("sources", source=made.tides.document.source.id)
    assert test.header[0].value == "Half the island"
    assert "advert 1" in words(test)


def test_sources_deep_link_by_claim_alone_finds_the_source(made):
    silt = made.statement("Silt stops")
    test = opened("sources", claim=silt.claim)
    assert test.header[0].value == "A doubt about tides"
    assert "“Silt stops the turbines every autumn”" in words(test)


def test_search_finds_a_claim_and_says_why(made):
    (hit,) = (
        hit
        for hit in drawn(opened("search", q="turbines"), "search_hits")["hits"]
        if hit["claim"] == made.statement("Silt stops").claim
    )
    assert hit["words"] == [
        ["Silt stops the ", False],
        ["turbines", True],
        [" every autumn", False],
    ]
    assert "words: turbines" in hit["why"]
    assert hit["by"].startswith("Oren Vale")


def test_search_without_words_keeps_the_filters(made):
    test = opened("search", holder="Mara Quill")
    said = found(test)
    assert "Mara Quill puts the chance at 70%" in said
    assert "Silt stops" not in said
    assert not any(hit["why"] for hit in drawn(test, "search_hits")["hits"])


def test_search_facets_count_what_each_value_would_bring(made):
    test = opened("search", holder="Mara Quill")
    facets = {facet["name"]: facet for facet in drawn(test, "search_facets")["facets"]}
    assert facets["holder"]["picked"] == ["Mara Quill"]
    assert ["Mara Quill", "Mara Quill", 1] in facets["holder"]["buttons"]
    assert ["Oren Vale", "Oren Vale", 1] in facets["holder"]["buttons"]
    assert {"type", "in"} <= facets.keys()
    test.button(key="no-filters").click().run()
    assert "Silt stops" in found(test)
    assert "holder" not in test.query_params


def test_search_by_an_unknown_type_in_the_address_is_one_line(made):
    (error,) = opened("search", type="rumour").error
    assert "rumour" in error.value


def test_search_knows_a_side_that_holds_nothing(made):
    with open_store(made.folder) as store:
        store.put_position(Position("cheap tides", "Tidal turbines will supply the island soon."))
    test = opened("search", side="cheap tides: for")
    assert not test.error
    assert "Nothing is found" in words(test)


def test_search_for_what_is_like_a_claim_names_it_and_leaves_it_out(made):
    claim = made.statement("Silt stops").claim
    test = opened("search", like=claim)
    said = words(test)
    assert "Near in meaning to: “Silt stops the turbines every autumn" in said
    assert claim not in {hit["claim"] for hit in drawn(test, "search_hits")["hits"]}
    test.button(key="unlike").click().run()
    assert "like" not in test.query_params


def test_search_with_an_impossible_date_says_so_and_goes_on_without_it(made):
    test = opened("search", since="last spring")
    (error,) = test.error
    assert "last spring" in error.value
    assert drawn(test, "search_facets")["dates"]["since"] == "last spring"
    assert "Silt stops" in found(test)


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


def test_a_debate_needs_two_positions_and_offers_to_name_them(made):
    test = opened("debate")
    assert not test.exception
    assert "sets two positions against each other" in words(test)
    assert [box.options for box in test.selectbox] == [[], []]
    for name, statement in (
        ("tides carry the island", "Tidal power will supply the island."),
        ("tides fail the island", "The island cannot rely on tides."),
    ):
        test.text_input[0].set_value(name)
        test.text_area[0].set_value(statement)
        test.button[0].click().run()
        assert not test.error
        assert not test.exception
    assert [box.options for box in test.selectbox] == [
        ["tides carry the island", "tides fail the island"]
    ] * 2


def test_two_positions_stand_side_by_side_with_ways_to_the_words(made):
    with open_store(made.folder) as store:
        store.put_position(Position("for tides", "Tidal power will supply the island."))
        store.put_position(Position("against tides", "The island cannot rely on tides."))
    test = opened("debate", left="for tides", right="against tides")
    assert not test.exception
    said = words(test)
    for heading in ("for tides", "against tides", "Disputes between them", "nobody has answered"):
        assert heading in said
    assert all(address.startswith(("map?", "sources?", "people?")) for address in addresses(test))


def test_words_typed_for_two_sides_make_a_debate(made):
    test = opened("debate", left="tidal power", right="the island cannot rely on tides")
    assert not test.exception
    said = words(test)
    for heading in ("tidal power", "the island cannot rely on tides", "Disputes between them"):
        assert heading in said
    with open_store(made.folder) as store:
        assert store.graph().positions == ()


def test_a_position_without_words_is_refused(made):
    test = opened("debate")
    test.button[0].click().run()
    assert "needs a name" in test.error[0].value


def test_one_position_against_itself_is_no_debate(made):
    with open_store(made.folder) as store:
        store.put_position(Position("for tides", "Tidal power will supply the island."))
        store.put_position(Position("against tides", "The island cannot rely on tides."))
    test = opened("debate", left="for tides", right="for tides")
    assert "two different positions" in words(test)


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
