"""From label scores of words to named spans."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def best_labels(logs: NDArray[np.float32]) -> list[int]:
    """The likeliest sequence of labels in which no name goes on that has not begun.

    Viterbi's algorithm with the constraint of the IOB2 scheme; label 0 is "O", then the labels
    come in pairs, "B" of a type and "I" of it.

    Args:
        logs: log probabilities, shape (words, labels).
    """
    import numpy as np

    if not len(logs):
        return []
    count = logs.shape[1]
    allowed = np.zeros((count, count), dtype=np.float32)
    for label in range(2, count, 2):
        allowed[:, label] = -np.inf
        allowed[label - 1, label] = allowed[label, label] = 0.0
    score = logs[0].copy()
    score[2::2] = -np.inf
    back = np.zeros(logs.shape, dtype=np.int64)
    for place in range(1, len(logs)):
        paths = score[:, None] + allowed
        back[place] = paths.argmax(axis=0)
        score = paths.max(axis=0) + logs[place]
    labels = [int(score.argmax())]
    for place in range(len(logs) - 1, 0, -1):
        labels.append(int(back[place, labels[-1]]))
    return labels[::-1]


def spans_of_labels(labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """Spans (first word, end word, type) of IOB2 labels."""
    spans: list[tuple[int, int, str]] = []
    for place, label in enumerate(labels):
        if label.startswith("B-"):
            spans.append((place, place + 1, label[2:]))
        elif label.startswith("I-") and spans:
            first, _, kind = spans[-1]
            spans[-1] = (first, place + 1, kind)
    return spans
