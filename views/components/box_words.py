"""A claim's words as the lines of its box, cut where a phrase ends."""

from __future__ import annotations

import re
import textwrap
from functools import lru_cache

from views.plain import shown

# Before these words, and after these marks, a phrase may end. Not before "of", "to" or "that": what stands
# before them waits for them.
_OPENERS = (
    "although|and|as|at|because|before|but|by|during|for|from|given|if|in|into|nor|on|or|over|since|"
    "so|though|through|under|unless|until|when|where|whereas|which|while|who|whose|with|within|without"
)
_BREAK = re.compile(rf"(?<=[,;:–—)])\s+|\s+(?=[(–—])|\s+(?=(?:{_OPENERS})\b)", re.IGNORECASE)
# What no label may end in: it would be waiting for the next word.
_DANGLING = re.compile(
    rf"(?:[\s,;:–—(-]+|(?:^|(?<=\s))(?:{_OPENERS}|of|than|that|to|a|an|the|is|are|was|were|be|been|will|would|can|could|"
    r"may|might|must|should|has|have|had|not|no|its|their|his|her|our|my|your|this|these|those))+$",
    re.IGNORECASE,
)
_LEAST = 0.55
"""Part of the room that a label cut at a phrase must fill; else it is cut at a word."""
_MORE = " …"


@lru_cache(maxsize=8192)
def box_lines(text: str, letters: int = 28, most: int = 4) -> tuple[str, ...]:
    """A claim's words as lines, cut with an ellipsis where they do not fit.

    Args:
        text: the claim's wording.
        letters: most in a line.
        most: lines at most.
    """
    words = " ".join(shown(text).split())
    whole = _wrapped(words, letters)
    if len(whole) <= most:
        return whole
    fits = " ".join(whole[:most])
    # The cut shortens the last line, and the ellipsis may lengthen it: give way until both fit.
    while fits:
        lines = _wrapped(cut_at_phrase(fits) + _MORE, letters)
        if len(lines) <= most:
            return lines
        fits = fits[:-4].rsplit(" ", 1)[0] if " " in fits[:-4] else ""
    return (whole[0][: letters - len(_MORE)] + _MORE,)


def cut_at_phrase(head: str) -> str:
    """The beginning of a text without the phrase that is not complete at its end.

    Args:
        head: the text as far as there is room for it; more follows.
    """
    ends = [match.start() for match in _BREAK.finditer(head) if match.start() >= _LEAST * len(head)]
    for end in (*reversed(ends), len(head)):
        cut = _DANGLING.sub("", head[:end])
        if len(cut) >= _LEAST * len(head):
            return cut
    return head


def _wrapped(words: str, letters: int) -> tuple[str, ...]:
    return tuple(textwrap.wrap(words, width=letters, break_on_hyphens=False))
