"""Commands that change the graph: add, build, remove."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractors.cli.display import note, one_line, say, table, to_json
from extractors.cli.options import JsonOption, WorkspaceOption, opened
from extractors.settings import workspace_dir

if TYPE_CHECKING:
    from extractors.build import AddResult, BatchResult
    from kg.store import SqliteStore

Kind = Annotated[
    str | None,
    typer.Option(
        help="article, essay, thread, comments, newsletter, transcript, press, report or other."
    ),
]
Title = Annotated[str | None, typer.Option(help="Title, instead of the one detected.")]
Author = Annotated[str | None, typer.Option(help="Author, instead of the one detected.")]
Published = Annotated[
    str | None, typer.Option(help="Publication date (ISO), instead of the one detected.")
]
Url = Annotated[str | None, typer.Option(help="Address where it was published.")]


def add(
    paths: Annotated[list[Path], typer.Argument(help="Files, folders, or - for standard input.")],
    kind: Kind = None,
    title: Title = None,
    author: Author = None,
    published: Published = None,
    url: Url = None,
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Add sources to the graph."""
    from extractors.build import KEPT_AT_ONCE, add_paths
    from extractors.catalogue import stated_metadata
    from extractors.cli.progress import bar

    stated = stated_metadata(
        "options", kind=kind, title=title, author=author, published=published, url=url
    )
    with opened(workspace, existing=False) as store:
        with bar("reading") as step:
            batch = add_paths(store, paths, stated=stated, progress=step)
        # Before what could not be taken, which ends the command.
        _tell_likeness(store, batch)
        _finish(store, batch, workspace, as_json, KEPT_AT_ONCE)


def build(
    folder: Annotated[Path, typer.Argument(help="Folder of source files and their sources.toml.")],
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Bring the graph in line with a folder: new and changed files in, vanished ones out."""
    from extractors.build import build_folder
    from extractors.cli.progress import bar

    with opened(workspace, existing=False) as store:
        with bar("building") as step:
            batch = build_folder(store, folder, progress=step)
        _finish(store, batch, workspace, as_json)


def remove(
    source: Annotated[str, typer.Argument(help="A source's id (see `claimtrail list`).")],
    workspace: WorkspaceOption = None,
) -> None:
    """Remove a source and exactly what only it supported."""
    from extractors.build import joining

    with opened(workspace) as store:
        title = store.document(source).source.title
        store.remove(source, joining)
        store.keep_derived()
    note(f"removed {source}: {one_line(title)}")


def _finish(
    store: SqliteStore,
    batch: BatchResult,
    workspace: Path | None,
    as_json: bool,
    most: int | None = None,
) -> None:
    """Report, bring the search indexes and the front page up to date, and list what could not be taken.

    With more statements than ``most`` the indexes are left to the next search.
    """
    from extractors.cli.progress import bar
    from extractors.searching import refresh
    from kg.analysis.kept_front_page import keep_front_page

    if as_json:
        say(to_json(batch))
    elif batch.results:
        _table(batch)
    for source_id in batch.removed:
        note(f"removed {source_id}: its file is gone or changed")
    if (batch.results or batch.removed) and store.keep_derived(most):
        graph = store.graph()
        with bar("indexing") as step:
            words_only = refresh(workspace_dir(workspace), graph, step)
        keep_front_page(workspace_dir(workspace), graph)
        if words_only:
            note(f"search by words only: {words_only}")
    elif batch.results:
        note("a large graph: the next search brings its indexes up to date")
    for failure in batch.failures:
        note(f"claimtrail: {' '.join(failure.reason.split())}")
    if batch.failures:
        raise typer.Exit(2)


def _tell_likeness(store: SqliteStore, batch: BatchResult) -> None:
    """Say which known sources share much with a new one: a changed file is a source of its own and doubles what it claims."""
    from extractors.reviewing import known_like

    for result in batch.results:
        if not result.changed:
            continue
        for one in known_like(store, store.document(result.source_id).text):
            if not one.same:
                note(
                    f"{result.source_id}: {one.shared:.0%} of its words stand in {one.source.id} ({one_line(one.source.title, 60)}), "
                    f"{one.covered:.0%} of that one's here; if it is a newer version: claimtrail remove {one.source.id}"
                )


def _outcome(result: AddResult) -> str:
    if not result.changed:
        return "unchanged"
    return "read again" if result.known else "added"


def _table(batch: BatchResult) -> None:
    rows = [
        (
            result.source_id,
            _outcome(result),
            result.statements,
            result.forecasts,
            result.benchmarks,
            result.links,
            one_line(result.title, 60),
        )
        for result in batch.results
    ]
    table(("id", "", "claims", "forecasts", "benchmarks", "links", "title"), rows)
