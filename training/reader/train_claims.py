"""Train the reader of claims: `python training/reader/train_claims.py OUTPUT [options]`."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

import torch
from bank import link_texts
from claim_examples import RELATIONS, ClaimExample, claim_example
from claim_network import ClaimReader
from examples import Cutter
from train import options, read, run


def loss_of(network: ClaimReader, group: Sequence[ClaimExample]) -> Any:
    """Cross entropy over pairs, for each claim summed, then meaned."""
    hidden = read(network, group)
    total, count = torch.zeros(()), 0
    for row, item in enumerate(group):
        words = hidden[row, list(item.pieces.firsts)].float()
        scores = network.relations(words, item)
        total = total + torch.nn.functional.cross_entropy(
            scores, torch.tensor(item.labels), reduction="sum"
        )
        if item.told:
            who = network.holders(words, item)
            total = total + torch.nn.functional.cross_entropy(
                who.flatten(0, 1), torch.tensor(item.holders).flatten(), reduction="sum"
            )
        count += len(item.claims)
    return total / count


def shares_of(network: ClaimReader, item: ClaimExample) -> Any:
    """Probabilities, shape (pairs, relations)."""
    network.eval()
    with torch.no_grad():
        hidden = read(network, [item])
        scores = network.relations(hidden[0, list(item.pieces.firsts)].float(), item)
    return torch.softmax(scores, dim=-1).numpy()


def held_scores(network: ClaimReader, held: Sequence[ClaimExample]) -> dict[str, str]:
    """For supports and disputes: precision/recall where the probability is above several thresholds."""
    told: dict[str, str] = {}
    pairs = [(shares_of(network, item), item.labels) for item in held]
    for relation in (1, 2):
        rows = []
        for least in (0.3, 0.5, 0.7):
            counts: Counter[str] = Counter()
            for shares, labels in pairs:
                said = shares[:, relation] >= least
                gold = labels == relation
                counts["hit"] += int((said & gold).sum())
                counts["false"] += int((said & ~gold).sum())
                counts["missed"] += int((~said & gold).sum())
            precision = counts["hit"] / max(1, counts["hit"] + counts["false"])
            recall = counts["hit"] / max(1, counts["hit"] + counts["missed"])
            rows.append(f"{least}: {precision:.2f}/{recall:.2f}")
        total = sum(int((labels == relation).sum()) for _, labels in pairs)
        told[RELATIONS[relation]] = " ".join(rows) + f" of {total}"
    return told | {"WHO": _who(network, held)}


def _who(network: ClaimReader, held: Sequence[ClaimExample]) -> str:
    """Claims whose holder is named by a touched word, precision/recall."""
    counts: Counter[str] = Counter()
    for item in held:
        if not item.told:
            continue
        network.eval()
        with torch.no_grad():
            hidden = read(network, [item])
            scores = network.holders(hidden[0, list(item.pieces.firsts)].float(), item)
        found = torch.softmax(scores, dim=-1)[:, :, 1].numpy() >= 0.5
        for row, gold in zip(found, item.holders == 1, strict=True):
            if gold.any() and row.any():
                hit = bool((row & gold).any())
                counts["hit"] += hit
                counts["missed"] += not hit
                counts["false"] += not hit
            elif gold.any():
                counts["missed"] += 1
            elif row.any():
                counts["false"] += 1
    precision = counts["hit"] / max(1, counts["hit"] + counts["false"])
    recall = counts["hit"] / max(1, counts["hit"] + counts["missed"])
    return f"{precision:.2f}/{recall:.2f} of {counts['hit'] + counts['missed']}"


def read_examples(folder: Path, cutter: Cutter) -> list[ClaimExample]:
    """All examples of the marked texts."""
    paths = sorted(folder.glob("links*.txt"))
    made = (claim_example(text, cutter) for path in paths for text in link_texts(path))
    return [example for example in made if example is not None]


if __name__ == "__main__":
    run(
        options(sys.argv[1:]),
        read_examples,
        ClaimReader,
        "claims.pt",
        loss=loss_of,
        score=held_scores,
    )
