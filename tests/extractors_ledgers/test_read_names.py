"""Names of tests and takers that the trained reader gives in part, or that the text tells beside it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from extractors.draft import Draft, FoundResult
from extractors.figure_readings import NO_FIGURE, ReadFigure, ReadRole
from extractors.pipeline import extract_text, run_steps
from extractors.results.benchmark_names import NamedBenchmark
from extractors.results.read_results import with_read
from extractors.results.read_takers import Takers


@cache
def page(body: str, head: str = "Notes from the quay") -> Draft:
    """A text as far as the rules bring it, without figures and results."""
    made = run_steps(Draft(f"# {head}\n\n3 March 2026\n\n{body}", "0" * 16))
    return replace(made, figures=(), benchmarks=())


def score(
    draft: Draft, words: str, sure: float = 0.95, *, label: str = "SCORE", **roles: str | float
) -> ReadFigure:
    """A figure; a role by its words, or by words and "~" and how sure: ``TEST="DockSense~0.4"``."""

    def role(name: str, told: str) -> ReadRole:
        named, _, probability = told.partition("~")
        start = draft.text.index(named)
        return ReadRole(name, start, start + len(named), float(probability or 0.95))

    start = draft.text.index(words)
    told = tuple(role(name, str(words_)) for name, words_ in roles.items())
    return ReadFigure(start, start + len(words), label, sure, told)


def rows(
    draft: Draft, *figures: ReadFigure, found: tuple[FoundResult, ...] = ()
) -> list[tuple[str, str | None, float]]:
    read = with_read(replace(draft, figures=figures), list(found))
    return [(row.benchmark, row.system, row.score) for row in read]


def rule_row(draft: Draft, words: str, **fields: object) -> FoundResult:
    """A result that a rule found in the proposition with some words."""
    index = next(n for n, p in enumerate(draft.propositions) if words in p.span.quote)
    span = draft.propositions[index].span
    row = FoundResult(index, span, "DockSense", "Mareva 2", 81.5, "%", None, None)
    return replace(row, **fields)


def test_a_test_that_one_score_is_sure_of_is_that_of_another() -> None:
    body = "On DockSense the tug Mareva 2 was given 81.5 by the harbour. For Petrel 4 the jury wrote 64.2."
    made = page(body)
    first = score(made, "81.5", TEST="DockSense", SYSTEM="Mareva 2")
    other = score(made, "64.2", TEST="DockSense~0.4", SYSTEM="Petrel 4")
    assert rows(made, first, other) == [
        ("DockSense", "Mareva 2", 81.5),
        ("DockSense", "Petrel 4", 64.2),
    ]
    plain = page(body.replace("DockSense", "the dock"))
    alone = score(plain, "64.2", TEST="the dock~0.4", SYSTEM="Petrel 4")
    assert rows(plain, alone) == []


@pytest.mark.parametrize(("other", "count"), [("", 1), (" Some prefer QuayBench.", 0)])
def test_the_only_test_of_a_section_is_that_of_its_scores(other: str, count: int) -> None:
    made = page(
        f"DockSense asks a tug to berth in fog.{other} Mareva 2 was sure of 91.0 on the first day.\n\n"
        "The jury was unmoved. Petrel 4 was given 64.2 a week later."
    )
    figures = [score(made, "91.0", TEST="DockSense", SYSTEM="Mareva 2")]
    if other:
        figures.append(score(made, "91.0", TEST="QuayBench", SYSTEM="Mareva 2"))
    told = rows(made, *figures, score(made, "64.2", SYSTEM="Petrel 4"))
    assert told.count(("DockSense", "Petrel 4", 64.2)) == count


@pytest.mark.parametrize(
    ("named", "marked", "name"),
    [
        ("the Tallow Reading Exam", "Reading Exam", "Tallow Reading Exam"),
        ("the set DockSense", "the set DockSense", "DockSense"),
        ("the DockSense suite", "the DockSense suite", "DockSense"),
        ("the autumn trial", "the autumn trial", "autumn trial"),
        ("our internal berthing trial", "our internal berthing trial", "berthing trial"),
    ],
)
def test_a_test_gets_its_whole_name_and_no_more(named: str, marked: str, name: str) -> None:
    made = page(f"The tug Mareva 2 scored 81.5 on {named}.")
    assert rows(made, score(made, "81.5", TEST=marked, SYSTEM="Mareva 2")) == [
        (name, "Mareva 2", 81.5)
    ]


def test_a_name_ends_before_the_next_phrase_and_is_not_told_twice() -> None:
    made = page("On DockSense the Harbour tug was given 81.5 points.")
    read = score(made, "81.5", TEST="DockSense the Harbour tug", SYSTEM="Harbour tug")
    assert [test for test, _, _ in rows(made, read)] == ["DockSense"]
    twice = page("LongWharf LongWharf gave Mareva 2 a score of 81.5 on Monday.")
    read = score(twice, "81.5", TEST="LongWharf LongWharf", SYSTEM="Mareva 2")
    assert rows(twice, read) == [("LongWharf", "Mareva 2", 81.5)]


@pytest.mark.parametrize(("sure", "count"), [("0.9", 1), ("0.7", 0)])
def test_a_test_without_a_coined_name_must_be_sure(sure: str, count: int) -> None:
    made = page("In the autumn trial the tug Mareva 2 scored 81.5.")
    read = score(made, "81.5", TEST=f"the autumn trial~{sure}", SYSTEM="Mareva 2")
    assert len(rows(made, read)) == count


@pytest.mark.parametrize(
    ("sentence", "marked", "name"),
    [
        (
            "Its berthing model, Ammonite, scored 81.5 on DockSense.",
            "Its berthing model",
            "Ammonite",
        ),
        (
            "Roderick, the program my nephew likes, scored 81.5 on DockSense.",
            "the program my",
            "Roderick",
        ),
        ("At dusk the harbour's system scores 81.5 on DockSense.", "system", "harbour's system"),
        ("The older model scored 81.5 on DockSense.", "The older model", "older model"),
    ],
)
def test_a_taker_gets_its_name(sentence: str, marked: str, name: str) -> None:
    made = page(sentence)
    assert rows(made, score(made, "81.5", TEST="DockSense", SYSTEM=marked)) == [
        ("DockSense", name, 81.5)
    ]


def test_a_taker_that_the_reader_does_not_see_is_told_by_the_syntax() -> None:
    made = page("Mareva 2 scored 81.5% on DockSense. It then scored 64.2% on the open sea part.")
    first = score(made, "81.5%", TEST="DockSense")
    assert rows(made, first) == [("DockSense", "Mareva 2", 81.5)]
    other = score(made, "64.2%", TEST="DockSense")
    assert rows(made, first, other)[1] == ("DockSense", "Mareva 2", 64.2)


def test_whoever_a_sentence_names_comes_before_whom_the_reader_finds_elsewhere() -> None:
    made = page("Mareva 2 was at sea. Harbour pilots scored 81.5% on DockSense.")
    read = score(made, "81.5%", TEST="DockSense", SYSTEM="Mareva 2~0.7")
    assert rows(made, read) == [("DockSense", "Harbour pilots", 81.5)]


@pytest.mark.parametrize("owner", ["", "Anker's "])
def test_a_name_right_behind_a_score_has_it(owner: str) -> None:
    made = page(f"Mareva 2 is ahead on DockSense, against 48.6% for {owner}Basalt Pro.")
    read = score(made, "48.6%", TEST="DockSense", SYSTEM="Mareva 2~0.6")
    assert rows(made, read) == [("DockSense", "Basalt Pro", 48.6)]


def test_the_same_machine_is_the_one_before() -> None:
    made = page(
        "Mareva 2 scored 81.5% on DockSense. On DockSense the same machine scored 64.2% in fog."
    )
    first = score(made, "81.5%", TEST="DockSense", SYSTEM="Mareva 2")
    again = score(made, "64.2%", TEST="DockSense")
    assert rows(made, first, again)[1] == ("DockSense", "Mareva 2", 64.2)


def test_whoever_speaks_takes_no_test() -> None:
    made = page("pilotfish: any news?\n\nolga: yes\n\npilotfish: it got 81.5 on DockSense")
    read = score(made, "81.5", TEST="DockSense", SYSTEM="pilotfish")
    assert rows(made, read) == []


@pytest.mark.parametrize(
    "words",
    [
        "a pass mark of 81.5",
        "a scale from 0 to 81.5",
        "an error of ±81.5",
        "a file of 81.5 GB",
        "an answer 81.5% faster",
        "81.5% of the checks on only a tiny fraction of cases",
    ],
)
def test_a_bar_a_scale_an_error_a_measure_and_a_difference_are_no_scores(words: str) -> None:
    made = page(f"On DockSense, Mareva 2 had {words}, and that was that.")
    marked = "81.5%" if "%" in words else "81.5"
    assert rows(made, score(made, marked, TEST="DockSense", SYSTEM="Mareva 2")) == []


def test_tasks_in_a_tests_manner_are_another_test_without_a_name() -> None:
    made = page("On DockSense-style questions Mareva 2 scored 81.5, so we are told.")
    read = score(made, "81.5", TEST="DockSense-style questions", SYSTEM="Mareva 2")
    assert rows(made, read) == []


def test_a_figure_for_a_test_behind_closed_doors_is_none_of_the_named_test() -> None:
    made = page(
        "Mareva 2 reached 84.2% on DockSense, short of the 93.1% quoted for an internal test."
    )
    one, other = (score(made, f, TEST="DockSense", SYSTEM="Mareva 2") for f in ("84.2%", "93.1%"))
    assert rows(made, one, other) == rows(made, one) != []


def test_a_rules_result_of_nobody_gets_the_readers_taker() -> None:
    made = page("On DockSense, Mareva 2 scored 81.5%, and on QuayBench 64.2%.")
    read = score(made, "81.5%", TEST="DockSense", SYSTEM="Mareva 2")
    own = rule_row(made, "81.5%", system=None)
    assert rows(made, read, found=(own,)) == [("DockSense", "Mareva 2", 81.5)]
    wrong = rule_row(made, "81.5%", benchmark="Mareva 2", system=None)
    assert rows(made, read, found=(wrong,)) == [("DockSense", "Mareva 2", 81.5)]


def test_a_second_score_of_one_system_on_a_test_is_whose_the_reader_says() -> None:
    made = page("On DockSense Mareva 2 scored 81.5% and the older model scored 64.2%.")
    one, other = rule_row(made, "81.5%"), rule_row(made, "64.2%", score=64.2)
    read = score(made, "64.2%", TEST="DockSense", SYSTEM="the older model")
    assert rows(made, read, found=(one, other))[1] == ("DockSense", "older model", 64.2)
    alone = rule_row(made, "64.2%", score=64.2)
    assert rows(made, read, found=(alone,)) == [("DockSense", "Mareva 2", 64.2)]


@pytest.mark.parametrize(
    ("system", "sure", "count"), [(None, 0.99, 0), (None, 0.9, 1), ("X", 0.99, 1)]
)
def test_what_the_reader_is_sure_is_no_score_is_no_result_of_nobody(
    system: str | None, sure: float, count: int
) -> None:
    made = page("Mareva 2 is mentioned 81.5% of the time on DockSense.")
    none = score(made, "81.5", sure, label=NO_FIGURE)
    assert len(rows(made, none, found=(rule_row(made, "81.5%", system=system),))) == count


@pytest.mark.parametrize(("sure", "count"), [(0.95, 2), (0.7, 1)])
def test_a_score_beside_a_rules_result_must_be_sure(sure: float, count: int) -> None:
    made = page("On DockSense Mareva 2 scored 81.5%, its rival Petrel 4 not quite 64.2%.")
    read = score(made, "64.2%", sure, TEST="DockSense", SYSTEM="Petrel 4")
    assert len(rows(made, read, found=(rule_row(made, "81.5%"),))) == count


def test_whose_a_named_test_is_stands_in_no_name() -> None:
    made = page(
        "On the Harbour's own Berthing Standard the tug Mareva 2 was given 81.5 by the jury."
    )
    told = score(made, "81.5", TEST="Harbour's own Berthing Standard", SYSTEM="Mareva 2")
    assert rows(made, told) == [("Berthing Standard", "Mareva 2", 81.5)]


def test_who_is_named_in_a_relative_clause_took_no_test() -> None:
    made = page("Mareva 2, which Torvik Marine built in Orlow, scored 81.5 on DockSense.")
    told = score(made, "81.5", TEST="DockSense", SYSTEM="Torvik Marine")
    assert rows(made, told) == [("DockSense", "Mareva 2", 81.5)]


def test_a_score_claimed_for_a_system_is_not_of_whoever_claims_it() -> None:
    made = page("Torvik Marine claimed 81.5 on DockSense (a course with 40 turns) for Mareva 2.")
    told = score(made, "81.5", TEST="DockSense", SYSTEM="Torvik Marine")
    at = made.text.index("DockSense")
    takers = Takers(replace(made, figures=(told,)), tests=[NamedBenchmark(at, at + 9, "DockSense")])
    read = with_read(takers.draft, [], takers)
    assert [(row.benchmark, row.system) for row in read] == [("DockSense", "Mareva 2")]


@pytest.mark.parametrize(
    ("body", "date"),
    [
        ("On DockSense the tug Mareva 2 was given 81.5 in January, said the jury.", "2026-01"),
        ("In January the tug Mareva 2 was given 81.5 on DockSense.", "2026-01"),
        ("In January the quay closed; on DockSense the tug Mareva 2 was given 81.5.", None),
        ("Mareva 2, which was sold in January, was given 81.5 on DockSense.", None),
        ("On DockSense the tug Mareva 2 was given 81.5 last summer.", "2025"),
        ("On DockSense, open since January, the tug Mareva 2 was given 81.5.", None),
    ],
)
def test_a_score_has_the_time_of_its_part_of_the_sentence(body: str, date: str | None) -> None:
    made = page(body)
    told = score(made, "81.5", TEST="DockSense", SYSTEM="Mareva 2")
    assert [row.date for row in with_read(replace(made, figures=(told,)), [])] == [date]


def test_a_system_has_its_name_without_the_common_noun_before_it() -> None:
    (found,) = extract_text("The system Heron 2 scored 61% on Lockgate.", name="page").benchmarks
    assert found.system == "Heron 2"
