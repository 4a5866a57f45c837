"""What the search page's components are given: facets with counts, in buttons and a list."""

from kg.search import FacetCount
from views.components.facets import Facet, payload

TOWNS = [FacetCount(f"town {n}", 40 - n) for n in range(20)]


def test_values_beyond_the_first_twelve_stand_in_a_list():
    (facet,) = payload([Facet("topic", "Topic", TOWNS)], (), {})["facets"]
    assert [value for value, *_ in facet["buttons"]] == [f"town {n}" for n in range(12)]
    assert [value for value, *_ in facet["rest"]] == [f"town {n}" for n in range(12, 20)]
    assert not facet["open"]


def test_a_chosen_value_comes_first_and_stays_when_nothing_more_is_found_of_it():
    (facet,) = payload([Facet("topic", "Topic", TOWNS)], (), {"topic": ["the sea"]})["facets"]
    assert facet["buttons"][0] == ["the sea", "the sea", 0]
    assert facet["open"]


def test_a_facet_without_values_is_left_out_and_so_are_dates_that_nothing_has():
    drawn = payload([Facet("topic", "Topic", ())], (), {})
    assert drawn == {"facets": [], "dates": None}


def test_months_stand_newest_first():
    months = [FacetCount("2025-03", 9), FacetCount("2026-01", 2)]
    dates = payload((), months, {"since": ["2025"]})["dates"]
    assert dates == {"since": "2025", "until": "", "months": [["2026-01", 2], ["2025-03", 9]]}


def test_words_of_a_value_are_shown_as_one_line_without_controls():
    facet = Facet("in", "Source", [FacetCount("s-1", 1)], lambda _: "A\n\u202ename")
    assert payload([facet], (), {})["facets"][0]["buttons"] == [["s-1", "A ⟨RLO⟩name", 1]]
