"""Lists of figures under the words that name a test, and tests with names of any build."""

from __future__ import annotations

import pytest

from extractors.draft import Block, BlockKind
from extractors.page.score_lines import score_lines
from extractors.pipeline import extract_text
from kg.model import Span


def rows(text: str) -> set[tuple[str, str | None, float]]:
    return {(r.benchmark, r.system, r.score) for r in extract_text(text).benchmarks}


def blocks(*lines: str) -> list[Block]:
    text, made, at = "\n".join(lines), [], 0
    for line in lines:
        made.append(Block(Span.of(text, at, at + len(line)), BlockKind.PARAGRAPH, None))
        at += len(line) + 1
    return made


@pytest.mark.parametrize(
    "lines",
    [
        ("Wren 2 ........ 61%", "Plover ........ 48%"),
        ("Wren 2 — 31 dB", "Plover — 26 dB"),
        ("Wren 2: 4.1 km", "Plover: 3.9 km"),
        ("Wren 2 58.1", "Plover 44.0", "people: 90.5"),
    ],
)
def test_lines_with_a_label_and_a_figure_are_one_list(lines: tuple[str, ...]) -> None:
    made = blocks(*lines)
    text = "\n".join(lines)
    found = score_lines(made)
    assert [line.block for line in found] == list(range(len(lines)))
    assert {line.first for line in found} == {0}
    assert text[slice(*found[0].label)] == "Wren 2"


@pytest.mark.parametrize(
    "lines",
    [
        ("Introduction ..... 3", "Methods ..... 11", "Results ..... 19"),
        ("Spring 2019", "Autumn 2021", "Winter 2024"),
        ("Chapter 1", "Chapter 2", "Chapter 3"),
        ("Wren 2: 61%", "That was more than anybody had hoped for."),
    ],
)
def test_contents_years_and_single_lines_are_no_list(lines: tuple[str, ...]) -> None:
    assert score_lines(blocks(*lines)) == ()


def test_a_leader_list_goes_to_the_test_above_it() -> None:
    text = (
        "Trench v2: a harder test for repair robots\n4 May 2026\n\n"
        "The second edition came out on Monday, after two years of work by forty volunteers.\n\n"
        "  Kestrel Rover ........ 43%\n  Dunlin ............... 38%\n  human crews .......... 91%\n"
    )
    assert rows(text) == {
        ("Trench v2", "Kestrel Rover", 43.0),
        ("Trench v2", "Dunlin", 38.0),
        ("Trench v2", "human crews", 91.0),
    }


def test_lower_case_labels_on_a_page_of_one_system_are_parts() -> None:
    text = (
        "Osprey-Guard 3\nContent filter, 9 March 2026\n\nF1 by category, MudSort test split\n"
        "threats 0.91\nspam 0.88\nfraud 0.79\noverall 0.87 (Osprey-Guard 2: 0.82)\n"
    )
    found = rows(text)
    assert ("MudSort threats", "Osprey-Guard 3", 0.91) in found
    assert ("MudSort", "Osprey-Guard 3", 0.87) in found
    assert ("MudSort", "Osprey-Guard 2", 0.82) in found


def test_a_list_without_a_test_gives_no_results() -> None:
    text = (
        "What a week costs in the harbour\n\nWe asked three households what they pay for power.\n\n"
        "The Novaks ........ 43%\nThe Adlers ........ 38%\n"
    )
    assert rows(text) == set()


def test_a_plain_name_is_a_test_where_a_score_was_got_on_it() -> None:
    text = (
        "The agent was shown to reporters on Tuesday. Surrey scored 38% on Hedgework, "
        "a set of open problems from working botanists."
    )
    assert rows(text) == {("Hedgework", "Surrey", 38.0)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Shares in the firm rose 4% on Tuesday and 3% on Friday.",
        "The party scored 38% on Sunday and was pleased.",
        "The minister spent 40% on Wales and nothing on roads.",
        "She averages 12 points on Mondays, she says.",
    ],
)
def test_days_places_and_markets_are_no_tests(sentence: str) -> None:
    assert rows(f"It was a long week in the capital. {sentence}") == set()


def test_a_modal_of_another_clause_refuses_no_score() -> None:
    text = (
        "On RelayCore, where an agent must rebuild a chart from its caption, Surrey 2 reached 71.5%, "
        "not far from the 74% that doctoral students manage when they are given a week."
    )
    assert rows(text) == {
        ("RelayCore", "Surrey 2", 71.5),
        ("RelayCore", "doctoral students", 74.0),
    }


def test_a_modal_over_the_figure_refuses_it() -> None:
    text = "On RelayCore Surrey 2 should reach 71.5% by the spring. Dunlin 3 could get 80% there."
    assert rows(text) == set()


def test_bare_figures_take_the_unit_of_the_results_before() -> None:
    text = "On RelayCore Surrey 2 scored 41%. Expert teams get 78."
    (one, other) = sorted(extract_text(text).benchmarks, key=lambda r: r.score)
    assert (other.system, other.score, other.unit) == ("Expert teams", 78.0, one.unit)


def test_a_score_with_its_error_is_one_figure() -> None:
    text = (
        "REMIND-100 hides one order in the first of a hundred turns. "
        "Compliance for Marten-R was 44 ± 3 percent."
    )
    assert rows(text) == {("REMIND-100", "Marten-R", 44.0)}


def test_columns_beside_rows_of_systems_are_tests() -> None:
    text = (
        "Smaller, and better at sums\n\nOur student, Sprig 2, scored 44% on TwoSums. "
        "Its teacher, Bough 2, scored 43% on TwoSums.\n\n"
        "| | Velloch | TwoSums |\n|---|---|---|\n| Sprig 2 | 54% | 44% |\n| Bough 2 | 61% | 43% |\n"
    )
    found = rows(text)
    assert {("Velloch", "Sprig 2", 54.0), ("Velloch", "Bough 2", 61.0)} <= found
    assert {system for _, system, _ in found} == {"Sprig 2", "Bough 2"}


def test_units_of_measurement_make_scores_in_lists_alone() -> None:
    listed = "HushMark numbers are out.\n\nAudel 2 — 31 dB\nKestrel 5 — 26 dB\n"
    assert rows(listed) == {("HushMark", "Audel 2", 31.0), ("HushMark", "Kestrel 5", 26.0)}
    told = "HushMark numbers are out. The hall that Audel 2 was tried in is 31 metres long."
    assert rows(told) == set()


def test_what_is_posted_on_a_platform_has_no_score_there() -> None:
    assert rows("On Skylark the post reached 40%. The clip scored 88% on Skylark.") == set()


def test_a_second_result_of_a_sentence_takes_the_firsts_unit() -> None:
    text = (
        "The agency ran its Harbour Audit on 3 March 2026. "
        "Rotterdam scored 81 out of 100; Antwerp got 74."
    )
    found = {(r.system, r.score, r.unit, r.date) for r in extract_text(text).benchmarks}
    assert found == {
        ("Rotterdam", 81.0, "of 100", "2026-03-03"),
        ("Antwerp", 74.0, "of 100", "2026-03-03"),
    }
