"""One builder of derived indexes at a time, across processes and threads."""

from __future__ import annotations

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import SearchIndexError

_PAUSE_SECONDS = 0.05


@contextmanager
def build_lock(path: Path, wait: float) -> Iterator[None]:
    """Hold the lock on a file; the system frees it when its holder ends, however that ends.

    Args:
        path: of the lock file; made if missing.
        wait: seconds to wait for another holder.

    Raises:
        SearchIndexError: another process still holds it, or the folder cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        stream = path.open("ab")
    except OSError as err:
        msg = f"the search indexes in {path.parent} cannot be written: {err.strerror or err}; check the folder"
        raise SearchIndexError(msg) from err
    with stream:
        deadline = time.monotonic() + wait
        while not _try(stream.fileno()):
            if time.monotonic() >= deadline:
                msg = f"another process is building the search indexes in {path.parent}; try again when it is done"
                raise SearchIndexError(msg)
            time.sleep(_PAUSE_SECONDS)
        yield


def _try(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
