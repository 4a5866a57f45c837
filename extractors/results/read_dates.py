"""The date of a score that the trained reader sees: the time that its part of the sentence tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.draft import Draft
from extractors.figure_readings import ReadFigure
from extractors.results.benchmark_clauses import dates_in
from extractors.results.past_times import PastTime
from extractors.results.read_names import sentence_at
from extractors.results.result_dates import is_since

_PART = re.compile(r"[;:—]\s|\.(?=\s)|,\s(?:and|but|while|whereas)\s(?=[a-z]+\s)")
_ASIDE = re.compile(r",\s(?:which|who|whose|that)\s(?:[^,;.:\n]|[.,](?=\d)){2,90},")

_EDGE = re.compile(r"; |, (?:and|but|while|whereas) (?=[A-Z])")
"""Where another taker's clause begins, whose time is its own."""


def date_beside(draft: Draft, figure: ReadFigure) -> str | None:
    """The time told behind a score and before the next, else the last one told before it in its part of the sentence.

    Args:
        draft: with sentences, figures and metadata.
        figure: the score.
    """
    at = sentence_at(draft, figure.start)
    if at is None:
        return None
    span = draft.sentences[at].span
    marks = [m.start() for m in _PART.finditer(draft.text, span.start, span.end)]
    low = max((m for m in marks if m < figure.start), default=span.start)
    high = min((m for m in marks if m >= figure.end), default=span.end)
    asides = [m.span() for m in _ASIDE.finditer(draft.text, low, high)]
    times = [
        time
        for time in dates_in(draft.text, low, high, draft.metadata.published, months=True)
        if not begins(draft.text, time)
        and not is_since(draft.text, low, time.start)
        and not any(a < time.start < b for a, b in asides)
    ]
    scores = [f for f in draft.figures if low <= f.start < high and f.label == figure.label]
    return _of(draft.text, figure, scores, times)


def begins(text: str, time: PastTime) -> bool:
    """Whether a time is the one since when something holds ("since February").

    Args:
        text: the whole text.
        time: the time.
    """
    words = text[max(0, time.start - len("since ")) : time.end]
    return "since" in words.lower()


def _of(
    text: str, figure: ReadFigure, scores: Sequence[ReadFigure], times: Sequence[PastTime]
) -> str | None:
    """The time of one of the scores of a part: each takes what is told right behind it."""
    used: set[int] = set()
    for number, score in enumerate(scores):
        next_ = scores[number + 1].start if number + 1 < len(scores) else None
        behind = [
            time
            for time in times
            if time.start >= score.end
            and (
                next_ is None
                or (time.start < next_ and not _EDGE.search(text, score.end, time.start))
            )
        ]
        if score.start == figure.start:
            if behind:
                return behind[0].iso
            break
        used |= {time.start for time in behind[:1]}
    before = [t.iso for t in times if t.end <= figure.start and t.start not in used]
    return before[-1] if before else None
