"""Precision, recall and macro-F1 on the dev parts and on the topics kept from training."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from batches import items, tensors
from clusters import own_pairs
from corpora import CORPORA, Pair, read_pairs

from extractors.language.stance_labels import LABELS, NEUTRAL, SAME, SUPPORTS

DEV = (
    ("perspectrum", "dev"),
    ("ibm_claim_stance", "held"),
    ("kpa_topics", "dev"),
    ("kpa_keypoints", "dev"),
    ("menini_debates", "dev"),
)


def parts(data: Path) -> dict[str, list[Pair]]:
    """The parts that models are scored on, by corpus."""
    found = {c: list(read_pairs(data, c, part)) for c, part in DEV if c in CORPORA}
    own = own_pairs("dev")
    found["own"] = [pair for pair in own if pair.origin == "own"]
    found["replies"] = [pair for pair in own if pair.origin == "reply"]
    return found


def logits(network: Any, tokenizer: Any, pairs: Sequence[Pair], longest: int) -> Any:
    """Scores of all labels, shape (pairs, labels)."""
    network.eval()
    rows = items(tokenizer, pairs, longest)
    order = sorted(range(len(rows)), key=lambda i: len(rows[i].pieces))
    found = torch.zeros(len(rows), len(LABELS))
    with torch.inference_mode():
        for at in range(0, len(order), 32):
            places = order[at : at + 32]
            ids, mask, sides, _ = tensors([rows[i] for i in places])
            found[places] = network(ids, mask, sides).float()
    return found


def merged_shares(row: Sequence[float], corpus: str) -> dict[str, float]:
    """Probabilities of the labels that a corpus knows.

    A corpus without "same" has restatements among what supports, so both count together there; in the key
    points all that is no restatement is neutral.
    """
    share = dict(zip(LABELS, row, strict=True))
    if corpus == "kpa_keypoints":
        return {SAME: share[SAME], NEUTRAL: 1 - share[SAME]}
    if corpus != "own":
        share[SUPPORTS] += share.pop(SAME)
    return share


def chosen_labels(rows: Sequence[Sequence[float]], corpus: str) -> list[str]:
    """The likeliest label of each row among those that the corpus knows."""
    merged = [merged_shares(row, corpus) for row in rows]
    return [max(share, key=share.__getitem__) for share in merged]


def figures(gold: Sequence[str], found: Sequence[str]) -> dict[str, Any]:
    """Precision, recall and F1 for each label of the gold, their mean F1 ("macro"), in percent."""
    told: dict[str, Any] = {}
    for label in LABELS:
        truth = sum(g == label for g in gold)
        if not truth:
            continue
        guess = sum(f == label for f in found)
        right = sum(g == f == label for g, f in zip(gold, found, strict=True))
        told[label] = {
            "precision": round(100 * right / max(1, guess), 1),
            "recall": round(100 * right / truth, 1),
            "f1": round(200 * right / max(1, truth + guess), 1),
            "pairs": truth,
        }
    told["macro"] = round(sum(told[x]["f1"] for x in told) / len(told), 1)
    return told


def dev_scores(network: Any, tokenizer: Any, data: Path, longest: int) -> dict[str, Any]:
    """Macro-F1 of each part and the F1 of supports and disputes."""
    told = {}
    for corpus, pairs in parts(data).items():
        if not pairs:
            continue
        shares = torch.softmax(logits(network, tokenizer, pairs, longest), dim=1).tolist()
        scored = figures([p.label for p in pairs], chosen_labels(shares, corpus))
        told[corpus] = {"macro": scored["macro"]} | {
            label: scored[label]["f1"] for label in LABELS if label in scored
        }
    return told
