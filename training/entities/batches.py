"""Windows of words as tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from corpora import LABELS, Example

from extractors.language.entity_words import shapes

LONGEST = 192
"""Word pieces of a window; what is longer is cut, in training only."""


@dataclass(frozen=True, slots=True)
class Window:
    """Consecutive sentences of one corpus, ready for the network.

    Args:
        pieces: word pieces with the model's opening and closing mark.
        shapes: shape of the word each piece belongs to; 0 for the marks.
        firsts: for each word its first piece.
        allowed: for each word the labels that may be right.
    """

    pieces: tuple[int, ...]
    shapes: tuple[int, ...]
    firsts: tuple[int, ...]
    allowed: tuple[tuple[int, ...], ...]


def window(tokenizer: Any, words: Sequence[str], allowed: Sequence[tuple[int, ...]]) -> Window:
    """Cut words into pieces."""
    coded = tokenizer.encode_batch([word or " " for word in words], add_special_tokens=False)
    pieces, kinds, firsts = [tokenizer.token_to_id("[CLS]")], [0], []
    unknown = tokenizer.token_to_id("[UNK]")
    kept = 0
    for code, shape in zip(coded, shapes(words), strict=True):
        ids = code.ids or [unknown]
        if len(pieces) + len(ids) >= LONGEST:
            break
        firsts.append(len(pieces))
        pieces.extend(ids)
        kinds.extend([shape] * len(ids))
        kept += 1
    pieces.append(tokenizer.token_to_id("[SEP]"))
    return Window(tuple(pieces), (*kinds, 0), tuple(firsts), tuple(allowed[:kept]))


def joined(examples: Sequence[Example], draw: random.Random, *, alone: bool) -> Iterator[Example]:
    """Sentences of running text joined to windows of one to five, so that names have their context."""
    at = 0
    while at < len(examples):
        running = examples[at].corpus in {"uner_ewt", "wikigold"} and not alone
        size = draw.choice((1, 1, 2, 3, 5)) if running else 1
        group = examples[at : at + size]
        at += size
        words = tuple(word for example in group for word in example.words)
        allowed = tuple(labels for example in group for labels in example.allowed)
        yield Example(group[0].corpus, words, allowed, ())


def recased(words: Sequence[str], draw: random.Random) -> tuple[str, ...]:
    """Now and then the window without capitals, all in capitals or as a headline."""
    chance = draw.random()
    if chance < 0.06:
        return tuple(word.lower() for word in words)
    if chance < 0.09:
        return tuple(word.upper() for word in words)
    if chance < 0.12:
        return tuple(word[:1].upper() + word[1:] for word in words)
    return tuple(words)


def batches(windows: Sequence[Window], pieces: int, draw: random.Random) -> Iterator[list[Window]]:
    """Windows of like length together, the batches in random order."""
    order = sorted(windows, key=lambda w: len(w.pieces) + draw.random() * 12)
    groups: list[list[Window]] = []
    group: list[Window] = []
    for item in order:
        if group and max(len(item.pieces), len(group[-1].pieces)) * (len(group) + 1) > pieces:
            groups.append(group)
            group = []
        group.append(item)
    groups.append(group)
    draw.shuffle(groups)
    yield from groups


def tensors(group: Sequence[Window]) -> tuple[Any, Any, Any, Any, Any]:
    """Windows as one batch.

    Returns:
        Ids, mask and shapes, shape (batch, pieces); the places of first pieces in the flattened
        batch, shape (words,); which labels are allowed there, shape (words, labels).
    """
    width = max(len(item.pieces) for item in group)
    ids = torch.zeros(len(group), width, dtype=torch.long)
    mask, kinds = torch.zeros_like(ids), torch.zeros_like(ids)
    places: list[int] = []
    allowed: list[tuple[int, ...]] = []
    for row, item in enumerate(group):
        ids[row, : len(item.pieces)] = torch.tensor(item.pieces)
        mask[row, : len(item.pieces)] = 1
        kinds[row, : len(item.pieces)] = torch.tensor(item.shapes)
        places.extend(row * width + first for first in item.firsts)
        allowed.extend(item.allowed)
    may = torch.zeros(len(places), len(LABELS), dtype=torch.bool)
    for row, labels in enumerate(allowed):
        may[row, list(labels)] = True
    return ids, mask, kinds, torch.tensor(places), may
