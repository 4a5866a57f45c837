"""Roles of people from syntax: apposition and copula in the terms of Universal Dependencies."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from extractors.draft import Draft, Parse
from extractors.names.name_index import FoundName
from extractors.names.name_words import fold_name
from extractors.names.role_words import is_role_phrase, role_words
from extractors.names.roles import FoundRole
from kg.model import EntityKind

_INSIDE = frozenset({"amod", "compound", "nmod", "case", "conj", "cc", "punct", "fixed", "flat"})
_LINK = re.compile(r",? (?:at|of|for|with|from) (?:the )?$")
_TENSES = frozenset({"is", "'s", "’s", "was", "became", "remains"})


def parsed_roles(draft: Draft, found: Sequence[FoundName]) -> Iterator[FoundRole]:
    """Roles that a parse ties to a name: "NAME, a ROLE ...", "NAME, once again, is a ROLE ...".

    Args:
        draft: with parses, or with none, which gives no roles.
        found: places of names, sorted, without overlap.
    """
    starts = [name.start for name in found]
    for parse in draft.parses:
        if not parse.tokens:
            continue
        start, end = parse.tokens[0].start, parse.tokens[-1].end
        inside = found[bisect_left(starts, start) : bisect_left(starts, end)]
        names = [name for name in inside if name.end <= end]
        for name in names:
            if name.kind is EntityKind.PERSON:
                yield from _of_name(draft.text, parse, name, names)


def _of_name(
    text: str, parse: Parse, person: FoundName, names: Sequence[FoundName]
) -> Iterator[FoundRole]:
    tokens = parse.tokens
    inside = {n for n, t in enumerate(tokens) if person.start <= t.start and t.end <= person.end}
    heads = [n for n in sorted(inside) if tokens[n].head not in inside or tokens[n].head == n]
    if len(heads) != 1:
        return
    head = heads[0]
    for n, token in enumerate(tokens):
        apposed = (
            token.dep == "appos"
            and token.head == head
            and not _other_between(person, token.start, names)
        )
        copula = (
            tokens[head].dep == "nsubj" and tokens[head].head == n and _has_copula(text, parse, n)
        )
        if (apposed or copula) and token.start >= person.end:
            role = _phrase(text, parse, n, names)
            if role is not None:
                words, body, stop = role
                yield FoundRole(person.chief, words, body, person.start, stop)


def _other_between(person: FoundName, end: int, names: Sequence[FoundName]) -> bool:
    """Whether an apposition stands after another person, whose it may as well be."""
    return any(name.kind is EntityKind.PERSON and person.end <= name.start < end for name in names)


def _has_copula(text: str, parse: Parse, n: int) -> bool:
    """Whether a predicate noun has a plain copula: neither negated nor under a modal."""
    children = [t for t in parse.tokens if t.head == n and t is not parse.tokens[n]]
    plain = [t for t in children if t.dep == "cop" and text[t.start : t.end].lower() in _TENSES]
    other = [
        t
        for t in children
        if t.dep in {"aux", "mark"}
        or "Polarity=Neg" in t.morph
        or t.lemma in {"not", "never", "no"}
    ]
    return bool(plain) and not other


def _phrase(
    text: str, parse: Parse, n: int, names: Sequence[FoundName]
) -> tuple[str, tuple[EntityKind, tuple[str, ...]] | None, int] | None:
    """The words of a role around its noun, the organisation after it, and where they end."""
    tokens = parse.tokens
    if fold_name(text[tokens[n].start : tokens[n].end]) not in role_words().nouns:
        return None
    first = n
    while first and tokens[first - 1].head == n and tokens[first - 1].dep in {"amod", "compound"}:
        first -= 1
    last = n
    while last + 1 < len(tokens) and _belongs(parse, last + 1, n):
        last += 1
    start, end = tokens[first].start, tokens[last].end
    for name in names:
        if name.kind is EntityKind.ORGANISATION and tokens[n].end < name.start <= end:
            link = _LINK.search(text[tokens[n].end : name.start])
            words = text[start : tokens[n].end + link.start()] if link else ""
            if words and is_role_phrase(words):
                return words, (name.kind, name.chief), name.end
    words = text[start : tokens[n].end]
    return (words, None, tokens[n].end) if is_role_phrase(words) else None


def _belongs(parse: Parse, at: int, n: int) -> bool:
    """Whether a token hangs from a noun by nothing but what makes a noun phrase."""
    seen = 0
    while at != n:
        token = parse.tokens[at]
        if (
            token.dep not in _INSIDE | {"det", "nmod:poss", "nummod"}
            or token.head == at
            or seen > 12
        ):
            return False
        at, seen = token.head, seen + 1
    return True
