"""People, organisations, places and AI systems with all their mentions.

Names are read by the entity model and judged by what stands beside them as well; nothing is looked up
in a list of known people, companies or models.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.draft import Draft, Layer
from extractors.names.advertisers import advertisers
from extractors.names.aliases import handle_owner, is_ordinary
from extractors.names.defined_names import defined_acronyms
from extractors.names.entity_records import entity_records
from extractors.names.headed_names import headed_sections
from extractors.names.name_evidence import Key, name_kinds
from extractors.names.name_index import FoundName, NameIndex
from extractors.names.name_words import fold_name, name_words
from extractors.names.names import NameRun, name_runs
from extractors.names.organisation_evidence import without_issue
from extractors.names.page_names import page_names
from extractors.names.recognition import ReadName, is_eponym, is_patron, recognise
from kg.model import EntityKind

_HANDLE = re.compile(r"(?<![\w@./])@(\w{2,30})\b")
_LOWER_WORD = re.compile(r"(?<![\w@./-])[a-z]{3,}(?![\w/-]|\.\w)")
_NEXT = re.compile(r"^(?:['’]s)? (\w+)")
_COMPOUND = re.compile(r"^(.+?)[-\u2010\u2011](?=[a-z])")


@dataclass(frozen=True, slots=True)
class Entities:
    """The step that finds named people, organisations and AI systems."""

    name: str = "entities"
    version: str = "4"
    requires: frozenset[Layer] = frozenset(
        {
            Layer.TEXT,
            Layer.METADATA,
            Layer.BLOCKS,
            Layer.POSTS,
            Layer.BOILERPLATE,
            Layer.SENTENCES,
            Layer.PARSES,
        }
    )
    provides: frozenset[Layer] = frozenset({Layer.ENTITIES})

    def __call__(self, draft: Draft) -> Draft:
        """The draft with its entities, sorted by kind and name."""
        runs = [
            without_issue(run)
            for run in name_runs(draft.text, 0, len(draft.text))
            if not (run.possessive and is_eponym(draft.text, run.start, run.end))
            and not is_patron(draft.text, run.start, run.end)
        ]
        own = [*page_names(draft.text, _publisher(draft)), *advertisers(draft.text)]
        known = _known_people(draft)
        seen = recognise(draft, runs)
        bodies = {key for _, _, key in own}
        kinds = name_kinds(draft.text, runs, known, seen.shares, bodies)
        defined = {short: long for short, (long, _) in defined_acronyms(draft.text).items()}
        index = NameIndex.of(_without_surnames(draft.text, kinds), runs, defined)
        read = list(_read_mentions(seen.names, index))
        ruled = [
            *_page_mentions(own, index),
            *_run_mentions(runs, index),
            *_other_mentions(draft.text, index),
        ]
        content = _in_content(draft, _joined(read, ruled))
        found = sorted([*content, *_posters(draft, index)], key=lambda f: (f.start, -f.end))
        return replace(draft, entities=entity_records(draft, found))


def _publisher(draft: Draft) -> str | None:
    """The publication that the page names as its own, where it is not its writer."""
    name = draft.metadata.publisher
    return None if name is None or name == draft.metadata.author else name


def _without_surnames(text: str, kinds: Mapping[Key, EntityKind]) -> dict[Key, EntityKind]:
    """The kinds without bodies of one word that is a named person's surname ("Nyberg" beside "Petra Nyberg").

    A body that people work at or that shares its name with a longer body's stays one.
    """
    owners = Counter(
        key[-1] for key, kind in kinds.items() if kind is EntityKind.PERSON and len(key) > 1
    )
    in_bodies = {
        word
        for key, kind in kinds.items()
        if kind is EntityKind.ORGANISATION and len(key) > 1
        for word in key
    }
    found = {}
    for key, kind in kinds.items():
        surname = len(key) == 1 and owners[key[-1]] == 1 and key[0] not in in_bodies
        if kind is EntityKind.ORGANISATION and surname and not _is_workplace(text, key[0]):
            continue
        found[key] = kind
    return found


def _is_workplace(text: str, name: str) -> bool:
    """Whether people work at, lead, join or buy what a name stands for."""
    pattern = rf"\b(?:at|inside|joined|left|founded|bought|owns?|shares in|employees of|ceo of|head of)\s+{re.escape(name)}\b"
    return re.search(pattern, text, re.IGNORECASE) is not None


def _joined(read: Sequence[FoundName], ruled: Sequence[FoundName]) -> list[FoundName]:
    """Both sorts of mentions in order; where they overlap, the model's, or a longer one that is no person's."""
    starts = [name.start for name in read]
    kept: list[FoundName] = []
    beaten: set[FoundName] = set()
    for name in ruled:
        low = bisect_left(starts, name.start)
        low -= low > 0 and read[low - 1].end > name.start
        over = read[low : bisect_left(starts, name.end)]
        longer = all(name.start <= r.start and r.end <= name.end for r in over)
        size = max((r.end - r.start for r in over), default=0)
        if not over or (
            longer and name.kind is not EntityKind.PERSON and name.end - name.start > size
        ):
            kept.append(name)
            beaten.update(over)
    kept.extend(name for name in read if name not in beaten)
    return sorted(kept, key=lambda f: (f.start, -f.end))


def _in_content(draft: Draft, found: Sequence[FoundName]) -> Iterator[FoundName]:
    """Names outside boilerplate, and organisations everywhere: the page's own firm stands in its notices."""
    out = sorted((piece.span.start, piece.span.end) for piece in draft.boilerplate)
    at = 0
    for name in found:
        while at < len(out) and out[at][1] <= name.start:
            at += 1
        if name.kind is EntityKind.ORGANISATION or at == len(out) or out[at][0] >= name.end:
            yield name


def _posters(draft: Draft, index: NameIndex) -> Iterator[FoundName]:
    """Whoever posts, where the page's own words above or under the post say so.

    Those words are furniture of the page, and still the only place where a reader's account is named.
    """
    seen: set[int] = set()
    for post in draft.posts:
        name = post.author or post.handle
        if name is None:
            continue
        key = tuple(fold_name(name).split())
        hit = index.at(key)
        if hit is not None and hit[0] is not EntityKind.PERSON:
            continue
        for evidence in post.author_evidence:
            at = draft.text.find(name, evidence.span.start, evidence.span.end)
            if at >= 0 and at not in seen:
                seen.add(at)
                end = at + len(name)
                at -= draft.text[max(0, at - 1) : at] == "@"
                yield FoundName(at, end, EntityKind.PERSON, hit[1] if hit else key)


def _known_people(draft: Draft) -> list[Key]:
    """Names of the author and of those who post or answer, where they have two words or more."""
    headed = (section.name for section in headed_sections(draft.blocks))
    posts = (post.author for post in draft.posts)
    names = [draft.metadata.author, draft.stated.author, *posts, *headed]
    keys = {tuple(fold_name(name).split()) for name in names if name}
    return sorted(key for key in keys if 2 <= len(key) <= 4)


def _read_mentions(names: Sequence[ReadName], index: NameIndex) -> Iterator[FoundName]:
    """Names that the model found, of the kind that all their places together speak for."""
    for name in names:
        hit = index.at(name.key)
        if hit is not None:
            yield FoundName(name.start, name.end, *hit)


def _page_mentions(own: Iterable[tuple[int, int, Key]], index: NameIndex) -> Iterator[FoundName]:
    """The page's own name, where it is a body's."""
    for start, end, key in own:
        hit = index.at(key)
        if hit is not None and hit[0] is EntityKind.ORGANISATION:
            yield FoundName(start, end, *hit)


def _run_mentions(runs: Sequence[NameRun], index: NameIndex) -> Iterator[FoundName]:
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
                yield FoundName(run.words[at].start, run.words[at + size - 1].end, kind, chief)
                at += size


def _longest(run: NameRun, at: int, index: NameIndex) -> tuple[int, EntityKind, Key] | None:
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


def _short(run: NameRun, at: int, index: NameIndex) -> Iterator[FoundName]:
    """A bare first or last name, or a name that opens a hyphenated word."""
    word = run.words[at]
    compound = _COMPOUND.match(word.text)
    if compound:
        stem = fold_name(compound.group(1))
        hit = index.at((stem,))
        if hit is not None:
            yield FoundName(word.start, word.start + len(stem), *hit)
        return
    if len(run.words) > 1 or word.key in index.shared:
        return
    chief = index.shorts.get(word.key)
    following = _NEXT.match(run.after)
    said = following is not None and following.group(1) in name_words().speech
    plain = is_ordinary(word.key) and (run.initial or run.headline) and not said
    if chief is not None and not plain:
        yield FoundName(word.start, word.end, EntityKind.PERSON, chief)
    elif chief is None and word.key in index.firms and not run.headline:
        yield FoundName(word.start, word.end, EntityKind.ORGANISATION, index.firms[word.key])
    elif chief is None and word.key.endswith("s"):
        plural = index.at((word.key[:-1],))
        if plural is not None and plural[0] is EntityKind.ORGANISATION:
            yield FoundName(word.start, word.end, *plural)


def _other_mentions(text: str, index: NameIndex) -> Iterator[FoundName]:
    """Handles, and known names written without their capital."""
    full = sorted({chief for kind, chief in index.chiefs.values() if kind is EntityKind.PERSON})
    owners: dict[str, Key] = {}
    for match in _HANDLE.finditer(text):
        handle = match.group(1)
        if handle not in owners:
            owners[handle] = handle_owner(handle, full) or (fold_name(handle),)
        hit = index.at((fold_name(handle),))
        kind = hit[0] if hit else EntityKind.PERSON
        yield FoundName(match.start(), match.end(), kind, hit[1] if hit else owners[handle])
    for match in _LOWER_WORD.finditer(text):
        hit = _lower_case(text, match, index)
        if hit is not None:
            yield FoundName(match.start(), match.end(), *hit)


def _lower_case(text: str, match: re.Match[str], index: NameIndex) -> tuple[EntityKind, Key] | None:
    """A known name in lower case: an uncommon word, or a first name with a person's verb."""
    word = match.group()
    chief = index.shorts.get(word)
    if chief is not None:
        following = _NEXT.match(text[match.end() : match.end() + 24])
        lexicon = name_words()
        said = following is not None and following.group(1) in lexicon.speech | lexicon.human
        return (EntityKind.PERSON, chief) if said and not is_ordinary(word) else None
    hit = index.at((word,))
    organisation = hit is not None and hit[0] is EntityKind.ORGANISATION
    return hit if organisation and not is_ordinary(word) else None


STEP = Entities()
"""The step, for the registry."""
