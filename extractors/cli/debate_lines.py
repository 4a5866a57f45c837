"""Describing a debate in words: both sides, the disputes between them, what is left unanswered, who stands where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from extractors.cli.camp_lines import follower_lines, ground_lines, past_lines
from extractors.cli.display import one_line, visible, voice
from kg.analysis.cross_purposes import cross_purposes
from kg.analysis.cruxes import Objection, by_target
from kg.analysis.debate import Camp, Clash, Debate
from kg.analysis.directory import Directory
from kg.analysis.followers import between, common_ground, followers
from kg.analysis.standings import Standing, StandsFor
from kg.analysis.stands import Stands
from kg.model import AUTHOR, Claim, Graph

_CLAIM, _TITLE = 150, 60


def debate_lines(graph: Graph, found: Debate, limit: int) -> Iterator[str]:
    """Lines on two positions against each other.

    Args:
        graph: the graph.
        found: the debate.
        limit: most lines of one kind.
    """
    if not found.opposed:
        yield "these two were not found to oppose each other; each side shows what is for it alone"
        yield ""
    for camp, other in ((found.left, found.right), (found.right, found.left)):
        yield from _camp(graph, camp, other, limit)
        yield ""
    yield f"disputes between them: {len(found.clashes)}"
    for clash in found.clashes:
        yield from _clash(graph, found, clash)
    yield ""
    yield f"objections nobody has answered: {len(found.open_left) + len(found.open_right)}"
    for camp, objections in ((found.left, found.open_left), (found.right, found.open_right)):
        yield f"  to claims of {visible(camp.view.position.name)}: {len(objections)}"
        yield from objection_lines(graph, objections, limit, "  ")
    yield ""
    yield f"held by both: {len(found.shared)}"
    for claim in found.shared:
        yield f"  {claim.id}  {one_line(claim.text, _CLAIM)}"
    yield from _people_lines(graph, found, limit)


def objection_lines(
    graph: Graph, objections: Sequence[Objection], limit: int, indent: str = ""
) -> Iterator[str]:
    """Lines on objections, those to one claim together.

    Args:
        graph: the graph.
        objections: as `kg.analysis.cruxes.unanswered` gives them.
        limit: most claims objected to, and most objections to each.
        indent: what each line starts with.
    """
    groups = by_target(objections)
    for group in groups[:limit]:
        target = group[0].target
        yield f"{indent}  {target.id}  {one_line(target.text, _CLAIM)}"
        for objection in group[:limit]:
            yield f"{indent}      {objection.objector.id}  {_told(graph, objection.objector)}"
        if len(group) > limit:
            yield f"{indent}      and {len(group) - limit} more; --limit shows them"
    if len(groups) > limit:
        yield f"{indent}  and to {len(groups) - limit} more claims; --limit shows them"


def standing_lines(graph: Graph, standing: Standing) -> Iterator[str]:
    """Lines on a claim of a side: its score, who says it and why it stands there."""
    claim, reason = standing.claim, standing.reason
    statement = graph.statements_of(claim.id)[0]
    source = graph.source(statement.source)
    yield f"  {standing.score:.2f}  {one_line(claim.text, _CLAIM)}"
    yield f"        {claim.id}, {voice(statement.speaker)} in {one_line(source.title, _TITLE)}"
    if reason.link is not None and reason.via is not None:
        via = one_line(graph.claim(reason.via).text, 80)
        yield f"        why: {reason.link.relation.value} link ({reason.link.test}, {reason.link.id}) with {reason.via}: {via}"
        return
    shared = f"shares {', '.join(reason.words)}; " if reason.words else ""
    how = "chance and date" if reason.kind == "forecast" else "leans by"
    yield f"        why: {reason.near:.2f} near; {shared}{how}: {', '.join(reason.cues)}"


def _camp(graph: Graph, camp: Camp, other: Camp, limit: int) -> Iterator[str]:
    """A side's claims: those for it, then those against the other alone."""
    yield f"{visible(camp.view.position.name)}: {len(camp.claims)} claims"
    shown = camp.claims[:limit]
    for side, standings in groupby(shown, key=lambda standing: standing.side):
        bears_on = camp if side is StandsFor.FOR else other
        yield f"  {side.value} {visible(bears_on.view.position.name)}:"
        for standing in standings:
            yield from standing_lines(graph, standing)
    if len(camp.claims) > limit:
        yield f"  and {len(camp.claims) - limit} more; --limit shows them"


def _clash(graph: Graph, found: Debate, clash: Clash) -> Iterator[str]:
    objector, target = found.right.view.position, found.left.view.position
    if clash.by_left:
        objector, target = target, objector
    tests = ", ".join(sorted({f"{link.test} {link.id}" for link in clash.edge.links}))
    yield f"  {clash.objector.id}  {_told(graph, clash.objector)}"
    yield f"        of {visible(objector.name)}, disputes of {visible(target.name)}"
    yield f"        {clash.target.id}  {_told(graph, clash.target)}"
    yield f"        why: {tests}; {_answered(len(clash.answers))}"


def _told(graph: Graph, claim: Claim) -> str:
    """A claim behind whoever makes it first."""
    first = graph.statements_of(claim.id)[0]
    source = graph.source(first.source)
    author = source.author or f"author of ‘{one_line(source.title, 40)}’"
    who = author if first.speaker == AUTHOR else first.speaker
    return f"{voice(who)}: {one_line(claim.text, _CLAIM)}"


def _people_lines(graph: Graph, found: Debate, limit: int) -> Iterator[str]:
    """Who stands where, what people of both sides stand for, and who talks past whom."""
    directory = Directory(graph)
    yield from ground_lines(common_ground(graph, directory, Stands(graph, directory), found))
    yield ""
    yield from follower_lines(followers(graph, directory, found), limit)
    yield ""
    yield from past_lines(between(graph, directory, found, cross_purposes(graph, directory)), limit)


def _answered(answers: int) -> str:
    if answers > 1:
        return f"disputed in turn {answers} times"
    return ("not answered", "disputed in turn once")[answers]
