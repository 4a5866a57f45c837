"""Corrections at work: records as a person's log leaves them, and what has become of each entry.

What extractors found stays stored as it was. The log is replayed whenever records are read, as a pure
function of both, so that it holds after every rebuild and whatever the order in which sources came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeVar

from kg.model import (
    AUTHOR,
    UNKNOWN_PREFIX,
    BenchmarkResult,
    Claim,
    Correction,
    Entity,
    EntityKind,
    Extraction,
    Fate,
    Forecast,
    Link,
    MarkKind,
    Place,
    Relation,
    SentenceFate,
    Source,
    Span,
    Stance,
    Statement,
    fold,
)
from kg.model.correction import (
    Hiding,
    RecordKind,
    Rejection,
    SpeakerChange,
    Unlinking,
    WordingChange,
    forecast_detail,
    in_force,
    places_of,
    result_detail,
)
from kg.store.entity_rows import Part
from kg.store.resting import Ground

_SHARED = 0.8
"""Share of the longer one that two places must have in common, for the words to be still there."""

R = TypeVar("R", Statement, Forecast, BenchmarkResult)


class _Spanned(Protocol):
    @property
    def span(self) -> Span: ...


S = TypeVar("S", bound=_Spanned)


@dataclass(frozen=True, slots=True)
class Found:
    """What corrections act on.

    Args:
        sources: of the records.
        statements: each with the claim that its own wording makes.
        wordings: claims as their sources word them, by source and id.
        forecasts: of the statements.
        benchmarks: of the statements.
        links: between the statements.
        parts: entities as their sources have them.
    """

    sources: Sequence[Source]
    statements: tuple[Statement, ...]
    wordings: Mapping[tuple[str, str], Claim]
    forecasts: tuple[Forecast, ...]
    benchmarks: tuple[BenchmarkResult, ...]
    links: tuple[Link, ...]
    parts: tuple[Part, ...]


def corrected(found: Found, log: Iterable[Correction]) -> Found:
    """The records with every correction in force.

    Args:
        found: as the extractors left them.
        log: oldest first.
    """
    entries = in_force(log)
    return _Replay(found, entries).done() if entries else found


def corrected_extraction(found: Extraction, log: Sequence[Correction]) -> Extraction:
    """One source's records with every correction in force; a rejected sentence says so in its fate.

    Args:
        found: as the extractors left it.
        log: oldest first.
    """
    source = found.document.source
    entries = [e for e in in_force(log) if any(p.source == source.id for p in places_of(e.change))]
    if not entries:
        return found
    after = _Replay(
        Found(
            sources=(source,),
            statements=found.statements,
            wordings={(source.id, claim.id): claim for claim in found.claims},
            forecasts=found.forecasts,
            benchmarks=found.benchmarks,
            links=found.links,
            parts=tuple((source.id, entity) for entity in found.entities),
        ),
        entries,
    ).done()
    used = {statement.claim for statement in after.statements}
    claims = {id_: claim for (_, id_), claim in after.wordings.items() if id_ in used}
    gone = {s.id: s.span for s in found.statements} | {s.id: None for s in after.statements}
    return replace(
        found,
        statements=after.statements,
        claims=tuple(claims[id_] for id_ in sorted(claims)),
        forecasts=after.forecasts,
        benchmarks=after.benchmarks,
        links=after.links,
        entities=tuple(entity for _, entity in after.parts),
        fates=_fates(found.fates, [span for span in gone.values() if span], after.statements),
    )


def standing_at(place: Place, records: Iterable[S]) -> S | None:
    """The record that stands at a place: there exactly, or sharing nearly all of it.

    Args:
        place: where one stood when the correction was made.
        records: of the place's source.
    """
    best: tuple[float, int] | None = None
    found = None
    for record in records:
        span = record.span
        shared = min(span.end, place.span.end) - max(span.start, place.span.start)
        longer = max(span.end - span.start, place.span.end - place.span.start)
        key = shared / longer, -span.start
        if shared >= _SHARED * longer and (best is None or key > best):
            best, found = key, record
    return found


@dataclass(slots=True)
class At:
    """Finds the records that places mean; built once for a log.

    Args:
        found: as the extractors left them.
        sources: those that the log names, so that no others are looked through.
    """

    found: Found
    sources: frozenset[str]
    _statements: dict[str, list[Statement]] = field(init=False)
    _forecasts: dict[str, list[Forecast]] = field(init=False)
    _results: dict[str, list[BenchmarkResult]] = field(init=False)

    def __post_init__(self) -> None:
        """Group the records of those sources."""
        self._statements = _grouped(self.found.statements, self.sources)
        self._forecasts = _grouped(self.found.forecasts, self.sources)
        self._results = _grouped(self.found.benchmarks, self.sources)

    def statement(self, place: Place) -> Statement | None:
        """The statement at a place."""
        return standing_at(place, self._statements[place.source])

    def forecast(self, place: Place, detail: str) -> Forecast | None:
        """The forecast at a place that is told by this detail."""
        here = self._forecasts[place.source]
        return standing_at(place, (f for f in here if forecast_detail(f) == detail))

    def result(self, place: Place, detail: str) -> BenchmarkResult | None:
        """The benchmark result at a place that is told by this detail."""
        here = self._results[place.source]
        return standing_at(place, (b for b in here if result_detail(b) == detail))

    def name(self, place: Place, detail: str) -> Part | None:
        """The entity named at a place, as its source has it."""
        # Sources write one name in several ways; the id is the same.
        kind, _, name = detail.partition(" | ")
        wanted = Entity.id_for(EntityKind(kind), name)
        for source, entity in self.found.parts:
            if source == place.source and entity.id == wanted:
                here = (m for m in entity.mentions if m.source == source)
                if standing_at(place, here) is not None:
                    return source, entity
        return None

    def links(self, change: Unlinking) -> tuple[Link, ...]:
        """The links that are said to be wrong."""
        ends = self.statement(change.from_), self.statement(change.to)
        if ends[0] is None or ends[1] is None:
            return ()
        pair = ends[0].id, ends[1].id
        # Who restates whom is a matter of dates; the word on such a link counts both ways.
        pairs = {pair, pair[::-1]} if change.relation is Relation.RESTATES else {pair}
        return tuple(
            link
            for link in self.found.links
            if (link.from_, link.to) in pairs and link.relation is change.relation
        )


def _grouped(records: Iterable[R], sources: frozenset[str]) -> dict[str, list[R]]:
    groups: dict[str, list[R]] = defaultdict(list)
    for record in records:
        if record.source in sources:
            groups[record.source].append(record)
    return groups


class _Replay:
    """Records while a log is replayed; each kind of change acts on what was found, not on another."""

    def __init__(self, found: Found, entries: Sequence[Correction]) -> None:
        self._found = found
        named = frozenset(p.source for e in entries for p in places_of(e.change))
        at = At(found, named)
        self._sources = {source.id: source for source in found.sources}
        self._speakers: dict[str, str] = {}
        self._wordings: dict[str, str] = {}
        self._gone: set[str] = set()
        for entry in entries:
            match entry.change:
                case SpeakerChange(at=place, speaker=speaker):
                    self._take(self._speakers, at.statement(place), speaker)
                case WordingChange(at=place, wording=wording):
                    self._take(self._wordings, at.statement(place), wording)
                case Hiding(at=places):
                    held = (at.statement(place) for place in places)
                    self._gone |= {statement.id for statement in held if statement is not None}
                case Rejection() as change:
                    self._gone |= set(rejected(at, change))
                case Unlinking() as change:
                    self._gone |= {link.id for link in at.links(change)}
                case _:
                    pass

    @staticmethod
    def _take(changes: dict[str, str], statement: Statement | None, value: str) -> None:
        if statement is not None:
            changes[statement.id] = value

    def done(self) -> Found:
        found, gone = self._found, self._gone
        wordings = dict(found.wordings)
        statements = []
        was: dict[str, Statement] = {}
        for statement in found.statements:
            if statement.id in gone:
                continue
            now = self._changed(statement)
            if now is not statement:
                was[statement.id] = statement
                wordings.setdefault(
                    (now.source, now.claim), Claim(now.claim, now.canonical, now.type)
                )
            statements.append(now)
        kept = {statement.id: statement for statement in statements}
        figures: list[Forecast | BenchmarkResult] = [*found.forecasts, *found.benchmarks]
        ground = Ground(found.statements, kept, figures, frozenset(gone))
        return replace(
            found,
            statements=tuple(statements),
            wordings=wordings,
            forecasts=tuple(
                _forecast(f, was.get(f.statement), kept[f.statement])
                for f in found.forecasts
                if f.id not in gone and f.statement in kept
            ),
            benchmarks=tuple(
                _result(b, was.get(b.statement), kept[b.statement])
                for b in found.benchmarks
                if b.id not in gone and b.statement in kept
            ),
            links=tuple(link for link in found.links if link.id not in gone and ground.holds(link)),
            parts=tuple(part for part in found.parts if _part_id(part) not in gone),
        )

    def _changed(self, statement: Statement) -> Statement:
        speaker, wording = self._speakers.get(statement.id), self._wordings.get(statement.id)
        if speaker is None and wording is None:
            return statement
        if speaker is not None:
            statement = _said_by(statement, speaker, self._sources[statement.source])
        if wording is not None:
            statement = replace(
                statement,
                canonical=wording,
                claim=Claim.id_for(wording),
                marks=tuple(m for m in statement.marks if m.kind is not MarkKind.UNRESOLVED),
            )
        return replace(statement, provenance=statement.provenance.corrected())


def rejected(at: At, change: Rejection) -> tuple[str, ...]:
    """What a rejection takes out of the graph: a record's id, or a key for a name in one source."""
    found: str | None = None
    match change.record:
        case RecordKind.STATEMENT:
            found = _id(at.statement(change.at))
        case RecordKind.FORECAST:
            found = _id(at.forecast(change.at, change.detail))
        case RecordKind.RESULT:
            found = _id(at.result(change.at, change.detail))
        case RecordKind.NAME:
            part = at.name(change.at, change.detail)
            found = None if part is None else _part_id(part)
    return () if found is None else (found,)


def _id(record: Statement | Forecast | BenchmarkResult | None) -> str | None:
    return None if record is None else record.id


def _part_id(part: Part) -> str:
    return f"{part[0]} {part[1].id}"


def _said_by(statement: Statement, speaker: str, source: Source) -> Statement:
    """The statement as somebody else's; the words that gave it to the wrong one say nothing now."""
    own = AUTHOR
    if statement.post is not None:
        own = statement.chain[0].holder if statement.chain else ""
    elif source.author and fold(speaker) == fold(source.author):
        speaker = AUTHOR
    stance, reporter = statement.stance, statement.reporter
    if speaker == own:
        reporter = None
        stance = Stance.ASSERTED if stance is Stance.REPORTED else stance
    elif statement.speaker == own:
        # In an article its author passes on what was taken for their own; of a post its writer was wrong.
        reporter = AUTHOR if statement.post is None else None
        if reporter and stance is Stance.ASSERTED:
            stance = Stance.REPORTED
    elif reporter == speaker:
        reporter = None
    return replace(statement, speaker=speaker, reporter=reporter, stance=stance, cue=None, chain=())


def _forecast(forecast: Forecast, was: Statement | None, now: Statement) -> Forecast:
    if was is None or forecast.forecaster != was.speaker:
        return forecast
    return replace(forecast, forecaster=now.speaker)


def _result(result: BenchmarkResult, was: Statement | None, now: Statement) -> BenchmarkResult:
    if was is None or result.reporter != _reporter(was.speaker):
        return result
    return replace(result, reporter=_reporter(now.speaker))


def _reporter(speaker: str) -> str | None:
    return None if speaker == AUTHOR or speaker.startswith(UNKNOWN_PREFIX) else speaker


def _fates(
    fates: tuple[SentenceFate, ...], gone: Sequence[Span], left: Sequence[Statement]
) -> tuple[SentenceFate, ...]:
    """The sentences' fates, with those whose statements a person took out."""
    return tuple(
        SentenceFate(fate.span, Fate.OTHER, "taken out by hand")
        if fate.fate.is_extracted
        and any(_meet(fate.span, span) for span in gone)
        and not any(_meet(fate.span, statement.span) for statement in left)
        else fate
        for fate in fates
    )


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
