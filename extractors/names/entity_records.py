"""From found names to entities: one for each kind and chief name, every alias by a named test."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.draft import Draft
from extractors.language.acronyms import Definition
from extractors.names.aliases import Key, join_test
from extractors.names.defined_names import defined_acronyms
from extractors.names.name_index import FoundName
from extractors.names.name_words import fold_name, name_words
from extractors.names.parsed_roles import parsed_roles
from extractors.names.role_words import role_words
from extractors.names.roles import FoundRole, found_roles
from kg.model import Entity, EntityKind, Mention, NameMerge, NameTest, Role, Span

_SETTING = re.compile(r"[ \u00a0]\(([A-Za-z]+)\)")
_FIRST = re.compile(r"([\w-]+)\.?[^\S\n]+(?=\S)")
_POSSESSIVE = re.compile(r"['’][sS]$|(?<=[sS])['’]$")
_LABEL_STOP = re.compile(r"(?<=[A-Z\u00c0-\u00de]{3})\.$")
"""A full stop after capitals ("SENATOR IBARRA.") ends a label; an abbreviation ("Jr.") has small letters."""
_DIGIT = re.compile(r"\d")

_Name = tuple[EntityKind, Key]
_Acronyms = Mapping[Key, tuple[Key, Definition]]


def entity_records(draft: Draft, found: Sequence[FoundName]) -> tuple[Entity, ...]:
    """The entities of a text, sorted by kind and name, with roles and the reason for each alias.

    Args:
        draft: the text and, where it was parsed, its syntax.
        found: places of names with their chief names, sorted by place; of two that overlap the first
            is taken.
    """
    acronyms = defined_acronyms(draft.text)
    kept = _with_settings(draft.text, _without_overlap(found))
    kept = [_tested(draft.text, _bare(draft.text, item), acronyms) for item in kept]
    places: dict[_Name, list[FoundName]] = defaultdict(list)
    for item in kept:
        places[item.kind, item.chief].append(item)
    names = {key: _canonical(draft.text, key[1], items) for key, items in places.items()}
    places = _one_of_each(places, names)
    roles: dict[Key, list[FoundRole]] = defaultdict(list)
    for role in _widest([*found_roles(draft.text, kept), *parsed_roles(draft, kept)]):
        roles[role.chief].append(role)
    entities = []
    for (kind, chief), items in places.items():
        entity = _entity(draft, kind, names[kind, chief], items)
        entity = replace(entity, merges=tuple(_merges(entity, chief, acronyms, draft.text)))
        if kind is EntityKind.PERSON:
            stated = [_role(draft, role, names) for role in roles[chief]]
            bodies = {role.organisation for role in stated if role.organisation is not None}
            entity = replace(entity, roles=tuple(stated), affiliations=tuple(sorted(bodies)))
        entities.append(entity)
    return tuple(sorted(entities, key=lambda entity: (entity.kind, entity.name, entity.id)))


def _one_of_each(
    places: Mapping[_Name, list[FoundName]], names: Mapping[_Name, str]
) -> dict[_Name, list[FoundName]]:
    """The places with those of names that are one when written out ("A. I. Ivanov", "A.I. Ivanov") together."""
    first: dict[str, _Name] = {}
    together: dict[_Name, list[FoundName]] = {}
    for key, items in places.items():
        chief = first.setdefault(Entity.id_for(key[0], names[key]), key)
        together.setdefault(chief, []).extend(items)
    return {
        key: sorted(items, key=lambda item: (item.start, item.end))
        for key, items in together.items()
    }


def _without_overlap(found: Sequence[FoundName]) -> list[FoundName]:
    kept: list[FoundName] = []
    for item in found:
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def _with_settings(text: str, found: Sequence[FoundName]) -> list[FoundName]:
    """A versioned system's name with the setting in brackets after it: "Kestrel-5.2 (High)"."""
    widened = []
    for item in found:
        match = _SETTING.match(text, item.end) if item.kind is EntityKind.SYSTEM else None
        word = match[1].lower() if match else ""
        if match and word in role_words().settings and _DIGIT.search(text[item.start : item.end]):
            # The setting is part of what was measured, so it makes a system of its own.
            widened.append(
                FoundName(item.start, match.end(), item.kind, (*item.chief, f"({word})"))
            )
        else:
            widened.append(item)
    return widened


def _bare(text: str, item: FoundName) -> FoundName:
    """The name without a title or "former" before it and without a possessive ending."""
    start, end, chief = item.start, item.end, item.chief
    ending = _POSSESSIVE.search(text[start:end])
    if ending and item.kind is not EntityKind.SYSTEM:
        end = start + ending.start()
        chief = (*chief[:-1], _POSSESSIVE.sub("", chief[-1]))
    if item.kind is EntityKind.PERSON and _LABEL_STOP.search(text[start:end]):
        end -= 1
        chief = (*chief[:-1], chief[-1].rstrip("."))
    before = {
        EntityKind.PERSON: name_words().titles,
        EntityKind.ORGANISATION: role_words().past,
    }.get(item.kind, frozenset())
    while (word := _FIRST.match(text, start, end)) and word[1].lower() in before:
        # Of "Dean Marsh" and "Dean", the first has a title and a name, the second a name alone.
        start = word.end()
        chief = chief[1:] if chief[0].rstrip(".") == word[1].lower() else chief
    return replace(item, start=start, end=end, chief=chief)


def _tested(text: str, item: FoundName, acronyms: _Acronyms) -> FoundName:
    """The name as found, or for itself where no test takes it for its chief name."""
    written = text[item.start : item.end]
    if _test(written, item.kind, item.chief, acronyms) is not None:
        return item
    return replace(item, chief=_key(written))


def _test(written: str, kind: EntityKind, chief: Key, acronyms: _Acronyms) -> NameTest | None:
    key = _key(written)
    if written.startswith("@"):
        return NameTest.SPELLING if key == chief else NameTest.HANDLE
    test = join_test(kind, key, chief)
    short = acronyms.get(key) or acronyms.get((key[0].removesuffix("s"),))
    if test is None and kind is EntityKind.ORGANISATION and short is not None:
        return NameTest.ACRONYM
    return test


def _key(written: str) -> Key:
    return tuple(fold_name(written).lstrip("@").split())


def _entity(draft: Draft, kind: EntityKind, name: str, items: Sequence[FoundName]) -> Entity:
    spans = [Span.of(draft.text, item.start, item.end) for item in items]
    return Entity(
        id=Entity.id_for(kind, name),
        kind=kind,
        name=name,
        aliases=tuple(sorted({span.quote for span in spans})),
        affiliations=(),
        mentions=tuple(Mention(draft.source, span) for span in spans),
    )


def _canonical(text: str, chief: Key, items: Sequence[FoundName]) -> str:
    """The chief name as written most often, in plain hyphens and spaces.

    Where it stands in no mention but in a byline, say, it is taken from there; else the longest mention.
    """
    written = [text[item.start : item.end] for item in items]
    exact = [w for w in written if _key(w) == chief and not w.startswith("@")]
    elsewhere = None if exact else _elsewhere(text, chief)
    counts = Counter(exact or [elsewhere.quote if elsewhere else max(written, key=len)])
    best = min(counts, key=lambda w: (-counts[w], w))
    return _plain(best).lstrip("@")


def _elsewhere(text: str, chief: Key) -> Span | None:
    """The first place of a full name that no mention gives, in boilerplate for example."""
    if len(chief) < 2:
        return None
    words = r"[^\S\n]+".join(map(re.escape, chief))
    match = re.search(rf"(?<!\w){words}(?!\w)", text, re.IGNORECASE)
    return Span.of(text, *match.span()) if match and match.group()[0].isupper() else None


def _plain(written: str) -> str:
    return re.sub(r"[\u2010\u2011]", "-", " ".join(written.split()))


def _merges(entity: Entity, chief: Key, acronyms: _Acronyms, text: str) -> Iterator[NameMerge]:
    """Why each alias is the name, with the first place of the alias and of the name."""
    first: dict[str, Mention] = {}
    for mention in entity.mentions:
        first.setdefault(mention.span.quote, mention)
    named = _name_place(entity, chief, first, text)
    for alias in entity.aliases:
        if alias == entity.name:
            continue
        test = _test(alias, entity.kind, chief, acronyms)
        if test is None:
            continue
        against = named
        if test is NameTest.ACRONYM:
            defined = acronyms.get(_key(alias)) or acronyms[(_key(alias)[0].removesuffix("s"),)]
            against = Mention(
                named.source, Span.of(text, defined[1].whole.start, defined[1].whole.end)
            )
        yield NameMerge(alias, test, first[alias], against)


def _name_place(entity: Entity, chief: Key, first: Mapping[str, Mention], text: str) -> Mention:
    """The first place that reads as the entity's name: a mention, or else anywhere in the text."""
    for alias, mention in first.items():
        if _plain(alias).lstrip("@") == entity.name:
            return mention
    exact = (mention for alias, mention in first.items() if _key(alias) == chief)
    elsewhere = _elsewhere(text, chief)
    fallback = Mention(entity.mentions[0].source, elsewhere) if elsewhere else entity.mentions[0]
    return next(exact, fallback)


def _widest(found: Sequence[FoundRole]) -> list[FoundRole]:
    """Roles by place; one whose words lie inside a fuller one of the same person is left out."""
    ordered = sorted(
        found, key=lambda r: (r.start, -r.end, r.organisation is None, r.role is None, r.role or "")
    )
    kept: list[FoundRole] = []
    for role in ordered:
        inside = (
            other
            for other in kept
            if other.chief == role.chief
            and other.start <= role.start
            and role.end <= other.end
            and role.organisation in {None, other.organisation}
        )
        if not any(inside):
            kept.append(role)
    return kept


def _role(draft: Draft, role: FoundRole, names: Mapping[_Name, str]) -> Role:
    words = None if role.role is None else " ".join(role.role.split())
    body = None if role.organisation is None else names[role.organisation]
    return Role(words, body, Mention(draft.source, Span.of(draft.text, role.start, role.end)))
