from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import NotFoundError
from kg.model import ClaimType, Graph
from kg.search import ClaimGroup, Query, SearchEngine, SearchResult
from tests.search.search_builders import BagEncoder, a_graph, a_source, a_statement

COPPER = a_statement("copper prices double", speaker="Ada Quill", kind=ClaimType.FORECAST)
ZINC = a_statement("zinc prices fall", speaker="Ben Holt", start=40)
TRAIN = a_statement("trains carry copper", source="s-b", speaker="Ada Quill")
BUS = a_statement("buses are late", source="s-c", speaker="Ben Holt")
METALS = ClaimGroup("metals matter", frozenset({COPPER.claim, ZINC.claim, "c-gone"}))
TRAVEL = ClaimGroup("travel matters", frozenset({TRAIN.claim, BUS.claim}))


@pytest.fixture
def graph() -> Graph:
    return a_graph(
        [COPPER, ZINC, TRAIN, BUS],
        [a_source("a", "2026-05-03"), a_source("b", "2026-05"), a_source("c", "2025")],
    )


def answer(folder: Path, graph: Graph, query: Query, encoder=None) -> SearchResult:
    return SearchEngine(folder, encoder).search(graph, query, (METALS, TRAVEL))


def counts(facet) -> dict[str, int]:
    return {item.value: item.count for item in facet}


def shown(result: SearchResult) -> set[str]:
    return {hit.best.canonical for hit in result.hits}


def test_a_facet_is_counted_past_its_own_filter(tmp_path: Path, graph: Graph):
    result = answer(tmp_path, graph, Query("copper", speakers=("Ada Quill",), sources=("s-b",)))
    assert shown(result) == {"trains carry copper"}
    assert counts(result.facets.sources) == {"s-a": 1, "s-b": 1}
    assert counts(result.facets.speakers) == {"Ada Quill": 1}


def test_a_filtered_type_still_shows_the_other_types(tmp_path: Path, graph: Graph):
    result = answer(tmp_path, graph, Query(types=(ClaimType.FORECAST,)))
    assert result.total == 1
    assert counts(result.facets.types) == {"claim": 3, "forecast": 1}
    assert counts(result.facets.speakers) == {"Ada Quill": 1}


def test_months_are_counted_as_far_as_they_are_known(tmp_path: Path, graph: Graph):
    result = answer(tmp_path, graph, Query())
    assert counts(result.facets.months) == {"2026-05": 3, "2025": 1}
    in_may = answer(tmp_path, graph, Query(since="2026-05", until="2026-05"))
    assert in_may.total == 3
    assert counts(in_may.facets.months) == {"2026-05": 3, "2025": 1}


def test_groups_narrow_and_are_counted(tmp_path: Path, graph: Graph):
    result = answer(tmp_path, graph, Query("copper", groups=("metals matter",)))
    assert shown(result) == {"copper prices double"}
    assert counts(result.facets.groups) == {"metals matter": 1, "travel matters": 1}
    both = answer(tmp_path, graph, Query("copper", groups=("metals matter", "travel matters")))
    assert both.total == 2


def test_a_group_that_holds_nothing_found_is_left_out(tmp_path: Path, graph: Graph):
    assert counts(answer(tmp_path, graph, Query("zinc")).facets.groups) == {"metals matter": 1}


def test_an_unknown_group_is_named(tmp_path: Path, graph: Graph):
    with pytest.raises(NotFoundError, match=r"'nobody'.*metals matter"):
        answer(tmp_path, graph, Query(groups=("nobody",)))


def test_groups_hold_for_meaning_too(tmp_path: Path, graph: Graph):
    query = Query("copper prices", groups=("travel matters",))
    result = answer(tmp_path, graph, query, BagEncoder())
    assert shown(result) <= {"trains carry copper", "buses are late"}


def test_more_like_a_claim_is_near_in_meaning_and_not_the_claim_itself(
    tmp_path: Path, graph: Graph
):
    query = Query("buses", like=COPPER.claim)
    result = answer(tmp_path, graph, query, BagEncoder())
    assert "copper prices double" not in shown(result)
    assert {"zinc prices fall", "trains carry copper"} >= shown(result) != set()
    assert all(hit.why[0].startswith("similar meaning") for hit in result.hits)


def test_more_like_an_unknown_claim_is_refused(tmp_path: Path, graph: Graph):
    with pytest.raises(NotFoundError):
        answer(tmp_path, graph, Query(like="c-none"), BagEncoder())


@pytest.mark.parametrize("typed", ["co", "cop", "coppe", "copper", "carry cop", "ZIN", "üb, co"])
def test_a_word_being_typed_is_found_from_its_beginning(tmp_path: Path, graph: Graph, typed: str):
    result = answer(tmp_path, graph, Query(typed, unfinished=True))
    wanted = "zinc prices fall" if typed == "ZIN" else "trains carry copper"
    assert wanted in shown(result)


def test_the_word_begun_is_marked_and_told(tmp_path: Path, graph: Graph):
    hit = answer(tmp_path, graph, Query("zi", unfinished=True)).hits[0]
    assert hit.why == ("words: zinc",)


@pytest.mark.parametrize("typed", ["opper", "c", "copperx", "cop "])
def test_only_a_beginning_of_two_letters_counts(tmp_path: Path, graph: Graph, typed: str):
    assert answer(tmp_path, graph, Query(typed, unfinished=True)).total == 0


def test_a_finished_word_is_not_taken_for_a_beginning(tmp_path: Path, graph: Graph):
    assert answer(tmp_path, graph, Query("cop")).total == 0


@pytest.mark.parametrize(
    "typed", [".*", "co.*", "co(", "[a", "a{1,99999}", "\\", "co\\", "é*", "\udcff"]
)
def test_what_is_typed_is_no_pattern(tmp_path: Path, graph: Graph, typed: str):
    result = answer(tmp_path, graph, Query(typed, unfinished=True))
    assert result.total == 0
