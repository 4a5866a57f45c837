"""Commands about positions: which there are, the claims for and against one, two against each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from extractors.cli.display import note, one_line, say, to_json, visible
from extractors.cli.options import JsonOption, WorkspaceOption, opened
from kg.errors import SettingsError
from kg.model import Graph, Position
from kg.store.starting_positions import STARTING

if TYPE_CHECKING:
    from kg.analysis.cruxes import Cruxes, Objection
    from kg.analysis.standings import PositionView

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
    from extractors.cli.debate_lines import debate_lines
    from extractors.debating.gathering import view
    from kg.analysis.debate import debate

    with opened(workspace) as store:
        graph, meanings = store.graph(), store.meanings()
    one, other = _told(graph, left), _told(graph, right)
    if one.name == other.name:
        msg = f"both sides are {one_line(one.name)!r}; name two different positions"
        raise SettingsError(msg)
    sides = [view(graph, meanings, position) for position in (one, other)]
    found = debate(graph, *sides)
    if as_json:
        say(to_json(found))
        return
    for line in debate_lines(graph, found, limit):
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
    for line in _crux_lines(graph, found, objections, limit):
        say(line)


def _crux_lines(
    graph: Graph, found: Cruxes, objections: Sequence[Objection], limit: int
) -> Iterator[str]:
    from extractors.cli.debate_lines import objection_lines

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
    if len(found.cruxes) > limit:
        yield f"  and {len(found.cruxes) - limit} more; --limit shows them"
    yield ""
    yield f"objections nobody has answered: {len(objections)}"
    yield from objection_lines(graph, objections, limit)


def _lines(graph: Graph, found: PositionView, limit: int) -> Iterator[str]:
    from extractors.cli.debate_lines import standing_lines

    yield visible(found.position.name)
    yield f"  {visible(found.position.statement)}"
    if not found.leaning.sign:
        yield "  its words lean no way, so that only forecasts and links tell a side; say what happens or not"
    for title, side in (("for", found.for_), ("against", found.against)):
        yield ""
        yield f"{title}: {len(side)}"
        for standing in side[:limit]:
            yield from standing_lines(graph, standing)
        if len(side) > limit:
            yield f"  and {len(side) - limit} more; --limit shows them"
