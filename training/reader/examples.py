"""Marked texts as examples for the reader: a text's words, its figures or claims, and what each is to the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from bank import FigureText

from extractors.language.entity_words import opening_and_closing, shapes, word_pieces, word_ranges
from extractors.language.reader_session import Pieces
from extractors.language.reader_windows import TITLE_WORDS, homes, windows
from extractors.language.reader_words import LABELS, distance, seeds

LONGEST = 480
"""Word pieces up to which a text is read at once, in training only."""

NOT_TAUGHT = -100
"""The label of a word that nobody knows."""

_FIGURES = frozenset({"CHANCE", "DEADLINE", "SCORE"})
_LAST = {label: place for place, label in enumerate(LABELS)}


@dataclass(frozen=True, slots=True)
class Flat:
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
    pieces: Flat
    seeds: tuple[tuple[int, int], ...]
    labels: Any
    distances: Any

    @property
    def tells(self) -> bool:
        """Whether any of its runs is a figure."""
        return bool((self.labels > 0).any())


class Cutter:
    """Texts as words and word pieces."""

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer
        self._marks = opening_and_closing(tokenizer)

    def pieces(self, text: str, words: Sequence[tuple[int, int]]) -> Pieces:
        """A text's words as pieces."""
        written = [text[a:b] for a, b in words]
        return Pieces(tuple(word_pieces(self._tokenizer, written)), tuple(shapes(written)))

    def flat(self, words: Pieces) -> Flat:
        """Words in one row, between the opening and the closing mark."""
        ids, kinds, firsts = [self._marks[0]], [0], []
        for own, shape in zip(words.ids, words.kinds, strict=True):
            firsts.append(len(ids))
            ids.extend(own)
            kinds.extend([shape] * len(own))
        return Flat((*ids, self._marks[1]), (*kinds, 0), tuple(firsts))

    def read(self, text: str, words: Sequence[tuple[int, int]]) -> Flat:
        """A text's words in one row, cut after `LONGEST` pieces."""
        pieces = self.pieces(text, words)
        total = np.cumsum([len(own) for own in pieces.ids])
        kept = int((total < LONGEST).sum())
        return self.flat(Pieces(pieces.ids[:kept], pieces.kinds[:kept]))


def figure_examples(text: FigureText, cutter: Cutter) -> Iterator[FigureExample]:
    """A text's seeds with the label of each word to each of them; a long text in windows, as the product reads it."""
    words = word_ranges(text.text, 0, len(text.text))
    found = tuple(seeds(text.text, words))
    pieces = cutter.pieces(text.text, words)
    if sum(map(len, pieces.ids)) <= LONGEST:
        if found:
            yield _example(text.name, text, cutter, pieces, words, (0, 0, len(words)), found)
        return
    titled = text.text.find("\n")
    led = min(TITLE_WORDS, sum(start < titled for start, _ in words))
    lengths = [len(own) for own in pieces.ids]
    shown = list(windows(lengths, sum(lengths[:led]), led))
    for number, own in homes(shown, found).items():
        low, high = shown[number]
        title = led if low >= led else 0
        yield _example(
            f"{text.name} {number}", text, cutter, pieces, words, (title, low, high), own
        )


def _example(
    name: str,
    text: FigureText,
    cutter: Cutter,
    pieces: Pieces,
    words: Sequence[tuple[int, int]],
    place: tuple[int, int, int],
    found: Sequence[tuple[int, int]],
) -> FigureExample:
    """A window of a text: words of the title before it, first word and one past the last, runs that are read there."""
    led, low, high = place
    both = Pieces(
        (*pieces.ids[:led], *pieces.ids[low:high]), (*pieces.kinds[:led], *pieces.kinds[low:high])
    )
    own = words[low:high]
    labels = np.zeros((len(found), led + len(own)), dtype=np.int64)
    distances = np.zeros_like(labels)
    for row, (first, stop) in enumerate(found):
        labels[row, led:] = _row(text, own, words[first][0], words[stop - 1][1])
        if led:
            labels[row, :led] = NOT_TAUGHT if (labels[row] == NOT_TAUGHT).any() else 0
        run = (first - low + led, stop - low + led)
        distances[row] = [distance(*run, at) for at in range(labels.shape[1])]
    runs = tuple((first - low + led, stop - low + led) for first, stop in found)
    return FigureExample(name, cutter.flat(both), runs, labels, distances)


def _row(text: FigureText, words: Sequence[tuple[int, int]], low: int, high: int) -> list[int]:
    """The labels of words to the run of words between two places."""
    own = [r for r in text.roles if r.label in _FIGURES and r.start < high and low < r.end]
    if own:
        shortest = min(r.end - r.start for r in own)
        own = [r for r in own if r.end - r.start == shortest]
    elif any(start < high and low < end for start, end in text.unsure):
        return [NOT_TAUGHT] * len(words)
    records = {r.record for r in own}
    spans = [(r.start, r.end, r.label) for r in text.roles if r.record in records]
    labels = _labels(words, spans)
    if own and text.partial:
        return [label or NOT_TAUGHT for label in labels]
    return labels


def _labels(words: Sequence[tuple[int, int]], spans: Sequence[tuple[int, int, str]]) -> list[int]:
    """The label of each word; where stretches are nested the inner one counts."""
    longest_first = sorted(spans, key=lambda s: s[0] - s[1])
    found = [0] * len(words)
    for at, (start, end) in enumerate(words):
        for low, high, label in longest_first:
            if low <= start and end <= high:
                found[at] = _LAST[label]
    return found
