"""The log of corrections as a file: beside the database that may be built anew, or beside the sources."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from kg.errors import SettingsError, StoreError
from kg.model import Correction
from kg.store.correction_json import log_from_lines, log_to_lines

FILE_NAME = "corrections.jsonl"


def read_log(path: Path) -> tuple[Correction, ...]:
    """The entries of a file, in its order; none where there is no file.

    Raises:
        SettingsError: it cannot be read, or a line is no correction.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as err:
        msg = f"{path}: cannot be read ({err}); mend it or move it away"
        raise SettingsError(msg) from err
    return log_from_lines(text, str(path))


def write_log(path: Path, log: Iterable[Correction]) -> None:
    """Write a log so that the file is there whole or as it was.

    Raises:
        StoreError: it cannot be written; nothing was changed.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=".writing-", dir=path.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
                stream.write(log_to_lines(log))
                stream.flush()
                os.fsync(stream.fileno())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as err:
        msg = f"{path}: cannot be written ({err.strerror}); check the folder, then try again"
        raise StoreError(msg) from err
