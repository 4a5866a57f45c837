"""Counting one document's extraction against its gold, category by category."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.evaluation.counts import Category, Row, right_share, totals
from extractors.evaluation.gold import KEY_SALIENCE, Gold, GoldEntity
from extractors.evaluation.link_scores import link_rows
from extractors.evaluation.matching import Aliases, names_somebody, same_name
from extractors.evaluation.pairs import (
    FoundClaim,
    found_claims,
    found_forecasts,
    found_results,
    wrong_forecasts,
)
from extractors.evaluation.places import Extent, at_one_of, mostly_inside, overlap
from extractors.evaluation.post_scores import post_rows
from kg.model import Entity, EntityKind, Extraction, Operator

_NAMED_TYPES = ("forecast", "benchmark", "definition")
_OPERATORS = tuple(operator.value for operator in Operator)
_DAY = len("2028-12-31")


def score(gold: Gold, text: str, found: Extraction) -> tuple[Row, ...]:
    """Count an extraction against the gold of the same document.

    Args:
        gold: the annotation.
        text: the document as decoded, read apart from the extraction.
        found: what was extracted from it.

    Returns:
        One row for each category that this gold can judge (a page without posts has no rows for
        posts), in the categories' order.
    """
    aliases = Aliases(gold.people)
    hits = found_claims(gold, found)
    return totals(
        (
            _offsets(text, found),
            *_claims(gold, found, hits),
            *_speakers(hits, aliases),
            _types(hits),
            *_forecasts(gold, found, aliases),
            *_results(gold, found),
            *_entities(gold.people, found, EntityKind.PERSON),
            *_entities(gold.organisations, found, EntityKind.ORGANISATION),
            *post_rows(gold, found, aliases),
            *link_rows(gold, found),
        )
    )


def _offsets(text: str, found: Extraction) -> Row:
    # Held against the file itself: an extraction is only checked against its own copy.
    spans = [
        *(statement.span for statement in found.statements),
        *(forecast.span for forecast in found.forecasts),
        *(result.span for result in found.benchmarks),
    ]
    wrong = sum(text[span.start : span.end] != span.quote for span in spans)
    return Row(Category.BAD_OFFSETS, wrong, len(spans))


def _claims(gold: Gold, found: Extraction, hits: tuple[FoundClaim, ...]) -> Iterator[Row]:
    places = [place for claim in gold.claims for place in claim.places]
    wrong_zones = (*gold.boilerplate, *gold.not_claims)
    said = len(found.statements)
    right = [s for s in found.statements if at_one_of(s.span, places)]
    right_ids = {s.id for s in right}
    others = [s for s in found.statements if s.id not in right_ids]
    wrong = [s for s in others if _inside(s.span, wrong_zones)]
    judged = len(right) + len(wrong)
    yield Row(Category.CLAIMS, len(right), judged, len(hits), len(gold.claims))
    yield Row(Category.CLAIMS_UNMATCHED_SHARE, said - judged, said)
    key = sum(claim.salience == KEY_SALIENCE for claim in gold.claims)
    key_found = sum(hit.gold.salience == KEY_SALIENCE for hit in hits)
    yield Row(Category.CLAIMS_KEY, found=key_found, gold=key)
    yield _key_precision(gold, found)
    leaks = sum(_inside(s.span, (zone,)) for s in found.statements for zone in gold.boilerplate)
    yield Row(Category.BOILERPLATE_LEAKS, leaks, said)


def _inside(place: Extent, zones: tuple[Extent, ...]) -> bool:
    return any(mostly_inside(place, zone) for zone in zones)


def _key_precision(gold: Gold, found: Extraction) -> Row:
    """How much of what the tool itself calls key is worth finding at all."""
    worth = [claim.place for claim in gold.claims if claim.salience >= KEY_SALIENCE - 1]
    called_key = [s for s in found.statements if s.salience >= KEY_SALIENCE]
    right = sum(at_one_of(s.span, worth) for s in called_key)
    return Row(Category.CLAIMS_KEY_PRECISION, right, len(called_key))


def _speakers(hits: tuple[FoundClaim, ...], aliases: Aliases) -> Iterator[Row]:
    named = [hit for hit in hits if names_somebody(hit.gold.speaker)]
    right = sum(hit.has_its_speaker(aliases) for hit in named)
    yield right_share(Category.SPEAKER_NAMED, right, len(named))
    unnamed = [hit for hit in hits if hit.gold.speaker and not names_somebody(hit.gold.speaker)]
    right = sum(not names_somebody(hit.statement.speaker) for hit in unnamed)
    yield right_share(Category.SPEAKER_UNNAMED, right, len(unnamed))


def _types(hits: tuple[FoundClaim, ...]) -> Row:
    asked = [hit for hit in hits if hit.gold.type in _NAMED_TYPES]
    right = sum(hit.statement.type == hit.gold.type for hit in asked)
    return Row(Category.CLAIM_TYPE, found=right, gold=len(asked))


def _forecasts(gold: Gold, found: Extraction, aliases: Aliases) -> Iterator[Row]:
    pairs = found_forecasts(gold, found)
    right = len(found.forecasts) - len(wrong_forecasts(gold, found))
    originals = sum(not g.repeats for g in gold.forecasts)
    yield Row(Category.FORECASTS, right, len(found.forecasts), len(pairs), originals)
    named = [(g, f) for g, f in pairs if names_somebody(g.forecaster)]
    right = sum(aliases.match(g.forecaster, f.forecaster) for g, f in named)
    yield right_share(Category.FORECAST_FORECASTER, right, len(named))
    dated = [(g, f) for g, f in pairs if len(g.date) == _DAY]
    right = sum(f.horizon is not None and f.horizon.date == g.date for g, f in dated)
    yield right_share(Category.FORECAST_DATE_EXACT, right, len(dated))
    bounded = [(g, f) for g, f in pairs if g.operator in _OPERATORS]
    right = sum(
        f.probability is not None and f.probability.operator == g.operator for g, f in bounded
    )
    yield right_share(Category.FORECAST_OPERATOR, right, len(bounded))


def _results(gold: Gold, found: Extraction) -> Iterator[Row]:
    pairs = found_results(gold, found)
    right = len(pairs)
    yield Row(Category.BENCHMARKS, right, len(found.benchmarks), right, len(gold.results))
    dated = [(g, r) for g, r in pairs if g.date]
    # A date told more exactly than annotated is right as far as gold goes.
    right = sum((r.date or "").startswith(g.date) for g, r in dated)
    yield right_share(Category.BENCHMARK_DATE, right, len(dated))


def _entities(wanted: tuple[GoldEntity, ...], found: Extraction, kind: EntityKind) -> Iterator[Row]:
    if kind is EntityKind.ORGANISATION:
        if not wanted:
            return
        category, mentions = Category.ORGANISATIONS, Category.ORGANISATIONS_MENTIONS
    else:
        category, mentions = Category.PEOPLE, Category.PEOPLE_MENTIONS
    entities = [entity for entity in found.entities if entity.kind is kind]
    right = sum(any(_same_entity(g, e) for g in wanted) for e in entities)
    seen = sum(any(_same_entity(g, e) for e in entities) for g in wanted)
    yield Row(category, right, len(entities), seen, len(wanted))
    gold_places: set[Extent] = {place for g in wanted for place in g.mentions}
    places: set[Extent] = {mention.span for e in entities for mention in e.mentions}
    yield Row(
        mentions,
        _touched(places, gold_places),
        len(places),
        _touched(gold_places, places),
        len(gold_places),
    )


def _same_entity(wanted: GoldEntity, entity: Entity) -> bool:
    return same_name(wanted.name, wanted.aliases, entity.name)


def _touched(places: set[Extent], others: set[Extent]) -> int:
    return sum(any(overlap(place, other) for other in others) for place in places)
