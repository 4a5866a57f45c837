"""Tracing a claim: who says it, who passes it on, in which words, in which source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.analysis.restatements import wording_of
from kg.errors import NotFoundError
from kg.model import Claim, Document, Graph, Link, Relation, Restatement, Source, Statement

CONTEXT = 160
"""How many code points of context a trace shows on either side."""


@dataclass(frozen=True, slots=True)
class TracedLink:
    """A link of a statement, seen from it.

    Args:
        link: with its evidence and the test that made it.
        other: the statement at its other end.
        source: the source of the other end.
        outgoing: whether the traced statement is the one that supports or disputes.
    """

    link: Link
    other: Statement
    source: Source
    outgoing: bool

    @property
    def relation(self) -> Relation:
        """What the link says."""
        return self.link.relation


@dataclass(frozen=True, slots=True)
class TracedStatement:
    """One place where the claim is made.

    Args:
        statement: with its words, speaker, reporter and cue.
        source: where it stands.
        before: the text just before it, at most `CONTEXT` code points.
        after: the text just after it.
        line: its line in the source, counted from 1.
        links: its links, by relation, then id.
        why: why it makes this claim; None where its wording is the claim's own.
    """

    statement: Statement
    source: Source
    before: str
    after: str
    line: int
    links: tuple[TracedLink, ...]
    why: Restatement | None = None


@dataclass(frozen=True, slots=True)
class Trace:
    """A claim and every place where it is made."""

    claim: Claim
    statements: tuple[TracedStatement, ...]


def trace(graph: Graph, record_id: str, document: Callable[[str], Document]) -> Trace:
    """Follow a claim to its words.

    Args:
        graph: the whole graph.
        record_id: a claim's id, or the id of a statement, forecast or benchmark result, which
            stands for the claim it expresses.
        document: gives a source's text by id.

    Raises:
        NotFoundError: no such record.
    """
    claim = graph.claim(claim_of(graph, record_id))
    traced = tuple(
        _traced(graph, statement, document(statement.source).text)
        for statement in graph.statements_of(claim.id)
    )
    return Trace(claim, traced)


def claim_of(graph: Graph, record_id: str) -> str:
    """The id of the claim that a record's id leads to.

    Raises:
        NotFoundError: the id names no claim, statement, forecast or benchmark result.
    """
    if graph.statements_of(record_id):
        return record_id
    reworded = wording_of(graph, record_id)
    if reworded != record_id:
        return reworded
    made_in = {f.id: f.statement for f in graph.forecasts}
    made_in.update({b.id: b.statement for b in graph.benchmarks})
    try:
        return graph.statement(made_in.get(record_id, record_id)).claim
    except NotFoundError as err:
        msg = f"no claim or statement {record_id!r} here; `claimtrail search` shows ids"
        raise NotFoundError(msg) from err


def _traced(graph: Graph, statement: Statement, text: str) -> TracedStatement:
    start, end = statement.span.start, statement.span.end
    links = (_seen(graph, statement, link) for link in graph.links_of(statement.id))
    return TracedStatement(
        statement=statement,
        source=graph.source(statement.source),
        before=text[max(0, start - CONTEXT) : start],
        after=text[end : end + CONTEXT],
        line=text.count("\n", 0, start) + 1,
        links=tuple(sorted(links, key=lambda t: (t.relation.value, t.link.id))),
        why=next((r for r in graph.restatements if r.statement == statement.id), None),
    )


def _seen(graph: Graph, statement: Statement, link: Link) -> TracedLink:
    outgoing = link.from_ == statement.id
    other = graph.statement(link.to if outgoing else link.from_)
    return TracedLink(link, other, graph.source(other.source), outgoing)
