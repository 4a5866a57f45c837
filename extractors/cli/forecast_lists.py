"""The lists that `claimtrail forecasts` prints: all, each once, what does not go together, scores."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from extractors.cli.display import note, one_line, say, table, to_json
from kg.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.analysis.event_groups import EventGroup
    from kg.analysis.scoring import Resolution
    from kg.model import Forecast, Graph
    from kg.store import SqliteStore

_NONE = "no forecast; `claimtrail add` reads a source"
_NAME, _WORDS, _EVENT, _KEY = 34, 60, 70, 28
"""Characters shown of a forecaster, of a chance, of an event and of its key."""


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


def say_list(graph: Graph, groups: Sequence[EventGroup], how: Format) -> None:
    """Print every forecast.

    Args:
        graph: holds the sources.
        groups: the forecasts asked for, by event.
        how: table, csv or json.
    """
    from kg.analysis.forecast_table import COLUMNS, cells, forecast_rows

    if how is Format.JSON:
        say(to_json(forecast_rows(graph, groups)))
        return
    if how is Format.CSV:
        _say_csv(COLUMNS, map(cells, forecast_rows(graph, groups)))
        return
    # An event's key stands once, over its forecasts: --event takes it, or words of it.
    listed = [
        (group.key if n == 0 else "", forecast)
        for group in groups
        for n, forecast in enumerate(group.forecasts)
    ]
    table(
        ("event key", "id", "forecaster", "chance", "by", "event"),
        [
            (
                one_line(key, _KEY),
                forecast.id,
                one_line(_who(graph, forecast), _NAME),
                one_line(_chance(forecast), _WORDS) or None,
                forecast.horizon.date
                if forecast.horizon
                else ("undated" if forecast.undated else "–"),
                one_line(forecast.event, 60),
            )
            for key, forecast in listed
        ],
    )
    if not listed:
        note(_NONE)


def _who(graph: Graph, forecast: Forecast) -> str:
    from kg.analysis.scoring import forecaster_name

    return forecaster_name(graph, forecast.forecaster, forecast.source)


def _chance(forecast: Forecast) -> str:
    from kg.analysis.chance_words import chance_words

    return chance_words(forecast)


def say_once(graph: Graph, groups: Sequence[EventGroup], how: Format) -> None:
    """Print each forecast once, with how often it is told; arguments as for `say_list`."""
    from kg.analysis.told_forecasts import told_forecasts

    told = told_forecasts(groups)
    if how is Format.JSON:
        say(to_json(told))
        return
    rows = []
    for one in told:
        # Of "60%" and "40% that it does not" the plain one is shown.
        first = min(one.mentions, key=lambda mention: mention.negated)
        rows.append(
            (
                _who(graph, first),
                _chance(first),
                first.horizon.date if first.horizon else None,
                len(one.mentions),
                len(one.sources),
                "; ".join(one.events),
                first.event,
            )
        )
    heads = ("forecaster", "chance", "by", "told", "sources", "event")
    if how is Format.CSV:
        _say_csv(heads, (keyed for *keyed, _ in rows))
        return
    table(
        heads,
        [
            (one_line(who, _NAME), one_line(chance, _WORDS) or None, *more, one_line(event, _EVENT))
            for who, chance, *more, _, event in rows
        ],
    )
    if not told:
        note(_NONE)


def _say_csv(heads: Sequence[str], rows: Iterable[Sequence[str | float | None]]) -> None:
    from kg.export.tables import table_csv

    sys.stdout.write(table_csv(heads, rows))


def say_checks(
    store: SqliteStore, graph: Graph, groups: Sequence[EventGroup], how: Format, *, every: bool
) -> None:
    """Print forecasts that do not go together, and the sums of texts done again.

    Args:
        store: holds the texts.
        graph: its records.
        groups: the forecasts asked for, by event.
        how: table or json.
        every: whether all forecasts are asked for; else only their own texts' sums are done.

    Raises:
        SettingsError: csv is asked for.
    """
    from kg.analysis.arithmetic import calculations
    from kg.analysis.coherence import incoherences
    from kg.analysis.event_groups import drifts, event_groups

    if how is Format.CSV:
        msg = "what does not go together is no table; ask for --format table or json"
        raise SettingsError(msg)
    asked = {forecast.id for group in groups for forecast in group.forecasts}
    # A condition's own chance may be told of another event: all are held together, then some are shown.
    all_groups = event_groups(graph)
    found = [
        one for one in incoherences(graph, all_groups) if asked & {f.id for f in one.forecasts}
    ]
    drifted = [one for one in drifts(all_groups) if asked & {one.one.id, one.other.id}]
    told_in = {forecast.source for group in groups for forecast in group.forecasts}
    sources = [source for source in graph.sources if every or source.id in told_in]
    sums = [(s, calculations(store.document(s.id).text)) for s in sources]
    if how is Format.JSON:
        say(to_json(_Checks(found, drifted, {source.id: done for source, done in sums if done})))
        return
    for one in found:
        say(f"{one_line(_who(graph, one.one))}: {one.finding.value}")
        _say_places(graph, one.forecasts)
    for drift in drifted:
        say(f"{one_line(_who(graph, drift.one))}: one figure, told of two events")
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


def say_scores(store: SqliteStore, graph: Graph, groups: Sequence[EventGroup], how: Format) -> None:
    """Print Brier scores with what is open, and what each open forecast lacks.

    Args:
        store: holds the outcomes.
        graph: its records.
        groups: the forecasts asked for, by event.
        how: table, csv or json.
    """
    from kg.analysis.scoring import brier_scores, resolutions

    resolved = resolutions(groups, store.outcomes())
    scores = brier_scores(graph, resolved)
    if how is Format.JSON:
        say(to_json(scores))
        return
    if how is Format.CSV:
        rows = [(s.forecaster, s.score, s.resolved, s.unresolved_share) for s in scores]
        _say_csv(("forecaster", "score", "resolved", "unresolved_share"), rows)
        return
    table(
        ("forecaster", "Brier score", "resolved", "still open"),
        [
            (
                one_line(score.forecaster, 50),
                "–" if score.score is None else f"{score.score:.3f}",
                score.resolved,
                f"{score.unresolved_share:.0%}",
            )
            for score in scores
        ],
    )
    _say_lacks(graph, [found for found in resolved if found.happened is None])


def _say_lacks(graph: Graph, lacking: Sequence[Resolution]) -> None:
    for found in lacking:
        forecast = found.forecast
        told = f"{_who(graph, forecast)}, {_chance(forecast) or 'no chance given'}"
        say(f"open: {forecast.id}  {one_line(forecast.event, _EVENT)} ({one_line(told)})")
        for lack in found.lacks:
            say(f"    lacks {lack.value}")
