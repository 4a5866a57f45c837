"""Cells, footnotes and captions as rows."""

from __future__ import annotations

import sqlite3

from kg.model import Caption, Captioned, Cell, Footnote, PageParts, Span
from kg.store.ledger import SpanLedger

_PLACE = '{0}.start, {0}."end", {0}.quote'


def write_parts(
    connection: sqlite3.Connection, ledger: SpanLedger, source: str, parts: PageParts
) -> None:
    """Write the parts of a source that is there.

    Raises:
        SpanError: a place does not read as its quotation.
    """

    def place(span: Span | None) -> int | None:
        return None if span is None else ledger.write(span)

    connection.executemany(
        "INSERT INTO cell VALUES (?, ?, ?, ?, ?)",
        [
            (source, n, place(cell.span), place(cell.row), place(cell.column))
            for n, cell in enumerate(parts.cells)
        ],
    )
    connection.executemany(
        "INSERT INTO footnote VALUES (?, ?, ?, ?, ?)",
        [
            (source, n, note.label, place(note.mark), place(note.note))
            for n, note in enumerate(parts.footnotes)
        ],
    )
    connection.executemany(
        "INSERT INTO caption VALUES (?, ?, ?, ?, ?)",
        [
            (source, n, caption.kind.value, place(caption.span), place(caption.of))
            for n, caption in enumerate(parts.captions)
        ],
    )


def read_parts_of(connection: sqlite3.Connection, source: str) -> PageParts:
    """The parts of a source, each sort in the order of the page."""
    cells = connection.execute(
        f"SELECT {_PLACE.format('p')}, {_PLACE.format('r')}, {_PLACE.format('c')} FROM cell t "
        "JOIN span p ON p.id = t.span LEFT JOIN span r ON r.id = t.row_head "
        "LEFT JOIN span c ON c.id = t.column_head WHERE t.source = ? ORDER BY t.n",
        (source,),
    )
    notes = connection.execute(
        f"SELECT t.label, {_PLACE.format('p')}, {_PLACE.format('q')} FROM footnote t "
        "JOIN span p ON p.id = t.mark JOIN span q ON q.id = t.note WHERE t.source = ? ORDER BY t.n",
        (source,),
    )
    captions = connection.execute(
        f"SELECT t.kind, {_PLACE.format('p')}, {_PLACE.format('q')} FROM caption t "
        "JOIN span p ON p.id = t.span JOIN span q ON q.id = t.names WHERE t.source = ? ORDER BY t.n",
        (source,),
    )
    return PageParts(
        tuple(Cell(Span(*row[:3]), _maybe(row[3:6]), _maybe(row[6:])) for row in cells),
        tuple(Footnote(row[0], Span(*row[1:4]), Span(*row[4:])) for row in notes),
        tuple(Caption(Span(*row[1:4]), Captioned(row[0]), Span(*row[4:])) for row in captions),
    )


def _maybe(place: tuple[int | None, int | None, str | None]) -> Span | None:
    start, end, quote = place
    return None if start is None or end is None or quote is None else Span(start, end, quote)
