"""Statements found, put together by the claim they express, each with its reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.model import Graph, Statement
from kg.search.query import ClaimHit, Hit


@dataclass(frozen=True, slots=True)
class Found:
    """Statements found.

    Args:
        scores: fused scores by statement id, best first.
        similar: cosines by statement id, of those found by meaning.
        stems: what was asked for; empty for a search by filters.
        begun: the beginning of a word that was asked for too, or None.
    """

    scores: Mapping[str, float]
    similar: Mapping[str, float] = field(default_factory=dict)
    stems: tuple[str, ...] = ()
    begun: str | None = None


def filtered(graph: Graph, rows: Sequence[int], limit: int) -> Found:
    """Statements of the first claims that pass filters alone, all with score 0.

    Claims stand by the salience of their best statement, then by source and place.

    Args:
        graph: the graph.
        rows: places in ``graph.statements``, ascending.
        limit: most claims.
    """
    statements = [graph.statements[row] for row in rows]
    passed = {statement.id for statement in statements}
    claims: dict[str, None] = {}
    for statement in sorted(statements, key=lambda item: -item.salience):
        claims.setdefault(statement.claim)
        if len(claims) == limit:
            break
    scores: dict[str, float] = {}
    for claim in claims:
        own = (item for item in graph.statements_of(claim) if item.id in passed)
        scores.update((item.id, 0.0) for item in sorted(own, key=lambda item: -item.salience))
    return Found(scores)


def claim_hits(graph: Graph, found: Found, limit: int) -> tuple[ClaimHit, ...]:
    """The best claims, each with its statements; a claim ranks as its best statement does.

    Claims of equal score stand by id; those without a score as they were found. Reasons are worked
    out for what is returned only.
    """
    groups: dict[str, list[Statement]] = {}
    for item in found.scores:
        statement = graph.statement(item)
        groups.setdefault(statement.claim, []).append(statement)
    ranked = sorted(groups.values(), key=lambda group: _rank(found, group[0]))
    return tuple(_claim_hit(graph, found, group) for group in ranked[:limit])


def _rank(found: Found, best: Statement) -> tuple[float, str]:
    score = found.scores[best.id]
    return (-score, best.claim if score else "")


def _claim_hit(graph: Graph, found: Found, group: list[Statement]) -> ClaimHit:
    hits = tuple(_hit(found, statement) for statement in group)
    return ClaimHit(
        claim=graph.claim(group[0].claim),
        best=group[0],
        hits=hits,
        score=hits[0].score,
        why=hits[0].why,
    )


def _hit(found: Found, statement: Statement) -> Hit:
    words: tuple[str, ...] = ()
    why: list[str] = []
    if found.stems:
        words = _words(statement, found)
    if words:
        why.append(f"words: {', '.join(words)}")
    if statement.id in found.similar:
        why.append(f"similar meaning {found.similar[statement.id]:.2f}")
    return Hit(
        statement=statement.id,
        claim=statement.claim,
        score=found.scores[statement.id],
        why=tuple(why),
        words=words,
    )


def _words(statement: Statement, found: Found) -> tuple[str, ...]:
    from kg.search.text_analysis import matching_words

    parts = (
        statement.canonical,
        statement.span.quote,
        statement.speaker,
        statement.reporter or "",
        " ".join(statement.topics),
    )
    return matching_words("\n".join(parts), frozenset(found.stems), found.begun)
