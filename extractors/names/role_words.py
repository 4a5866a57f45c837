"""Phrases that say what a person is: which words may stand in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractors.language.honorifics import HONORIFIC
from extractors.language.lexicon import load_lexicon
from extractors.language.shallow import is_verb
from extractors.names.name_words import fold_name, name_words

_MODIFIERS = 5
_TOPIC = 5
_WORD = re.compile(r"[\w&'’./\u2010\u2011-]*[\w&]")
_HONORIFIC = re.compile(rf"{HONORIFIC}$")


@dataclass(frozen=True, slots=True)
class _RolesFile:
    nouns: str
    modifiers: str
    verbs: str
    copulas: tuple[str, ...]
    prepositions: tuple[str, ...]
    past: tuple[str, ...]
    settings: str


@dataclass(frozen=True, slots=True)
class RoleWords:
    """The lexicon of roles as sets of folded words.

    Args:
        nouns: what a person is.
        modifiers: words in -ed and -s that are no verbs before such a noun.
        verbs: what somebody who has a role does.
        copulas: alternatives of a regular expression.
        prepositions: as `copulas`.
        past: before a role that is over.
        settings: words in brackets that belong to a system's name.
    """

    nouns: frozenset[str]
    modifiers: frozenset[str]
    verbs: frozenset[str]
    copulas: str
    prepositions: str
    past: frozenset[str]
    settings: frozenset[str]


@cache
def role_words() -> RoleWords:
    """The lexicon of roles, read once.

    Raises:
        SettingsError: the lexicon is missing or not as described.
    """
    file = load_lexicon(_RolesFile, "roles")
    return RoleWords(
        nouns=frozenset(file.nouns.split()) | name_words().roles,
        modifiers=frozenset(file.modifiers.split()),
        verbs=frozenset(file.verbs.split()),
        copulas="|".join(map(re.escape, file.copulas)),
        prepositions="|".join(map(re.escape, file.prepositions)),
        past=frozenset(file.past),
        settings=frozenset(file.settings.split()),
    )


def is_role_phrase(phrase: str) -> bool:
    """Whether words say what one person is: modifiers, a noun for a person, what it is about.

    "safety researcher", "co-founder and chief scientist", "professor of geology at heart" is none:
    no verb and no closed-class word but "of", "for", "and" may stand in it.

    Args:
        phrase: without article and without the organisation.
    """
    words = [fold_name(word) for word in _WORD.findall(phrase)]
    if not words or len(words) > 2 * (_MODIFIERS + _TOPIC):
        return False
    heads = 0
    for piece in _split(words, {"and", "&"}):
        head = _head(piece)
        if head is None:
            # "professor of physics and chemistry": what follows "and" is topic, not role.
            if heads == 0 or not _plain(piece) or len(piece) > 2:
                return False
            continue
        heads += 1
    return heads > 0


def role_before(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The place of a role phrase that ends just before a name ("the climate scientist NAME").

    Args:
        text: the whole text.
        start: where to stop looking back.
        end: where the name begins.
    """
    words = list(_WORD.finditer(text, start, end))
    stop = end
    while words and _HONORIFIC.match(words[-1].group()):
        stop = words.pop().start()
    if not words or text[words[-1].end() : stop].strip(" \u00a0"):
        return None
    noun = words[-1]
    if fold_name(noun.group()) not in role_words().nouns or (
        noun.group()[0].isupper() and len(words) > 1
    ):
        return None
    first = noun
    for word in reversed(words[:-1][-_MODIFIERS:]):
        between = text[word.end() : first.start()]
        if between != " " or not word.group().islower() or not _plain([word.group()]):
            break
        first = word
    return first.start(), noun.end()


def _split(words: list[str], joints: set[str]) -> list[list[str]]:
    pieces: list[list[str]] = [[]]
    for word in words:
        if word in joints:
            pieces.append([])
        else:
            pieces[-1].append(word)
    return pieces


def _head(words: list[str]) -> int | None:
    """The index of the noun for a person: the last one before "of" or "for"."""
    first, *topics = _split(words, {"of", "for", "in", "on"})
    if not first or first[-1] not in role_words().nouns or len(first) > _MODIFIERS + 1:
        return None
    if not _plain(first[:-1]) or not all(
        topic and len(topic) <= _TOPIC and _plain([w for w in topic if w != "the"])
        for topic in topics
    ):
        return None
    return len(first) - 1


def _plain(words: list[str]) -> bool:
    """Whether no word is a closed-class word or may be a verb."""
    return not any(word in name_words().function or _may_be_verb(word) for word in words)


def _may_be_verb(word: str) -> bool:
    words = role_words()
    if word in words.nouns or word in words.modifiers:
        return False
    inflected = word.endswith("ed") or (
        word.endswith("s") and not word.endswith(("ss", "ics", "'s"))
    )
    return is_verb(word) or (inflected and "-" not in word)
