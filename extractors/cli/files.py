"""Commands between the graph and files: extract, export, eval, app."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from extractors.cli.change import Author, Kind, Published, Title, Url
from extractors.cli.coverage_lines import explain_lines
from extractors.cli.display import note, one_line, say, table, voice
from extractors.cli.options import JsonOption, WorkspaceOption, opened
from extractors.cli.page_lines import (
    LEFT_OUT_COLUMNS,
    POST_COLUMNS,
    left_out_rows,
    post_rows,
)
from extractors.settings import WORKSPACE_VARIABLE, workspace_dir
from kg.errors import SettingsError
from kg.model import Extraction


def extract(
    path: Annotated[Path, typer.Argument(help="A text or Markdown file, or - for standard input.")],
    format: Annotated[str, typer.Option(help="json (the contract) or table.")] = "json",
    kind: Kind = None,
    title: Title = None,
    author: Author = None,
    published: Published = None,
    url: Url = None,
    explain: Annotated[
        bool,
        typer.Option("--explain", help="Print each sentence as extracted or skipped, and why."),
    ] = False,
) -> None:
    """Extract one source and print what is in it; touches no graph."""
    from extractors.catalogue import stated_metadata
    from extractors.contract import to_contract
    from extractors.pipeline import extract_raw
    from extractors.reading import read_file

    if format not in {"json", "table"}:
        msg = f"--format {format!r} is none of json, table"
        raise SettingsError(msg)
    stated = stated_metadata(
        "options", kind=kind, title=title, author=author, published=published, url=url
    )
    found = extract_raw(read_file(path), stated=stated)
    if explain:
        for line in explain_lines(found):
            say(line)
    elif format == "json":
        sys.stdout.write(to_contract(found))
    else:
        _tables(found)


def _tables(found: Extraction) -> None:
    from kg.analysis.chance_words import chance_words

    source = found.document.source
    say(f"{one_line(source.title)}  [{source.kind.value}]  {source.published or 'no date stated'}")
    table(
        ("place", "type", "who", "certainty", "key", "claim"),
        [
            (
                f"{s.span.start}-{s.span.end}",
                s.type.value,
                voice(s.speaker),
                f"{s.certainty:.2f}",
                s.salience,
                one_line(s.canonical, 160),
            )
            for s in found.statements
        ],
    )
    if found.forecasts:
        table(
            ("place", "forecaster", "chance", "by", "event"),
            [
                (
                    f"{f.span.start}-{f.span.end}",
                    f.forecaster,
                    chance_words(f) or None,
                    f.horizon.date if f.horizon else None,
                    one_line(f.event, 120),
                )
                for f in found.forecasts
            ],
        )
    if found.benchmarks:
        table(
            ("place", "benchmark", "system", "score", "date"),
            [
                (
                    f"{b.span.start}-{b.span.end}",
                    b.benchmark,
                    b.system,
                    f"{b.score:g} {b.unit}",
                    b.date,
                )
                for b in found.benchmarks
            ],
        )
    if found.posts:
        table(POST_COLUMNS, post_rows(found))
    if found.boilerplate:
        table(LEFT_OUT_COLUMNS, left_out_rows(found))


def export_graph(
    format: Annotated[str, typer.Option(help="json, csv, turtle, jsonld or graphml.")] = "json",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write; standard output if none.")
    ] = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Export the graph; the same sources give the same bytes."""
    from kg.export import export

    with opened(workspace) as store:
        graph = store.graph()
        data = export(graph, store.document, format)
    if output is None:
        sys.stdout.buffer.write(data)
        return
    # Written beside and moved into place: an interrupted export leaves the old file.
    if not output.parent.is_dir():
        msg = f"{output}: no folder {output.parent} to write it in; make it first"
        raise SettingsError(msg)
    if output.is_dir():
        msg = f"{output}: a folder; name a file in it, such as {output / 'graph'}.{format}"
        raise SettingsError(msg)
    draft = output.with_name(output.name + ".part")
    try:
        draft.write_bytes(data)
        draft.replace(output)
    finally:
        draft.unlink(missing_ok=True)
    note(f"wrote {output} ({len(data)} bytes)")


def evaluate(
    gold: Annotated[Path, typer.Argument(help="Folder of gold files.")],
    docs: Annotated[Path, typer.Option(help="Folder of the documents they annotate.")],
    as_json: JsonOption = False,
    gate: Annotated[
        Path | None, typer.Option(help="File of floors; exit 1 when one is not reached.")
    ] = None,
    floors_of: Annotated[str, typer.Option(help="Which gold set's floors.")] = "own",
    update: Annotated[
        bool, typer.Option("--update", help="Raise the floors to what is measured.")
    ] = False,
    allow_regression: Annotated[
        bool, typer.Option("--allow-regression", help="Let --update lower floors too.")
    ] = False,
    cases: Annotated[
        str | None,
        typer.Option(help="List what is missed and wrong in a category of the table instead."),
    ] = None,
) -> None:
    """Measure extraction against gold files: precision, recall and F1 for each category."""
    from extractors.cli.measuring import Gate, list_cases, measure

    if cases is not None:
        list_cases(cases, gold, docs)
        return
    if not measure(gold, docs, Gate(gate, floors_of, update, allow_regression), as_json=as_json):
        raise typer.Exit(1)


def serve(
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port on this machine.")] = 8501,
    workspace: WorkspaceOption = None,
) -> None:
    """Serve the app on this machine and print its address; Ctrl-C ends it."""
    script = Path(__file__).resolve().parents[2] / "app.py"
    if not script.is_file():
        msg = f"{script}: the app is missing; install Claimtrail from its folder (`make app`)"
        raise SettingsError(msg)
    place = workspace_dir(workspace).resolve()
    note(f"Claimtrail: http://127.0.0.1:{port} (workspace {place}); Ctrl-C ends it")
    flags = (
        "--server.address=127.0.0.1",
        f"--server.port={port}",
        "--server.headless=true",
        "--browser.gatherUsageStats=false",
        # Streamlit collects garbage after every run, which is slow beside a graph in memory.
        "--runner.postScriptGC=false",
    )
    command = [sys.executable, "-m", "streamlit", "run", str(script), *flags]
    # The app's own folder holds its theme; a user may start it from anywhere.
    environment = {**os.environ, WORKSPACE_VARIABLE: str(place)}
    status = subprocess.run(command, env=environment, cwd=script.parent, check=False)
    if status.returncode:
        raise typer.Exit(status.returncode)
