"""Commands that look at the graph: list, show, trace, search, verify."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from extractors.cli.display import note, one_line, say, table, to_json, voice
from extractors.cli.options import JsonOption, WorkspaceOption, opened
from extractors.settings import workspace_dir

if TYPE_CHECKING:
    from kg.analysis import Origins
    from kg.model import Graph
    from kg.search import ClaimHit, Query, SearchEngine


def list_sources(workspace: WorkspaceOption = None, as_json: JsonOption = False) -> None:
    """List the sources in the graph."""
    with opened(workspace) as store:
        graph = store.graph()
    if as_json:
        say(to_json(graph.sources))
        return
    rows = [
        (
            source.id,
            source.kind.value,
            source.published,
            sum(s.source == source.id for s in graph.statements),
            sum(f.source == source.id for f in graph.forecasts),
            sum(b.source == source.id for b in graph.benchmarks),
            one_line(source.title, 70),
        )
        for source in graph.sources
    ]
    table(("id", "kind", "published", "claims", "forecasts", "benchmarks", "title"), rows)


def show(
    record: Annotated[str, typer.Argument(help="Id of a source or of any record, or a name.")],
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show a source, claim, statement, forecast, benchmark result, entity or link."""
    from extractors.cli.page_lines import page_lines
    from extractors.cli.records import describe, find
    from kg.model import Source

    with opened(workspace) as store:
        graph = store.graph()
        found = find(graph, record)
        page = store.extraction(found.id) if isinstance(found, Source) else None
    if as_json:
        say(to_json(found))
    else:
        for line in (*describe(graph, found), *(page_lines(page) if page else ())):
            say(line)


def trace_claim(
    record: Annotated[str, typer.Argument(help="Id of a claim, statement, forecast or result.")],
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Follow a claim: who says it, reported by whom, its sentence, its source, its links."""
    from extractors.cli.records import describe_trace
    from kg.analysis.trace import trace

    with opened(workspace) as store:
        found = trace(store.graph(), record, store.document)
    if as_json:
        say(to_json(found))
    else:
        for line in describe_trace(found):
            say(line)


def search(
    query: Annotated[str, typer.Argument(help="Words or a sentence; may be empty with a filter.")],
    type: Annotated[
        list[str] | None, typer.Option(help="claim, forecast, benchmark or definition.")
    ] = None,
    speaker: Annotated[list[str] | None, typer.Option(help="Who says it.")] = None,
    source: Annotated[list[str] | None, typer.Option(help="A source's id or title.")] = None,
    topic: Annotated[
        list[str] | None, typer.Option(help="A topic (see `claimtrail topics`).")
    ] = None,
    position: Annotated[
        list[str] | None,
        typer.Option(help="A side of a debate: a position's name with `: for` or `: against`."),
    ] = None,
    like: Annotated[
        str | None, typer.Option(help="A claim's id: find what is near to it in meaning.")
    ] = None,
    since: Annotated[str | None, typer.Option(help="Published on this date or later.")] = None,
    until: Annotated[str | None, typer.Option(help="Published in this period or earlier.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="Most claims to show.")] = 10,
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Search claims by words and meaning."""
    from extractors.debating.gathering import sides
    from extractors.searching import engine, query_types
    from kg.analysis import Origins
    from kg.search import Query

    asked = Query(
        text=query,
        types=query_types(type or ()),
        speakers=tuple(speaker or ()),
        sources=tuple(source or ()),
        topics=tuple(topic or ()),
        groups=tuple(position or ()),
        like=like,
        since=since,
        until=until,
        limit=limit,
    )
    with opened(workspace) as store:
        graph = store.graph()
        meanings = store.meanings() if position else ()
    searcher = engine(workspace_dir(workspace))
    searcher.refresh(graph)
    found = searcher.search(graph, asked, sides(graph, meanings) if position else ())
    if found.note:
        note(f"note: {found.note}")
    if as_json:
        say(to_json(found))
        return
    origins = Origins(graph)
    for hit in found.hits:
        _say_hit(graph, hit, origins)
    if not found.hits:
        note(f"nothing found for {_told(asked)}; {_way_out(searcher, graph, asked)}")


def verify(workspace: WorkspaceOption = None, as_json: JsonOption = False) -> None:
    """Recheck spans, hashes, references and search indexes; exit 1 when anything is off."""
    from extractors.searching import engine
    from kg.store import Problem

    with opened(workspace) as store:
        problems = list(store.verify())
        if not problems:
            searcher = engine(workspace_dir(workspace))
            problems += [Problem("search", what) for what in searcher.damage()]
    if as_json:
        say(to_json(problems))
    else:
        for problem in problems:
            say(f"{problem.where}: {problem.what}")
    if problems:
        raise typer.Exit(1)
    note("all is well: every span, hash, reference and index was checked")


def _say_hit(graph: Graph, hit: ClaimHit, origins: Origins) -> None:
    say(f"{hit.claim.id}  [{hit.claim.type.value}]  {one_line(hit.claim.text, 110)}")
    for found in hit.hits[:3]:
        statement = graph.statement(found.statement)
        source = graph.source(statement.source)
        say(f"    {voice(statement.speaker)} in {one_line(source.title, 60)} ({source.id})")
    if len(hit.hits) > 3:
        say(f"    and {len(hit.hits) - 3} more")
    told = origins.of_claim(hit.claim.id)
    if told.mentions > 1:
        say(f"    {told.counted}")
    if hit.why:
        say(f"    why: {'; '.join(hit.why)}")


def _told(query: Query) -> str:
    return repr(query.text) if query.text else "these filters"


def _way_out(searcher: SearchEngine, graph: Graph, asked: Query) -> str:
    """What to do where nothing is found: the filter that nothing passes is named, if it is one alone."""
    from kg.search import Query

    for what, alone, known in (
        (asked.speakers, Query(speakers=asked.speakers, limit=1), "speaker; `claimtrail people`"),
        (asked.sources, Query(sources=asked.sources, limit=1), "source; `claimtrail list`"),
        (asked.topics, Query(topics=asked.topics, limit=1), "topic; `claimtrail topics`"),
    ):
        if what and not searcher.search(graph, alone).hits:
            return f"no claim has {' or '.join(map(repr, what))} as its {known} lists them"
    return "try fewer words or filters"
