"""Results that the trained reader sees where the rules see none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.draft import BlockKind, Draft, FoundResult
from extractors.figure_readings import NO_FIGURE, ReadFigure
from extractors.names.name_words import fold_name
from extractors.results.benchmark_clauses import dates_in
from extractors.results.figures import is_compared
from extractors.results.metrics import direction_of, metric_after, metric_before
from extractors.results.read_dates import begins, date_beside
from extractors.results.read_takers import Taker, Takers, speakers_of
from extractors.results.read_tests import Tests
from extractors.results.scores import clocked_times, find_scores, unit_named
from extractors.results.settings import is_human
from extractors.results.supposed import is_supposed

SCORE = "SCORE"
_NUMBER = re.compile(r"(?<![\w.])(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?<=\d)(?!\d|[eE]\d)")
_SHARE = re.compile(
    r" (?:of (?:[\w-]+ ){1,3})?(?:on|in|for) (?:(?:only|just|barely|about|nearly) )?(?:an? )?(?:(?:tiny|small|large|mere) )?"
    r"(?:fraction|handful|minority|majority|share|third|quarter|half|few|\d+%|\w+ per ?cent) of\b"
)
"""A bar that was passed by a part of the cases: "95 percent of tests on only a fraction of tasks"."""
_NO_SCORE = re.compile(
    r"(?:(?:^|[\s(])[-−–]|±\s?|\bby\s|\bout of\s|\d of (?:the |a possible )?|\b(?:below|under|within)\s|\b(?:limit|budget|deadline)\sof\s|\b0 to |\bpass(?:ing)? mark[^.;]{0,40}|\b(?:cut-?off|threshold)[^.;]{0,12}|\((?:\d\d%? )?(?:CI|CrI|confidence interval)[^()]{0,20}|\b(?:CI|CrI|confidence interval|interval)\b[^().;]{0,24}"
    r"|\bgives?\s(?:it|this|that|them|the\s[^.,;]{1,30}?)\s(?:about\s|only\s)?"
    r"|\b(?:corrected|revised|amended|restated)\s(?:up\s|down\s)?from\s)$",
    re.IGNORECASE,
)
"""Before a number below nothing, one that says how much something changed, a scale's end, a bar to pass, what somebody
thinks ("gives it 40") and what was mended."""
_BEFORE = 60
_PRONOUN = re.compile(r"\b(?:it|they|its|their)\b", re.IGNORECASE)
_MEASURED = re.compile(
    r"\s?(?:ms|s|[kMGT]B|k?W|kg|km|m|€|\$)(?![\w/])|\s?°|%?,? (?:CI|confidence|interval)\b|\s(?:games|matches|votes)\b|%: ?\d| to 1?00?(?!\d)"
)
"""Behind a number that measures a thing, tells how sure another is, or begins a scale."""
_CONFIDENCE = re.compile(r"\b(?:CI|CrI|confidence)\b")
_OPENS_NUMBER = re.compile(r"\s\d")
_WHOLE = 100.0
_HIGHEST_VERSION = 20
_CLOCK = re.compile(r"(\d{1,2}):([0-5]\d)")
"""Minutes and seconds: what a test took."""
_MINUTE = 60
_CLOCKED_BEFORE = re.compile(r"\d\s?(?:h|hours?|min|minutes?)(?:\sand)?\s$")
_SMALLER = re.compile(r"^\d+\s?(?:min|minutes?|s|sec|seconds?)$")
"""The rest of a time that began before: "1 hour and" "10 minutes"."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """From which probability the reader is believed about a score.

    Args:
        score: in a sentence where no rule found a result.
        beside: in a sentence where the rules found others.
        none: that a number is no score, where the rules know nobody who got it.
        date: the words of its date.
    """

    score: float = 0.6
    beside: float = 0.85
    none: float = 0.97
    date: float = 0.65


BOUNDS = Bounds()


def with_read(
    draft: Draft, found: Sequence[FoundResult], takers: Takers | None = None
) -> list[FoundResult]:
    """The rules' results, with those that the reader sees besides; a result of nobody gets whom the reader names.

    Args:
        draft: with figures, sentences and propositions.
        found: the rules' results.
        takers: the systems and tests that the rules know; None for none.
    """
    takers = takers or Takers(draft)
    # Nothing is tested on itself.
    found = [row for row in found if fold_name(row.system or "") != fold_name(row.benchmark)]
    kept = [row for row in found if row.system is not None or not _is_none(draft, row)]
    speakers = speakers_of(draft)
    systems = frozenset(fold_name(name) for _, _, name in takers.systems)
    tests = Tests.of(draft, kept, takers.tests, speakers, systems)
    tables = any(_in_table(draft, row.span.start) for row in found)
    last = ""
    for figure in draft.figures:
        if figure.label != SCORE or figure.probability < BOUNDS.score:
            continue
        figure = _past_name(draft.text, figure, takers)  # noqa: PLW2901
        if _in_name(draft.text, figure, takers):
            continue
        test = tests.test_of(figure)
        taker = None if test is None else takers.taker_of(figure, test, last, speakers)
        if test is None or taker is None or not _apart(taker.name, test, tests):
            continue
        row = _row(draft, figure, test, taker)
        if row is None:
            continue
        last = last if row.human else row.system or last
        same = [n for n, one in enumerate(kept) if _sentence(draft, one) == _sentence(draft, row)]
        ruled = any(_sentence(draft, one) == _sentence(draft, row) for one in found)
        told = [n for n in same if row.score in {kept[n].score, kept[n].score_high}]
        for n in told if fold_name(row.system or "") not in takers.bodies else ():
            kept[n] = _completed(kept[n], row, [kept[m] for m in same if m < n])
        # What the rules read of a page's tables they read whole.
        told_there = tables and _in_table(draft, figure.start)
        beside = not ruled or figure.probability >= BOUNDS.beside
        if not told and beside and not told_there and not _again(kept, row):
            kept.append(row)
    # The order within a sentence is the rules'.
    return sorted(kept, key=lambda row: _sentence(draft, row))


def _in_name(text: str, figure: ReadFigure, takers: Takers) -> bool:
    """Whether a figure ends a system's name ("Corundum 80"); of "Cobalt 57.7" it is the score of whom the reader names."""
    names = [text[s:e] for s, e, _ in takers.systems if s < figure.start < e]
    if not names:
        return False
    role = figure.role("SYSTEM")
    before = role is not None and role.end <= figure.start and figure.start - role.end <= 1
    number = _NUMBER.match(text, figure.start)
    high = number is not None and float(number.group().replace(",", "")) > _HIGHEST_VERSION
    told = high and "." in (number.group() if number else "")
    once = high and figure.probability >= BOUNDS.beside and text.count(names[0]) == 1
    return not (before and (told or once))


def _past_name(text: str, figure: ReadFigure, takers: Takers) -> ReadFigure:
    """A figure without the end of the system's name before it: "31 seconds" of "the Marl X3 31 seconds"."""
    for start, end, _ in takers.systems:
        if start <= figure.start < end < figure.end and _OPENS_NUMBER.match(text, end):
            return replace(figure, start=end + 1)
    return figure


def _sentence(draft: Draft, row: FoundResult) -> int:
    return draft.propositions[row.proposition].sentence


def _again(rows: Sequence[FoundResult], row: FoundResult) -> bool:
    """Whether a system has the score already, on another test: what one of them is for."""
    own = fold_name(row.system or "")
    return any(
        one.score == row.score
        and fold_name(one.system or "") == own
        and fold_name(one.benchmark) != fold_name(row.benchmark)
        for one in rows
    )


def _in_table(draft: Draft, place: int) -> bool:
    return any(
        b.kind is BlockKind.TABLE and b.span.start <= place < b.span.end for b in draft.blocks
    )


def _apart(system: str, test: str, tests: Tests) -> bool:
    """Whether a taker's name is none of a test's."""
    one, other = fold_name(system), fold_name(test)
    return bool(one and other) and one not in other and other not in one and one not in tests.names


def _completed(row: FoundResult, read: FoundResult, before: Sequence[FoundResult]) -> FoundResult:
    """A rule's row with the reader's taker where it has none, or one that has another such score already."""
    own, other = fold_name(row.system or ""), fold_name(read.system or "")
    if row.system is not None and other == fold_name(row.benchmark):
        return row
    if row.system is None and not _spoken_of(row.span.quote, read.system or ""):
        return row
    if row.system is None:
        test = read.benchmark if fold_name(row.benchmark) == other else row.benchmark
        return replace(row, benchmark=test, system=read.system, human=read.human)
    alone = replace(row, score=0.0, text="", score_high=None, qualifier=None)
    again = any(
        replace(
            one,
            score=0.0,
            text="",
            score_high=None,
            qualifier=None,
            proposition=row.proposition,
            span=row.span,
            date=one.date if row.date else None,
        )
        == alone
        for one in before
    )
    same = fold_name(read.benchmark) == fold_name(row.benchmark)
    told = same or (read.system or "") in row.span.quote
    if again and told and own not in other and other not in own:
        return replace(row, system=read.system, human=read.human)
    return row


def _spoken_of(words: str, name: str) -> bool:
    """Whether words name somebody or stand for somebody named before."""
    return name in words or _PRONOUN.search(words) is not None


def _is_none(draft: Draft, row: FoundResult) -> bool:
    """Whether the reader is sure that a row's number is no score."""
    figures = [f for f in draft.figures if row.span.start <= f.start < row.span.end]
    values = {row.score, row.score_high}
    same = [f for f in figures if (v := _value(draft.text, f)) is not None and v[0] in values]
    return bool(same) and all(f.label == NO_FIGURE and f.probability >= BOUNDS.none for f in same)


def _row(draft: Draft, figure: ReadFigure, test: str, taker: Taker) -> FoundResult | None:
    """The result of a figure; None where it has no number or stands in no proposition."""
    spans = [p.span for p in draft.propositions]
    index = next((n for n, s in enumerate(spans) if s.start <= figure.start < s.end), None)
    value = _value(draft.text, figure)
    if index is None or value is None:
        return None
    if is_supposed(draft, figure.start, spans[index].start, spans[index].end):
        return None
    (score, unit, words), span = value, spans[index]
    if (unit == "%" and score > _WHOLE) or _SHARE.match(draft.text, figure.end):
        return None
    metric = metric_before(draft.text[span.start : figure.start]) or metric_after(
        draft.text[figure.end : span.end]
    )
    return FoundResult(
        proposition=index,
        span=span,
        benchmark=test,
        system=taker.name,
        score=score,
        unit=unit,
        date=_date(draft, figure),
        qualifier=None,
        text=words,
        metric=metric,
        direction=direction_of(metric, unit, span.quote),
        human=taker.people or is_human(taker.name),
    )


def _value(text: str, figure: ReadFigure) -> tuple[float, str, str] | None:
    """The number, its unit's name and the words."""
    words = " ".join(text[figure.start : figure.end].split())
    if _is_else(text, figure, words):
        return None
    for time in clocked_times(text, figure.start, min(len(text), figure.end + 24)):
        if time.start == figure.start:
            return time.values[0], time.unit, " ".join(text[time.start : time.end].split())
    for score in find_scores(text, figure.start, min(len(text), figure.end + 1)):
        if score.start < figure.end and "±" not in text[figure.start : score.start]:
            return score.figures[0][0], score.unit, words
    if clock := _CLOCK.fullmatch(words):
        return float(int(clock[1]) * _MINUTE + int(clock[2])), "seconds", words
    number = _NUMBER.search(words.partition("±")[0])
    if number is None or not number.group():
        return None
    unit = unit_named(words[number.end() :].strip(" -")) or ""
    return float(number.group().replace(",", "")), unit, words


def _is_else(text: str, figure: ReadFigure, words: str) -> bool:
    """Whether words beside a number make it no score: a change, a limit, an interval, the rest of a time."""
    digit = next((n for n, c in enumerate(words) if c.isdigit()), 0)
    before = text[max(0, figure.start - _BEFORE) : figure.start]
    after = text[figure.end : figure.end + _BEFORE]
    return bool(
        _NO_SCORE.search(before + words[:digit])
        or _CONFIDENCE.search(words)
        or _MEASURED.match(after)
        or is_compared(after)
        or is_compared(" " + words.split()[-1])
        or (_CLOCKED_BEFORE.search(before) and _SMALLER.search(words))
    )


def _date(draft: Draft, figure: ReadFigure) -> str | None:
    role = figure.role("DATE")
    if role is None or role.probability < BOUNDS.date:
        return date_beside(draft, figure)
    reference = draft.metadata.published
    times = dates_in(draft.text, role.start, role.end, reference, months=True)
    told = [time for time in times if not begins(draft.text, time)]
    return told[0].iso if told else date_beside(draft, figure)
