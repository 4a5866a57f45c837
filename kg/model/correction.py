"""Corrections: what a person changed of what was found, kept by place and never by a record's id.

They form a log that is only added to. An entry is taken back by another one (`Undoing`), and of entries
on the same thing the latest counts. Since a place is a source's text and the words in it, an entry holds
again after sources were read anew; where its words are gone it is stale, and waits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from kg.errors import ValueProblem
from kg.model.benchmark import BenchmarkResult
from kg.model.checks import need_text
from kg.model.entity import Entity, EntityKind
from kg.model.forecast import Forecast
from kg.model.identity import NameDecision
from kg.model.ids import content_id
from kg.model.link import Relation
from kg.model.restatement import ClaimDecision, Place

_STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")
_UNDATED = "1970-"


class RecordKind(StrEnum):
    """What sort of record is rejected."""

    STATEMENT = "statement"
    FORECAST = "forecast"
    RESULT = "result"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class SpeakerChange:
    """Somebody else says what stands here.

    Args:
        at: where the statement stands.
        speaker: as in `Statement.speaker`.
    """

    at: Place
    speaker: str

    def __post_init__(self) -> None:
        """Somebody says it."""
        need_text(self.speaker, "the speaker of a corrected statement")


@dataclass(frozen=True, slots=True)
class WordingChange:
    """What stands here is to be worded otherwise; the words in the source stay as they are.

    Args:
        at: where the statement stands.
        wording: as in `Statement.canonical`.
    """

    at: Place
    wording: str

    def __post_init__(self) -> None:
        """A statement has words."""
        need_text(self.wording, "the corrected wording")


@dataclass(frozen=True, slots=True)
class Rejection:
    """No such record should have been made here; with a statement go its figures and links.

    Args:
        record: what sort.
        at: where it stands; for a name, its first mention in the source.
        detail: tells it from others at the same place, see `forecast_detail` and its like; "" for a
            statement.
    """

    record: RecordKind
    at: Place
    detail: str = ""

    def __post_init__(self) -> None:
        """A name says what it stands for."""
        if self.record is RecordKind.NAME and self.detail.split(" | ")[0] not in set(EntityKind):
            msg = f"a rejected name needs its kind before it ('person | ...'), not {self.detail!r}"
            raise ValueProblem(msg)


@dataclass(frozen=True, slots=True)
class Hiding:
    """A claim is not to be shown: the statements that made it when that was decided.

    Args:
        at: where they stand; sorted, without repetition.

    Raises:
        ValueProblem: no place, or places out of order.
    """

    at: tuple[Place, ...]

    def __post_init__(self) -> None:
        """Places in order, so that the same decision is the same value."""
        if not self.at or list(self.at) != sorted(set(self.at)):
            msg = "what is hidden needs places, each once and in order"
            raise ValueProblem(msg)


@dataclass(frozen=True, slots=True)
class Unlinking:
    """One statement does not support, dispute or restate another, whatever test said so.

    Args:
        from_: where the one stands that was taken for the reason, objection or repetition.
        to: where the one stands that it was taken to bear on.
        relation: what it was taken to do.

    Raises:
        ValueProblem: twice the same place.
    """

    from_: Place
    to: Place
    relation: Relation

    def __post_init__(self) -> None:
        """A link has two ends."""
        if self.from_ == self.to:
            msg = "a link has two ends; name two statements that differ"
            raise ValueProblem(msg)


@dataclass(frozen=True, slots=True)
class Undoing:
    """An earlier entry of the log is taken back; an undoing too, and then what it undid holds again.

    Args:
        entry: id of that entry.
    """

    entry: str

    def __post_init__(self) -> None:
        """Something is undone."""
        need_text(self.entry, "the correction to undo")


Amendment: TypeAlias = (
    SpeakerChange
    | WordingChange
    | Rejection
    | Hiding
    | Unlinking
    | ClaimDecision
    | NameDecision
    | Undoing
)
"""What a correction changes; not to be confused with a post's `kg.model.Change`."""


Around: TypeAlias = tuple[str, str]
"""The words right before and right after a place, by which it is found in a changed text."""


@dataclass(frozen=True, slots=True)
class Correction:
    """An entry of the log.

    Args:
        at: when, in UTC to the microsecond ("2026-03-01T09:30:00.000000Z"); later ones in a log are
            greater.
        by: who, as they call themselves, or "".
        change: what.
        note: why, or "".
        around: the words around each of the change's places, in their order; empty where none were kept.
        was: the change as it was made, where its source has changed since and ``change`` names the places at
            which its words stand now.

    Raises:
        ValueProblem: the time has another form, or the words around are not those of each place.
    """

    at: str
    by: str
    change: Amendment
    note: str = ""
    around: tuple[Around, ...] = ()
    was: Amendment | None = None

    def __post_init__(self) -> None:
        """Times compare as text only in one form."""
        if self.around and len(self.around) != len(places_of(self.original)):
            msg = "a correction's places and the words around them do not go together"
            raise ValueProblem(msg)
        if not _STAMP.fullmatch(self.at):
            msg = f"{self.at!r} is no time such as 2026-03-01T09:30:00.000000Z"
            raise ValueProblem(msg)

    @property
    def id(self) -> str:
        """From what was said, so that the same entry is the same in every copy of a log."""
        return content_id("k", self.at, self.by, self.note, *_parts(self.original))

    @property
    def original(self) -> Amendment:
        """The change as it was made, wherever its words stand now."""
        return self.change if self.was is None else self.was

    @property
    def is_dated(self) -> bool:
        """Whether the time is known; decisions of older workspaces have none but their order."""
        return not self.at.startswith(_UNDATED)


def places_of(change: Amendment) -> tuple[Place, ...]:
    """The places that a change is about; none for names and undoings."""
    match change:
        case SpeakerChange(at=at) | WordingChange(at=at) | Rejection(at=at):
            return (at,)
        case Hiding(at=at):
            return at
        case Unlinking(from_=from_, to=to):
            return from_, to
        case ClaimDecision():
            return change.key
        case _:
            return ()


def key_of(change: Amendment) -> tuple[object, ...]:  # noqa: PLR0911 (one for each kind)
    """What a later change must share to take this one's place."""
    match change:
        case SpeakerChange(at=at):
            return "speaker", at
        case WordingChange(at=at):
            return "wording", at
        case Rejection(record=record, at=at, detail=detail):
            return "reject", record, at, detail
        case Hiding(at=at):
            return "hide", at
        case Unlinking(from_=from_, to=to, relation=relation):
            return "unlink", from_, to, relation
        case ClaimDecision():
            return "claims", change.key
        case NameDecision():
            return "names", change.key
        case Undoing(entry=entry):
            return "undo", entry


def in_force(log: Iterable[Correction]) -> tuple[Correction, ...]:
    """The entries that count: not undone, and the latest on their matter; oldest first.

    Args:
        log: oldest first.
    """
    last = {key_of(entry.change): entry for entry in not_undone(log)}
    return tuple(sorted(last.values(), key=lambda entry: (entry.at, entry.id)))


def not_undone(log: Iterable[Correction]) -> tuple[Correction, ...]:
    """The entries that no undoing in force takes back, without the undoings; oldest first.

    Args:
        log: oldest first.
    """
    entries = list(log)
    undone = undone_ids(entries)
    return tuple(e for e in entries if e.id not in undone and not isinstance(e.change, Undoing))


def undone_ids(log: Sequence[Correction]) -> frozenset[str]:
    """Ids of the entries, undoings among them, that a later undoing in force takes back.

    Args:
        log: oldest first.
    """
    undone: set[str] = set()
    for entry in reversed(log):
        if isinstance(entry.change, Undoing) and entry.id not in undone:
            undone.add(entry.change.entry)
    return frozenset(undone)


def forecast_detail(forecast: Forecast) -> str:
    """What tells a forecast from others at its place."""
    chance = forecast.probability.text if forecast.probability else None
    horizon = forecast.horizon.text if forecast.horizon else None
    verbal = forecast.verbal.words if forecast.verbal else None
    return " | ".join(part or "" for part in (chance or verbal, horizon, forecast.event))


def result_detail(result: BenchmarkResult) -> str:
    """What tells a result from others at its place."""
    score = result.text or f"{result.score:g}"
    return " | ".join((result.benchmark, result.system or "", f"{score} {result.unit}".strip()))


def name_detail(entity: Entity) -> str:
    """What tells a name from others at its place."""
    return f"{entity.kind.value} | {entity.name}"


def _parts(change: Amendment) -> tuple[object, ...]:  # noqa: PLR0911 (one for each kind)
    """All of a change as values whose text is stable."""
    places = [
        part
        for place in places_of(change)
        for part in (place.source, place.span.start, place.span.end, place.span.quote)
    ]
    match change:
        case SpeakerChange(speaker=speaker):
            return "speaker", *places, speaker
        case WordingChange(wording=wording):
            return "wording", *places, wording
        case Rejection(record=record, detail=detail):
            return "reject", *places, record.value, detail
        case Hiding():
            return "hide", *places
        case Unlinking(relation=relation):
            return "unlink", *places, relation.value
        case ClaimDecision(verdict=verdict):
            return "claims", *places, verdict.value
        case NameDecision(kind=kind, one=one, other=other, verdict=verdict):
            return "names", kind.value, one, other, verdict.value
        case Undoing(entry=entry):
            return "undo", entry


class Standing(StrEnum):
    """What has become of an entry of the log."""

    IN_FORCE = "in force"
    STALE = "stale"
    REPLACED = "replaced"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class CorrectionState:
    """An entry of the log and what it does to the graph as it is now.

    Args:
        entry: the correction.
        standing: whether it counts; a stale one does as soon as its words are there again.
        records: ids of the records it acts on, as they were found; empty unless it is in force.
        was: what was found before it, in words; "" where nothing is replaced.
        missing: why it is stale, in words; "" otherwise.
    """

    entry: Correction
    standing: Standing
    records: tuple[str, ...] = ()
    was: str = ""
    missing: str = ""
