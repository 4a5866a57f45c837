"""Results of lists in running text, of names that the syntax alone gives a figure to, and figures of nobody."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract_text
from extractors.results.itemed_figures import closing_figures, labelled_items


def rows(text: str) -> set[tuple[str, str | None, float]]:
    return {(r.benchmark, r.system, r.score) for r in extract_text(text).benchmarks}


@pytest.mark.parametrize(
    ("words", "closing"),
    [
        (
            "On RustRoad the Volta coating kept 91 per cent, Ferrox 87 and Mantelline 64.",
            ["87", "64"],
        ),
        ("Out of a hundred Tallow 3 gets 29, Brant-L 31, and Pike 1.5 a sad 12.", ["31"]),
        ("**Undertone**: Halyard 3 2.9, Brant-L 3.4, a clerk 4.1.", ["2.9", "3.4"]),
        ("We tested Heron 3, Falcon 2 and Lark 4.", []),
        ("It scored 71% on PatchYard, ahead of Heron 3 and Lark 2.", []),
        ("Our test took 40 tasks, Heron 3 and Lark 2.", []),
        ("Entered: Heron 3, Falcon 2, Lark 4.", []),
        ("The Osprey 22 and the Merlin 31 were both sold out.", []),
    ],
)
def test_numbers_that_close_items_end_no_names(words: str, closing: list[str]) -> None:
    found = sorted(closing_figures(words, 0, len(words)))
    assert [words[at:].split()[0].strip(",.") for at in found] == closing


def test_a_labelled_list_of_names_without_a_product_s_shape_is_no_list_of_systems() -> None:
    council = "Council: Greens 24, Labour 31, Centre 12."
    assert not labelled_items(council, 0, len(council))
    heard = "Undertone: Halyard 3 2.9, Brant 3.4."
    assert [heard[a:b] for a, b in labelled_items(heard, 0, len(heard))] == ["Halyard 3", "Brant"]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            "On RustRoad the Volta coating kept 91 per cent of its gloss, Ferrox 87 and Mantelline 64.",
            {("RustRoad", "Ferrox", 87.0), ("RustRoad", "Mantelline", 64.0)},
        ),
        (
            "- **Undertone** (wrong words in a hundred, so less is better): Halyard 3 2.9, Brant-L 3.4, "
            "a court stenographer 4.1.",
            {
                ("Undertone", "Halyard 3", 2.9),
                ("Undertone", "Brant-L", 3.4),
                ("Undertone", "court stenographer", 4.1),
            },
        ),
        (
            "Understairs, a test of idioms that three universities keep, was taken by five systems in June. "
            "Lingard Pro came out on top at 64. The three court interpreters who sat it averaged 83.",
            {("Understairs", "Lingard Pro", 64.0)},
        ),
        (
            "Quillfast began the year with 31% on ClerkBench.",
            {("ClerkBench", "Quillfast", 31.0)},
        ),
        (
            "On RustBench Heron 2 got 44 per cent. Last year's champion, Castellan, has slipped to 40.",
            {("RustBench", "Castellan", 40.0)},
        ),
        (
            "On GridBench Cinder 2 gets 44 per cent of the problems. Tallboy 7 from Ostrander Labs was ahead until "
            "last week, on 41.",
            {("GridBench", "Tallboy 7", 41.0)},
        ),
        (
            "Quillfast stands at 31% on ClerkBench. By April it stood at 44, and in October, with version 3, at 60.",
            {("ClerkBench", "Quillfast", 44.0), ("ClerkBench", "Quillfast", 60.0)},
        ),
    ],
)
def test_figures_without_a_verb_of_scoring_are_their_subjects(
    told: str, expected: set[tuple[str, str, float]]
) -> None:
    assert expected <= rows(told)


@pytest.mark.parametrize(
    "told",
    [
        "On RoadQuiz the best score went from 14% to 52%.",
        "On RoadQuiz the record is 61%.",
    ],
)
def test_the_best_of_nobody_is_a_result(told: str) -> None:
    assert rows(told)


@pytest.mark.parametrize(
    "told",
    [
        "On Guesspool the question “AGI before 2031?” stands at 34%.",
        "- **Bundesrat**: Greens 24, Labour 31, Centre 12.",
        "Moorgate began the year with 31% of the market and a new boss.",
        "Lisbon, a test of the team's nerve, ended in a draw. They scored 3 goals and Porto 2.",
        "The Osprey 22 and the Merlin 31 were both sold out. Each cost 40% more than last year.",
    ],
)
def test_figures_of_nobody_and_of_no_test_are_no_results(told: str) -> None:
    assert not rows(told)
