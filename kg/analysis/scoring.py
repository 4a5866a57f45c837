"""What became of forecasts: what each lacks to be resolved, and Brier scores with what is still open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kg.analysis.event_groups import EventGroup
from kg.model import (
    AUTHOR,
    UNKNOWN_PREFIX,
    UNNAMED_SUFFIX,
    Forecast,
    Graph,
    Happened,
    Outcome,
    fold,
    is_named,
)
from kg.model.forecast import of_opposite

_MEASURED = re.compile(r"\d|\b(?:[A-Z][\w’'-]+\s?){2,}")


class Lack(StrEnum):
    """What a forecast lacks to be resolved."""

    TEST = "a test: no figure or name says how one would know that it happened"
    DEADLINE = "a deadline"
    CHANCE = "a chance in numbers, so that it can be scored"
    TRUTH = "a source of truth: no outcome with its source is recorded"


@dataclass(frozen=True, slots=True)
class Resolution:
    """A forecast with what is known of its event.

    Args:
        forecast: the forecast.
        event: key of its group.
        happened: whether it came true by its day; None while that is open.
        outcome: what that was read from, or None.
        lacks: what it lacks to be resolved and scored.
    """

    forecast: Forecast
    event: str
    happened: bool | None
    outcome: Outcome | None
    lacks: tuple[Lack, ...]


@dataclass(frozen=True, slots=True)
class BrierScore:
    """How close a forecaster's chances were to what happened: 0 is best, 1 is worst.

    Args:
        forecaster: who; the text's own voice with its source.
        score: mean of the squared differences between the chance and 0 or 1; None when none is resolved.
        resolved: how many of the forecasts with a chance and a day are resolved.
        unresolved_share: share of them that is not, 0 to 1.
    """

    forecaster: str
    score: float | None
    resolved: int
    unresolved_share: float


def resolutions(
    groups: Sequence[EventGroup], outcomes: Iterable[Outcome]
) -> tuple[Resolution, ...]:
    """Each forecast with its outcome, in the order of the groups.

    Args:
        groups: the forecasts by event.
        outcomes: oldest first; the latest word on an event counts, and holds of its whole group.
    """
    latest = {outcome.key: outcome for outcome in outcomes}
    found = []
    for group in groups:
        known = [latest[k] for k in sorted({fold(f.event) for f in group.forecasts}) if k in latest]
        known = [outcome for outcome in known if outcome.happened is not Happened.WITHDRAWN]
        outcome = max(known, key=lambda o: (o.date, o.event)) if known else None
        for forecast in group.forecasts:
            happened = _came_true(forecast, outcome)
            lacks = _lacks(forecast, outcome)
            found.append(Resolution(forecast, group.key, happened, outcome, lacks))
    return tuple(found)


def brier_scores(graph: Graph, resolved: Iterable[Resolution]) -> tuple[BrierScore, ...]:
    """The Brier score of each forecaster who gave a chance and a day, by name.

    After Brier 1950, Verification of forecasts expressed in terms of probability. A forecast told
    several times counts once, also where it is told as the chance that the event does not happen;
    ranges count with their middle and bounds with the number printed. The share that is not resolved
    stands beside the score, since a score of few is no verdict.
    """
    told: dict[str, dict[tuple[str, str, float], tuple[float, Resolution]]] = {}
    for found in resolved:
        forecast = found.forecast
        if forecast.probability is None or forecast.horizon is None or forecast.conditional_on:
            continue
        point = forecast.probability.point
        share = of_opposite(point) if forecast.negated else point
        figure = found.event, forecast.horizon.date, share
        who = forecaster_name(graph, forecast.forecaster, forecast.source)
        told.setdefault(who, {}).setdefault(figure, (point, found))
    scores = []
    for who, figures in sorted(told.items()):
        misses = [
            (point - float(found.happened)) ** 2
            for _, (point, found) in sorted(figures.items(), key=lambda pair: pair[0])
            if found.happened is not None
        ]
        score = sum(misses) / len(misses) if misses else None
        scores.append(BrierScore(who, score, len(misses), 1 - len(misses) / len(figures)))
    return tuple(scores)


def forecaster_name(graph: Graph, forecaster: str, source_id: str) -> str:
    """A forecaster as told beside others: voices without a name of two texts are two people.

    Args:
        graph: holds the sources.
        forecaster: as in the model.
        source_id: the source of the forecast.
    """
    if is_named(forecaster):
        return forecaster
    source = graph.source(source_id)
    if forecaster == AUTHOR:
        return source.author or f"author of {source.title}"
    if forecaster.startswith(UNKNOWN_PREFIX):
        return f"post {forecaster.removeprefix(UNKNOWN_PREFIX)} in {source.title}"
    return f"{forecaster.removesuffix(UNNAMED_SUFFIX)} in {source.title}"


def _came_true(forecast: Forecast, outcome: Outcome | None) -> bool | None:
    """Whether what is forecast came true by its day: an event after its day did not."""
    if (
        outcome is None
        or forecast.horizon is None
        or len(forecast.horizon.date) < len("2026-01-01")
    ):
        return None
    day = forecast.horizon.date
    if outcome.happened is Happened.YES:
        happened = outcome.date <= day
    elif outcome.date >= day:
        happened = False
    else:
        return None  # It had not happened yet, but its day has not come.
    return happened is not forecast.negated


def _lacks(forecast: Forecast, outcome: Outcome | None) -> tuple[Lack, ...]:
    lacks = []
    if outcome is None and not _MEASURED.search(forecast.event):
        lacks.append(Lack.TEST)
    if forecast.horizon is None:
        lacks.append(Lack.DEADLINE)
    if forecast.probability is None:
        lacks.append(Lack.CHANCE)
    if outcome is None:
        lacks.append(Lack.TRUTH)
    return tuple(lacks)
