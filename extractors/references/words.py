"""The lexicon of words that refer back, as sets and patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from extractors.language.lexicon import load_lexicon
from extractors.names.name_words import name_words


class Gender(StrEnum):
    """What a pronoun or title says of a person."""

    MASCULINE = "masculine"
    FEMININE = "feminine"


@dataclass(frozen=True, slots=True)
class _File:
    masculine: frozenset[str]
    feminine: frozenset[str]
    masculine_titles: frozenset[str]
    feminine_titles: frozenset[str]
    masculine_nouns: frozenset[str]
    feminine_nouns: frozenset[str]
    people: frozenset[str]
    bodies: frozenset[str]
    kinds_of_body: frozenset[str]
    public_bodies: frozenset[str]
    documents: frozenset[str]
    groups: frozenset[str]
    body_verbs: frozenset[str]
    speaker_verbs: frozenset[str]
    handed_over: frozenset[str]
    expletive: str
    masculine_given: str
    feminine_given: str
    expletive_verbs: str


@dataclass(frozen=True, slots=True)
class ReferenceWords:
    """``lexicons/references.toml`` with the person nouns of the lexicon of names.

    Args:
        person_noun: a noun phrase for one person: ``determiner`` and ``noun`` are its groups.
        body_noun: a noun phrase for a body.
        document_noun: a noun phrase for a document.
    """

    gender_of_pronoun: dict[str, Gender]
    gender_of_title: dict[str, Gender]
    gender_of_noun: dict[str, Gender]
    gender_of_given: dict[str, Gender]
    people: frozenset[str]
    bodies: frozenset[str]
    kinds_of_body: frozenset[str]
    public_bodies: frozenset[str]
    documents: frozenset[str]
    groups: frozenset[str]
    body_verbs: frozenset[str]
    speaker_verbs: frozenset[str]
    handed_over: frozenset[str]
    expletive: re.Pattern[str]
    person_noun: re.Pattern[str]
    body_noun: re.Pattern[str]
    document_noun: re.Pattern[str]


_THINGS_TOO = frozenset({"lead", "leads", "chair", "chief", "fellow", "head", "ministers"})
"""Roles whose noun more often means a thing or stands before another noun."""


@cache
def reference_words() -> ReferenceWords:
    """The lexicon, read once.

    Raises:
        SettingsError: the lexicon is missing or not as described.
    """
    file = load_lexicon(_File, "references")
    nouns = file.people | file.masculine_nouns | file.feminine_nouns
    people = nouns | {word for word in name_words().roles if word not in _THINGS_TOO}
    return ReferenceWords(
        gender_of_pronoun=_gendered(file.masculine, file.feminine),
        gender_of_title=_gendered(file.masculine_titles, file.feminine_titles),
        gender_of_noun=_gendered(file.masculine_nouns, file.feminine_nouns),
        gender_of_given=_gendered(
            frozenset(file.masculine_given.split()), frozenset(file.feminine_given.split())
        ),
        people=frozenset(people),
        bodies=file.bodies,
        kinds_of_body=file.kinds_of_body,
        public_bodies=file.public_bodies,
        documents=file.documents,
        groups=file.groups,
        body_verbs=file.body_verbs,
        speaker_verbs=file.speaker_verbs,
        handed_over=file.handed_over,
        expletive=re.compile(rf"(?:{file.expletive})|(?:{file.expletive_verbs})"),
        person_noun=_phrase(people),
        body_noun=_phrase(file.bodies | file.kinds_of_body),
        document_noun=_phrase(file.documents),
    )


def _gendered(masculine: frozenset[str], feminine: frozenset[str]) -> dict[str, Gender]:
    found = dict.fromkeys(sorted(masculine), Gender.MASCULINE)
    return found | dict.fromkeys(sorted(feminine), Gender.FEMININE)


def _phrase(nouns: frozenset[str]) -> re.Pattern[str]:
    """A determiner or possessor, up to three words and one of the nouns, none of them part of a compound."""
    heads = "|".join(re.escape(noun) for noun in sorted(nouns, key=lambda n: (-len(n), n)))
    closed = (
        r"(?!(?:and|or|but|of|in|to|for|that|as|by|with|from|on|is|are|was|were|has|have|had|at|than|not|which|who|"
        r"will|would|its|his|her|their|the|an?)\b)"
    )
    return re.compile(
        rf"\b(?P<determiner>an?|the|one|another|this|that|its|his|her|their|our|my|every|each|no|any|some|"
        rf"(?-i:[A-Z])[\w-]*(?:\s(?-i:[A-Z])[\w-]*){{0,3}}['’]s?)\s+(?P<modifiers>(?:{closed}[\w’'‑-]+\s+){{0,3}}?)"
        rf"(?P<noun>{heads})\b(?![-‑]|\s+(?:{heads})\b)",
        re.IGNORECASE,
    )
