"""What the overview adds to counts and charts: questions, cruxes, objections, a box to search."""

import threading
from dataclasses import replace

import pytest

from kg.analysis import ClaimNet
from kg.analysis.directory import Directory
from kg.analysis.front_page import front_page
from kg.analysis.kept_front_page import KeptFrontPage, keep_front_page
from kg.errors import StoreError
from kg.model import Position
from kg.store import open_store
from tests.views.conftest import quarrel
from tests.views.opening import addresses, opened, words
from tests.views.test_ahead import settle
from views import ahead, data, front
from views.components.forecast_chart import chart
from views.shelf import Shelf


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


def test_after_five_disputed_claims_the_others_wait_in_a_fold(made):
    with open_store(made.folder) as store:
        for n in range(6):
            store.put(quarrel(n))
    test = opened("overview")
    assert words(test).count("disputed by 1") == 5
    assert "2 more" in {fold.label for fold in test.expander}
    test.session_state["fold-disputed"] = True
    assert words(test.run()).count("disputed by 1") == 7


def test_the_newest_sources_say_when_none_or_only_some_tell_their_day(made):
    assert "tell no day" not in words(opened("overview"))
    with open_store(made.folder) as store:
        store.put(quarrel(0))
    assert "those that tell no day stand last" in words(opened("overview"))
    with open_store(made.folder) as store:
        for dated in (made.tides, made.doubts):
            store.remove(dated.document.source.id)
    said = words(opened("overview"))
    assert "None of them tells on which day it was published." in said
    assert "stand last" not in said


def test_the_most_disputed_claim_shows_what_it_hangs_on(made):
    said = words(opened("overview"))
    assert "What the most disputed claim hangs on" in said
    assert "Were the opposite true, the strength would " in said
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


@pytest.fixture
def served_large(made, monkeypatch):
    """The pages as a server draws them, over a graph that counts as large; what is done ahead waits."""
    go = threading.Event()
    monkeypatch.setattr(data, "AT_ONCE", 0)
    monkeypatch.setattr(data, "_shelf", Shelf(data._snapshot, lambda last: True))
    monkeypatch.setattr(ahead, "is_serving", lambda: True)
    monkeypatch.setattr(ahead, "PAUSE_S", 0.0)
    monkeypatch.setattr(ahead, "_begun", set())
    worked_out = front._worked_out
    monkeypatch.setattr(front, "_worked_out", lambda now: go.wait(30) and worked_out(now))
    yield go
    go.set()
    settle()


def change(made) -> None:
    """Another program takes a source away and keeps no page."""
    with open_store(made.folder) as store:
        store.remove(made.doubts.document.source.id)


def keep(made) -> None:
    with open_store(made.folder) as store:
        graph = store.graph()
    keep_front_page(made.folder, graph)


def test_a_large_graph_that_changed_shows_its_last_page_marked_until_the_next_is_there(
    made, served_large
):
    keep(made)
    change(made)
    before = opened("overview")
    assert "as it was before" in words(before)
    assert counted(before)["Sources"] == "2"
    served_large.set()
    settle()
    after = before.run()
    assert not after.exception
    assert "as it was before" not in words(after)
    assert counted(after)["Sources"] == "1"


def test_a_large_graph_without_a_kept_page_says_that_it_is_being_read(made, served_large):
    before = opened("overview")
    assert "read for the first time" in words(before)
    assert not before.metric
    served_large.set()
    settle()
    assert counted(before.run())["Sources"] == "2"


def test_a_page_that_cannot_be_worked_out_beside_is_worked_out_in_sight(
    made, served_large, monkeypatch
):
    def broken(now):
        msg = "the graph cannot be read"
        raise StoreError(msg)

    monkeypatch.setattr(front, "_worked_out", broken)
    opened("overview")
    settle()
    (error,) = opened("overview").error
    assert "cannot be read" in error.value


def counted(test) -> dict[str, str]:
    return {metric.label: metric.value for metric in test.metric}
