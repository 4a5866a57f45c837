"""Topics: multi-word terms that a text repeats, found without any list of names.

Candidates are runs of content words; they are ranked by C-value (Frantzi, Ananiadou and Mima 2000),
which favours longer terms and discounts a term that only occurs inside a longer one.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.language.shallow import (
    Token,
    finite_verb,
    is_adverb,
    is_function_word,
    is_verb,
    stem,
    tokens,
)

_LONGEST = 3
_KEPT = 40


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the text.

    Args:
        stems: its words' stems, the key by which it is recognised.
        text: the wording shown: the commonest one, in lower case unless it is a name.
        weight: C-value.
    """

    stems: tuple[str, ...]
    text: str
    weight: float


def find_terms(sentences: Sequence[str]) -> tuple[Term, ...]:
    """The text's terms, the weightiest first.

    Args:
        sentences: the text's sentences of content.

    Returns:
        At most forty terms of two or three words, each in two sentences or more.
    """
    counts: Counter[tuple[str, ...]] = Counter()
    shown: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for stems, wording in sorted(set(_candidates(sentence))):
            counts[stems] += 1
            shown[stems][wording] += 1
    repeated = {stems: n for stems, n in counts.items() if n > 1}
    inside: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for stems, number in repeated.items():
        for part in _parts(stems):
            inside[part].append(number)
    terms = []
    for stems, number in repeated.items():
        around = inside[stems]
        free = number - (sum(around) / len(around) if around else 0)
        if free > 0:
            wording = min(shown[stems].items(), key=lambda item: (-item[1], item[0]))[0]
            terms.append(Term(stems, wording, math.log2(len(stems) + 1) * free))
    return tuple(sorted(terms, key=lambda term: (-term.weight, term.text))[:_KEPT])


def topics_of(sentence: str, terms: Sequence[Term], *, most: int = 3) -> tuple[str, ...]:
    """The terms that a sentence uses, the weightiest first.

    Args:
        sentence: the statement's wording.
        terms: the text's terms, the weightiest first.
        most: how many to give.
    """
    held = {stems for stems, _ in _candidates(sentence)}
    found: list[Term] = []
    for term in terms:
        if term.stems in held and not any(set(term.stems) <= set(other.stems) for other in found):
            found.append(term)
        if len(found) == most:
            break
    return tuple(term.text for term in found)


def _candidates(sentence: str) -> list[tuple[tuple[str, ...], str]]:
    """Every run of two or three content words that no mark or function word breaks."""
    found: list[tuple[tuple[str, ...], str]] = []
    words = tokens(sentence)
    verb = finite_verb(words)
    run: list[tuple[str, str]] = []
    for index, word in enumerate(words):
        plain = _ends_run(word, first=index == 0)
        if word.breaks or plain or index == verb:
            run = []
        if plain or index == verb:
            continue
        run.append((stem(word.lower), _shown(word.text, word.lower)))
        for length in range(2, _LONGEST + 1):
            if len(run) >= length:
                piece = run[-length:]
                found.append((tuple(s for s, _ in piece), " ".join(w for _, w in piece)))
    return found


def _ends_run(word: Token, *, first: bool) -> bool:
    """Whether a word can be no part of a term: function words, verbs, figures, proper names."""
    name = word.text[0].isupper() and word.text[1:].islower() and not first
    return (
        name
        or is_function_word(word.lower)
        or is_adverb(word.lower)
        or is_verb(word.lower)
        or any(c.isdigit() for c in word.text)
    )


def _shown(text: str, lower: str) -> str:
    """Lower case, but for words with a capital after their first letter."""
    return text if any(c.isupper() for c in text[1:]) else lower.removesuffix("'s")


def _parts(stems: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [
        stems[start : start + length]
        for length in range(2, len(stems))
        for start in range(len(stems) - length + 1)
    ]
