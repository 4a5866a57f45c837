from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import ValueProblem
from kg.model import ClaimType, Topic
from kg.search import Query, SearchEngine, SearchResult
from kg.search.text_analysis import matching_words, query_stems
from kg.search.text_filters import first_day, last_day
from tests.search.search_builders import a_graph, a_source, a_statement, wordy

GRAPH = a_graph(
    [
        a_statement(
            "Copper prices will double by 2031.",
            source="s-a",
            speaker="Ada Quill",
            kind=ClaimType.FORECAST,
        ),
        a_statement(
            "The mine raised its output of zinc.",
            source="s-a",
            start=100,
            speaker="Ben Quill",
        ),
        a_statement("Trains ran late.", source="s-b", speaker="Quill", terms=("railways",)),
        a_statement("Café owners pay more for naïve art.", source="s-c", speaker="author"),
    ],
    [
        a_source("a", published="2027-03-14", title="Metal Weekly"),
        a_source("b", published="2028"),
        a_source("c"),
    ],
    topics={
        "metals": ("Copper prices will double by 2031.", "The mine raised its output of zinc."),
        "railways": ("Trains ran late.",),
    },
)


def found(tmp_path: Path, query: Query) -> set[str]:
    return {hit.best.canonical for hit in answer(tmp_path, query).hits}


def answer(tmp_path: Path, query: Query) -> SearchResult:
    return SearchEngine(tmp_path, None).search(GRAPH, query)


COPPER, ZINC, TRAINS, CAFE = (
    "Copper prices will double by 2031.",
    "The mine raised its output of zinc.",
    "Trains ran late.",
    "Café owners pay more for naïve art.",
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("copper", {COPPER}),
        ("PRICE", {COPPER}),
        ("doubling", {COPPER}),
        ("2031", {COPPER}),
        ("raising outputs", {ZINC}),
        ("cafe", {CAFE}),
        ("naive", {CAFE}),
        ("ﬁne copper", {COPPER}),
        ("Ada", {COPPER}),
        ("railway", {TRAINS}),
        ("copper, or zinc?", {COPPER, ZINC}),
        ("what will trains do", {TRAINS}),
        ("copper nickel cobalt lithium", {COPPER}),
        ("nickel", set()),
    ],
)
def test_words_find_statements(tmp_path: Path, text: str, expected: set[str]):
    assert found(tmp_path, Query(text)) == expected


def test_half_of_the_words_must_stand_in_a_statement_where_one_has_half(tmp_path: Path):
    assert found(tmp_path, Query("copper prices trains mine")) == {COPPER}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query(), {COPPER, ZINC, TRAINS, CAFE}),
        (Query(types=(ClaimType.FORECAST,)), {COPPER}),
        (Query(types=(ClaimType.FORECAST, ClaimType.CLAIM)), {COPPER, ZINC, TRAINS, CAFE}),
        (Query(types=(ClaimType.DEFINITION,)), set()),
        (Query(speakers=("ada quill",)), {COPPER}),
        (Query(speakers=("Ben",)), {ZINC}),
        (Query(speakers=("Quill",)), {TRAINS}),
        (Query(speakers=("Ada Quill", "author")), {COPPER, CAFE}),
        (Query(speakers=("",)), set()),
        (Query(speakers=("Ada Nobody",)), set()),
        (Query(sources=("s-b",)), {TRAINS}),
        (Query(sources=("metal weekly",)), {COPPER, ZINC}),
        (Query(topics=("Metals",)), {COPPER, ZINC}),
        (Query(topics=(Topic.id_for("railways"),)), {TRAINS}),
        (Query(topics=("metals",), speakers=("Ben Quill",)), {ZINC}),
        (Query(since="2027"), {COPPER, ZINC, TRAINS}),
        (Query(since="2027-03-15"), {TRAINS}),
        (Query(since="2028-06"), {TRAINS}),
        (Query(until="2027-03"), {COPPER, ZINC}),
        (Query(until="2027-03-13"), set()),
        (Query(until="2028-01-01"), {COPPER, ZINC, TRAINS}),
        (Query(since="2027", until="2027"), {COPPER, ZINC}),
        (Query("quill", topics=("metals",)), {COPPER, ZINC}),
        (Query("quill", until="2027"), {COPPER, ZINC}),
    ],
)
def test_filters_keep_what_passes_all_of_them(tmp_path: Path, query: Query, expected: set[str]):
    assert found(tmp_path, query) == expected


@pytest.mark.parametrize(
    "text",
    [
        "AND (",
        '"',
        '"copper',
        "\\",
        "\0",
        "text:copper",
        "copper^9999 -zinc +",
        "[a TO",
        "*",
        "x" * 10_000,
        "copper " * 5_000,
        "\udcff\ud800",
        "\u202ecopper",
        " \n\t",
        "{}[]()~!&&||",
        "銅の価格",
    ],
)
def test_any_text_is_words(tmp_path: Path, text: str):
    result = answer(tmp_path, Query(text))
    assert result.total >= len(result.hits)


def test_operators_are_no_operators(tmp_path: Path):
    assert found(tmp_path, Query("copper -copper")) == {COPPER}
    assert found(tmp_path, Query("copper NOT copper")) == {COPPER}


@pytest.mark.parametrize("field", ["speakers", "sources", "topics"])
@pytest.mark.parametrize("value", ["\0", '"', "\udcff", "x" * 100_000, "-", " "])
def test_odd_filter_values_find_nothing(tmp_path: Path, field: str, value: str):
    assert answer(tmp_path, Query(**{field: (value,)})).total == 0


def test_facets_count_all_that_was_found(tmp_path: Path):
    result = answer(tmp_path, Query("quill", limit=1))
    assert len(result.hits) == 1
    assert result.total == 3
    counted = {item.value: item.count for item in result.facets.types}
    assert counted == {"claim": 2, "forecast": 1}
    assert [(f.value, f.count) for f in result.facets.speakers] == [
        ("Ada Quill", 1),
        ("Ben Quill", 1),
        ("Quill", 1),
    ]
    assert [(f.value, f.count) for f in result.facets.sources] == [("s-a", 2), ("s-b", 1)]
    assert [(f.value, f.count) for f in result.facets.topics] == [
        ("metals", 2),
        ("railways", 1),
    ]


def test_facets_of_nothing_are_empty(tmp_path: Path):
    result = answer(tmp_path, Query("nickel"))
    assert (result.total, result.facets.types, result.facets.topics) == (0, (), ())


def test_hits_say_which_words_matched(tmp_path: Path):
    hit = answer(tmp_path, Query("price of coppers")).hits[0]
    assert hit.hits[0].words == ("Copper", "prices")
    assert hit.why == ("words: Copper, prices",)


def test_without_text_key_statements_come_first(tmp_path: Path):
    statements = [
        a_statement("Minor.", salience=1),
        a_statement("Key.", start=50, salience=3),
        a_statement("Middling.", start=90, salience=2),
    ]
    result = SearchEngine(tmp_path, None).search(a_graph(statements), Query())
    assert [hit.best.canonical for hit in result.hits] == ["Key.", "Middling.", "Minor."]
    assert {hit.score for hit in result.hits} == {0.0}


def test_statements_of_one_claim_are_one_hit(tmp_path: Path):
    statements = [
        a_statement("Tin is cheap.", source="s-a", claim="c-tin"),
        a_statement("Tin is cheap, tin is plenty.", source="s-b", claim="c-tin"),
        *wordy("Lead is heavy.", source="s-c"),
    ]
    result = SearchEngine(tmp_path, None).search(a_graph(statements), Query("tin"))
    assert [hit.claim.id for hit in result.hits] == ["c-tin"]
    assert result.total == 2
    assert {hit.statement for hit in result.hits[0].hits} == {s.id for s in statements[:2]}
    assert result.hits[0].best.id == result.hits[0].hits[0].statement


def test_a_rarer_and_fuller_match_ranks_higher(tmp_path: Path):
    graph = a_graph(
        wordy("Zinc mine.", "Zinc and copper mine.", "Zinc in a pipe.", "Zinc on a roof.")
    )
    result = SearchEngine(tmp_path, None).search(graph, Query("zinc copper"))
    assert result.hits[0].best.canonical == "Zinc and copper mine."


def test_query_refuses_what_cannot_be_meant():
    with pytest.raises(ValueProblem):
        Query(since="soon")
    with pytest.raises(ValueProblem):
        Query(until="2027-13")
    with pytest.raises(ValueProblem):
        Query(limit=0)


def test_stems_drop_frame_words_unless_alone():
    assert query_stems("What is the price of copper?") == ("price", "copper")
    assert query_stems("to be or not to be") == ("to", "be", "or", "not")
    assert query_stems("?!") == ()
    assert len(query_stems(" ".join(f"w{n}" for n in range(500)))) == 64


def test_matching_words_are_as_written_and_once():
    assert matching_words("Prices rose; prices\u2011wise, PRICE", {"price"}) == ("Prices", "PRICE")


def test_partial_dates_reach_from_first_to_last_day():
    assert (first_day("2027"), last_day("2027")) == (20270101, 20271231)
    assert (first_day("2027-03"), last_day("2027-03")) == (20270301, 20270331)
    assert (first_day("2027-03-14"), last_day("2027-03-14")) == (20270314, 20270314)
