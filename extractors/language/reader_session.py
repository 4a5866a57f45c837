"""What the trained readers have in common: an encoder that is opened when first used, and heads beside it."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extractors.language.entity_words import opening_and_closing, shapes, word_pieces
from extractors.language.onnx_session import open_model
from extractors.language.reader_weights import ReaderModel, heads_of, reader_files

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Pieces:
    """Words as the encoder takes them, without opening and closing mark.

    Args:
        ids: word pieces of each word.
        kinds: shape of each word.
    """

    ids: tuple[tuple[int, ...], ...]
    kinds: tuple[int, ...]


class ReaderSession:
    """A reader's encoder and heads in one process; loaded when first used, safe to share among threads.

    Args:
        model: which reader.
    """

    def __init__(self, model: ReaderModel) -> None:
        self._model = model
        self._lock = threading.Lock()
        self._session: Any = None
        self._tokenizer: Any = None
        self._heads: Any = None
        self._marks = (0, 0)

    @property
    def heads(self) -> dict[str, NDArray[np.float32]]:
        """The weights of the heads, by name."""
        self.load()
        found: dict[str, NDArray[np.float32]] = self._heads
        return found

    def pieces(self, text: str, words: Sequence[tuple[int, int]]) -> Pieces:
        """Words of a text cut into pieces."""
        self.load()
        written = [text[a:b] for a, b in words]
        return Pieces(tuple(word_pieces(self._tokenizer, written)), tuple(shapes(written)))

    def vectors(self, rows: Sequence[Pieces]) -> list[NDArray[np.float32]]:
        """Vectors of the words of each row, shape (words, width); rows are read together."""
        import numpy as np

        self.load()
        opening, closing = self._marks
        flat: list[tuple[list[int], list[int], list[int]]] = []
        for row in rows:
            ids, kinds, firsts = [opening], [0], []
            for own, kind in zip(row.ids, row.kinds, strict=True):
                firsts.append(len(ids))
                ids.extend(own)
                kinds.extend([kind] * len(own))
            flat.append(([*ids, closing], [*kinds, 0], firsts))
        width = max(len(ids) for ids, _, _ in flat)
        shown = np.zeros((len(flat), width), dtype=np.int64)
        mask, shaped = np.zeros_like(shown), np.zeros_like(shown)
        for number, (ids, kinds, _) in enumerate(flat):
            shown[number, : len(ids)] = ids
            mask[number, : len(ids)] = 1
            shaped[number, : len(ids)] = kinds
        inputs = {"input_ids": shown, "attention_mask": mask, "shapes": shaped}
        vectors = self._session.run(None, inputs)[0]
        return [vectors[number, firsts] for number, (_, _, firsts) in enumerate(flat)]

    def load(self) -> None:
        """Open the model.

        Raises:
            ModelError: the model is missing or damaged, or does not load.
            EncoderError: MiniLM, on which it stands, is not installed or altered.
        """
        with self._lock:
            if self._session is not None:
                return
            found = open_model(
                self._model.own.what, lambda renew: reader_files(self._model, renew=renew)
            )
            self._marks = opening_and_closing(found.tokenizer)
            self._heads = heads_of(self._model)
            self._tokenizer, self._session = found.tokenizer, found.session


def linear(values: NDArray[np.float32], heads: dict[str, NDArray[np.float32]], name: str) -> Any:
    """``values @ W.T + b``; without a bias where there is none."""
    product = values @ heads[f"{name}.weight"].T
    return product + heads[f"{name}.bias"] if f"{name}.bias" in heads else product


def softmax(scores: NDArray[np.float32]) -> Any:
    """Probabilities over the last axis."""
    import numpy as np

    grown = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return grown / grown.sum(axis=-1, keepdims=True)
