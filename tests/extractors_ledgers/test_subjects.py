"""Whoever is the subject or the agent of a verb of forecasting holds the forecast."""

from __future__ import annotations

import pytest

from extractors.forecasting.subjects import Known, agent_after, subject_before
from kg.model import Span


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
        ("We see fares rising by May.", (), None),
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
    ],
)
def test_agent_behind_what_is_foreseen(words: str, who: str | None) -> None:
    span = Span(0, len(words), words)
    assert agent_after(words, span, words.index("May"), []) == who
