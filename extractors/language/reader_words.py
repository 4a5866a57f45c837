"""What the reader sees of a text: its words, and the runs of words that may be a chance, a deadline or a score.

Training and product use this same code.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extractors.language.lexicon import load_lexicon

LABELS = (
    "O",
    "CHANCE",
    "DEADLINE",
    "SCORE",
    "WHO",
    "EVENT",
    "TEST",
    "SYSTEM",
    "HUMAN",
    "DATE",
)
"""What a word may be to a figure; a figure's own words are CHANCE, DEADLINE or SCORE, or O where it is none."""

DISTANCES = 21
"""Classes of how far a word stands from a figure."""

_JOINTS = frozenset(".,:/-–‑")


@dataclass(frozen=True, slots=True)
class FigureWords:
    """``lexicons/figures.toml``: single words that may be part of a figure."""

    numbers: frozenset[str]
    chances: frozenset[str]
    times: frozenset[str]


@cache
def _figure_words() -> frozenset[str]:
    words = load_lexicon(FigureWords, "figures")
    return words.numbers | words.chances | words.times


def seeds(text: str, words: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Runs of words that may be (part of) a chance, a deadline or a score: numbers, words of chance and of time.

    Args:
        text: the whole text.
        words: ranges from `entity_words.word_ranges`.

    Yields:
        First word and one past the last.
    """
    at = 0
    while at < len(words):
        start, end = words[at]
        word = text[start:end].lower()
        if any(c.isdigit() for c in word):
            stop = at + 1
            while _joined(text, words, stop):
                stop += 2
            yield at, stop
            at = stop
            continue
        if word in _figure_words():
            yield at, at + 1
        at += 1


def _joined(text: str, words: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether a joint and more digits follow without a space: "1.5", "2-3"."""
    if at + 1 >= len(words):
        return False
    (before, joint, after) = words[at - 1], words[at], words[at + 1]
    return (
        before[1] == joint[0]
        and joint[1] == after[0]
        and text[joint[0] : joint[1]] in _JOINTS
        and any(c.isdigit() for c in text[after[0] : after[1]])
    )


def distance(first: int, stop: int, word: int) -> int:
    """The class of how far a word stands from a run: 0 to 9 before it (far to near), 10 in it, 11 to 20 behind it."""
    if first <= word < stop:
        return 10
    away = first - word if word < first else word - stop + 1
    step = next((n for n, most in enumerate((1, 2, 3, 5, 8, 13, 21, 34, 55)) if away <= most), 9)
    return 9 - step if word < first else 11 + step
