"""Exact nearest neighbours over sign bits, rescored with the rows themselves.

One bit for each component keeps the angle between two vectors well enough to find candidates
(Charikar, "Similarity estimation techniques from rounding algorithms", 2002); the rows then decide.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.float16]
Bits = NDArray[np.uint64]

_BLOCK = 65_536
_WORD = 64
_NORM_TOLERANCE = 0.01


def words_for(dim: int) -> int:
    """How many 64-bit words hold the signs of ``dim`` components."""
    return -(-dim // _WORD)


def sign_bits(rows: NDArray[np.floating]) -> Bits:
    """Signs of rows, packed.

    Args:
        rows: shape (n, dim).

    Returns:
        Shape (n, words_for(dim)); a bit is 1 where the component is above 0.
    """
    count, dim = rows.shape
    packed = np.zeros((count, words_for(dim) * 8), dtype=np.uint8)
    bits = np.packbits(rows > 0, axis=1)
    packed[:, : bits.shape[1]] = bits
    return packed.view(np.uint64)


def distances(columns: Bits, query: Bits) -> NDArray[np.uint16]:
    """Hamming distance of every row to a query.

    Args:
        columns: packed signs by word, shape (words, n): summing whole columns is four times as
            fast as summing six numbers in each of n rows.
        query: packed signs, shape (words,).

    Returns:
        Shape (n,).
    """
    count = columns.shape[1]
    found = np.zeros(count, dtype=np.uint16)
    for start in range(0, count, _BLOCK):
        part = found[start : start + _BLOCK]
        for word, value in zip(columns, query, strict=True):
            part += np.bitwise_count(word[start : start + _BLOCK] ^ value)
    return found


def nearest_by_bits(
    columns: Bits, query: Bits, wanted: int, allowed: NDArray[np.intp] | None = None
) -> NDArray[np.intp]:
    """Rows whose signs are nearest to the query's.

    Every row as near as the last one taken is taken too, so the answer does not depend on the
    order of the rows and can be a little longer than ``wanted``.

    Args:
        columns: shape (words, n).
        query: shape (words,).
        wanted: how many rows, at least 1.
        allowed: places to choose from, ascending; None for all.
    """
    total = columns.shape[1] if allowed is None else len(allowed)
    if total <= wanted:
        return np.arange(total, dtype=np.intp) if allowed is None else allowed
    measured = distances(columns, query)
    if allowed is not None:
        measured = measured[allowed]
    last = np.partition(measured, wanted - 1)[wanted - 1]
    near = np.flatnonzero(measured <= last)
    return near if allowed is None else allowed[near]


def cosines(
    rows: Rows, places: NDArray[np.intp], query: NDArray[np.float32]
) -> tuple[NDArray[np.float32], bool]:
    """Dot products of some rows with a unit query, and whether these rows are unit vectors too.

    Args:
        rows: shape (n, dim), L2-normalised before rounding to 16 bits.
        places: which rows.
        query: shape (dim,).
    """
    taken = rows[places].astype(np.float32)
    return np.asarray(taken @ query, dtype=np.float32), all_unit(taken)


def best(
    places: NDArray[np.intp], scores: NDArray[np.float32], wanted: int
) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """The places with the highest scores, with all that tie with the last one; in no order."""
    if len(places) <= wanted:
        return places, scores
    kept = scores >= np.partition(scores, -wanted)[-wanted]
    return places[kept], scores[kept]


def all_unit(rows: NDArray[np.float32]) -> bool:
    """Whether every row has length 1, within what 16 bits allow; damaged rows do not."""
    norms = np.einsum("ij,ij->i", rows, rows)
    return bool(np.all(np.abs(norms - 1.0) <= _NORM_TOLERANCE))
