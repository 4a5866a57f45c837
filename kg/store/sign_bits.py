"""Which vectors may be near each other, by their signs alone.

Two vectors at an angle differ in the sign of a component with a chance of the angle over pi (Charikar 2002,
"Similarity estimation techniques from rounding algorithms"), so a bound on differing signs finds nearly
all that a bound on the cosine would, from 48 bytes a vector.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_WORD = 8
_ROWS_AT_ONCE = 65_536


def sign_bits(code: bytes) -> bytes:
    """The signs of a vector's components, eight in a byte, filled up to whole words of 64.

    Args:
        code: the vector as `kg.store.meaning_codes.encode_codes` gives it; "" gives "".
    """
    import numpy as np

    packed = np.packbits(np.frombuffer(code, dtype="<i2") > 0).tobytes()
    return packed + bytes(-len(packed) % _WORD)


def alike(mine: Sequence[bytes], others: Sequence[bytes], most: float) -> NDArray[np.intp]:
    """Places among the others that differ from any of mine in at most that share of signs, ascending.

    Args:
        mine: signs as `sign_bits` gives them; those of no vector are near nothing.
        others: likewise.
        most: share of the signs that may differ, 0 to 1.
    """
    import numpy as np

    asked = [bits for bits in mine if bits]
    if not asked or not others:
        return np.empty(0, dtype=np.intp)
    size = len(asked[0])
    # One damaged or empty row must not shift the others: it is read as far from everything.
    there = np.fromiter((len(bits) == size for bits in others), dtype=bool, count=len(others))
    flat = b"".join(bits if len(bits) == size else bytes(size) for bits in others)
    words = np.ascontiguousarray(np.frombuffer(flat, dtype=np.uint64).reshape(len(others), -1).T)
    found = np.zeros(len(others), dtype=bool)
    for bits in asked:
        query = np.frombuffer(bits, dtype=np.uint64)
        for start in range(0, len(others), _ROWS_AT_ONCE):
            differing = np.zeros(min(_ROWS_AT_ONCE, len(others) - start), dtype=np.uint16)
            for column, word in zip(words, query, strict=True):
                differing += np.bitwise_count(column[start : start + _ROWS_AT_ONCE] ^ word)
            found[start : start + _ROWS_AT_ONCE] |= differing <= most * 8 * size
    return np.flatnonzero(found & there)
