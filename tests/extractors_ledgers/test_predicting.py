"""Words of prediction set the times of their own clause ahead, and no others."""

from __future__ import annotations

import pytest

from extractors.forecasting.horizons import find_times
from extractors.forecasting.predicting import foretold
from extractors.language.syntax import read_sentences
from kg.model import Span


def _told(words: str) -> list[str]:
    """The times that words of prediction set ahead, for a text of March 2026."""
    (sentences,) = read_sentences(words, [(0, len(words))])
    times = find_times(words, reference="2026-03-10")
    span = Span(0, len(words), words)
    found = foretold(words, span, times, "2026-03-10", sentences[0].parse)
    return [words[time.core : time.end] for time in times if time.start in found]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The ministry looks for ridership to pass 90,000 a day next spring.", ["next spring"]),
        ("Kessel Rail has passenger numbers climbing 6% this year.", ["this year"]),
        ("The new terminal is due to open on 14 October.", ["14 October"]),
        ("Our 2028 average stays at 71 dollars.", ["2028"]),
        ("Marta Quill is convinced the road opens within eighteen months.", ["eighteen months"]),
        ("Admissions this winter will come in under 30,000.", ["this winter"]),
    ],
)
def test_words_of_prediction_reach_their_time(words: str, told: list[str]) -> None:
    assert _told(words) == told


@pytest.mark.parametrize(
    "words",
    [
        "The council has cut 40 posts this year.",
        "The bank has 230 branches open this summer.",
        "Profit rose 8% this quarter after a slow start.",
        "If the dam fails this spring, 4,000 homes would flood.",
        "The concert has sold 3,000 tickets for this June.",
    ],
)
def test_what_has_happened_is_not_foretold(words: str) -> None:
    assert _told(words) == []
