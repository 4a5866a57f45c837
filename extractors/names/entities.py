"""People, organisations and AI systems with all their mentions outside boilerplate.

Names are found by shape and by what stands beside them; nothing is looked up in a list of known
people, companies or models.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.draft import Draft, Layer
from extractors.names.aliases import groups_of, handle_owner, is_ordinary, shared_names, short_names
from extractors.names.name_evidence import Key, name_kinds
from extractors.names.name_words import fold_name, name_words
from extractors.names.names import NameRun, name_runs
from kg.model import Entity, EntityKind, Mention, Span

_HANDLE = re.compile(r"(?<![\w@./])@(\w{2,30})\b")
_LOWER_WORD = re.compile(r"(?<![\w@./-])[a-z]{3,}(?![\w/-]|\.\w)")
_NEXT = re.compile(r"^(?:['’]s)? (\w+)")
_COMPOUND = re.compile(r"^(.+?)[-\u2010\u2011](?=[a-z])")
_ROLE_GAP = re.compile(r"^(?:['’]s)?(?: [\w&.-]+){1,7},? $")
_OF_GAP = re.compile(
    r"^(?:,? [\w&,-]+){0,8} (?:of|at|from|for|with)(?: the)? $|^,? (?:of|at|from|for)(?: the)? $|^ \($"
)

_AFFILIATION_REACH = 80


@dataclass(frozen=True, slots=True)
class _Found:
    """A place where a name stands, with the entity's kind and chief name."""

    start: int
    end: int
    kind: EntityKind
    chief: Key


@dataclass(frozen=True, slots=True)
class Entities:
    """The step that finds named people, organisations and AI systems."""

    name: str = "entities"
    version: str = "3"
    requires: frozenset[Layer] = frozenset(
        {Layer.TEXT, Layer.METADATA, Layer.POSTS, Layer.BOILERPLATE, Layer.SENTENCES}
    )
    provides: frozenset[Layer] = frozenset({Layer.ENTITIES})

    def __call__(self, draft: Draft) -> Draft:
        """The draft with its entities, sorted by kind and name."""
        zones = tuple(_content_zones(draft))
        runs = [run for start, end in zones for run in name_runs(draft.text, start, end)]
        known = _known_people(draft)
        kinds = name_kinds(draft.text, runs, known)
        index = _NameIndex.of(kinds, runs)
        found = sorted(
            [*_run_mentions(runs, index), *_other_mentions(draft.text, zones, index)],
            key=lambda f: (f.start, -f.end),
        )
        return replace(draft, entities=tuple(_entities(draft, _without_overlap(found))))


def _content_zones(draft: Draft) -> Iterator[tuple[int, int]]:
    """The stretches of text that are not boilerplate."""
    start = 0
    for piece in sorted(draft.boilerplate, key=lambda b: (b.span.start, b.span.end)):
        if piece.span.start > start:
            yield start, piece.span.start
        start = max(start, piece.span.end)
    if start < len(draft.text):
        yield start, len(draft.text)


def _known_people(draft: Draft) -> list[Key]:
    """Names of the author and of those who post, where they have two words or more."""
    names = [draft.metadata.author, draft.stated.author, *(post.author for post in draft.posts)]
    keys = {tuple(fold_name(name).split()) for name in names if name}
    return sorted(key for key in keys if 2 <= len(key) <= 4)


@dataclass(frozen=True, slots=True)
class _NameIndex:
    """Names of the text by their folded words."""

    chiefs: Mapping[Key, tuple[EntityKind, Key]]
    shorts: Mapping[str, Key]
    shared: frozenset[str]
    longest: int

    @classmethod
    def of(cls, kinds: Mapping[Key, EntityKind], runs: Sequence[NameRun]) -> _NameIndex:
        counts = Counter(run.key for run in runs)
        chiefs: dict[Key, tuple[EntityKind, Key]] = {}
        shorts: dict[str, Key] = {}
        shared: frozenset[str] = frozenset()
        for kind in EntityKind:
            keys = {key: counts[key] for key in kinds if kinds[key] is kind}
            groups = groups_of(kind, keys)
            chiefs.update({key: (kind, chief) for key, chief in groups.items()})
            if kind is EntityKind.PERSON:
                shorts, shared = short_names(groups), shared_names(groups)
        longest = max((len(key) for key in chiefs), default=0)
        return cls(chiefs, shorts, shared, longest)

    def at(self, words: Key) -> tuple[EntityKind, Key] | None:
        """The entity of exactly these words."""
        return self.chiefs.get(words)


def _run_mentions(runs: Sequence[NameRun], index: _NameIndex) -> Iterator[_Found]:
    """Names inside runs of capitalised words: the longest first, then short names."""
    for run in runs:
        at = 0
        while at < len(run.words):
            step = _longest(run, at, index)
            if step is None:
                yield from _short(run, at, index)
                at += 1
            else:
                size, kind, chief = step
                yield _Found(run.words[at].start, run.words[at + size - 1].end, kind, chief)
                at += size


def _longest(run: NameRun, at: int, index: _NameIndex) -> tuple[int, EntityKind, Key] | None:
    for size in range(min(index.longest, len(run.words) - at), 0, -1):
        hit = index.at(run.key[at : at + size])
        if hit is not None and not _is_part(run, at, size, hit[0]):
            return size, *hit
    return None


def _is_part(run: NameRun, at: int, size: int, kind: EntityKind) -> bool:
    """Whether a shorter name stands inside a longer one of another sense ("Ford Foundation")."""
    rest = run.key[at + size :]
    if size == len(run.words) or (kind is EntityKind.PERSON and size > 1):
        return False
    if rest and rest[-1] in name_words().organisation_tail:
        return True
    return kind is EntityKind.PERSON and len(run.words) > size


def _short(run: NameRun, at: int, index: _NameIndex) -> Iterator[_Found]:
    """A bare first or last name, or a name that opens a hyphenated word."""
    word = run.words[at]
    compound = _COMPOUND.match(word.text)
    if compound:
        stem = fold_name(compound.group(1))
        hit = index.at((stem,))
        if hit is not None:
            yield _Found(word.start, word.start + len(stem), *hit)
        return
    if len(run.words) > 1 or word.key in index.shared:
        return
    chief = index.shorts.get(word.key)
    if chief is not None and not (is_ordinary(word.key) and (run.initial or run.headline)):
        yield _Found(word.start, word.end, EntityKind.PERSON, chief)
    elif chief is None and word.key.endswith("s"):
        plural = index.at((word.key[:-1],))
        if plural is not None and plural[0] is EntityKind.ORGANISATION:
            yield _Found(word.start, word.end, *plural)


def _other_mentions(
    text: str, zones: Sequence[tuple[int, int]], index: _NameIndex
) -> Iterator[_Found]:
    """Handles, and known names written without their capital."""
    full = sorted({chief for kind, chief in index.chiefs.values() if kind is EntityKind.PERSON})
    owners: dict[str, Key] = {}
    for start, end in zones:
        for match in _HANDLE.finditer(text, start, end):
            handle = match.group(1)
            if handle not in owners:
                owners[handle] = handle_owner(handle, full) or (fold_name(handle),)
            hit = index.at((fold_name(handle),))
            kind = hit[0] if hit else EntityKind.PERSON
            yield _Found(match.start(), match.end(), kind, hit[1] if hit else owners[handle])
        for match in _LOWER_WORD.finditer(text, start, end):
            hit = _lower_case(text, match, index)
            if hit is not None:
                yield _Found(match.start(), match.end(), *hit)


def _lower_case(
    text: str, match: re.Match[str], index: _NameIndex
) -> tuple[EntityKind, Key] | None:
    """A known name in lower case: an uncommon word, or a first name with a person's verb."""
    word = match.group()
    chief = index.shorts.get(word)
    if chief is not None:
        following = _NEXT.match(text[match.end() : match.end() + 24])
        lexicon = name_words()
        said = following is not None and following.group(1) in lexicon.speech | lexicon.human
        return (EntityKind.PERSON, chief) if said else None
    hit = index.at((word,))
    organisation = hit is not None and hit[0] is EntityKind.ORGANISATION
    return hit if organisation and not is_ordinary(word) else None


def _without_overlap(found: Sequence[_Found]) -> list[_Found]:
    kept: list[_Found] = []
    for item in found:
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def _entities(draft: Draft, found: Sequence[_Found]) -> list[Entity]:
    """One entity for each kind and chief name, its canonical name as the text writes it."""
    places: dict[tuple[EntityKind, Key], list[_Found]] = defaultdict(list)
    for item in found:
        places[item.kind, item.chief].append(item)
    names = {key: _canonical(draft.text, key[1], items) for key, items in places.items()}
    affiliations = _affiliations(draft.text, found, names)
    entities = [
        _entity(draft, kind, names[kind, chief], items, affiliations.get(chief, set()))
        for (kind, chief), items in places.items()
    ]
    return sorted(entities, key=lambda entity: (entity.kind, entity.name, entity.id))


def _entity(
    draft: Draft, kind: EntityKind, name: str, items: Sequence[_Found], affiliations: set[str]
) -> Entity:
    spans = [Span.of(draft.text, item.start, item.end) for item in items]
    return Entity(
        id=Entity.id_for(kind, name),
        kind=kind,
        name=name,
        aliases=tuple(sorted({span.quote for span in spans})),
        affiliations=tuple(sorted(affiliations)) if kind is EntityKind.PERSON else (),
        mentions=tuple(Mention(draft.source, span) for span in spans),
    )


def _canonical(text: str, chief: Key, items: Sequence[_Found]) -> str:
    """The chief name as written most often, in plain hyphens and spaces; else the longest mention."""
    written = [text[item.start : item.end] for item in items]
    exact = [w for w in written if tuple(fold_name(w).split()) == chief]
    counts = Counter(exact or [max(written, key=len)])
    best = min(counts, key=lambda w: (-counts[w], w))
    return re.sub(r"[\u2010\u2011]", "-", " ".join(best.split())).lstrip("@")


def _affiliations(
    text: str, found: Sequence[_Found], names: Mapping[tuple[EntityKind, Key], str]
) -> dict[Key, set[str]]:
    """Organisations that the text puts beside a person with a role or "of", "at"."""
    stated: dict[Key, set[str]] = defaultdict(set)
    for left, right in pairwise(found):
        gap = text[left.end : right.start]
        if len(gap) > _AFFILIATION_REACH or "\n" in gap:
            continue
        if (left.kind, right.kind) == (EntityKind.ORGANISATION, EntityKind.PERSON):
            if _ROLE_GAP.match(gap) and _names_role(gap):
                stated[right.chief].add(names[left.kind, left.chief])
        elif (left.kind, right.kind) == (EntityKind.PERSON, EntityKind.ORGANISATION):
            near = _OF_GAP.match(gap) is not None
            if near and (_names_role(gap) or len(gap.split()) < 3):
                stated[left.chief].add(names[right.kind, right.chief])
    return stated


def _names_role(gap: str) -> bool:
    return any(word in name_words().roles for word in re.findall(r"[\w-]+", gap.lower()))


STEP = Entities()
"""The step, for the registry."""
