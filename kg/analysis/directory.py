"""Who there is: one entry for everybody that holds a claim or is named, however sources name them.

People and organisations are one across sources where a name join says so; a text's own voice, an
unnamed post and a group without a name are each one within their source.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import StrEnum

from kg.analysis.identity import identities
from kg.errors import NotFoundError
from kg.model import (
    AUTHOR,
    UNKNOWN_PREFIX,
    UNNAMED_SUFFIX,
    Entity,
    EntityKind,
    Forecast,
    Graph,
    Holding,
    Statement,
    fold,
    is_named,
)
from kg.store.holders import Holders

_TITLE = 48
"""Letters of a title that name a text's own voice."""


class HolderKind(StrEnum):
    """What sort of voice somebody is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    NAME = "name"  # nothing tells whether a person's or an organisation's
    AUTHOR = "author"
    POST = "post"
    GROUP = "group"

    @property
    def is_named(self) -> bool:
        """Whether one of this kind is known by a name."""
        return self in (HolderKind.PERSON, HolderKind.ORGANISATION, HolderKind.NAME)


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who holds claims, or is named in a text.

    Args:
        id: the entity's, or one made of source, post and words for a voice without a name.
        name: as statements write it most often; a voice without a name is told by its source's title.
        kind: person, organisation, a name of neither known, a text's own voice, an unnamed post or an unnamed group.
        source: id of the source for a voice without a name, else None.
        entity: their names, roles and mentions across sources, or None where none was found.
    """

    id: str
    name: str
    kind: HolderKind
    source: str | None = None
    entity: Entity | None = None


class Directory:
    """Everybody in a graph, and who each statement, forecast and step of a chain belongs to.

    Args:
        graph: the graph.

    Raises:
        NotFoundError: a name join names an entity that the graph does not hold.
    """

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._keys = Holders(graph.sources, graph.joins)
        self._entities = {e.id: e for e in identities(graph) if e.kind.speaks}
        self._titles = _titles(graph)
        self._whose: dict[str, str] = {}
        self._bodies: dict[str, str] = {}
        self._made: dict[str, list[Statement]] = defaultdict(list)
        voices: dict[str, Counter[tuple[str, str, str | None]]] = defaultdict(Counter)
        known: dict[tuple[str, str, str | None], str] = {}
        for statement in graph.statements:
            place = statement.speaker, statement.source, statement.post
            if place not in known:
                known[place] = self._id(self._keys.of_statement(statement), statement.speaker)
            id_ = known[place]
            self._whose[statement.id] = id_
            self._made[id_].append(statement)
            voices[id_][place] += 1
            for step in statement.chain:
                other = self._id(self._keys.of_step(step, statement), step.holder)
                voices[other][step.holder, statement.source, statement.post] += 0
        for forecast in graph.forecasts:
            said = graph.statement(forecast.statement)
            id_ = self._id(self._keys.of_forecast(forecast, said), forecast.forecaster)
            voices[id_][forecast.forecaster, forecast.source, said.post] += 0
        found = [self._holder(id_, names) for id_, names in voices.items()]
        found += [
            Holder(e.id, e.name, HolderKind(e.kind.value), entity=e)
            for e in self._entities.values()
            if e.id not in voices
        ]
        self.holders = tuple(
            sorted(found, key=lambda h: (not h.kind.is_named, fold(h.name), h.name, h.id))
        )
        self._by_id = {holder.id: holder for holder in self.holders}
        self._shared = Counter(fold(holder.name) for holder in self.holders)

    def __getitem__(self, id_: str) -> Holder:
        """The holder with this id.

        Raises:
            NotFoundError: there is none.
        """
        if id_ not in self._by_id:
            msg = (
                f"nobody in this workspace has the id {id_!r}; `claimtrail people` lists everybody"
            )
            raise NotFoundError(msg)
        return self._by_id[id_]

    def of(self, statement: Statement) -> Holder:
        """Whoever makes a statement of this graph."""
        return self._by_id[self._whose[statement.id]]

    def of_step(self, step: Holding, statement: Statement) -> Holder:
        """Whoever stands at one step of the chain of a statement of this graph."""
        return self._by_id[self._id(self._keys.of_step(step, statement), step.holder)]

    def of_forecast(self, forecast: Forecast) -> Holder:
        """Whoever makes a forecast of this graph."""
        said = self._graph.statement(forecast.statement)
        key = self._keys.of_forecast(forecast, said)
        return self._by_id[self._id(key, forecast.forecaster)]

    def statements_of(self, holder: Holder) -> tuple[Statement, ...]:
        """What somebody states, by source and place."""
        return tuple(self._made.get(holder.id, ()))

    def address(self, holder: Holder) -> str:
        """What names this holder and no other: the name, or the id where a name is not enough."""
        alone = holder.kind.is_named and self._shared[fold(holder.name)] == 1
        return holder.name if alone else holder.id

    def find(self, name: str) -> Holder:
        """The holder of this id, name, written name or, where only one has it, part of a name.

        Case, marks and spacing do not matter.

        Raises:
            NotFoundError: nobody, or several, answer to it.
        """
        if name in self._by_id:
            return self._by_id[name]
        wanted = fold(name)
        for answers in (_is_named, _is_written, _is_in_part):
            found = [holder for holder in self.holders if wanted and answers(holder, wanted)]
            if len(found) == 1:
                return found[0]
            if found:
                listed = ", ".join(f"{h.name} ({h.kind.value}, {h.id})" for h in found[:5])
                msg = f"{name!r} may be any of {len(found)}: {listed}; give the id of one"
                raise NotFoundError(msg)
        msg = f"nobody here is named {name!r}; `claimtrail people` lists everybody"
        raise NotFoundError(msg)

    def _id(self, key: str, name: str) -> str:
        """The entity's id; the key takes every name for a person's where no join says otherwise."""
        if key not in self._entities and is_named(name):
            if name not in self._bodies:
                self._bodies[name] = Entity.id_for(EntityKind.ORGANISATION, name)
            body = self._bodies[name]
            return body if body in self._entities else key
        return key

    def _holder(self, id_: str, names: Counter[tuple[str, str, str | None]]) -> Holder:
        (name, source, post), _ = min(names.items(), key=lambda item: (-item[1], str(item[0])))
        entity = self._entities.get(id_)
        if entity is not None:
            spelled = [n for (n, _, _), _ in names.most_common() if fold(n) == fold(entity.name)]
            return Holder(
                id_, (spelled or [entity.name])[0], HolderKind(entity.kind.value), entity=entity
            )
        title = f"‘{self._titles[source]}’"
        if name == AUTHOR:
            author = self._graph.source(source).author
            if author:
                return Holder(id_, author, HolderKind.PERSON)
            where = f"author of {title}"
            return Holder(
                id_, f"{where}, {post}" if post else where, HolderKind.AUTHOR, source=source
            )
        if name.startswith(UNKNOWN_PREFIX):
            number = name.removeprefix(UNKNOWN_PREFIX)
            return Holder(id_, f"post {number} in {title}", HolderKind.POST, source=source)
        if name.endswith(UNNAMED_SUFFIX):
            who = name.removesuffix(UNNAMED_SUFFIX)
            return Holder(id_, f"{who} in {title}", HolderKind.GROUP, source=source)
        return Holder(id_, name, HolderKind.NAME)


def _is_named(holder: Holder, wanted: str) -> bool:
    return fold(holder.name) == wanted


def _is_written(holder: Holder, wanted: str) -> bool:
    return holder.entity is not None and wanted in map(fold, holder.entity.aliases)


def _is_in_part(holder: Holder, wanted: str) -> bool:
    return set(wanted.split()) <= set(fold(holder.name).split())


def _titles(graph: Graph) -> dict[str, str]:
    """The sources' titles by id, cut where that leaves them different."""
    full = {source.id: " ".join(source.title.split()) for source in graph.sources}
    brief = {id_: _cut(title) for id_, title in full.items()}
    times = Counter(brief.values())
    return {id_: brief[id_] if times[brief[id_]] == 1 else full[id_] for id_ in full}


def _cut(title: str) -> str:
    if len(title) <= _TITLE:
        return title
    return f"{title[:_TITLE].rsplit(' ', 1)[0].rstrip(' ,;:')}…"
