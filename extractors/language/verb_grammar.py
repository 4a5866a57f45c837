"""Which words may be verbs, and the closed classes around them, as the lexicon has them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractors.language.lexicon import load_lexicon


@dataclass(frozen=True, slots=True)
class Verbs:
    """The verb lexicon as its file has it; each field is words parted by spaces."""

    verbs: str
    mixed: str
    pasts: str
    auxiliaries: str
    modals: str
    contracting: str
    determiners: str
    adverbs: str
    subordinators: str


@dataclass(frozen=True, slots=True)
class VerbGrammar:
    """Forms in lower case, by what they may be; ``mixed`` are also nouns."""

    sure: frozenset[str]
    mixed: frozenset[str]
    auxiliaries: frozenset[str]
    modals: frozenset[str]
    contracting: frozenset[str]
    determiners: frozenset[str]
    adverbs: frozenset[str]
    subordinators: frozenset[str]


@cache
def verb_grammar() -> VerbGrammar:
    """The forms of the verb lexicon."""
    file = load_lexicon(Verbs, "verbs")
    return VerbGrammar(
        sure=_forms(file.verbs) | frozenset(file.pasts.split()),
        mixed=_forms(file.mixed),
        auxiliaries=frozenset(file.auxiliaries.split()),
        modals=frozenset(file.modals.split()),
        contracting=frozenset(file.contracting.split()),
        determiners=frozenset(file.determiners.split()),
        adverbs=frozenset(file.adverbs.split()),
        subordinators=frozenset(file.subordinators.split()),
    )


_BRITISH = re.compile(r"is(?=(?:e|es|ed)$)")


def is_verb_form(word: str) -> bool:
    """Whether a word in lower case is a form of a verb that is rarely anything else, in either spelling.

    Args:
        word: a single word.
    """
    sure = verb_grammar().sure
    return word in sure or _BRITISH.sub("iz", word) in sure


def _forms(lemmas: str) -> frozenset[str]:
    """Base, -s and -ed forms; spelling rules only as far as recognition needs them."""
    found: set[str] = set()
    for lemma in lemmas.split():
        found.add(lemma)
        if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
            found |= {lemma[:-1] + "ies", lemma[:-1] + "ied"}
        elif lemma.endswith("e"):
            found |= {lemma + "s", lemma + "d"}
        else:
            found |= {lemma + "s", lemma + "es", lemma + "ed", lemma + lemma[-1] + "ed"}
    return frozenset(found)
