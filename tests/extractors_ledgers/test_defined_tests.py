"""Tests that a sentence defines, whatever their names are built like, and the results told below."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract_text
from extractors.results.defined_tests import defined_tests
from extractors.results.scores import is_scale_end


def defined(words: str) -> frozenset[str]:
    return defined_tests(words, [(0, len(words))])


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("**Midtask**, by a group in Orlow, measures how well an agent goes on with old work.", "midtask"),
        ("The Sundial Project asks how long a job may last before a system gives up.", "sundial"),
        ("Foyer, published in May, consists of riddles from four countries.", "foyer"),
        ("The port ran them over WICKET, three hundred hours of calls with wind and engines.", "wicket"),
        ("Coldroom (made in Orlow) hands every agent a broken pump.", "coldroom"),
    ],
)  # fmt: skip
def test_a_sentence_defines_a_test(words: str, name: str) -> None:
    assert defined(words) == {name}


@pytest.mark.parametrize(
    "words",
    [
        "Nobody, as far as I know, measures how well an agent goes on with old work.",
        "Regulators, says Ilka Moreau, asked how a model is kept from lying.",
        "Orlow, published in May, is a town of riddles.",
        "Marten, a firm in Orlow, measures how well its tyres grip.",
    ],
)
def test_other_sentences_define_none(words: str) -> None:
    assert defined(words) == frozenset()


def test_results_below_are_of_the_test_that_their_paragraph_defines() -> None:
    text = (
        "# Notes from the quay\n\n3 March 2026\n\n"
        "**Midtask**, from a group in Orlow, measures how well an agent goes on with old work. "
        "Mareva 2 scores 41% and Petrel 4 scores 36%."
    )
    assert {(r.benchmark, r.system, r.score) for r in extract_text(text).benchmarks} == {
        ("Midtask", "Mareva 2", 41.0),
        ("Midtask", "Petrel 4", 36.0),
    }


@pytest.mark.parametrize(
    ("words", "figure", "end"),
    [
        ("a hundred tugs, scored from 0 to 100 by the harbour", "0 to 100", True),
        ("a hundred tugs, scored from 0 to 100 by the harbour", "100", True),
        ("on a scale of 1 to 10, Petrel 4 got 7", "7", False),
        ("scored from 0 to 10; Petrel 4 got 10", "10", False),
        ("Petrel 4 went from 0 to 40 points", "40", False),
    ],
)
def test_nobody_scored_the_end_of_a_scale(words: str, figure: str, end: bool) -> None:
    assert is_scale_end(words, figure) is end


HEAD = (
    "# Notes from the quay\n\n3 March 2026\n\n"
    "**Midtask**, from a group in Orlow, measures how well an agent goes on with old work. "
)


@pytest.mark.parametrize(
    ("words", "system", "figure"),
    [
        ("Mareva 2 gets 41 out of a hundred, Tern 5 has 31, and Petrel 4 a sad 12.", "Petrel 4", 12.0),
        ("Mareva 2 scored 41%, against 71% for temps.", "temps", 71.0),
    ],
)  # fmt: skip
def test_whoever_stands_beside_a_later_score_has_it(words: str, system: str, figure: float) -> None:
    found = [(r.system, r.score) for r in extract_text(HEAD + words).benchmarks]
    assert [name for name, score in found if score == figure] == [system]
