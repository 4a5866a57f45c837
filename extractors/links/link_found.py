"""A link as a test finds it, before it becomes a record of the model."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Evidence, Link, Relation, Side, Span, Statement


@dataclass(frozen=True, slots=True)
class Found:
    """What a test saw.

    Args:
        from_: the reason or objection.
        to: what it bears on.
        relation: supports or disputes.
        test: the test that passed.
        confidence: 0 to 1.
        cue: the words that show the link.
        kind: what sort of words they are.
        at: the side on which the cue stands.
        other: the words on the other side; that statement's own where not given.
    """

    from_: Statement
    to: Statement
    relation: Relation
    test: str
    confidence: float
    cue: Span
    kind: str
    at: Side = Side.FROM
    other: Span | None = None

    def link(self) -> Link:
        """The record: evidence is the cue on one side and the statement on the other."""
        near, away = (self.from_, self.to) if self.at is Side.FROM else (self.to, self.from_)
        far = Side.TO if self.at is Side.FROM else Side.FROM
        evidence = (
            Evidence(self.kind, self.at, near.source, self.cue),
            Evidence(
                "claim" if self.other is None else self.kind,
                far,
                away.source,
                self.other or away.span,
            ),
        )
        return Link(
            id=Link.id_for(self.from_.id, self.to.id, self.relation, self.test),
            from_=self.from_.id,
            to=self.to.id,
            relation=self.relation,
            confidence=self.confidence,
            test=self.test,
            evidence=tuple(sorted(evidence, key=lambda piece: piece.side is Side.TO)),
        )
