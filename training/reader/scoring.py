"""How well a network reads held texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import torch
from examples import NOT_TAUGHT, FigureExample

from extractors.language.reader_words import LABELS

_OWN = ("CHANCE", "DEADLINE", "SCORE")
_ROLES = ("WHO", "EVENT", "TEST", "SYSTEM", "HUMAN", "DATE")


def shares_of(network: Any, item: FigureExample) -> Any:
    """Probabilities, shape (seeds, words, labels)."""
    from train import read

    network.eval()
    with torch.no_grad():
        hidden = read(network, [item])
        words = hidden[0, list(item.pieces.firsts)].float()
        scores = network.labels(words, item.seeds, torch.tensor(item.distances))
    return torch.softmax(scores, dim=-1).numpy()


def held_scores(network: Any, held: Sequence[FigureExample]) -> dict[str, str]:
    """F1 (precision/recall, count): figures by the label of their words, roles by a touching word."""
    counts: Counter[tuple[str, str]] = Counter()
    for item in held:
        shares = shares_of(network, item)
        for row, (first, stop) in enumerate(item.seeds):
            said = LABELS[int(shares[row, first:stop].mean(axis=0).argmax())]
            if item.labels[row, first] == NOT_TAUGHT:
                continue
            gold = LABELS[Counter(item.labels[row, first:stop].tolist()).most_common(1)[0][0]]
            _count(counts, {gold} & set(_OWN), {said} & set(_OWN))
            if gold == "O" or said == "O" or (item.labels[row] == NOT_TAUGHT).any():
                continue
            best = shares[row].argmax(axis=1)
            for role in _ROLES:
                place = LABELS.index(role)
                wanted = set((item.labels[row] == place).nonzero()[0].tolist())
                found = set((best == place).nonzero()[0].tolist())
                _touch(counts, role, wanted, found)
    return {label: _told(counts, label) for label in (*_OWN, *_ROLES)}


def _count(counts: Counter[tuple[str, str]], gold: set[str], said: set[str]) -> None:
    for label in gold | said:
        kind = "hit" if label in gold & said else "missed" if label in gold else "false"
        counts[label, kind] += 1


def _touch(counts: Counter[tuple[str, str]], role: str, wanted: set[int], found: set[int]) -> None:
    if wanted and found:
        counts[role, "hit" if wanted & found else "missed"] += 1
        counts[role, "false"] += not wanted & found
    elif wanted:
        counts[role, "missed"] += 1
    elif found:
        counts[role, "false"] += 1


def _told(counts: Counter[tuple[str, str]], label: str) -> str:
    hit, missed, false = (counts[label, kind] for kind in ("hit", "missed", "false"))
    precision, recall = hit / max(1, hit + false), hit / max(1, hit + missed)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"{f1:.3f} ({precision:.2f}/{recall:.2f}, {hit + missed})"
