"""Results as running prose tells them: in words, behind comparisons, with pronouns, and beside other figures."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract_text
from extractors.results.coined_evidence import weighed_tests
from extractors.results.named_occasions import named_occasions
from extractors.results.scores import find_scores
from extractors.results.spelled_scores import spelled_scores


def rows(text: str) -> set[tuple[str, str | None, float]]:
    return {(r.benchmark, r.system, r.score) for r in extract_text(text).benchmarks}


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("it solved sixty-two per cent", 62.0, "%"),
        ("it solved sixty-two and a half percent", 62.5, "%"),
        ("it got forty-one of the fifty cases", 41.0, "of 50"),
        ("it got nine out of ten.", 9.0, ""),
        ("it got a hundred per cent", 100.0, "%"),
        ("it got a hundred and seventy-one of the two hundred right", 171.0, "of 200"),
        ("it docks in nine out of twenty attempts", 9.0, "of 20"),
    ],
)
def test_scores_in_words_are_read(words: str, value: float, unit: str) -> None:
    found = [(s.value, s.unit) for s in spelled_scores(words, 0, len(words))]
    assert found == [(value, unit)]


@pytest.mark.parametrize(
    "words",
    ["one of them", "two of the rivals", "twelve of ten", "a few per cent", "three of five"],
)
def test_numbers_in_words_without_a_scale_are_none(words: str) -> None:
    assert not list(spelled_scores(words, 0, len(words)))


def test_a_result_in_words_stands_beside_one_in_figures() -> None:
    told = "On QuizBench, Heron 2 scored 71%. Lark 3 scored sixty-two per cent."
    assert ("QuizBench", "Lark 3", 62.0) in rows(told)


def test_a_figure_behind_a_comparison_is_of_the_sentence_s_own_system() -> None:
    told = (
        "Calder 4 is out today. It scores 71.4% on RepoSurgeon, up from 58.9% for Calder 3, and 88.2% on the graduate "
        "physics set PhysGrad. On MathLadder it reaches 93%."
    )
    assert {
        ("RepoSurgeon", "Calder 4", 71.4),
        ("RepoSurgeon", "Calder 3", 58.9),
        ("PhysGrad", "Calder 4", 88.2),
        ("MathLadder", "Calder 4", 93.0),
    } <= rows(told)


def test_a_possessor_has_its_figure() -> None:
    told = "On MathLadder the new Calder 4 reaches 93%, ahead of the best result so far, Ostrova Large's 91%."
    assert ("MathLadder", "Ostrova Large", 91.0) in rows(told)


def test_a_name_right_before_its_verb_has_the_figure_whatever_opens_the_sentence() -> None:
    told = "Rainfall remains a weakness: on the RainCheck index, where 100 would be perfect, StormCast-AI manages 58."
    assert rows(told) == {("RainCheck", "StormCast-AI", 58.0)}


def test_the_spread_of_scores_is_no_score() -> None:
    told = "On QuizBench, Heron 2 scored 71%. The standard deviation of Heron 2 over five seeds was 0.8."
    assert {score for _, _, score in rows(told)} == {71.0}


def test_a_title_that_introduces_a_system_names_it_without_that_word() -> None:
    told = (
        "# Introducing Calder 4\n\nToday we are out.\n\n- RepoSurgeon: 71.4%\n- MathLadder: 93%\n"
    )
    assert {system for _, system, _ in rows(told)} == {"Calder 4"}


def weighed(text: str) -> frozenset[str]:
    return weighed_tests(text, [(0, len(text))], ())


@pytest.mark.parametrize(
    "text",
    [
        "The latest is FogPilot, where an agent steers a ferry.",
        "FogPilot, a set of 40 harbour charts, came out in May.",
        "FogPilot covers eleven harbours.",
        "FogPilot's makers did not answer.",
        "It is at 61 on FogPilot, and nobody minds: for FogPilot, that is low.",
    ],
)
def test_what_a_text_says_of_a_coined_name_makes_it_a_test(text: str) -> None:
    assert weighed(text) == {"fogpilot"}


@pytest.mark.parametrize(
    "text",
    [
        "FogPilot scored 61 on the harbour paper.",
        "The model FogPilot gives advice, and FogPilot's 61% was the best.",
        "FogPilot, our steering system, covers eleven harbours.",
        "We run on FogPilot.",
        "Harbours liked FogPilot.",
    ],
)
def test_what_acts_or_scores_is_no_test(text: str) -> None:
    assert not weighed(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("At the Andes sounding comparison our sonde scored 0.18.", "andes sounding comparison"),
        ("It reached 0.93 on the Leiden chest set.", "leiden chest set"),
        ("During the Orkney standard swell test it made 86.", "orkney standard swell test"),
        ("It sat the Harbour pilot exam and got 61.", "harbour pilot exam"),
    ],
)
def test_a_name_and_what_it_is_are_a_test_s_whole_name(text: str, name: str) -> None:
    assert named_occasions(text, [(0, len(text))]) == {name}


@pytest.mark.parametrize(
    "text",
    [
        "At the Andes sounding comparison our sonde did well.",
        "In the March drill it got 61.",
        "Labour scored 48% in the Northern district.",
        "In the Nature paper it got 61.",
        "It has 61 on the Fjordvoice test set.",
        "On the Monday run it made 61.",
    ],
)
def test_days_places_and_papers_are_no_tests(text: str) -> None:
    assert not named_occasions(text, [(0, len(text))])


def test_a_named_occasion_is_the_test_of_its_results() -> None:
    told = "At the Andes sounding comparison the sonde Vaisko scored 0.18. The French model managed 0.21."
    assert ("Andes sounding comparison", "Vaisko", 0.18) in rows(told)


@pytest.mark.parametrize(
    "told",
    [
        "Both Lark 3 and Wren reached 44%.",
        "Lark 3 and Wren were level on 44%.",
        "Lark 3 and Wren are tied at 44%.",
    ],
)
def test_a_score_told_of_two_is_of_each(told: str) -> None:
    found = rows(f"On QuizBench, Heron 2 scored 61%. {told}")
    assert {("QuizBench", "Lark 3", 44.0), ("QuizBench", "Wren", 44.0)} <= found
    assert len(found) == 3


def test_two_scores_of_two_stay_apart() -> None:
    told = "On QuizBench, Heron 2 scored 61%. Lark 3 and Wren reached 31% and 36% respectively."
    assert {(s, n) for _, s, n in rows(told)} == {("Heron 2", 61), ("Lark 3", 31), ("Wren", 36)}


def test_they_are_the_people_of_the_sentence_before() -> None:
    told = (
        "On RepoSurgeon Calder 4 scored 71%. We also asked 14 professional engineers to sit it. "
        "Given four hours, they solved 76% of the issues."
    )
    assert ("RepoSurgeon", "professional engineers", 76.0) in rows(told)


def test_they_are_not_whose_system_it_is() -> None:
    told = (
        "Calder 4 scored 71% on RepoSurgeon, to the joy of its engineers. They scored 58% in May."
    )
    assert "engineers" not in {system for _, system, _ in rows(told)}


def test_a_stopwatch_s_time_is_in_seconds() -> None:
    words = "it finished in 1:03:40"
    assert [(s.values, s.unit) for s in find_scores(words, 0, len(words))] == [
        ((3820.0,), "seconds")
    ]


def test_how_sure_an_interval_is_is_no_score() -> None:
    told = "FebriQuick had a sensitivity of 87.3% (95% CI 83.1-90.7) on FluPanel-200."
    assert {score for _, _, score in rows(told)} == {87.3}
