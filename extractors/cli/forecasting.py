"""The command about forecasts: a table by event, what does not go together, outcomes and scores."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from extractors.cli.display import note, one_line, say, table, to_json, visible
from extractors.cli.options import WorkspaceOption, opened
from kg.errors import NotFoundError, SettingsError
from kg.model import Happened, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.analysis.event_groups import EventGroup
    from kg.analysis.forecast_table import ForecastRow
    from kg.model import Forecast, Graph
    from kg.store import SqliteStore


class Format(StrEnum):
    """How the forecasts are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class _Checks:
    """What `claimtrail forecasts --check --format json` prints."""

    incoherences: object
    drifts: object
    calculations: object


def forecasts(
    event: Annotated[str | None, typer.Option(help="An event's key or words of it.")] = None,
    forecaster: Annotated[str | None, typer.Option(help="Whose forecasts.")] = None,
    format: Annotated[Format, typer.Option(help="table, csv or json.")] = Format.TABLE,
    check: Annotated[
        bool, typer.Option("--check", help="List what does not go together, and sums done again.")
    ] = False,
    once: Annotated[
        bool, typer.Option("--once", help="Each forecast once, with how often it is told.")
    ] = False,
    scores: Annotated[
        bool, typer.Option("--scores", help="Brier scores, with the share still open.")
    ] = False,
    resolve: Annotated[
        tuple[str, Happened] | None,
        typer.Option(metavar="FORECAST yes|no|withdrawn", help="Record what became of its event."),
    ] = None,
    on: Annotated[str | None, typer.Option(help="The outcome's day (YYYY-MM-DD).")] = None,
    source: Annotated[str | None, typer.Option(help="Where the outcome can be read.")] = None,
    workspace: WorkspaceOption = None,
) -> None:
    """List the forecasts by event, check them, or record what became of one.

    An outcome is kept beside the sources and holds of every forecast of the event; "withdrawn" takes
    it back.
    """
    with opened(workspace) as store:
        if resolve is not None:
            _resolve(store, resolve, on, source)
        elif check:
            _check(store, format)
        elif once:
            _once(store, format)
        elif scores:
            _scores(store, format)
        else:
            _list(store, event, forecaster, format)


def _list(store: SqliteStore, event: str | None, forecaster: str | None, how: Format) -> None:
    from kg.analysis.event_groups import event_groups, find_group
    from kg.analysis.forecast_table import forecast_rows
    from kg.model import fold

    graph = store.graph()
    groups: Sequence[EventGroup] = event_groups(graph)
    if event is not None:
        found = find_group(groups, event)
        if found is None:
            msg = f"no forecast is about {event!r}; `claimtrail forecasts` lists the events"
            raise NotFoundError(msg)
        groups = (found,)
    rows = forecast_rows(graph, groups)
    if forecaster is not None:
        rows = tuple(row for row in rows if fold(row.forecaster) == fold(forecaster))
    if how is Format.JSON:
        say(to_json(rows))
    elif how is Format.CSV:
        _say_csv(rows)
    else:
        _say_table(rows)


def _once(store: SqliteStore, how: Format) -> None:
    from kg.analysis.event_groups import event_groups
    from kg.analysis.told_forecasts import told_forecasts

    told = told_forecasts(event_groups(store.graph()))
    if how is not Format.TABLE:
        say(to_json(told))
        return
    cells = []
    for one in told:
        first = one.mentions[0]
        chance, horizon = first.probability, first.horizon
        cells.append(
            (
                one_line(first.forecaster, 26),
                (chance.text if chance else "") + (" (that not)" if first.negated else ""),
                horizon.date if horizon else "–",
                str(len(one.mentions)),
                str(len(one.sources)),
                one_line("; ".join(one.events), 70),
            )
        )
    table(("forecaster", "chance", "by", "told", "sources", "event"), cells)
    if not told:
        note("no forecast; `claimtrail add` reads a source")


def _say_table(rows: Sequence[ForecastRow]) -> None:
    cells = [
        (
            row.id,
            one_line(row.event_key, 28),
            one_line(row.forecaster, 26),
            (row.words or "") + (" (that not)" if row.negated else ""),
            row.by or ("–" if row.undated is None else "undated"),
            one_line(row.event, 60),
        )
        for row in rows
    ]
    table(("id", "event key", "forecaster", "chance", "by", "event"), cells)
    if not rows:
        note("no forecast; `claimtrail add` reads a source")


def _say_csv(rows: Sequence[ForecastRow]) -> None:
    from kg.analysis.forecast_table import COLUMNS, cells
    from kg.export.tables import table_csv

    sys.stdout.write(table_csv(COLUMNS, map(cells, rows)))


def _check(store: SqliteStore, how: Format) -> None:
    from kg.analysis.arithmetic import calculations
    from kg.analysis.coherence import incoherences
    from kg.analysis.event_groups import drifts, event_groups

    graph = store.graph()
    groups = event_groups(graph)
    found, drifted = incoherences(graph, groups), drifts(groups)
    sums = [(s, calculations(store.document(s.id).text)) for s in graph.sources]
    if how is not Format.TABLE:
        say(to_json(_Checks(found, drifted, {source.id: done for source, done in sums if done})))
        return
    for one in found:
        say(f"{visible(one.forecaster)}: {one.finding.value}")
        _say_places(graph, one.forecasts)
    for drift in drifted:
        say(f"{visible(drift.one.forecaster)}: one figure, told of two events")
        _say_places(graph, (drift.one, drift.other))
    for source, done in sums:
        for sum_ in done:
            verdict = "holds" if sum_.holds else "DOES NOT HOLD"
            say(f"{verdict}: “{one_line(sum_.span.quote)}” ({sum_.rule}: {sum_.computed:.4g})")
            say(f"    {one_line(source.title, 60)} ({source.id}), character {sum_.span.start}")
    if not (found or drifted or any(done for _, done in sums)):
        note("nothing to report: no two forecasts clash, and no sums are done")


def _say_places(graph: Graph, told: Iterable[Forecast]) -> None:
    for forecast in told:
        source = graph.source(forecast.source)
        said = f", {source.published}" if source.published else ""
        say(f"    “{one_line(forecast.span.quote)}”")
        say(f"    {forecast.id} in {one_line(source.title, 60)} ({source.id}{said})")


def _scores(store: SqliteStore, how: Format) -> None:
    from kg.analysis.event_groups import event_groups
    from kg.analysis.scoring import brier_scores, resolutions

    graph = store.graph()
    resolved = resolutions(event_groups(graph), store.outcomes())
    scores = brier_scores(graph, resolved)
    if how is not Format.TABLE:
        say(to_json(scores))
        return
    cells = [
        (
            one_line(score.forecaster, 50),
            "–" if score.score is None else f"{score.score:.3f}",
            score.resolved,
            f"{score.unresolved_share:.0%}",
        )
        for score in scores
    ]
    table(("forecaster", "Brier score", "resolved", "still open"), cells)
    lacking = [found for found in resolved if found.happened is None]
    for found in lacking:
        say(f"open: {found.forecast.id}  {one_line(found.forecast.event, 70)}")
        for lack in found.lacks:
            say(f"    lacks {lack.value}")


def _resolve(
    store: SqliteStore, word: tuple[str, Happened], on: str | None, source: str | None
) -> None:
    name, happened = word
    known = {forecast.id: forecast for forecast in store.graph().forecasts}
    if name not in known:
        msg = f"no forecast {name!r} in this workspace; `claimtrail forecasts` shows ids"
        raise NotFoundError(msg)
    if on is None or source is None:
        msg = "an outcome needs its day and where that can be read; give --on and --source"
        raise SettingsError(msg)
    outcome = Outcome(known[name].event, Happened(happened), on, source)
    changed = store.record_outcome(outcome)
    note(f"{'kept' if changed else 'known already'}: {outcome.event}: {outcome.happened.value}")
