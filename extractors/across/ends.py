"""Making a link between two sources: its direction, its id, and words on both sides."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Evidence, Graph, Link, Relation, Side, Span, Statement


@dataclass(frozen=True, slots=True)
class End:
    """A statement and the words of it that show the link."""

    statement: Statement
    span: Span


def ordered(graph: Graph, one: End, other: End) -> tuple[End, End]:
    """Which end is the reason and which it bears on: the later published one, else the larger id.

    Args:
        graph: holds both sources.
        one: an end.
        other: the other one.
    """
    to, from_ = sorted(
        (one, other),
        key=lambda end: (graph.source(end.statement.source).published or "", end.statement.id),
    )
    return from_, to


def link(
    ends: tuple[End, End], relation: Relation, test: str, confidence: float, kind: str
) -> Link:
    """The link from the first end to the second.

    Args:
        ends: of two sources.
        relation: what the first does to the second.
        test: the test that passed.
        confidence: 0 to 1.
        kind: of the evidence.
    """
    from_, to = ends
    return Link(
        id=Link.id_for(from_.statement.id, to.statement.id, relation, test),
        from_=from_.statement.id,
        to=to.statement.id,
        relation=relation,
        confidence=confidence,
        test=test,
        evidence=(
            Evidence(kind, Side.FROM, from_.statement.source, from_.span),
            Evidence(kind, Side.TO, to.statement.source, to.span),
        ),
    )
