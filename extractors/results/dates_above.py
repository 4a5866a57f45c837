"""The date of a table's or list's results: that of the words right above it.

"Exhibit 2 shows results published on 21 October", "Standings, March 2026".
"""

from __future__ import annotations

import re

from extractors.results.benchmark_clauses import dates_in

_MONTH = len("2026-01")
"""A year or season over a table says too little of when its figures were got."""
_LINES = 3
"""How many lines above count: the caption, and the sentence that leads in."""
_FARTHEST = 1200
_SHOWN = re.compile(
    r"\b(?:published|measured|tested|re-?ran|results?|standings|rankings?|leaderboard|table|exhibit|chart|as of)\b",
    re.IGNORECASE,
)
_ROW = re.compile(r"\|.*\||\t|\S\s{3,}\S")
_LAST = re.compile(r"(?<=[.!?])\s+(?=\S)")


def date_above(text: str, at: int, written: str | None) -> str | None:
    """The most precise past date that the lines above a place give for results; None where they give none.

    Args:
        text: the whole text.
        at: where the table or list begins.
        written: ISO date of writing, or None; later dates are none of results.
    """
    low = max(0, at - _FARTHEST)
    seen = 0
    found: list[str] = []
    end = at
    while end > low and seen < _LINES:
        start = max(low, text.rfind("\n", low, end - 1) + 1)
        words = text[start:end]
        end = start
        if not words.strip() or _ROW.search(words.strip()):
            continue
        seen = _LINES if words.lstrip().startswith("#") else seen + 1
        if len(words) > _LONG:
            # Of a paragraph only the sentence that leads in.
            parts = [match.end() for match in _LAST.finditer(words.rstrip())]
            start += parts[-1] if parts else 0
        if _SHOWN.search(text, start, start + len(words)) is None:
            continue
        dates = dates_in(text, start, min(at, start + len(words)), written, months=True)
        past = (d.iso for d in dates if written is None or d.iso <= written[: len(d.iso)])
        found.extend(iso for iso in past if len(iso) >= _MONTH)
    return max(found, key=len, default=None)


_LONG = 160
"""Longer lines are paragraphs."""
