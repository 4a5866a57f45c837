"""Whether somebody speaks of themselves in a text: words of the first person, as they are written."""

from __future__ import annotations

import re

from extractors.language.english import english_lexicon

# "US" is a country, and "I" behind a capitalised noun a number ("World War I").
_OWN = re.compile(
    r"(?<![\w.-])(?:(?P<i>I(?:['\u2019](?:m|ve|d|ll))?)|[Mm]e|[Mm]y|[Ww]e(?:['\u2019](?:re|ve|d|ll))?|[Oo]ur|us)(?![\w-])"
)
_NOUN = 30  # characters of the longest noun before a number
_BEHIND = re.compile(r"(?P<word>[A-Z][\w\u2019'-]*)\s$")


def speaks(text: str) -> bool:
    """Whether somebody speaks of themselves, alone or with others, in a text.

    Args:
        text: with its capitals as written.
    """
    small = english_lexicon().function_words
    for match in _OWN.finditer(text):
        before = text[max(0, match.start() - _NOUN) : match.start()] if match["i"] == "I" else ""
        noun = _BEHIND.search(before)
        if noun is None or noun["word"].lower() in small:
            return True
    return False
