"""Reading source files: the exact text, or one line that says why not."""

from __future__ import annotations

import codecs
import hashlib
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import SourceError

SUFFIXES = (".md", ".markdown", ".txt", ".text")
MAX_BYTES = 20_000_000
"""Above this a file is no single source; about 3,000 printed pages."""

_MAX_CONTROL_SHARE = 0.02
_ORDINARY_CONTROLS = frozenset("\t\n\r\f\v")

_OTHER_FORMATS = (
    (
        "HTML",
        re.compile(rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype html|html)\b", re.I | re.S),
    ),
    ("PDF", re.compile(rb"\s*%PDF-\d")),
    ("RTF", re.compile(rb"\s*\{\\rtf\d")),
)
"""How files of other formats begin; their marks would be read as words whatever the file's ending says."""

_FORMAT_HEAD = 2000


@dataclass(frozen=True, slots=True)
class RawSource:
    """A source file as it came.

    Args:
        text: decoded, otherwise untouched.
        sha256: hex digest of the file's bytes.
        name: the file's name without its ending.
        origin: how the user named it, relative and with "/" as separator.
    """

    text: str
    sha256: str
    name: str
    origin: str


def read_file(path: Path, origin: str = "") -> RawSource:
    """Read one source file.

    Args:
        path: a text or Markdown file; ``-`` reads standard input.
        origin: kept with the source; the file's name by default.

    Raises:
        SourceError: missing, unreadable, of another kind, too large, empty, binary or not UTF-8.
    """
    if str(path) == "-":
        return raw_source(_standard_input(), name="standard input", origin="-")
    if path.is_dir():
        msg = f"{path}: a folder, not a file; name the file, or use `claimtrail add {path}`"
        raise SourceError(msg)
    if not path.exists():
        msg = f"{path}: no such file; check the path"
        raise SourceError(msg)
    if not path.is_file():
        msg = f"{path}: not an ordinary file; name a text or Markdown file"
        raise SourceError(msg)
    if path.suffix.lower() not in SUFFIXES:
        msg = f"{path}: only {', '.join(SUFFIXES)} can be read; save its text in one of them"
        raise SourceError(msg)
    try:
        size = path.stat().st_size
        data = b"" if size > MAX_BYTES else path.read_bytes()
    except OSError as err:
        msg = f"{path}: cannot be read ({err.strerror}); check its permissions"
        raise SourceError(msg) from err
    if size > MAX_BYTES:
        raise _too_large(str(path), size)
    return raw_source(data, name=path.stem, origin=origin or path.name, shown=str(path))


def raw_source(data: bytes, *, name: str, origin: str = "", shown: str = "") -> RawSource:
    """A source from its bytes.

    Args:
        data: UTF-8 text.
        name: used as title where the text has none.
        origin: kept with the source.
        shown: how messages call it; ``name`` by default.

    Raises:
        SourceError: too large, of another format, empty, binary or not UTF-8.
    """
    shown = shown or name
    if len(data) > MAX_BYTES:
        raise _too_large(shown, len(data))
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        msg = f"{shown}: UTF-16, not UTF-8; save it as UTF-8"
        raise SourceError(msg)
    head = data[:_FORMAT_HEAD].removeprefix(codecs.BOM_UTF8)
    other = next((name for name, begins in _OTHER_FORMATS if begins.match(head)), None)
    if other is not None:
        msg = f"{shown}: {other}, not plain text; open it, copy its text and save or paste that"
        raise SourceError(msg)
    if b"\x00" in data:
        msg = f"{shown}: a binary file (it has NUL bytes), not text; save its text as UTF-8"
        raise SourceError(msg)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as err:
        msg = f"{shown}: not UTF-8 (byte {data[err.start]:#04x} at {err.start}); save it as UTF-8"
        raise SourceError(msg) from err
    if not text.strip("\ufeff \t\r\n\f\v\u00a0\u200b"):
        msg = f"{shown}: empty; there is nothing to extract"
        raise SourceError(msg)
    controls = sum(1 for c in text if ord(c) < 0x20 and c not in _ORDINARY_CONTROLS)
    if controls > _MAX_CONTROL_SHARE * len(text):
        msg = f"{shown}: {controls} control characters in {len(text)}; save it as plain text"
        raise SourceError(msg)
    return RawSource(text, hashlib.sha256(data).hexdigest(), name, origin)


def find_files(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The source files that paths stand for: files as they are, folders by what they hold.

    Hidden files and folders, and ``README`` files inside a folder, are passed over.

    Raises:
        SourceError: a folder holds no readable file.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if not path.is_dir():
            found[path] = None
            continue
        inside = [p for p in sorted(path.rglob("*")) if _is_source(p, path)]
        if not inside:
            msg = f"{path}: no readable file in it ({', '.join(SUFFIXES)}); name another folder"
            raise SourceError(msg)
        found.update(dict.fromkeys(inside))
    return tuple(found)


def _is_source(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    readme = path.stem.upper() == "README"
    return path.is_file() and path.suffix.lower() in SUFFIXES and not hidden and not readme


def _too_large(shown: str, size: int) -> SourceError:
    return SourceError(
        f"{shown}: {size / 1e6:.0f} MB, more than the {MAX_BYTES / 1e6:.0f} MB of one source; split it"
    )


def _standard_input() -> bytes:
    return sys.stdin.buffer.read(MAX_BYTES + 1)
