"""The institution that a report or note is of, where its head names one and no person.

A bank's monetary report or a council's budget paper speaks for the institution: what it forecasts in its own voice is
the institution's forecast.
"""

from __future__ import annotations

import re
from functools import cache

from extractors.draft import BlockKind, Draft
from extractors.forecasting.predicting import predicting_words
from extractors.language.wordlists import any_of

_HEAD = 4
_LONGEST = 7
_FIELDS = re.compile(r"\s*[|·•/]\s*|\s[\u2013\u2014-]\s|:\s|,\s|\s\(|\)")
_DATED = re.compile(r"\d")
_NAME = re.compile(
    r"(?:[A-Z][\w.’'&-]*|&|of|the|for|and|on|de|du|von)(?:\s(?:[A-Z][\w.’'&-]*|&|of|the|for|and|on|de|du|von))*"
)


def issuer(draft: Draft) -> str | None:
    """The institution that a page is of; None where a person wrote it or its head names none.

    Args:
        draft: with metadata and blocks.
    """
    if draft.metadata.author is not None or draft.posts:
        return None
    heads = [b for b in draft.blocks[:_HEAD] if b.kind not in {BlockKind.BULLET, BlockKind.TABLE}]
    for n, block in enumerate(heads):
        if block.kind is BlockKind.PARAGRAPH:
            break
        fields = [field.strip() for field in _FIELDS.split(block.span.quote) if field]
        if n == 0 and len(fields) < 2 and not block.span.quote.isupper():
            continue  # A title by itself is what the page is about.
        for field in fields:
            if _is_institution(field):
                return _written(field)
    return None


def _is_institution(field: str) -> bool:
    """Whether words are the name of an institution: "Bank of Tarrow", "NATIONAL ENERGY COUNCIL"."""
    words = field.split()
    if not 1 < len(words) <= _LONGEST or _DATED.search(field) or _NAME.fullmatch(field) is None:
        return False
    return _ends().search(field) is not None


def _written(name: str) -> str:
    """A name in capitals as names are written."""
    if not name.isupper():
        return name
    small = {"of", "the", "for", "and", "on"}
    return " ".join(w.lower() if w.lower() in small else w.capitalize() for w in name.split())


@cache
def _ends() -> re.Pattern[str]:
    words = any_of(predicting_words().institutions)
    return re.compile(
        rf"(?:^(?:{words})\sof\b|\b(?:{words})$|\b(?:{words})\s(?:of|for|on)\s)", re.IGNORECASE
    )
