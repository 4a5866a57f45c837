"""The lexicon of names: what stands in them and beside them, as folded words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from extractors.language.lexicon import load_lexicon
from extractors.language.titles import person_titles


@dataclass(frozen=True, slots=True)
class _WordsFile:
    ordinary: str


@dataclass(frozen=True, slots=True)
class _NamesFile:
    given: str
    particles: str
    roles: str
    function: str
    speech: str
    human: str
    organisation_tail: str
    organisation_tail_weak: str
    firm_tail: str
    organisation_head: str
    organisation_owned: str
    organisation_before: tuple[str, ...]
    organisation_after: str
    organisation_verbs: str
    organisation_wills: str
    organisation_does: str
    organisation_moves: str
    organisation_goods: str
    organisation_plant: str
    organisation_platform: tuple[str, ...]
    organisation_publication: tuple[str, ...]
    organisation_source: tuple[str, ...]
    advert_labels: tuple[str, ...]
    organisation_nouns: tuple[str, ...]
    system_before: tuple[str, ...]
    system_after: str
    system_topic: tuple[str, ...]
    system_apposition: tuple[str, ...]
    numbered: str
    acronyms: str
    places: str
    calendar: str
    vocative: str


@dataclass(frozen=True, slots=True)
class NameWords:
    """The lexicon of names as sets of folded words."""

    ordinary: frozenset[str]
    function: frozenset[str]
    given: frozenset[str]
    particles: frozenset[str]
    titles: frozenset[str]
    roles: frozenset[str]
    speech: frozenset[str]
    human: frozenset[str]
    organisation_tail: frozenset[str]
    organisation_tail_weak: frozenset[str]
    firm_tail: frozenset[str]
    organisation_head: frozenset[str]
    organisation_owned: frozenset[str]
    organisation_before: tuple[str, ...]
    organisation_after: frozenset[str]
    organisation_verbs: frozenset[str]
    organisation_wills: frozenset[str]
    organisation_does: frozenset[str]
    organisation_moves: frozenset[str]
    organisation_goods: frozenset[str]
    organisation_plant: frozenset[str]
    organisation_platform: tuple[str, ...]
    organisation_publication: tuple[str, ...]
    organisation_source: tuple[str, ...]
    advert_labels: tuple[str, ...]
    organisation_apposition: re.Pattern[str]
    organisation_descriptor: re.Pattern[str]
    descriptors: frozenset[str]
    system_before: tuple[str, ...]
    system_after: frozenset[str]
    system_topic: re.Pattern[str]
    system_apposition: re.Pattern[str]
    numbered: frozenset[str]
    acronyms: frozenset[str]
    places: frozenset[str]
    calendar: frozenset[str]
    vocative: frozenset[str]
    common: frozenset[str]


@cache
def name_words() -> NameWords:
    """The lexicon of names, read once.

    Raises:
        SettingsError: the lexicon is missing or not as described.
    """
    file = load_lexicon(_NamesFile, "names")
    function = _folded(file.function)
    ordinary = _folded(load_lexicon(_WordsFile, "words").ordinary) | function
    acronyms, places = _folded(file.acronyms), _folded(file.places)
    nouns = "|".join(map(re.escape, file.system_apposition))
    bodies = [noun for noun in file.organisation_nouns if noun not in file.roles.split()]
    closed = _folded(file.organisation_head) | _folded(file.organisation_tail)
    return NameWords(
        ordinary=ordinary,
        function=function,
        given=_folded(file.given),
        particles=_folded(file.particles),
        titles=_folded(" ".join(person_titles())),
        roles=_folded(file.roles),
        speech=_folded(file.speech),
        human=_folded(file.human),
        organisation_tail=_folded(file.organisation_tail),
        organisation_tail_weak=_folded(file.organisation_tail_weak),
        firm_tail=_folded(file.firm_tail),
        organisation_head=_folded(file.organisation_head),
        organisation_owned=_folded(file.organisation_owned),
        organisation_before=tuple(" " + cue for cue in file.organisation_before),
        organisation_after=_folded(file.organisation_after),
        organisation_verbs=_folded(file.organisation_verbs),
        organisation_wills=_folded(file.organisation_wills),
        organisation_platform=tuple(" " + cue for cue in file.organisation_platform),
        organisation_publication=tuple(" " + cue for cue in file.organisation_publication),
        organisation_moves=_folded(file.organisation_moves),
        organisation_goods=_folded(file.organisation_goods),
        organisation_plant=_folded(file.organisation_plant),
        organisation_does=_folded(file.organisation_does),
        organisation_source=tuple(" " + cue for cue in file.organisation_source),
        advert_labels=tuple(file.advert_labels),
        organisation_apposition=re.compile(
            rf"^, (?:an? |the |its |their )(?:[\w'-]+ ){{0,4}}?(?:{'|'.join(map(re.escape, file.organisation_nouns))})\b(?! (?:{'|'.join(file.roles.split())})\b)"
        ),
        organisation_descriptor=re.compile(
            rf"[ (](?:{'|'.join(map(re.escape, bodies))})(?P<comma>,)? $"
        ),
        descriptors=frozenset({noun for noun in bodies if " " not in noun} | {"rival"}) - closed,
        system_before=tuple(" " + cue for cue in file.system_before),
        system_after=_folded(file.system_after),
        system_topic=re.compile(rf"\b(?:{'|'.join(map(re.escape, file.system_topic))})\b"),
        system_apposition=re.compile(
            rf"^, (?:an? |the |its |their |[\w-]+'s )(?:[\w'-]+ ){{0,5}}(?:[\w-]*-)?(?:{nouns})\b"
        ),
        numbered=_folded(file.numbered),
        acronyms=acronyms,
        places=places,
        calendar=_folded(file.calendar),
        vocative=_folded(file.vocative),
        common=ordinary | acronyms | places | _folded(file.calendar),
    )


def fold_name(text: str) -> str:
    """Lower case, plain hyphens and apostrophes, one kind of space."""
    folded = unicodedata.normalize("NFKC", text).lower().replace("’", "'")
    return re.sub(r"[\u2010\u2011\u2012]", "-", folded)


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold_name(word) for word in words.split())
