"""Facets of a search: groups of claims given by the caller, and counts that look past their own filter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from kg.errors import NotFoundError
from kg.search.indexes import OpenText
from kg.search.query import ClaimGroup, FacetCount, Facets, Query

_FILTERS = (
    ("types", {"types": ()}),
    ("speakers", {"speakers": ()}),
    ("sources", {"sources": ()}),
    ("topics", {"topics": ()}),
    ("groups", {"groups": ()}),
    ("months", {"since": None, "until": None}),
)
"""Facets with the filters of a query that choose among their values."""


def freed_facets(query: Query) -> Iterator[tuple[str, Query]]:
    """Each facet that a query filters by, with the query freed of that filter."""
    for facet, free in _FILTERS:
        if any(getattr(query, name) != empty for name, empty in free.items()):
            yield facet, replace(query, **free)


class GroupRows:
    """Groups of claims as queries over one open index.

    Args:
        text: the index and the graph it is of.
        groups: of claims; ids that the graph does not have count as nothing.
    """

    def __init__(self, text: OpenText, groups: Sequence[ClaimGroup]) -> None:
        self._text = text
        self._groups = {group.name: group for group in groups}

    def chosen(self, names: Sequence[str]) -> Any | None:
        """The statements of any of these groups; None when none is named.

        Raises:
            NotFoundError: no group has such a name.
        """
        for name in names:
            if name not in self._groups:
                known = ", ".join(self._groups) or "none"
                msg = f"no group of claims is named {name!r}; there is: {known}"
                raise NotFoundError(msg)
        if not names:
            return None
        return self._text.index.write.any_of([self._of(self._groups[name]) for name in names])

    def counted(self, facets: Facets, everything: Any) -> Facets:
        """The facets with the counts of the groups; those that hold nothing are left out."""
        index = self._text.index
        counts = (
            FacetCount(group.name, index.count(index.write.all_of([everything, self._of(group)])))
            for group in self._groups.values()
        )
        return replace(facets, groups=tuple(count for count in counts if count.count))

    def _of(self, group: ClaimGroup) -> Any:
        graph, row_of = self._text.graph, self._text.row_of
        rows = (
            row_of[statement.id]
            for claim in sorted(group.claims)
            for statement in graph.statements_of(claim)
        )
        return self._text.index.write.rows(sorted(rows))
