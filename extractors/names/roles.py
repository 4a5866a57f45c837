"""Roles and affiliations of people, from the words beside their names.

Read from apposition ("ORG co-founder NAME", "NAME, professor of X at ORG"), from the copula ("NAME is a
ROLE at ORG"), from a relative clause ("NAME, who leads X at ORG") and from brackets ("NAME (ORG)").
A phrase with a verb or a negation in it is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from extractors.language.honorifics import HONORIFIC
from extractors.names.aliases import Key
from extractors.names.name_index import FoundName
from extractors.names.name_words import name_words
from extractors.names.role_words import is_role_phrase, role_before, role_words
from kg.model import EntityKind

_REACH = 100
_ARTICLE = r"(?:(?:an?|the|its|their|our|now|currently|formerly) ){0,2}"
_PHRASE = r"(?P<role>[\w&'’./\u2010\u2011 -]{2,90}?)"
_TITLES = rf"(?:{HONORIFIC} )*"
_POSSESSIVE = r"(?:['’]s|(?<=s)['’])"
_END = re.compile(r"(?=[,.;:)!?—–]|$|\n| who\b| and\b| but\b| which\b)")


@dataclass(frozen=True, slots=True)
class FoundRole:
    """A role with the chief name of its bearer."""

    chief: Key
    role: str | None
    organisation: tuple[EntityKind, Key] | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Shapes:
    before: re.Pattern[str]
    owned: re.Pattern[str]
    between: tuple[re.Pattern[str], ...]
    bare: re.Pattern[str]
    opening: re.Pattern[str]
    alone: re.Pattern[str]


@cache
def _shapes() -> _Shapes:
    words = role_words()
    # "at the carmaker ORG": what sort of body it is may stand before its name.
    sorts = _any(name_words().descriptors | name_words().organisation_tail)
    sort = rf"(?:(?:an? )?(?:[\w-]+ )?(?:{sorts}) )?"
    to_body = rf"(?:,? (?:{words.prepositions}) (?:the )?{sort}|, )"
    return _Shapes(
        before=re.compile(rf"^{_POSSESSIVE}? {_PHRASE},? {_TITLES}$"),
        owned=re.compile(rf"^(?:{_POSSESSIVE}| ) ?{_TITLES}$"),
        between=(
            re.compile(rf"^, {_ARTICLE}{_PHRASE}{to_body}$"),
            re.compile(rf"^ (?:{words.copulas}) {_ARTICLE}{_PHRASE}{to_body}$"),
            re.compile(rf"^ \({_ARTICLE}{_PHRASE}{to_body}$"),
            re.compile(
                rf"^,? who (?:now |currently |also )?(?P<does>(?:{_any(words.verbs)})(?: [\w'’-]+){{0,6}}?)"
                rf"(?: (?:at|for|with))?(?: the)? {sort}$"
            ),
        ),
        bare=re.compile(r"^,? (?:of|at|from|for)(?: the)? $"),
        opening=re.compile(rf"^(?:, | (?:{words.copulas}) | \(){_ARTICLE}$"),
        alone=re.compile(rf"^(?:, | (?:{words.copulas}) ){_ARTICLE}{_PHRASE}{_END.pattern}"),
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


def found_roles(text: str, found: Sequence[FoundName]) -> Iterator[FoundRole]:
    """What the text says that people are, in the order of its words.

    Args:
        text: the whole text.
        found: places of names, sorted, without overlap.
    """
    for at, (left, right) in enumerate(pairwise(found)):
        gap = text[left.end : right.start]
        if len(gap) > _REACH or "\n" in gap:
            continue
        if (left.kind, right.kind) == (EntityKind.ORGANISATION, EntityKind.PERSON):
            yield from _before(text, left, right, gap)
        elif (left.kind, right.kind) == (EntityKind.PERSON, EntityKind.ORGANISATION):
            following = found[at + 2].start if at + 2 < len(found) else len(text)
            yield from _after(text, left, right, gap, following)
    yield from _alone(text, found)


def _before(text: str, body: FoundName, person: FoundName, gap: str) -> Iterator[FoundRole]:
    """Roles of "ORG ROLE NAME" and "ORG's NAME"."""
    past = _past_before(text, body.start)
    start = body.start - len(past) - 1 if past else body.start
    match = _shapes().before.match(gap)
    if match and is_role_phrase(match["role"]):
        role = f"{past} {match['role']}" if past else match["role"]
        yield FoundRole(person.chief, role, (body.kind, body.chief), start, person.end)
    elif _shapes().owned.match(gap) and _is_owner(text, body, gap):
        yield FoundRole(person.chief, None, (body.kind, body.chief), start, person.end)


def _is_owner(text: str, body: FoundName, gap: str) -> bool:
    """Whether a name beside a person's has a possessive ending, its apostrophe perhaps forgotten."""
    if gap[:1] != " ":
        return True
    written = text[body.start : body.end].lower()
    return written.endswith("s") and not body.chief[-1].endswith("s")


def _after(
    text: str, person: FoundName, body: FoundName, gap: str, limit: int
) -> Iterator[FoundRole]:
    """Roles of "NAME, ROLE at ORG", "NAME is a ROLE at ORG", "NAME (ORG)", "NAME, ORG's ROLE"."""
    organisation = (body.kind, body.chief)
    for shape in _shapes().between:
        match = shape.match(gap)
        words = match.groupdict() if match else {}
        role = words.get("does") or words.get("role")
        if role and (words.get("does") or is_role_phrase(role)):
            yield FoundRole(person.chief, role.strip(), organisation, person.start, body.end)
            return
    if _shapes().bare.match(gap) or (gap == " (" and text[body.end : body.end + 1] == ")"):
        yield FoundRole(person.chief, None, organisation, person.start, body.end)
        return
    if _shapes().opening.match(gap):
        tail = re.match(
            rf"{_POSSESSIVE}? {_PHRASE}{_END.pattern}", text[body.end : min(limit, body.end + 90)]
        )
        if tail and is_role_phrase(tail["role"]):
            end = body.end + tail.end("role")
            yield FoundRole(person.chief, tail["role"], organisation, person.start, end)


def _alone(text: str, found: Sequence[FoundName]) -> Iterator[FoundRole]:
    """Roles of "the physicist NAME" and "NAME, a physicist,", with no organisation beside them."""
    for at, name in enumerate(found):
        if name.kind is not EntityKind.PERSON:
            continue
        floor = found[at - 1].end if at else 0
        line = text.rfind("\n", floor, name.start) + 1
        place = role_before(text, max(floor, line), name.start)
        if place is not None and is_role_phrase(text[place[0] : place[1]]):
            if at and found[at - 1].kind is EntityKind.ORGANISATION and place[0] <= floor + 3:
                continue
            yield FoundRole(name.chief, text[place[0] : place[1]], None, place[0], name.end)
        limit = found[at + 1].start if at + 1 < len(found) else len(text)
        match = _shapes().alone.match(text[name.end : min(limit, name.end + _REACH)])
        if match and name.end + match.end() < limit and is_role_phrase(match["role"]):
            yield FoundRole(
                name.chief, match["role"], None, name.start, name.end + match.end("role")
            )


def _past_before(text: str, start: int) -> str:
    word = re.search(r"([\w-]+)[ -]$", text[max(0, start - 12) : start])
    return word[1] if word and word[1].lower() in role_words().past else ""
