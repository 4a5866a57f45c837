"""The command about forecasts: a table by event, what does not go together, outcomes and scores."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from extractors.cli.display import note, visible
from extractors.cli.forecast_lists import Format, say_checks, say_list, say_once, say_scores
from extractors.cli.options import WorkspaceOption, opened
from kg.errors import NotFoundError, SettingsError
from kg.model import Happened, Outcome

if TYPE_CHECKING:
    from kg.analysis.event_groups import EventGroup
    from kg.model import Forecast, Graph
    from kg.store import SqliteStore


def forecasts(
    event: Annotated[
        str | None, typer.Option(help="An event's key or words of it; holds of every list.")
    ] = None,
    forecaster: Annotated[
        str | None, typer.Option(help="Whose forecasts: a name or words of it; likewise.")
    ] = None,
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
    it back. A score is that of the forecasts asked for.
    """
    _one_of(check=check, once=once, scores=scores, resolve=resolve is not None)
    if resolve is None and (on or source):
        msg = "--on and --source tell of an outcome; say which with --resolve"
        raise SettingsError(msg)
    with opened(workspace) as store:
        if resolve is not None:
            _resolve(store, resolve, on, source)
            return
        graph = store.graph()
        groups = _asked(graph, event, forecaster)
        if check:
            say_checks(store, graph, groups, format, every=event is None and forecaster is None)
        elif once:
            say_once(graph, groups, format)
        elif scores:
            say_scores(store, graph, groups, format)
        else:
            say_list(graph, groups, format)


def _one_of(**asked: bool) -> None:
    """Refuse two lists at once: which of them was meant cannot be told."""
    named = [f"--{name}" for name, is_asked in asked.items() if is_asked]
    if len(named) > 1:
        msg = f"{' and '.join(named)} cannot be asked together; choose one"
        raise SettingsError(msg)


def _asked(graph: Graph, event: str | None, forecaster: str | None) -> tuple[EventGroup, ...]:
    """The forecasts asked for, by event."""
    from kg.analysis.event_groups import EventGroup, event_groups, find_group, groups_like

    groups = event_groups(graph)
    if event is not None:
        found = find_group(groups, event)
        if found is None:
            msg = f"no forecast is about {event!r}; `claimtrail forecasts` lists the events"
            raise NotFoundError(msg)
        others = [group.key for group in groups_like(groups, event) if group != found]
        if others and event != found.key:
            note(f"the words also fit other events: {', '.join(map(visible, others))}")
        groups = (found,)
    if forecaster is None:
        return groups
    kept = tuple(
        EventGroup(group.key, group.event, theirs)
        for group in groups
        if (theirs := tuple(f for f in group.forecasts if _is_theirs(graph, f, forecaster)))
    )
    if not kept:
        msg = f"no forecast here is by {forecaster!r}; `claimtrail forecasts` lists the forecasters"
        raise NotFoundError(msg)
    return kept


def _is_theirs(graph: Graph, forecast: Forecast, asked: str) -> bool:
    """Whether a name, or every word of it, is the forecaster's; a text's own voice has its author's."""
    from kg.model import AUTHOR, fold

    names = [forecast.forecaster]
    if forecast.forecaster == AUTHOR:
        names.append(graph.source(forecast.source).author or "")
    words = set(fold(asked).split())
    return bool(words) and any(words <= set(fold(name).split()) for name in names)


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
