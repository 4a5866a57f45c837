"""What the overview adds to counts and charts: questions, cruxes, objections, a box to search."""

from dataclasses import replace

from kg.analysis import ClaimNet
from kg.analysis.directory import Directory
from kg.analysis.front_page import front_page
from kg.analysis.kept_front_page import KeptFrontPage
from kg.model import Position
from kg.store import open_store
from tests.views.test_pages import addresses, opened, words
from views.components.forecast_chart import chart


def test_the_front_page_asks_questions_that_lead_to_answers(made):
    with open_store(made.folder) as store:
        store.put_position(Position("for tides", "Tidal power will supply the island."))
        store.put_position(Position("no tides", "The island cannot rely on tides."))
    test = opened("overview")
    assert not test.exception
    half = made.statement("half of the island")
    assert "What speaks for “for tides”, what for “no tides”" in words(test)
    assert "debate?left=for+tides&right=no+tides" in addresses(test)
    assert f"map?claim={half.claim}" in addresses(test)


def test_a_disputed_claim_shows_its_objection_and_leads_to_words_and_holder(made):
    test = opened("overview")
    half = made.statement("half of the island")
    assert "objects: “The island cannot rely on tides.”" in words(test)
    assert f"sources?source={half.source}&claim={half.id}" in addresses(test)
    assert "people?person=Ida+Fenn" in addresses(test)


def test_the_most_disputed_claim_shows_what_it_hangs_on(made):
    said = words(opened("overview"))
    assert "What the most disputed claim hangs on" in said
    assert "Turned round, it would " in said
    assert "Silt stops the turbines every autumn" in said


def test_a_graph_without_disputes_says_so(made):
    with open_store(made.folder) as store:
        store.remove(made.doubts.document.source.id)
    test = opened("overview")
    assert not test.exception
    assert "No claim disputes another yet." in words(test)
    assert "hangs on" not in words(test)


def test_the_kept_page_is_shown_until_the_graph_changes(made):
    with open_store(made.folder) as store:
        graph = store.graph()
        now = front_page(graph, ClaimNet(graph), Directory(graph))
        marked = replace(now, topics=(("kept beside the graph", 3),))
        KeptFrontPage(made.folder).keep(marked)
        assert "kept beside the graph (3)" in words(opened("overview"))
        store.put_position(Position("for tides", "Tidal power will supply the island."))
    assert "kept beside the graph" not in words(opened("overview"))


def test_what_is_first_worked_out_is_kept(made):
    opened("overview")
    with open_store(made.folder) as store:
        revision = store.revision()
    assert KeptFrontPage(made.folder).read(revision).counts.claims == 6


def test_the_table_of_forecasts_is_drawn_when_it_is_opened(made):
    test = opened("overview")
    assert not test.dataframe
    test.session_state["forecast_listed"] = True
    test.run()
    assert list(test.dataframe[0].value["Probability"]) == ["70%"]


def test_the_chart_marks_each_forecast_at_its_day_and_chance(made):
    with open_store(made.folder) as store:
        graph = store.graph()
    page = front_page(graph, ClaimNet(graph), Directory(graph))
    (layer,) = chart(page.forecasts)["layer"]
    (row,) = layer["data"]["values"]
    assert (row["date"], row["point"], row["who"]) == ("2031-12-31T00:00:00", 0.7, "Mara Quill")
    assert row["statement"] == made.statement("70%").id
