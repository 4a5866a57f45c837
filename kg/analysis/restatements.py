"""A claim's statements as they came: the first one, why each other is the same claim, what echoes what."""

from __future__ import annotations

from dataclasses import dataclass

from kg.analysis.origins import Origins
from kg.model import EchoTest, Graph, Restatement, Source, Statement


@dataclass(frozen=True, slots=True)
class ToldStatement:
    """One place where a claim is made.

    Args:
        statement: the statement.
        source: where it stands.
        why: why it makes this claim; None where its wording is the claim's own.
        echoes: the statement that it repeats, here or in another claim; None where it says so itself.
        echo_test: how the repetition shows, or None.
    """

    statement: Statement
    source: Source
    why: Restatement | None
    echoes: Statement | None
    echo_test: EchoTest | None


def first_appearance(graph: Graph, claim: str) -> Statement:
    """The statement that makes a claim first: by date of publication, undated last, then by place.

    Args:
        graph: the graph.
        claim: a claim's id.

    Raises:
        NotFoundError: the graph has no such claim.
    """
    statements = graph.statements_of(graph.claim(claim).id)
    return min(statements, key=lambda statement: _rank(graph, statement))


def told_statements(
    graph: Graph, claim: str, origins: Origins | None = None
) -> tuple[ToldStatement, ...]:
    """The statements of a claim, first told first.

    Args:
        graph: the graph.
        claim: a claim's id.
        origins: of this graph, where they are worked out already.

    Raises:
        NotFoundError: the graph has no such claim.
    """
    known = origins or Origins(graph)
    why = {found.statement: found for found in graph.restatements if found.claim == claim}
    found = []
    statements = graph.statements_of(graph.claim(claim).id)
    for statement in sorted(statements, key=lambda statement: _rank(graph, statement)):
        origin = known.of_statement(statement.id)
        echo = next((e for e in origin.echoes if e.statement.id == statement.id), None)
        found.append(
            ToldStatement(
                statement=statement,
                source=graph.source(statement.source),
                why=why.get(statement.id),
                echoes=origin.statement if echo else None,
                echo_test=echo.test if echo else None,
            )
        )
    return tuple(found)


def wording_of(graph: Graph, record_id: str) -> str:
    """The claim that a wording of its own id is part of; the id itself where it is no such wording."""
    return next((r.claim for r in graph.restatements if r.wording == record_id), record_id)


def _rank(graph: Graph, statement: Statement) -> tuple[bool, str, str, int, int, str]:
    source = graph.source(statement.source)
    place = statement.span.start, statement.span.end, statement.id
    return source.published is None, source.published or "", source.id, *place
