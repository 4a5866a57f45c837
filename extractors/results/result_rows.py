"""One score of one system on one test as rows: with its measure, date, qualifiers and setting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.draft import Draft, FoundResult
from extractors.results.benchmark_clauses import Clause, result_cues
from extractors.results.benchmark_names import NamedBenchmark
from extractors.results.metrics import direction_of, metrics_in, telling
from extractors.results.result_dates import date_of, since
from extractors.results.scores import Score
from extractors.results.settings import baseline_after, is_human, setting_beside, split_in
from extractors.results.taker_phrases import without_kind
from kg.model import Span


def score_rows(
    draft: Draft,
    clause: Clause,
    number: int,
    benchmark: NamedBenchmark,
    system: str | None,
    indices: Sequence[int],
) -> Iterator[FoundResult]:
    """The rows of one score of one system: one, or two for a change ("from 12% to 15%").

    Args:
        draft: with propositions.
        clause: with the score.
        number: which of its scores.
        benchmark: the score's test.
        system: who got it, or None.
        indices: the sentence's propositions.
    """
    text, score = draft.text, clause.scores[number]
    system = None if system is None else without_kind(system)
    words = text[clause.start : clause.end]
    index = _holding(draft, indices, score.start)
    span = Span.trimmed(text, clause.start, clause.end)
    metric = telling(score.metric, score.unit) or _metric(text, clause, score)
    unit = score.unit
    if score.loose and not unit:
        sure = (s.unit for s in (*clause.earlier, *clause.scores) if not s.loose)
        unit = next(sure, clause.told.unit or "")
    dates = [date_of(text, clause, number)] * len(score.figures)
    if score.moved:
        dates[0] = since(text, clause)
    for (value, high), date in zip(score.figures, dates, strict=True):
        yield FoundResult(
            proposition=index,
            span=span or draft.propositions[index].span,
            benchmark=benchmark.name,
            system=system,
            score=value,
            unit=unit,
            date=date,
            qualifier=_qualifier(words, score),
            text=" ".join(text[score.start : score.end].split()),
            metric=metric,
            direction=direction_of(metric, unit, words),
            variant=benchmark.variant or split_in(words),
            setting=setting_beside(words, text[score.end : clause.end]),
            baseline=baseline_after(text[score.end : clause.end]),
            human=is_human(system),
            score_high=high,
        )


def _metric(text: str, clause: Clause, score: Score) -> str | None:
    """The measure that the clause names before the score, or the paragraph's for the same unit."""
    named = metrics_in(text[clause.start : score.start]) or metrics_in(text[score.end : clause.end])
    if named:
        return named[-1]
    if score.loose and (told := [s.metric for s in clause.earlier if s.metric]):
        return told[-1]
    same = clause.told.unit == score.unit and clause.given is not None
    return clause.told.metric if same else None


def _qualifier(words: str, score: Score) -> str | None:
    found = [score.bound] if score.bound else []
    if len(score.values) > 1 and not score.moved:
        found.append("range")
    found.extend(
        " ".join(m.group().lower().split()) for m in result_cues().qualifiers.finditer(words)
    )
    return "; ".join(dict.fromkeys(found)) or None


def _holding(draft: Draft, indices: Sequence[int], at: int) -> int:
    """The sentence's proposition that holds a place, else its first."""
    for index in indices:
        span = draft.propositions[index].span
        if span.start <= at < span.end:
            return index
    return indices[0]
