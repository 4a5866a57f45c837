"""Whom a score belongs to that the trained reader sees, and whom not."""

from dataclasses import replace
from functools import cache

import pytest

from extractors.draft import Draft, FoundResult
from extractors.figure_readings import ReadFigure, ReadRole
from extractors.pipeline import run_steps
from extractors.results import read_results
from kg.model import EntityKind


@cache
def page(body: str) -> Draft:
    """A text as far as the rules bring it, without what they find."""
    made = run_steps(Draft(f"Quay notes\n\n3 March 2026\n\n{body}", "0" * 16))
    return replace(made, figures=(), forecasts=(), benchmarks=())


def score(
    draft: Draft, words: str, sure: float = 0.95, **roles: tuple[str, float] | str
) -> ReadFigure:
    """A score by its words, each role by its words and how sure it is."""

    def place(told: str) -> tuple[int, int]:
        start = draft.text.index(told)
        return start, start + len(told)

    pairs = ((n, (told, 0.95) if isinstance(told, str) else told) for n, told in roles.items())
    owned = tuple(ReadRole(name, *place(told), known) for name, (told, known) in pairs)
    return ReadFigure(*place(words), "SCORE", sure, owned)


def results(draft: Draft, *figures: ReadFigure) -> list[FoundResult]:
    return read_results.with_read(replace(draft, figures=figures), [])


def takers(draft: Draft, *figures: ReadFigure) -> list[str | None]:
    return [row.system for row in results(draft, *figures)]


@pytest.mark.parametrize(("sure", "found"), [(0.9, ["current gantry"]), (0.7, [])])
def test_any_noun_may_be_who_took_a_test_where_the_reader_is_sure(
    sure: float, found: list[str]
) -> None:
    made = page(
        "They sat the DockSense paper in May, with a clerk behind. Our current gantry wrote 94 there."
    )
    seen = score(made, "94", TEST="DockSense", SYSTEM=("current gantry", sure))
    assert takers(made, seen) == found


def test_whom_the_score_s_own_sentence_names_goes_before_whom_another_names() -> None:
    made = page(
        "The DockSense round has a ceiling. We paid twenty chartered surveyors to sit it: on average they solved 81%. Mareva 2 is next."
    )
    seen = score(
        made, "81%", TEST="DockSense", SYSTEM=("Mareva 2", 0.9), HUMAN=("chartered surveyors", 0.6)
    )
    (row,) = results(made, seen)
    assert (row.system, row.human) == ("twenty chartered surveyors", True)


def test_what_the_speakers_got_is_nobody_else_s() -> None:
    made = page("Mareva 2 wrote 44 in the DockSense round. We got 58 last season.")
    theirs = score(made, "44", TEST="DockSense", SYSTEM="Mareva 2")
    ours = score(made, "58", TEST="DockSense", SYSTEM="We")
    assert takers(made, theirs, ours) == ["Mareva 2"]


@pytest.mark.parametrize(("noun", "count"), [("AUC", 0), ("Mareva", 1)])
def test_a_measure_takes_no_test(noun: str, count: int) -> None:
    made = page(f"Over the DockSense films {noun} came to 0.91 by the end.")
    assert len(results(made, score(made, "0.91", TEST="DockSense", SYSTEM=noun))) == count


def test_a_score_is_read_before_its_error() -> None:
    made = page("In the DockSense round Mareva 2 wrote 44 ± 3 percent.")
    (row,) = results(made, score(made, "44 ± 3 percent", TEST="DockSense", SYSTEM="Mareva 2"))
    assert row.score == 44


def test_several_scores_of_a_sentence_without_rules_need_be_no_surer_than_one() -> None:
    made = page("In the DockSense round Mareva 2 wrote 44 where Halyard 7 wrote 51.")
    one = score(made, "44", 0.7, TEST="DockSense", SYSTEM="Mareva 2")
    other = score(made, "51", 0.7, TEST="DockSense", SYSTEM="Halyard 7")
    assert takers(made, one, other) == ["Mareva 2", "Halyard 7"]


def test_a_rule_s_result_does_not_get_its_test_for_a_taker() -> None:
    made = page(
        "Mareva 2 sat DockSense twice, and the Goodwin Exam. DockSense fell from 73 to 56 for it."
    )
    seen = [score(made, n, TEST="Goodwin Exam", SYSTEM="DockSense") for n in ("73", "56")]
    index = next(n for n, p in enumerate(made.propositions) if "56" in p.span.quote)
    span = made.propositions[index].span
    ruled = [
        FoundResult(index, span, "DockSense", "Mareva 2", value, "", None, None, text)
        for value, text in ((73.0, "73"), (56.0, "56"))
    ]
    rows = read_results.with_read(replace(made, figures=tuple(seen)), ruled)
    assert [row.system for row in rows] == ["Mareva 2", "Mareva 2"]


def test_an_organisation_takes_a_test_where_the_syntax_says_so_too() -> None:
    made = page(
        "Brackwater Ltd said on Monday that it had hired forty people. Brackwater Ltd solved 94% on DockSense."
    )
    assert any(e.kind is EntityKind.ORGANISATION for e in made.entities)
    seen = score(made, "94", TEST="DockSense", SYSTEM=("Brackwater Ltd", 0.6))
    assert takers(made, seen) == ["Brackwater Ltd"]


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("Galatea, which had 81 points on DockSense, would not have won in June.", ["Galatea"]),
        ("Galatea gets 81 points on DockSense, so the port will buy it.", ["Galatea"]),
        ("Galatea would get 81 points on DockSense.", []),
        ("If Galatea gets 81 points on DockSense, the port wins.", []),
        ("I would say that Galatea got 81 points on DockSense.", []),
    ],
)
def test_only_what_supposes_the_score_s_own_clause_makes_it_none(
    told: str, found: list[str]
) -> None:
    made = page(told)
    assert takers(made, score(made, "81", TEST="DockSense", SYSTEM="Galatea")) == found


def test_a_time_of_two_parts_is_one_score() -> None:
    made = page("Mareva 2 lasted 1 hour and 10 minutes on DockSense.")
    hours = score(made, "1 hour", TEST="DockSense", SYSTEM="Mareva 2")
    rest = score(made, "10 minutes", TEST="DockSense", SYSTEM="Mareva 2")
    assert [(r.score, r.unit) for r in results(made, hours, rest)] == [(70.0, "minutes")]


@pytest.mark.parametrize(
    ("told", "figure", "taker", "found"),
    [
        ("Mareva 2 wrote 44, with a confidence interval from 38 to 50.", "38", "Mareva 2", []),
        ("Mareva 2 wrote 44 within a limit of 8 hours.", "8 hours", "Mareva 2", []),
        ("Mareva 2 wrote 14 of the 20 cards.", "20", "Mareva 2", []),
        ("It stood at 44, and this spring Mareva 2 wrote 61.", "44", "Mareva 2", []),
        ("It stood at 44, and this spring Mareva 2 wrote 61.", "61", "Mareva 2", ["Mareva 2"]),
    ],
)
def test_a_number_beside_a_system_s_score_is_not_its_own(
    told: str, figure: str, taker: str, found: list[str]
) -> None:
    made = page(f"The DockSense round is over. {told}")
    beside = score(made, "61" if "61" in told else figure, TEST="DockSense", SYSTEM=taker)
    own = score(made, figure, TEST="DockSense", SYSTEM=(taker, 0.95))
    rows = results(made, *dict.fromkeys([own, beside]))
    value = float(figure.split()[0])
    assert [row.system for row in rows if row.score == value] == found


@pytest.mark.parametrize(("test", "count"), [("DockSense", 1), ("QuayRound", 0)])
def test_a_test_named_in_a_later_paragraph_has_no_score_before(test: str, count: int) -> None:
    made = page("The DockSense round is over. Mareva 2 wrote 44.\n\nThe QuayRound starts in June.")
    seen = score(made, "44", 0.7, TEST=test, SYSTEM="Mareva 2")
    assert len(results(made, seen)) == count
