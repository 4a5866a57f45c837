"""Whether the mentions of one forecast in several documents are held together, and no others with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractors.evaluation.counts import Category, Row
from extractors.evaluation.gold import Gold
from extractors.evaluation.matching import same_forecast
from kg.analysis.event_groups import event_groups
from kg.analysis.told_forecasts import told_forecasts
from kg.model import Forecast, Graph


def forecast_group_row(
    groups: Sequence[tuple[str, ...]],
    golds: Mapping[str, Gold],
    sources: Mapping[str, str],
    graph: Graph,
) -> Row:
    """How many annotated groups of mentions come out exactly.

    A group is exact when the mentions found of it are all of it, stand in one group of the graph,
    and no other annotated forecast stands there.

    Args:
        groups: annotated ids of one forecast's mentions ("001:f02").
        golds: each document's own gold, by the number that opens an id.
        sources: ids of the documents' sources, likewise.
        graph: holds them.
    """
    held = [
        _annotated(told.mentions, golds, sources) for told in told_forecasts(event_groups(graph))
    ]
    exact = sum(set(group) in held for group in groups)
    return Row(Category.SAME_FORECAST, found=exact, gold=len(groups))


def _annotated(
    mentions: Sequence[Forecast], golds: Mapping[str, Gold], sources: Mapping[str, str]
) -> set[str]:
    """Ids of the annotated forecasts that mentions tell."""
    return {
        f"{number}:{wanted.id}"
        for number, gold in golds.items()
        for wanted in gold.forecasts
        for mention in mentions
        if mention.source == sources.get(number) and same_forecast(wanted, mention)
    }
