"""The review of a source before it joins: each thing found beside its sentence, kept, corrected or rejected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from extractors.reviewing import Review
from kg.analysis.chance_words import chance_words
from kg.analysis.curation import name_rejection, place_of
from kg.model import (
    BenchmarkResult,
    Entity,
    EntityKind,
    Forecast,
    Place,
    Source,
    Span,
    Statement,
)
from kg.model.correction import (
    Amendment,
    RecordKind,
    Rejection,
    SpeakerChange,
    WordingChange,
    forecast_detail,
    result_detail,
)
from views.plain import certain, counted, label, shown, speaker

_SHOWN = 15
_AROUND = 160
_ENDS = '.!?:”"'
_OPEN = "review_open"
_KINDS = {
    EntityKind.PERSON: "person",
    EntityKind.ORGANISATION: "organisation",
    EntityKind.SYSTEM: "system",
    EntityKind.PLACE: "place",
}

Keep = Callable[[Review], None]
"""Takes the review as it is after something was said."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing found.

    Args:
        id: of the record.
        sentence: the words that it stands in.
        told: what was found, in one line.
        rejection: what takes it out.
        statement: where it is one, so that its speaker and wording can be corrected.
        around: the words it stands in, where it is no whole sentence; "" otherwise.
    """

    id: str
    sentence: str
    told: str
    rejection: Rejection
    statement: Statement | None = None
    around: str = ""


def items(review: Review) -> dict[str, tuple[Item, ...]]:
    """What was found, by kind, each kind in the order of the text; kinds without any are left out."""
    found = review.found
    now = {statement.id: statement for statement in review.corrected.statements}
    source = found.document.source
    by_id = {statement.id: statement for statement in found.statements}
    text = found.document.text
    kinds = {
        "Claims": tuple(_claim(now.get(s.id, s), source, text) for s in found.statements),
        "Forecasts": tuple(_forecast(f, by_id[f.statement]) for f in found.forecasts),
        "Benchmark results": tuple(_result(b, by_id[b.statement]) for b in found.benchmarks),
        "Names": tuple(
            _name(review, entity, text)
            for entity in sorted(found.entities, key=lambda e: (min(e.mentions), e.id))
        ),
    }
    return {kind: made for kind, made in kinds.items() if made}


def review_list(review: Review, keep: Keep) -> None:
    """The list of what was found, with what can be said of each.

    Args:
        review: as it is.
        keep: called with the review as a person's word leaves it, in a callback.
    """
    kinds = items(review)
    if not kinds:
        st.info("No claims, figures or names were found in this text.", icon=":material/info:")
        return
    kind = st.segmented_control(
        "What was found",
        list(kinds),
        default=next(iter(kinds)),
        key="review_kind",
        format_func=lambda name: f"{name} ({len(kinds[name])})",
    )
    listed = kinds.get(kind or "", next(iter(kinds.values())))
    pages = -(-len(listed) // _SHOWN)
    at = st.number_input("Page", 1, pages, key=f"review_page_{kind}") if pages > 1 else 1
    for item in listed[(at - 1) * _SHOWN : at * _SHOWN]:
        _item(review, item, keep)


def said_of(review: Review) -> str:
    """How much was found, and how much of it was rejected or corrected, in one line."""
    counts = ", ".join(
        counted(len(made), kind.lower().removesuffix("s")) for kind, made in items(review).items()
    )
    rejected = sum(isinstance(change, Rejection) for change in review.said)
    corrected = len(review.said) - rejected
    return f"{counts or 'nothing found'}; {rejected} rejected, {corrected} corrected"


def _letters(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())


def _claim(statement: Statement, source: Source, text: str) -> Item:
    who = speaker(statement.speaker, source)
    worded = _letters(statement.canonical) != _letters(statement.span.quote)
    how = f"{statement.type.value}, {statement.stance.value}, {certain(statement.certainty, statement.span.quote)}"
    return Item(
        id=statement.id,
        sentence=statement.span.quote,
        told=f"{who} · {how}" + (f" · worded: {statement.canonical}" if worded else ""),
        around=_around(text, statement.span),
        rejection=Rejection(RecordKind.STATEMENT, place_of(statement)),
        statement=statement,
    )


def _forecast(forecast: Forecast, statement: Statement) -> Item:
    chance = chance_words(forecast)
    when = forecast.horizon.text if forecast.horizon else None
    told = " · ".join(part for part in (forecast.forecaster, chance, when, forecast.event) if part)
    at = Place(forecast.source, forecast.span)
    rejection = Rejection(RecordKind.FORECAST, at, forecast_detail(forecast))
    return Item(forecast.id, statement.span.quote, told, rejection)


def _result(result: BenchmarkResult, statement: Statement) -> Item:
    score = result.text or f"{result.score:g} {result.unit}"
    told = " · ".join(
        part for part in (result.benchmark, result.system, score, result.date) if part
    )
    at = Place(result.source, result.span)
    rejection = Rejection(RecordKind.RESULT, at, result_detail(result))
    return Item(result.id, statement.span.quote, told, rejection)


def _name(review: Review, entity: Entity, text: str) -> Item:
    also = [alias for alias in entity.aliases if alias != entity.name]
    parts = [f"{entity.name} ({_KINDS[entity.kind]})"]
    if also:
        parts.append(f"also {', '.join(also)}")
    if entity.affiliations:
        parts.append(", ".join(entity.affiliations))
    parts.append(f"named {len(entity.mentions)} times")
    return Item(
        id=entity.id,
        sentence=_line(text, min(entity.mentions).span),
        told=" · ".join(parts),
        rejection=name_rejection(review.found, entity.id),
    )


def _line(text: str, span: Span) -> str:
    """The line that some words stand in, cut to what is near."""
    start, end = _reach(text, span)
    return text[start:end].strip()


def _around(text: str, span: Span) -> str:
    """The line that some words stand in, cut to what is near; "" where they are sentences of their own."""
    start, end = _reach(text, span)
    before, after = text[start : span.start].rstrip(), text[span.end : end].strip()
    begins = not before or before[-1] in _ENDS
    closes = not after or span.quote.rstrip()[-1:] in _ENDS
    return "" if begins and closes else " ".join(text[start:end].split())


def _reach(text: str, span: Span) -> tuple[int, int]:
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - _AROUND)
    stop = text.find("\n", span.end)
    return start, min(len(text) if stop < 0 else stop, span.end + _AROUND)


def _item(review: Review, item: Item, keep: Keep) -> None:
    rejected = review.has(item.rejection)
    said = () if item.statement is None else _said(review, item.statement)
    with st.container(border=True, gap="xsmall", key=f"found-{item.id}"):
        st.text(f"“{shown(item.sentence)}”")
        if item.around:
            st.caption(label(f"in: … {item.around} …"))
        st.caption(label(item.told))
        if rejected:
            st.markdown("**Rejected.** It will not join the graph.")
        elif said:
            st.markdown("**Corrected.**")
        with st.container(horizontal=True):
            if rejected:
                _button("Undo", f"undo-{item.id}", keep, review.without(item.rejection))
                return
            if said:
                kept = review
                for change in said:
                    kept = kept.without(change)
                _button("Undo the correction", f"undo-{item.id}", keep, kept)
            _button("Reject", f"reject-{item.id}", keep, review.with_change(item.rejection))
            if item.statement is not None:
                st.button(
                    "Correct",
                    key=f"open-{item.id}",
                    icon=":material/edit:",
                    on_click=_open,
                    args=(item.id,),
                )
        if item.statement is not None and st.session_state.get(_OPEN) == item.id:
            _form(review, item.statement, keep)


def _said(review: Review, statement: Statement) -> tuple[Amendment, ...]:
    place = place_of(statement)
    return tuple(
        change
        for change in review.said
        if isinstance(change, SpeakerChange | WordingChange) and change.at == place
    )


def _button(words: str, key: str, keep: Keep, after: Review) -> None:
    icon = ":material/block:" if words == "Reject" else ":material/undo:"
    st.button(words, key=key, icon=icon, on_click=keep, args=(after,))


def _open(item: str) -> None:
    st.session_state[_OPEN] = None if st.session_state.get(_OPEN) == item else item


def _form(review: Review, statement: Statement, keep: Keep) -> None:
    names = sorted({s.speaker for s in review.found.statements} | _people(review.found.entities))
    source = review.found.document.source
    if statement.speaker not in names:
        names.insert(0, statement.speaker)
    with st.form(f"form-{statement.id}", border=False):
        st.selectbox(
            "Who says it",
            names,
            index=names.index(statement.speaker),
            format_func=lambda name: speaker(name, source),
            accept_new_options=True,
            key=f"speaker-{statement.id}",
            help="Choose a name or type one.",
        )
        st.text_area(
            "Its wording, standing alone",
            value=statement.canonical,
            key=f"wording-{statement.id}",
        )
        st.form_submit_button(
            "Save", type="primary", on_click=_save, args=(review, statement, keep)
        )


def _people(entities: Sequence[Entity]) -> set[str]:
    return {entity.name for entity in entities if entity.kind.speaks}


def _save(review: Review, statement: Statement, keep: Keep) -> None:
    place = place_of(statement)
    name = (st.session_state[f"speaker-{statement.id}"] or "").strip()
    wording = st.session_state[f"wording-{statement.id}"].strip()
    if name and name != statement.speaker:
        review = review.with_change(SpeakerChange(place, name))
    if wording and wording != statement.canonical:
        review = review.with_change(WordingChange(place, wording))
    st.session_state[_OPEN] = None
    keep(review)
