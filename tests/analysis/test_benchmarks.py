"""The benchmark ledger: what can be compared, what clashes, and the order of results in time."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.analysis.benchmark_frame import COLUMNS, benchmark_frame
from kg.analysis.clashes import figures, find_clashes
from kg.analysis.comparability import comparison_key, why_not_comparable
from kg.analysis.progress import benchmark_ledger, middle
from kg.errors import ValueProblem
from kg.model import BenchmarkResult, Direction, Graph, Source, SourceKind, Span

_FIRST = BenchmarkResult(
    "b-1", "s-1", "t-1", Span(0, 5, "words"), "TideBench", "Ferry 2", 40.0, "%", "2025-03", None, "40%",
    direction=Direction.HIGHER,
)  # fmt: skip


def result(n: int, **fields: object) -> BenchmarkResult:
    given_ = {"id": f"b-{n}", "span": Span(10 * n, 10 * n + 5, "words"), **fields}
    return replace(_FIRST, **given_)


def graph_of(*results: BenchmarkResult, published: str | None = None) -> Graph:
    sources = tuple(
        Source(id_, f"Title {id_}", SourceKind.ARTICLE, None, None, published, None, "0" * 64, "0" * 64, 900)
        for id_ in sorted({r.source for r in results})
    )  # fmt: skip
    return Graph(revision="1", sources=sources, benchmarks=results)


def test_letters_marks_and_initials_make_no_difference() -> None:
    one = result(1, benchmark="Tide\u2011Bench", metric="word error rate")
    assert comparison_key(one) == comparison_key(result(2, metric="WER"))
    assert why_not_comparable(one, result(2, metric="WER")) == ()


def test_durations_of_any_unit_are_comparable() -> None:
    assert why_not_comparable(result(1, unit="hours"), result(2, unit="seconds")) == ()


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        (
            {"benchmark": "TideBench Hard", "variant": "Hard"},
            "the part of the benchmark is not stated in one and “Hard” in the other",
        ),
        ({"metric": "F1"}, "the measure is not stated in one and “F1” in the other"),
        ({"unit": "minutes"}, "the unit is “%” in one and “minutes” in the other"),
        (
            {"baseline": "human baseline"},
            "the baseline is not stated in one and “human baseline” in the other",
        ),
        ({"benchmark": "SiltBench"}, "the benchmark is “TideBench” in one and “SiltBench” in the other"),
    ],
)  # fmt: skip
def test_what_differs_is_said_in_words(fields: dict[str, object], reason: str) -> None:
    assert why_not_comparable(_FIRST, result(2, **fields)) == (reason,)


def test_counts_of_other_wholes_and_factors_of_other_sources_are_apart() -> None:
    one, other = result(1, unit="of 45"), result(2, unit="of 60")
    assert why_not_comparable(one, other) == (
        "the unit is “of 45” in one and “of 60” in the other",
    )
    fast, faster = result(1, unit="x"), result(2, unit="x", source="s-2")
    said = "each is a factor over what its own source compares with"
    assert why_not_comparable(fast, faster) == (said,)
    assert why_not_comparable(fast, result(3, unit="x")) == ()
    over = {"unit": "x", "baseline": "baseline"}
    assert why_not_comparable(result(1, **over), result(2, **over, source="s-2")) == ()


def test_variants_of_one_benchmark_stand_together_and_say_why_they_are_apart() -> None:
    hard = result(2, benchmark="TideBench Hard", variant="Hard")
    (one,) = benchmark_ledger(graph_of(_FIRST, hard))
    assert one.name == "TideBench"
    assert [len(series.points) for series in one.series] == [1, 1]
    assert [pair.reasons for pair in one.apart] == [why_not_comparable(*one.results)]


def test_two_figures_for_the_same_month_clash_with_both_places() -> None:
    other = result(2, score=44.0, text="44%")
    (clash,) = find_clashes([other, _FIRST])
    assert (clash.one.first, clash.other.first) == (_FIRST, other)
    assert clash.within
    assert clash.why == "one source: 40% and 44% for Ferry 2 in 2025-03"


@pytest.mark.parametrize(
    "fields",
    [
        {"score": 44.0, "date": "2025-04"},
        {"score": 44.0, "system": "Ferry 3"},
        {"score": 44.0, "setting": "high effort"},
        {"score": 44.0, "metric": "F1"},
        {"score": 41.0, "qualifier": "about"},
        {"score": 55.0, "qualifier": "up to"},
        {"score": 44.0, "system": None},
        {"score": 40.0, "source": "s-2"},
    ],
)  # fmt: skip
def test_other_runs_and_rounding_are_no_clash(fields: dict[str, object]) -> None:
    assert find_clashes([_FIRST, result(2, **fields)]) == ()


@pytest.mark.parametrize(
    ("qualifier", "score", "clashes"),
    [
        ("at least", 38.0, False),
        ("at least", 55.0, True),
        ("at least; best", 55.0, True),
        ("more than", 40.0, False),
        ("up to", 30.0, True),
        ("less than", 60.0, False),
    ],
)
def test_a_bound_clashes_with_a_figure_on_its_other_side(
    qualifier: str, score: float, clashes: bool
) -> None:
    found = find_clashes([_FIRST, result(2, score=score, qualifier=qualifier)])
    assert bool(found) is clashes


def test_a_duration_in_other_units_is_the_same_figure() -> None:
    minutes = result(1, unit="minutes", score=120.0, text="120 minutes")
    assert find_clashes([minutes, result(2, unit="hours", score=2.0, text="2 hours")]) == ()


def test_undated_figures_of_two_sources_may_be_two_runs() -> None:
    one = result(1, date=None)
    assert find_clashes([one, result(2, date=None, score=50.0, source="s-2")]) == ()
    assert len(find_clashes([one, result(2, date=None, score=50.0)])) == 1


def test_a_range_is_one_figure_that_agrees_with_what_lies_in_it() -> None:
    held = result(1, score=25.0, score_high=28.0, qualifier="range", text="25–28%")
    assert [(f.low, f.high) for f in figures([held])] == [(25.0, 28.0)]
    assert find_clashes([held, result(3, score=27.0)]) == ()
    assert len(find_clashes([held, result(3, score=31.0)])) == 1


def test_a_range_upside_down_is_refused() -> None:
    with pytest.raises(ValueProblem):
        result(1, score=28.0, score_high=25.0)


def test_a_range_of_hours_is_charted_in_minutes() -> None:
    held = result(1, score=2.0, score_high=3.0, unit="hours", qualifier="range", text="2–3 hours")
    assert [(f.low, f.high) for f in figures([held])] == [(120.0, 180.0)]


def test_points_stand_by_day_and_undated_ones_where_their_source_was_published() -> None:
    late = result(2, date="2026", score=60.0)
    undated = result(3, date=None, score=50.0)
    (one,) = benchmark_ledger(graph_of(late, undated, _FIRST, published="2025-11-02"))
    (series,) = one.series
    assert [(p.day, p.stated) for p in series.points] == [
        ("2025-03-16", True),
        ("2025-11-02", False),
        ("2026-07-01", True),
    ]


def test_ledger_keeps_the_benchmarks_asked_for() -> None:
    graph = graph_of(_FIRST, result(2, benchmark="SiltBench"))
    assert [b.name for b in benchmark_ledger(graph, "silt")] == ["SiltBench"]
    assert benchmark_ledger(graph, "reef") == ()


def test_frame_has_a_row_for_each_result_and_durations_in_minutes() -> None:
    frame = benchmark_frame(graph_of(_FIRST, result(2, unit="hours", score=1.5)))
    assert list(frame.columns) == list(COLUMNS)
    assert sorted(frame["id"]) == ["b-1", "b-2"]
    assert frame.set_index("id")["minutes"]["b-2"] == 90.0
    assert frame.set_index("id")["minutes"].isna()["b-1"]


@given(st.dates().map(str))
def test_a_day_is_its_own_middle(day: str) -> None:
    assert middle(day) == day


@given(st.permutations([result(n, score=40.0 + n, source=f"s-{n % 2}") for n in range(5)]))
def test_order_of_results_changes_nothing(results: list[BenchmarkResult]) -> None:
    ordered = sorted(results, key=lambda r: (r.source, r.span.start))
    assert find_clashes(results) == find_clashes(ordered)
