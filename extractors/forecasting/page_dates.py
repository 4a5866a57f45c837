"""The day that a page's "next year" counts from, where its head or foot alone tells it."""

from __future__ import annotations

import re

from extractors.draft import BlockKind, Draft
from extractors.forecasting.horizons import TimeKind, find_times

_FOOT = 1500
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright)\s(?:©\s)?(?:(?:19|20)\d\d\s?[-–]\s?)?(20\d\d)\b|\b(20\d\d)\s©",
    re.IGNORECASE,
)
_HEAD_BLOCKS, _HEAD = 3, 400
_DAY = len("2026-01-01")
_TOP, _LINE, _BESIDES = 3000, 110, 9
_WORD = re.compile(r"[^\W\d_]{2,}")
_NO_DATE_OF_PAGE = re.compile(
    r"\b(?:closes?|closing|ends?|ending|due|deadline|until|by|before|on or before|expires?|resolves?|since|after)\W{1,3}$|\bnext\s(?:meeting|session|issue|edition|update|review|game|match|date)\b[^.\n]*$",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"(?:\W*|[^.\n]{0,160}\b(?:meeting|session|hearing|assembly|minutes)\b[^.\n]{0,120}\s)held\s(?:in\s[^.\n,]{3,60},?\s|at\s[^.\n,]{3,60},?\s)?(?:on\s)?(?:[a-z]+day,?\s)?$",
    re.IGNORECASE,
)
"""Before the day of a meeting, in the first lines of its minutes: "Held on 9 June 2026 at the hall"."""
_CLOSED = re.compile(r"[.!?][”\"’)*_]*\s$")
"""Before a day that is a sentence of its own: "An interview on cranes and debts. 9 April 2026."."""
_STAMP = re.compile(
    r"\b(?:updated|retrieved|posted|published|registered|logged|recorded|archived|issued|compiled|archived this conversation on|as of)\W{1,3}(?:on\s)?$",
    re.IGNORECASE,
)


def reference_day(draft: Draft) -> str | None:
    """ISO date, as precise as known, that relative times of a page count from; None where nothing tells it.

    That is the publication date, else the full date in the page's first lines ("Minutes, 24 June 2026")
    or after "updated" or "retrieved" anywhere, else the first line near the top that is little besides
    a full date ("By Ada Quill, March 4, 2026 at 9:14 AM"), else the year of the copyright line.

    Args:
        draft: with metadata and blocks.
    """
    told = draft.metadata.published or _headed_day(draft) or _lined_day(draft.text)
    return told or _year_of_page(draft.text)


def _headed_day(draft: Draft) -> str | None:
    """The one full date that the first lines of a page give, or the last that a stamp gives."""
    heads = [b for b in draft.blocks[:_HEAD_BLOCKS] if b.kind is not BlockKind.BULLET]
    for block in heads:
        end = min(block.span.end, block.span.start + _HEAD)
        for time in find_times(draft.text, block.span.start, end):
            before = draft.text[block.span.start : time.core]
            full = time.iso is not None and len(time.iso) == _DAY and time.kind is TimeKind.DATE
            lined = block.kind is not BlockKind.PARAGRAPH or _is_line(draft.text, block.span.end)
            after = draft.text[time.end : block.span.end]
            lined = lined or (_CLOSED.search(before) is not None and after.strip() in {"", "."})
            held = full and _HELD.fullmatch(before) is not None
            if held or (full and lined and not _NO_DATE_OF_PAGE.search(before)):
                return time.iso
    for block in reversed(draft.blocks):
        if block.kind is BlockKind.PARAGRAPH and len(block.span) > _HEAD // 4:
            continue
        for time in find_times(draft.text, block.span.start, block.span.end):
            before = draft.text[block.span.start : time.core]
            if time.iso is not None and len(time.iso) == _DAY and _STAMP.search(before):
                return time.iso
    return None


def _lined_day(text: str) -> str | None:
    """The full date of the first line near the top that dates a page or its first post and says little besides."""
    at = 0
    for line in text[:_TOP].split("\n"):
        start, end = at, at + len(line)
        at = end + 1
        times = [t for t in find_times(text, start, end) if t.iso and len(t.iso) == _DAY]
        if len(line) > _LINE or len(times) != 1 or times[0].kind is not TimeKind.DATE:
            continue
        before = text[start : times[0].core]
        rest = _WORD.findall(before + text[times[0].end : end])
        if len(rest) <= _BESIDES and not _NO_DATE_OF_PAGE.search(before):
            return times[0].iso
    return None


def _is_line(text: str, end: int) -> bool:
    """Whether a paragraph is a line of its own without a full stop, as those that date a page are."""
    return text[end - 1 : end] not in {".", "!", "?", "”", '"'}


def _year_of_page(text: str) -> str | None:
    """The year that a page without a date gives at its foot: "© 2026 Example Media"."""
    years = [m[1] or m[2] for m in _COPYRIGHT.finditer(text, max(0, len(text) - _FOOT))]
    return max(years, default=None)
