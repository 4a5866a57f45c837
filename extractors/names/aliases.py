"""Which short names and handles stand for which full name in one text, each by a named test."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping

from extractors.names.name_words import name_words
from extractors.names.names import is_initials
from extractors.names.role_words import role_words
from kg.model import EntityKind, NameTest
from kg.model.name_shapes import HANDLE_EXTRA as HANDLE_EXTRA
from kg.model.name_shapes import is_handle_of, plain_letters, spelling, without_legal_form

Key = tuple[str, ...]

_MISSPELT_SHARE = 3
_SHORTEST_OPENING = 3  # letters that are too few
_DOUBLED_AT_LEAST = 6
_GENERATIONS = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})


def surname(key: Key) -> str:
    """The surname in a full name's folded words; "Jr." and the like come after it."""
    return key[-2] if len(key) > 2 and key[-1] in _GENERATIONS else key[-1]


def person_groups(keys: Mapping[Key, int]) -> dict[Key, Key]:
    """Each person's name to its fullest form in the text.

    A full name stands for itself or for a fuller one (initials, a middle name, accents, a rare
    misspelling); a single name joins the only full name that has it first or last. Two full names
    with the same surname leave the bare surname to nobody: it maps to nothing.

    Args:
        keys: folded words of people's names, with how often each occurs.
    """
    full = [key for key in keys if len(key) > 1]
    chief = _merge_full(full, keys)
    ends: dict[str, set[Key]] = defaultdict(set)
    for key in full:
        for word in (key[0], surname(key)):
            ends[plain_letters(word)].add(chief[key])
    groups = dict(chief)
    for key in keys:
        if len(key) == 1:
            owners = ends.get(plain_letters(key[0]), set())
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
    owners = _owners(groups)
    return {
        word: next(iter(chiefs))
        for word, chiefs in sorted(owners.items())
        if len(chiefs) == 1 and len(word) > 1 and not is_initials(word.upper())
    }


def shared_names(groups: Mapping[Key, Key]) -> frozenset[str]:
    """Single words that begin or end the names of two people or more."""
    return frozenset(word for word, chiefs in _owners(groups).items() if len(chiefs) > 1)


def handle_owner(handle: str, people: Iterable[Key]) -> Key | None:
    """The person whose first and last name a handle is made of, or None.

    Args:
        handle: as written, without "@".
        people: folded words of full names.
    """
    owners = [key for key in people if len(key) > 1 and is_handle_of(handle, key[0], surname(key))]
    return owners[0] if len(owners) == 1 else None


def organisation_groups(
    keys: Mapping[Key, int], defined: Mapping[Key, Key] | None = None
) -> dict[Key, Key]:
    """Each organisation's name to its chief form.

    A name with a legal form joins the one without; a plural (or a possessive without its apostrophe)
    the singular that is as frequent; a name the longer one that ends with it, if there is just one; an
    acronym the name that the text defines it for.

    Args:
        keys: folded words, with how often each occurs. "Institute" alone is not looked for: only names
            found on their own merit.
        defined: acronyms to their long names.
    """
    listed = sorted({_still(key) for key in keys})
    known = frozenset(listed)
    by_last: dict[str, list[Key]] = defaultdict(list)
    for key in listed:
        by_last[key[-1]].append(key)
    groups: dict[Key, Key] = {}
    for key in listed:
        bare = without_legal_form(key)
        longer = [k for k in by_last[key[-1]] if len(k) > len(key) and k[-len(key) :] == key]
        one = (*key[:-1], key[-1].removesuffix("s"))
        if bare != key and bare in known:
            groups[key] = bare
        elif one != key and one in known and keys.get(one, 0) >= keys.get(key, 0):
            groups[key] = one
        else:
            groups[key] = longer[0] if len(longer) == 1 else key
    groups.update({key: groups[_still(key)] for key in sorted(keys)})
    for short, long in sorted((defined or {}).items()):
        if long in groups and short != long:
            groups[short] = groups[long]
    return {key: groups.get(chief, chief) for key, chief in groups.items()}


def firm_openings(groups: Mapping[Key, Key], others: Container[str]) -> dict[str, Key]:
    """First words that may stand for one firm only: "Skarvik" for "Skarvik Lines".

    Behind the word stand only words of what a firm does; a university or a council is called after a town.

    Args:
        groups: from `organisation_groups`.
        others: words that stand for somebody or something else in the text.
    """
    owners: dict[str, set[Key]] = defaultdict(set)
    for key, chief in groups.items():
        if len(key) > 1:
            owners[key[0]].add(chief)
    lexicon = name_words()
    plain = lexicon.ordinary | lexicon.places | lexicon.common | lexicon.given
    return {
        word: next(iter(chiefs))
        for word, chiefs in sorted(owners.items())
        if len(chiefs) == 1
        and word not in plain
        and word not in others
        and len(word) > _SHORTEST_OPENING
        and _opens_firm((word,), next(iter(chiefs)))
    }


def _opens_firm(key: Key, chief: Key) -> bool:
    """Whether a name is another's first word, before words of what a firm does."""
    rest = chief[1:]
    return (
        len(key) == 1
        and key == chief[:1]
        and bool(rest)
        and name_words().firm_tail.issuperset(rest)
    )


def groups_of(
    kind: EntityKind, keys: Mapping[Key, int], defined: Mapping[Key, Key] | None = None
) -> dict[Key, Key]:
    """Names of one kind to their chief forms; a name that maps to nothing is refused.

    Families and versions of systems differ by a letter or digit, so no two of them are one.

    Args:
        kind: what the names stand for.
        keys: folded words, with how often each occurs.
        defined: acronyms of organisations to their long names.
    """
    if kind is EntityKind.PERSON:
        return person_groups(keys)
    if kind is EntityKind.ORGANISATION:
        return organisation_groups(keys, defined)
    return {key: key for key in keys}


def join_test(kind: EntityKind, key: Key, chief: Key) -> NameTest | None:
    """The test by which a name is taken for a chief name; None where it is none of them.

    Args:
        kind: what both stand for.
        key: folded words of the name; not a handle and not an acronym.
        chief: folded words of the chief name.
    """
    if spelling(key) == spelling(chief):
        return NameTest.SPELLING
    if kind is EntityKind.PERSON:
        return _person_test(key, chief)
    return _body_test(key, chief) if kind is EntityKind.ORGANISATION else None


def _body_test(key: Key, chief: Key) -> NameTest | None:
    if without_legal_form(key) == without_legal_form(chief):
        return NameTest.LEGAL_FORM
    singular = (*key[:-1], key[-1].removesuffix("s"))
    if len(key) == len(chief) and singular == chief:
        return NameTest.INFLECTION
    if chief[-len(key) :] in {key, singular}:
        return NameTest.ENDING
    return NameTest.OPENING if _opens_firm(key, chief) else None


def is_ordinary(word: str) -> bool:
    """Whether a short name is an ordinary word too, so that a capital may mean nothing."""
    return word in name_words().ordinary


def _still(key: Key) -> Key:
    """An organisation's name without "former" before it."""
    return key[1:] if len(key) > 1 and key[0] in role_words().past else key


def _person_test(key: Key, chief: Key) -> NameTest | None:
    first, last = plain_letters(key[0]), plain_letters(surname(key))
    chief_first, chief_last = plain_letters(chief[0]), plain_letters(surname(chief))
    if len(key) == 1 or _is_its_surname(key, chief):
        if last == chief_last:
            return NameTest.SURNAME
        if first == chief_first:
            return NameTest.GIVEN_NAME
        return NameTest.MISSPELLING if _is_slip(last, chief_last) else None
    if last != chief_last:
        return NameTest.MISSPELLING if _is_slip(last, chief_last) else None
    if first == chief_first:
        return NameTest.SHORTER
    return NameTest.INITIALS if first[0] == chief_first[0] else None


def _owners(groups: Mapping[Key, Key]) -> dict[str, set[Key]]:
    owners: dict[str, set[Key]] = defaultdict(set)
    for key, chief in groups.items():
        if len(key) > 1:
            for word in (key[0], surname(key)):
                owners[word].add(chief)
                owners[plain_letters(word)].add(chief)
    return owners


def _merge_full(full: list[Key], counts: Mapping[Key, int]) -> dict[Key, Key]:
    """Full names to their fullest form, compared only with names that share an end."""
    by_last: dict[str, list[Key]] = defaultdict(list)
    by_first: dict[str, list[Key]] = defaultdict(list)
    spellings: dict[str, list[Key]] = defaultdict(list)
    for key in sorted(full):
        by_last[surname(key)].append(key)
        by_first[key[0]].append(key)
        spellings[spelling(key)].append(key)
    chief = {}
    for key in full:
        accented = max(spellings[spelling(key)], key=_accents)
        fuller = [k for k in by_last[surname(key)] if k != key and _is_fuller(k, key)]
        rivals = {k[0] for k in fuller}
        right = [k for k in by_first[key[0]] if _is_misspelling(key, k, counts)]
        if accented != key:
            chief[key] = accented
        elif len(rivals) == 1:
            chief[key] = max(fuller, key=lambda k: (len(k), len(" ".join(k)), k))
        elif len(right) == 1:
            chief[key] = right[0]
        else:
            chief[key] = key
    return {key: chief.get(value, value) for key, value in chief.items()}


def _accents(key: Key) -> tuple[int, int, Key]:
    """Of two spellings the one with more accents, then with initials close together."""
    name = " ".join(key)
    return sum(a != b for a, b in zip(name, plain_letters(name), strict=False)), -len(key), key


def _is_fuller(longer: Key, shorter: Key) -> bool:
    """Whether two names with one surname can be the same, the first saying more."""
    if len(" ".join(longer)) <= len(" ".join(shorter)):
        return False
    if (longer[-1] in _GENERATIONS) != (shorter[-1] in _GENERATIONS):
        return False
    first, other = shorter[0], longer[0]
    if first == other or _is_its_surname(shorter, longer):
        return True
    return (
        is_initials(first.upper()) and other.startswith(first[0]) and not is_initials(other.upper())
    )


def _is_its_surname(key: Key, full: Key) -> bool:
    """Whether a name is another's surname with its particles ("van der Berg")."""
    return full[-len(key) :] == key and name_words().particles.issuperset(key[:-1])


def _is_misspelling(rare: Key, common: Key, counts: Mapping[Key, int]) -> bool:
    """Whether a rare name is a common one with a slip in its surname."""
    if (
        rare == common
        or rare[:-1] != common[:-1]
        or counts[common] < _MISSPELT_SHARE * counts[rare]
    ):
        return False
    return _is_slip(rare[-1], common[-1])


def _is_slip(one: str, other: str) -> bool:
    """Whether two surnames differ by a letter at the end or, if long, by a doubled letter."""
    short, long = sorted((one, other), key=len)
    if len(long) != len(short) + 1:
        return False
    if len(short) > 3 and long.startswith(short):
        return True
    return len(long) >= _DOUBLED_AT_LEAST and any(
        long[:at] + long[at + 1 :] == short and long[at] == long[at - 1]
        for at in range(1, len(long))
    )
