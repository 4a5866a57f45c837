"""The lexicon of assessing: verbs that put a number on an event, nouns of what may happen, words that only speak of a number."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.language.lexicon import load_lexicon


@dataclass(frozen=True, slots=True)
class AssessingWords:
    """The lexicon of assessing."""

    placing: tuple[str, ...]
    giving: tuple[str, ...]
    standing: tuple[str, ...]
    saying: tuple[str, ...]
    events: tuple[str, ...]
    endings: tuple[str, ...]
    claims: tuple[str, ...]
    judging: tuple[str, ...]
    overheard: tuple[str, ...]


def assessing_words() -> AssessingWords:
    """The lexicon of assessing.

    Raises:
        SettingsError: the lexicon is missing or not as described.
    """
    return load_lexicon(AssessingWords, "assessing")
