"""What two sources agree on besides a name: an organisation, a role, somebody else they both name."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.model import Entity, EntityKind, Evidence, Mention, Side, Statement, fold
from kg.store.entity_rows import Part
from kg.store.name_tests import is_partial


@dataclass(frozen=True, slots=True)
class _Said:
    """What one source puts beside a person: kind of evidence and place, by what is said, folded."""

    stated: dict[str, tuple[str, Mention]]
    near: dict[str, tuple[str, Mention]]


class Context:
    """The surroundings of names in every source.

    Args:
        parts: entities as their sources have them.
        statements: an organisation named in one statement with a person is near them.
    """

    def __init__(self, parts: Sequence[Part], statements: Iterable[Statement]) -> None:
        self._parts: dict[str, list[Entity]] = defaultdict(list)
        for source, entity in parts:
            self._parts[source].append(entity)
        self._statements: dict[str, list[Statement]] = defaultdict(list)
        for statement in statements:
            self._statements[statement.source].append(statement)
        self._said: dict[tuple[str, str], _Said] = {}

    def agreement(self, one: Part, other: Part) -> tuple[Evidence, ...]:
        """Words on both sides that show two people to be one; empty where there are none.

        Both are with one organisation or have one role of several words; an organisation that one
        side only names in the same statement counts where the other side states it.
        """
        mine, theirs = self._of(one), self._of(other)
        for here, there in (
            (mine.stated, theirs.stated),
            (mine.near, theirs.stated),
            (mine.stated, theirs.near),
        ):
            for what in sorted(here.keys() & there.keys()):
                return (_evidence(here[what], Side.FROM), _evidence(there[what], Side.TO))
        return ()

    def common_name(self, one: Part, other: Part) -> tuple[Evidence, ...]:
        """A place in both sources of somebody or something else that both name in full."""
        apart = {one[1].id, other[1].id}
        mine, theirs = (
            {e.id: e for e in self._parts[source] if e.id not in apart and not is_partial(e)}
            for source in (one[0], other[0])
        )
        for shared in sorted(mine.keys() & theirs.keys()):
            return (
                _evidence(("shared-name", mine[shared].mentions[0]), Side.FROM),
                _evidence(("shared-name", theirs[shared].mentions[0]), Side.TO),
            )
        return ()

    def _of(self, part: Part) -> _Said:
        key = (part[0], part[1].id)
        if key not in self._said:
            self._said[key] = _Said(_stated(part[1]), self._near(part))
        return self._said[key]

    def _near(self, part: Part) -> dict[str, tuple[str, Mention]]:
        source, person = part
        statements = self._statements[source]
        starts = [mention.span.start for mention in person.mentions]
        around = [
            s.span
            for s in statements
            if (at := bisect_left(starts, s.span.start)) < len(starts)
            and person.mentions[at].span.end <= s.span.end
        ]
        found: dict[str, tuple[str, Mention]] = {}
        if around:
            for entity in self._parts[source]:
                if entity.kind is EntityKind.ORGANISATION:
                    inside = [
                        m for m in entity.mentions if any(span.covers(m.span) for span in around)
                    ]
                    if inside:
                        found[fold(entity.name)] = ("organisation", inside[0])
        return found


def _stated(person: Entity) -> dict[str, tuple[str, Mention]]:
    """What a source states of a person: organisations, and roles of two words or more."""
    found: dict[str, tuple[str, Mention]] = {}
    for role in person.roles:
        if role.organisation is not None:
            found.setdefault(fold(role.organisation), ("affiliation", role.at))
        if role.role is not None and len(role.role.split()) > 1:
            found.setdefault(fold(role.role), ("role", role.at))
    return found


def _evidence(said: tuple[str, Mention], side: Side) -> Evidence:
    kind, at = said
    return Evidence(kind, side, at.source, at.span)
