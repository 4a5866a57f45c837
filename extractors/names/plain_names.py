"""Which capitalised words are no names: ordinary words, concepts, places and benchmarks."""

from __future__ import annotations

from extractors.names.name_words import NameWords
from extractors.names.names import NameRun, NameWord, is_benchmark_name, is_initials, is_version


def can_be_name(run: NameRun, lexicon: NameWords) -> bool:
    """Whether the run is more than ordinary words with capitals, concepts or places."""
    if any(is_benchmark_name(word.text) for word in run.words):
        return False
    if len(run.words) == 1:
        key = run.key[0]
        return key not in lexicon.common and not key.startswith(("ai-", "non-", "self-"))
    closed = run.key[-1] in lexicon.organisation_tail or run.key[0] in lexicon.organisation_head
    return closed or run.titled or not all(is_plain(word, lexicon) for word in run.words)


def is_plain(word: NameWord, lexicon: NameWords) -> bool:
    """Whether a word is an ordinary one, a concept's acronym, a place or a number."""
    common = (
        word.key in lexicon.ordinary or word.key in lexicon.acronyms or word.key in lexicon.places
    )
    return (common and not is_initials(word.text)) or is_version(word.text)
