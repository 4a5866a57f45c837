"""One order for every format, so that the same records give the same bytes."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter
from typing import Protocol

from kg.model import Graph, Span


class _Placed(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def span(self) -> Span: ...


def ordered(graph: Graph) -> Graph:
    """The graph with its records sorted as `Graph` promises, whatever store it came from.

    The revision is dropped: it tells one state of a workspace from another, not one content from
    another.
    """
    by_id = attrgetter("id")
    return replace(
        graph,
        revision="",
        sources=tuple(sorted(graph.sources, key=by_id)),
        statements=tuple(sorted(graph.statements, key=_place)),
        claims=tuple(sorted(graph.claims, key=by_id)),
        forecasts=tuple(sorted(graph.forecasts, key=_place)),
        benchmarks=tuple(sorted(graph.benchmarks, key=_place)),
        entities=tuple(sorted(graph.entities, key=by_id)),
        links=tuple(sorted(graph.links, key=by_id)),
        joins=tuple(sorted(graph.joins, key=by_id)),
        positions=tuple(sorted(graph.positions)),
        restatements=tuple(sorted(graph.restatements, key=by_id)),
    )


def _place(record: _Placed) -> tuple[str, int, int, str]:
    return record.source, record.span.start, record.span.end, record.id
