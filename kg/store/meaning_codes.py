"""Vectors as whole numbers: their products are exact, so that nothing hangs on an order of adding.

A product of floating-point vectors differs in its last bits with the shape of the matrices it is worked
out in. What says the same must not: a pair is either stored or not. So vectors are kept as 16-bit
integers, whose products stay exact in double precision whatever the order of summation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SCALE = 1 << 14
_ROWS_AT_ONCE = 8192
_DIGITS = 6
_FEW = 3


@dataclass(frozen=True, slots=True, order=True)
class NearPair:
    """Two vectors near each other.

    Args:
        mine: place among the vectors asked about.
        other: place among those asked.
        cosine: of the two, -1 to 1, to six digits.
    """

    mine: int
    other: int
    cosine: float


def encode_codes(vectors: NDArray[np.float32]) -> tuple[bytes, ...]:
    """Each vector as little-endian 16-bit integers.

    Args:
        vectors: L2-normalised rows, shape (n, dim).
    """
    import numpy as np

    whole = np.rint(vectors * _SCALE).astype("<i2")
    return tuple(row.tobytes() for row in whole)


def encode_aspects(codes: Sequence[bytes]) -> tuple[bytes, ...]:
    """Each vector of a source less the source's middle, of unit length again: what marks it off there.

    Texts of one debate are all near one another; without what they share, nearness shows who makes the
    same point (Mu and Viswanath 2018, "All-but-the-top"). A source of few statements has no middle to speak
    of, so it is drawn towards zero.

    Args:
        codes: of one source's statements, as `encode_codes` gives them.
    """
    import numpy as np

    if not codes:
        return ()
    rows = code_rows(codes)
    # Whole numbers throughout but for one division a component: the same source gives the same bytes.
    rest = np.rint(rows - rows.sum(axis=0) / (len(codes) + _FEW))
    lengths = np.maximum(np.sqrt((rest * rest).sum(axis=1, keepdims=True)), 1.0)
    return tuple(row.tobytes() for row in np.rint(rest * _SCALE / lengths).astype("<i2"))


def near_pairs(mine: Sequence[bytes], others: Sequence[bytes], least: float) -> Iterator[NearPair]:
    """Every pair whose cosine reaches a bound, in order of places among the others, then of mine.

    One pass over the others for all of mine: time grows with both, memory with neither's product.

    Args:
        mine: vectors as `encode_codes` gives them.
        others: of the same length each.
        least: the lowest cosine, -1 to 1.
    """
    import numpy as np

    if not mine or not others:
        return
    asked = code_rows(mine)
    for start in range(0, len(others), _ROWS_AT_ONCE):
        # Products of 16-bit integers summed over some hundred places fit 53 bits: no rounding at all.
        products = code_rows(others[start : start + _ROWS_AT_ONCE]) @ asked.T / (_SCALE * _SCALE)
        rows, columns = np.nonzero(products >= least)
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
            cosine = round(float(products[row, column]), _DIGITS)
            yield NearPair(column, start + row, cosine)


def cosine(one: bytes, other: bytes) -> float:
    """The cosine of two vectors, to the digits that `near_pairs` gives.

    Args:
        one: a vector as `encode_codes` gives it.
        other: another of its length.
    """
    return round(float(code_rows([one])[0] @ code_rows([other])[0]) / (_SCALE * _SCALE), _DIGITS)


def code_rows(codes: Sequence[bytes]) -> NDArray[np.float64]:
    """The vectors as whole numbers, shape (n, dim).

    Args:
        codes: vectors as `encode_codes` gives them, of one length; at least one.
    """
    import numpy as np

    flat = np.frombuffer(b"".join(codes), dtype="<i2")
    rows: NDArray[np.float64] = flat.reshape(len(codes), -1).astype(np.float64)
    return rows
