"""The firm or magazine behind a page, as its rights notice or its byline prints it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from extractors.names.name_words import fold_name, name_words
from extractors.names.names import is_given

Key = tuple[str, ...]

_RIGHTS = re.compile(
    r"(?:^|[·|•–—])[^\S\n]*(?:©|\([cC]\)|[Cc]opyright)[^\S\n]*(?:©[^\S\n]*)?(?:\d{4}(?:[-\u2013]\d{2,4})?,?[^\S\n]+)?([^\n,.|©]{3,80}?(?:\s(?:Corp|Inc|Ltd|Co)\.)?)"
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
_YEAR = re.compile(r"\s+\d{4}$")
_MOST_WORDS = 9
_BARE = 2
"""Words that a publication's name has without its article before it is known by them."""
_STANDS_ALONE = 3
"""How often a name that a byline gives stands on a line of its own before it is taken for the page's."""


def page_names(text: str, publisher: str | None = None) -> Iterator[tuple[int, int, Key]]:
    """Every place of the page's own name, with its folded words.

    A byline's name counts where the page prints it line by line as its brand; whether it is a
    person's is not asked here.

    Args:
        text: the whole text.
        publisher: the publication in which the page stands, where it is known.
    """
    if publisher is not None:
        yield from _places_of(text, publisher)
    lines = Counter(line.strip() for line in text.splitlines())
    rights = {_YEAR.sub("", m[1].strip()) for m in _RIGHTS.finditer(text)}
    found = rights | {m[1].strip() for m in _PUBLISHED.finditer(text)}
    bylines = (m[1].strip() for m in _BYLINE.finditer(text))
    found.update(name for name in bylines if lines[name] >= _STANDS_ALONE)
    for name in sorted(found):
        bare = name.removeprefix("the ").removeprefix("The ")
        if _is_name(bare):
            yield from _places_of(text, name if name in rights else bare)


def _places_of(text: str, name: str) -> Iterator[tuple[int, int, Key]]:
    """The places of a page's own name: with its article, and without it where it has two words more."""
    key = tuple(fold_name(name).split())
    words = name.split()
    bare = words[1:] if key[0] == "the" and len(words) > _BARE else words
    forms = "|".join(r"[^\S\n]+".join(map(re.escape, form)) for form in (words, bare))
    for place in re.finditer(rf"(?<![\w/.@-])(?:{forms})(?![\w@-]|\.\w)", text, re.IGNORECASE):
        shown = place.group().split()
        kept = words[len(words) - len(shown) :]
        if any(w[0].isupper() and not s[0].isupper() for s, w in zip(shown, kept, strict=True)):
            continue
        yield place.start(), place.end(), key


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
