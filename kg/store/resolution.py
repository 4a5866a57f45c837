"""Which entities of different sources are one: a pure function of what the graph holds.

Joins are made when the graph is read and never stored, so they do not depend on the order in which
sources came, and a source that goes takes its joins along. A join needs a named test and words on both
sides: the name is borne by one entity only in the whole graph, and for all but spellings, legal forms
and handles both sources put the same organisation or role beside it. Whatever could be two stays two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from kg.model import (
    Entity,
    EntityJoin,
    EntityKind,
    Evidence,
    Mention,
    NameDecision,
    NameTest,
    Side,
    Statement,
    Verdict,
    fold,
)
from kg.model.name_shapes import plain_letters
from kg.store.agreement import Context
from kg.store.entity_rows import Part
from kg.store.name_decisions import are_distinct, distinct_pairs, latest
from kg.store.name_tests import (
    NEEDS_AGREEMENT,
    Bearers,
    full_test,
    is_handle,
    is_partial,
    partial_test,
    rank,
    words_of,
)


def resolved(
    parts: Sequence[Part], statements: Sequence[Statement], decisions: Sequence[NameDecision]
) -> tuple[EntityJoin, ...]:
    """The joins between entities of different sources, by id.

    Args:
        parts: entities as their sources have them, merges undone where that was decided.
        statements: of all sources.
        decisions: a person's word on names, oldest first; it stands above every test.
    """
    work = _Resolver(parts, statements, decisions)
    work.decided()
    work.full_names()
    work.partial_names()
    work.acronyms()
    return tuple(sorted(work.joins, key=lambda join: join.id))


class _Resolver:
    """The state of one resolution; every loop runs in an order given by ids."""

    def __init__(
        self,
        parts: Sequence[Part],
        statements: Sequence[Statement],
        decisions: Sequence[NameDecision],
    ) -> None:
        ordered = sorted(parts, key=lambda part: (part[1].id, part[0]))
        self.joins: list[EntityJoin] = []
        self._decisions = latest(decisions)
        self._apart = distinct_pairs(decisions)
        self._context = Context(ordered, statements)
        self._parts: dict[str, list[Part]] = defaultdict(list)
        for part in ordered:
            self._parts[part[1].id].append(part)
        self._entities = {id_: group[0][1] for id_, group in self._parts.items()}
        self._into: dict[str, str] = {}
        self._members = {id_: [id_] for id_ in self._entities}
        self._names = {id_: {fold(e.name)} for id_, e in self._entities.items()}
        self._initials: dict[str, set[str]] = defaultdict(set)
        self._full = Bearers(e for e in self._entities.values() if not is_partial(e))

    def decided(self) -> None:
        """Join what a person said to be one."""
        by_name = {(e.kind, fold(e.name)): id_ for id_, e in self._entities.items()}
        for decision in self._decisions:
            kind, one, other = decision.key
            ends = {self._chief(by_name[kind, n]) for n in (one, other) if (kind, n) in by_name}
            if decision.verdict is Verdict.SAME and len(ends) == 2:
                less, more = sorted(ends, key=lambda id_: rank(self._entities[id_]))
                # Of words that cannot all be true, the one that keeps two names apart counts.
                if self._are_apart(less, more):
                    continue
                for part in self._parts[less]:
                    self._join(part, more, NameTest.DECISION, ())
                self._unite(less, more)

    def full_names(self) -> None:
        """Join full names that differ in spelling, legal form or a middle name."""
        for tests in ({NameTest.SPELLING, NameTest.LEGAL_FORM}, {NameTest.SHORTER}):
            for id_ in sorted(self._entities, key=lambda id_: rank(self._entities[id_])):
                entity = self._entities[id_]
                if id_ in self._into or is_partial(entity):
                    continue
                found = {
                    other.id: test
                    for other in self._full.alike(entity)
                    if (test := full_test(entity.kind, words_of(entity.name), words_of(other.name)))
                    in tests
                    and rank(other) > rank(entity)
                }
                if self._join_all(self._parts[id_], found):
                    self._unite(id_, self._only_chief(found))

    def partial_names(self) -> None:
        """Join handles, single names and initials with the only person who bears them."""
        for entity in self._entities.values():
            words = [plain_letters(word) for word in words_of(entity.name)]
            if is_partial(entity) and not is_handle(entity) and len(words) > 1:
                self._initials[words[-1]].add(words[0][0])
        for id_ in sorted(self._entities):
            entity = self._entities[id_]
            if id_ in self._into or not is_partial(entity):
                continue
            found = {
                other.id: test
                for other in self._full.bearing(entity)
                if (test := partial_test(entity, words_of(other.name))) is not None
            }
            if found and not self._has_rival(entity, found):
                self._join_all(self._parts[id_], found)

    def acronyms(self) -> None:
        """Join an organisation's acronym with the only name that a source defines it for."""
        defined: dict[str, set[str]] = defaultdict(set)
        for id_, group in self._parts.items():
            for _, entity in group:
                for merge in entity.merges:
                    if merge.test is NameTest.ACRONYM:
                        defined[fold(merge.alias)].add(id_)
        for id_, entity in sorted(self._entities.items()):
            longs = defined.get(fold(entity.name), set()) - {id_}
            if entity.kind is EntityKind.ORGANISATION and id_ not in self._into:
                self._join_all(self._parts[id_], dict.fromkeys(longs, NameTest.ACRONYM))

    def _join_all(self, parts: Sequence[Part], found: dict[str, NameTest]) -> bool:
        """Join an entity's parts with the one that all found names are; whether all parts were."""
        if len({self._chief(id_) for id_ in found}) != 1:
            return False
        chief = self._only_chief(found)
        members = self._members[chief]
        if any(self._are_apart(part[1].id, chief) for part in parts):
            return False
        best = max(found, key=lambda id_: rank(self._entities[id_]))
        here = {source for id_ in members for source, _ in self._parts[id_]}
        joined = 0
        for part in parts:
            # Where both names stand in one text, the text was read with both in view.
            if part[0] in here:
                continue
            agreed = self._agreement(part, members, found[best])
            if agreed is not None:
                self._join(part, best, found[best], agreed)
                joined += 1
        return joined == len(parts)

    def _agreement(
        self, part: Part, members: Sequence[str], test: NameTest
    ) -> tuple[Evidence, ...] | None:
        """What both sources agree on: None where it is needed and there is nothing."""
        if test not in NEEDS_AGREEMENT:
            return ()
        ask = self._context.common_name if test is NameTest.ACRONYM else self._context.agreement
        for id_ in members:
            for other in self._parts[id_]:
                evidence = ask(part, other)
                if evidence:
                    return evidence
        return None

    def _join(self, part: Part, into: str, test: NameTest, agreed: tuple[Evidence, ...]) -> None:
        source, entity = part
        mine, theirs = entity.mentions[0], self._parts[into][0][1].mentions[0]
        if test is NameTest.ACRONYM:
            theirs = _definition(self._parts[into], entity.name) or theirs
        evidence = (
            Evidence("name", Side.FROM, mine.source, mine.span),
            Evidence("name", Side.TO, theirs.source, theirs.span),
            *agreed,
        )
        id_ = EntityJoin.id_for(source, entity.id, into, test)
        self.joins.append(EntityJoin(id_, source, entity.id, into, test, evidence))

    def _unite(self, less: str, more: str) -> None:
        self._into[less] = more
        chief = self._chief(more)
        self._names[chief] |= self._names[less]
        self._members[chief] = sorted({*self._members[chief], *self._members[less]})

    def _chief(self, id_: str) -> str:
        while id_ in self._into:
            id_ = self._into[id_]
        return id_

    def _only_chief(self, found: dict[str, NameTest]) -> str:
        return self._chief(next(iter(found)))

    def _are_apart(self, one: str, other: str) -> bool:
        """Whether any names of two entities and those joined with them were decided to be distinct."""
        kind = self._entities[one].kind
        return any(
            are_distinct(self._apart, kind, mine, theirs)
            for mine in self._names[self._chief(one)]
            for theirs in self._names[self._chief(other)]
        )

    def _has_rival(self, entity: Entity, found: dict[str, NameTest]) -> bool:
        """Whether somebody known by other initials bears the surname too."""
        firsts = {plain_letters(words_of(self._entities[id_].name)[0])[0] for id_ in found}
        words = words_of(entity.name)
        return bool(self._initials.get(plain_letters(words[-1]), set()) - firsts)


def _definition(parts: Sequence[Part], acronym: str) -> Mention | None:
    for _, entity in parts:
        for merge in entity.merges:
            if merge.test is NameTest.ACRONYM and fold(merge.alias) == fold(acronym):
                return merge.name_at
    return None
