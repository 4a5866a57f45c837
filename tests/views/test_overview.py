"""What the overview adds to counts and charts: questions, cruxes, objections, a box to search."""

from kg.model import Position
from kg.store import open_store
from tests.views.test_pages import addresses, opened, words


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
    assert "if it were the other way round: " in said
    assert "Silt stops the turbines every autumn" in said


def test_a_graph_without_disputes_says_so(made):
    with open_store(made.folder) as store:
        store.remove(made.doubts.document.source.id)
    test = opened("overview")
    assert not test.exception
    assert "No claim disputes another yet." in words(test)
    assert "hangs on" not in words(test)
