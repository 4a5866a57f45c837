"""Posts that stand right before a person's name, behind their employer's: "Halden Bank economist Ada Quill"."""

from __future__ import annotations

import re

from extractors.names.name_words import name_words

_POST = re.compile(
    r"(?:['’]s?)?\s(?:[a-z][\w-]*\s){0,3}(?P<post>[a-z][\w-]*)\s(?=(?P<first>\w)[\w’'.-]+\s(?P<last>\w))"
)


def post_end(text: str, at: int) -> int | None:
    """Where a person's name starts whose post stands between it and a name that ends at ``at``; None for no post.

    Args:
        text: the whole text.
        at: one past the employer's last code point, the possessive ending outside.
    """
    match = _POST.match(text, at)
    if match is None or match["post"] not in name_words().roles:
        return None
    return match.end() if match["first"].isupper() and match["last"].isupper() else None
