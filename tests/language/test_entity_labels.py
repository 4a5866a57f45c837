from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from extractors.language.entity_labels import best_labels, spans_of_labels

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG")


def is_sound(labels: tuple[int, ...]) -> bool:
    """Whether every "I" goes on with a name of its own type."""
    before = (0, *labels)
    return all(
        here % 2 or here == 0 or last in (here, here - 1)
        for last, here in zip(before, labels, strict=False)
    )


@given(
    arrays(
        np.float32,
        st.tuples(st.integers(1, 5), st.just(5)),
        elements=st.floats(-8, 0, width=16),
    )
)
def test_no_sound_sequence_is_likelier(logs: np.ndarray) -> None:
    found = tuple(best_labels(logs))
    assert is_sound(found)
    sequences = [s for s in product(range(5), repeat=len(logs)) if is_sound(s)]
    best = max(sum(logs[i, label] for i, label in enumerate(s)) for s in sequences)
    assert sum(logs[i, label] for i, label in enumerate(found)) >= best - 1e-4


def test_no_words_have_no_labels() -> None:
    assert best_labels(np.zeros((0, 5), dtype=np.float32)) == []


def test_spans_begin_at_b_and_go_on_with_i() -> None:
    labels = ["O", "B-PER", "I-PER", "B-PER", "O", "B-ORG", "I-ORG"]
    assert spans_of_labels(labels) == [(1, 3, "PER"), (3, 4, "PER"), (5, 7, "ORG")]
