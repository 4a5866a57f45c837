"""The day on which each sentence was written: that of its post, else that of the page.

"Last month" in a comment counts back from the comment, which may have been written long after the page.
"""

from __future__ import annotations

from extractors.draft import Draft
from extractors.forecasting.horizons import TimeKind, find_times

_DAY = len("2026-01-01")
_LONGEST_HEAD = 300


def days_of_writing(draft: Draft) -> tuple[str | None, ...]:
    """By sentence, the ISO date of the head over its post where that tells a whole date, else the page's.

    Args:
        draft: with sentences, posts and metadata.
    """
    days: dict[str, str] = {}
    found: list[str | None] = []
    before = 0
    for sentence in draft.sentences:
        post = sentence.post
        if post is not None and post not in days:
            told = _whole_date(draft.text, before, sentence.span.start)
            if told is not None:
                days[post] = told
        found.append(days.get(post or "", draft.metadata.published))
        before = sentence.span.end
    return tuple(found)


def _whole_date(text: str, start: int, end: int) -> str | None:
    """The last date with day, month and year in the lines between two posts, or None."""
    start = max(start, end - _LONGEST_HEAD)
    times = find_times(text, start, end)
    dates = [t.iso for t in times if t.kind is TimeKind.DATE and t.iso and len(t.iso) == _DAY]
    return dates[-1] if dates else None
