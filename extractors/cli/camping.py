"""Commands about who stands with whom, and how two claims hang together."""

from __future__ import annotations

from typing import Annotated

import typer

from extractors.cli.display import note, say, to_json
from extractors.cli.options import JsonOption, WorkspaceOption, opened


def camps(
    limit: Annotated[int, typer.Option(min=1, help="Most lines to show of each kind.")] = 8,
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show the camps that supports and disputes make, what both hold, and who talks past whom."""
    from extractors.cli.camp_lines import camp_lines, past_lines
    from kg.analysis.camps import camps as camps_of
    from kg.analysis.cross_purposes import cross_purposes
    from kg.analysis.directory import Directory

    with opened(workspace) as store:
        graph = store.graph()
    directory = Directory(graph)
    found, past = camps_of(graph, directory), cross_purposes(graph, directory)
    if as_json:
        say(to_json((found, past)))
        return
    for two in found[:limit]:
        for line in camp_lines(two, limit):
            say(line)
        say()
    if len(found) > limit:
        say(f"and {len(found) - limit} smaller debates; --limit shows them")
    if not found:
        note("no holder's claim disputes another's here, so that there are no camps")
    for line in past_lines(past, limit):
        say(line)


def path(
    one: Annotated[str, typer.Argument(help="Id of a claim, or of a statement of it.")],
    other: Annotated[str, typer.Argument(help="Id of another.")],
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show the shortest chain of links between two claims, whichever way the links point."""
    from extractors.cli.camp_lines import path_lines
    from kg.analysis.paths import shortest_path
    from kg.analysis.trace import claim_of

    with opened(workspace) as store:
        graph = store.graph()
    start, goal = claim_of(graph, one), claim_of(graph, other)
    found = shortest_path(graph, start, goal)
    if as_json:
        say(to_json(found))
        return
    if start == goal:
        note("these two are one claim")
    elif not found:
        note("no chain of links joins these two claims")
    else:
        for line in path_lines(graph, start, found):
            say(line)
