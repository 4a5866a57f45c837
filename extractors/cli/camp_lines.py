"""Describing camps in words: who stands on which side, what both hold, who talks past whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.cli.display import one_line, visible
from kg.analysis.argument import ClaimEdge
from kg.analysis.camps import SharedGround, Side, TwoCamps
from kg.analysis.cross_purposes import CrossPurposes
from kg.analysis.followers import Follower
from kg.model import Graph


def camp_lines(two: TwoCamps, limit: int) -> Iterator[str]:
    """Lines on one debate cut into two camps.

    Args:
        two: the camps.
        limit: most holders and claims of a side.
    """
    yield (
        f"two camps, disputes between them: {two.disputes}; {two.frustration:.0%} of the links, by weight, "
        "do not fit them"
    )
    for name, side in (("one side", two.first), ("the other", two.second)):
        yield f"  {name}: {', '.join(_names(side, limit))}"
        for claim in side.claims[:limit]:
            yield f"    {claim.id}  {one_line(claim.text, 140)}"
        if len(side.claims) > limit:
            yield f"    and {len(side.claims) - limit} more claims; --limit shows them"
    yield from ground_lines(two.shared, "  ")


def _names(side: Side, limit: int) -> Iterator[str]:
    yield from (visible(holder.name) for holder in side.holders[:limit])
    if len(side.holders) > limit:
        yield f"{len(side.holders) - limit} more"


def ground_lines(shared: Sequence[SharedGround], indent: str = "") -> Iterator[str]:
    """Lines on claims that people of both sides stand for, with the statement of each."""
    yield f"{indent}shared ground: {len(shared)}"
    for ground in shared:
        yield f"{indent}  {ground.claim.id}  {one_line(ground.claim.text, 140)}"
        for holder, cell in (ground.first[0], ground.second[0]):
            yield f"{indent}        {visible(holder.name)} {cell.stand.value}: {cell.statement.id}"


def follower_lines(found: Sequence[Follower], limit: int) -> Iterator[str]:
    """Lines on who holds how many claims of either side."""
    yield f"who stands where, claims on the left and on the right: {len(found)}"
    for one in found[:limit]:
        yield f"  {len(one.left):3} {len(one.right):3}  {visible(one.holder.name)}"
    if len(found) > limit:
        yield f"  and {len(found) - limit} more; --limit shows them"


def past_lines(found: Sequence[CrossPurposes], limit: int) -> Iterator[str]:
    """Lines on pairs that look like a disagreement and are about different events."""
    yield f"talking past each other: {len(found)}"
    for pair in found[:limit]:
        for side in (pair.one, pair.other):
            said = one_line(side.event or side.statement.canonical, 110)
            chance = f"{visible(side.chance)}: " if side.chance else ""
            yield f"  {visible(side.holder.name)}: {chance}{said}  ({side.statement.id})"
            for meaning in side.meanings[:1]:
                yield f"        means: {one_line(meaning.canonical, 110)}  ({meaning.id})"
        shared = f"; shared: {', '.join(pair.shared)}" if pair.shared else ""
        link = f" {pair.link.id}" if pair.link else ""
        yield f"        why: {pair.test.in_words} ({pair.test.value}{link}{shared})"
    if len(found) > limit:
        yield f"  and {len(found) - limit} more; --limit shows them"


def path_lines(graph: Graph, start: str, path: Sequence[ClaimEdge]) -> Iterator[str]:
    """Lines that walk from one claim to another along the links between them."""
    here = start
    yield f"{here}  {one_line(graph.claim(here).text, 150)}"
    for edge in path:
        there = edge.to_claim if edge.from_claim == here else edge.from_claim
        way = (
            edge.relation.value
            if edge.from_claim == here
            else f"is what this {edge.relation.value}:"
        )
        link = max(edge.links, key=lambda link: (link.confidence, link.id))
        yield f"    {way}  ({link.test} {link.id}, {link.confidence:.2f})"
        yield f"{there}  {one_line(graph.claim(there).text, 150)}"
        here = there
