"""Lists of words as regular expressions."""

from __future__ import annotations

import re
from collections.abc import Iterable

_MONTH_TOO = {"may": r"may(?!,?\s\d)"}


def any_of(words: Iterable[str]) -> str:
    r"""A pattern for any of the words, the longest first; a space matches any white space.

    "May" before a figure is the month and no modal.

    Args:
        words: literal words or phrases.
    """
    longest = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(
        _MONTH_TOO.get(word) or re.escape(word).replace(r"\ ", r"\s") for word in longest
    )
