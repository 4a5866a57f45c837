"""What one text is to another by the trained stance model: it supports, disputes, restates or neither.

The model reads both texts at once (a cross-encoder: Devlin et al., "BERT", NAACL 2019; Humeau et al.,
"Poly-encoders", ICLR 2020, on what that is worth against comparing two vectors). Its probabilities are
calibrated by one temperature (Guo et al., "On Calibration of Modern Neural Networks", ICML 2017), which
is part of the weights.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from extractors.language.onnx_session import open_model
from extractors.language.stance_labels import DISPUTES, LABELS, NEUTRAL, SAME, SUPPORTS
from extractors.language.stance_pairs import PairPieces, pair_pieces
from extractors.language.stance_weights import stance_files

MOST_PIECES = 96
"""Word pieces of a pair; of a longer one the longer text loses its end first."""

_BATCH_PIECES = 2048
_MOST_LETTERS = 2000
"""Code points of a text that are cut into pieces; what comes after could not be read anyway."""


@dataclass(frozen=True, slots=True)
class StanceJudgement:
    """What a text *a* is to a text *b*: probabilities that sum to 1.

    Args:
        supports: *a* is a reason for *b* or agrees with it.
        disputes: *a* is a reason against *b*, denies it or disagrees.
        neutral: *a* bears on *b* in neither way.
        same: *a* says what *b* says.
    """

    supports: float
    disputes: float
    neutral: float
    same: float

    @property
    def label(self) -> str:
        """The likeliest of ``supports``, ``disputes``, ``neutral`` and ``same``."""
        return max(LABELS, key=self.share)

    @property
    def probability(self) -> float:
        """Of the likeliest."""
        return self.share(self.label)

    def share(self, label: str) -> float:
        """The probability of a label.

        Raises:
            KeyError: there is no such label.
        """
        return {
            SUPPORTS: self.supports,
            DISPUTES: self.disputes,
            NEUTRAL: self.neutral,
            SAME: self.same,
        }[label]


class StanceModel:
    """The model in one process; loaded when first used, safe to share among threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._session: Any = None
        self._tokenizer: Any = None

    def judge(self, pairs: Sequence[tuple[str, str]]) -> tuple[StanceJudgement, ...]:
        """What the first text of each pair is to its second, in the order given.

        A pair's judgement depends on that pair alone: rows of one length are read together, and
        none is filled up.

        Args:
            pairs: (*a*, *b*): the reason, reply or restatement, and what it may bear on.

        Raises:
            ModelError: the model is missing or damaged, or does not load.
            EncoderError: MiniLM, on which it stands, is not installed or altered.
        """
        if not pairs:
            return ()
        self._load()
        short = [(a[:_MOST_LETTERS], b[:_MOST_LETTERS]) for a, b in pairs]
        rows = pair_pieces(self._tokenizer, short, MOST_PIECES)
        known: dict[PairPieces, StanceJudgement] = {}
        for batch in _batches(list(dict.fromkeys(rows))):
            known.update(zip(batch, self._judged(batch), strict=True))
        return tuple(known[row] for row in rows)

    def _judged(self, batch: Sequence[PairPieces]) -> Iterator[StanceJudgement]:
        import numpy as np

        # A row alone takes another path through ONNX Runtime, whose sums differ in the last digits.
        shown = batch if len(batch) > 1 else [*batch, *batch]
        ids = np.array([row.ids for row in shown], dtype=np.int64)
        sides = np.zeros_like(ids)
        for place, row in enumerate(shown):
            sides[place, row.second :] = 1
        logs = self._session.run(None, {"input_ids": ids, "sides": sides})[0][: len(batch)]
        for shares in np.exp(logs.astype(np.float64)):
            yield StanceJudgement(*(round(float(share), 4) for share in shares))

    def _load(self) -> None:
        with self._lock:
            if self._session is not None:
                return
            found = open_model("the stance model", lambda renew: stance_files(renew=renew))
            self._tokenizer, self._session = found.tokenizer, found.session


@lru_cache(maxsize=1)
def stance_model() -> StanceModel:
    """The model that this process shares."""
    return StanceModel()


def _batches(rows: Sequence[PairPieces]) -> Iterator[list[PairPieces]]:
    """Rows of one length, few enough pieces to stay in the caches."""
    by_length: dict[int, list[PairPieces]] = {}
    for row in rows:
        by_length.setdefault(len(row.ids), []).append(row)
    for length, own in sorted(by_length.items()):
        most = max(1, _BATCH_PIECES // length)
        for at in range(0, len(own), most):
            yield own[at : at + most]
