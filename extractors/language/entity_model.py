"""Names in running text by the trained entity model: people, organisations, places, systems, measures.

The model reads windows of neighbouring sentences, so that a name has its context and a sentence cut in the
wrong place does little harm; each word gets the probability of every label, and the likeliest sequence of
labels makes the names.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from extractors.language.entity_labels import best_labels, spans_of_labels
from extractors.language.entity_weights import entity_files, entity_model_id
from extractors.language.entity_words import opening_and_closing, shapes, word_pieces, word_ranges
from extractors.language.onnx_session import open_model

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_PIECES = 160
"""Word pieces of a window; a longer sentence is read in parts."""

_OVERLAP = 24
_BATCH_PIECES = 2048


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """A name as the model sees it.

    Args:
        start: first code point in the text.
        end: one past the last.
        label: PER, ORG, LOC, SYSTEM, DATASET, METRIC, WORK or MISC.
        probability: mean over its words, 0 to 1.
    """

    start: int
    end: int
    label: str
    probability: float


@dataclass(frozen=True, slots=True)
class NameReading:
    """What the model makes of a text.

    Args:
        spans: the names, in order, none overlapping another.
        words: where the words that it read begin, in order.
        types: the types it tells apart.
        shares: for each word the probability that it is part of a name of each type, shape
            (words, types).
    """

    spans: tuple[NamedSpan, ...]
    words: NDArray[np.int64]
    types: tuple[str, ...]
    shares: NDArray[np.float32]

    def share(self, start: int, end: int) -> dict[str, float]:
        """How far a range reads as a name of each type: the mean over its words, 0 to 1."""
        import numpy as np

        first, last = np.searchsorted(self.words, (start, end))
        if first == last:
            return dict.fromkeys(self.types, 0.0)
        mean = self.shares[first:last].mean(axis=0)
        return {kind: float(value) for kind, value in zip(self.types, mean, strict=True)}


@dataclass(frozen=True, slots=True)
class _Window:
    words: tuple[tuple[int, int], ...]
    pieces: tuple[int, ...]
    shapes: tuple[int, ...]
    firsts: tuple[int, ...]


class EntityModel:
    """The model in one process; loaded when first used, safe to share among threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._session: Any = None
        self._tokenizer: Any = None
        self._marks = (0, 0)

    def read(self, text: str, paragraphs: Sequence[Sequence[tuple[int, int]]]) -> NameReading:
        """The names in a text and how likely each word is part of one.

        Args:
            text: the untouched text.
            paragraphs: the sentences of each, as ranges of the text, in order, none overlapping another;
                sentences of one paragraph are read together as far as they fit.

        Raises:
            ModelError: the model is missing or damaged, or does not load.
            EncoderError: MiniLM, on which it stands, is not installed or altered.
        """
        windows: list[_Window] = []
        if any(paragraphs):
            self._load()
            windows = [w for sentences in paragraphs for w in self._windows(text, sentences)]
        unique = list(dict.fromkeys((w.pieces, w.shapes) for w in windows))
        logs = dict(zip(unique, self._scores(unique), strict=True))
        return _reading([(w, logs[w.pieces, w.shapes][list(w.firsts)]) for w in windows])

    def _windows(self, text: str, sentences: Sequence[tuple[int, int]]) -> Iterator[_Window]:
        """A paragraph in windows of at most `MOST_PIECES`, cut between sentences where that can be."""
        found = [word_ranges(text, start, end) for start, end in sentences]
        words = [word for sentence in found for word in sentence]
        pieces = word_pieces(self._tokenizer, [text[a:b] for a, b in words])
        opens = [at == 0 for sentence in found for at in range(len(sentence))]
        here = 0
        while here < len(words):
            end, total = here + 1, len(pieces[here])
            while end < len(words) and total + len(pieces[end]) <= MOST_PIECES:
                total += len(pieces[end])
                end += 1
            following = end
            if end < len(words):
                cut = next((at for at in range(end, here, -1) if opens[at]), 0)
                # A sentence longer than a window is read in parts that share some words.
                end, following = (cut, cut) if cut else (end, max(here + 1, end - _OVERLAP))
            yield self._window(text, words[here:end], pieces[here:end])
            here = following

    def _window(
        self, text: str, words: Sequence[tuple[int, int]], pieces: Sequence[Sequence[int]]
    ) -> _Window:
        opening, closing = self._marks
        ids, kinds, firsts = [opening], [0], []
        for own, shape in zip(pieces, shapes([text[a:b] for a, b in words]), strict=True):
            firsts.append(len(ids))
            ids.extend(own)
            kinds.extend([shape] * len(own))
        return _Window(tuple(words), (*ids, closing), (*kinds, 0), tuple(firsts))

    def _scores(
        self, windows: Sequence[tuple[tuple[int, ...], tuple[int, ...]]]
    ) -> list[NDArray[np.float32]]:
        """Log probabilities of each window's pieces, in the order given; batched by length."""
        import numpy as np

        found: list[Any] = [None] * len(windows)
        for batch in _batches([len(pieces) for pieces, _ in windows]):
            width = max(len(windows[place][0]) for place in batch)
            ids = np.zeros((len(batch), width), dtype=np.int64)
            mask, kinds = np.zeros_like(ids), np.zeros_like(ids)
            for row, place in enumerate(batch):
                pieces, shape = windows[place]
                ids[row, : len(pieces)] = pieces
                mask[row, : len(pieces)] = 1
                kinds[row, : len(pieces)] = shape
            inputs = {"input_ids": ids, "attention_mask": mask, "shapes": kinds}
            logs = self._session.run(None, inputs)[0]
            for row, place in enumerate(batch):
                found[place] = logs[row, : len(windows[place][0])]
        return found

    def _load(self) -> None:
        with self._lock:
            if self._session is not None:
                return
            found = open_model("the entity model", lambda renew: entity_files(renew=renew))
            self._marks = opening_and_closing(found.tokenizer)
            self._tokenizer, self._session = found.tokenizer, found.session


@lru_cache(maxsize=1)
def entity_model() -> EntityModel:
    """The model that this process shares."""
    return EntityModel()


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Places of windows of like length, few enough pieces to stay in the caches."""
    batch: list[int] = []
    for place in sorted(range(len(lengths)), key=lambda place: (-lengths[place], place)):
        if batch and lengths[batch[0]] * (len(batch) + 1) > _BATCH_PIECES:
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch


def _reading(read: Sequence[tuple[_Window, NDArray[np.float32]]]) -> NameReading:
    """Windows with the log probabilities of their words, as one reading."""
    import numpy as np

    labels = entity_model_id().labels
    types = tuple(label[2:] for label in labels[1::2])
    spans = sorted(
        (span for window, logs in read for span in _spans(window, logs, labels)),
        key=lambda span: (span.start, -span.end),
    )
    # A word that two windows share counts as the first of them read it.
    shares: dict[int, NDArray[np.float32]] = {}
    for window, logs in read:
        chances = np.exp(logs)
        for (start, _), share in zip(
            window.words, chances[:, 1::2] + chances[:, 2::2], strict=True
        ):
            shares.setdefault(start, share)
    words = np.array(sorted(shares), dtype=np.int64)
    table = np.zeros((len(words), len(types)), dtype=np.float32)
    for row, start in enumerate(words):
        table[row] = shares[int(start)]
    return NameReading(tuple(_without_overlap(spans)), words, types, table)


def _spans(
    window: _Window, logs: NDArray[np.float32], labels: Sequence[str]
) -> Iterator[NamedSpan]:
    import numpy as np

    chosen = best_labels(logs)
    for first, end, kind in spans_of_labels([labels[label] for label in chosen]):
        own = [labels.index(f"{prefix}-{kind}") for prefix in "BI"]
        sure = float(np.exp(logs[first:end, own]).sum(axis=1).mean())
        yield NamedSpan(window.words[first][0], window.words[end - 1][1], kind, round(sure, 3))


def _without_overlap(spans: Sequence[NamedSpan]) -> Iterator[NamedSpan]:
    """Where parts of a long sentence overlap, the name that begins first and reaches farther."""
    last = 0
    for span in spans:
        if span.start >= last:
            yield span
            last = span.end
