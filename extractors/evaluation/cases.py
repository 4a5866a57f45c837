"""The single cases behind a figure: what was annotated and missed, and what was found and is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from extractors.evaluation.counts import Category
from extractors.evaluation.gold import KEY_SALIENCE, Gold, GoldClaim, GoldForecast, GoldResult
from extractors.evaluation.link_scores import LINK_CATEGORIES, JudgedLink, links_in_gold_terms
from extractors.evaluation.matching import Aliases, names_somebody
from extractors.evaluation.pairs import (
    found_claims,
    found_forecasts,
    found_results,
    wrong_forecasts,
)
from extractors.evaluation.places import Extent
from kg.model import BenchmarkResult, Extraction, Forecast, Relation

_LONGEST = 160
"""Code points of a place that are shown."""


class Verdict(StrEnum):
    """What is the matter with a case."""

    MISSED = "missed"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Case:
    """One case that lowers a figure.

    Args:
        verdict: missed (annotated, not found) or wrong (found, not annotated so).
        start: code point where it stands; -1 where the annotation gives no place.
        says: what it is, in one line.
    """

    verdict: Verdict
    start: int
    says: str


@dataclass(frozen=True, slots=True)
class _Read:
    """A document's annotation, text and extraction."""

    gold: Gold
    text: str
    found: Extraction

    def words(self, place: Extent) -> str:
        """A place's words in one line, cut when long."""
        words = " ".join(self.text[place.start : place.end].split())
        return f'"{words}"' if len(words) <= _LONGEST else f'"{words[: _LONGEST - 1]}…"'


def cases(category: Category, gold: Gold, text: str, found: Extraction) -> tuple[Case, ...]:
    """Every case of a category that is missed or wrong, in the text's order.

    Args:
        category: one of `LISTED`.
        gold: the annotation.
        text: the document as decoded.
        found: what was extracted from it.
    """
    listed = _LISTERS[category](_Read(gold, text, found))
    return tuple(sorted(listed, key=lambda case: (case.start, case.verdict, case.says)))


def _key_claims(read: _Read) -> Iterator[Case]:
    hit = {pair.gold.id for pair in found_claims(read.gold, read.found)}
    for claim in read.gold.claims:
        if claim.salience == KEY_SALIENCE and claim.id not in hit:
            yield Case(Verdict.MISSED, claim.place.start, read.words(claim.place))


def _speakers(read: _Read) -> Iterator[Case]:
    aliases = Aliases(read.gold.people)
    for pair in found_claims(read.gold, read.found):
        wanted, given = pair.gold.speaker, pair.statement.speaker
        if names_somebody(wanted) and not pair.has_its_speaker(aliases):
            says = f"{read.words(pair.gold.place)}: of {wanted}, given to {given}"
            yield Case(Verdict.WRONG, pair.gold.place.start, says)


def _forecasts(read: _Read) -> Iterator[Case]:
    hit = {g.repeats or g.id for g, _ in found_forecasts(read.gold, read.found)}
    for g in read.gold.forecasts:
        if not g.repeats and g.id not in hit:
            says = f"{read.words(g.place)}: {_annotated_forecast(g)}"
            yield Case(Verdict.MISSED, g.place.start, says)
    for f in wrong_forecasts(read.gold, read.found):
        says = f"{read.words(f.span)}: {_predicted_forecast(f)}"
        yield Case(Verdict.WRONG, f.span.start, says)


def _annotated_forecast(forecast: GoldForecast) -> str:
    chance = "no chance" if forecast.chance is None else f"{forecast.chance:g}"
    return f"{forecast.forecaster or 'nobody'}, {chance}, {forecast.date or 'no day'}"


def _predicted_forecast(forecast: Forecast) -> str:
    chance = "no chance" if forecast.probability is None else f"{forecast.probability.point}"
    day = "no day" if forecast.horizon is None else forecast.horizon.date
    return f"{forecast.forecaster}, {chance}, {day}, {forecast.event}"


def _results(read: _Read) -> Iterator[Case]:
    pairs = found_results(read.gold, read.found)
    free = [g for g, _ in pairs]
    for g in read.gold.results:
        # Two annotations may be equal; each found one stands for one of them.
        if g in free:
            free.remove(g)
        else:
            yield Case(Verdict.MISSED, -1, _annotated_result(g))
    taken = {result.id for _, result in pairs}
    for result in read.found.benchmarks:
        if result.id not in taken:
            says = f"{read.words(result.span)}: {_predicted_result(result)}"
            yield Case(Verdict.WRONG, result.span.start, says)


def _annotated_result(result: GoldResult) -> str:
    scores = " to ".join(f"{score:g}" for score in result.scores)
    return f"{result.benchmark}, {result.system or 'nobody'}, {scores}"


def _predicted_result(result: BenchmarkResult) -> str:
    return f"{result.benchmark}, {result.system or 'nobody'}, {result.score:g}"


def _links(relation: Relation) -> Callable[[_Read], Iterator[Case]]:
    def listed(read: _Read) -> Iterator[Case]:
        claims = {claim.id: claim for claim in read.gold.claims}
        links = [e for e in links_in_gold_terms(read.gold, read.found) if e.relation is relation]
        wanted = [link for link in read.gold.links if link.relation == relation]
        for link in wanted:
            ends = (claims.get(link.from_), claims.get(link.to))
            if not any(e.joins(link) for e in links):
                yield _missed(read, *ends)
        for judged in links:
            if judged.judged and not any(judged.joins(link) for link in wanted):
                yield _wrong(read, judged)

    return listed


def _opposite(read: _Read) -> Iterator[Case]:
    for judged in links_in_gold_terms(read.gold, read.found):
        others = (link for link in read.gold.links if link.relation != judged.relation)
        if judged.judged and any(judged.joins(link) for link in others):
            yield _wrong(read, judged)


def _missed(read: _Read, from_: GoldClaim | None, to: GoldClaim | None) -> Case:
    ends = ("(no such claim)" if end is None else read.words(end.place) for end in (from_, to))
    return Case(Verdict.MISSED, -1 if from_ is None else from_.place.start, " -> ".join(ends))


def _wrong(read: _Read, judged: JudgedLink) -> Case:
    spans = {statement.id: statement.span for statement in read.found.statements}
    from_, to = spans[judged.link.from_], spans[judged.link.to]
    says = f"{read.words(from_)} -> {read.words(to)}: {judged.link.test}"
    return Case(Verdict.WRONG, from_.start, says)


_LISTERS: dict[Category, Callable[[_Read], Iterator[Case]]] = {
    Category.CLAIMS_KEY: _key_claims,
    Category.SPEAKER_NAMED: _speakers,
    Category.FORECASTS: _forecasts,
    Category.BENCHMARKS: _results,
    **{category: _links(relation) for relation, category in LINK_CATEGORIES.items()},
    Category.LINKS_OPPOSITE: _opposite,
}

LISTED = tuple(category.value for category in _LISTERS)
"""The categories whose cases `cases` can list."""
