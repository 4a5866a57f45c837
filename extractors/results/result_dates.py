"""The date of a score, within its clause."""

from __future__ import annotations

import re

from extractors.forecasting.time_patterns import time_words
from extractors.results.benchmark_clauses import Clause
from extractors.results.benchmark_context import month_of
from extractors.results.scores import Score

_SINCE = re.compile(r"\b(?:since|founded|launched|built|introduced|began|begun|started)\b[^,;.]*$")
_YEARS_LATER = re.compile(
    r"^\s(?:only\s|just\s)?(?P<count>a|an|one|two|three|four|five|six)\s(?P<unit>year|month)s?\slater\b"
)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
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
    return _SINCE.search(text, start, place) is not None


def since(text: str, clause: Clause) -> str | None:
    """The month that a change began: "Between May and July 2026 A rose from 9% to 12%"; or None."""
    match = _BETWEEN.search(text, clause.start, clause.end)
    month = None if match is None else time_words().months.get(match["one"].lower())
    return (
        None if match is None or month is None else f"{match['year'] or match['last']}-{month:02d}"
    )


def _later(text: str, clause: Clause, score: Score) -> str | None:
    """The date so long after the one told before: "9% in late 2024 and 62% a year later"; or None."""
    match = _YEARS_LATER.match(text[score.end : clause.end])
    if match is None:
        return None
    told = [t.iso for t in clause.times if t.end <= score.start]
    before = told[-1] if told else clause.dated
    if before is None:
        return None
    count, month = _COUNTS.get(match["count"], 1), before[5:7]
    if match["unit"] == "year":
        return f"{int(before[:4]) + count:04d}" + (f"-{month}" if month else "")
    if not month:
        return None
    index = int(before[:4]) * 12 + int(month) - 1 + count
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


def date_of(text: str, clause: Clause, number: int) -> str | None:
    """The date that goes with a clause's score: after it and before the next, else before it."""
    first = clause.scores[0]
    if counted := _later(text, clause, clause.scores[number]):
        return counted
    if clause.scores[number] is first and len(clause.scores) > 1 and (began := since(text, clause)):
        return began
    times = [t for t in clause.times if not is_since(text, clause.start, t.start)]
    score, used = clause.scores[number], set[int]()
    for at in range(number + 1):
        score = clause.scores[at]
        limit = clause.scores[at + 1].start if at + 1 < len(clause.scores) else clause.end
        after = [t for t in times if score.end <= t.start < limit]
        if after and at == number:
            return after[0].iso
        used |= {after[0].start} if after else set()
    before = [t.iso for t in times if t.end <= score.start and t.start not in used]
    if before:
        later = _LATER.search(text[clause.start : score.start])
        return None if later else before[-1]
    return month_of(text[clause.start : score.start], clause.told.year) if not used else None
