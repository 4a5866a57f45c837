"""The date of a score, within its clause."""

from __future__ import annotations

import re

from extractors.forecasting.time_patterns import time_words
from extractors.results.benchmark_clauses import Clause

_SINCE = re.compile(r"\b(?:since|founded|launched|built|introduced|began|begun|started)\b[^,;.]*$")
_NEXT = re.compile(r"[,;]\s(?:and|but|while|whereas|then)\s")
"""Where the next figure's part begins: "stood at 44, and in October at 60"."""
_LATER = re.compile(r"\b(?:later|since then|subsequently|eventually)\b", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\b[Bb]etween (?P<one>[A-Z][a-z]{2,8})(?: (?P<year>(?:19|20)\d\d))? and (?P<other>[A-Z][a-z]{2,8}) (?P<last>(?:19|20)\d\d)\b"
)


def is_since(text: str, start: int, place: int) -> bool:
    """Whether words make a time the one at which something began ("founded in 2019", "released on 7 May").

    Args:
        text: the whole text.
        start: where the clause begins.
        place: where the time stands.
    """
    found = _SINCE.search(text, start, place)
    # "Began 2025 with 31%" tells of the year itself.
    return found is not None and found.group() not in {"began ", "started ", "opened "}


def since(text: str, clause: Clause) -> str | None:
    """The month that a change began: "Between May and July 2026 A rose from 9% to 12%"; or None."""
    match = _BETWEEN.search(text, clause.start, clause.end)
    month = None if match is None else time_words().months.get(match["one"].lower())
    return (
        None if match is None or month is None else f"{match['year'] or match['last']}-{month:02d}"
    )


def date_of(text: str, clause: Clause, number: int) -> str | None:
    """The date that goes with a clause's score: after it and before the next, else before it."""
    first = clause.scores[0]
    if clause.scores[number] is first and len(clause.scores) > 1 and (began := since(text, clause)):
        return began
    times = [t for t in clause.times if not is_since(text, clause.start, t.start)]
    score, used = clause.scores[number], set[int]()
    for at in range(number + 1):
        score = clause.scores[at]
        limit = clause.scores[at + 1].start if at + 1 < len(clause.scores) else clause.end
        after = [
            t
            for t in times
            if score.end <= t.start < limit and not _NEXT.search(text[score.end : t.start])
        ]
        if after and at == number:
            return after[0].iso
        used |= {after[0].start} if after else set()
    before = [t.iso for t in times if t.end <= score.start and t.start not in used]
    if before:
        last = max(t.end for t in times if t.iso == before[-1] and t.end <= score.start)
        return None if _LATER.search(text[last : score.start]) else before[-1]
    return None
