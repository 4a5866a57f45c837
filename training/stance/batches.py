"""Pairs as tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from corpora import Pair

from extractors.language.stance_labels import LABELS
from extractors.language.stance_pairs import pair_pieces


@dataclass(frozen=True, slots=True)
class Item:
    """A pair ready for the network.

    Args:
        pieces: word pieces with the model's marks.
        second: where the second text begins.
        allowed: labels that may be right.
    """

    pieces: tuple[int, ...]
    second: int
    allowed: tuple[int, ...]


def items(tokenizer: Any, pairs: Sequence[Pair], longest: int) -> list[Item]:
    """Cut pairs into pieces."""
    coded = pair_pieces(tokenizer, [(pair.a, pair.b) for pair in pairs], longest)
    return [Item(c.ids, c.second, p.allowed) for c, p in zip(coded, pairs, strict=True)]


def batches(rows: Sequence[Item], pieces: int, draw: random.Random) -> Iterator[list[Item]]:
    """Items of like length together, the batches in random order."""
    order = sorted(rows, key=lambda row: len(row.pieces) + draw.random() * 10)
    groups: list[list[Item]] = []
    group: list[Item] = []
    for item in order:
        if group and max(len(item.pieces), len(group[-1].pieces)) * (len(group) + 1) > pieces:
            groups.append(group)
            group = []
        group.append(item)
    groups.append(group)
    draw.shuffle(groups)
    yield from groups


def tensors(group: Sequence[Item]) -> tuple[Any, Any, Any, Any]:
    """Items as one batch: ids, mask, sides of shape (batch, pieces); allowed labels, (batch, labels)."""
    width = max(len(item.pieces) for item in group)
    ids = torch.zeros(len(group), width, dtype=torch.long)
    mask, sides = torch.zeros_like(ids), torch.zeros_like(ids)
    may = torch.zeros(len(group), len(LABELS), dtype=torch.bool)
    for row, item in enumerate(group):
        ids[row, : len(item.pieces)] = torch.tensor(item.pieces)
        mask[row, : len(item.pieces)] = 1
        sides[row, item.second : len(item.pieces)] = 1
        may[row, list(item.allowed)] = True
    return ids, mask, sides, may
