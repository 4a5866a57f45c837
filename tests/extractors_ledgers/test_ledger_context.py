"""What a sentence borrows: a benchmark, a year or an event told before, and the heads of a table."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import pytest
from ledger_cases import draft_of, with_entities

from extractors.draft import Draft
from extractors.forecasting import forecasts
from extractors.names.coined_names import plain_acronyms
from extractors.results import benchmarks
from extractors.results.benchmark_context import task_length
from extractors.results.counted_dates import counted_dates

SYSTEMS = "The language models GPT-9 and Falcon 3 are new.\n"


def results(
    text: str, *, whole_lines: bool = False
) -> list[tuple[str, str | None, float, str | None]]:
    draft = benchmarks.STEP(with_entities(draft_of(SYSTEMS + text, whole_lines=whole_lines)))
    return [(row.benchmark, row.system, row.score, row.date) for row in draft.benchmarks]


def forecast_draft(text: str) -> Draft:
    return forecasts.STEP(with_entities(draft_of(text)))


def test_benchmark_carries_over_the_sentences_of_a_paragraph_to_named_systems_only() -> None:
    text = "LabBench asks systems to plan a trial. By May 2026, Falcon 3 had reached 72%. The town reached 9%."
    assert results(text) == [("LabBench", "Falcon 3", 72.0, "2026-05")]


def test_benchmark_does_not_carry_over_to_another_paragraph() -> None:
    assert results("LabBench asks systems to plan a trial.\nFalcon 3 reached 72% in 2026.") == []


def test_month_alone_takes_the_year_told_before() -> None:
    text = "On LabBench GPT-9 scored 9% in March 2026. Yet the figures of April put Falcon 3 at only 7%."
    assert results(text) == [
        ("LabBench", "GPT-9", 9.0, "2026-03"),
        ("LabBench", "Falcon 3", 7.0, "2026-04"),
    ]


def test_durations_are_results_of_a_test_of_task_length() -> None:
    text = "ORBIX measures how long a task may be before a model fails. GPT-9 stood at 4 minutes in 2023, and Falcon 3 stood at 12 hours."
    assert results(text) == [
        ("ORBIX time horizon", "GPT-9", 4.0, "2023"),
        ("ORBIX time horizon", "Falcon 3", 12.0, None),
    ]


def test_scaffold_around_a_system_is_no_system() -> None:
    text = (
        "On LabBench the best entry, GPT-9 inside the Falcon 3 scaffold, solved 31% of the cases."
    )
    assert results(text) == [("LabBench", "GPT-9", 31.0, None)]


def test_long_table_is_read_by_its_heads() -> None:
    table = (
        "| Test | System | Date | Result |\n"
        "| --- | --- | --- | --- |\n"
        "| WardBench | GPT-9 | late 2024 | about 12% |\n"
        "| WardBench | GPT-9 and Falcon 3 | not stated | 40-44% |\n"
        "| Night shift | best model | 2026 | n/a |\n"
    )
    assert results(table, whole_lines=True) == [
        ("WardBench", "GPT-9", 12.0, "2024"),
        ("WardBench", "GPT-9", 40.0, None),
        ("WardBench", "Falcon 3", 40.0, None),
    ]


def test_table_of_benchmarks_by_systems_is_read_by_its_heads() -> None:
    table = "| Benchmark | GPT-9 | Falcon 3 |\n|---|---|---|\n| Triage | 55 | 61.5% |\n"
    assert results(table, whole_lines=True) == [
        ("Triage", "GPT-9", 55.0, None),
        ("Triage", "Falcon 3", 61.5, None),
    ]


def test_wide_table_names_benchmarks_in_its_head() -> None:
    table = "| Model | WardBench (%) | Price |\n|---|---|---|\n| GPT-9 | 55 | 3 |\n"
    assert results(table, whole_lines=True) == [("WardBench", "GPT-9", 55.0, None)]


def test_table_without_a_head_of_results_gives_none() -> None:
    table = "| Town | People |\n|---|---|\n| Arvik | 55 |\n"
    assert results(table, whole_lines=True) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("OPALIX says the task length doubled", "OPALIX time horizon"),
        ("the length of tasks doubled", "time horizon"),
        ("the task is long", None),
    ],
)
def test_task_length_is_called_by_whoever_measures_it(words: str, expected: str | None) -> None:
    assert task_length(words) == expected


def test_month_without_any_year_gives_no_date() -> None:
    for words, year in (("the figures of April", ""), ("the figures of Arvik", "2026")):
        assert counted_dates(words, 0, len(words), (), None, year) == ()


def test_acronym_of_lower_case_words_a_plural_or_a_counted_one_is_a_thing() -> None:
    text = "A heat recovery unit (HRU) runs. Two BESSs run. An FLT is small. The North Sea Grid Board (NSGB) met."
    assert plain_acronyms(text) == {"hru", "bess", "flt"}


def test_event_and_date_are_borrowed_from_the_forecast_before() -> None:
    draft = forecast_draft(
        "Maria Keller gives a Baltic blackout 60% by 2028. Lars Dahl gives that event 30%."
    )
    assert [(f.forecaster, f.event, f.horizon and f.horizon.date) for f in draft.forecasts] == [
        ("Maria Keller", "Baltic blackout", "2028-12-31"),
        ("Lars Dahl", "Baltic blackout", "2028-12-31"),
    ]


def test_figure_that_another_person_gives_is_that_persons() -> None:
    draft = forecast_draft(
        "Maria Keller gives a Baltic blackout 60% by 2028. Lars Dahl believes in half of the 60% that Keller gives it."
    )
    assert [(f.forecaster, f.probability and f.probability.point) for f in draft.forecasts] == [
        ("Maria Keller", 0.6),
        ("Maria Keller", 0.6),
    ]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("A merger of the two ports is imminent.", ["merger of the two ports"]),
        ("The board is convincing banks that a merger is imminent.", []),
        ("Northgas (a second terminal by June 2028) is targeting Asia.", ["second terminal"]),
        ("The club named its targets in 2021 and may miss them.", []),
    ],
)
def test_undated_and_bracketed_forecasts(text: str, events: list[str]) -> None:
    assert [found.event for found in forecast_draft(text).forecasts] == events


def test_results_below_a_lead_in_and_in_a_column_belong_to_subjects_and_row_labels() -> None:
    text = (
        "NoctaTrans is a set of 3,000 night-sky recordings.\n"
        "On NoctaTrans, Vesper-2: 61%; the older Sky Lantern solved 58%.\n"
        "The table adds DriftQ, which measures on a scale from 0 to 1 how well drift is corrected.\n"
        "| Program | DriftQ | Seconds per case |\n|---|---|---|\n"
        "| Vesper-2 | 0.81 | 2.4 |\n| Sky Lantern | 0.66 | 1.9 |\n"
    )
    assert results(text, whole_lines=True) == [
        ("NoctaTrans", "Vesper-2", 61.0, None),
        ("NoctaTrans", "Sky Lantern", 58.0, None),
        ("DriftQ", "Vesper-2", 0.81, None),
        ("DriftQ", "Sky Lantern", 0.66, None),
    ]


@pytest.mark.parametrize(
    ("sentence", "forecaster"),
    [
        ("Petra Holm’s planners waver; they put the odds of rain by 2029 at 40%.", "planners"),
        ("Corvo Bank doubts it, but it expects rates to fall by 2029.", "Corvo Bank"),
        (
            "The staff differ; they give the ferry a 40% chance of sailing by 2029.",
            "staff (unnamed)",
        ),
        (
            "Corvo Bank waits. Its analysts differ; they give it a 40% chance of default by 2029.",
            "Corvo Bank's analysts (unnamed)",
        ),
        ("They put the chance of rain by 2029 at 40%.", "author"),
    ],
)
def test_group_that_they_stands_for_makes_the_forecast(sentence: str, forecaster: str) -> None:
    found = forecast_draft(sentence).forecasts
    assert [forecaster in forecast.forecaster for forecast in found] == [True]


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("Ada sees a 150% chance of a merger by 2031.", [("150% chance", "NO_CHANCE")]),
        ("Ada gives a merger a -5% chance by 2031.", [("-5% chance", "NO_CHANCE")]),
        (
            "The odds of a strike by 2031 lie between 70% and 40%.",
            [("between 70% and 40%", "NO_RANGE")],
        ),
        ("The odds of a strike by 2031 are 0 to 0 against.", [("0 to 0 against", "NO_ODDS")]),
        ("There is a 45% chance by 2031.", [("There is a 45% chance by 2031.", "NO_EVENT")]),
        ("Ada expects a merger by 31 February 2031.", [("by 31 February 2031", "NO_DATE")]),
        ("Ada expects a merger by 20280.", [("by 20280", "NO_DATE")]),
        ("The yard built 20280 boats, up 150% in a year.", []),
        ("The odds fell from 70% to 40% by 2031.", []),
        ("There is a 40% chance that the mill closes by 20280.", []),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(
    text: str, refused: list[tuple[str, str]]
) -> None:
    draft = forecast_draft(text)
    assert [(r.span.quote, r.reason.name) for r in draft.refused] == refused
    assert not (refused and draft.forecasts)


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Nobody expects the tunnel to open by 2031.", True),
        ("I'd be surprised if the tunnel opens by 2031.", True),
        ("Ada doesn't expect the tunnel to open by 2031.", True),
        ("Everybody expects the tunnel to open by 2031.", False),
    ],
)
def test_what_is_ruled_out_is_forecast_not_to_happen(text: str, negated: bool) -> None:
    (found,) = forecast_draft(text).forecasts
    assert found.negated is negated


def test_a_figure_in_quotation_marks_is_whoevers_he_said_means() -> None:
    found = forecast_draft(
        'Tomas Lindqvist expects a merger by 2031. "I put it at 80 percent," he said.'
    ).forecasts
    assert [f.forecaster for f in found] == ["Tomas Lindqvist", "Tomas Lindqvist"]


def test_a_forecast_with_an_impossible_date_says_so_itself() -> None:
    (found,) = forecast_draft("There is a 40% chance that the mill closes by 20280.").forecasts
    assert found.undated == "the calendar has no such date"


def test_that_point_is_the_date_of_the_forecast_before() -> None:
    draft = forecast_draft(
        "Sensors will cover the whole coast by 2033. Petra Holm puts the likelihood of reaching that point at 70%."
    )
    assert [(f.forecaster, f.horizon.date if f.horizon else None) for f in draft.forecasts] == [
        ("author", "2033-12-31"),
        ("Petra Holm", "2033-12-31"),
    ]


def test_an_event_that_is_a_bare_pronoun_gives_way_to_the_whole_proposition() -> None:
    (found,) = forecast_draft("The timelines being drawn up put us in the late 2030s.").forecasts
    assert found.event.startswith("The timelines being drawn up put us")


def test_a_factor_reached_on_a_named_test_is_a_score() -> None:
    text = (
        "On LabBench, where an agent speeds up a run, GPT-9 reaches 1.62x. Falcon 3 sales rose 3x."
    )
    assert results(text) == [("LabBench", "GPT-9", 1.62, None)]


def test_a_change_told_by_a_verb_has_two_scores_without_a_unit() -> None:
    text = "On LabBench Falcon 3 went from 19 in early 2025 to 40 in 2026."
    assert [(row[1], row[2]) for row in results(text)] == [("Falcon 3", 19.0), ("Falcon 3", 40.0)]


@pytest.mark.parametrize(
    "words",
    [
        "I think that number is too high, and I would say 20%.",
        "Her figure looks low to me; I would say 20%.",
        "The estimate is generous: we would put it at 20%.",
    ],
)
def test_what_is_said_of_a_figure_is_no_event(words: str) -> None:
    told = f"Petra Holm gives the bridge a 60% chance of opening by the end of 2033. {words}"
    first, second = forecast_draft(told).forecasts
    assert second.probability is not None
    assert (second.event, second.probability.point) == (first.event, 0.2)


def test_a_number_of_things_is_no_figure_of_a_forecast() -> None:
    told = "The number of pupils is falling. There is a 30% chance that the school closes by 2030."
    (found,) = forecast_draft(told).forecasts
    assert found.event == "school closes"
