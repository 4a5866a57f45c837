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
# "Home > Guides > Storage": three parts or more with one separator.
_TRAIL = re.compile(r"\S\s*([>»›‹]|(?<=\s)/(?=\s))\s*\S[^>»›‹/]*\1\s*\S")
_TRAIL_WORDS = 12
_CONTACT = re.compile(
    r"\b[\w.+-]+@[\w-]+\.\w{2,}|(?<!\d)(?:\+\d{1,3}[ -]?)?\(?0\d{2,4}\)?[ -]\d{3,4}[ -]\d{3,4}(?!\d)"
)
_CONTACT_WORDS = 7
_LINKS = re.compile(r"(?<!!)\[[^\]\n]{1,200}\]\([^)\s]{1,400}\)")
_ALONE = 12  # words of a line in a post that may be no part of it
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
class ChromeWords:
    """Classes of words by which lines speak to a page's visitor; they count together, never alone."""

    orders: frozenset[str]
    objects: frozenset[str]
    lures: frozenset[str]
    visitor: frozenset[str]
    owner: frozenset[str]
    trade: frozenset[str]
    notice: frozenset[str]
    counted: frozenset[str]


@dataclass(frozen=True, slots=True)
class BoilerplateLexicon:
    """The language of boilerplate, from ``lexicons/boilerplate.toml``."""

    line: tuple[Rule, ...]
    sentence: tuple[Rule, ...]
    brand: BrandWords
    slogan: SloganWords
    chrome: ChromeWords


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
    if (shape := _shape_reason(text, length)) is not None:
        return shape
    for rule, pattern in _line_rules():
        kept = rule.reason == "author-box" or length > _ALONE
        if in_post and kept and rule.reason != "bot-notice":
            continue
        if length <= rule.max_words and pattern.search(plain):
            return rule.reason
    return None


def _shape_reason(text: str, length: int) -> str | None:
    """Why a line's shape alone is boilerplate: labels run together, a trail of pages, how to reach somebody."""
    if _is_tag_list(text):
        return "tag-list"
    if "](" in text and not any(map(str.isalnum, _LINKS.sub(" ", text))) and text[0] != "!":
        return "navigation"  # links and nothing else
    if length <= _TRAIL_WORDS and not ends_sentence(text) and _TRAIL.search(text):
        return "navigation"
    if length <= _CONTACT_WORDS and _CONTACT.search(text) and not ends_sentence(text):
        return "contact"
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
