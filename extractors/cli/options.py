"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractors.settings import workspace_dir
from kg.errors import StoreError
from kg.store import SqliteStore, Workspace

WorkspaceOption = Annotated[
    Path | None,
    typer.Option(
        "--workspace",
        "-w",
        help="Folder of the graph (default: CLAIMTRAIL_WORKSPACE, else ./workspace).",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]


def opened(workspace: Path | None, *, existing: bool = True) -> SqliteStore:
    """The workspace's store.

    Args:
        workspace: as named on the command line.
        existing: refuse a workspace that holds nothing yet.

    Raises:
        StoreError: there is none, or it cannot be opened.
    """
    place = Workspace(workspace_dir(workspace))
    if existing and not place.database.exists():
        msg = f"{place.folder}: no graph there yet; make one with `claimtrail build` or `add`"
        raise StoreError(msg)
    return place.open()
