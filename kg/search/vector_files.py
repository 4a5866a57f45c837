"""The files of a vector index: rows, sign bits and keys, made valid by one small header.

The header is replaced last and atomically, so whatever it describes is whole; anything behind the
rows that it counts is the rest of a write that was killed, and the next write cuts it off.
"""

from __future__ import annotations

import json
import os
import zlib
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import IO

from kg.errors import SearchIndexError
from kg.search.files import write_whole

HEADER_FILE = "header.json"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class VectorHeader:
    """What the files hold.

    Args:
        format: of these files.
        encoder: name of the encoder that made the rows.
        dim: components of a row.
        count: rows that are whole.
        revision: of the graph that is fully indexed; "" while rows are still missing.
        generation: part of the files' names.
        crc_rows: CRC-32 of the counted rows; likewise for bits and keys.
        crc_bits: see above.
        crc_keys: see above.
        size_keys: bytes of the counted keys.
    """

    format: int
    encoder: str
    dim: int
    count: int
    revision: str
    generation: int
    crc_rows: int = 0
    crc_bits: int = 0
    crc_keys: int = 0
    size_keys: int = 0

    def rows_file(self, folder: Path) -> Path:
        """Rows: count x dim numbers of 16 bits."""
        return folder / f"rows-{self.generation}.f16"

    def bits_file(self, folder: Path) -> Path:
        """Sign bits: count x words of 64 bits."""
        return folder / f"bits-{self.generation}.u64"

    def keys_file(self, folder: Path) -> Path:
        """Keys: a line for each row with id, tab, digest of the text."""
        return folder / f"keys-{self.generation}.tsv"


def read_header(folder: Path) -> VectorHeader:
    """The header of a folder.

    Raises:
        SearchIndexError: there is none, or it cannot be understood.
    """
    try:
        raw = json.loads((folder / HEADER_FILE).read_text(encoding="utf-8"))
        header = VectorHeader(**raw)
        typed = all(
            isinstance(getattr(header, item.name), str if item.type == "str" else int)
            for item in fields(header)
        )
    except (OSError, ValueError, TypeError) as err:
        msg = f"the vector index in {folder} has no readable header"
        raise SearchIndexError(msg) from err
    if not typed or header.format != FORMAT or header.dim < 1 or header.count < 0:
        msg = f"the vector index in {folder} has a header of another kind"
        raise SearchIndexError(msg)
    return header


def write_header(folder: Path, header: VectorHeader) -> None:
    """Replace the header in one step."""
    write_whole(folder / HEADER_FILE, json.dumps(asdict(header), sort_keys=True).encode())


class Appender:
    """Adds rows behind the counted ones of a generation; `commit` makes them count.

    Args:
        folder: of the index; exists.
        header: where to go on; a count of 0 starts a generation.
        row_bytes: of one row.
        bit_bytes: of one row's signs.
    """

    def __init__(self, folder: Path, header: VectorHeader, row_bytes: int, bit_bytes: int) -> None:
        self._folder = folder
        self.header = header
        self._rows = _open_at(header.rows_file(folder), header.count * row_bytes)
        self._bits = _open_at(header.bits_file(folder), header.count * bit_bytes)
        self._keys = _open_at(header.keys_file(folder), header.size_keys)

    def append(self, rows: bytes, bits: bytes, keys: list[tuple[str, str]]) -> None:
        """Write rows with their bits and keys (id, digest) behind what is there."""
        lines = "".join(f"{key}\t{digest}\n" for key, digest in keys).encode()
        self._rows.write(rows)
        self._bits.write(bits)
        self._keys.write(lines)
        old = self.header
        self.header = VectorHeader(
            format=old.format,
            encoder=old.encoder,
            dim=old.dim,
            count=old.count + len(keys),
            revision="",
            generation=old.generation,
            crc_rows=zlib.crc32(rows, old.crc_rows),
            crc_bits=zlib.crc32(bits, old.crc_bits),
            crc_keys=zlib.crc32(lines, old.crc_keys),
            size_keys=old.size_keys + len(lines),
        )

    def commit(self, header: VectorHeader) -> None:
        """Make everything appended durable, then let the header say so."""
        for stream in (self._rows, self._bits, self._keys):
            stream.flush()
            os.fsync(stream.fileno())
        write_header(self._folder, header)

    def close(self) -> None:
        """Release the files."""
        for stream in (self._rows, self._bits, self._keys):
            stream.close()


def _open_at(path: Path, size: int) -> IO[bytes]:
    stream = path.open("r+b" if size else "wb")
    stream.truncate(size)
    stream.seek(size)
    return stream


def drop_other_generations(folder: Path, header: VectorHeader) -> None:
    """Remove files of generations that no header names; readers that hold them keep them."""
    kept = {header.rows_file(folder), header.bits_file(folder), header.keys_file(folder)}
    for path in sorted(folder.iterdir()):
        ours = path.suffix in {".f16", ".u64", ".tsv"} or path.name.startswith(".writing-")
        if ours and path not in kept:
            path.unlink(missing_ok=True)
