"""Whose a statement is, across sources: one key for each person however a source names them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.model import (
    AUTHOR,
    EntityJoin,
    EntityKind,
    Forecast,
    Holding,
    Source,
    Statement,
    content_id,
    is_named,
)
from kg.model.entity import Entity

_HOLDING = (EntityKind.PERSON, EntityKind.ORGANISATION)


class Holders:
    """Tells whether two statements, or two forecasts, are the same person's.

    Args:
        sources: all sources; a text's own voice is its author where that is known.
        joins: which names of different sources are one.
    """

    def __init__(self, sources: Iterable[Source], joins: Iterable[EntityJoin]) -> None:
        self._authors = {source.id: source.author for source in sources}
        self._known: dict[tuple[str, str, str | None], str] = {}
        self._ids: dict[str, tuple[str, ...]] = {}
        self._here: dict[tuple[str, str], str] = {}
        everywhere: dict[str, set[str]] = defaultdict(set)
        for join in sorted(joins, key=lambda join: join.id):
            self._here.setdefault((join.source, join.entity), join.into)
            everywhere[join.entity].add(join.into)
        # A name that is another in every source where it was joined may be followed further.
        self._further = {
            id_: next(iter(into)) for id_, into in everywhere.items() if len(into) == 1
        }

    def of_statement(self, statement: Statement) -> str:
        """A key for whoever makes a statement; an unnamed voice is its source's and post's own."""
        return self._key(statement.speaker, statement.source, statement.post)

    def of_step(self, step: Holding, statement: Statement) -> str:
        """A key for one holder in a statement's chain."""
        return self._key(step.holder, statement.source, statement.post)

    def of_forecast(self, forecast: Forecast, statement: Statement) -> str:
        """A key for the forecaster."""
        return self._key(forecast.forecaster, forecast.source, statement.post)

    def _key(self, name: str, source: str, post: str | None) -> str:
        place = name, source, post
        if place not in self._known:
            self._known[place] = self._made(*place)
        return self._known[place]

    def _made(self, name: str, source: str, post: str | None) -> str:
        if name == AUTHOR and self._authors.get(source):
            name = self._authors[source] or name
        if not is_named(name):
            return content_id("h", source, post, name)
        for id_ in self._ids_of(name):
            found = self._here.get((source, id_), id_)
            seen = {id_}
            while found not in seen:
                seen.add(found)
                found = self._further.get(found, found)
            if found != id_:
                return found
        return self._ids_of(name)[0]

    def _ids_of(self, name: str) -> tuple[str, ...]:
        """The ids that a name has as each kind of holder, a person's first."""
        if name not in self._ids:
            self._ids[name] = tuple(Entity.id_for(kind, name) for kind in _HOLDING)
        return self._ids[name]
