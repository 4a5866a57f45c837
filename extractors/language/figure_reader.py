"""What the figures of a text are, by the trained reader: chances, deadlines and scores, and who and what they belong to.

An encoder reads a stretch of text once; a head then tells, for each run of words that may be a figure, what every
word of the stretch is to it (after Dozat and Manning, "Deep Biaffine Attention", ICLR 2017, who pair words for
syntax in this way).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from extractors.figure_readings import NO_FIGURE, ReadFigure, ReadRole
from extractors.language.entity_words import word_ranges
from extractors.language.reader_session import Pieces, ReaderSession, linear, softmax
from extractors.language.reader_weights import FIGURES as FIGURES_MODEL
from extractors.language.reader_windows import TITLE_WORDS, homes, windows
from extractors.language.reader_words import LABELS, distance, seeds

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BATCH = 8
FIGURES = ("CHANCE", "DEADLINE", "SCORE")


@dataclass(frozen=True, slots=True)
class _Window:
    """Words (places in the text's list) with their pieces; the first ``led`` are a title's and have no place."""

    words: tuple[int, ...]
    led: int
    pieces: Pieces

    @property
    def shift(self) -> int:
        """What to add to a place in the text's list for that in the window."""
        return self.led - self.words[0]


class FigureReader:
    """The reader of figures; loaded when first used, safe to share among threads."""

    def __init__(self) -> None:
        self._session = ReaderSession(FIGURES_MODEL)

    def read(
        self, text: str, stretches: Sequence[tuple[int, int]], title: tuple[int, int] | None = None
    ) -> tuple[ReadFigure, ...]:
        """The runs of words that may be figures in stretches of a text, and what they are, in order.

        Args:
            text: the untouched text.
            stretches: ranges of the text that are read on from one to the next, in order, none overlapping
                another.
            title: range of the title, shown before every window that does not hold it.

        Raises:
            ModelError: the model is missing or damaged, or does not load.
            EncoderError: MiniLM, on which it stands, is not installed or altered.
        """
        words = [word for start, end in stretches for word in word_ranges(text, start, end)]
        found = tuple(seeds(text, words))
        if not found:
            return ()
        led = word_ranges(text, *title)[:TITLE_WORDS] if title else []
        shown = list(self._windows(text, words, led))
        wanted = homes([(w.words[0], w.words[-1] + 1) for w in shown], found)
        read: list[ReadFigure] = []
        busy = sorted(wanted)
        for at in range(0, len(busy), _BATCH):
            part = busy[at : at + _BATCH]
            vectors = self._session.vectors([shown[number].pieces for number in part])
            for number, own in zip(part, vectors, strict=True):
                read += self._figures(text, shown[number], own, words, wanted[number])
        joined = list(_joined(sorted(_figures_of(read), key=_place)))
        # What is part of a longer figure needs no word of its own.
        alone = [
            f
            for f in read
            if f.label == NO_FIGURE and not any(j.start < f.end and f.start < j.end for j in joined)
        ]
        return tuple(sorted((*joined, *alone), key=_place))

    def _windows(
        self, text: str, words: Sequence[tuple[int, int]], led: Sequence[tuple[int, int]]
    ) -> Iterator[_Window]:
        pieces, title = self._session.pieces(text, words), self._session.pieces(text, led)
        lengths = [len(own) for own in pieces.ids]
        before = sum(start < led[-1][1] for start, _ in words) if led else 0
        for low, high in windows(lengths, sum(map(len, title.ids)), before):
            first = title if led and low >= before else Pieces((), ())
            both = Pieces(
                (*first.ids, *pieces.ids[low:high]), (*first.kinds, *pieces.kinds[low:high])
            )
            yield _Window(tuple(range(low, high)), len(first.ids), both)

    def _figures(
        self,
        text: str,
        window: _Window,
        vectors: NDArray[np.float32],
        words: Sequence[tuple[int, int]],
        wanted: Sequence[tuple[int, int]],
    ) -> Iterator[ReadFigure]:
        # The title stands before the window's own words and is never part of what is read.
        local = [(first + window.shift, stop + window.shift) for first, stop in wanted]
        for shares, (first, stop) in zip(self._shares(vectors, local), local, strict=True):
            own = shares[first:stop].mean(axis=0)
            label = max(FIGURES, key=lambda label: own[LABELS.index(label)])
            probability = float(own[LABELS.index(label)])
            own_words = [words[at] for at in window.words]
            if probability < _LEAST:
                low, high = first - window.led, stop - window.led - 1
                none = round(float(own[LABELS.index("O")]), 3)
                yield ReadFigure(own_words[low][0], own_words[high][1], NO_FIGURE, none)
                continue
            column = shares[window.led :, LABELS.index(label)]
            low, high = _run(column, text, own_words, first - window.led, stop - window.led)
            yield ReadFigure(
                own_words[low][0],
                own_words[high - 1][1],
                label,
                round(probability, 3),
                tuple(_roles(shares[window.led :], text, own_words, label)),
            )

    def _shares(
        self, vectors: NDArray[np.float32], figures: Sequence[tuple[int, int]]
    ) -> NDArray[np.float32]:
        """Probabilities of labels, shape (figures, words, labels)."""
        import numpy as np

        heads = self._session.heads
        own = np.stack([vectors[first:stop].mean(axis=0) for first, stop in figures])
        figure = linear(own, heads, "figure")[:, None, :]
        word = linear(vectors, heads, "word")[None, :, :]
        away = np.array([[distance(*run, at) for at in range(len(vectors))] for run in figures])
        mixed = figure + word + linear(figure * word, heads, "joint") + heads["away.weight"][away]
        found: NDArray[np.float32] = softmax(linear(np.maximum(mixed, 0.0), heads, "head"))
        return found


_LEAST = 0.15
"""Probability from which a run of words is taken for a figure at all."""


@lru_cache(maxsize=1)
def figure_reader() -> FigureReader:
    """The model that this process shares."""
    return FigureReader()


def _run(
    shares: NDArray[np.float32],
    text: str,
    words: Sequence[tuple[int, int]],
    first: int,
    stop: int,
) -> tuple[int, int]:
    """The run with its neighbours that may be part of it; what is written in one with it belongs to it.

    Args:
        shares: of the label, one for each word.
        text: the whole text.
        words: ranges of the words.
        first: the run's first word.
        stop: one past its last.
    """
    while first > 0 and (shares[first - 1] >= _PART or _written_in_one(text, words, first)):
        first -= 1
    while stop < len(words) and (shares[stop] >= _PART or _written_in_one(text, words, stop)):
        stop += 1
    while stop - first > 1 and not text[words[stop - 1][0]].isalnum():
        if text[words[stop - 1][0]] in _CLOSING:
            break
        stop -= 1
    return first, stop


def _written_in_one(text: str, words: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether a joint of a name or number stands at the border of two words: "3.1", "Tox-Expert"."""
    before, after = words[at - 1], words[at]
    if before[1] != after[0]:
        return False
    if text[after[0] : after[1]] in _JOINTS:
        # The mark goes with what is behind it, if anything is.
        return at + 1 < len(words) and words[at + 1][0] == after[1] and text[after[1]].isalnum()
    return text[before[0] : before[1]] in _JOINTS and text[after[0]].isalnum()


_JOINTS = frozenset(".-‑–/’'&+_")
_CLOSING = frozenset("%)+°")
_PART, _BEGINS = 0.35, 0.2
"""Probability of a word beside the surest, and of the surest, from which it is part of a run."""


def _roles(
    shares: NDArray[np.float32], text: str, words: Sequence[tuple[int, int]], figure: str
) -> Iterator[ReadRole]:
    """The surest run of words of each label but the figure's own."""
    for place, label in enumerate(LABELS):
        if label in {"O", figure}:
            continue
        column = shares[:, place]
        top = int(column.argmax())
        if column[top] < _BEGINS:
            continue
        first, stop = _run(column, text, words, top, top + 1)
        sure = round(float(column[first:stop].max()), 3)
        yield ReadRole(label, words[first][0], words[stop - 1][1], sure)


def _figures_of(read: Sequence[ReadFigure]) -> Iterator[ReadFigure]:
    return (figure for figure in read if figure.label != NO_FIGURE)


def _place(figure: ReadFigure) -> tuple[int, int]:
    return figure.start, -figure.end


def _joined(read: Sequence[ReadFigure]) -> Iterator[ReadFigure]:
    """Runs that are parts of one figure as one: that of the surest."""
    kept: list[ReadFigure] = []
    for figure in read:
        last = kept[-1] if kept else None
        if last and figure.label == last.label and figure.start < last.end:
            surest = max(last, figure, key=lambda f: f.probability)
            kept[-1] = ReadFigure(
                last.start,
                max(last.end, figure.end),
                figure.label,
                surest.probability,
                surest.roles,
            )
        else:
            kept.append(figure)
    yield from kept
