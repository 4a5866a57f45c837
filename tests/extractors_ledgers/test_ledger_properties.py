"""What holds for any figure and any text."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from ledger_cases import draft_of, with_entities

from extractors.draft import Draft
from extractors.forecasting import forecasts
from extractors.forecasting.horizons import find_times
from extractors.forecasting.quantities import find_quantities
from extractors.names.names import name_runs
from extractors.results import benchmarks
from extractors.results.scores import find_scores
from kg.model import Operator

WHOLE = st.integers(0, 100)
FORMS = ["{}%", "{} %", "{}\u202f%", "{} percent", "{} per cent", "{}.0%", "a {}% chance"]
PIECES = st.sampled_from(
    ["60%", "<10%", "by 2028", "Ada Brandt", "’s ", "(", ")", " said ", "chance", "XBench:", "scored",
     "@adaBrandt", "\n", "| A | 5 |", "if ", "the 2030s", "31 February 2028", "😀", "e\u0301", "\u202f", "\x00", "3 to 1 against", "GPT-9"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map(" ".join))


@given(WHOLE, st.sampled_from(FORMS))
def test_a_percentage_parses_back_from_any_format(value: int, form: str) -> None:
    (found,) = find_quantities(form.format(value))
    assert found.probability.point == pytest.approx(value / 100)
    assert found.probability.low == found.probability.high == found.probability.point


@given(WHOLE, st.sampled_from([("+", Operator.AT_LEAST), (" or less", Operator.AT_MOST)]))
def test_bounds_reach_to_the_end_of_the_scale(value: int, after: tuple[str, Operator]) -> None:
    (found,) = find_quantities(f"{value}%{after[0]}")
    assert found.probability.operator is after[1]
    assert (found.probability.low == 0.0) or (found.probability.high == 1.0)


@given(st.integers(101, 10**6), st.sampled_from(["{}%", "-{}%", "{} percent", "{:,}%"]))
def test_more_than_all_is_no_probability(value: int, form: str) -> None:
    assert find_quantities(form.format(value)) == ()


@given(st.integers(1, 99), st.integers(1, 99))
def test_odds_against_and_on_add_up_to_one(first: int, second: int) -> None:
    (against,) = find_quantities(f"odds of {first} to {second} against")
    (on,) = find_quantities(f"odds of {first} to {second} on")
    assert against.probability.point + on.probability.point == pytest.approx(1, abs=1e-5)


@given(
    st.integers(0, 1000),
    st.sampled_from(["{:.1f}%", "P(rain) = {:.3f}", "p ~ {:.3f}", "a probability of {:.3f}"]),
)
def test_any_probability_printed_parses_back(per_mille: int, form: str) -> None:
    shown = per_mille / 10 if "%" in form else per_mille / 1000
    (found,) = find_quantities(form.format(shown))
    assert found.probability.point == pytest.approx(per_mille / 1000)


@given(
    WHOLE,
    WHOLE,
    st.sampled_from(["{}-{}%", "{}–{} percent", "{}% to {}%", "between {} and {} per cent"]),
)
def test_a_range_parses_back_or_contradicts_itself(low: int, high: int, form: str) -> None:
    ranges = [
        q
        for q in find_quantities(form.format(low, high))
        if q.probability.operator is Operator.RANGE
    ]
    if low < high:
        assert [(q.probability.low, q.probability.high) for q in ranges] == [
            (pytest.approx(low / 100), pytest.approx(high / 100))
        ]
    else:
        assert ranges == []


@given(
    st.integers(1, 12),
    st.integers(1, 12),
    st.sampled_from(["{} in {}", "{} out of {}", "{}-in-{}"]),
)
def test_a_share_parses_back_unless_it_is_more_than_all(wins: int, of: int, form: str) -> None:
    found = find_quantities("a " + form.format(wins, of) + " chance")
    if wins <= of and of > 1:
        assert found[0].probability.point == pytest.approx(wins / of, abs=1e-5)
    else:
        assert found == ()


@given(
    st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)),
    st.sampled_from(
        [
            "next year",
            "by spring",
            "in the next 18 months",
            "by the end of the decade",
            "within a week",
            "by December",
        ]
    ),
)
def test_what_counts_from_the_day_of_writing_ends_no_earlier_than_that_day(
    day: date, words: str
) -> None:
    (found,) = find_times(words, reference=day.isoformat())
    assert found.horizon is not None
    assert found.horizon.date >= day.isoformat()
    (undated,) = find_times(words) or (None,)
    assert undated is None or undated.horizon is None


@given(
    st.sampled_from(
        [
            "150%",
            "-5%",
            "by 20280",
            "by the end of time",
            "between 2035 and 2030",
            "90-110%",
            "70% to 20%",
        ]
    ),
    TEXTS,
)
def test_what_cannot_be_makes_no_figure_and_no_date(words: str, text: str) -> None:
    sentence = f"I expect {words} of it."
    for forecast in _all(sentence + " " + text.replace("\n", " ")).forecasts:
        if forecast.span.end <= len(sentence):
            assert forecast.horizon is None
            assert forecast.probability is None or forecast.probability.text in {"70%", "20%"}


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)))
def test_a_full_date_parses_back(day: date) -> None:
    for form in (
        day.isoformat(),
        f"{day.day} {day:%B} {day.year}",
        f"{day:%b} {day.day}, {day.year}",
    ):
        (found,) = find_times(f"on {form}")
        assert found.horizon is not None
        assert found.iso == found.horizon.start == found.horizon.date == day.isoformat()


@given(st.integers(1900, 2199), st.sampled_from(["by {}", "by the end of {}", "by year-end {}"]))
def test_a_deadline_is_the_last_day_of_its_year(year: int, form: str) -> None:
    (found,) = find_times(form.format(year))
    assert found.horizon is not None
    assert (found.horizon.start, found.horizon.date) == (None, f"{year}-12-31")


@given(TEXTS)
def test_places_hold_what_they_should_in_any_text(text: str) -> None:
    for quantity in find_quantities(text):
        assert text[quantity.start : quantity.end] or quantity.probability.text in text
    for run in name_runs(text, 0, len(text)):
        assert all(text[word.start : word.end] == word.text for word in run.words)
    for phrase in find_times(text):
        assert phrase.start <= phrase.core < phrase.end <= len(text)
    for score in find_scores(text, 0, len(text)):
        assert score.start < score.end <= len(text)


@settings(max_examples=150)
@given(TEXTS)
def test_no_text_breaks_the_steps_and_every_span_reads_as_its_quotation(text: str) -> None:
    draft = _all(text)
    for entity in draft.entities:
        for mention in entity.mentions:
            mention.span.check(text)
    for found in (*draft.forecasts, *draft.benchmarks):
        found.span.check(text)
        sentence = draft.sentences[draft.propositions[found.proposition].sentence].span
        assert found.span.overlap(sentence) > 0
    for forecast in draft.forecasts:
        assert forecast.event.strip()
        assert forecast.forecaster.strip()


@given(TEXTS)
def test_the_same_text_gives_the_same_ledgers(text: str) -> None:
    assert _all(text) == _all(text)


def _all(text: str) -> Draft:
    return benchmarks.STEP(forecasts.STEP(with_entities(draft_of(text))))
