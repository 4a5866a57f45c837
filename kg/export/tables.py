"""Tables of plain values for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from kg.export.csv_export import guarded

Cell = str | float | int | bool | None


def table_csv(columns: Sequence[str], rows: Iterable[Iterable[Cell]]) -> str:
    """A table after RFC 4180: the names of its columns on top, an absent value an empty cell.

    Args:
        columns: names.
        rows: each with a value for every column; words are `guarded`.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_written(cell) for cell in row])
    return out.getvalue()


def _written(cell: Cell) -> Cell:
    if cell is None:
        return ""
    return guarded(cell) if isinstance(cell, str) else cell
