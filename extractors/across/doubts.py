"""Doubts cast in one source on a forecast that another tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractors.across.cues import cue_span, pattern, plain
from extractors.across.ends import End, link
from extractors.across.keys import casts_doubt, years_in
from extractors.language.shallow import content_stems
from kg.model import ClaimType, Forecast, Graph, Link, Relation, Stance, Statement, fold

_FEWEST = 2
_SHARE = 0.6  # of the event's words that the doubt names
_EVEN = 0.5


@dataclass(frozen=True, slots=True)
class _Doubt:
    """A statement that casts doubt, with what it names."""

    statement: Statement
    words: str
    years: frozenset[str]
    stems: frozenset[str]
    of_forecasts: bool


def doubt_links(graph: Graph, source_id: str, told: Iterable[Forecast]) -> Iterator[Link]:
    """Doubts of a source on forecasts that others tell, and others' doubts on the source's forecasts.

    A statement doubts a forecast when its words cast doubt, it names the forecast's year and event ("...
    does not support high confidence in EVENT by YEAR"), or questions a forecast as such and names every
    year that the doubted statement forecasts for, two at least. Doubt of an event supports whoever gives it
    a small chance.

    Args:
        graph: holds the source and its neighbours.
        source_id: the source.
        told: forecasts, each once for its source.
    """
    forecasts: dict[str, list[Forecast]] = defaultdict(list)
    for forecast in told:
        # Who calls a forecast misleading does not hold it.
        if not casts_doubt(graph.statement(forecast.statement)):
            forecasts[forecast.statement].append(forecast)
    own = {forecast.statement for forecast in graph.forecasts}
    doubts = [
        doubt for s in graph.statements if s.id not in own and (doubt := _doubt(s)) is not None
    ]
    for doubt in doubts:
        for id_, made in sorted(forecasts.items()):
            target = graph.statement(id_)
            ends = {doubt.statement.source, target.source}
            if len(ends) == 2 and source_id in ends and doubt.statement.claim != target.claim:
                yield from _held_against(doubt, target, made)


def _doubt(statement: Statement) -> _Doubt | None:
    refused = statement.type is ClaimType.DEFINITION or statement.stance in (
        Stance.REJECTED,
        Stance.CONDITIONAL,
    )
    years = years_in(statement.canonical)
    if refused or not years or not casts_doubt(statement):
        return None
    text = plain(statement.canonical)
    asks = pattern("questioning").search(text), pattern("forecast_nouns").search(text)
    cue = pattern("doubts").search(text) or asks[0]
    if cue is None:
        return None
    return _Doubt(statement, cue.group(), years, content_stems(statement.canonical), all(asks))


def _held_against(doubt: _Doubt, target: Statement, told: list[Forecast]) -> Iterator[Link]:
    if any(fold(f.forecaster) == fold(doubt.statement.speaker) for f in told):
        return
    horizons = {f.horizon.date[:4] for f in told if f.horizon is not None}
    ends = End(doubt.statement, cue_span(doubt.statement, doubt.words))
    named = [
        f for f in told if f.horizon and f.horizon.date[:4] in doubt.years and _names(doubt, f)
    ]
    if named:
        forecast = named[0]
        low = forecast.negated or (
            forecast.probability is not None and forecast.probability.high < _EVEN
        )
        relation = Relation.SUPPORTS if low else Relation.DISPUTES
        yield link((ends, End(target, forecast.span)), relation, "forecast-doubted", 0.6, "stance")
    elif doubt.of_forecasts and len(doubt.years) >= _FEWEST and doubt.years == horizons:
        test = "forecast-questioned"
        yield link((ends, End(target, told[0].span)), Relation.DISPUTES, test, 0.55, "stance")


def _names(doubt: _Doubt, forecast: Forecast) -> bool:
    """Whether a doubt names what a forecast is about."""
    event = content_stems(forecast.event)
    shared = event & doubt.stems
    return len(shared) >= max(_FEWEST, _SHARE * len(event))
