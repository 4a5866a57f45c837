"""Two texts as one row of word pieces, as BERT reads pairs: ``[CLS] a [SEP] b [SEP]``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class PairPieces:
    """A pair's word pieces.

    Args:
        ids: with the marks.
        second: where the second text begins; the pieces from there on are of the second segment.
    """

    ids: tuple[int, ...]
    second: int


def pair_pieces(tokenizer: Any, pairs: Sequence[tuple[str, str]], longest: int) -> list[PairPieces]:
    """Cut pairs into pieces; of a pair that is too long the longer text loses its end first.

    Args:
        tokenizer: MiniLM's, without padding or truncation.
        pairs: the texts.
        longest: most pieces of a row, marks included.
    """
    texts = dict.fromkeys(text for pair in pairs for text in pair)
    clean = [text.encode("utf-8", "replace").decode("utf-8") for text in texts]
    coded = tokenizer.encode_batch(clean, add_special_tokens=False)
    ids = {text: tuple(code.ids) for text, code in zip(texts, coded, strict=True)}
    opening, closing = (tokenizer.token_to_id(mark) for mark in ("[CLS]", "[SEP]"))
    return [_row(ids[a], ids[b], opening, closing, longest - 3) for a, b in pairs]


def _row(
    first: tuple[int, ...], second: tuple[int, ...], opening: int, closing: int, room: int
) -> PairPieces:
    half = room // 2
    keep_second = min(len(second), max(half, room - len(first)))
    keep_first = min(len(first), room - keep_second)
    left = (opening, *first[:keep_first], closing)
    return PairPieces((*left, *second[:keep_second], closing), len(left))
