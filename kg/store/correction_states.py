"""What has become of each entry of the log of corrections: at work, taken back, or waiting for its words."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import (
    ClaimDecision,
    Correction,
    CorrectionState,
    NameDecision,
    Place,
    Statement,
    fold,
)
from kg.model.correction import (
    Amendment,
    Hiding,
    RecordKind,
    Rejection,
    SpeakerChange,
    Standing,
    Undoing,
    Unlinking,
    WordingChange,
    in_force,
    places_of,
    undone_ids,
)
from kg.store.corrections import At, Found, rejected
from kg.store.restatements import statement_at

_NOWHERE = "no statement stands there now"

_Act = tuple[tuple[str, ...], str, str]
"""Ids of the records acted on, what was found before, and what is missing."""


def states(found: Found, log: Sequence[Correction]) -> tuple[CorrectionState, ...]:
    """Each entry of the log with its standing, oldest first.

    Args:
        found: records as the extractors left them.
        log: oldest first.
    """
    if not log:
        return ()
    undone = undone_ids(log)
    counting = {entry.id for entry in in_force(log)}
    named = frozenset(p.source for e in log for p in places_of(e.change))
    look = _Look(At(found, named))
    told = []
    for entry in log:
        records, was, missing = look.at(entry.change)
        if entry.id in undone:
            told.append(CorrectionState(entry, Standing.UNDONE, was=was))
        elif isinstance(entry.change, Undoing):
            told.append(CorrectionState(entry, Standing.IN_FORCE))
        elif entry.id not in counting:
            told.append(CorrectionState(entry, Standing.REPLACED, was=was))
        else:
            standing = Standing.STALE if missing else Standing.IN_FORCE
            told.append(CorrectionState(entry, standing, records, was, missing))
    return tuple(told)


class _Look:
    def __init__(self, at: At) -> None:
        self._at = at
        self._known = {source.id for source in at.found.sources}
        self._names = {
            (entity.kind, fold(name))
            for _, entity in at.found.parts
            for name in (entity.name, *entity.aliases)
        }

    def at(self, change: Amendment) -> _Act:  # noqa: PLR0911 (one for each kind)
        """What a change in force acts on, or why it does not."""
        gone = [place for place in places_of(change) if place.source not in self._known]
        if gone:
            return (), "", f"the source {gone[0].source} is not here"
        match change:
            case SpeakerChange(at=place):
                found = self._at.statement(place)
                return _one(found, found.speaker if found else "")
            case WordingChange(at=place):
                found = self._at.statement(place)
                return _one(found, found.canonical if found else "")
            case Rejection():
                return self._rejected(change)
            case Hiding(at=places):
                held = [self._at.statement(place) for place in places]
                ids = tuple(statement.id for statement in held if statement is not None)
                if not ids:
                    return (), "", _NOWHERE
                return ids, "", ""
            case Unlinking():
                links = self._at.links(change)
                tests = ", ".join(sorted({link.test for link in links}))
                missing = "" if links else "no such link is found now"
                return tuple(link.id for link in links), tests, missing
            case ClaimDecision():
                return self._two(change.key)
            case NameDecision(kind=kind, one=one, other=other):
                unknown = [n for n in (one, other) if (kind, fold(n)) not in self._names]
                return (), "", f"no source names {unknown[0]}" if unknown else ""
            case _:
                return (), "", ""

    def _rejected(self, change: Rejection) -> _Act:
        ids = rejected(self._at, change)
        if not ids:
            what = {
                RecordKind.STATEMENT: "statement",
                RecordKind.FORECAST: "such forecast",
                RecordKind.RESULT: "such benchmark result",
                RecordKind.NAME: "such name",
            }[change.record]
            return (), "", f"no {what} stands there now"
        if change.record is RecordKind.STATEMENT:
            statement = self._at.statement(change.at)
            return ids, statement.canonical if statement else "", ""
        return ids, change.detail, ""

    def _two(self, places: Sequence[Place]) -> _Act:
        # By the same rule as when claims are put together, which is wider than for other changes.
        held = [
            statement_at(place, (s for s in self._at.found.statements if s.source == place.source))
            for place in places
        ]
        ids = tuple(statement.id for statement in held if statement is not None)
        if len(set(ids)) < len(places):
            return (), "", "two statements no longer stand there"
        return ids, "", ""


def _one(found: Statement | None, was: str) -> _Act:
    return ((), "", _NOWHERE) if found is None else ((found.id,), was, "")
