"""Commands about positions: which there are, the claims for and against one, two against each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from extractors.cli.display import note, one_line, say, to_json, visible
from extractors.cli.options import JsonOption, WorkspaceOption, opened
from kg.model import Graph, Position
from kg.store.starting_positions import STARTING

if TYPE_CHECKING:
    from kg.analysis.cruxes import Cruxes, Objection
    from kg.analysis.debate import Debate
    from kg.analysis.standings import PositionView, Standing

Two = tuple[str, str]


def positions(
    add: Annotated[
        Two | None,
        typer.Option(metavar="NAME STATEMENT", help="Name a side with a sentence or two."),
    ] = None,
    remove: Annotated[str | None, typer.Option(metavar="NAME", help="Take one away.")] = None,
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the sides of the debate that are named, add one or remove one.

    A folder names its own in `positions.toml`, read by `claimtrail build`.
    """
    with opened(workspace) as store:
        if add:
            changed = store.put_position(Position(add[0].strip(), add[1].strip()))
            note(f"{'kept' if changed else 'known already'}: {one_line(add[0])}")
        if remove:
            store.remove_position(remove)
            note(f"removed: {one_line(remove)}")
        if add or remove:
            return
        graph = store.graph()
    if as_json:
        say(to_json(graph.positions))
        return
    for position in graph.positions:
        whose = f"from {position.origin}positions.toml" if position.origin else "added by hand"
        if position.origin == STARTING:
            whose = f"{STARTING}, until two are named here"
        say(f"{visible(position.name)}  ({whose})")
        say(f"  {visible(position.statement)}")
    if not graph.positions:
        note('no positions yet; `claimtrail positions --add NAME "A sentence or two."` names one')


def position(
    name: Annotated[str, typer.Argument(help="A position's name, or words for one.")],
    limit: Annotated[int, typer.Option(min=1, help="Most claims to show on each side.")] = 20,
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show the claims for and against a position, each with its score and reason."""
    from extractors.debating.gathering import view

    with opened(workspace) as store:
        graph, meanings = store.graph(), store.meanings()
    found = view(graph, meanings, _told(graph, name))
    if as_json:
        say(to_json(found))
        return
    for line in _lines(graph, found, limit):
        say(line)


def debate_positions(
    left: Annotated[str, typer.Argument(help="A position's name, or words for one.")],
    right: Annotated[str, typer.Argument(help="Another one's.")],
    limit: Annotated[int, typer.Option(min=1, help="Most claims to show on each side.")] = 12,
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Set two positions against each other: claims of each side, disputes, what is unanswered."""
    from extractors.debating.gathering import view
    from kg.analysis.debate import debate

    with opened(workspace) as store:
        graph, meanings = store.graph(), store.meanings()
    sides = [view(graph, meanings, _told(graph, name)) for name in (left, right)]
    found = debate(graph, *sides)
    if as_json:
        say(to_json(found))
        return
    for line in _debate_lines(graph, found, limit):
        say(line)
    for line in _people_lines(graph, found, limit):
        say(line)


def _told(graph: Graph, name: str) -> Position:
    from kg.analysis.positions import position_of

    found = position_of(graph, name)
    if found not in graph.positions:
        known = ", ".join(repr(position.name) for position in graph.positions) or "none"
        note(
            f"no position is named {one_line(name)!r} (known: {known}), so its words are taken for what it holds; "
            '`claimtrail positions --add NAME "A sentence or two."` says it better'
        )
    return found


def cruxes_of(
    claim: Annotated[str, typer.Argument(help="A claim's id.")],
    limit: Annotated[int, typer.Option(min=1, help="Most lines to show of each kind.")] = 10,
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show what a claim hangs on: its strength, what moves it most, objections left unanswered."""
    from kg.analysis.cruxes import cruxes, unanswered

    with opened(workspace) as store:
        graph = store.graph()
    found = cruxes(graph, claim)
    objections = unanswered(graph, [claim])
    if as_json:
        say(to_json((found, objections)))
        return
    for line in _crux_lines(found, objections, limit):
        say(line)


def _crux_lines(found: Cruxes, objections: Sequence[Objection], limit: int) -> Iterator[str]:
    yield one_line(found.root.text, 200)
    yield (
        f"  {found.verdict.value} among the links found: strength {found.strength:.2f} from 0.50, "
        f"{found.weighed} claims bear on it"
    )
    yield ""
    yield f"moves it most: {len(found.cruxes)}"
    for crux in found.cruxes[:limit]:
        turns = "; would turn the verdict" if crux.flips else ""
        yield f"  {crux.claim.id}  {one_line(crux.claim.text, 150)}"
        yield f"        without it {crux.without:+.3f}, its opposite {crux.reversed_:+.3f}{turns}"
    yield from _unanswered(objections, limit)


def _unanswered(objections: Sequence[Objection], limit: int) -> Iterator[str]:
    yield ""
    yield f"objections nobody has answered: {len(objections)}"
    for objection in objections[:limit]:
        yield f"  {objection.objector.id}  {one_line(objection.objector.text, 150)}"
        yield f"        to {objection.target.id}: {one_line(objection.target.text, 100)}"


def _debate_lines(graph: Graph, found: Debate, limit: int) -> Iterator[str]:
    if not found.opposed:
        yield "these two were not found to oppose each other; each side shows what is for it alone"
        yield ""
    for camp in (found.left, found.right):
        yield f"{visible(camp.view.position.name)}: {len(camp.claims)} claims"
        for standing in camp.claims[:limit]:
            yield from _standing(graph, standing)
        if len(camp.claims) > limit:
            yield f"  and {len(camp.claims) - limit} more; --limit shows them"
        yield ""
    yield f"disputes between them: {len(found.clashes)}"
    for clash in found.clashes:
        objector, target = found.right.view.position, found.left.view.position
        if clash.by_left:
            objector, target = target, objector
        tests = ", ".join(sorted({f"{link.test} {link.id}" for link in clash.edge.links}))
        yield f"  {clash.objector.id}  {one_line(clash.objector.text, 150)}"
        yield f"        of {visible(objector.name)}, disputes of {visible(target.name)}"
        yield f"        {clash.target.id}  {one_line(clash.target.text, 150)}"
        yield f"        why: {tests}; {_answered(len(clash.answers))}"
    yield from _unanswered((*found.open_left, *found.open_right), limit)
    yield ""
    yield f"held by both: {len(found.shared)}"
    for claim in found.shared:
        yield f"  {claim.id}  {one_line(claim.text, 150)}"


def _people_lines(graph: Graph, found: Debate, limit: int) -> Iterator[str]:
    """Who stands where, what people of both sides stand for, and who talks past whom."""
    from extractors.cli.camp_lines import follower_lines, ground_lines, past_lines
    from kg.analysis.cross_purposes import cross_purposes
    from kg.analysis.directory import Directory
    from kg.analysis.followers import between, common_ground, followers
    from kg.analysis.stands import Stands

    directory = Directory(graph)
    yield from ground_lines(common_ground(graph, directory, Stands(graph, directory), found))
    yield ""
    yield from follower_lines(followers(graph, directory, found), limit)
    yield ""
    yield from past_lines(between(graph, directory, found, cross_purposes(graph, directory)), limit)


def _answered(answers: int) -> str:
    return (
        f"disputed in turn {answers} times"
        if answers > 1
        else ("not answered", "disputed in turn once")[answers]
    )


def _lines(graph: Graph, found: PositionView, limit: int) -> Iterator[str]:
    yield visible(found.position.name)
    yield f"  {visible(found.position.statement)}"
    if not found.leaning.sign:
        yield "  its words lean no way, so that only forecasts and links tell a side; say what happens or not"
    for title, side in (("for", found.for_), ("against", found.against)):
        yield ""
        yield f"{title}: {len(side)}"
        for standing in side[:limit]:
            yield from _standing(graph, standing)
        if len(side) > limit:
            yield f"  and {len(side) - limit} more; --limit shows them"


def _standing(graph: Graph, standing: Standing) -> Iterator[str]:
    claim, reason = standing.claim, standing.reason
    statement = graph.statements_of(claim.id)[0]
    source = graph.source(statement.source)
    yield f"  {standing.score:.2f}  {one_line(claim.text, 150)}"
    yield f"        {claim.id}, {visible(statement.speaker)} in {one_line(source.title, 60)}"
    if reason.link is not None and reason.via is not None:
        via = one_line(graph.claim(reason.via).text, 80)
        yield f"        why: {reason.link.relation.value} link ({reason.link.test}, {reason.link.id}) with {reason.via}: {via}"
        return
    shared = f"shares {', '.join(reason.words)}; " if reason.words else ""
    how = "chance and date" if reason.kind == "forecast" else "leans by"
    yield f"        why: {reason.near:.2f} near; {shared}{how}: {', '.join(reason.cues)}"
