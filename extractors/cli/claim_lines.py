"""Describing claims in words: their statements, which came first, and why each is the same claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractors.cli.display import one_line, visible, voice
from kg.analysis.origins import Origins
from kg.analysis.restatements import ToldStatement, told_statements
from kg.model import Claim, EchoTest, Graph, Restatement, RestatementTest

_WHY = {
    RestatementTest.SAME_WORDING: "the same words",
    RestatementTest.FORECAST: "the same forecast: holder, chance, date and event agree",
    RestatementTest.RESULT: "the same result: benchmark, system, score and date agree",
    RestatementTest.NEAR_WORDING: (
        "nearly the same words: polarity, quantities, names, force and order agree"
    ),
    RestatementTest.DECISION: "decided by hand",
}
_ECHO = {
    EchoTest.SAME_WORDS: "repeats the words of",
    EchoTest.NEAR_COPY: "nearly repeats the words of",
    EchoTest.QUOTED: "quotes",
}


def claim_head(graph: Graph, claim: Claim, origins: Origins | None = None) -> Iterator[str]:
    """Lines on a claim as a whole: its wording, how often it is made, where first."""
    known = origins or Origins(graph)
    found = known.of_claim(claim.id)
    first = told_statements(graph, claim.id, known)[0]
    yield f"{claim.id}  [{claim.type.value}]  {visible(claim.text)}"
    yield f"  {found.counted}"
    dated = f", {first.source.published}" if first.source.published else ""
    yield f"  first told in {one_line(first.source.title)} ({first.source.id}{dated})"


def why_lines(told: ToldStatement) -> Iterator[str]:
    """Lines that say why a statement is in its claim, with the words on both sides, and what it repeats."""
    if told.why is None:
        yield "  in this claim: its wording is the claim's own"
    else:
        yield from restatement_lines(told.why, "  in this claim: ")
    if told.echoes is not None and told.echo_test is not None:
        yield f"  echo: {_ECHO[told.echo_test]} {told.echoes.id} ({told.echoes.source})"


def restatement_lines(why: Restatement, head: str) -> Iterator[str]:
    """Lines that say by which test a statement was found to restate another."""
    near = f", {why.similarity:.2f} near" if why.similarity else ""
    yield f"{head}{_WHY[why.test]}{near}; {why.test.value}, held against {why.against}"
    for piece in why.evidence:
        words = one_line(piece.span.quote, 90)
        yield f"    {piece.side.value} side, {piece.kind}: “{words}” ({piece.source})"


def merged_lines(graph: Graph, claims: Iterable[str]) -> Iterator[str]:
    """Lines on claims that are told in several wordings, with the reason for each wording."""
    origins = Origins(graph)
    for claim in claims:
        yield from claim_head(graph, graph.claim(claim), origins)
        for told in told_statements(graph, claim, origins):
            statement = told.statement
            yield f"  {statement.id}  {voice(statement.speaker)}: {one_line(statement.canonical)}"
            if told.why is not None:
                yield from restatement_lines(told.why, "    ")
