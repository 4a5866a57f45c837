"""The lexicon of assessing: verbs that put a number on an event, and nouns of what may happen."""

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


def assessing_words() -> AssessingWords:
    """The lexicon of assessing.

    Raises:
        SettingsError: the lexicon is missing or not as described.
    """
    return load_lexicon(AssessingWords, "assessing")
