"""Results that the trained reader sees where the rules see none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.draft import Draft, FoundResult
from extractors.figure_readings import ReadFigure, ReadRole
from extractors.forecasting.horizons import find_times
from extractors.names.name_words import fold_name
from extractors.results.benchmark_names import plain_name
from extractors.results.metrics import direction_of, metric_after, metric_before
from extractors.results.scores import find_scores, unit_named
from extractors.results.settings import is_human

SCORE, HUMAN = "SCORE", "HUMAN"
_LED = re.compile(
    r"^(?:the|an?|its|our|their|his|her|this|that|these|those|same|called|named|new|own)\s+",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![\w.])(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?<=\d)")
_NAMED = re.compile(r"[A-Z\d]")
_NOBODY = re.compile(
    r"(?:we|they|it|he|she|i|you|one|ours|theirs|both|others?|everyone|nobody)", re.IGNORECASE
)
_SUPPOSED = re.compile(
    r"\b(?:will|won[’']t|would|could|might|should|must|if|unless)\b", re.IGNORECASE
)
_NO_SCORE = re.compile(r"(?:(?:^|[\s(])[-−–]|\bby\s)$", re.IGNORECASE)
"""Before a number below nothing, or one that says how much something changed."""
_BEFORE = 12
_ENDS = " \t\n.,;:\"“”‘’'()[]*_"
_LONGEST_NAME = 10
_WHOLE = 100.0


@dataclass(frozen=True, slots=True)
class Bounds:
    """From which probability the reader is believed.

    Args:
        score: a score in a sentence where no rule found a result.
        test: the words of its test.
        taker: the name of the system that took it.
        people: the words for people who took it.
    """

    score: float = 0.6
    test: float = 0.65
    taker: float = 0.4
    people: float = 0.65


BOUNDS = Bounds()


def with_read(draft: Draft, found: Sequence[FoundResult]) -> list[FoundResult]:
    """The rules' results, with those that the reader sees in sentences where no rule found any.

    Args:
        draft: with figures, sentences and propositions.
        found: the rules' results.
    """
    told = {draft.propositions[row.proposition].sentence for row in found}
    kept = list(found)
    for figure in draft.figures:
        if figure.label != SCORE or figure.probability < BOUNDS.score:
            continue
        row = _row(draft, figure)
        if row is not None and draft.propositions[row.proposition].sentence not in told:
            kept.append(row)
    if len(kept) == len(found):
        return kept
    # The order within a sentence is the rules'.
    return sorted(kept, key=lambda row: draft.propositions[row.proposition].sentence)


def _row(draft: Draft, figure: ReadFigure) -> FoundResult | None:
    """The result of a figure; None where it has no number, no test or taker, or stands in no proposition."""
    spans = [p.span for p in draft.propositions]
    index = next((n for n, s in enumerate(spans) if s.start <= figure.start < s.end), None)
    value, names = _value(draft.text, figure), _names(draft.text, figure)
    if index is None or value is None or names is None or _SUPPOSED.search(spans[index].quote):
        return None
    (score, unit, words), (benchmark, system, by_people), span = value, names, spans[index]
    if unit == "%" and score > _WHOLE:
        return None
    metric = metric_before(draft.text[span.start : figure.start]) or metric_after(
        draft.text[figure.end : span.end]
    )
    return FoundResult(
        proposition=index,
        span=span,
        benchmark=benchmark,
        system=system,
        score=score,
        unit=unit,
        date=_date(draft, figure),
        qualifier=None,
        text=words,
        metric=metric,
        direction=direction_of(metric, unit, span.quote),
        human=by_people or is_human(system),
    )


def _names(text: str, figure: ReadFigure) -> tuple[str, str, bool] | None:
    """The names of the test and of whoever took it, and whether these are people; None where the reader is not sure.

    "The spring trial" may be any trial: such tests are left to the rules, which read the whole text.
    """
    test, taker = figure.role("TEST"), _taker(figure)
    if test is None or taker is None:
        return None
    by_people = taker.label == HUMAN
    least = BOUNDS.people if by_people else BOUNDS.taker
    if test.probability < BOUNDS.test or taker.probability < least:
        return None
    benchmark = bare_name(text[test.start : test.end])
    system = bare_name(text[taker.start : taker.end])
    one, other = fold_name(system), fold_name(benchmark)
    apart = bool(one and other) and one not in other and other not in one
    called = by_people or _NAMED.search(system) is not None
    named = _NAMED.search(benchmark) is not None and called and _NOBODY.fullmatch(system) is None
    return (benchmark, system, by_people) if apart and named else None


def _taker(figure: ReadFigure) -> ReadRole | None:
    """Whoever took the test: the system or the people, the surer of both."""
    found = [r for r in (figure.role("SYSTEM"), figure.role(HUMAN)) if r is not None]
    return max(found, key=lambda role: role.probability, default=None)


def _value(text: str, figure: ReadFigure) -> tuple[float, str, str] | None:
    """The number, its unit's name and the words."""
    words = " ".join(text[figure.start : figure.end].split())
    digit = next((n for n, c in enumerate(words) if c.isdigit()), 0)
    if _NO_SCORE.search(text[max(0, figure.start - _BEFORE) : figure.start] + words[:digit]):
        return None
    for score in find_scores(text, figure.start, min(len(text), figure.end + 1)):
        if score.start < figure.end:
            return score.figures[0][0], score.unit, words
    number = _NUMBER.search(words)
    if number is None or not number.group():
        return None
    unit = unit_named(words[number.end() :].strip(" -")) or ""
    return float(number.group().replace(",", "")), unit, words


def bare_name(words: str) -> str:
    """A name without articles and marks around it; "" for none."""
    name = plain_name(words).strip(_ENDS)
    while (rest := _LED.sub("", name)) != name:
        name = rest
    name = re.sub(r"[’']s?$", "", name)
    return name if 0 < len(name.split()) <= _LONGEST_NAME else ""


def _date(draft: Draft, figure: ReadFigure) -> str | None:
    role = figure.role("DATE")
    if role is None or role.probability < BOUNDS.test:
        return None
    reference = draft.metadata.published
    times = find_times(draft.text, role.start, role.end, reference=reference)
    return next((t.iso for t in times if t.iso), None)
