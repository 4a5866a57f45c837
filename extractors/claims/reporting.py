"""Verbs and nouns of saying and thinking, with their forms."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from extractors.language.lexicon import load_lexicon


@dataclass(frozen=True, slots=True)
class AttributionLexicon:
    """``lexicons/attribution.toml``."""

    reporting: tuple[str, ...]
    clausal: tuple[str, ...]
    trailing: tuple[str, ...]
    addressing: tuple[str, ...]
    manner: tuple[str, ...]
    characterising: tuple[str, ...]
    quantifying: tuple[str, ...]
    clauseless: tuple[str, ...]
    placing: tuple[str, ...]
    preferring: tuple[str, ...]
    astonished: tuple[str, ...]
    revising: tuple[str, ...]
    revised_nouns: tuple[str, ...]
    held_nouns: tuple[str, ...]
    intending: tuple[str, ...]
    construing: tuple[str, ...]
    convinced: tuple[str, ...]
    unconvinced: tuple[str, ...]
    depicting: tuple[str, ...]
    documents: tuple[str, ...]
    publishing_forms: tuple[str, ...]
    agentive: tuple[str, ...]
    human: tuple[str, ...]
    answering: tuple[str, ...]
    writing: tuple[str, ...]
    test_endings: tuple[str, ...]
    rejecting: tuple[str, ...]
    questioning: tuple[str, ...]
    support_verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    ground_verbs: tuple[str, ...]
    works: tuple[str, ...]
    groups: tuple[str, ...]
    opposing: tuple[str, ...]
    roles: tuple[str, ...]
    offices: tuple[str, ...]
    body_kinds: tuple[str, ...]
    offices_of: tuple[str, ...]
    any_of_several: tuple[str, ...]
    kin: tuple[str, ...]
    personal_roles: tuple[str, ...]
    mouthpieces: tuple[str, ...]
    announcing_verbs: tuple[str, ...]
    announcing_adjectives: tuple[str, ...]
    announcing_nouns: tuple[str, ...]
    handing_verbs: tuple[str, ...]
    accepting_verbs: tuple[str, ...]
    judging_verbs: tuple[str, ...]
    speaking_verbs: tuple[str, ...]
    tabled: tuple[str, ...]
    neg_raising: tuple[str, ...]
    believing: tuple[str, ...]
    opining: tuple[str, ...]
    opinion_nouns: tuple[str, ...]
    attitudes: tuple[str, ...]
    shared_nouns: tuple[str, ...]
    liking: tuple[str, ...]
    liked_nouns: tuple[str, ...]
    quantifiers: tuple[str, ...]
    position_nouns: tuple[str, ...]
    verdicts: tuple[str, ...]
    exclamations: tuple[str, ...]
    adverse_nouns: tuple[str, ...]
    position_grades: tuple[str, ...]
    view_nouns: tuple[str, ...]
    imagined_verbs: tuple[str, ...]
    quantities: str


@cache
def lexicon() -> AttributionLexicon:
    """The lexicon of attribution."""
    return load_lexicon(AttributionLexicon, "attribution")


@cache
def forms_of(*classes: str) -> str:
    """A regular expression for every form of the verbs of these classes, longest first."""
    found: set[str] = set()
    for name in classes:
        for entry in getattr(lexicon(), name):
            found |= _inflections(entry)
    return "|".join(
        re.escape(form).replace(r"\ ", r"\s+") for form in sorted(found, key=lambda f: (-len(f), f))
    )


@cache
def is_form(verb: str, name: str) -> bool:
    """Whether a word, in lower case, is a form of a verb of this class of the lexicon."""
    plain = re.sub(r"\s+", " ", verb)
    return any(plain in _inflections(entry) for entry in getattr(lexicon(), name))


@cache
def _inflections(entry: str) -> frozenset[str]:
    """Finite forms and the participle of a verb given as base/past/participle."""
    base, *irregular = entry.split("/")
    word, _, particle = base.partition(" ")
    if word.endswith("e"):
        forms = {word, word + "s", word + "d", word[:-1] + "ing"}
    elif word.endswith("y") and word[-2] not in "aeiou":
        forms = {word, word[:-1] + "ies", word[:-1] + "ied", word + "ing"}
    elif word.endswith(("s", "sh", "ch", "x")):
        forms = {word, word + "es", word + "ed", word + "ing"}
    else:
        forms = {word, word + "s", word + "ed", word + "ing"}
    whole = {f"{form} {particle}" if particle else form for form in forms}
    return frozenset(whole | set(irregular))


def any_of(words: Iterable[str]) -> str:
    """A regular expression for any of these words, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))
