"""The search page, run by Streamlit's own test runner."""

from kg.model import Position
from kg.store import open_store
from tests.views.conftest import extraction_of, source_of, statement_of
from tests.views.opening import drawn, found, opened, words


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


def test_a_long_list_goes_on_at_a_click_and_a_new_search_begins_with_its_first_claims(made):
    days = tuple(range(1, 27))
    text = " ".join(f"On day {day} the pump stopped." for day in days)
    source = source_of(text, "A log of pumps")
    said = [statement_of(source, text, f"On day {day} the pump stopped.") for day in days]
    with open_store(made.folder) as store:
        store.put(extraction_of(source, text, said))
    test = opened("search", q="pump stopped")
    assert len(drawn(test, "search_hits")["hits"]) == 20
    test.button(key="more-hits").click().run()
    assert len(drawn(test, "search_hits")["hits"]) >= 26
    test.query_params["q"] = "pump"
    test.run()
    assert len(drawn(test, "search_hits")["hits"]) == 20


def test_a_short_list_offers_no_more(made):
    assert "more-hits" not in {button.key for button in opened("search", q="turbines").button}


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
    assert "Try other words" in words(test)


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
