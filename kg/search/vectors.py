"""Vectors of records: memory-mapped rows, searched exactly."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import SearchIndexError
from kg.search.files import crc_of
from kg.search.vector_files import VectorHeader, read_header

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from kg.search.hamming import Bits, Rows

# On 20,000 real sentences 200 candidates keep 98.6 % of the true ten nearest, 800 keep 99.7 %.
_CANDIDATES = 800
_CANDIDATES_PER_HIT = 10
_SCORE_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A record near a vector.

    Args:
        id: of the record.
        score: cosine, -1 to 1, to six digits.
    """

    id: str
    score: float


class VectorIndex:
    """An open index; what it maps stays as it is, whatever is written meanwhile.

    Use `VectorIndex.open`, or `kg.search.vector_build.update_vectors`.
    """

    def __init__(
        self, folder: Path, header: VectorHeader, keys: list[tuple[str, str]], arrays: Arrays
    ) -> None:
        self.folder = folder
        self.header = header
        self.keys = keys
        self._ids = frozenset(key for key, _ in keys)
        self._rows = arrays.rows
        self._columns = arrays.columns
        self._places: dict[str, int] | None = None

    @classmethod
    def open(cls, folder: Path) -> VectorIndex:
        """Open the index of a folder; checks all but the rows' own bytes (see `check`).

        Raises:
            SearchIndexError: it is missing or not whole.
        """
        try:
            return cls._open(folder)
        except SearchIndexError:
            # A writer may have replaced the files between the header's reading and their opening.
            return cls._open(folder)

    @classmethod
    def _open(cls, folder: Path) -> VectorIndex:
        header = read_header(folder)
        return cls(folder, header, _read_keys(folder, header), _map_arrays(folder, header))

    def __len__(self) -> int:
        """How many records are indexed."""
        return self.header.count

    def search(
        self, vector: NDArray[np.float32], k: int, allowed: Collection[str] | None = None
    ) -> tuple[Neighbour, ...]:
        """The records nearest to a vector.

        Signs choose ``max(800, 10 k)`` candidates, the rows decide among them.

        Args:
            vector: L2-normalised, shape (dim,).
            k: how many, at most.
            allowed: ids to choose from; None for all.

        Returns:
            Nearest first, ties by id.

        Raises:
            SearchIndexError: the rows are damaged.
        """
        from kg.search import hamming

        places = None if allowed is None else self._places_of(allowed)
        if k < 1 or not len(self) or (places is not None and not len(places)):
            return ()
        wanted = max(_CANDIDATES, _CANDIDATES_PER_HIT * k)
        bits = hamming.sign_bits(vector.reshape(1, -1))[0]
        near = hamming.nearest_by_bits(self._columns, bits, wanted, places)
        scores, sound = hamming.cosines(self._rows, near, vector)
        if not sound:
            msg = f"the vector index in {self.folder} holds damaged rows"
            raise SearchIndexError(msg)
        near, scores = hamming.best(near, scores.round(_SCORE_DIGITS), k)
        found = (
            Neighbour(self.keys[place][0], round(score, _SCORE_DIGITS))
            for place, score in zip(near.tolist(), scores.tolist(), strict=True)
        )
        return tuple(sorted(found, key=lambda hit: (-hit.score, hit.id))[:k])

    def row(self, record_id: str) -> NDArray[np.float32]:
        """The vector of a record, shape (dim,).

        Raises:
            SearchIndexError: the record is not indexed.
        """
        places = self._places_of((record_id,))
        if not len(places):
            msg = f"no vector for {record_id!r} in {self.folder}"
            raise SearchIndexError(msg)
        row: NDArray[np.float32] = self._rows[places[0]].astype("float32")
        return row

    def ids(self) -> frozenset[str]:
        """Ids of all records indexed."""
        return self._ids

    def check(self) -> None:
        """Read the rows' bytes and hold them against the header's sum; `open` has read the rest.

        Raises:
            SearchIndexError: the file is damaged or gone.
        """
        path, size = self.header.rows_file(self.folder), self._rows.nbytes
        if size and crc_of(path, size) != self.header.crc_rows:
            msg = f"the index file {path} is damaged; it is made anew by the next search"
            raise SearchIndexError(msg)

    def copy(self, places: Sequence[int]) -> tuple[bytes, bytes, list[tuple[str, str]]]:
        """Rows, bits and keys at some places, as an `Appender` takes them."""
        import numpy as np

        rows = np.ascontiguousarray(self._rows[list(places)])
        bits = np.ascontiguousarray(self._columns[:, list(places)].T)
        return rows.tobytes(), bits.tobytes(), [self.keys[place] for place in places]

    def _places_of(self, ids: Collection[str]) -> NDArray[np.intp]:
        import numpy as np

        if self._places is None:
            self._places = {key: place for place, (key, _) in enumerate(self.keys)}
        table = self._places
        places = np.fromiter((table[key] for key in ids if key in table), dtype=np.intp)
        places.sort()
        return places


@dataclass(frozen=True, slots=True)
class Arrays:
    """Rows, shape (count, dim), and sign bits by column, shape (words, count)."""

    rows: Rows
    columns: Bits


def _read_keys(folder: Path, header: VectorHeader) -> list[tuple[str, str]]:
    path = header.keys_file(folder)
    if crc_of(path, header.size_keys) != header.crc_keys:
        msg = f"the index file {path} is damaged"
        raise SearchIndexError(msg)
    lines = path.read_bytes()[: header.size_keys].decode().split("\n")[:-1]
    keys = [(key, digest) for key, _, digest in (line.partition("\t") for line in lines)]
    if len(keys) != header.count:
        msg = f"the index file {path} names {len(keys)} records, not {header.count}"
        raise SearchIndexError(msg)
    return keys


def _map_arrays(folder: Path, header: VectorHeader) -> Arrays:
    import numpy as np

    from kg.search import hamming

    shape = (header.count, header.dim)
    words = (header.count, hamming.words_for(header.dim))
    if not header.count:
        return Arrays(np.zeros(shape, np.float16), np.zeros(words[::-1], np.uint64))
    try:
        rows = np.memmap(header.rows_file(folder), dtype=np.float16, mode="r", shape=shape)
        bits = np.memmap(header.bits_file(folder), dtype=np.uint64, mode="r", shape=words)
    except (OSError, ValueError) as err:
        msg = f"the vector index in {folder} is not whole: {err}"
        raise SearchIndexError(msg) from err
    if zlib.crc32(bits.data) != header.crc_bits:
        msg = f"the index file {header.bits_file(folder)} is damaged"
        raise SearchIndexError(msg)
    return Arrays(rows, np.ascontiguousarray(bits.T))
