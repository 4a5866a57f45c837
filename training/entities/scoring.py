"""Exact-span precision, recall and F1 on the dev parts, each corpus on its own types."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from batches import tensors, window
from corpora import LABELS, Example, read_examples

from extractors.language.entity_labels import best_labels, spans_of_labels

DEV = ("uner_ewt", "wnut17", "wikigold", "crossner")
SCORED = {
    "uner_ewt": ("PER", "ORG", "LOC"),
    "wnut17": ("PER", "ORG", "LOC"),
    "wikigold": ("PER", "ORG", "LOC"),
    "crossner": ("PER", "ORG", "LOC"),
}


def predicted(
    network: Any, tokenizer: Any, examples: Sequence[Example]
) -> list[list[tuple[int, int, str]]]:
    """Spans of words with their type for each example, each read alone."""
    network.eval()
    found: list[list[tuple[int, int, str]]] = [[] for _ in examples]
    windows = [window(tokenizer, e.words, e.allowed) for e in examples]
    order = sorted(range(len(windows)), key=lambda i: len(windows[i].pieces))
    with torch.inference_mode():
        for at in range(0, len(order), 48):
            rows = order[at : at + 48]
            ids, mask, kinds, _, _ = tensors([windows[i] for i in rows])
            logs = torch.log_softmax(network(ids, mask, kinds).float(), dim=2).numpy()
            for row, i in enumerate(rows):
                labels = best_labels(logs[row, list(windows[i].firsts)])
                found[i] = spans_of_labels([LABELS[label] for label in labels])
    return found


def dev_scores(network: Any, tokenizer: Any, data: Path) -> dict[str, dict[str, float]]:
    """F1 of each corpus (CrossNER by domain) and type, in percent."""
    scores: dict[str, dict[str, float]] = {}
    for corpus in DEV:
        examples = list(read_examples(data, corpus, "dev"))
        found = predicted(network, tokenizer, examples)
        for domain in sorted({example.corpus for example in examples}):
            pairs = [
                (e.gold, f) for e, f in zip(examples, found, strict=True) if e.corpus == domain
            ]
            scores[domain] = f1_by_type(pairs, SCORED[corpus])
    return scores


def f1_by_type(
    pairs: Sequence[tuple[Sequence[tuple[int, int, str]], Sequence[tuple[int, int, str]]]],
    types: Sequence[str],
) -> dict[str, float]:
    """Exact F1, in percent, for each type.

    Args:
        pairs: for each sentence the gold spans and the found ones.
        types: those to score.
    """
    right: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for truth, guess in pairs:
        gold.update(kind for _, _, kind in truth)
        found.update(kind for _, _, kind in guess)
        right.update(kind for _, _, kind in set(truth) & set(guess))
    return {kind: round(200 * right[kind] / max(1, gold[kind] + found[kind]), 1) for kind in types}
