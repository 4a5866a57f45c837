"""A `Query`'s words and filters in tantivy's terms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from kg.model import fold
from kg.search.query import Query
from kg.search.text_analysis import plain

WORD_FIELDS = (("text", 1.0), ("quote", 0.8), ("names", 1.0), ("subjects", 0.6))
"""Fields that words are looked for in, with their weight."""

_TIE = 0.1


@lru_cache(maxsize=4096)
def key(value: str) -> str:
    """How a name or topic is compared; a value of marks only is compared as it stands."""
    clean = plain(value)
    return fold(clean) or clean


def first_day(date: str) -> int:
    """The earliest day that an ISO date or part of one can mean, as the number YYYYMMDD."""
    return int((date + "-01-01"[len(date) - 4 :]).replace("-", ""))


def last_day(date: str) -> int:
    """The latest day that an ISO date or part of one can mean, as a number not below YYYYMMDD."""
    return int((date + "-12-31"[len(date) - 4 :]).replace("-", ""))


class QueryWriter:
    """Writes tantivy queries for one open index.

    Args:
        schema: of the index.
        searcher: of the index.
    """

    def __init__(self, schema: Any, searcher: Any) -> None:
        import tantivy

        self._schema = schema
        self._searcher = searcher
        self.numbers: Sequence[int] | None = None
        """A document's number by row, where the two differ."""
        self._new = tantivy.Query
        self._occur = tantivy.Occur
        self._unsigned = tantivy.FieldType.Unsigned

    def words(self, stems: Sequence[str], least: int, begun: str | None = None) -> Any:
        """Statements with at least ``least`` of the stems, wherever each stands.

        Args:
            stems: the stems.
            least: how many of them.
            begun: the beginning of the word that the last stem is of, where it may go on; or None.
        """
        parts = [self._anywhere(stem) for stem in stems]
        if begun is not None and parts:
            parts[-1] = self.any_of([parts[-1], self._begins(begun)])
        return self._new.boolean_query(
            [(self._occur.Should, part) for part in parts], minimum_number_should_match=least
        )

    def filters(self, query: Query) -> Any | None:
        """All filters of a query; None when it has none."""
        parts = [
            *self._one_of("type", [kind.value for kind in query.types]),
            *self._one_of("source_key", [key(source) for source in query.sources]),
            *self._one_of("topic_key", [key(topic) for topic in query.topics]),
            *self._speakers(query.speakers),
            *self._dates(query),
        ]
        return self.all_of(parts) if parts else None

    def rows(self, rows: Sequence[int]) -> Any:
        """Statements by their row."""
        numbers = rows if self.numbers is None else [self.numbers[row] for row in rows]
        return self._new.term_set_query(self._schema, "row", list(numbers))

    def all_of(self, parts: Sequence[Any]) -> Any:
        """Statements that every part finds; every statement when there is no part."""
        if not parts:
            return self._new.all_query()
        return self._new.boolean_query([(self._occur.Must, part) for part in parts])

    def any_of(self, parts: Sequence[Any]) -> Any:
        """Statements that any part finds."""
        return self._new.boolean_query([(self._occur.Should, part) for part in parts])

    def unscored(self, query: Any) -> Any:
        """The same query without weight in the score."""
        return self._new.const_score_query(query, 0.0)

    def _anywhere(self, stem: str) -> Any:
        fields = [
            self._new.boost_query(self._new.term_query(self._schema, field, stem), weight)
            for field, weight in WORD_FIELDS
        ]
        return self._new.disjunction_max_query(fields, _TIE)

    def _begins(self, word: str) -> Any:
        return self._new.regex_query(self._schema, "spelt", re.escape(word) + ".*")

    def _one_of(self, field: str, values: Sequence[str]) -> list[Any]:
        return [self._new.term_set_query(self._schema, field, list(values))] if values else []

    def _speakers(self, names: Sequence[str]) -> list[Any]:
        if not names:
            return []
        return [self.any_of([self._speaker(key(name)) for name in names])]

    def _speaker(self, name: str) -> Any:
        if self._searcher.doc_freq("speaker_key", name):
            return self._new.term_query(self._schema, "speaker_key", name)
        parts = [self._new.term_query(self._schema, "name_part", part) for part in name.split()]
        return self.all_of(parts) if parts else self._new.empty_query()

    def _dates(self, query: Query) -> list[Any]:
        parts = []
        if query.since is not None:
            parts.append(self._range("last", first_day(query.since), None))
        if query.until is not None:
            parts.append(self._range("first", None, last_day(query.until)))
        return parts

    def _range(self, field: str, low: int | None, high: int | None) -> Any:
        return self._new.range_query(self._schema, field, self._unsigned, low, high)
