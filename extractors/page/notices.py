"""The language of boilerplate: patterns that give away a short line or a single sentence.

Kept apart from the step that uses it, since the title of a page must not be one of these lines either.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractors.language.lexicon import load_lexicon
from extractors.page.lines import ends_sentence, word_count

_GLUED = re.compile(r"[a-z\)](?=[A-Z])|[A-Z](?=[A-Z][a-z])")
_LONGEST_LINE = 1200
_LONGEST_SENTENCE = 600


@dataclass(frozen=True, slots=True)
class Rule:
    """Patterns that show one reason; ``max_words`` bounds the block that a line rule may judge."""

    reason: str
    patterns: tuple[str, ...]
    max_words: int = 0


@dataclass(frozen=True, slots=True)
class BrandWords:
    """Words around a product's name."""

    before: frozenset[str]
    products: frozenset[str]


@dataclass(frozen=True, slots=True)
class SloganWords:
    """Words and marks that tell a slogan from a sentence of the text."""

    linking: frozenset[str]
    arguing: frozenset[str]
    marks: str


@dataclass(frozen=True, slots=True)
class BoilerplateLexicon:
    """The language of boilerplate, from ``lexicons/boilerplate.toml``."""

    line: tuple[Rule, ...]
    sentence: tuple[Rule, ...]
    brand: BrandWords
    slogan: SloganWords


def boilerplate_lexicon() -> BoilerplateLexicon:
    """The language of what pages print around their text."""
    return load_lexicon(BoilerplateLexicon, "boilerplate")


@cache
def _line_rules() -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    """The rules for whole lines, compiled."""
    return tuple((rule, re.compile("|".join(rule.patterns))) for rule in boilerplate_lexicon().line)


@cache
def _sentence_rules() -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    """The rules for single sentences, compiled."""
    return tuple(
        (rule, re.compile("|".join(rule.patterns))) for rule in boilerplate_lexicon().sentence
    )


def _plain(text: str) -> str:
    """Text as the patterns expect it."""
    return " ".join(text.strip("*_#> ").split()).replace("\u2019", "'").lower()


def line_reason(text: str, *, in_post: bool) -> str | None:
    """Why a line is boilerplate, or None. In a post only what stands alone in a line is."""
    if len(text) > _LONGEST_LINE:
        return None
    plain, length = _plain(text), word_count(text)
    if _is_tag_list(text):
        return "tag-list"
    for rule, pattern in _line_rules():
        if in_post and (rule.reason == "author-box" or length > 12):
            continue
        if length <= rule.max_words and pattern.search(plain):
            return rule.reason
    return None


def _is_tag_list(text: str) -> bool:
    """Whether a line is labels run together without spaces ("Wind PowerGrid storageTariffs")."""
    if ends_sentence(text) or len(text) > 400 or "http" in text:
        return False
    seams = len(_GLUED.findall(text))
    return seams >= 3 and seams >= 0.25 * word_count(text)


def sentence_reason(text: str, *, in_post: bool) -> str | None:
    """Why a sentence is promotion, or None."""
    if len(text) > _LONGEST_SENTENCE:
        return None
    plain = _plain(text)
    for rule, pattern in _sentence_rules():
        if in_post and rule.reason == "advert":
            continue
        if pattern.search(plain):
            return rule.reason
    return None
