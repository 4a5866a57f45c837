"""The words that attribute, by lemma: verbs, adjectives and nouns of saying, thinking and wanting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from extractors.language.lexicon import load_lexicon


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """``lexicons/attribution_cues.toml``; each a list of lemmas in one string."""

    saying: str
    particle_verbs: tuple[str, ...]
    thinking: str
    showing: str
    intending: str
    requesting: str
    with_object: str
    rejecting: str
    questioning: str
    endorsing: str
    convinced: str
    nouns: str
    sourceless_nouns: str
    support_verbs: str
    phrase_nouns: str
    naming: str
    light: str
    opening: str
    telling: str
    prone: str
    plain: str
    no_remark: str
    doubled: str
    irregular: tuple[str, ...]


@cache
def words(name: str) -> frozenset[str]:
    """The lemmas of one class of the lexicon.

    Args:
        name: a field of `CueLexicon` that is a string.
    """
    return frozenset(getattr(load_lexicon(CueLexicon, "attribution_cues"), name).split())


@cache
def particle_verbs() -> frozenset[str]:
    """Verbs with their particle ("point out")."""
    return frozenset(load_lexicon(CueLexicon, "attribution_cues").particle_verbs)


@cache
def base_forms() -> Mapping[str, str]:
    """Every form of the lexicon's verbs with its lemma; the parser's lemmas of rare verbs may err."""
    lexicon = load_lexicon(CueLexicon, "attribution_cues")
    found: dict[str, str] = {}
    for name in (*_VERBS, "naming"):
        for lemma in sorted(words(name)):
            for form in _forms(lemma):
                found.setdefault(form, lemma)
    for entry in lexicon.irregular:
        lemma, *forms = entry.split("/")
        found.update(dict.fromkeys(forms, lemma))
    return MappingProxyType(found)


_VERBS = (
    "saying",
    "thinking",
    "showing",
    "intending",
    "requesting",
    "with_object",
    "support_verbs",
)


def _forms(lemma: str) -> tuple[str, ...]:
    """The regular forms of a verb, its base among them."""
    if lemma.endswith("e"):
        return lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    if lemma in words("doubled"):
        return lemma, lemma + "s", lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"
    if lemma.endswith(("s", "sh", "ch", "x")):
        return lemma, lemma + "es", lemma + "ed", lemma + "ing"
    return lemma, lemma + "s", lemma + "ed", lemma + "ing"
