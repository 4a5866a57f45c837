"""The span ledger: the one door through which a place in a text is written."""

from __future__ import annotations

import sqlite3

from kg.errors import SpanError
from kg.model import Span


class SpanLedger:
    """Writes spans of one source after holding each against the text.

    Args:
        connection: inside an open transaction.
        source: id of the source, whose text is already written.
    """

    def __init__(self, connection: sqlite3.Connection, source: str) -> None:
        row = connection.execute("SELECT text FROM text WHERE source = ?", (source,)).fetchone()
        if row is None:
            msg = f"{source} has no text; a record needs a place in one"
            raise SpanError(msg)
        self._connection = connection
        self._source = source
        self._text: str = row[0]
        self._ids: dict[tuple[int, int], int] = {}

    def write(self, span: Span) -> int:
        """The row id of a span, written if it was not there.

        Raises:
            SpanError: ``text[start:end] != quote`` in the stored text.
        """
        span.check(self._text)
        key = (span.start, span.end)
        if key not in self._ids:
            self._ids[key] = self._find(span) or self._insert(span)
        return self._ids[key]

    def _find(self, span: Span) -> int | None:
        row = self._connection.execute(
            'SELECT id FROM span WHERE source = ? AND start = ? AND "end" = ?',
            (self._source, span.start, span.end),
        ).fetchone()
        return None if row is None else int(row[0])

    def _insert(self, span: Span) -> int:
        cursor = self._connection.execute(
            'INSERT INTO span (source, start, "end", quote) VALUES (?, ?, ?, ?)',
            (self._source, span.start, span.end, span.quote),
        )
        return int(cursor.lastrowid or 0)
