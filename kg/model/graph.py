"""The whole graph as one value: what search, analysis, export and the pages read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from kg.errors import NotFoundError
from kg.model.benchmark import BenchmarkResult
from kg.model.claim import Claim, Statement
from kg.model.correction import CorrectionState
from kg.model.echo import Repetition
from kg.model.entity import Entity
from kg.model.forecast import Forecast
from kg.model.identity import EntityJoin
from kg.model.link import Link
from kg.model.position import Position
from kg.model.restatement import Restatement
from kg.model.source import Source
from kg.model.topic import Topic

T = TypeVar("T")


@dataclass(frozen=True)
class Graph:
    """Every record of a workspace but the texts (ask the store for a `Document`).

    Args:
        revision: changes with every write; key caches by it.
        sources: sorted by id, as is every other tuple here, except statements, forecasts and
            benchmarks: by source, start, end.
        links: within and across sources.
        joins: which entities, named in part in one source, are named in full in another.
        restatements: why statements of other words belong to a claim; their ``claim`` and that of
            every statement is the graph's, not the one that the statement's own wording would make.
        positions: sides of the debate that a person named, by name.
        repetitions: which statements repeat others, by id.
        topics: what its claims are about, largest first; a claim has one topic or none.
        corrections: the whole log of what people corrected, oldest first; the records here are as
            those in force leave them.
    """

    revision: str
    sources: tuple[Source, ...] = ()
    statements: tuple[Statement, ...] = ()
    claims: tuple[Claim, ...] = ()
    forecasts: tuple[Forecast, ...] = ()
    benchmarks: tuple[BenchmarkResult, ...] = ()
    entities: tuple[Entity, ...] = ()
    links: tuple[Link, ...] = ()
    joins: tuple[EntityJoin, ...] = ()
    restatements: tuple[Restatement, ...] = ()
    positions: tuple[Position, ...] = ()
    repetitions: tuple[Repetition, ...] = ()
    topics: tuple[Topic, ...] = ()
    corrections: tuple[CorrectionState, ...] = ()

    # The look-up tables are built when they are first asked for; a graph is never changed afterwards.

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return {s.id: s for s in self.sources}

    @cached_property
    def _statements(self) -> dict[str, Statement]:
        return {s.id: s for s in self.statements}

    @cached_property
    def _claims(self) -> dict[str, Claim]:
        return {c.id: c for c in self.claims}

    @cached_property
    def _of_claim(self) -> dict[str, tuple[Statement, ...]]:
        return _grouped((s.claim, s) for s in self.statements)

    @cached_property
    def _forecasts_of(self) -> dict[str, tuple[Forecast, ...]]:
        claims = {s.id: s.claim for s in self.statements}
        return _grouped((claims[f.statement], f) for f in self.forecasts if f.statement in claims)

    @cached_property
    def _of_statement(self) -> dict[str, tuple[Link, ...]]:
        return _grouped((end, link) for link in self.links for end in (link.from_, link.to))

    def source(self, source_id: str) -> Source:
        """The source with this id.

        Raises:
            NotFoundError: there is none.
        """
        return _get(self._sources, source_id, "source")

    def statement(self, statement_id: str) -> Statement:
        """The statement with this id.

        Raises:
            NotFoundError: there is none.
        """
        return _get(self._statements, statement_id, "statement")

    def claim(self, claim_id: str) -> Claim:
        """The claim with this id.

        Raises:
            NotFoundError: there is none.
        """
        return _get(self._claims, claim_id, "claim")

    def has_claim(self, claim_id: str) -> bool:
        """Whether a claim has this id."""
        return claim_id in self._claims

    def statements_of(self, claim_id: str) -> tuple[Statement, ...]:
        """The statements that express a claim, by source and place; empty for an unknown id."""
        return self._of_claim.get(claim_id, ())

    def forecasts_of(self, claim_id: str) -> tuple[Forecast, ...]:
        """The forecasts that a claim's statements make, by source and place; empty where they make none."""
        return self._forecasts_of.get(claim_id, ())

    def links_of(self, statement_id: str) -> tuple[Link, ...]:
        """The links from or to a statement."""
        return self._of_statement.get(statement_id, ())


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    groups: dict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}


def _get(table: dict[str, T], key: str, what: str) -> T:
    if key not in table:
        msg = f"no {what} {key!r} in this workspace; `claimtrail list` and `claimtrail search` show ids"
        raise NotFoundError(msg)
    return table[key]
