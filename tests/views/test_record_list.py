"""Wide tables as lists, for a telephone."""

import pytest

from kg.store import open_store
from tests.views.opening import drawn, opened
from views.components import record_list
from views.components.record_list import Row
from views.data import Snapshot


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
