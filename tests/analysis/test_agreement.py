"""Whether figures of several sources agree."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.analysis.agreement import Verdict, agreements
from kg.analysis.clashes import find_clashes
from kg.model import Span
from tests.analysis.test_benchmarks import result


def told(*results):
    return [(one.system, one.date, one.verdict) for one in agreements(results)]


def test_the_same_figure_in_two_sources_agrees():
    assert told(result(1), result(2, source="s-2")) == [("Ferry 2", "2025-03", Verdict.AGREE)]


def test_a_figure_of_one_source_stands_alone_however_often_it_is_told():
    assert told(result(1), result(2)) == [("Ferry 2", "2025-03", Verdict.ALONE)]


def test_a_clash_counts_the_sources_on_each_side_the_larger_first():
    (one,) = agreements(
        [
            result(1, score=44.0, text="44%"),
            result(2, source="s-2"),
            result(3, source="s-3"),
            result(4, source="s-3", system="Ferry 3"),
        ]
    )[:1]
    assert one.verdict is Verdict.CLASH
    assert [(r.figures[0].first.text, r.sources) for r in one.readings] == [
        ("40%", ("s-2", "s-3")),
        ("44%", ("s-1",)),
    ]
    assert one.sources == ("s-2", "s-3", "s-1")


def test_undated_figures_of_two_sources_may_be_of_two_runs():
    undated = [result(n, date=None, source=f"s-{n}", score=10.0 * n) for n in (1, 2)]
    assert told(*undated) == [("Ferry 2", None, Verdict.UNDATED)]


def test_a_rise_told_in_one_statement_is_no_clash():
    span = Span(0, 5, "words")
    rise = [result(1, span=span), result(2, span=span, score=48.0)]
    assert told(*rise) == [("Ferry 2", "2025-03", Verdict.ALONE)]


RESULTS = st.lists(
    st.builds(
        result,
        st.integers(1, 40),
        source=st.sampled_from(["s-1", "s-2", "s-3"]),
        score=st.sampled_from([10.0, 11.0, 40.0]),
        qualifier=st.sampled_from([None, "about", "at least"]),
        date=st.sampled_from(["2025", "2026"]),
    ),
    max_size=8,
    unique_by=lambda r: r.id,
)


@given(RESULTS)
def test_a_clash_is_found_exactly_where_two_figures_clash(results):
    clashing = {(c.one.first.system, c.one.first.date) for c in find_clashes(results)}
    found = {(one.system, one.date) for one in agreements(results) if one.verdict is Verdict.CLASH}
    assert found == clashing
