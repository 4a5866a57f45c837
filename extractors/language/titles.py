"""Titles that stand before a person's name ("Dr", "Dame", "Senator")."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extractors.language.honorifics import HONORIFIC_WORDS
from extractors.language.lexicon import load_lexicon


@dataclass(frozen=True, slots=True)
class _TitlesFile:
    titles: str


@cache
def person_titles() -> frozenset[str]:
    """The titles, in small letters and without full stops.

    Raises:
        SettingsError: the lexicon is missing or not as described.
    """
    others = load_lexicon(_TitlesFile, "titles").titles.split()
    return frozenset([*others, *(word.lower() for word in HONORIFIC_WORDS)])


def without_titles(name: str) -> str:
    """A person's name without the titles before it; a lone word stays.

    Args:
        name: as written.
    """
    parts = name.split()
    while len(parts) > 1 and parts[0].rstrip(".").lower() in person_titles():
        parts = parts[1:]
    return " ".join(parts)
