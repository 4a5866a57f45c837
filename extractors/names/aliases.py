"""Which short names and handles stand for which full name in one text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from extractors.names.name_words import name_words
from extractors.names.names import is_initials
from kg.model import EntityKind

Key = tuple[str, ...]

HANDLE_EXTRA = 3
"""How many characters a handle may have beyond a person's two names."""

_MISSPELT_SHARE = 3
_PLAIN = re.compile(r"[^a-z0-9]")


def person_groups(keys: Mapping[Key, int]) -> dict[Key, Key]:
    """Each person's name to its fullest form in the text.

    A full name stands for itself or for a fuller one (initials, a middle name, a rare
    misspelling); a single name joins the only full name that has it first or last. Two full names
    with the same surname leave the bare surname to nobody: it maps to nothing.

    Args:
        keys: folded words of people's names, with how often each occurs.
    """
    full = [key for key in keys if len(key) > 1]
    chief = _merge_full(full, keys)
    ends: dict[str, set[Key]] = defaultdict(set)
    for key in full:
        ends[key[0]].add(chief[key])
        ends[key[-1]].add(chief[key])
    groups = dict(chief)
    for key in keys:
        if len(key) == 1:
            owners = ends.get(key[0], set())
            if not owners:
                groups[key] = key
            elif len(owners) == 1:
                groups[key] = next(iter(owners))
    return groups


def short_names(groups: Mapping[Key, Key]) -> dict[str, Key]:
    """Single words that may stand for one full name only: its first and last word.

    Args:
        groups: from `person_groups`.
    """
    owners: dict[str, set[Key]] = defaultdict(set)
    for key, chief in groups.items():
        if len(key) > 1:
            for word in (key[0], key[-1]):
                if len(word) > 1 and not is_initials(word.upper()):
                    owners[word].add(chief)
    return {word: next(iter(chiefs)) for word, chiefs in sorted(owners.items()) if len(chiefs) == 1}


def shared_names(groups: Mapping[Key, Key]) -> frozenset[str]:
    """Single words that begin or end the names of two people or more."""
    owners: dict[str, set[Key]] = defaultdict(set)
    for key, chief in groups.items():
        if len(key) > 1:
            owners[key[0]].add(chief)
            owners[key[-1]].add(chief)
    return frozenset(word for word, chiefs in owners.items() if len(chiefs) > 1)


def handle_owner(handle: str, people: Iterable[Key]) -> Key | None:
    """The person whose first and last name a handle is made of, or None.

    Args:
        handle: as written, without "@".
        people: folded words of full names.
    """
    plain = _PLAIN.sub("", handle.lower())
    owners = [
        key
        for key in people
        if len(key) > 1
        and plain.startswith(joined := _PLAIN.sub("", key[0] + key[-1]))
        and len(plain) - len(joined) <= HANDLE_EXTRA
    ]
    return owners[0] if len(owners) == 1 else None


def organisation_groups(keys: Iterable[Key]) -> dict[Key, Key]:
    """Each organisation's name to the longer name that ends with it, if there is just one.

    "Institute" alone is not looked for: only names that were found on their own merit.
    """
    listed = sorted(keys)
    by_last: dict[str, list[Key]] = defaultdict(list)
    for key in listed:
        by_last[key[-1]].append(key)
    groups: dict[Key, Key] = {}
    for key in listed:
        longer = [k for k in by_last[key[-1]] if len(k) > len(key) and k[-len(key) :] == key]
        groups[key] = longer[0] if len(longer) == 1 else key
    return groups


def groups_of(kind: EntityKind, keys: Mapping[Key, int]) -> dict[Key, Key]:
    """Names of one kind to their chief forms; a name that maps to nothing is refused."""
    if kind is EntityKind.PERSON:
        return person_groups(keys)
    if kind is EntityKind.ORGANISATION:
        return organisation_groups(keys)
    return {key: key for key in keys}


def _merge_full(full: list[Key], counts: Mapping[Key, int]) -> dict[Key, Key]:
    """Full names to their fullest form, compared only with names that share an end."""
    by_last: dict[str, list[Key]] = defaultdict(list)
    by_first: dict[str, list[Key]] = defaultdict(list)
    for key in sorted(full):
        by_last[key[-1]].append(key)
        by_first[key[0]].append(key)
    chief = {}
    for key in full:
        fuller = [k for k in by_last[key[-1]] if k != key and _is_fuller(k, key)]
        rivals = {k[0] for k in fuller}
        right = [k for k in by_first[key[0]] if _is_misspelling(key, k, counts)]
        if len(rivals) == 1:
            chief[key] = max(fuller, key=lambda k: (len(k), len(" ".join(k)), k))
        elif len(right) == 1:
            chief[key] = right[0]
        else:
            chief[key] = key
    return {key: chief.get(value, value) for key, value in chief.items()}


def _is_fuller(longer: Key, shorter: Key) -> bool:
    """Whether two names with one surname can be the same, the first saying more."""
    if len(" ".join(longer)) <= len(" ".join(shorter)):
        return False
    first, other = shorter[0], longer[0]
    if first == other:
        return True
    return (
        is_initials(first.upper()) and other.startswith(first[0]) and not is_initials(other.upper())
    )


def _is_misspelling(rare: Key, common: Key, counts: Mapping[Key, int]) -> bool:
    """Whether a rare name is a common one with a letter more or less in its surname."""
    if (
        rare == common
        or rare[:-1] != common[:-1]
        or counts[common] < _MISSPELT_SHARE * counts[rare]
    ):
        return False
    short, long = sorted((rare[-1], common[-1]), key=len)
    return len(short) > 3 and len(long) == len(short) + 1 and long.startswith(short)


def is_ordinary(word: str) -> bool:
    """Whether a short name is an ordinary word too, so that a capital may mean nothing."""
    return word in name_words().ordinary
