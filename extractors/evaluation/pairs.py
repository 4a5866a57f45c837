"""Which prediction answers which annotation: claims, forecasts and results of one document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.evaluation.gold import Gold, GoldClaim, GoldForecast, GoldResult
from extractors.evaluation.matching import Aliases, same_forecast, same_result
from extractors.evaluation.places import same_place, shared_length
from kg.model import BenchmarkResult, Extraction, Forecast, Statement


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """An annotated claim and the statement that hits it best."""

    gold: GoldClaim
    statement: Statement

    def has_its_speaker(self, aliases: Aliases) -> bool:
        """Whether the statement is given to whom the annotation names, or to another right one."""
        wanted = (self.gold.speaker, *self.gold.other_speakers)
        return any(aliases.match(name, self.statement.speaker) for name in wanted)


def found_claims(gold: Gold, found: Extraction) -> tuple[FoundClaim, ...]:
    """For each claim that was found, the statement that shares most with one of its places."""
    return tuple(_hits(gold, found))


def found_forecasts(gold: Gold, found: Extraction) -> tuple[tuple[GoldForecast, Forecast], ...]:
    """Each annotated forecast with one predicted: at its first mention, else at a repeated one."""
    mentions: dict[str, list[GoldForecast]] = {}
    for g in gold.forecasts:
        mentions.setdefault(g.repeats or g.id, []).append(g)
    free = list(found.forecasts)
    pairs = []
    for original in (g for g in gold.forecasts if not g.repeats):
        candidates = ((g, f) for g in mentions[original.id] for f in free if same_forecast(g, f))
        pair = next(candidates, None)
        if pair is not None:
            pairs.append(pair)
            free.remove(pair[1])
    return tuple(pairs)


def wrong_forecasts(gold: Gold, found: Extraction) -> tuple[Forecast, ...]:
    """Predicted forecasts that are no annotated one, at any of its stated places."""
    taken = {forecast.id for _, forecast in found_forecasts(gold, found)}
    # Another stated place of a forecast already found is a repeat, no error.
    return tuple(
        forecast
        for forecast in found.forecasts
        if forecast.id not in taken and not any(same_forecast(g, forecast) for g in gold.forecasts)
    )


def found_results(gold: Gold, found: Extraction) -> tuple[tuple[GoldResult, BenchmarkResult], ...]:
    """Each annotated result with the first predicted one that is the same and still free."""
    free = list(found.benchmarks)
    pairs = []
    for g in gold.results:
        result = next((r for r in free if same_result(g, r)), None)
        if result is not None:
            pairs.append((g, result))
            free.remove(result)
    return tuple(pairs)


def _hits(gold: Gold, found: Extraction) -> Iterator[FoundClaim]:
    for claim in gold.claims:
        best = max(found.statements, key=lambda s: _shared(claim, s), default=None)
        if best is not None and _shared(claim, best):
            yield FoundClaim(claim, best)


def _shared(claim: GoldClaim, statement: Statement) -> int:
    lengths = (
        shared_length(place, statement.span)
        for place in claim.places
        if same_place(place, statement.span)
    )
    return max(lengths, default=0)
