"""The force of a clause: how certain, affirmed or denied, conditional.

Certainty follows the epistemic modality of hedges and boosters (Hyland 1998); polarity the scope of
negation in the main clause, with negative raising (Horn 1989, "A Natural History of Negation").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from extractors.language.lexicon import load_lexicon
from extractors.language.shallow import Token, finite_verb, main_verb, tokens
from kg.model import Polarity

_RELATIVES = {"that", "which", "who", "whose", "where", "because", "than"}
_PERCENT = re.compile(
    r"(?<![\w.])(?:[~≈<>≤≥]\s?|about |around |roughly )?(\d{1,3}(?:\.\d+)?)\s?(?:%|percent|per cent)\+?"
    r"(?:\s(?:or\s\w+\s)?(?:\w+\s)?(?:chance|probability|likelihood|odds|confidence|confident))",
    re.IGNORECASE,
)


_AFTER_CHANCE = re.compile(
    r"(?:chance|probability|likelihood|odds)\s(?:is |are |of |at |\()?\s?(?:about |around |roughly |(?:at|no) (?:most|least|more than|less than) )?[~≈<>≤≥]?"
    r"(\d{1,3}(?:\.\d+)?)\s?(?:%|per\s?cent)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Negation:
    """Words that deny, and where they do not."""

    words: frozenset[str]
    subjects: frozenset[str]
    pronouns: frozenset[str]
    additive: frozenset[str]
    raising: frozenset[str]


@dataclass(frozen=True, slots=True)
class Conditions:
    """Words that make a clause hold only under a condition."""

    openers: frozenset[str]
    inner: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ForceLexicon:
    """``lexicons/force.toml``; certainties are 0 to 1."""

    plain: float
    not_unlikely: float
    carriers: frozenset[str]
    chance_nouns: frozenset[str]
    hedges: Mapping[str, float]
    downgraders: Mapping[str, float]
    boosters: Mapping[str, float]
    negation: Negation
    conditional: Conditions


@dataclass(frozen=True, slots=True)
class Force:
    """How a clause is put forward.

    Args:
        certainty: 0 to 1.
        polarity: affirmed or denied.
        conditional: whether it holds only under a stated condition.
    """

    certainty: float
    polarity: Polarity
    conditional: bool


def force_lexicon() -> ForceLexicon:
    """The lexicon of hedges, boosters, negation and conditions."""
    return load_lexicon(ForceLexicon, "force")


def force_of(clause: str, *, frame: str = "") -> Force:
    """The force of a clause.

    Args:
        clause: what is put forward, without the words that attribute it.
        frame: the attributing words ("I don't think that"); their hedges and negation count too.
    """
    lexicon = force_lexicon()
    words = tokens(clause)
    lowered = " ".join(word.lower for word in words)
    near = _main_clause(words)
    both = f"{' '.join(word.lower for word in tokens(frame))} {near}"
    downgraded = _weakest(_predicate(words, lowered), lexicon.downgraders)
    negative = _denies(words, lexicon.negation) != _raises(frame, lexicon.negation)
    if downgraded is not None:
        # "not impossible" affirms, weakly; "unlikely" denies.
        certainty = lexicon.not_unlikely if negative else round(1 - downgraded, 2)
        return Force(
            certainty,
            Polarity.POSITIVE if negative else Polarity.NEGATIVE,
            _is_conditional(words, lowered, lexicon.conditional),
        )
    return Force(
        certainty=_certainty(clause, both, lexicon),
        polarity=Polarity.NEGATIVE if negative else Polarity.POSITIVE,
        conditional=_is_conditional(words, lowered, lexicon.conditional),
    )


def stated_chance(clause: str) -> tuple[int, int, float] | None:
    """Where a clause states its own chance in percent, and that chance from 0 to 1; None without one."""
    stated = _PERCENT.search(clause) or _AFTER_CHANCE.search(clause)
    if stated is None or float(stated[1]) > 100:
        return None
    return stated.start(), stated.end(), round(float(stated[1]) / 100, 4)


def _certainty(clause: str, lowered: str, lexicon: ForceLexicon) -> float:
    stated = stated_chance(clause)
    if stated is not None:
        return stated[2]
    hedge = _weakest(lowered, lexicon.hedges)
    if hedge is not None:
        return hedge
    boosts = [value for phrase, value in lexicon.boosters.items() if _holds(lowered, phrase)]
    return max(boosts, default=lexicon.plain)


def _weakest(lowered: str, table: Mapping[str, float]) -> float | None:
    """The lowest value of the expressions found; a longer expression hides those inside it."""
    found: list[float] = []
    rest = lowered
    for phrase in _longest_first(tuple(table)):
        if _holds(rest, phrase):
            found.append(table[phrase])
            rest = re.sub(rf"(?<![\w-]){re.escape(phrase)}(?![\w-])", " ", rest)
    return min(found, default=None)


@cache
def _longest_first(phrases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))


def _holds(lowered: str, phrase: str) -> bool:
    at = lowered.find(phrase)
    while at >= 0:
        left = lowered[at - 1 : at] if at else ""
        right = lowered[at + len(phrase) : at + len(phrase) + 1]
        if left in {"", " "} and right in {"", " "}:
            return True
        at = lowered.find(phrase, at + 1)
    return False


def _main_clause(words: tuple[Token, ...]) -> str:
    """The words around the main verb, up to a relative clause: where hedges speak of the whole."""
    verb = main_verb(words)
    if verb is None:
        return " ".join(word.lower for word in words)
    start = max(_clause_start(words, verb), verb - 4)
    stop = next(
        (i for i in range(verb + 2, len(words)) if words[i].lower in _RELATIVES), len(words)
    )
    head = words[:2] if start > 1 else ()
    return " ".join(word.lower for word in (*head, *words[start : min(stop, verb + 14)]))


def _predicate(words: tuple[Token, ...], lowered: str) -> str:
    """The main verb with the words after it that its complement fills; all words where no verb is found."""
    verb = main_verb(words)
    if verb is None:
        return lowered
    return " ".join(word.lower for word in words[verb : verb + 7])


def _is_negator(word: str, negation: Negation) -> bool:
    return word in negation.words or word.endswith("n't")


def _denies(words: tuple[Token, ...], negation: Negation) -> bool:
    """Whether the main clause is denied: by its subject, or by a negator right at its verb."""
    verb = main_verb(words)
    if verb is None:
        return bool(words) and _is_negator(words[0].lower, negation)
    start = _clause_start(words, verb)
    head = [word.lower for word in words[start:verb][:2]]
    if any(word in negation.subjects for word in head) and head[:1] != ["a"]:
        return True
    near = words[max(start, verb - 1) : verb + 4]
    for at, word in enumerate(near):
        if at > 1 and (word.breaks or word.lower in {"that", "which", "who", "than"}):
            break
        if _is_negator(word.lower, negation) and not _is_additive(near[at + 1 : at + 3], negation):
            return True
    return False


def _is_additive(after: Iterable[Token], negation: Negation) -> bool:
    return any(word.lower in negation.additive for word in after)


def _clause_start(words: tuple[Token, ...], verb: int) -> int:
    for index in range(verb, 0, -1):
        if words[index].breaks:
            return index
    return 0


def _raises(frame: str, negation: Negation) -> bool:
    """Whether the frame denies its clause ("I don't think that ...")."""
    words = tokens(frame)
    verb = finite_verb(words)
    if verb is None:
        return False
    span = words[verb : verb + 4]
    return any(_is_negator(word.lower, negation) for word in span) and any(
        word.lower in negation.raising for word in span
    )


def _is_conditional(words: tuple[Token, ...], lowered: str, conditions: Conditions) -> bool:
    if not words:
        return False
    first = (
        words[1] if words[0].lower in {"and", "but", "so", "even"} and len(words) > 1 else words[0]
    )
    if first.lower in conditions.openers:
        return True
    return any(f" {phrase} " in f" {lowered} " for phrase in conditions.inner)
