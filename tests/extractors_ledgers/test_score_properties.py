"""Scores as written: whatever is printed comes back, and what is no score gives no row."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.pipeline import extract_text
from extractors.results.scores import find_scores

UNITS = {
    "%": "%",
    " percent": "%",
    "\u202f%": "%",
    " per cent": "%",
    " seconds": "seconds",
    "-minute": "minutes",
    " hours": "hours",
    " Elo": "Elo",
    " points": "points",
}
SHARES = st.integers(0, 1000).map(lambda tenths: tenths / 10)
BOUNDS = st.sampled_from(["", "~", "about ", "roughly ", "at least ", "up to ", "nearly "])


@given(SHARES, st.sampled_from(sorted(UNITS)), BOUNDS)
def test_a_score_parses_back_from_any_unit(value: float, unit: str, bound: str) -> None:
    text = f"reached {bound}{value:g}{unit} there"
    (found,) = find_scores(text, 0, len(text))
    assert found.values == (value,)
    assert found.unit == UNITS[unit]
    assert found.bound == bound.strip()
    assert text[found.start : found.end] == f"{bound}{value:g}{unit}"


@given(st.integers(1000, 999_999))
def test_thousands_may_be_parted_by_commas(value: int) -> None:
    for words in (f"{value:,} Elo", f"{value} Elo"):
        (found,) = find_scores(words, 0, len(words))
        assert found.values == (float(value),)


@given(st.tuples(SHARES, SHARES).filter(lambda two: two[0] < two[1]))
def test_a_range_gives_both_ends_and_a_change_is_told_from_it(ends: tuple[float, float]) -> None:
    low, high = ends
    for words, moved in (
        (f"reached {low:g}–{high:g}%", False),
        (f"rose from {low:g}% to {high:g}%", True),
    ):
        (found,) = find_scores(words, 0, len(words))
        assert found.values == (low, high)
        assert found.moved is moved
        assert found.figures == (((low, None), (high, None)) if moved else ((low, high),))


@given(st.integers(101, 10**6), st.sampled_from(["{}%", "-{}%", "{} percent", "${}", "€{}"]))
def test_no_share_is_above_all_and_money_is_no_score(value: int, form: str) -> None:
    words = f"reached {form.format(value)}"
    assert find_scores(words, 0, len(words)) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "On PierBench, Ferry 2 scored 150%.",
        "On PierBench, Ferry 2 scored -5%.",
        "On PierBench, Ferry 2 scored 1e999%.",
        "On PierBench, Ferry 2 scored %.",
        "On PierBench, Ferry 2 will score 80% by 20280.",
        "Ferry 2 must score at least 90% on PierBench.",
        "Imagine that Ferry 2 scored 99% on PierBench.",
        "Ferry 2 costs 30% less than PierBench entrants pay.",
        "About 70% of the questions in PierBench come from public exams.",
    ],
)
def test_bad_input_gives_no_row(sentence: str) -> None:
    text = f"The model Ferry 2 is new. It was tested. {sentence}\n"
    assert extract_text(text, name="bad").benchmarks == ()


def test_an_impossible_year_is_no_date() -> None:
    text = "The model Ferry 2 is new. In March 20280 Ferry 2 scored 61% on PierBench.\n"
    assert all(found.date is None for found in extract_text(text, name="bad").benchmarks)
