"""Titles of courtesy and learning before names, as part of regular expressions."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.language.lexicon import load_lexicon
from extractors.language.wordlists import any_of


@dataclass(frozen=True, slots=True)
class _HonorificsFile:
    words: tuple[str, ...]


HONORIFIC_WORDS = load_lexicon(_HonorificsFile, "honorifics").words

HONORIFIC = rf"(?:{any_of(HONORIFIC_WORDS)})\b\.?"
"""One of ``lexicons/honorifics.toml``, with its point where it has one: "Dr", "Prof."."""
