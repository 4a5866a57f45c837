"""Counting links and contradictions between documents, against ``CROSS.json``.

Asked of claims, since what several statements say is one claim: a link counts as found where an edge of
its relation joins the claims of two statements that hit its ends, in either direction; that one repeats
the other counts as found, too, where both are one claim. A contradiction counts as found where any two of its
claims are disputed, or their figures are told to clash or drift.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from extractors.evaluation.counts import Category, Row
from extractors.evaluation.fields import Fields
from extractors.evaluation.forecast_groups import forecast_group_row
from extractors.evaluation.gold import ACROSS, Gold, GoldLink
from extractors.evaluation.places import at_one_of
from kg.analysis.clashes import find_clashes
from kg.analysis.coherence import incoherences
from kg.analysis.event_groups import drifts, event_groups
from kg.model import BenchmarkResult, Forecast, Graph, Relation

_FILE = f"{ACROSS}.json"


@dataclass(frozen=True, slots=True)
class GoldClash:
    """Claims that cannot all hold, or pull against one another: ids of them, at least two."""

    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CrossGold:
    """What was annotated between documents.

    Args:
        documents: the documents' file names, by the number that opens an id ("001:c007").
        links: of all three relations.
        clashes: contradictions, within and between documents.
        forecasts: ids of the mentions of one forecast ("001:f02"), for each forecast.
    """

    documents: Mapping[str, str]
    links: tuple[GoldLink, ...]
    clashes: tuple[GoldClash, ...]
    forecasts: tuple[tuple[str, ...], ...] = ()


def read_cross(folder: Path) -> CrossGold | None:
    """Read a gold folder's ``CROSS.json``; None where there is none.

    Raises:
        SettingsError: the file cannot be read as one.
    """
    file = folder / _FILE
    if not file.is_file():
        return None
    top = Fields.of_file(file)
    names = top.part("docs")
    return CrossGold(
        documents={} if names is None else {key: names.text(key) for key in names.names()},
        links=tuple(
            GoldLink(item.text("from"), item.text("to"), item.text("relation"))
            for item in top.objects("links")
        ),
        clashes=tuple(
            GoldClash(item.texts("claims"))
            for item in top.objects("contradictions")
            if len(item.texts("claims")) > 1
        ),
        forecasts=tuple(item.texts("forecasts") for item in top.objects("same_forecast")),
    )


def cross_rows(
    cross: CrossGold, golds: Mapping[str, Gold], sources: Mapping[str, str], graph: Graph
) -> tuple[Row, ...]:
    """Rows for links, links of the opposite relation, contradictions and forecasts between documents.

    Args:
        cross: what was annotated.
        golds: each document's own gold, by the number that opens an id.
        sources: ids of the documents' sources, likewise.
        graph: holds them.
    """
    ends = {end for link in cross.links for end in (link.from_, link.to)}
    ends |= {claim for clash in cross.clashes for claim in clash.claims}
    claims = {end: _claims_at(end, golds, sources, graph) for end in ends}
    edges = _edges(graph)
    found = sum(
        _joined(link.relation, claims[link.from_], claims[link.to], edges) for link in cross.links
    )
    turned = sum(
        _joined(opposite, claims[link.from_], claims[link.to], edges, strict=True)
        for link in cross.links
        for opposite in _opposites(link.relation)
    )
    tensions = edges | _tensions(graph)
    clashes = sum(
        any(
            _joined(Relation.DISPUTES, claims[one], claims[other], tensions)
            for one, other in _pairs(clash.claims)
        )
        for clash in cross.clashes
    )
    return (
        Row(Category.LINKS_ACROSS, found=found, gold=len(cross.links)),
        Row(Category.LINKS_ACROSS_OPPOSITE, turned, found + turned),
        Row(Category.CONTRADICTIONS, found=clashes, gold=len(cross.clashes)),
        forecast_group_row(cross.forecasts, golds, sources, graph),
    )


_Edges = frozenset[tuple[str, str, str]]


def _edges(graph: Graph) -> _Edges:
    """Pairs of claims with the relation that joins them, both ways round."""
    found = set()
    for link in graph.links:
        one, other = graph.statement(link.from_).claim, graph.statement(link.to).claim
        found |= {(one, other, link.relation.value), (other, one, link.relation.value)}
    return frozenset(found)


def _tensions(graph: Graph) -> _Edges:
    """What does not go together besides disputes, as if disputed: figures of forecasts and of benchmarks.

    Reports of one forecast that differ count, too, where they make one claim.
    """
    groups = event_groups(graph)
    told: list[tuple[Forecast | BenchmarkResult, Forecast | BenchmarkResult]] = [
        *((drift.one, drift.other) for drift in drifts(groups)),
        *((found.one, found.other) for found in incoherences(graph, groups)),
        *((clash.one.first, clash.other.first) for clash in find_clashes(graph.benchmarks)),
    ]
    found = set()
    for pair in told:
        one, other = (graph.statement(record.statement).claim for record in pair)
        found |= {(one, other, Relation.DISPUTES.value), (other, one, Relation.DISPUTES.value)}
    return frozenset(found)


def _claims_at(
    end: str, golds: Mapping[str, Gold], sources: Mapping[str, str], graph: Graph
) -> frozenset[str]:
    """The claims of the statements that hit an annotated claim."""
    number, _, id_ = end.partition(":")
    gold = golds.get(number)
    wanted = next((c for c in gold.claims if c.id == id_), None) if gold else None
    if wanted is None:
        return frozenset()
    return frozenset(
        statement.claim
        for statement in graph.statements
        if statement.source == sources.get(number) and at_one_of(statement.span, wanted.places)
    )


def _joined(
    relation: str,
    ones: frozenset[str],
    others: frozenset[str],
    edges: _Edges,
    *,
    strict: bool = False,
) -> bool:
    if relation == Relation.RESTATES and not strict and ones & others:
        return True
    return any((one, other, relation) in edges for one in ones for other in others)


def _opposites(relation: str) -> tuple[str, ...]:
    if relation == Relation.DISPUTES:
        return (Relation.SUPPORTS.value, Relation.RESTATES.value)
    return (Relation.DISPUTES.value,)


def _pairs(claims: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for n, one in enumerate(claims):
        for other in claims[n + 1 :]:
            yield one, other
