"""Results as release posts, digests and news stories tell them, and the figures beside them that are none."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract_text


def rows(text: str) -> set[tuple[str, str | None, float]]:
    return {(r.benchmark, r.system, r.score) for r in extract_text(text).benchmarks}


def test_it_is_the_system_spoken_of_and_not_the_one_that_a_figure_before_is_for() -> None:
    text = (
        "# Introducing Calder 4\n\n3 March 2026\n\nCalder 4 is our best model so far. On RepoSurgeon it solves 71.4% of "
        "issues, up from 58.9% for Calder 3, and on QuayBench it reaches 54.2%, compared with 41% for Calder 3.\n"
    )
    found = rows(text)
    assert ("QuayBench", "Calder 4", 54.2) in found
    assert ("QuayBench", "Calder 3", 54.2) not in found
    assert ("RepoSurgeon", "Calder 3", 58.9) in found


LIST = (
    "# Digest, week 17\n\n20 April 2026\n\n## RepoSurgeon Verified\n\n1. Calder 4 (Vale): 78.4 (new)\n"
    "2. Plover Max (Ostrova): 76.9 (+0.4)\n3. Wren (Vale): 48.8 (-0.2)\n\n## MuirTalk (BLEU, higher is better)\n\n"
    "Plover Max leads with 31.8 BLEU, followed by Calder 4 at 30.2.\n"
)


def test_a_heading_names_the_test_of_the_list_under_it_and_brackets_its_measure() -> None:
    assert rows(LIST) == {
        ("RepoSurgeon Verified", "Calder 4", 78.4),
        ("RepoSurgeon Verified", "Plover Max", 76.9),
        ("RepoSurgeon Verified", "Wren", 48.8),
        ("MuirTalk", "Plover Max", 31.8),
        ("MuirTalk", "Calder 4", 30.2),
    }


def test_a_heading_of_the_page_s_own_is_no_test() -> None:
    text = "# Digest\n\n20 April 2026\n\n## Prices per month\n\n- Calder 4 (Vale): 78.4\n- Wren (Vale): 48.8\n"
    assert rows(text) == set()


def test_cells_with_an_error_or_a_change_are_scores() -> None:
    text = (
        "# Accents\n\nWord error rates on two sets, lower is better.\n\n| System | CoastTalk | PlainRead |\n|---|---|---|\n"
        "| Grouped rehearsal (ours) | 9.8 ± 0.2 | 4.4 (+0.1) |\n| Fine-tuning | 9.5 | 11.7 |\n"
    )
    assert {
        ("CoastTalk", "Grouped rehearsal", 9.8),
        ("PlainRead", "Grouped rehearsal", 4.4),
    } <= rows(text)


def test_a_corpus_that_has_its_name_gives_none_to_what_follows() -> None:
    text = "On the CoastTalk corpus GR reduces the word error rate from 14.2% to 9.8%."
    assert {test for test, _, _ in rows(text)} <= {"CoastTalk"}


def dated(text: str) -> set[tuple[str | None, float, str | None]]:
    return {(r.system, r.score, r.date) for r in extract_text(text).benchmarks}


@pytest.mark.parametrize(
    ("told", "date"),
    [
        (
            "Wren scored 66% on RepoSurgeon, three points ahead of last year's flagship.",
            None,
        ),
        ("In last year's round of RepoSurgeon Wren scored 66%.", "2025"),
        ("On RepoSurgeon Wren scored 66% in March.", "2026-03"),
    ],
)
def test_a_time_that_tells_which_system_is_meant_is_no_date_of_its_score(
    told: str, date: str | None
) -> None:
    assert dated(f"# Notes on tests\n\n15 April 2026\n\n{told}\n") == {("Wren", 66.0, date)}


def test_a_page_s_stem_is_lent_to_no_number_of_another_s_name() -> None:
    text = (
        "# Correction: Heron 4 on MuirTalk\n\n7 June 2026\n\nAfter the repair Heron 4 scores 79.3 on MuirTalk, Wren 3 "
        "scores 82.0 (previously 80.5).\n"
    )
    assert not any(system == "Heron 3" for _, system, _ in rows(text))


def test_an_age_is_no_score_and_a_named_person_is_one_of_the_people() -> None:
    text = "On the Tempo-300 set Ilse Vandermeer solved 71%. Her pupil Dara Keane, 12, solved 61%."
    found = {(r.system, r.score, r.human) for r in extract_text(text).benchmarks}
    assert all(score != 12 for _, score, _ in found)
    assert ("Ilse Vandermeer", 71.0, True) in found


def test_a_test_that_opens_a_clause_is_one_whatever_it_is_called() -> None:
    text = (
        "# Notes\n\n3 March 2026\n\nWren 2 scored 66.0% on RepoSurgeon. On Visual Maps it manages 60.2%, which is ahead of "
        "Wren 1.\n"
    )
    assert rows(text) == {("RepoSurgeon", "Wren 2", 66.0), ("Visual Maps", "Wren 2", 60.2)}


def test_a_day_that_opens_a_clause_is_no_test() -> None:
    text = (
        "# Notes\n\n3 March 2026\n\nWren 2 scored 66.0% on RepoSurgeon. On Monday it got 60.2%.\n"
    )
    assert {test for test, _, _ in rows(text)} <= {"RepoSurgeon"}
