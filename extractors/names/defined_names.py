"""Acronyms of organisations that a text defines, by their folded words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from extractors.language.acronyms import Definition, find_definitions
from extractors.names.aliases import Key
from extractors.names.name_words import fold_name


def defined_acronyms(text: str) -> Mapping[Key, tuple[Key, Definition]]:
    """Each acronym with its long form's folded words and the first place that defines it.

    An acronym that a text defines in two senses stands for neither.

    Args:
        text: the whole text.
    """
    senses: dict[Key, dict[Key, Definition]] = defaultdict(dict)
    for definition in find_definitions(text):
        short = (fold_name(definition.short.quote),)
        senses[short].setdefault(_words(definition.long.quote), definition)
    return {short: next(iter(found.items())) for short, found in senses.items() if len(found) == 1}


def _words(long: str) -> Key:
    words = fold_name(long).split()
    return tuple(words[1:] if words[0] in {"the", "a", "an"} and len(words) > 1 else words)
