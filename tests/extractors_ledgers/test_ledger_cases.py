"""The case files: adding a case takes no Python."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from ledger_cases import Case, cases, draft_of, with_entities

from extractors.draft import FoundForecast, FoundResult
from extractors.forecasting import forecasts
from extractors.forecasting.horizons import TimePhrase, find_times
from extractors.forecasting.quantities import find_quantities
from extractors.results import benchmarks


@pytest.mark.parametrize("case", cases("probabilities"), ids=str)
def test_probability_is_read_as_its_words_state_it(case: Case) -> None:
    found = [q.probability for q in find_quantities(case.surface)]
    shown = [f"{p.operator.value} {p.low:g} {p.high:g} {p.point:g}" for p in found]
    assert shown == ([] if case.expected == "none" else [case.expected])


@pytest.mark.parametrize("case", cases("horizons"), ids=str)
def test_horizon_is_read_as_its_words_state_it(case: Case) -> None:
    words, _, reference = case.surface.partition(" @ ")
    found = find_times(words, reference=reference or None)
    assert [_shown_time(phrase) for phrase in found] == (
        [] if case.expected == "none" else [case.expected]
    )


def _shown_time(phrase: TimePhrase) -> str:
    if phrase.horizon is None:
        return (
            f"undated: {phrase.undated.name.lower().replace('_', ' ')}"
            if phrase.undated
            else "undated"
        )
    start = phrase.horizon.start or "open"
    return f"{phrase.relation or '-'} {start} {phrase.horizon.date}"


@pytest.mark.parametrize("case", cases("forecasts"), ids=str)
def test_forecast_is_found_with_who_how_likely_when_and_what(case: Case) -> None:
    draft = forecasts.STEP(with_entities(draft_of(case.surface)))
    expected = [] if case.expected == "none" else case.expected.split(" ;; ")
    shown = [_shown_forecast(found) for found in draft.forecasts]
    assert len(shown) == len(expected), shown
    for got, want in zip(shown, expected, strict=True):
        any_event = want.endswith("| *")
        assert (got.rpartition("|")[0] + "| *" if any_event else got) == want


def _shown_forecast(found: FoundForecast) -> str:
    chance, horizon = found.probability, found.horizon
    likely = f"{chance.operator.value} {chance.point:g}" if chance else "-"
    return f"{found.forecaster} | {likely} | {horizon.date if horizon else '-'} | {found.event}"


@pytest.mark.parametrize("case", cases("benchmarks"), ids=str)
def test_benchmark_result_is_found_with_system_score_and_date(case: Case) -> None:
    text = f"The language models GPT-9 and Falcon 3 are new.\n{case.surface}"
    draft = benchmarks.STEP(with_entities(draft_of(text, whole_lines=True)))
    shown = [_shown_result(found) for found in draft.benchmarks]
    assert shown == ([] if case.expected == "none" else case.expected.split(" ;; "))


def _shown_result(found: FoundResult) -> str:
    ends = (
        f"{found.score:g}" if found.score_high is None else f"{found.score:g}-{found.score_high:g}"
    )
    return f"{found.benchmark} | {found.system or '-'} | {ends} {found.unit} | {found.date or '-'}"


@pytest.mark.parametrize("case", cases("names"), ids=str)
def test_names_are_found_with_kind_and_aliases(case: Case) -> None:
    draft = with_entities(draft_of(case.surface))
    shown = [f"{e.kind.value}: {e.name} ({', '.join(e.aliases)})" for e in draft.entities]
    assert sorted(shown) == ([] if case.expected == "none" else case.expected.split("; "))
