"""From a record to the correction a person wants of it, and from a correction to words about it."""

from __future__ import annotations

from collections.abc import Iterator

from kg.analysis.restatements import first_appearance
from kg.errors import NotFoundError, SettingsError
from kg.model import (
    ClaimDecision,
    CorrectionState,
    Extraction,
    Graph,
    NameDecision,
    Place,
    Statement,
    Verdict,
)
from kg.model.correction import (
    Amendment,
    Correction,
    Hiding,
    RecordKind,
    Rejection,
    SpeakerChange,
    Undoing,
    Unlinking,
    WordingChange,
    forecast_detail,
    name_detail,
    places_of,
    result_detail,
)

_REJECTED = {
    RecordKind.STATEMENT: "rejected as a claim",
    RecordKind.FORECAST: "forecast rejected",
    RecordKind.RESULT: "benchmark result rejected",
    RecordKind.NAME: "name rejected",
}


def place_of(statement: Statement) -> Place:
    """Where a statement stands."""
    return Place(statement.source, statement.span)


def statement_named(graph: Graph, name: str) -> Statement:
    """The statement with this id, or the first of the claim with it.

    Raises:
        NotFoundError: neither is in the graph.
    """
    for statement in graph.statements:
        if statement.id == name:
            return statement
    return first_appearance(graph, graph.claim(name).id)


def rejections(graph: Graph, name: str) -> tuple[Amendment, ...]:
    """What takes a record out of the graph: a statement, forecast, result, link or name.

    A name is rejected in each source that bears it.

    Args:
        graph: as it is now.
        name: the record's id; a claim's id stands for its first statement.

    Raises:
        NotFoundError: there is no such record.
    """
    for forecast in graph.forecasts:
        if forecast.id == name:
            at = Place(forecast.source, forecast.span)
            return (Rejection(RecordKind.FORECAST, at, forecast_detail(forecast)),)
    for result in graph.benchmarks:
        if result.id == name:
            at = Place(result.source, result.span)
            return (Rejection(RecordKind.RESULT, at, result_detail(result)),)
    for link in graph.links:
        if link.id == name:
            one, other = (place_of(graph.statement(end)) for end in (link.from_, link.to))
            return (Unlinking(one, other, link.relation),)
    for entity in graph.entities:
        if entity.id == name:
            first = {m.source: m for m in sorted(entity.mentions, reverse=True)}
            return tuple(
                Rejection(RecordKind.NAME, Place(source, first[source].span), name_detail(entity))
                for source in sorted(first)
            )
    return (Rejection(RecordKind.STATEMENT, place_of(statement_named(graph, name))),)


def name_rejection(found: Extraction, entity_id: str) -> Rejection:
    """What takes a name out of one source.

    Args:
        found: the source's records.
        entity_id: the entity's id.

    Raises:
        NotFoundError: the source has no such entity.
    """
    for entity in found.entities:
        if entity.id == entity_id:
            at = Place(found.document.source.id, min(entity.mentions).span)
            return Rejection(RecordKind.NAME, at, name_detail(entity))
    msg = f"no name {entity_id!r} in {found.document.source.id}; `claimtrail show` lists its names"
    raise NotFoundError(msg)


def hiding(graph: Graph, claim: str) -> Hiding:
    """What hides a claim: all its statements as they are now.

    Raises:
        NotFoundError: there is no such claim, or statement of one.
    """
    found = graph.statements_of(statement_named(graph, claim).claim)
    return Hiding(tuple(sorted({place_of(statement) for statement in found})))


def decision(graph: Graph, one: str, other: str, verdict: Verdict) -> ClaimDecision:
    """A word on whether two claims, or statements, are one claim.

    Raises:
        NotFoundError: one of them is not in the graph.
        SettingsError: both are the same statement.
    """
    first, second = (statement_named(graph, name) for name in (one, other))
    if first.id == second.id:
        msg = f"{one} and {other} are the same statement; name the statements' ids (t-...)"
        raise SettingsError(msg)
    return ClaimDecision(place_of(first), place_of(second), verdict)


def splitting(graph: Graph, statement: str) -> ClaimDecision:
    """What sets a statement apart from the claim that it was found to make.

    Raises:
        NotFoundError: there is no such statement.
        SettingsError: it is the claim's first one, from which the others are set apart.
    """
    here = graph.statement(statement)
    first = first_appearance(graph, here.claim)
    if first.id == here.id:
        msg = f"{statement} is the claim's own first statement; set the others apart from it"
        raise SettingsError(msg)
    return ClaimDecision(place_of(here), place_of(first), Verdict.DISTINCT)


def summary(state: CorrectionState) -> str:  # noqa: PLR0911 (one for each kind)
    """What a correction changes, in one line of plain text; it quotes documents."""
    change, was = state.entry.change, state.was
    match change:
        case SpeakerChange(speaker=speaker):
            return f"speaker: {was} → {speaker}" if was else f"speaker: {speaker}"
        case WordingChange(wording=wording):
            return f"wording: {wording} (was: {was})" if was else f"wording: {wording}"
        case Rejection(record=record, detail=detail):
            return f"{_REJECTED[record]}: {detail}" if detail else _REJECTED[record]
        case Hiding(at=places):
            return f"hidden: a claim made {len(places)} times" if len(places) > 1 else "hidden"
        case Unlinking(relation=relation):
            return f"link taken away: {relation.value}" + (f" ({was})" if was else "")
        case ClaimDecision(verdict=verdict):
            return "one claim" if verdict is Verdict.SAME else "two claims, not one"
        case NameDecision(kind=kind, one=one, other=other, verdict=verdict):
            how = "are one" if verdict is Verdict.SAME else "are two"
            return f"names: {one} and {other} {how} ({kind.value})"
        case Undoing(entry=entry):
            return f"undoes {entry}"


def corrections_of(graph: Graph, records: frozenset[str]) -> Iterator[CorrectionState]:
    """The corrections in force that act on some records, oldest first."""
    for state in graph.corrections:
        if records & set(state.records):
            yield state


def sources_of(entry: Correction) -> tuple[str, ...]:
    """Ids of the sources that a correction is about, in the order of its places."""
    return tuple(dict.fromkeys(place.source for place in places_of(entry.change)))
