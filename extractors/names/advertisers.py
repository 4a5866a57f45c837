"""Who advertises on a page: the name that opens what stands under a label such as "Promoted"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.names.name_words import fold_name, name_words
from extractors.names.names import is_camel

Key = tuple[str, ...]

_NAME = re.compile(r"(?:[ut]/)?(?P<name>[A-Z][\w'\u2019&-]*(?: (?:&|[A-Z][\w'\u2019&-]*)){0,3})")
_AFTER = re.compile(r" ?[:\u2013\u2014]| - |\s*\n?\s*@\w|$")


def advertisers(text: str) -> Iterator[tuple[int, int, Key]]:
    """Every place right after an advertisement's label where a name stands, with its folded words.

    Any advertisement may open with a capital; what it opens with is a name where it has two words, a capital inside
    it, or a colon, a dash or an account's handle after it.

    Args:
        text: the whole text.
    """
    for label in _labels().finditer(text):
        told = _NAME.match(text, label.end())
        if told is None:
            continue
        start, end = told.span("name")
        words = told["name"].split()
        marked = _AFTER.match(text, end) is not None
        if marked or len(words) > 1 or is_camel(words[0]):
            yield start, end, tuple(fold_name(told["name"]).split())


@cache
def _labels() -> re.Pattern[str]:
    """An advertisement's label, up to what stands under or behind it."""
    known = "|".join(sorted(map(re.escape, name_words().advert_labels), key=len, reverse=True))
    return re.compile(
        rf"(?:^|(?<=\. ))[^\w\n]*(?i:{known})(?:[^\S\n]*[:\u00b7\u2022|-][^\S\n]*|[^\w\n]*\n\s*|(?i:(?<= by))[^\S\n]+)",
        re.MULTILINE,
    )
