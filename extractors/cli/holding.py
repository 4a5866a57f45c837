"""Commands about people: everybody in numbers, and one person's part in the debate."""

from __future__ import annotations

from typing import Annotated

import typer

from extractors.cli.display import note, say, table, to_json
from extractors.cli.options import JsonOption, WorkspaceOption, opened


def people(
    unnamed: Annotated[
        bool, typer.Option("--all", help="Also unnamed voices and those who are only named.")
    ] = False,
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """List people and organisations with what they hold, dispute and support, in numbers."""
    from extractors.cli.people_lines import PART_HEADS, part_row
    from kg.analysis.directory import Directory
    from kg.analysis.people import parts

    with opened(workspace) as store:
        graph = store.graph()
    found = parts(graph, Directory(graph))
    if not unnamed:
        found = tuple(part for part in found if part.holder.kind.is_named and part.takes_part)
    if as_json:
        say(to_json(found))
    elif found:
        table(PART_HEADS, map(part_row, found))
    else:
        note("nobody by name holds anything here; --all lists unnamed voices")


def person(
    name: Annotated[str, typer.Argument(help="A name, as any source writes it, or an id.")],
    limit: Annotated[int, typer.Option(min=1, help="Most lines to show of each kind.")] = 8,
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show what somebody holds by topic, whom they dispute and support, forecasts, and their names."""
    from extractors.cli.people_lines import profile_lines
    from kg.analysis.directory import Directory
    from kg.analysis.people import profile

    with opened(workspace) as store:
        graph = store.graph()
    directory = Directory(graph)
    found = profile(graph, directory, directory.find(name))
    if as_json:
        say(to_json(found))
        return
    for line in profile_lines(graph, found, limit):
        say(line)
