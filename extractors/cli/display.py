"""Printing: tables for people, JSON for programs, and text that cannot play tricks on a terminal."""

from __future__ import annotations

import dataclasses
import json
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import Any

from kg.model import UNKNOWN_PREFIX

_KEPT = frozenset("\t\n")


def visible(text: str) -> str:
    """The text with control, escape and direction-changing characters shown as marks.

    A source can hold terminal escape sequences and bidi overrides; printed as they are, they
    would recolour, hide or reverse what is shown.
    """
    return "".join(
        f"<U+{ord(c):04X}>"
        if c not in _KEPT
        and unicodedata.category(c) in {"Cc", "Cf", "Cs"}
        and c not in "\u200d\ufe0f\u00ad\u200b\ufeff"
        else c
        for c in text.replace("\r\n", "\n")
    )


def voice(speaker: str) -> str:
    """Who speaks, in plain words: the voice of a post without a name is told by its post."""
    if speaker.startswith(UNKNOWN_PREFIX):
        return f"unnamed (post {visible(speaker.removeprefix(UNKNOWN_PREFIX))})"
    return visible(speaker)


def one_line(text: str, width: int = 100) -> str:
    """The text on one line, cut at a word where it is longer than ``width`` characters."""
    flat = " ".join(visible(text).split())
    if len(flat) <= width:
        return flat
    cut = flat[: width - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(" ,;:") + "…"


def to_json(value: object) -> str:
    """A value of the model as JSON text: dataclasses by field, enums by value."""
    return json.dumps(_plain(value), ensure_ascii=False, indent=1)


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            field.name.rstrip("_"): _plain(getattr(value, field.name))
            for field in dataclasses.fields(value)
            if field.repr
        }
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    return value


def say(line: str = "") -> None:
    """Print a line of result."""
    sys.stdout.write(line + "\n")


def note(line: str) -> None:
    """Print a line that is no result: progress, warnings, counts."""
    sys.stderr.write(line + "\n")


def table(heads: Sequence[str], rows: Iterable[Sequence[object]], *, flexible: int = -1) -> None:
    """Print a table as wide as the terminal.

    Args:
        heads: one for each column.
        rows: cells; None is shown as a dash.
        flexible: the column that wraps; others keep to one line where they can.
    """
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    grid = Table(box=SIMPLE_HEAD, pad_edge=False, highlight=False)
    wraps = flexible % len(heads)
    for n, head in enumerate(heads):
        grid.add_column(head, overflow="fold", no_wrap=n != wraps and n == 0)
    for row in rows:
        grid.add_row(*(Text(visible("–" if cell is None else str(cell))) for cell in row))
    console = Console(width=None if sys.stdout.isatty() else 140)
    console.print(grid)
