"""Marked texts as examples for the reader: a text's words, its figures or claims, and what each is to the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from bank import FigureText

from extractors.language.entity_words import opening_and_closing, shapes, word_pieces, word_ranges
from extractors.language.reader_words import LABELS, distance, seeds

LONGEST = 480
"""Word pieces of a text; what is longer is cut, in training only."""

_FIGURES = frozenset({"CHANCE", "DEADLINE", "SCORE"})
_LAST = {label: place for place, label in enumerate(LABELS)}


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text for the encoder: pieces with opening and closing mark, shapes, the first piece of each word."""

    ids: tuple[int, ...]
    kinds: tuple[int, ...]
    firsts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FigureExample:
    """A text with its seeds.

    Args:
        name: of the text.
        pieces: of the text.
        seeds: first word and one past the last of each.
        labels: of each seed's words, shape (seeds, words).
        distances: classes, shape (seeds, words).
    """

    name: str
    pieces: Pieces
    seeds: tuple[tuple[int, int], ...]
    labels: Any
    distances: Any


class Cutter:
    """Texts as words and word pieces."""

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer
        self._marks = opening_and_closing(tokenizer)

    def pieces(self, text: str, words: Sequence[tuple[int, int]]) -> Pieces:
        """A text's pieces, cut after `LONGEST`."""
        written = [text[a:b] for a, b in words]
        cut = word_pieces(self._tokenizer, written)
        ids, kinds, firsts = [self._marks[0]], [0], []
        for own, shape in zip(cut, shapes(written), strict=True):
            if len(ids) + len(own) >= LONGEST:
                break
            firsts.append(len(ids))
            ids.extend(own)
            kinds.extend([shape] * len(own))
        return Pieces((*ids, self._marks[1]), (*kinds, 0), tuple(firsts))


def figure_example(text: FigureText, cutter: Cutter) -> FigureExample | None:
    """A text's seeds with the label of each word to each of them; None without a seed."""
    words = word_ranges(text.text, 0, len(text.text))
    pieces = cutter.pieces(text.text, words)
    words = words[: len(pieces.firsts)]
    found = tuple(seeds(text.text, words))
    if not found:
        return None
    labels = np.zeros((len(found), len(words)), dtype=np.int64)
    distances = np.zeros_like(labels)
    for row, (first, stop) in enumerate(found):
        low, high = words[first][0], words[stop - 1][1]
        own = [r for r in text.roles if r.label in _FIGURES and r.start < high and low < r.end]
        if own:
            shortest = min(r.end - r.start for r in own)
            own = [r for r in own if r.end - r.start == shortest]
        records = {r.record for r in own}
        spans = [(r.start, r.end, r.label) for r in text.roles if r.record in records]
        labels[row] = _labels(words, spans)
        distances[row] = [distance(first, stop, at) for at in range(len(words))]
    return FigureExample(text.name, pieces, found, labels, distances)


def _labels(words: Sequence[tuple[int, int]], spans: Sequence[tuple[int, int, str]]) -> list[int]:
    """The label of each word; where stretches are nested the inner one counts."""
    longest_first = sorted(spans, key=lambda s: s[0] - s[1])
    found = [0] * len(words)
    for at, (start, end) in enumerate(words):
        for low, high, label in longest_first:
            if low <= start and end <= high:
                found[at] = _LAST[label]
    return found
