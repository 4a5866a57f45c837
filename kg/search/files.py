"""Small helpers for derived files."""

from __future__ import annotations

import os
import tempfile
import zlib
from pathlib import Path

from kg.errors import SearchIndexError


def write_whole(path: Path, data: bytes) -> None:
    """Write a small file so that it is there whole or as it was.

    Raises:
        OSError: nothing was changed.
    """
    handle, name = tempfile.mkstemp(prefix=".writing-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def crc_of(path: Path, size: int) -> int:
    """CRC-32 of the first ``size`` bytes of a file.

    Raises:
        SearchIndexError: the file is missing or shorter.
    """
    crc = 0
    left = size
    try:
        with path.open("rb") as stream:
            while left and (block := stream.read(min(left, 1 << 20))):
                crc = zlib.crc32(block, crc)
                left -= len(block)
    except OSError as err:
        msg = f"the index file {path} cannot be read: {err.strerror or err}"
        raise SearchIndexError(msg) from err
    if left:
        msg = f"the index file {path} is shorter than its header says"
        raise SearchIndexError(msg)
    return crc
