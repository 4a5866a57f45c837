"""Commands about positions: which there are, and the claims for and against one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from extractors.cli.display import note, one_line, say, to_json, visible
from extractors.cli.options import JsonOption, WorkspaceOption, opened
from kg.model import Graph, Position

if TYPE_CHECKING:
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
        say(f"{visible(position.name)}  ({whose})")
        say(f"  {visible(position.statement)}")
    if not graph.positions:
        note('no positions yet; `claimtrail positions --add NAME "A sentence or two."` names one')


def position(
    name: Annotated[str, typer.Argument(help="The position's name.")],
    limit: Annotated[int, typer.Option(min=1, help="Most claims to show on each side.")] = 20,
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show the claims for and against a position, each with its score and reason."""
    from extractors.debating.gathering import view
    from kg.analysis.positions import position_named

    with opened(workspace) as store:
        graph, meanings = store.graph(), store.meanings()
    found = view(graph, meanings, position_named(graph, name))
    if as_json:
        say(to_json(found))
        return
    for line in _lines(graph, found, limit):
        say(line)


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
