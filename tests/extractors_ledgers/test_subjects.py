"""Whoever is the subject or the agent of a verb of forecasting holds the forecast."""

from __future__ import annotations

import pytest

from extractors.forecasting.subjects import Known, agent_after, subject_before
from extractors.pipeline import extract_text
from kg.model import AUTHOR, Span


def _known(words: str, *names: str) -> list[Known]:
    return [Known(Span.of(words, words.index(n), words.index(n) + len(n)), n, False) for n in names]


@pytest.mark.parametrize(
    ("words", "names", "who"),
    [
        ("Vale Rail now has fares rising 4% by May.", ("Vale Rail",), "Vale Rail"),
        ("Edda Krol, who built it, is convinced it opens by May.", ("Edda Krol",), "Edda Krol"),
        (
            "Modelling by the Lowmere Institute puts it at 4% by May.",
            ("Lowmere Institute",),
            "Lowmere Institute",
        ),
        ("the Institute’s main case has it at 4% by May.", ("Lowmere Institute",), None),
        (
            "In 2019 a trader of my acquaintance prophesied a crash by May.",
            (),
            "trader of my acquaintance (unnamed)",
        ),
        ("We see fares rising by May.", (), AUTHOR),
        ("Edda Krol says so, and I’d still put that at 4% by May.", ("Edda Krol",), AUTHOR),
        ("I hear that Edda Krol expects fares to rise by May.", ("Edda Krol",), "Edda Krol"),
        ("The bridge is expected by May.", (), None),
    ],
)
def test_subject_of_a_verb_of_forecasting(
    words: str, names: tuple[str, ...], who: str | None
) -> None:
    known = _known(words, *[n for n in names if n in words])
    span = Span(0, len(words), words)
    assert subject_before(words, span, words.index("by May"), known) == who


@pytest.mark.parametrize(
    ("words", "who"),
    [
        (
            "Output is put at 4.2 tonnes in May by the Lowmere Grain Exchange.",
            "Lowmere Grain Exchange",
        ),
        ("Output may double in May, lobbyists said on Tuesday.", "lobbyists (unnamed)"),
        ("Output is expected in May by noon.", None),
        ("Output is expected in May, according to brokers asked by Lowmere Grain Exchange.", None),
    ],
)
def test_agent_behind_what_is_foreseen(words: str, who: str | None) -> None:
    span = Span(0, len(words), words)
    assert agent_after(words, span, words.index("May"), []) == who


def test_a_chance_of_the_writer_is_not_that_of_whoever_measures_it() -> None:
    (found,) = extract_text(
        "5 May 2026\n\nI'd put about 70% on fares, as measured by the Lowmere Fare Index, falling by 2030."
    ).forecasts
    assert found.forecaster == AUTHOR


def test_a_work_of_a_body_that_is_named_in_full_is_the_bodys() -> None:
    found = extract_text(
        "5 May 2026\n\nThe Lowmere Grain Institute has a report out.\n\n"
        "The Institute's baseline nonetheless projects that exports will rise by 6% a year to 2030."
    ).forecasts
    assert [f.forecaster for f in found] == ["Lowmere Grain Institute"]


def test_an_institution_does_not_say_i() -> None:
    found = extract_text(
        "Lowmere Harbour Council | Hearing of 5 May 2026\n\n"
        "I think there is a one-in-ten chance that the lock fails before 2030."
    ).forecasts
    assert [f.forecaster for f in found] == [AUTHOR]
