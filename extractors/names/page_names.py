"""The firm or magazine behind a page, as its rights notice or its byline prints it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from extractors.names.name_words import fold_name, name_words
from extractors.names.names import is_given

Key = tuple[str, ...]

_RIGHTS = re.compile(
    r"(?:^|[·|•–—])[^\S\n]*(?:©|\([cC]\)|[Cc]opyright)[^\S\n]*(?:©[^\S\n]*)?(?:\d{4}(?:[-\u2013]\d{2,4})?,?[^\S\n]+)?([^\n,.|©]{3,80}?)"
    r"(?=[^\S\n]*(?:[,.|\n]|\d{4}|[Aa]ll [Rr]ights|$))",
    re.MULTILINE,
)
_PUBLISHED = re.compile(
    r"^[^\S\n]*[Pp]ublished (?:in|by|on) ([^\n,.|]{3,60}?)(?=[,|\n]|$)", re.MULTILINE
)
_BYLINE = re.compile(
    r"^[^\S\n]*(?:[Ww]ritten|[Pp]osted|[Pp]ublished) by:?[^\S\n]*\n\s*([^\n,.|]{3,80})$",
    re.MULTILINE,
)
_WORD = re.compile(r"[^\s]+")
_SMALL = frozenset({"of", "the", "for", "and", "&", "in"})
_MOST_WORDS = 9
_STANDS_ALONE = 3
"""How often a name that a byline gives stands on a line of its own before it is taken for the page's."""


def page_names(text: str) -> Iterator[tuple[int, int, Key]]:
    """Every place of the page's own name, with its folded words.

    A byline's name counts where the page prints it line by line as its brand; whether it is a
    person's is not asked here.

    Args:
        text: the whole text.
    """
    lines = Counter(line.strip() for line in text.splitlines())
    found = {m[1].strip() for p in (_RIGHTS, _PUBLISHED) for m in p.finditer(text)}
    bylines = (m[1].strip() for m in _BYLINE.finditer(text))
    found.update(name for name in bylines if lines[name] >= _STANDS_ALONE)
    for name in sorted(found):
        bare = name.removeprefix("the ").removeprefix("The ")
        if _is_name(bare):
            for place in re.finditer(rf"(?<!\w){re.escape(bare)}(?!\w)", text):
                yield place.start(), place.end(), tuple(fold_name(bare).split())


def _is_name(name: str) -> bool:
    """Whether a line's words are written as a name of two words or more, and as no person's."""
    lexicon = name_words()
    words = _WORD.findall(name)
    big = [word for word in words if word not in _SMALL]
    keys = [fold_name(word) for word in big]
    if not 1 < len(words) <= _MOST_WORDS or len(big) < 2 or words[0] in _SMALL:
        return False
    if any(not word[0].isupper() for word in big) or lexicon.calendar.intersection(keys):
        return False
    return not is_given(keys[0]) or "&" in words or keys[-1] in lexicon.organisation_tail
