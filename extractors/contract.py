"""The extraction contract: one source's extraction as one JSON object (docs/extraction.md)."""

from __future__ import annotations

import json
from typing import Any

from kg.model import (
    BenchmarkResult,
    Entity,
    EntityKind,
    Extraction,
    Forecast,
    Horizon,
    Link,
    NameMerge,
    Post,
    Probability,
    Role,
    Source,
    Span,
    Statement,
    VerbalChance,
)

SCHEMA = "claimtrail.extraction/1"

# The only dicts of this package: they are the JSON object, made here and nowhere read.
_Json = dict[str, Any]


def to_contract(extraction: Extraction) -> str:
    """The extraction as JSON text, one object, with a newline at its end.

    Offsets are code points into the source's text; lists are sorted by start, then end.
    """
    by_kind = {
        kind: [_entity(e) for e in _by_first_mention(extraction) if e.kind is kind]
        for kind in EntityKind
    }
    found: _Json = {
        "schema": SCHEMA,
        "source": _source(extraction.document.source),
        "boilerplate": [
            {**_place(b.span), "reason": b.reason, "score": round(b.score, 3)}
            for b in extraction.boilerplate
        ],
        "posts": [_post(post) for post in extraction.posts],
        "claims": [_statement(statement) for statement in extraction.statements],
        "forecasts": [_forecast(forecast) for forecast in extraction.forecasts],
        "benchmarks": [_benchmark(result) for result in extraction.benchmarks],
        "people": by_kind[EntityKind.PERSON],
        "organisations": by_kind[EntityKind.ORGANISATION],
        "systems": by_kind[EntityKind.SYSTEM],
        "places": by_kind[EntityKind.PLACE],
        "links": [_link(link) for link in _by_place(extraction)],
        "sentences": [
            {**_place(f.span), "fate": f.fate.value, "reason": f.reason} for f in extraction.fates
        ],
        "refused_forecasts": [
            {**_quoted(r.span), "reason": r.reason.value} for r in extraction.refused
        ],
        "cells": [
            {**_quoted(c.span), "row": _maybe(c.row), "column": _maybe(c.column)}
            for c in extraction.parts.cells
        ],
        "footnotes": [
            {"label": n.label, "mark": _quoted(n.mark), **_quoted(n.note)}
            for n in extraction.parts.footnotes
        ],
        "captions": [
            {**_quoted(c.span), "kind": c.kind.value, "names": _place(c.of)}
            for c in extraction.parts.captions
        ],
    }
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _by_first_mention(extraction: Extraction) -> list[Entity]:
    return sorted(
        extraction.entities, key=lambda e: (e.mentions[0].span if e.mentions else (), e.id)
    )


def _by_place(extraction: Extraction) -> list[Link]:
    place = {s.id: (s.span.start, s.span.end) for s in extraction.statements}
    return sorted(extraction.links, key=lambda link: (place[link.from_], place[link.to], link.id))


def _place(span: Span) -> _Json:
    return {"start": span.start, "end": span.end}


def _quoted(span: Span) -> _Json:
    return {"start": span.start, "end": span.end, "quote": span.quote}


def _maybe(span: Span | None) -> _Json | None:
    return None if span is None else _quoted(span)


def _source(source: Source) -> _Json:
    return {
        "id": source.id,
        "title": source.title,
        "kind": source.kind.value,
        "author": source.author,
        "publisher": source.publisher,
        "published": source.published,
        "url": source.url,
        "sha256": source.sha256,
        "n_chars": source.n_chars,
    }


def _post(post: Post) -> _Json:
    return {
        "id": post.id,
        **_place(post.span),
        "author": post.author,
        "handle": post.handle,
        "reply_to": post.reply_to,
        "quotes": post.quotes,
        "duplicate_of": post.duplicate_of,
        "version_of": post.version_of,
        "author_evidence": [
            {"test": shown.test.value, **_quoted(shown.span)} for shown in post.author_evidence
        ],
        "changes": [
            {"own": _quoted(change.own), "other": _quoted(change.other)} for change in post.changes
        ],
    }


def _statement(statement: Statement) -> _Json:
    cue = statement.cue
    return {
        "id": statement.id,
        **_quoted(statement.span),
        "type": statement.type.value,
        "speaker": statement.speaker,
        "reporter": statement.reporter,
        "stance": statement.stance.value,
        "certainty": round(statement.certainty, 3),
        "polarity": statement.polarity.value,
        "canonical": statement.canonical,
        "salience": statement.salience,
        "topics": list(statement.topics),
        "post": statement.post,
        "claim": statement.claim,
        "cue": None if cue is None else _quoted(cue),
        "rule": f"{statement.provenance.maker}/{statement.provenance.version}",
        "marks": [
            {"kind": mark.kind.value, **_quoted(mark.span), "reason": mark.reason}
            for mark in statement.marks
        ],
        "chain": [
            {
                "holder": step.holder,
                "mode": step.mode.value,
                "cue": None if step.cue is None else _quoted(step.cue),
                "source": None if step.source is None else _quoted(step.source),
            }
            for step in statement.chain
        ],
    }


def _forecast(forecast: Forecast) -> _Json:
    return {
        "id": forecast.id,
        "claim": forecast.statement,
        **_quoted(forecast.span),
        "forecaster": forecast.forecaster,
        "event": forecast.event,
        "probability": _probability(forecast.probability),
        "horizon": _horizon(forecast.horizon),
        "conditional_on": forecast.conditional_on,
        "verbal": _verbal(forecast.verbal),
        "negated": forecast.negated,
        "undated": forecast.undated,
    }


def _verbal(verbal: VerbalChance | None) -> _Json | None:
    if verbal is None:
        return None
    return {"words": verbal.words, "low": verbal.low, "high": verbal.high, "scale": verbal.scale}


def _probability(probability: Probability | None) -> _Json | None:
    if probability is None:
        return None
    return {
        "low": probability.low,
        "high": probability.high,
        "point": probability.point,
        "operator": probability.operator.value,
        "text": probability.text,
    }


def _horizon(horizon: Horizon | None) -> _Json | None:
    if horizon is None:
        return None
    return {"start": horizon.start, "date": horizon.date, "text": horizon.text}


def _benchmark(result: BenchmarkResult) -> _Json:
    return {
        "id": result.id,
        "claim": result.statement,
        **_quoted(result.span),
        "benchmark": result.benchmark,
        "system": result.system,
        "score": result.score,
        "score_high": result.score_high,
        "unit": result.unit,
        "date": result.date,
        "qualifier": result.qualifier,
        "text": result.text,
        "metric": result.metric,
        "direction": None if result.direction is None else result.direction.value,
        "variant": result.variant,
        "setting": result.setting,
        "baseline": result.baseline,
        "human": result.human,
        "reporter": result.reporter,
    }


def _entity(entity: Entity) -> _Json:
    found: _Json = {
        "id": entity.id,
        "name": entity.name,
        "aliases": list(entity.aliases),
    }
    if entity.kind is EntityKind.PERSON:
        found["affiliations"] = list(entity.affiliations)
        found["roles"] = [_role(role) for role in entity.roles]
    found["mentions"] = [_quoted(mention.span) for mention in entity.mentions]
    found["merges"] = [_merge(merge) for merge in entity.merges]
    return found


def _role(role: Role) -> _Json:
    return {"role": role.role, "organisation": role.organisation, **_quoted(role.at.span)}


def _merge(merge: NameMerge) -> _Json:
    return {
        "alias": merge.alias,
        "test": merge.test.value,
        **_quoted(merge.alias_at.span),
        "name": _quoted(merge.name_at.span),
    }


def _link(link: Link) -> _Json:
    return {
        "id": link.id,
        "from": link.from_,
        "to": link.to,
        "relation": link.relation.value,
        "confidence": round(link.confidence, 3),
        "test": link.test,
        "evidence": [
            {"kind": piece.kind, "side": piece.side.value, **_quoted(piece.span)}
            for piece in link.evidence
        ],
    }
