"""Main subjects as antecedents, and what stands beside them that might be meant instead."""

from __future__ import annotations

import re

from extractors.language.shallow import Token, is_adverb, is_verb
from extractors.names.name_words import name_words
from extractors.references.candidates import UNCLEAR, Candidate, Kind
from extractors.references.passage import Passage
from kg.model import Span

MODALS = frozenset(
    {"will", "would", "had", "has", "could", "can", "may", "might", "should", "plans"}
)
"""Auxiliaries that say nothing of what their subject is."""

EVENT = re.compile(
    r"(?:['’]s| is| was| would be| will be| became| has been| had been)\s+(?:a|an|the|what|how|why|because|one|all|so|too|no|more|less|only|just)\b|\s+(?:means?|meant|took|takes|happened|followed|came|worked|works|helped|helps|matters|mattered|shows|showed|suggests|suggested)\b",
    re.I,
)
"""After "it": what may as well be said of the whole sentence before."""

_RESTRICTED = re.compile(r"\s+(?:that|which|who|whose|where)\b")
_NO_THING = frozenset(
    [
        "it",
        "they",
        "he",
        "she",
        "i",
        "we",
        "you",
        "this",
        "that",
        "these",
        "those",
        "there",
        "here",
        "what",
        "which",
        "who",
        "one",
        "ones",
        "some",
        "many",
        "most",
        "few",
        "others",
        "another",
        "each",
        "all",
        "both",
        "none",
        "nobody",
        "nothing",
        "something",
        "anything",
        "everyone",
        "everything",
        "somebody",
        "someone",
        "to",
    ]
)
_SPANS_OF_TIME = frozenset(
    [
        "years",
        "months",
        "weeks",
        "days",
        "hours",
        "minutes",
        "decades",
        "times",
        "centuries",
        "seconds",
    ]
)


def noun_phrase(passage: Passage, index: int, main: Span) -> Candidate | None:
    """The candidate that a main subject is; None for pronouns and clauses."""
    first = main.quote.split()[0].lower()
    inside = [c for c in passage.of(index) if main.start <= c.start and c.end <= main.end]
    # Without the clause that restricts it ("an agent that cheats") a noun says too much.
    if passage.quoted.around(main.start) is not None or _RESTRICTED.match(passage.text, main.end):
        return None
    exact = [c for c in inside if c.end == main.end and c.start - main.start <= len("the ")]
    if len({c.who for c in exact}) == 1:
        return None if exact[0].who.startswith(UNCLEAR) else exact[0]
    if (
        first in _NO_THING
        or first.endswith("ing")
        or any(c.who.startswith(UNCLEAR) for c in inside)
    ):
        return None
    if re.search(
        r"\b(?:and|or|not|what|how|why)\b|^(?:its|his|her|their|my|our|your)\b|[“”\"]",
        main.quote,
        re.I,
    ):
        return None
    if re.match(r"(?:an?|the)\s", main.quote, re.I):
        name = main.quote[:1].lower() + main.quote[1:]
    else:
        name = main.quote[:1].lower() + main.quote[1:] if _is_common(main.quote) else main.quote
    who = " ".join(name.lower().split())
    return Candidate(
        main.start,
        main.end,
        index,
        who,
        " ".join(name.split()),
        None,
        Kind.DOCUMENT,
        subject=True,
        quoted=False,
        named=False,
    )


def _is_common(phrase: str) -> bool:
    """Whether a phrase has a capital only because it opens the sentence."""
    words = phrase.split()
    plain = words[0].lower() in name_words().ordinary or words[0].lower().endswith("s")
    return plain and words[0][1:].islower() and not (len(words) > 1 and words[1][0].isupper())


def is_plural_noun(word: str) -> bool:
    """Whether a word in lower case may be a plural noun; kept wide, since it only refuses."""
    if word in {"people", "men", "women", "children", "police", "and"}:
        return True
    if word in _SPANS_OF_TIME or is_adverb(word) or is_verb(word) or "'" in word:
        return False
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))


def is_copula(words: tuple[Token, ...]) -> bool:
    """Whether the first verb of a clause is "be", which brings in nothing new."""
    plain = [w.lower for w in words if not is_adverb(w.lower)]
    return bool(plain) and plain[0] in {"is", "was", "are", "were", "remains", "isn't", "wasn't"}


def alike(passage: Passage, index: int, match: re.Match[str], main: Span) -> bool:
    """Whether two sentences are of one build: the same modal after both subjects."""
    after = passage.syntax[index - 1].verb_after(main.end)
    return after in MODALS and after == passage.syntax[index].verb_after(match.end())
