"""What a person decided of names, as it bears on reading: the latest word on each two of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.model import Entity, EntityKind, NameDecision, Verdict, fold
from kg.store.entity_rows import Part


def latest(decisions: Iterable[NameDecision]) -> tuple[NameDecision, ...]:
    """For each two names the decision that counts, sorted by kind and names.

    Args:
        decisions: oldest first.
    """
    last = {decision.key: decision for decision in decisions}
    return tuple(last[key] for key in sorted(last))


def distinct_pairs(decisions: Iterable[NameDecision]) -> frozenset[tuple[EntityKind, str, str]]:
    """Kind and folded names, sorted, of every two that were decided to be distinct."""
    return frozenset(d.key for d in latest(decisions) if d.verdict is Verdict.DISTINCT)


def are_distinct(
    pairs: frozenset[tuple[EntityKind, str, str]], kind: EntityKind, one: str, other: str
) -> bool:
    """Whether two names (folded) were decided to be distinct."""
    first, second = sorted((one, other))
    return (kind, first, second) in pairs


def undone(parts: Sequence[Part], decisions: Sequence[NameDecision]) -> tuple[Part, ...]:
    """Entities as their sources have them, with the merges undone that a decision forbids.

    An alias that is not its entity's name becomes an entity of its own, with its own mentions;
    what is stored is left as it is, so the decision can be taken back.

    Args:
        parts: as stored.
        decisions: oldest first.
    """
    pairs = distinct_pairs(decisions)
    if not pairs:
        return tuple(parts)
    return tuple(piece for part in parts for piece in _split(part, pairs))


def _split(part: Part, pairs: frozenset[tuple[EntityKind, str, str]]) -> Iterator[Part]:
    source, entity = part
    name = fold(entity.name)
    apart = sorted({fold(m.alias) for m in entity.merges if fold(m.alias) != name})
    apart = [alias for alias in apart if are_distinct(pairs, entity.kind, alias, name)]
    for alias in apart:
        cut = _only(entity, {alias})
        if cut is not None:
            yield source, cut
    rest = {fold(alias) for alias in entity.aliases} - set(apart)
    kept = _only(entity, rest, name=entity.name) if apart else entity
    if kept is not None:
        yield source, kept


def _only(entity: Entity, names: set[str], *, name: str | None = None) -> Entity | None:
    """The entity with nothing but some of its folded names; None where nothing is left."""
    mentions = tuple(m for m in entity.mentions if fold(m.span.quote) in names)
    if not mentions:
        return None
    aliases = tuple(alias for alias in entity.aliases if fold(alias) in names)
    chief = name or aliases[0].lstrip("@")
    # A role belongs to the mention beside it; the words that state it hold that mention.
    spans = [m.span for m in mentions]
    roles = tuple(r for r in entity.roles if any(r.at.span.covers(span) for span in spans))
    stated = {role.organisation for role in roles}
    all_stated = {role.organisation for role in entity.roles}
    return replace(
        entity,
        id=Entity.id_for(entity.kind, chief),
        name=chief,
        aliases=aliases,
        affiliations=tuple(
            a for a in entity.affiliations if a in stated or (name and a not in all_stated)
        ),
        mentions=mentions,
        roles=roles,
        merges=tuple(m for m in entity.merges if name and fold(m.alias) in names),
    )
