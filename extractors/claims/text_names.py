"""Names that a text gives: listed by the entity step or not, by acronym, surname, role or staff."""

from __future__ import annotations

import re
from bisect import bisect_left

from extractors.claims.cue_parts import Source
from extractors.claims.reporting import lexicon
from extractors.claims.speaker_phrases import (
    Phrase,
    capital_words,
    full_names,
    is_body,
    is_distinct,
    is_personal,
)
from extractors.claims.works import Works
from extractors.draft import Draft
from extractors.language.acronyms import find_acronyms
from kg.model import Entity, EntityKind, Span

_CAPITALS = re.compile(r"(?<![\w-])[A-Z][A-Za-z&]{1,9}(?![\w-])")
_CONTRACTED = re.compile(r"\b(?:I|We|He|She|They|You|It|That|There)[’'](?:d|m|ll|ve|re|s)\b")
"""A pronoun with its verb, which is part of no name: "Today I'd give it one in three"."""
_TOLD_BY = re.compile(r"\b[Aa]ccording to (?:the )?(?:[a-z-]+ ){0,3}$")
_ROLE_BEFORE = re.compile(r"\b(?:[Tt]he|[Aa]n?)\s+(?:[a-z-]+\s+){0,3}?(?P<role>[a-z]+)\s+$")
_APPOSED = re.compile(
    r",\s(?:the|an?|its)\s(?:[a-z-]+\s){0,2}?(?P<role>[a-z]+)(?=\s(?:that|which|who|of|for|in|at|behind|doing|running|building|operating)\b|,)"
)
_ISSUED = re.compile(
    r"\s+(?:(?:[a-z]+ed|written|drawn\sup|put\sout)\s+)?(?:by|from)\s+(?:the\s+)?(?:[a-z][\w-]*\s+){0,3}(?=[A-Z])"
)
_STAFF = re.compile(r"\s+(?:at|from|of|behind|inside)\s+(?=[A-Z])")


class TextNames:
    """The names of a draft that may speak, by place.

    Attributes:
        kinds: the kind of each entity that may speak, by name.
        of_role: the one name that has a role by its last word, or behind it ("the operator Lund").
    """

    def __init__(self, draft: Draft) -> None:
        self._text = draft.text
        mentions = [
            (mention.span, entity)
            for entity in draft.entities
            for mention in entity.mentions
            if entity.kind.speaks
        ]
        self._mentions = sorted(mentions, key=lambda pair: (pair[0].start, -pair[0].end))
        self._starts = [span.start for span, _ in self._mentions]
        self._systems = _places(draft, {EntityKind.SYSTEM})
        self._silent = _places(draft, {kind for kind in EntityKind if not kind.speaks})
        self._surnames = _surnames(draft.text)
        self.kinds = {entity.name: entity.kind for _, entity in mentions}
        names = {entity.name.lower(): entity.name for _, entity in mentions}
        self._short = {
            short: names[long.lower()]
            for short, long in find_acronyms(draft.text).long_forms.items()
            if long.lower() in names
        }
        self.of_role = _roles_of_names(draft)
        self._works = Works(draft.text, self.within)

    def within(self, start: int, end: int) -> list[tuple[Span, Entity]]:
        """The entities that may speak and are named in ``text[start:end]``, each with its place."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [(span, entity) for span, entity in self._mentions[low:high] if span.end <= end]

    def only_person(self, start: int, end: int) -> str | None:
        """The one person whom ``text[start:end]`` names; None where it names none or several."""
        found = {e.name for _, e in self.within(start, end) if e.kind is EntityKind.PERSON}
        return next(iter(found)) if len(found) == 1 else None

    def maker_of(self, noun: str, at: int) -> str | None:
        """Who made the document that "the" and a noun mean at a place, where the text names them."""
        return self._works.maker(noun, at)

    def is_system(self, source: Source) -> bool:
        """Whether a word is part of a system's name, which says nothing of its own."""
        at = bisect_left(self._systems, (source.start + 1, 0))
        return at > 0 and self._systems[at - 1][1] >= source.end

    def unlisted(self, start: int, end: int) -> list[Source]:
        """Names that the entity step did not list: two or more capitalised words, or telling capitals."""
        text = self._text
        found = [
            self._run(low, high)
            for low, high in full_names(text, start, end)
            if _CONTRACTED.search(text, low, high) is None
        ]
        for low, high in capital_words(text, start, end):
            word = text[low:high]
            whole = self._surnames.get(word)
            if whole is None and _TOLD_BY.search(text, start, low) is not None:
                found.append(Source(low, high, word))
            elif whole is not None:
                found.append(Source(low, high, whole, weak=True))
            elif is_distinct(word) and text[max(0, low - 3) : low].split(" ")[-2:-1] != ["a"]:
                found.append(Source(low, high, word, weak=True))
        return found

    def _run(self, low: int, high: int) -> Source:
        """A run of capitals, with the words before it that some entity's name has too ("Harbour Rail Board")."""
        at = bisect_left(self._silent, (high, 0))
        for start, end in self._silent[max(0, at - 3) : at]:
            if start < low and end == high and is_body(self._text[start:end]):
                low = start
        return Source(low, high, " ".join(self._text[low:high].split()))

    def acronyms(self, start: int, end: int) -> list[Source]:
        """Acronyms that the text defines for an organisation that it names."""
        return [
            Source(match.start(), match.end(), self._short[match.group()])
            for match in _CAPITALS.finditer(self._text, start, end)
            if match.group() in self._short
        ]

    def staff_of(self, phrase: Phrase) -> str | None:
        """The body whose team or document a phrase names ("the team at Lund AI", "a note from Lund AI")."""
        if phrase.role != "team" and phrase.role not in lexicon().documents:
            return None
        link = _STAFF if phrase.role == "team" else _ISSUED
        place = link.match(self._text, phrase.end)
        if place is None:
            return None
        at, end = place.end(), place.end() + 60
        named = [e.name for s, e in self.within(at, end) if s.start == at]
        runs = full_names(self._text, at, end)
        run = next((self._text[low:high] for low, high in runs if low == at), None)
        return named[0] if named else run


def _places(draft: Draft, kinds: set[EntityKind]) -> list[tuple[int, int]]:
    """Where entities of some kinds are named, by place."""
    return sorted(
        (mention.span.start, mention.span.end)
        for entity in draft.entities
        for mention in entity.mentions
        if entity.kind in kinds
    )


def _roles_of_names(draft: Draft) -> dict[str, str]:
    """Roles that one name alone has: by its last word ("Harbour Board"), or before it ("the operator Lund")."""
    found: dict[str, set[str]] = {}
    for entity in draft.entities:
        for mention in entity.mentions if entity.kind is not EntityKind.PERSON else ():
            before = draft.text[max(0, mention.span.start - 60) : mention.span.start]
            match = _ROLE_BEFORE.search(before)
            said = match["role"].lower() if match is not None and entity.kind.speaks else ""
            apposed = _APPOSED.match(draft.text, mention.span.end)
            put = apposed["role"].lower() if apposed is not None and entity.kind.speaks else ""
            if put and put not in lexicon().documents:
                found.setdefault(put, set()).add(entity.name)
            for role in (said, entity.name.split()[-1].lower()):
                if role in lexicon().roles and role not in lexicon().documents:
                    found.setdefault(role, set()).add(entity.name)
    return {role: next(iter(names)) for role, names in found.items() if len(names) == 1}


def _surnames(text: str) -> dict[str, str]:
    """Last words of names of two to four words, where only one name of the text ends so."""
    found: dict[str, set[str]] = {}
    for low, high in full_names(text, 0, len(text)):
        name = " ".join(text[low:high].split())
        if is_personal(name) and "\n" not in text[low:high]:
            found.setdefault(name.split()[-1], set()).add(name)
    return {last: next(iter(names)) for last, names in found.items() if len(names) == 1}
