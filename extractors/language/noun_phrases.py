"""Noun phrases of sentences, in a form by which they can be counted: lower case, the head in the singular."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.draft import Parse
from extractors.language.lexicon import load_lexicon
from extractors.language.shallow import is_function_word
from extractors.language.syntax import parse_ranges

_NOUNS = frozenset({"NOUN", "PROPN"})
_BEFORE = frozenset({"compound", "amod", "nmod:desc"})
_HYPHENS = frozenset("-‑‐&/")
_LONGEST = 3
_SHORTEST = 3  # letters; but for acronyms
_FULL = 4


@dataclass(frozen=True, slots=True)
class TopicWords:
    """``lexicons/topics.toml``."""

    light_nouns: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Word:
    """What stands between two spaces; hyphens hold it together.

    Args:
        written: as in the text, without marks around it.
        pos: of its last part.
        dep: of its last part, or of the part whose head lies outside.
        head: index of the word that its last part hangs on; its own where that is itself.
        plural: whether its last part is.
    """

    written: str
    pos: str
    dep: str
    head: int
    plural: bool


def noun_phrases(texts: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The noun phrases of each text, sorted, each once.

    A phrase is a noun with the nouns and adjectives right before it, of at most three words; its shorter
    ends count too ("compute bottleneck" and "bottleneck"). Figures, function words and nouns that say
    little ("part", "reason") are none.

    Args:
        texts: a sentence each.

    Raises:
        ModelError: the pipeline's files are missing or damaged.
        SettingsError: the pipeline that the user names cannot be used.
    """
    joined = "\n\n".join(texts)
    ranges, start = [], 0
    for text in texts:
        ranges.append((start, start + len(text)))
        start += len(text) + 2
    parses = parse_ranges(joined, ranges)
    return tuple(tuple(sorted(set(_phrases(_words(joined, parse))))) for parse in parses)


def _words(text: str, parse: Parse) -> list[_Word]:
    """The tokens with those put together that a hyphen or no space joins."""
    groups: list[list[int]] = []
    for n, token in enumerate(parse.tokens):
        joined = n > 0 and parse.tokens[n - 1].end == token.start
        hyphen = joined and bool(_HYPHENS & {text[token.start], text[parse.tokens[n - 1].end - 1]})
        if hyphen and groups:
            groups[-1].append(n)
        else:
            groups.append([n])
    of = {n: at for at, group in enumerate(groups) for n in group}
    found = []
    for at, group in enumerate(groups):
        # The part that hangs on something outside speaks for the whole.
        chief = next((n for n in group if of[parse.tokens[n].head] != at), group[-1])
        last = parse.tokens[group[-1]]
        written = text[parse.tokens[group[0]].start : last.end]
        token = parse.tokens[chief]
        noun = last.pos in _NOUNS
        found.append(
            _Word(
                written=written.strip("-‑‐&/.,;:'’").replace("‑", "-").replace("’", "'"),
                pos=last.pos if noun else token.pos,
                dep=token.dep,
                head=of[token.head],
                plural="Number=Plur" in last.morph,
            )
        )
    return found


def _phrases(words: Sequence[_Word]) -> list[str]:
    found: list[str] = []
    for n, head in enumerate(words):
        if head.pos not in _NOUNS or (n + 1 < len(words) and _belongs(words, n, n + 1)):
            continue
        first = n
        while first > 0 and n - first < _LONGEST - 1 and _belongs(words, first - 1, n):
            first -= 1
        for start in range(first, n + 1):
            run = words[start : n + 1]
            if all(_counts(word) for word in run) and (start < n or not _is_light(head)):
                found.append(" ".join((*(_plain(word) for word in run[:-1]), _singular(head))))
    return found


def _belongs(words: Sequence[_Word], at: int, head: int) -> bool:
    word = words[at]
    return word.dep in _BEFORE and at < word.head <= head and word.pos in {*_NOUNS, "ADJ"}


def _counts(word: _Word) -> bool:
    written = word.written
    if len(written) < _SHORTEST and not written.isupper():
        return False
    if not written or not written[0].isalpha() or is_function_word(written.lower()):
        return False
    return len(written) > 1


def _is_light(word: _Word) -> bool:
    return _singular(word) in load_lexicon(TopicWords, "topics").light_nouns


def _plain(word: _Word) -> str:
    """In lower case, but for acronyms."""
    letters = [c for c in word.written if c.isalpha()]
    return (
        word.written
        if len(letters) > 1 and all(map(str.isupper, letters))
        else word.written.lower()
    )


def _singular(word: _Word) -> str:
    plain = _plain(word).removesuffix("'s")
    if not word.plural or not plain.endswith("s") or len(plain) < _FULL:
        return plain
    if plain.endswith(("eses", "yses")):
        return plain[:-2] + "is"
    if plain.endswith("ies"):
        return plain[:-3] + "y"
    if plain.endswith(("sses", "shes", "ches", "xes", "zes")):
        return plain[:-2]
    return plain[:-1] if not plain.endswith("ss") else plain
