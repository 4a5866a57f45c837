"""Corrections whose source has changed: their words are looked for in the texts that are here.

A place is found again by its quotation and the words around it, as the Web Annotation Data Model's text quote
selector names them (exact, prefix, suffix). It moves only where one passage alone fits; otherwise the
entry stays as it was, and is stale.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import SequenceMatcher

from kg.model import ClaimDecision, Correction, Place, Span
from kg.model.correction import (
    Amendment,
    Around,
    Hiding,
    Rejection,
    SpeakerChange,
    Unlinking,
    WordingChange,
    places_of,
)

REACH = 60
"""Code points kept before and after a quotation."""
_LEAST = 16
"""Code points of them next to the quotation that must be the same."""
_ALIKE = 0.9
"""Likeness of a quotation whose own words changed a little (Ratcliff and Obershelp)."""
_LONGEST = 2_000
"""Longer quotations are looked for only as they were."""

Texts = Mapping[str, str]


def around(change: Amendment, texts: Texts) -> tuple[Around, ...]:
    """The words before and after each place of a change; two empty ones where its source is not here.

    Args:
        change: as it is made.
        texts: by source.
    """
    return tuple(_around(place, texts.get(place.source)) for place in places_of(change))


def anchored(
    log: Iterable[Correction], here: frozenset[str], texts: Callable[[], Texts]
) -> tuple[Correction, ...]:
    """The log with places moved to where their words stand now.

    Args:
        log: as it was written.
        here: ids of the sources that are here.
        texts: gives their texts; asked only when a place's source is gone.
    """
    entries = tuple(log)
    if not any(_lost(entry, here) for entry in entries):
        return entries
    found = texts()
    return tuple(_moved(entry, here, found) if _lost(entry, here) else entry for entry in entries)


def _lost(entry: Correction, here: frozenset[str]) -> bool:
    return bool(entry.around) and any(p.source not in here for p in places_of(entry.change))


def _moved(entry: Correction, here: frozenset[str], texts: Texts) -> Correction:
    places: dict[Place, Place] = {}
    for place, words in zip(places_of(entry.change), entry.around, strict=True):
        now = place if place.source in here else _now(place, words, texts)
        if now is None:
            return entry
        places[place] = now
    change = _at(entry.change, places)
    return replace(entry, change=change, was=entry.change)


def _around(place: Place, text: str | None) -> Around:
    if text is None:
        return "", ""
    start, end = place.span.start, place.span.end
    return text[max(0, start - REACH) : start], text[end : end + REACH]


def _now(place: Place, words: Around, texts: Texts) -> Place | None:
    """The one passage that fits, word for word or else with a slip in it; None for none or several."""
    quote = place.span.quote
    for search in (_same, _alike):
        found = [
            (source, start, end)
            for source in sorted(texts)
            for start, end in search(texts[source], quote, words)
        ]
        if len(found) == 1:
            source, start, end = found[0]
            return Place(source, Span.of(texts[source], start, end))
        if found:
            return None
    return None


def _same(text: str, quote: str, words: Around) -> Iterator[tuple[int, int]]:
    """Where the quotation stands as it was, with the old words on one side at least."""
    before, after = words
    start = text.find(quote)
    while start >= 0:
        end = start + len(quote)
        left, right = before[-_LEAST:], after[:_LEAST]
        if (
            (len(left) == _LEAST and text[:start].endswith(left))
            or (len(right) == _LEAST and text.startswith(right, end))
            # Short texts have few words around: then both sides must be as they were.
            or (text[:start].endswith(left) and text[end:] == after and len(after) < _LEAST)
        ):
            yield start, end
        start = text.find(quote, start + 1)


def _alike(text: str, quote: str, words: Around) -> Iterator[tuple[int, int]]:
    """Where nearly the quotation stands between the old words on both sides."""
    left, right = words[0][-_LEAST:], words[1][:_LEAST]
    if len(left) < _LEAST or len(right) < _LEAST or len(quote) > _LONGEST:
        return
    at = text.find(left)
    while at >= 0:
        start = at + _LEAST
        end = text.find(right, start + 1, start + 2 * len(quote) + len(right))
        if (
            end > 0
            and SequenceMatcher(None, quote, text[start:end], autojunk=False).ratio() >= _ALIKE
        ):
            yield start, end
        at = text.find(left, at + 1)


def _at(change: Amendment, places: Mapping[Place, Place]) -> Amendment:
    """The change at other places."""
    match change:
        case SpeakerChange(at=at) | WordingChange(at=at) | Rejection(at=at):
            return replace(change, at=places[at])
        case Hiding(at=held):
            return Hiding(tuple(sorted({places[place] for place in held})))
        case Unlinking(from_=from_, to=to):
            return replace(change, from_=places[from_], to=places[to])
        case ClaimDecision(one=one, other=other):
            return replace(change, one=places[one], other=places[other])
        case _:
            return change
